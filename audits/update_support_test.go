package audits

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// updateAsOf is noon of 30 November 2019 in Beijing: two weeks before it is the 16th.
var updateAsOf = time.Date(2019, 11, 30, 12, 0, 0, 0, evidence.Beijing)

// sitePage is a page of a small site: its path below homeAddress and its content within the
// site's frame. A search for words has the path “?words”.
type sitePage struct{ path, content string }

// framed is content between the navigation and the footer that all pages have.
func framed(navigation, trail, content string) string {
	return `<html><head><title>` + trail + `_明州市人民政府</title></head><body><div class="header"><h2>明州市人民政府</h2></div>` +
		`<div class="nav"><ul><li><a href="/">首页</a></li>` + navigation + `</ul></div>` + content +
		`<div class="footer"><p>主办单位：明州市人民政府办公室</p><p>版权所有：明州市人民政府 网站标识码：3512000001</p></div></body></html>`
}

// menu is the entries of a navigation, path and name by turns.
func menu(entries ...string) string {
	var all strings.Builder
	for i := 0; i+1 < len(entries); i += 2 {
		fmt.Fprintf(&all, `<li><a href="%s">%s</a></li>`, entries[i], entries[i+1])
	}
	return all.String()
}

// news is a list of items, title and date by turns; an empty date shows none.
func news(path string, entries ...string) string {
	var all strings.Builder
	all.WriteString(`<ul class="list">`)
	for i := 0; i+1 < len(entries); i += 2 {
		date := ""
		if entries[i+1] != "" {
			date = `<span>` + entries[i+1] + `</span>`
		}
		fmt.Fprintf(&all, `<li><a href="%spost_%d.htm">%s</a>%s</li>`, path, 1001+i/2, entries[i], date)
	}
	return all.String() + `</ul>`
}

// column is the page of a column with its breadcrumb and heading.
func column(path, name, content string) sitePage {
	return sitePage{path, `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="` + path + `">` + name + `</a></div><h1 class="title">` + name + `</h1>` + content}
}

// article is the page of a single item; an empty date shows none.
func article(path, title, date string) sitePage {
	facts := `来源：明州市人民政府办公室`
	if date != "" {
		facts = `发布时间：` + date + ` 来源：明州市人民政府办公室`
	}
	text := strings.Repeat(`会议指出，要坚持问题导向，压实工作责任，确保各项任务按时完成，切实把好事办好、实事办实。`, 5)
	return sitePage{path, `<h1 class="title">` + title + `</h1><p class="info">` + facts + `</p><div class="article-content"><p>` + text + `</p></div>`}
}

// smallSite is a dossier of a home page and further pages within one frame.
func smallSite(t *testing.T, navigation, home string, pages ...sitePage) *evidence.Dossier {
	t.Helper()
	d := &evidence.Dossier{Site: evidence.Site{URL: homeAddress, Name: "明州市人民政府"}}
	for i, p := range append([]sitePage{{"", home}}, pages...) {
		address := strings.TrimSuffix(homeAddress, "/") + "/" + strings.TrimPrefix(p.path, "/")
		words, asked := strings.CutPrefix(p.path, "?")
		if asked {
			p.content = `<form action="/search"><input name="q" value="` + words + `"></form>` + p.content
		}
		page := evidencetest.Page(t, address, framed(navigation, "网页", p.content))
		page.ID = evidence.PageID(i + 1)
		if i > 0 {
			page.Role, page.Via = evidence.RoleSecond, &evidence.Via{Page: evidence.PageID(1)}
		}
		if asked {
			page.Role, page.Via.Text = evidence.RoleSearch, words
		}
		d.Pages = append(d.Pages, page)
	}
	return d
}

// updateRow is a small site and what an audit says of it.
type updateRow struct {
	name       string
	navigation string
	home       string
	pages      []sitePage
	change     func(*testing.T, *evidence.Dossier)
	asOf       time.Time // updateAsOf where zero
	want       string    // veto, defects and gaps, one a line, sorted
}

func testUpdates(t *testing.T, audit Audit, parameters Parameters, rows []updateRow) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			d := smallSite(t, row.navigation, row.home, row.pages...)
			if row.change != nil {
				row.change(t, d)
			}
			asOf := row.asOf
			if asOf.IsZero() {
				asOf = updateAsOf
			}
			c := NewCase(d, nil, asOf)
			result, err := audit.Judge(c, parameters)
			if err != nil {
				t.Fatal(err)
			}
			if got := updatesTold(t, audit, &result); got != row.want {
				for _, p := range c.site().Pages {
					t.Log(p.Source.ID, p.Address, p.Kind, p.Reasons, len(p.Lists))
				}
				for _, column := range c.site().Columns {
					t.Log(column.Name, column.Level, column.Kind, column.Address, len(column.Items), column.Opened())
				}
				t.Errorf("got\n%s\nwant\n%s", got, row.want)
			}
		})
	}
}

// updatesTold puts a result into the words of the rows, and holds every finding to its form.
func updatesTold(t *testing.T, audit Audit, result *Result) string {
	t.Helper()
	lines := map[string]bool{}
	if result.Veto != nil {
		lines["veto "+string(result.Veto.Status)] = true
		t.Log(result.Veto.Status, result.Veto.Reason)
	}
	for _, f := range result.Findings {
		line := f.Code
		if f.Item != "" {
			line += " " + f.Item
		}
		if f.Severity == SeveritySuspected {
			line = "suspected " + line
		}
		lines[line] = true
		t.Log(f.Code, f.Item, f.Subject, f.Message)
		if f.Message == "" || len(f.Exhibits) == 0 || strings.Contains(f.Message, "%!") {
			t.Errorf("%s: message %q, %d exhibits", f.Code, f.Message, len(f.Exhibits))
		}
		for _, e := range f.Exhibits {
			if e == nil || e.Page == nil || e.Place.Box.Empty() {
				t.Errorf("%s: nothing to show", f.Code)
			}
		}
		if !slices.Contains(audit.Codes, f.Code) {
			t.Errorf("%s is no code of %s", f.Code, audit.ID)
		}
	}
	for _, g := range result.Gaps {
		t.Log("open", g.Code, g.Reason)
		lines["open "+g.Code] = true
		if g.Reason == "" || strings.Contains(g.Reason, "%!") || !slices.Contains(audit.Codes, g.Code) {
			t.Errorf("gap of %s: %q", g.Code, g.Reason)
		}
	}
	return strings.Join(slices.Sorted(mapKeys(lines)), "\n")
}

func mapKeys(m map[string]bool) func(func(string) bool) {
	return func(yield func(string) bool) {
		for key := range m {
			if !yield(key) {
				return
			}
		}
	}
}

// parametersFor is what a shipped table tells an audit.
func parametersFor(t *testing.T, table, audit string) Parameters {
	t.Helper()
	for _, b := range shipped(t, table).bindings() {
		if b.ID == audit {
			return b.Parameters
		}
	}
	t.Fatalf("%s does not bind %s", table, audit)
	return Parameters{}
}
