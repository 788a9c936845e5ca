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
	"wangjian/fixtures/portal"
	"wangjian/survey"
)

// portalPages is how far a survey of the portal goes here: its navigation and
// the pages that show the defects.
const portalPages = 60

// notHere are defects that this test cannot show: the way to the portal, not
// the portal, decides them.
var notHere = map[string]bool{"reach.ipv6.subresource": true}

// TestEveryDefectIsFoundAndNoNearMissIs surveys the portal once for each
// switch. A defect must raise its own code and no other, a near miss none.
func TestEveryDefectIsFoundAndNoNearMissIs(t *testing.T) {
	pool, err := browser.NewPool()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Run("the clean portal is clean", func(t *testing.T) {
		if codes := codesOf(auditPortal(t, pool, "none")); len(codes) > 0 {
			t.Errorf("found %v", codes)
		}
	})
	for _, d := range portal.Defects() {
		if notHere[strings.TrimPrefix(d.Code, "near:")] {
			continue
		}
		t.Run(d.Code, func(t *testing.T) {
			judgement := auditPortal(t, pool, d.Code)
			codes := codesOf(judgement)
			switch {
			case d.NearMiss && len(codes) > 0:
				t.Errorf("%s must not be reported, found %v: %s", d.Title, codes, messages(judgement))
			case !d.NearMiss && !slices.Equal(codes, []string{d.Code}):
				t.Errorf("%s: found %v, want %s alone: %s", d.Title, codes, d.Code, messages(judgement))
			}
		})
	}
}

// auditPortal surveys and judges the portal with one switch set.
func auditPortal(t *testing.T, pool *browser.Pool, name string) *audits.Judgement {
	t.Helper()
	site, err := portal.New(portal.Options{AsOf: time.Now(), Defects: []string{name}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	defer server.Close()
	at := netip.MustParseAddrPort(server.Listener.Addr().String())
	table, err := audits.Builtin("site-city")
	if err != nil {
		t.Fatal(err)
	}
	r := site.Registered()
	row := evidence.Site{Name: r.Name, URL: "http://" + site.Host() + "/", Domain: r.Domain, Code: r.Code, ICP: r.ICP, Police: r.Police, HostUnit: r.HostUnit}
	stealth := browser.StealthOff
	if strings.HasSuffix(name, "reach.challenge") {
		stealth = browser.StealthAuto
	}
	d, err := survey.Run(t.Context(), row, survey.Plan{
		Dir: filepath.Join(t.TempDir(), dossierFolder), Pages: portalPages, Tabs: 4, Robots: survey.RobotsObey, Stealth: stealth,
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
	return judgement
}

func codesOf(j *audits.Judgement) []string {
	var codes []string
	for _, f := range j.Findings {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func messages(j *audits.Judgement) string {
	var all []string
	for _, f := range j.Findings {
		all = append(all, f.Message)
	}
	return strings.Join(all, "; ")
}
