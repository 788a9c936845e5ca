package outline

import (
	"strings"
	"testing"
)

// areaOf is the area of the first link with a text.
func areaOf(t *testing.T, p *Page, text string) Area {
	t.Helper()
	for _, link := range p.Links {
		if link.Text == text {
			return link.Area
		}
	}
	t.Errorf("no link %q among %d", text, len(p.Links))
	return ""
}

func TestAreas(t *testing.T) {
	list := `<ul>` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`
	article := `<div class="trail">您的位置：<a href="/">首页</a> » <a href="/zwgk/">政务公开</a> » <a href="/zwgk/zcwj/">政策文件</a> » 正文</div>
<h1>关于印发茶产业扶持办法的通知</h1><p>发布时间：2019-11-20 09:24 来源：市政府办</p>
<div class="text">` + runningText + `<p>详见<a href="http://www.fujian.gov.cn/a.htm">省政府文件</a>。</p></div>`
	for name, test := range map[string]struct {
		path, body string
		want       map[string]Area
	}{
		"head, navigation and footer": {"/tzgg/", siteHead + list + siteFoot, map[string]Area{
			"登录": AreaOther, "要闻动态": AreaNavigation, "关于我们": AreaFooter, "关于做好第1批民生实事项目申报工作的通知": AreaItem,
		}},
		"navigation by its place at the top": {"/tzgg/", `<table><tr><td><a href="/">首页</a></td><td><a href="/xwdt/">要闻动态</a></td><td><a href="/zwgk/">政务公开</a></td><td><a href="/bsfw/">办事服务</a></td></tr></table>` + list, map[string]Area{
			"要闻动态": AreaNavigation,
		}},
		"folded navigation": {"/tzgg/", `<nav><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a><ul style="display:none"><li><a href="/zwgk/zcwj/">政策文件</a></li></ul></li></ul></nav>` + list, map[string]Area{
			"政策文件": AreaNavigation,
		}},
		"breadcrumb with a label": {"/zwgk/zcwj/a.htm", siteHead + article, map[string]Area{"政策文件": AreaTrail, "省政府文件": AreaBody}},
		"breadcrumb without a label": {"/tzgg/", siteHead + `<div><a href="/">首页</a> &gt; <a href="/zwgk/">信息公开</a> &gt; <a href="/tzgg/">通知公告</a></div>` + list, map[string]Area{
			"信息公开": AreaTrail, "通知公告": AreaTrail,
		}},
		"columns beside by name": {"/tzgg/", siteHead + `<div class="left-nav"><ul><li><a href="/a/">甲栏目</a></li><li><a href="/b/">乙栏目</a></li></ul></div>` + list, map[string]Area{
			"甲栏目": AreaSidebar,
		}},
		"columns beside by where they lead": {"/xwdt/bmdt/", siteHead + list + `<div class="x"><h2>要闻动态</h2><ul><li><a href="/xwdt/mzyw/">明州要闻</a></li><li><a href="/xwdt/bmdt/">部门动态</a></li></ul></div>`, map[string]Area{
			"明州要闻": AreaSidebar,
		}},
		"icons that lead elsewhere are not beside": {"/tzgg/", siteHead + list + `<ul><li><a href="http://zwfw.fujian.gov.cn/">网上办事</a></li><li><a href="http://www.12345.gov.cn/">服务热线</a></li></ul>`, map[string]Area{
			"网上办事": AreaOther,
		}},
		"更多 and a heading that leads on": {"/", siteHead + `<div><h2><a href="/tzgg/">通知公告</a></h2>` + list + `</div><div><h2>政策文件</h2><a href="/zcwj/">更多</a>` + list + `</div>`, map[string]Area{
			"通知公告": AreaMore, "更多": AreaMore,
		}},
		"related documents by a heading": {"/zwgk/zcwj/a.htm", siteHead + article + `<div><h3>相关解读</h3><ul><li><a href="/zcjd/b.htm">《茶产业扶持办法》政策解读</a></li></ul></div>`, map[string]Area{
			"《茶产业扶持办法》政策解读": AreaRelated,
		}},
		"related documents by a label in the line": {"/zwgk/zcwj/a.htm", siteHead + article + `<p><b>相关文件：</b><a href="/zcjd/b.htm">茶产业扶持办法</a></p>`, map[string]Area{
			"茶产业扶持办法": AreaRelated,
		}},
		"footer by what it says": {"/tzgg/", siteHead + list + `<div class="x"><p><a href="/about/">关于本站</a></p><p>主办单位：明州市人民政府办公室 网站标识码：3512000001</p></div>`, map[string]Area{
			"关于本站": AreaFooter,
		}},
		"marks behind the footer's lines": {"/tzgg/", siteHead + `<div>` + list + `<p>主办单位：明州市人民政府办公室 网站标识码：3512000001</p><p><a href="http://zfwzgl.www.gov.cn/x">找错</a></p></div>`, map[string]Area{
			"找错": AreaFooter,
		}},
		"a bottom row of links is no sidebar": {"/tzgg/", siteHead + list + siteFoot, map[string]Area{"网站地图": AreaFooter}},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, test.path, "页面", test.body)
			for text, want := range test.want {
				if got := areaOf(t, p, text); got != want {
					t.Errorf("%s: %s, want %s", text, got, want)
				}
			}
		})
	}
}

func TestTrails(t *testing.T) {
	for body, want := range map[string]string{
		`<div>当前位置：<a href="/">首页</a> > <a href="/zwgk/">政务公开</a> > <a href="/zwgk/zcwj/">政策文件</a> > 正文</div>`: "政务公开 政策文件",
		`<p><span>您现在的位置：</span><a href="/">网站首页</a>&gt;&gt;<a href="/zwgk/">政务公开</a>&gt;&gt;政策文件</p>`:         "政务公开 政策文件",
		`<div class="position"><a href="/">明州市人民政府</a> / <a href="/zwgk/">政务公开</a></div>`:                      "政务公开",
		`<div><a href="/">首页</a><img src="arrow.gif"><a href="/zwgk/">政务公开</a></div>`:                          "",
		`<div class="crumbs"><a href="/">首页</a><i></i><a href="/zwgk/">政务公开</a></div>`:                         "政务公开",
		`<div>首页 &gt; 政务公开</div>`:                                                              "",
		`<div><a href="/">首页</a> | <a href="/zwgk/">政务公开</a></div>`:                            "",
		`<p>当前位置</p><p>` + strings.Repeat("长文字", 200) + `<a href="/a/">链接</a></p>`:             "",
		`<div>当前位置：<a href="/">首页</a> - <a href="/zwgk/">政务公开</a> - <a href="">通知公告</a></div>`: "政务公开 通知公告",
		`<div>位置: <a href="/">首页</a> → <a href="/zwgk/">政务公开</a></div>`:                        "政务公开",
	} {
		p := readPage(t, "/x/y.htm", "页面", body)
		var names []string
		for _, step := range p.Trail {
			names = append(names, step.Text)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}

func TestRowsOfLinksAreReadInTheirOrder(t *testing.T) {
	body := `<ul><li><ul><li><a href="/a/">甲栏目</a></li><li><a href="/b/">乙栏目</a></li><li><a href="/c/">丙栏目</a></li><li><a href="/d/">丁栏目</a></li></ul></li>` +
		`<li><a href="/e/">戊栏目</a></li><li><a href="/f/">己栏目</a></li><li><a href="/g/">庚栏目</a></li><li><a href="/h/">辛栏目</a></li></ul>` + runningText + runningText
	first := readPage(t, "/x/y.htm", "页面", body)
	if areaOf(t, first, "甲栏目") != AreaNavigation {
		t.Errorf("the first row is %s", areaOf(t, first, "甲栏目"))
	}
	for range 30 {
		again := readPage(t, "/x/y.htm", "页面", body)
		for _, text := range []string{"甲栏目", "戊栏目"} {
			if got, want := areaOf(t, again, text), areaOf(t, first, text); got != want {
				t.Fatalf("%s is %s once and %s then", text, want, got)
			}
		}
	}
}
