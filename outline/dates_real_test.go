package outline

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

type realDate struct {
	File    string  `json:"file"`
	Kind    string  `json:"kind"`
	Title   *string `json:"title"`
	PubDate *string `json:"pub_date"`
}

// TestPageDatesOfRealPages compares with what a person read; the least rates are those
// that were reached, so that no change loses a page unseen.
func TestPageDatesOfRealPages(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(realPages, "truth.json"))
	if err != nil {
		t.Skip("the saved pages are not here")
	}
	var truth []realDate
	if err := json.Unmarshal(data, &truth); err != nil {
		t.Fatal(err)
	}
	for _, run := range []struct {
		name            string
		titled, tagged  bool
		leastOf100Right int
	}{
		{"with the heading known", true, false, 100},
		{"with the heading and the tags known", true, true, 100},
		{"without the heading", false, false, 100},
	} {
		t.Run(run.name, func(t *testing.T) {
			right, all := 0, 0
			for _, want := range truth {
				if !slices.Contains([]string{"article", "policy", "interpretation", "board-detail", "annual-report"}, want.Kind) {
					continue
				}
				page := realPage(t, want, run.titled, run.tagged)
				all++
				shown := ""
				got := pageDates(page.Doc, page, time.Date(2025, 12, 1, 12, 0, 0, 0, evidence.Beijing))
				if len(got) > 0 && got[0].Source == DatePage {
					shown = got[0].Day.Format(time.DateOnly)
				}
				wanted := ""
				if want.PubDate != nil {
					wanted = *want.PubDate
				}
				if shown == wanted {
					right++
					continue
				}
				t.Logf("%s (%s): got %q, want %q, title seen: %t, dates %v", want.File, want.Kind, shown, wanted, page.TitleNode != nil, texts(got))
			}
			t.Logf("%d of %d right", right, all)
			if 100*right < run.leastOf100Right*all {
				t.Errorf("%d of %d pages right, want at least %d in 100", right, all, run.leastOf100Right)
			}
		})
	}
}

func texts(dates []Date) []string {
	var texts []string
	for _, d := range dates {
		texts = append(texts, string(d.Source)+" "+d.Day.Format(time.DateOnly)+" "+d.Text)
	}
	return texts
}

func realPage(t *testing.T, want realDate, titled, tagged bool) *Page {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(realPages, "pages", want.File))
	if err != nil {
		t.Fatal(err)
	}
	source := raw
	if !utf8.Valid(raw) {
		encoding, _, _ := charset.DetermineEncoding(raw[:min(len(raw), 1024)], "text/html")
		if source, err = encoding.NewDecoder().Bytes(raw); err != nil {
			t.Fatal(err)
		}
	}
	saved := evidencetest.Page(t, "http://www.example.gov.cn/"+want.File, string(source))
	doc, err := saved.Document()
	if err != nil {
		t.Fatal(err)
	}
	page := &Page{Source: saved, Doc: doc, Tags: map[string]string{}}
	if tagged {
		for _, n := range doc.Find("meta[name]").Nodes {
			page.Tags[strings.ToLower(evidence.Attribute(n, "name"))] = evidence.Attribute(n, "content")
		}
	}
	if titled && want.Title != nil {
		page.TitleNode = headingSaying(doc, *want.Title)
	}
	return page
}

// headingSaying finds the element that shows the title: a heading before any other, the
// innermost, the last.
func headingSaying(doc *evidence.Document, title string) *html.Node {
	squeeze := func(s string) string { return strings.Join(strings.Fields(evidence.Normalize(s)), "") }
	title = squeeze(title)
	var best *html.Node
	for _, n := range doc.Find("h1,h2,h3,h4,h5,div,p,td,span,strong,b,center,font").Nodes {
		text := squeeze(doc.Text(n))
		if text == "" || text != title || within(n, best) && best != nil && isHeading(best) {
			continue
		}
		if best == nil || !isHeading(best) || isHeading(n) {
			best = n
		}
	}
	return best
}

func isHeading(n *html.Node) bool { return len(n.Data) == 2 && n.Data[0] == 'h' }
