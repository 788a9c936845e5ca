package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/browser"
	"wangjian/evidence"
	"wangjian/fixtures/portal"
	"wangjian/survey"
)

const (
	// usualPages is how far a survey goes unless told otherwise.
	usualPages = 200
	// somePages is how far it goes where marks and pages of the first levels matter.
	somePages = 60
	// fewPages is how far it goes where the way to the portal is what matters.
	fewPages = 20
)

// notHere are defects that this test cannot show: the way to the portal, not
// the portal, decides them.
var notHere = map[string]bool{"reach.ipv6.subresource": true}

// TestEveryDefectIsFoundAndNoNearMissIs surveys the portal with its switches
// set, as many at once as go together. Each defect must raise its own code,
// and nothing else may be reported.
func TestEveryDefectIsFoundAndNoNearMissIs(t *testing.T) {
	pool := newPool(t)
	var defects, nearMisses []portal.Defect
	for _, d := range portal.Defects() {
		switch {
		case notHere[strings.TrimPrefix(d.Code, "near:")]:
		case d.NearMiss:
			nearMisses = append(nearMisses, d)
		default:
			defects = append(defects, d)
		}
	}
	for _, names := range slices.Concat([][]string{{"none"}}, groups(t, defects), groups(t, nearMisses)) {
		t.Run(strings.Join(names, " "), func(t *testing.T) {
			t.Parallel()
			judgement := auditPortal(t, pool, names)
			var want []string
			for _, name := range names {
				if name != "none" && !strings.HasPrefix(name, "near:") {
					want = append(want, name)
				}
			}
			if codes := codesOf(judgement); !slices.Equal(codes, want) {
				t.Errorf("found %v, want %v: %s", codes, want, differences(judgement, codes, want))
			}
		})
	}
}

// differences tells what was reported and not wanted, and why what was wanted was not
// reported.
func differences(j *audits.Judgement, found, want []string) string {
	var told []string
	for _, f := range j.Findings {
		if slices.Contains(found, f.Code) && !slices.Contains(want, f.Code) {
			told = append(told, f.Code+": "+f.Message)
		}
	}
	for _, gap := range j.Gaps {
		if slices.Contains(want, gap.Code) && !slices.Contains(found, gap.Code) {
			told = append(told, gap.Code+" is open: "+gap.Reason)
		}
	}
	return strings.Join(told, "; ")
}

// groups puts switches together that the portal can show at once. Those that
// take the whole site away stand alone.
func groups(t *testing.T, switches []portal.Defect) [][]string {
	t.Helper()
	var grouped [][]string
	for _, d := range switches {
		if strings.Contains(d.Code, "reach.") {
			grouped = append(grouped, []string{d.Code})
			continue
		}
		placed := false
		for i := range grouped {
			together := append(slices.Clone(grouped[i]), d.Code)
			if _, err := portal.New(portal.Options{AsOf: time.Now(), Defects: together}); err == nil && !strings.Contains(grouped[i][0], "reach.") {
				slices.Sort(together)
				grouped[i], placed = together, true
				break
			}
		}
		if !placed {
			grouped = append(grouped, []string{d.Code})
		}
	}
	return grouped
}

// auditPortal surveys and judges the portal with switches set.
func auditPortal(t *testing.T, pool *browser.Pool, names []string) *audits.Judgement {
	t.Helper()
	site, err := portal.New(portal.Options{AsOf: time.Now(), Defects: names})
	if err != nil {
		t.Fatal(err)
	}
	r := site.Registered()
	row := evidence.Site{Name: r.Name, URL: "http://" + site.Host() + "/", Domain: r.Domain, Code: r.Code, ICP: r.ICP, Police: r.Police, HostUnit: r.HostUnit}
	stealth, pages := browser.StealthOff, usualPages
	switch {
	case strings.Contains(names[0], "reach."):
		pages = fewPages
	case !slices.ContainsFunc(names, ofContent):
		pages = somePages
	}
	if strings.HasSuffix(names[0], "reach.challenge") {
		stealth = browser.StealthAuto
	}
	return auditServed(t, site, row, survey.Plan{Pages: pages, Tabs: 4, Stealth: stealth, Pool: pool})
}

// ofContent reports a defect or near miss that shows only where the whole site is walked.
func ofContent(name string) bool {
	family, _, _ := strings.Cut(strings.TrimPrefix(name, "near:"), ".")
	return slices.Contains([]string{"update", "disclosure", "interpretation", "service"}, family) || name == "none"
}

// codesOf returns the codes of what was found, without what is only gathered for an assessor.
func codesOf(j *audits.Judgement) []string {
	var codes []string
	for _, f := range j.Findings {
		if !strings.HasSuffix(f.Code, ".seen") {
			codes = append(codes, f.Code)
		}
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
