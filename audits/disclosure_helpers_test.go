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

// disclosureSite is a small site for a test: a home page with a navigation, its columns,
// and the searches made on it.
type disclosureSite struct {
	unit     string // 明州市人民政府 where it is empty
	nav      []string
	home     string // beside the navigation
	pages    []disclosurePage
	searched []string
	probes   []evidence.Probe
	asOf     time.Time
	change   func(*evidence.Dossier)
}

// disclosurePage is a page by its path, body and title.
type disclosurePage struct {
	path, title, body string
	head              string
	failure           *evidence.Failure
}

// at is a moment of a day in 北京时间.
func beijingNoon(t *testing.T, day string) time.Time {
	t.Helper()
	date, err := time.ParseInLocation(time.DateOnly, day, evidence.Beijing)
	if err != nil {
		t.Fatal(err)
	}
	return date.Add(12 * time.Hour)
}

const disclosureFooter = `<div class="footer"><p>主办单位：明州市人民政府办公室 联系电话：0590-2880123 地址：明州市鼓山新区1号</p><p>政府网站标识码：3512000001 闽ICP备2020012345号-1</p></div>`

// navOf writes links to columns, each “name path”.
func navOf(columns []string) string {
	var list strings.Builder
	list.WriteString(`<div class="nav"><ul><li><a href="/">首页</a></li>`)
	for _, column := range columns {
		name, path, _ := strings.Cut(column, " ")
		fmt.Fprintf(&list, `<li><a href="%s">%s</a></li>`, path, name)
	}
	list.WriteString(`</ul></div>`)
	return list.String()
}

func (s *disclosureSite) source(title, head, body string) string {
	unit := s.unit
	if unit == "" {
		unit = "明州市人民政府"
	}
	if title != "" {
		title += "_"
	}
	return `<html><head><title>` + title + unit + `</title><meta name="SiteName" content="` + unit + `">` + head + `</head><body>` +
		navOf(s.nav) + body + disclosureFooter + `</body></html>`
}

func (s *disclosureSite) dossier(t *testing.T) *evidence.Dossier {
	t.Helper()
	d := &evidence.Dossier{Site: evidence.Site{URL: homeAddress}, Probes: s.probes}
	add := func(address string, role evidence.Role, source string) *evidence.Page {
		p := evidencetest.Page(t, address, source)
		p.ID, p.Role = evidence.PageID(len(d.Pages)+1), role
		d.Pages = append(d.Pages, p)
		return p
	}
	home := s.home
	if home == "" {
		home = `<div class="main"><p>欢迎访问</p></div>`
	}
	add(homeAddress, evidence.RoleHome, s.source("", "", home))
	for _, page := range s.pages {
		p := add(homeAddress+strings.TrimPrefix(page.path, "/"), evidence.RoleSecond, s.source(page.title, page.head, page.body))
		if page.failure != nil {
			p.Failure, p.DOM = page.failure, nil
		}
	}
	for _, asked := range s.searched {
		p := add(homeAddress+"search?q="+asked, evidence.RoleSearch, s.source("搜索", "", `<p>没有找到与“`+asked+`”相关的内容</p>`))
		p.Via = &evidence.Via{Page: evidence.PageID(1), Text: asked}
	}
	if s.change != nil {
		s.change(d)
	}
	return d
}

// disclosureRow is a site and what an audit says of it.
type disclosureRow struct {
	name string
	site disclosureSite
	want string // “CODE item”, “note CODE item”, “open CODE”, “early CODE”, one a line, in any order
}

func testDisclosure(t *testing.T, audit Audit, rows []disclosureRow) {
	t.Helper()
	parameters, err := DefaultParameters(audit.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if row.site.asOf.IsZero() {
				row.site.asOf = beijingNoon(t, "2019-11-30")
			}
			result, err := audit.Judge(NewCase(row.site.dossier(t), nil, row.site.asOf), parameters)
			if err != nil {
				t.Fatal(err)
			}
			want := strings.Fields(strings.ReplaceAll(row.want, " ", "_"))
			slices.Sort(want)
			got := disclosureTold(t, audit, &result)
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// disclosureTold puts a result into the words of the rows, and holds every finding to its
// form.
func disclosureTold(t *testing.T, audit Audit, result *Result) []string {
	t.Helper()
	var lines []string
	say := func(before, code, item string) {
		line := before + code
		if item != "" {
			line += "_" + item
		}
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
		if !slices.Contains(audit.Codes, code) {
			t.Errorf("%s is no code of %s", code, audit.ID)
		}
	}
	for _, f := range result.Findings {
		before := ""
		if f.Severity == SeverityNote {
			before = "note_"
		}
		say(before, f.Code, f.Item)
		t.Log(f.Code, f.Item, f.Message)
		if f.Message == "" || len(f.Exhibits) == 0 || strings.Contains(f.Message, "%!") {
			t.Errorf("%s: message %q, %d exhibits", f.Code, f.Message, len(f.Exhibits))
		}
		for _, e := range f.Exhibits {
			if e.Page == nil && e.Probe == nil || e.Page != nil && e.Probe == nil && e.Place.Selector == "" && e.Page.DOM != nil {
				t.Errorf("%s: an exhibit without a place", f.Code)
			}
		}
	}
	for _, g := range result.Gaps {
		say("open_", g.Code, "")
		t.Log("open", g.Code, g.Reason)
		if g.Reason == "" || strings.Contains(g.Reason, "%!") {
			t.Errorf("%s: reason %q", g.Code, g.Reason)
		}
	}
	for _, g := range result.NotDue {
		say("early_", g.Code, "")
		t.Log("early", g.Code, g.Reason)
	}
	slices.Sort(lines)
	return lines
}

// listPage is a column's page with dated items, each “path title day”.
func listPage(path, name string, items ...string) disclosurePage {
	var list strings.Builder
	fmt.Fprintf(&list, `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="%s">%s</a></div><div class="list"><h2>%s</h2><ul>`, path, name, name)
	for _, item := range items {
		parts := strings.Fields(item)
		fmt.Fprintf(&list, `<li><a href="%s">%s</a><span>%s</span></li>`, parts[0], parts[1], parts[2])
	}
	list.WriteString(`</ul></div>`)
	return disclosurePage{path: path, title: name, body: list.String()}
}

// articlePage is an article with its day and text.
func articlePage(path, title, day, text string) disclosurePage {
	return disclosurePage{
		path: path, title: title,
		body: `<div class="article"><h1>` + title + `</h1><p>发布时间：` + day + ` 来源：明州市人民政府办公室</p><div class="content">` + text + `</div></div>`,
		head: `<meta name="ArticleTitle" content="` + title + `"><meta name="PubDate" content="` + day + `">`,
	}
}
