package audits

import (
	"fmt"
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/outline"
)

func TestAbsence(t *testing.T) {
	const asked = "信息公开指南"
	leader := listPage("/zwgk/", "政务公开", "/zwgk/1.html 关于召开全市会议的通知 2019-11-20", "/zwgk/2.html 关于开展检查工作的通知 2019-11-10")
	failed := func(path string, status int) disclosurePage {
		return disclosurePage{path: path, failure: &evidence.Failure{Kind: evidence.FailureClientError, Status: status}}
	}
	outside := func(answered string) func(*evidence.Dossier) {
		return func(d *evidence.Dossier) {
			for _, p := range d.Pages {
				if strings.HasSuffix(p.URL, "/xxgk/") {
					p.Role, p.FinalURL = evidence.RoleOutside, answered
				}
			}
		}
	}
	long := "政府信息公开" + strings.Repeat("和政务公开", 4)
	for _, test := range []struct {
		name   string
		nav    []string
		pages  []disclosurePage
		asked  []string
		change func(*evidence.Dossier)
		want   string // part of the reason, “-” for none
	}{
		{name: "all was seen and searched", want: "-"},
		{name: "no search", asked: []string{}, want: "没有以“信息公开指南”在站内搜索"},
		{name: "a search that says nothing", change: func(d *evidence.Dossier) { d.Pages[len(d.Pages)-1].Via.Text = asked + "二" }, want: "在站内搜索"},
		{name: "a column was not opened", nav: []string{"政府信息公开 /xxgk/"}, want: "“政府信息公开”"},
		{name: "another host of the domain", nav: []string{"政府信息公开 http://xxgk.mingzhou.gov.cn/"}, want: "“政府信息公开”（xxgk.mingzhou.gov.cn）"},
		{name: "a longer name than a column's", nav: []string{long + " /xxgk/"}, want: "“" + long + "”"},
		{name: "a picture without words", nav: []string{`<img/src="/a.png"> /xxgk/`}, want: "没有文字说明的链接http://www.mingzhou.gov.cn/xxgk/"},
		{name: "a script opens it", nav: []string{"政府信息公开 javascript:go(5)"}, want: "“政府信息公开”（由脚本打开）"},
		{name: "a page is missing", nav: []string{"政府信息公开 /xxgk/"}, pages: []disclosurePage{failed("/xxgk/", 404)}, want: "-"},
		{name: "a page is missing at https", nav: []string{"政府信息公开 https://mingzhou.gov.cn/xxgk/"}, pages: []disclosurePage{failed("/xxgk/", 404)}, want: "-"},
		{name: "a page answers with an error", nav: []string{"政府信息公开 /xxgk/"}, pages: []disclosurePage{failed("/xxgk/", 403)}, want: "“政府信息公开”"},
		{name: "a column leads to another host of the domain", nav: []string{"政府信息公开 /xxgk/"}, pages: []disclosurePage{{path: "/xxgk/"}}, change: outside("http://xxgk.mingzhou.gov.cn/"), want: "“政府信息公开”"},
		{name: "a column leads to another domain", nav: []string{"政府信息公开 /xxgk/"}, pages: []disclosurePage{{path: "/xxgk/"}}, change: outside("http://www.fujian.gov.cn/"), want: "-"},
		{name: "another domain", nav: []string{"中国政府网 http://www.gov.cn/", "省政府 http://www.fujian.gov.cn/"}, want: "-"},
		{name: "what no column stands behind", nav: []string{
			"登录 http://sso.mingzhou.gov.cn/", "无障碍 javascript:wza()", "公积金 /s?q=公积金", "邮箱 http://mail.mingzhou.gov.cn/", "繁体 javascript:big5()",
		}, want: "-"},
		{name: "a script that unfolds a menu", nav: []string{`公开</a><a/href="/zwgk/">政务公开</a><a> javascript:;`}, want: "-"},
		{name: "a script beside a link of the same name", nav: []string{"政务公开 javascript:;"}, want: "-"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := disclosureSite{nav: append([]string{"政务公开 /zwgk/"}, test.nav...), pages: append([]disclosurePage{leader}, test.pages...), searched: test.asked}
			if test.asked == nil {
				site.searched = []string{asked}
			}
			site.change = test.change
			c := NewCase(site.dossier(t), nil, beijingNoon(t, "2019-11-30"))
			got := c.absent(outline.Topic{Name: asked, Words: []string{asked}})
			if test.want == "-" && got != "" || test.want != "-" && !strings.Contains(got, test.want) {
				t.Errorf("got %q, want %q; %s", got, test.want, linksTold(c))
			}
		})
	}
}

// linksTold is the home page's links in words.
func linksTold(c *Case) string {
	var told strings.Builder
	for _, link := range c.site().Home.Links {
		fmt.Fprintf(&told, "%s %q %s; ", link.Area, link.Text, link.Address)
	}
	return told.String()
}
