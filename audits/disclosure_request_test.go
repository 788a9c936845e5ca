package audits

import (
	"fmt"
	"strings"
	"testing"

	"wangjian/evidence"
)

func TestDisclosureRequest(t *testing.T) {
	const (
		channel    = "disclosure.request.channel\n"
		query      = "disclosure.request.query\n"
		statistics = "disclosure.request.statistics\n"
		all        = "open disclosure.request.channel\nopen disclosure.request.query\nopen disclosure.request.statistics"
		post       = `<p>公民、法人或者其他组织可以申请获取政府信息。申请方式：当面提交、邮寄和电子邮件。</p><p>受理电话：0590-2880126。</p>`
		form       = `<form><p>申请人姓名<input name="name" type="text"></p><p>联系电话<input name="phone" type="text"></p><p>所需信息的内容描述<textarea name="content">请填写</textarea></p><input type="submit" value="提交"></form>`
		asks       = `<form><p>查询号：<input name="code" type="text"></p><input type="submit" value="查询"></form>`
		numbers    = `<p>2018年本机关收到政府信息公开申请186件，均在法定期限内答复。</p>`
	)
	site := func(text string, pages ...disclosurePage) disclosureSite {
		return disclosureSite{
			nav: []string{"政务公开 /zwgk/", "依申请公开 /ysq/"},
			pages: append([]disclosurePage{
				listPage("/zwgk/", "政务公开", "/zwgk/1.html 关于召开全市会议的通知 2019-11-20", "/zwgk/2.html 关于开展检查工作的通知 2019-11-10", "/zwgk/3.html 关于停电的通知 2019-11-01"),
				{path: "/ysq/", title: "依申请公开", body: `<div class="main"><h2>依申请公开</h2><div class="content">` + text + `</div></div>`},
			}, pages...),
			searched: []string{"政府信息公开在线申请", "依申请公开查询", "依申请公开统计"},
		}
	}
	answered := func(titles ...string) string {
		var items strings.Builder
		for i, title := range titles {
			fmt.Fprintf(&items, `<li><a href="/ysq/%d.html">%s</a><span>2019-0%d-01</span></li>`, i+1, title, 9-i)
		}
		return `<ul class="list">` + items.String() + `</ul>`
	}
	lines := func(last string) string {
		return `<form><p>申请人姓名<input name="n"></p><p>电话<input name="p"></p><p>邮箱<input name="m"></p><p>` + last + `<input name="c"></p><input type="submit"></form>`
	}
	const frame = `<iframe src="http://ysq.fj.gov.cn/form"></iframe>`
	worded := strings.Replace(frame, "><", ">申请须知：请携带身份证。<", 1)
	lost := site(post + worded)
	lost.change = func(d *evidence.Dossier) {
		p := d.Pages[2]
		p.Resources = append(p.Resources, evidence.Resource{URL: "http://ysq.fj.gov.cn/form", Type: "frame", Failure: &evidence.Failure{Kind: evidence.FailureTimeout}})
	}
	unsearched := site(post)
	unsearched.searched = nil
	unopened := site("")
	unopened.pages = unopened.pages[:1]
	absent := unopened
	absent.nav, absent.searched = absent.nav[:1], site("").searched
	elsewhere := unopened
	elsewhere.nav = []string{"政务公开 /zwgk/", "依申请公开 http://ysq.fj.gov.cn/mz/"}
	report := articlePage("/nb/1.html", "明州市2018年政府信息公开工作年度报告", "2019-03-20", numbers)
	linked := site(form + asks + `<p>办理情况见<a href="/nb/1.html">明州市2018年政府信息公开工作年度报告</a></p>`)
	unread := linked
	linked.pages = append(linked.pages[:len(linked.pages):len(linked.pages)], report)

	testDisclosure(t, disclosureRequest, []disclosureRow{
		{"form, query and numbers on the page", site(form + asks + numbers), ""},
		{"by post and mail alone", site(post), channel + query + statistics},
		{"by post alone, on a site that was not searched", unsearched, all},
		{"the page was not opened", unopened, all},
		{"nothing of it on a site that was seen", absent, channel + query + statistics},
		{"a system on another host", elsewhere, all},

		{"a form to print is no form to send", site(post + `<a href="/sqb.doc">申请表下载</a>` + asks + numbers), channel},
		{"the site's search is no form", site(post + `<form><input name="q" type="text"><input type="submit" value="搜索"></form><a href="/cx/">申请查询</a>` + numbers), channel},
		{"a letter to the mayor is no form to apply by", site(post+asks+numbers, disclosurePage{path: "/xx/", title: "市长信箱", body: `<div><h2>市长信箱</h2><p>标题<input name="t"></p><p>姓名<input name="n"></p><textarea name="c">内容</textarea></div>`}), channel},
		{"a link to the form", site(post + `<a href="/apply/">在线申请</a>` + asks + numbers), ""},
		{"a link to the form on another host", site(post + `<a href="http://ysq.fj.gov.cn/">网上申请</a>` + asks + numbers), ""},

		{"a form of one-line fields, one for what is wanted", site(post + lines("所需的政府信息") + asks + numbers), ""},
		{"the same in a table", site(post + `<form><table><tr><td>申请人姓名</td><td><input name="a"></td></tr><tr><td>电话</td><td><input name="b"></td></tr><tr><td>所需信息的用途</td><td><input name="c"></td></tr></table></form>` + asks + numbers), ""},
		{"a form of one-line fields, none for what is wanted", site(post + lines("查询密码") + asks + numbers), channel},
		{"a search by many fields", site(`<p>申请人可以先查阅主动公开的信息。</p><form><p>索引号<input name="a"></p><p>名称<input name="b"></p><p>文号<input name="c"></p><p>内容概述<input name="d"></p></form>` + asks + numbers), channel},
		{"a frame that was not read", site(post + frame), all},
		{"a frame that was not read, beside a form", site(form + frame + numbers), "open " + query},
		{"a frame without size", site(post + `<iframe src="/tj" style="display:none"></iframe>`), channel + query + statistics},
		{"a frame that holds nothing but words", site(post + worded), channel + query + statistics},
		{"a frame of another host that did not come", lost, all},

		{"no query", site(form + numbers), query},
		{"a search for information is no query", site(form + `<a href="/s/">信息查询</a>` + numbers), query},
		{"a link to the query", site(form + `<a href="/cx/">依申请公开查询</a>` + numbers), ""},
		{"a query of the state, named shortly on the page", site(form + `<a href="/cx/">办理状态查询</a>` + numbers), ""},

		{"no numbers", site(form + asks), statistics},
		{"how to handle is no number", site(form + asks + "<p>收到申请之日起20个工作日内予以答复。</p>"), statistics},
		{"numbers in the annual report", linked, ""},
		{"an annual report that was not opened", unread, "open " + statistics},
		{"a list of applications answered", site(form + asks + answered("关于张某申请公开某地块信息的答复", "关于李某申请公开拆迁信息的答复情况", "对王**政府信息公开申请的告知书")), ""},
		{"a list of how applications are answered", site(form + asks + answered("政府信息公开申请办理流程", "关于依申请公开受理机构的说明", "关于做好政府信息公开申请答复工作的通知")), statistics},
		{"a list of other things", site(form + asks + answered("关于召开全市会议的通知", "关于开展检查工作的通知", "市领导调研项目建设")), statistics},
		{"a link to the numbers", site(form + asks + `<a href="/tj/">依申请公开受理情况统计</a>`), ""},
	})
}
