package outline

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html/charset"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// realPages is a folder of saved public pages with what a person reads on them.
const realPages = "../../shared/real-pages"

// truth is what a person reads on a saved page.
type truth struct {
	File       string `json:"file"`
	Kind       string `json:"kind"`
	Charset    string `json:"charset_real"`
	Title      string `json:"title"`
	PubDate    string `json:"pub_date"`
	ListItems  *int   `json:"list_items"`
	NewestDate string `json:"newest_date"`
}

// kindOfTruth is the kind that a person's word for it means here.
var kindOfTruth = map[string]Kind{"section-home": KindSection}

// rate counts hits.
type rate struct{ hit, all int }

func (r *rate) count(hit bool) {
	r.all++
	if hit {
		r.hit++
	}
}

func (r *rate) share() float64 { return float64(r.hit) / float64(max(r.all, 1)) }

func TestRealPages(t *testing.T) {
	truths := realTruths(t)
	rates := map[string]*rate{"kind": {}, "title": {}, "list_items": {}, "newest_date": {}, "pub_date": {}}
	confused := map[string]map[string]int{}
	for _, want := range truths {
		got := readReal(t, want)
		miss := func(what string, hit bool, is, should any) {
			rates[what].count(hit)
			if !hit {
				t.Logf("%s (%s): %s is %q, a person reads %q", want.File, want.Kind, what, fmt.Sprint(is), fmt.Sprint(should))
			}
		}
		should := Kind(want.Kind)
		if kind, ok := kindOfTruth[want.Kind]; ok {
			should = kind
		}
		if confused[want.Kind] == nil {
			confused[want.Kind] = map[string]int{}
		}
		confused[want.Kind][string(got.Kind)]++
		miss("kind", got.Kind == should, got.Kind, should)
		miss("title", sameTitle(got.Title, want.Title), got.Title, want.Title)
		if want.ListItems != nil {
			items, _ := mainItems(got)
			miss("list_items", items == *want.ListItems, items, *want.ListItems)
		}
		if want.NewestDate != "" {
			newest := newestOn(got)
			miss("newest_date", newest == want.NewestDate, newest, want.NewestDate)
		}
		if want.PubDate != "" {
			published := ""
			if !got.Published.IsZero() {
				published = got.Published.Day.Format(time.DateOnly)
			}
			miss("pub_date", published == want.PubDate, published, want.PubDate)
		}
		if testing.Verbose() {
			logPage(t, want, got)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(confused)) {
		t.Logf("%-20s %v", kind, confused[kind])
	}
	for what, least := range map[string]float64{"kind": 0.92, "title": 0.91, "list_items": 0.9, "newest_date": 0.94, "pub_date": 0.97} {
		r := rates[what]
		t.Logf("%-12s %d of %d", what, r.hit, r.all)
		if r.share() < least {
			t.Errorf("%s: %d of %d, want at least %.2f", what, r.hit, r.all, least)
		}
	}
}

func sameTitle(a, b string) bool {
	return unspaced(evidence.Normalize(a)) == unspaced(evidence.Normalize(b))
}

// mainItems counts the dated items of the main list.
func mainItems(p *Page) (n int, list *List) {
	for i := range p.Lists {
		if p.Lists[i].Main {
			list = &p.Lists[i]
			for _, item := range list.Items {
				if !item.Date.IsZero() {
					n++
				}
			}
		}
	}
	return n, list
}

// newestOn is the newest date of the main list, else of all lists, whose year was written.
func newestOn(p *Page) string {
	var newest time.Time
	_, main := mainItems(p)
	for i := range p.Lists {
		if main != nil && &p.Lists[i] != main {
			continue
		}
		for _, item := range p.Lists[i].Items {
			if item.Date.Day.After(newest) && !item.Date.Inferred {
				newest = item.Date.Day
			}
		}
	}
	if newest.IsZero() {
		return ""
	}
	return newest.Format(time.DateOnly)
}

func realTruths(t *testing.T) []truth {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(realPages, "truth.json"))
	if err != nil {
		t.Skip("no saved pages at hand")
	}
	var truths []truth
	if err := json.Unmarshal(data, &truths); err != nil {
		t.Fatal(err)
	}
	return truths
}

func readReal(t *testing.T, want truth) *Page {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(realPages, "pages", want.File))
	if err != nil {
		t.Fatal(err)
	}
	encoding, _ := charset.Lookup(want.Charset)
	if strings.HasPrefix(want.Charset, "utf-16") {
		encoding, _, _ = charset.DetermineEncoding(raw[:min(len(raw), 1024)], "text/html")
	}
	decoded, err := encoding.NewDecoder().Bytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	source := evidencetest.Page(t, "http://www.example.gov.cn/k/l/m/n/o/"+want.File, string(decoded))
	source.Role = evidence.RoleSecond
	if want.Kind == "home" {
		source.Role, source.URL, source.FinalURL = evidence.RoleHome, "http://www.example.gov.cn/", "http://www.example.gov.cn/"
	}
	got, err := Read(source, time.Date(2025, 6, 30, 12, 0, 0, 0, evidence.Beijing))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// logPage tells what was read of a page.
func logPage(t *testing.T, want truth, got *Page) {
	t.Helper()
	var trail []string
	for _, step := range got.Trail {
		trail = append(trail, step.Text)
	}
	t.Logf("== %s %s: %s %q column %q trail %q pager %d because %q", want.File, want.Kind, got.Kind, got.Title, got.ColumnName, trail, len(got.Pager), got.Reasons)
	for i := range got.Lists {
		list := &got.Lists[i]
		first := ""
		if len(list.Items) > 0 {
			first = list.Items[0].Title + " " + list.Items[0].Date.Day.Format(time.DateOnly)
		}
		t.Logf("   main %v heading %q more %q items %d first %q", list.Main, list.Heading, list.More, len(list.Items), first)
	}
}
