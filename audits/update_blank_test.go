package audits

import (
	"slices"
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// blankAnswer is what update.columns says of one column beside two sound ones.
func blankAnswer(t *testing.T, title, content string, change func(*testing.T, *evidence.Dossier)) (*Case, Result) {
	t.Helper()
	fresh := news("/zdgz/", "关于开展政府网站检查的通知公告", "2019-11-29", "关于公布行政许可事项的通知", "2019-11-20")
	d := smallSite(t, menu("/xwdt/", "要闻动态", "/zdgz/", "公示公告", "/lm/", title), fresh,
		column("/lm/", title, content), soundNews, column("/zdgz/", "公示公告", fresh))
	if change != nil {
		change(t, d)
	}
	c := NewCase(d, nil, updateAsOf)
	result, err := updateColumns.Judge(c, parametersFor(t, "site-city", updateColumnsID))
	if err != nil {
		t.Fatal(err)
	}
	return c, result
}

// with gives the column's page, or the home page too, a request that did not come.
func with(r evidence.Resource, pages ...int) func(*testing.T, *evidence.Dossier) {
	return func(_ *testing.T, d *evidence.Dossier) {
		for _, i := range pages {
			d.Pages[i].Resources = append(d.Pages[i].Resources, r)
		}
	}
}

// styled makes the elements <i> of the column's page those that its styles make.
func styled(content string) func(*testing.T, *evidence.Dossier) {
	return func(t *testing.T, d *evidence.Dossier) {
		s := evidencetest.Snapshot(t, d.Pages[1].URL, framed(menu("/xwdt/", "要闻动态", "/zdgz/", "公示公告", "/lm/", "通知公告"), "网页", column("/lm/", "通知公告", content).content))
		for i, text := range s.Strings {
			if text == "I" {
				s.Strings[i] = "::before"
			}
		}
		if err := d.Pages[1].SetSnapshot(s); err != nil {
			t.Fatal(err)
		}
	}
}

// withHomePicture puts a picture on the home page.
func withHomePicture(t *testing.T, d *evidence.Dossier) {
	t.Helper()
	page := evidencetest.Page(t, homeAddress, framed(menu("/xwdt/", "要闻动态", "/zdgz/", "公示公告", "/lm/", "通知公告"), "网页", `<p><img src="/home.png"></p>`))
	page.ID = d.Pages[0].ID
	d.Pages[0] = page
}

func TestBlankColumns(t *testing.T) {
	const list = `<ul class="list"></ul>`
	const unread, lost, broken = "没有读取，不能判定是否空白", "未能载入，不能判定是否空白", "1个栏目（“通知公告”等）打开后是错误页面"
	failed := func(kind, address string, status int, failure evidence.FailureKind) evidence.Resource {
		r := evidence.Resource{URL: address, Type: kind, Status: status}
		if failure != "" {
			r.Failure = &evidence.Failure{Kind: failure}
		}
		return r
	}
	elsewhere := failed("script", "http://static.example.com/list.js", 0, evidence.FailureTimeout)
	gone := failed("script", homeAddress+"js/list.js", 404, "")
	for _, row := range []struct {
		name    string
		content string
		change  func(*testing.T, *evidence.Dossier)
		blank   bool
		reason  string // part of the veto's
	}{
		{name: "an empty list is blank", content: list, blank: true},
		{name: "a button to query is not", content: list + `<button>查询</button>`},
		{name: "a button without words is not", content: list + `<button class="query"><img src="/q.png"></button>`},
		{name: "an input for a query is not", content: list + `<input type="button" value="查询">`},
		{name: "a choice of years is not", content: list + `<select name="nf"><option>2019</option></select>`},
		{name: "a button that turns pages is nothing", content: list + `<div class="page">共0条 <button>确定</button></div>`, blank: true},
		{name: "a canvas is not told", content: list + `<canvas>图</canvas>`, reason: unread},
		{name: "a drawing is not told", content: list + `<svg><text>一</text><text>二</text></svg>`, reason: unread},
		{name: "an icon is nothing", content: list + `<svg><text>一</text></svg>`, blank: true},
		{name: "an object is not told", content: list + `<object data="/a.swf">图</object>`, reason: unread},
		{name: "a film is not told", content: list + `<video src="/a.mp4">图</video>`, reason: unread},
		{name: "an empty frame is not told", content: list + `<iframe src="/list.html"></iframe>`, reason: unread},
		{name: "a text of styles is not told", content: list + `<p><i>图</i></p>`, change: styled(list + `<p><i>图</i></p>`), reason: unread},
		{name: "a script that is not there leaves it open", content: list, change: with(gone, 1), reason: lost},
		{name: "a script from elsewhere that did not come leaves it open", content: list, change: with(elsewhere, 1), reason: lost},
		{name: "a request that the server refused leaves it open", content: list, change: with(failed("fetch", homeAddress+"api/list", 403, ""), 1), reason: lost},
		{name: "a request that failed leaves it open", content: list, change: with(failed("fetch", "http://api.example.com/list", 0, evidence.FailureRefused), 1), reason: lost},
		{name: "a script that the home page lacks too does not", content: list, change: with(elsewhere, 0, 1), blank: true},
		{name: "a picture that is not there does not", content: list, change: with(failed("image", homeAddress+"a.png", 404, ""), 1), blank: true},
		{name: "a script that came does not", content: list, change: with(failed("script", homeAddress+"a.js", 200, ""), 1), blank: true},
		{name: "words that more is to come leave it open", content: list + `<p>数据加载中…</p>`, reason: "加载中"},
		{name: "so does what a script did not fill in", content: list + `<p>undefined</p>`, reason: "加载中"},
		{name: "an item that the home page shows is not nothing", content: `<p><a href="/zdgz/post_1001.htm">关于开展政府网站检查的通知公告</a></p>`},
		{name: "nor is a picture of the home page", content: list + `<p><img src="/home.png"></p>`, change: withHomePicture},
		{name: "an error page is not blank", content: `<p>404 您访问的页面不存在</p>`, reason: broken},
	} {
		t.Run(row.name, func(t *testing.T) {
			c, result := blankAnswer(t, "通知公告", row.content, row.change)
			blank := slices.ContainsFunc(result.Findings, func(f Finding) bool { return f.Code == codeColumnBlank })
			if blank != row.blank || !strings.Contains(result.Veto.Reason, row.reason) || strings.Contains(result.Veto.Reason, reasonColumnUnseen[len("栏目%s"):]) {
				t.Errorf("blank %v, %s; want %v, …%s…; page %v", blank, result.Veto.Reason, row.blank, row.reason, c.site().Pages[1].Kind)
			}
			if result.Veto.Status != VetoClear {
				t.Errorf("veto %s, one column of five cannot hold it or leave it open", result.Veto.Status)
			}
		})
	}
}

func TestErrorPagesOfColumnsAreLookedAt(t *testing.T) {
	c, _ := blankAnswer(t, "通知公告", `<p>404 您访问的页面不存在</p>`, nil)
	if seen := c.seenOfSite(); seen.reason != "" || seen.told != "已查看首页和3个一级、二级栏目" {
		t.Errorf("told %q, reason %q; want all three columns looked at", seen.told, seen.reason)
	}
	l := c.look(c.site().Column(strings.TrimSuffix(homeAddress, "/")+"/lm/"), window{Months: 6}, 3)
	if l.state != columnBroken || l.settled() || !strings.Contains(l.told(), "错误页面") {
		t.Errorf("state %d, told %q", l.state, l.told())
	}
}

func TestBlankColumnsAreShownWhereTheirContentShouldStand(t *testing.T) {
	const spacious = `<div id="content"><h1 class="title">通知公告</h1><p>&nbsp;</p><p>暂</p><p>无</p><p>更多</p></div>`
	for _, row := range []struct{ name, content, selector, quote string }{
		{"at the words that say so", `<div class="list" id="none"><p>暂无数据</p></div>`, "#none", "暂无数据"},
		{"at an empty list around which there is room", `<div id="box"><ul class="list"></ul><input type="hidden"></div>`, "#box", ""},
		{"at what holds the heading", spacious, "#main", "更多"},
		{"on the first screen where nothing tells", ``, ":root", "网页_明州市人民政府"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := smallSite(t, menu("/lm/", "通知公告", "/xwdt/", "要闻动态"), "", sitePage{"/lm/", `<div id="main">` + row.content + `</div>`})
			if row.content != spacious {
				d = smallSite(t, menu("/lm/", "通知公告", "/xwdt/", "要闻动态"), "", column("/lm/", "通知公告", row.content))
			}
			c := NewCase(d, nil, updateAsOf)
			p := c.site().Pages[1]
			place := c.exhibitOf(p, c.placeOfNothing(p)).Place
			if place.Selector != row.selector && !strings.HasPrefix(place.Selector, row.selector+" ") || !strings.Contains(place.Quote, row.quote) || place.Box.Empty() {
				t.Errorf("shown at %q, quoting %q, box %v", place.Selector, place.Quote, place.Box)
			}
		})
	}
}

func TestInspectorNamesPagesThatMayBeBlank(t *testing.T) {
	table := shipped(t, "site-city")
	for _, row := range []struct {
		name string
		role evidence.Role
		page sitePage
		want bool
	}{
		{"a list without items", evidence.RoleSecond, column("/lm/", "通知公告", `<ul class="list"></ul>`), true},
		{"an element that a script is to fill", evidence.RoleInner, column("/lm/", "通知公告", `<div id="app"></div>`), true},
		{"a list with items", evidence.RoleSecond, soundNews, false},
		{"a profile in words", evidence.RoleSecond, column("/lm/", "走进明州", strings.Repeat(briefText, 5)), false},
		{"an article", evidence.RoleInner, article("/lm/post_1.htm", "关于开展政府网站检查的通知公告", "2019-11-20"), false},
		{"the home page", evidence.RoleHome, column("/", "首页", ``), false},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := smallSite(t, menu("/lm/", "通知公告", "/xwdt/", "要闻动态"), "", row.page)
			d.Pages[1].Role = row.role
			regions := Inspector(table, d.Site, updateAsOf)(d.Pages[1])
			named := slices.ContainsFunc(regions, func(r evidence.Region) bool { return r.Reason == codeColumnBlank && !r.Box.Empty() })
			if named != row.want {
				t.Errorf("named %v, want %v", named, row.want)
			}
			c := NewCase(&evidence.Dossier{Site: d.Site, Pages: d.Pages[1:]}, table.bindings(), updateAsOf)
			result, err := updateColumns.Judge(c, parametersFor(t, "site-city", updateColumnsID))
			if err != nil || len(result.Findings) > 0 && len(c.site().Columns) == 0 {
				t.Errorf("%v: %d findings without a column", err, len(result.Findings))
			}
		})
	}
}
