package survey

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
	"wangjian/outline"
)

// offeredBy reads a page of the site and what it offers.
func offeredBy(t *testing.T, role evidence.Role, path string, from place, source string) offered {
	t.Helper()
	page := evidencetest.Page(t, "http://"+host+path, source)
	page.Role = role
	read, err := outline.Read(page, asOf)
	if err != nil {
		t.Fatal(err)
	}
	v, err := readValues()
	if err != nil {
		t.Fatal(err)
	}
	return offersOf(v, read, from, asOf)
}

// kindsOf tells the kinds of what is offered by its path, the first of each.
func kindsOf(offers []offer) map[string]kind {
	all := map[string]kind{}
	for _, o := range offers {
		path := strings.TrimPrefix(o.url, "http://"+host)
		if all[path] == "" {
			all[path] = o.kind
		}
	}
	return all
}

// items writes a list of dated items.
func items(folder string, n int, date string) string {
	var all strings.Builder
	all.WriteString("<ul>")
	for i := range n {
		fmt.Fprintf(&all, `<li><a href="%st20191101_%d.htm">关于做好今年第%d项重点工作有关事项的通知</a><span>%s</span></li>`, folder, i, i, date)
	}
	return all.String() + "</ul>"
}

func TestWhatAHomePageOffers(t *testing.T) {
	source := `<a href="/">首页</a><nav><ul><li><a href="/zwgk/">政务公开</a><ul style="display:none"><li><a href="/zwgk/ld/">领导之窗</a></ul><li><a href="/hd/">互动交流</a></ul></nav>
		<div class="block"><h3>通知公告</h3><a href="/tzgg/">更多</a>` + items("/tzgg/", 5, "2019-11-01") + `</div>
		<div class="block"><h3>政策文件</h3><a href="/zcwj/">更多</a>` + items("/zcwj/", 5, "2019-11-01") + `</div>
		<h2><a href="/xwdt/1.htm">全市召开乡村振兴工作现场推进会议</a></h2><p>` + strings.Repeat("首页上的文字。", 80) + `</p>
		<footer><a href="/about/">联系我们</a><a href="/map/">网站地图</a>主办单位：某市人民政府</footer>`
	found := offeredBy(t, evidence.RoleHome, "/", place{}, source)
	got := kindsOf(found.offers)
	for path, want := range map[string]kind{
		"/zwgk/": kindNavigation, "/zwgk/ld/": kindFolded, "/hd/": kindNavigation, "/tzgg/": kindBlock, "/zcwj/": kindBlock,
		"/tzgg/t20191101_0.htm": kindArticle, "/zcwj/t20191101_0.htm": kindPolicy, "/about/": kindFooter, "/map/": kindSitemap, "/xwdt/1.htm": kindArticle,
	} {
		if got[path] != want {
			t.Errorf("%s is offered as %q, want %q", path, got[path], want)
		}
	}
	for _, o := range found.offers {
		if o.role != evidence.RoleSecond || o.via != "p0001" || o.depth != 1 {
			t.Errorf("%s: role %s via %s, %d links away; want a second-level page from p0001", o.url, o.role, o.via, o.depth)
		}
	}
}

func TestWhatAListOffers(t *testing.T) {
	pager := `<div class="page"><a href="index_1.htm">2</a><a href="index_2.htm">3</a><a href="index_8.htm">尾页</a></div>`
	tests := []struct {
		name, column, date string
		items, pages       kind
		ended              bool
	}{
		{"policies of the year", "政策文件", "2019-10-11", kindPolicy, kindPolicyPages, false},
		{"policies of other years", "政策文件", "2016-10-11", kindOther, kindPolicyPages, true},
		{"interpretations of the year", "政策解读", "2019-10-11", kindInterpretation, kindPolicyPages, false},
		{"notices", "通知公告", "2019-10-11", kindArticle, kindNoticePages, false},
		{"news", "要闻动态", "2019-11-29", kindArticle, kindNewsPages, false},
		{"news of earlier months", "要闻动态", "2019-07-29", kindArticle, kindNewsPages, true},
		{"others", "专题专栏", "2019-11-29", kindArticle, kindPages, false},
		{"a list without dates", "专题专栏", "", kindUndated, kindPages, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			of := column{address: "http://" + host + "/col/", name: test.column}
			source := `<title>` + test.column + `</title><div class="list">` + items("/col/", 15, test.date) + `</div>` + pager
			found := offeredBy(t, evidence.RoleSecond, "/col/", place{kind: kindNavigation, text: test.column, column: of, depth: 1}, source)
			got := kindsOf(found.offers)
			if got["/col/t20191101_3.htm"] != test.items || got["/col/index_1.htm"] != test.pages {
				t.Errorf("items are offered as %q, further pages as %q; want %q and %q", got["/col/t20191101_3.htm"], got["/col/index_1.htm"], test.items, test.pages)
			}
			if (found.ended != "") != test.ended {
				t.Errorf("the list's further pages are given up: %q, want %v", found.ended, test.ended)
			}
		})
	}
}

func TestAPolicyLeadsToItsInterpretation(t *testing.T) {
	of := column{address: "http://" + host + "/zcwj/", name: "政策文件", kind: outline.ColumnPolicy}
	source := `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zcwj/">政策文件</a></div>
		<h1>某市人民政府关于印发某办法的通知</h1><p>发布时间：2019-10-11</p><div class="TRS_Editor"><p>` + strings.Repeat("各县区人民政府：现将办法印发给你们，请认真贯彻执行。", 30) + `</p></div>
		<div class="related"><h3>相关解读</h3><ul><li><a href="/zcjd/t20191012_1.htm">《某办法》政策解读</a></ul></div>`
	found := offeredBy(t, evidence.RoleInner, "/zcwj/t20191011_1.htm", place{kind: kindPolicy, text: "办法", column: of, depth: 2}, source)
	got := kindsOf(found.offers)
	if got["/zcjd/t20191012_1.htm"] != kindRelated || got["/zwgk/"] != kindColumn {
		t.Errorf("offered %v, want the interpretation as related and the breadcrumb as columns", got)
	}
}

func TestASiteMapListsColumns(t *testing.T) {
	source := `<h1>网站地图</h1><div><a href="/a/">甲栏目</a><a href="/b/">乙栏目</a></div><p>` + strings.Repeat("说明。", 50) + `</p>`
	got := kindsOf(offeredBy(t, evidence.RoleSecond, "/map/", place{kind: kindSitemap, text: "网站地图", depth: 1}, source).offers)
	if got["/a/"] != kindColumn || got["/b/"] != kindColumn {
		t.Errorf("offered %v, want columns", got)
	}
}

func TestAHostilePageOffersNoMoreThanItsShare(t *testing.T) {
	v, err := readValues()
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for i := range v.Links + 500 {
		fmt.Fprintf(&source, `<a href="/%d">%d</a>`, i, i)
	}
	if got := len(offeredBy(t, evidence.RoleHome, "/", place{}, source.String()).offers); got > 2*v.Links {
		t.Errorf("%d offers, more than %d", got, 2*v.Links)
	}
}

func TestAddressesAreOpenedAsThePageWritesThem(t *testing.T) {
	found := offeredBy(t, evidence.RoleHome, "/", place{}, `<nav><a href="/a/index.aspx?from=1">动态</a><a href="/b/">公告</a></nav>`)
	var got []string
	for _, o := range found.offers {
		got = append(got, strings.TrimPrefix(o.url, "http://"+host))
	}
	if want := []string{"/a/index.aspx?from=1", "/b/"}; !slices.Equal(got, want) {
		t.Errorf("offered %v, want %v", got, want)
	}
}
