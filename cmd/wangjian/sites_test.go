package main

import (
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/browser"
	"wangjian/browser/network"
	"wangjian/evidence"
	"wangjian/fixtures/sites"
	"wangjian/survey"
)

// TestSmallSitesAreJudgedByTheirTruths surveys every site of fixtures/sites.
func TestSmallSitesAreJudgedByTheirTruths(t *testing.T) {
	all, err := sites.All()
	if err != nil {
		t.Fatal(err)
	}
	pool, err := browser.NewPool()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	for i := range all {
		site := &all[i]
		t.Run(site.File, func(t *testing.T) {
			t.Parallel()
			judgement, gaps := auditSmall(t, pool, site)
			var found []string
			for _, f := range judgement.Findings {
				if f.Severity != audits.SeverityNote && inFamilies(f.Code, site.Families) {
					found = append(found, f.Code)
				}
			}
			slices.Sort(found)
			if found = slices.Compact(found); !slices.Equal(found, site.Expect) {
				t.Errorf("%s: found %v, want %v: %s", site.Title, found, site.Expect, messages(judgement))
			}
			for _, code := range site.Open {
				if !slices.Contains(gaps, code) {
					t.Errorf("%s: %s is settled, want it undetermined", site.Title, code)
				}
			}
		})
	}
}

func inFamilies(code string, families []string) bool {
	return slices.ContainsFunc(families, func(family string) bool {
		return code == family || strings.HasPrefix(code, family+".")
	})
}

// auditSmall surveys and judges one small site, and names the codes left open.
func auditSmall(t *testing.T, pool *browser.Pool, site *sites.Site) (*audits.Judgement, []string) {
	t.Helper()
	server := httptest.NewServer(site)
	defer server.Close()
	at := netip.MustParseAddrPort(server.Listener.Addr().String())
	table, err := audits.Builtin("site-city")
	if err != nil {
		t.Fatal(err)
	}
	row := evidence.Site{
		URL: "http://" + site.Host + "/", Name: site.Registered["name"], Domain: site.Registered["domain"], Code: site.Registered["code"],
		ICP: site.Registered["icp"], Police: site.Registered["police"], HostUnit: site.Registered["host_unit"],
	}
	d, err := survey.Run(t.Context(), row, survey.Plan{
		Dir: filepath.Join(t.TempDir(), dossierFolder), Pages: 20, Tabs: 2, Robots: survey.RobotsObey, Stealth: browser.StealthOff,
		Pool: pool, Dialer: network.NewDialer(network.Policy{Pins: []network.Pin{{Host: "*", Address: at.Addr(), To: at.Port()}}}),
		Version: "wangjian/test", Now: time.Now, Links: linksOf, Inspect: audits.Inspector(table, row, time.Now()),
	})
	if err != nil {
		t.Fatal(err)
	}
	judgement, err := audits.Judge(d, table, nil, d.Survey.Started)
	if err != nil {
		t.Fatal(err)
	}
	var open []string
	for _, gap := range judgement.Gaps {
		open = append(open, gap.Code)
	}
	return judgement, open
}
