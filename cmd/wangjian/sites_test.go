package main

import (
	"slices"
	"strings"
	"testing"

	"wangjian/audits"
	"wangjian/browser"
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
	pool := newPool(t)
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
	row := evidence.Site{
		URL: "http://" + site.Host + "/", Name: site.Registered["name"], Domain: site.Registered["domain"], Code: site.Registered["code"],
		ICP: site.Registered["icp"], Police: site.Registered["police"], HostUnit: site.Registered["host_unit"],
	}
	judgement := auditServed(t, site, row, survey.Plan{Pages: 20, Tabs: 2, Stealth: browser.StealthOff, Pool: pool})
	var open []string
	for _, gap := range judgement.Gaps {
		open = append(open, gap.Code)
	}
	return judgement, open
}
