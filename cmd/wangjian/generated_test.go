package main

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/browser"
	"wangjian/evidence"
	"wangjian/fixtures/township"
	"wangjian/outline"
	"wangjian/survey"
)

var (
	portals = flag.Int("portals", 2, "how many generated portals to survey; every third is clean but for near misses")
	first   = flag.Int64("first", 1, "seed of the first generated portal")
)

// generatedAsOf is the moment at which generated portals are up to date, and judged.
var generatedAsOf = time.Date(2019, 11, 30, 12, 0, 0, 0, evidence.Beijing)

// tally counts what became of the plants of one code.
type plantTally struct{ found, missed, undetermined, wrong int }

// TestGeneratedPortals surveys generated portals of many layouts, some with planted
// defects and all with near misses, and counts by code what was found. Nothing may be
// reported that was not planted; of what was planted, 95 in 100 must be found.
func TestGeneratedPortals(t *testing.T) {
	pool := newPool(t)
	var mu sync.Mutex
	tallies := map[string]*plantTally{}
	kinds := kindMatrix{counts: map[string]map[outline.Kind]int{}}
	count := func(code string, add func(*plantTally)) {
		mu.Lock()
		defer mu.Unlock()
		if tallies[code] == nil {
			tallies[code] = &plantTally{}
		}
		add(tallies[code])
	}
	t.Run("portals", func(t *testing.T) {
		for i := range *portals {
			t.Run(fmt.Sprint(*first+int64(i)), func(t *testing.T) {
				t.Parallel()
				surveyGenerated(t, pool, *first+int64(i), count, &kinds)
			})
		}
	})
	kinds.log(t)
	var all plantTally
	for _, code := range slices.Sorted(maps.Keys(tallies)) {
		c := tallies[code]
		t.Logf("%-34s found %3d  undetermined %3d  missed %3d  wrong %3d", code, c.found, c.undetermined, c.missed, c.wrong)
		all.found, all.missed, all.wrong, all.undetermined = all.found+c.found, all.missed+c.missed, all.wrong+c.wrong, all.undetermined+c.undetermined
	}
	planted := all.found + all.missed + all.undetermined
	t.Logf("%d portals, %d plants: found %d, undetermined %d, missed %d, wrong %d", *portals, planted, all.found, all.undetermined, all.missed, all.wrong)
	if all.found*100 < planted*95 {
		t.Errorf("found %d of %d plants, want 95 in 100", all.found, planted)
	}
}

// surveyGenerated surveys the portal of a seed and compares what is reported with what was
// planted.
func surveyGenerated(t *testing.T, pool *browser.Pool, seed int64, count func(string, func(*plantTally)), kinds *kindMatrix) {
	options := plantedOptions(seed)
	site, err := township.New(options)
	if err != nil {
		t.Fatal(err)
	}
	d := seeGenerated(t, pool, site, options.Level, seed)
	judgement, err := audits.Judge(d, siteTable(t, options.Level), nil, generatedAsOf)
	if err != nil {
		t.Fatal(err)
	}
	compareGenerated(t, judgement, site, seed, options.Plant, count)
	kinds.add(d, site.Truth())
}

// compareGenerated counts what became of each plant, and what was reported besides.
func compareGenerated(t *testing.T, judgement *audits.Judgement, site *township.Site, seed int64, plants []string, count func(string, func(*plantTally))) {
	t.Helper()
	reported, open := map[string]bool{}, map[string]string{}
	for _, f := range judgement.Findings {
		if planted(f.Code) && f.Severity != audits.SeverityNote {
			reported[f.Code] = true
		}
	}
	for _, gap := range judgement.Gaps {
		open[gap.Code] = gap.Reason
	}
	want := map[string]bool{}
	for _, plant := range site.Truth().Plants {
		if !plant.Near {
			want[plant.Code] = true
		}
	}
	for code := range want {
		switch {
		case reported[code]:
			count(code, func(c *plantTally) { c.found++ })
		case open[code] != "":
			count(code, func(c *plantTally) { c.undetermined++ })
			t.Logf("seed %d (%s): %s is undetermined: %s", seed, site.Layout(), code, open[code])
		default:
			count(code, func(c *plantTally) { c.missed++ })
			t.Logf("seed %d (%s): %s was missed", seed, site.Layout(), code)
		}
	}
	for _, f := range judgement.Findings {
		if reported[f.Code] && !want[f.Code] {
			count(f.Code, func(c *plantTally) { c.wrong++ })
			t.Errorf("seed %d (%s, planted %v): wrong: %s %s, %s", seed, site.Layout(), plants, f.Code, f.Message, f.Exhibits[0].URL())
		}
	}
}

// manyPages is how many pages those generated portals have whose lists go on over several.
const manyPages = 300

// plantedOptions draws a portal's level and what is planted on it. Of three portals one has
// near misses alone, of five one has lists of several pages.
func plantedOptions(seed int64) township.Options {
	random := rand.New(rand.NewPCG(uint64(seed), 5))
	options := township.Options{Seed: seed, AsOf: generatedAsOf}
	options.Level = []string{township.City, township.County, township.Department}[random.IntN(3)]
	if seed%5 == 0 {
		options.Pages = manyPages
	}
	var defects, near []string
	for _, name := range township.Plants(options.Level) {
		if strings.HasPrefix(name, "near:") {
			near = append(near, name)
		} else {
			defects = append(defects, name)
		}
	}
	chosen := map[string]bool{}
	draw := func(names []string, count int) {
		for range count {
			name := names[random.IntN(len(names))]
			code, _, _ := strings.Cut(strings.TrimPrefix(name, "near:"), ":")
			if chosen[code] {
				continue
			}
			trial := options
			trial.Plant = append(slices.Clone(options.Plant), name)
			if _, err := township.New(trial); err == nil {
				chosen[code], options = true, trial
			}
		}
	}
	if seed%3 != 0 {
		draw(defects, 5)
	}
	draw(near, 4)
	return options
}

// planted reports whether a code is of those that generated portals can have.
func planted(code string) bool {
	for _, level := range []string{township.City, township.County, township.Department} {
		if slices.ContainsFunc(township.Plants(level), func(name string) bool {
			return name == code || strings.HasPrefix(name, code+":")
		}) {
			return true
		}
	}
	return false
}

// seeGenerated surveys a portal within the usual budget.
func seeGenerated(t *testing.T, pool *browser.Pool, site *township.Site, level string, seed int64) *evidence.Dossier {
	t.Helper()
	r := site.Registered()
	row := evidence.Site{Name: r.Name, URL: "http://" + site.Host() + "/", Domain: r.Domain, Code: r.Code, ICP: r.ICP, Police: r.Police, HostUnit: r.HostUnit}
	return surveyServed(t, site, row, siteTable(t, level), generatedAsOf, survey.Plan{
		Pages: usualPages, Tabs: 4, Seed: seed, Stealth: browser.StealthOff, Pool: pool,
	})
}
