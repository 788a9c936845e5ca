package audits

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
	"wangjian/outline"
)

// The parts of a site with a policy and its interpretation, both opened and linked.
const (
	policyTitle  = "明州市人民政府办公室关于印发明州市居家养老服务管理办法的通知"
	readingTitle = "《明州市居家养老服务管理办法》政策解读"
	policyPath   = "zcwj/t20191104_1.htm"
	readingPath  = "zcjd/t20191106_2.htm"
	policyHead   = "<p>发文机关：明州市人民政府办公室</p><p>文号：明政办〔2019〕47号</p><p>成文日期：2019-10-08</p>"
	policyBody   = "<p>各县（市、区）人民政府，市直各单位：现将办法印发给你们，请认真组织实施。</p>"
)

// soundReading is the body of an interpretation that tells all it must.
var soundReading = "<p>一、背景依据。" + strings.Repeat("近年来有关工作取得进展。", 12) + "</p><p>二、目标任务。建立职责清楚的机制。</p>" +
	"<p>三、主要内容。文件共五条。</p><p>四、解决的问题。明确部门分工。</p>"

// shownPage is a page of a test's site. Rows are the items of its list: “date path title”.
type shownPage struct {
	path, title, date   string
	kind                outline.Kind
	head, body, related string
	side                string
	rows, pager         []string
	asked               string // it is the page of results of a search
	change              func(*outline.Page)
}

func asPolicy(change ...func(*shownPage)) shownPage {
	p := shownPage{
		path: policyPath, title: policyTitle, date: "2019-11-04", kind: outline.KindPolicy, head: policyHead, body: policyBody,
		related: `<a href="/` + readingPath + `">` + readingTitle + `</a>`,
	}
	for _, each := range change {
		each(&p)
	}
	return p
}

func asReading(change ...func(*shownPage)) shownPage {
	p := shownPage{
		path: readingPath, title: readingTitle, date: "2019-11-06", kind: outline.KindInterpretation, body: soundReading,
		related: `<a href="/` + policyPath + `">` + policyTitle + `</a>`,
	}
	for _, each := range change {
		each(&p)
	}
	return p
}

func policyList(rows ...string) shownPage {
	return shownPage{path: "zcwj/", title: "政策文件", kind: outline.KindList, rows: rows}
}

func readingList(rows ...string) shownPage {
	return shownPage{path: "zcjd/", title: "政策解读", kind: outline.KindList, rows: rows}
}

func row(p shownPage) string { return p.date + " " + p.path + " " + p.title }

// soundPolicySite is a site where nothing is wrong with the one policy of the year.
func soundPolicySite() []shownPage {
	policy, reading := asPolicy(), asReading()
	return []shownPage{policyList(row(policy)), readingList(row(reading)), policy, reading}
}

// interpretationRow is a site and what an audit says of it.
type interpretationRow struct {
	name   string
	pages  []shownPage
	home   string // links of the navigation beside those of the two columns
	site   evidence.Site
	asOf   string
	change func(*evidence.Dossier)
	want   []string
}

func testInterpretations(t *testing.T, audit Audit, codes []string, rows []interpretationRow) {
	t.Helper()
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			c := policyCase(t, &r)
			parameters, err := DefaultParameters(audit.ID)
			if err != nil {
				t.Fatal(err)
			}
			result, err := audit.Judge(c, parameters)
			if err != nil {
				t.Fatal(err)
			}
			got := interpretationTold(t, audit, codes, &result)
			slices.Sort(r.want)
			if !slices.Equal(got, r.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(r.want, "\n"))
			}
		})
	}
}

// interpretationTold puts a result into the words of the rows and holds it to its form.
func interpretationTold(t *testing.T, audit Audit, codes []string, result *Result) []string {
	t.Helper()
	table, err := Codes()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	held := newRuling(table)
	held.samples = result.Samples
	for i := range result.Findings {
		f := &result.Findings[i]
		held.findings = append(held.findings, f)
		if !slices.Contains(audit.Codes, f.Code) || f.Message == "" || strings.Contains(f.Message, "%!") || len(f.Exhibits) == 0 {
			t.Errorf("malformed finding %s: %s", f.Code, f.Message)
		}
		for _, e := range f.Exhibits {
			if e.Page == nil {
				continue
			}
			doc, err := e.Page.Document()
			if err != nil {
				t.Fatal(err)
			}
			if e.Place.Selector != "" && doc.Find(e.Place.Selector).Length() != 1 {
				t.Errorf("%s: selector %q finds %d elements", f.Code, e.Place.Selector, doc.Find(e.Place.Selector).Length())
			}
		}
		if slices.Contains(codes, f.Code) {
			lines = append(lines, strings.TrimSpace(f.Code+" "+strings.TrimPrefix(f.Subject, homeAddress)))
		}
		t.Log(f.Code, f.Item, f.Message)
	}
	if err := held.unsampled(); err != nil {
		t.Error(err)
	}
	for _, g := range result.Gaps {
		if g.Reason == "" || strings.Contains(g.Reason, "%!") {
			t.Errorf("malformed reason of %s: %q", g.Code, g.Reason)
		}
		if slices.Contains(codes, g.Code) {
			lines = append(lines, "open "+g.Code)
		}
		t.Log("open", g.Code, g.Reason)
	}
	for _, s := range result.Samples {
		if slices.Contains(codes, s.Codes[0]) {
			lines = append(lines, fmt.Sprintf("looked at %d of %d", len(s.Items), s.Total))
		}
		t.Log("looked at", s.Codes, s.Items)
	}
	slices.Sort(lines)
	return lines
}

func policyCase(t *testing.T, r *interpretationRow) *Case {
	t.Helper()
	d := &evidence.Dossier{Site: evidence.Site{URL: homeAddress, Name: "明州市人民政府"}}
	if r.site.Name != "" {
		d.Site = r.site
	}
	home := shownPage{kind: outline.KindHome, title: "明州市人民政府门户网站"}
	navigation := `<a href="/zcwj/">政策文件</a><a href="/zcjd/">政策解读</a>` + r.home
	var pages []*outline.Page
	for i, shown := range append([]shownPage{home}, r.pages...) {
		pages = append(pages, shown.outlined(t, d, i, navigation))
	}
	if r.change != nil {
		r.change(d)
	}
	asOf := time.Date(2019, 11, 30, 9, 0, 0, 0, evidence.Beijing)
	if r.asOf != "" {
		asOf = dateOf(t, r.asOf)
	}
	c := NewCase(d, nil, asOf)
	derive(c, "site", nil, func() *outline.Site { return outline.Build(pages) })
	return c
}

// outlined makes a page, and the outline that reading it would give.
func (p shownPage) outlined(t *testing.T, d *evidence.Dossier, i int, navigation string) *outline.Page {
	t.Helper()
	if p.asked != "" {
		p.body = `没有找到与“` + p.asked + `”相关的内容`
	}
	var list strings.Builder
	for _, row := range p.rows {
		date, rest, _ := strings.Cut(row, " ")
		path, title, _ := strings.Cut(rest, " ")
		fmt.Fprintf(&list, `<li><a href="/%s">%s</a><span>%s</span></li>`, path, title, date)
	}
	source := `<html><head><title>` + p.title + `</title></head><body><div id="nav">` + navigation + `</div><div id="side">` + p.side +
		`</div><div id="head">` + p.head + `</div><h1>` + p.title + `</h1><span id="date">` + p.date + `</span><div id="body">` + p.body +
		`</div><div id="related">` + p.related + `</div><ul id="list">` + list.String() + `</ul></body></html>`
	page := evidencetest.Page(t, homeAddress+p.path, source)
	page.ID, page.Role = evidence.PageID(i+1), evidence.RoleSecond
	if p.kind == outline.KindHome {
		page.Role = evidence.RoleHome
	}
	if p.asked != "" {
		page.Role, page.Via = evidence.RoleSearch, &evidence.Via{Text: p.asked}
	}
	d.Pages = append(d.Pages, page)
	doc, err := page.Document()
	if err != nil {
		t.Fatal(err)
	}
	told := &outline.Page{
		Source: page, Doc: doc, Address: outline.Canonical(page.URL), Kind: p.kind, Title: p.title,
		TitleNode: doc.Find("h1").Get(0), Tags: map[string]string{},
	}
	if p.date != "" {
		told.Published = outline.Date{Day: dateOf(t, p.date), Source: outline.DatePage, Text: p.date, Node: doc.Find("#date").Get(0)}
	}
	if p.kind != outline.KindList && p.kind != outline.KindHome && p.kind != outline.KindError {
		told.Body = doc.Find("#body").Get(0)
	}
	for id, area := range map[string]outline.Area{
		"nav": outline.AreaNavigation, "side": outline.AreaSidebar, "body": outline.AreaBody, "related": outline.AreaRelated, "list": outline.AreaItem,
	} {
		for _, n := range doc.Find("#" + id + " a").Nodes {
			told.Links = append(told.Links, linkOf(doc, n, area))
		}
	}
	slices.SortStableFunc(told.Links, func(a, b outline.Link) int { return strings.Compare(string(a.Area), string(b.Area)) })
	if len(p.rows) > 0 {
		items := outline.List{Main: true, Node: doc.Find("#list").Get(0)}
		for _, li := range doc.Find("#list li").Nodes {
			a := li.FirstChild
			item := outline.Item{Title: doc.Text(a), Address: linkOf(doc, a, outline.AreaItem).Address, Node: li, On: told}
			if text := doc.Text(a.NextSibling); text != "" {
				item.Date = outline.Date{Day: dateOf(t, text), Source: outline.DateList, Text: text, Node: a.NextSibling}
			}
			items.Items = append(items.Items, item)
		}
		told.Lists = append(told.Lists, items)
	}
	for _, path := range p.pager {
		told.Pager = append(told.Pager, outline.ListPage{Address: outline.Canonical(homeAddress + path)})
	}
	if len(told.Pager) > 0 {
		told.Next = told.Pager[0].Address
	}
	if p.change != nil {
		p.change(told)
	}
	return told
}

func linkOf(doc *evidence.Document, n *html.Node, area outline.Area) outline.Link {
	link := outline.Link{Text: doc.Text(n), Area: area, Node: n}
	if u, err := doc.Resolve(n, evidence.Attribute(n, "href")); err == nil && !strings.HasPrefix(evidence.Attribute(n, "href"), "javascript:") {
		link.Address = outline.Canonical(u.String())
	}
	for child := range n.ChildNodes() {
		if child.Data == "img" && link.Text == "" {
			link.Icon, link.Text = true, evidence.Attribute(child, "alt")
		}
	}
	return link
}
