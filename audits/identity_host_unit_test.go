package audits

import (
	"strings"
	"testing"

	"wangjian/evidence"
)

func TestIdentityHostUnit(t *testing.T) {
	about := func(text string) string { return `<html><body><h1>关于我们</h1><p>` + text + `</p></body></html>` }
	testIdentity(t, identityHostUnit, []identityRow{
		{name: "the footer names the host"},
		{name: "a full-width blank within the label", old: soundUnit, new: `<span>主　办：明州市人民政府办公室</span>`},
		{name: "the name in the line below", old: soundUnit, new: `<p>主办单位：</p><p>明州市人民政府办公室</p>`},
		{name: "only the unit that runs it", old: soundUnit, new: `承办单位：明州市大数据中心`},
		{name: "the label behind the name", old: soundUnit, new: `<p>明州市人民政府办公室主办</p>`},
		{name: "the page about the site names it", old: soundUnit, new: ``, change: withPage(homeAddress+"about/", about("主办单位：明州市人民政府办公室"))},
		{name: "the page about the site names it in a sentence", old: soundUnit, new: ``, change: withPage(homeAddress+"about/", about("本网站由明州市人民政府办公室主办，明州市大数据中心承办。"))},
		{name: "an inner page's footer names it", old: soundAbout + soundUnit, new: ``, change: withPage(homeAddress+"a/", `<p>正文</p><div class="footer">主办单位：明州市人民政府办公室 版权所有</div>`)},

		{
			name: "a report on the site names it in its text", old: soundAbout + soundUnit, new: ``, want: "identity.host-unit",
			change: withPage(homeAddress+"tzgg/t20190108_1.htm", `<h1>政府网站工作年度报表（2018年度）</h1><p class="info">发布时间：2019-01-08 来源：市政府办</p><div class="article-content"><p>`+
				strings.Repeat("网站工作有序开展，信息发布及时，互动回应有效，各项任务按时完成。", 6)+`</p><p>网站名称：明州市人民政府；主办单位：明州市人民政府办公室；政府网站标识码：3512000001。</p></div>`),
		},
		{name: "only copyright and support", old: soundAbout + soundUnit, new: `版权所有：明州市人民政府 技术支持：明州市数字信息有限公司`, want: "identity.host-unit"},
		{name: "the host of an event", old: soundAbout + soundUnit, new: `<p>会议由市教育局主办的活动</p>`, want: "identity.host-unit"},
		{name: "the page about the site does not name it", old: soundUnit, new: ``, change: withPage(homeAddress+"about/", about("欢迎访问")), want: "identity.host-unit"},
		{name: "the page about the site was not seen", old: soundUnit, new: ``, want: "open identity.host-unit"},
		{name: "only the home page was seen", old: soundAbout + soundUnit, new: ``, alone: true, want: "open identity.host-unit"},
		{name: "the home page alone names it", alone: true},
		{
			name: "the page about the site, on another host, does not name it either", old: soundAbout + soundUnit,
			new: `<a href="http://about.mingzhou.gov.cn/">关于我们</a>`, change: withPage("http://about.mingzhou.gov.cn/", about("欢迎访问")),
			alone: true, want: "identity.host-unit",
		},
		{
			name: "the record of the home page was cut", old: soundAbout + soundUnit, new: ``,
			change: func(_ *testing.T, d *evidence.Dossier) { d.Pages[0].Cut = []string{"elements"} }, want: "open identity.host-unit",
		},
		{
			name: "the page about the site was not seen whole", old: soundUnit, new: ``,
			change: allOf(withPage(homeAddress+"about/", about("欢迎访问")), cutShort(2)), want: "open identity.host-unit",
		},
		{name: "the home page was not seen whole", old: soundAbout + soundUnit, new: ``, change: cutShort(1), want: "open identity.host-unit"},
		{name: "the home page did not open", change: failedHome, want: "open identity.host-unit"},
	})
}
