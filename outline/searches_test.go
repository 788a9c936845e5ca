package outline

import (
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestSearchesThatWereAnswered(t *testing.T) {
	const (
		words = "依申请公开"
		home  = `<p>共12条来信</p><div><a href="/ysqgk/">依申请公开</a><a href="/a/">要闻</a></div>`
		box   = `<form action="/s"><input name="q" value="依申请公开"></form>`
		menu  = `<a href="/ysqgk/">依申请公开</a>`
	)
	for name, test := range map[string]struct {
		path, body string
		change     func(*evidence.Page)
		want       bool
	}{
		"none was found":                            {"/s?q=1", `<p>没有找到与“依申请公开”相关的内容</p>`, nil, true},
		"nought was found":                          {"/s?q=1", box + `<p>共 <b>0</b> 条</p>`, nil, true},
		"so many were found":                        {"/s?q=1", `<p>依申请公开：为您找到相关结果约 <b>17</b> 个</p>`, nil, true},
		"results that name it":                      {"/s?q=1", box + menu + `<div><a href="/x.html">依申请公开<em>流程</em></a></div>`, nil, true},
		"a list of results":                         {"/s?q=1", box + `<ul class="list">` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 6) + `</ul>`, nil, true},
		"at the home page's own address with words": {"/?s=1", box + `<p>未找到相关结果</p>`, nil, true},

		"the words stand in the navigation only":        {"/s?q=1", menu + `<p>没有找到相关内容</p>`, nil, false},
		"the words are nowhere":                         {"/s?q=1", `<p>共0条</p>`, nil, false},
		"hidden words":                                  {"/s?q=1", `<input type="hidden" value="依申请公开"><p>共0条</p>`, nil, false},
		"the results do not come":                       {"/s?q=1", box + menu + `<p>正在加载</p>`, nil, false},
		"the home page":                                 {"/", box + home, nil, false},
		"the home page at an address with words":        {"/?q=1", box + home, nil, false},
		"an error page":                                 {"/s?q=1", box + `<p>依申请公开</p><p>404 您访问的页面不存在，没有找到</p>`, nil, false},
		"a login":                                       {"/s?q=1", box + `<h1>用户登录</h1><p>未找到相关用户</p><form><input name="u"><input type="password" name="p"></form>`, nil, false},
		"a page that was cut off":                       {"/s?q=1", box + `<p>共0条</p>`, func(p *evidence.Page) { p.Timing.Cut = true }, false},
		"a page of which nobody knows what it answers":  {"/s?q=1", box + `<p>共0条</p>`, func(p *evidence.Page) { p.Via = nil }, false},
		"an article that has the words, with no result": {"/s?q=1", `<h1>通知</h1><p>请按依申请公开的规定办理。</p>`, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			source := evidencetest.Page(t, host+test.path, `<html><head><title>明州市人民政府</title></head><body>`+test.body+`</body></html>`)
			source.Role, source.Via = evidence.RoleSearch, &evidence.Via{Text: words}
			if test.change != nil {
				test.change(source)
			}
			answer, err := Read(source, readAsOf)
			if err != nil {
				t.Fatal(err)
			}
			site := Build([]*Page{readPage(t, "/", "明州市人民政府", home), answer})
			if got := site.Searched[words] != nil; got != test.want {
				t.Errorf("answered: %v, want %v; %s %q", got, test.want, answer.Kind, answer.Reasons)
			}
		})
	}
}

func TestAddressKey(t *testing.T) {
	for address, want := range map[string]string{
		"http://www.mingzhou.gov.cn/a/": "mingzhou.gov.cn/a/", "https://mingzhou.gov.cn/a/": "mingzhou.gov.cn/a/",
		"http://xxgk.mingzhou.gov.cn/a/": "xxgk.mingzhou.gov.cn/a/", "http://www.mingzhou.gov.cn/www.html": "mingzhou.gov.cn/www.html", "": "",
	} {
		if got := AddressKey(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}

func TestLinksThatLeadToNoColumn(t *testing.T) {
	for link, want := range map[string]bool{
		"首页 /": true, "登录 http://sso.mz.gov.cn/": true, "无障碍 http://wza.mz.gov.cn/": true, "网站地图 /map/": true, "ENGLISH http://en.mz.gov.cn/": true,
		"公积金 /s?q=公积金": true, "指南 /a.pdf": true, "我的空间 http://mz.gov.cn/sso/x": true,
		"政府信息公开 http://xxgk.mz.gov.cn/": false, "政务服务 http://zwfw.mz.gov.cn/": false, "搜索中心 /ss/": false, "政务公开 ": false,
	} {
		text, address, _ := strings.Cut(link, " ")
		if got := LeadsToNoColumn(&Link{Text: text, Address: address}); got != want {
			t.Errorf("%s: %v, want %v", link, got, want)
		}
	}
}
