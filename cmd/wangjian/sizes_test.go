package main

import (
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"wangjian/browser"
	"wangjian/evidence"
	"wangjian/fixtures/portal"
	"wangjian/outline"
	"wangjian/survey"
)

// BenchmarkSurveyOfSizes surveys the demonstration portal in three sizes within the usual
// budget of 200 pages: what of its columns and of the year's policies was seen, and how
// much memory this program took at most. One round is one survey.
func BenchmarkSurveyOfSizes(b *testing.B) {
	for _, size := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				surveyOfSize(b, size)
			}
		})
	}
}

func surveyOfSize(b *testing.B, size int) {
	b.Helper()
	asOf := time.Now()
	site, err := portal.New(portal.Options{AsOf: asOf, Pages: size})
	if err != nil {
		b.Fatal(err)
	}
	pool, err := browser.NewPool()
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		if err := pool.Close(); err != nil {
			b.Error(err)
		}
	}()
	peak := watchHeap(b)
	begun := time.Now()
	d := surveyServed(b, site, evidence.Site{URL: "http://" + site.Host() + "/"}, siteTable(b, "city"), asOf, survey.Plan{
		Pages: usualPages, Tabs: 4, Stealth: browser.StealthOff, Pool: pool,
	})
	took := time.Since(begun)
	heap := peak()
	columns, policies := recallOf(b, site, d, asOf)
	b.ReportMetric(float64(site.Facts().Pages), "pages-there")
	b.ReportMetric(float64(len(d.Pages)), "pages-opened")
	b.ReportMetric(took.Minutes(), "minutes")
	b.ReportMetric(columns, "recall-columns")
	b.ReportMetric(policies, "recall-policies")
	b.ReportMetric(heap, "heap-MB")
}

// recallOf is how much of the portal's columns, and of the policies of the year before asOf,
// the pages of a dossier show: columns that were opened, policies that were opened or listed.
func recallOf(b *testing.B, site *portal.Portal, d *evidence.Dossier, asOf time.Time) (columns, policies float64) {
	b.Helper()
	var pages []*outline.Page
	listed := map[string]bool{}
	for _, p := range d.Pages {
		if !p.Seen() {
			continue
		}
		read, err := outline.Read(p, asOf)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, read)
		listed[read.Address] = true
		for i := range read.Lists {
			for _, item := range read.Lists[i].Items {
				listed[item.Address] = true
			}
		}
	}
	seen, facts := outline.Build(pages), site.Facts()
	address := func(path string) string { return outline.Canonical("http://" + site.Host() + path) }
	for _, c := range facts.Columns {
		if found := seen.Column(address(c.Path)); found != nil && found.Opened() || seen.At(address(c.Path)) != nil {
			columns++
		}
	}
	count := 0.0
	for _, p := range facts.Policies {
		if p.Published.Before(asOf.AddDate(-1, 0, 0)) {
			continue
		}
		count++
		if listed[address(p.Path)] {
			policies++
		}
	}
	return columns / float64(len(facts.Columns)), policies / max(count, 1)
}

// watchHeap measures the most memory that live objects take, in megabytes, until the
// returned function is called.
func watchHeap(b *testing.B) (peak func() float64) {
	b.Helper()
	end := make(chan struct{})
	var most uint64
	var watching sync.WaitGroup
	ticker := time.NewTicker(100 * time.Millisecond)
	watching.Go(func() {
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				var stats runtime.MemStats
				runtime.ReadMemStats(&stats)
				most = max(most, stats.HeapAlloc)
			case <-end:
				return
			}
		}
	})
	return func() float64 {
		close(end)
		watching.Wait()
		return float64(most) / (1 << 20)
	}
}
