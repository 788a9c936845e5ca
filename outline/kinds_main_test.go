package outline

import (
	"strings"
	"testing"
)

func TestTheListThatThePageIsFor(t *testing.T) {
	items := func(path string, n int) string {
		return rows(`<li><a href="`+path+`t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, n)
	}
	undated := func(path string, n int) string {
		return rows(`<li><a href="`+path+`t2019{n}_1.htm">{title}</a></li>`, n)
	}
	named := func(heading, items string) string {
		return `<div><h3>` + heading + `</h3><ul>` + items + `</ul></div>`
	}
	const turn = `<div class="page"><span>1</span><a href="/tzgg/index_1.htm">2</a><a href="/tzgg/index_1.htm">下一页</a></div>`
	for name, test := range map[string]struct {
		body, want string // the beginning of the addresses of its items, "" for no such list
	}{
		"the larger of two":                         {`<div><ul>` + items("/tzgg/", 9) + `</ul></div>` + named("热点", items("/rd/", 5)), "/tzgg/"},
		"a hidden one is larger":                    {`<div><ul>` + items("/tzgg/", 8) + `</ul></div><div style="display:none"><div><ul class="m">` + items("/yw/", 12) + `</ul></div></div>`, "/tzgg/"},
		"only a hidden one":                         {`<div style="display:none"><ul>` + items("/tzgg/", 8) + `</ul></div>`, "/tzgg/"},
		"one without a name is larger":              {named("通知公告", items("/tzgg/", 15)) + `<div class="rec"><ul>` + items("/tj/", 16) + `</ul></div>`, "/tzgg/"},
		"one without a name is much larger":         {named("通知公告", undated("/zd/", 3)) + `<div class="rec"><ul>` + items("/tzgg/", 16) + `</ul></div>`, "/tzgg/"},
		"the pager follows the smaller":             {`<div><ul>` + items("/tzgg/", 10) + `</ul>` + turn + `</div><div class="rec"><ul>` + items("/tj/", 12) + `</ul></div>`, "/tzgg/"},
		"the pager follows after more of the list":  {`<div><ul>` + items("/tzgg/", 10) + `</ul><p>共27页</p>` + turn + `</div><div class="rec"><ul>` + items("/tj/", 12) + `</ul></div>`, "/tzgg/"},
		"the pager stands far from the smaller one": {`<div><ul>` + items("/tj/", 10) + `</ul><p>` + strings.Repeat("说明文字", 30) + `</p></div><div class="rec"><ul>` + items("/tzgg/", 12) + `</ul></div>` + turn, "/tzgg/"},
		"related documents by the list's own class": {named("甲", items("/tzgg/", 4)) + `<ul class="xgxx">` + items("/xg/", 6) + `</ul>`, "/tzgg/"},
		"related documents by their heading":        {named("甲", items("/tzgg/", 4)) + named("相关文件", items("/xg/", 6)), "/tzgg/"},
		"columns beside by the list's own class":    {`<ul class="sidebar">` + items("/s/", 1) + rows(`<li><a href="/s{n}/">栏目{n}</a></li>`, 5) + `</ul>` + named("甲", items("/tzgg/", 4)), "/tzgg/"},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, "/tzgg/", "通知公告", siteHead+position1("通知公告")+test.body+siteFoot)
			got := ""
			for i := range p.Lists {
				if p.Lists[i].Main {
					got = strings.TrimPrefix(folderOf(p.Lists[i].Items[0].Address), host)
				}
			}
			if got != test.want {
				t.Errorf("%q, want %q: %s %q %q", got, test.want, p.Kind, p.Reasons, listLines(p))
			}
		})
	}
}

// TestColumnsNamedAsRelatedDocuments reads columns whose names are headings of related
// documents elsewhere.
func TestColumnsNamedAsRelatedDocuments(t *testing.T) {
	items := rows(`<li><a href="/zjjd/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 6)
	block := func(name, path string) string {
		return `<div class="block"><h2>` + name + `</h2><a href="` + path + `">更多&gt;&gt;</a><ul>` + rows(`<li><a href="`+path+`t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 4) + `</ul></div>`
	}
	short := `<h1>关于停水的公告</h1><p>发布时间：2019-11-20 来源：市水务局</p><div class="content">` + shortText + `</div>`
	for name, test := range map[string]struct {
		title, body string
		kind        Kind
		lists       int
	}{
		"column of interpretations by experts":        {"专家解读", position1("政策解读", "专家解读") + `<div><h3>专家解读</h3><ul>` + items + `</ul></div>`, KindList, 1},
		"column that only the document's title names": {"媒体解读_明州市人民政府", `<div><h3>媒体解读</h3><ul>` + items + `</ul></div>`, KindList, 1},
		"section of such columns":                     {"政策解读", position1("政策解读") + block("专家解读", "/zjjd/") + block("媒体解读", "/mtjd/"), KindSection, 2},
		"interpretations beside a short notice":       {"关于停水的公告", short + `<div><h3>专家解读</h3><ul>` + items + `</ul></div>`, KindArticle, 0},
		"related documents of a short notice":         {"关于停水的公告", short + `<ul class="xgxx">` + items + `</ul>`, KindArticle, 0},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, "/zjjd/x.htm", test.title, siteHead+test.body+siteFoot)
			if p.Kind != test.kind || len(p.Lists) != test.lists {
				t.Errorf("%s with lists %q, want %s with %d: %q", p.Kind, listLines(p), test.kind, test.lists, p.Reasons)
			}
		})
	}
}
