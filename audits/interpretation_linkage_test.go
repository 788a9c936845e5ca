package audits

import (
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/outline"
)

func TestLinksBetweenPoliciesAndInterpretations(t *testing.T) {
	const (
		forward, back, dead = codeLinkForward, codeLinkBack, codeInterpretationLinkDead
		two                 = "looked at 2 of 3"
		otherTitle          = "《明州市城市绿化条例》解读"
		otherPath           = "zcjd/t20191107_9.htm"
		otherLink           = `<a href="/` + otherPath + `">政策解读</a>`
	)
	// linked is the sound site with the policy's or the interpretation's own links changed.
	linked := func(policy, reading func(*shownPage), more ...shownPage) []shownPage {
		p, r := asPolicy(), asReading()
		if policy != nil {
			policy(&p)
		}
		if reading != nil {
			reading(&r)
		}
		return append([]shownPage{policyList(row(asPolicy())), readingList(row(asReading()), "2019-11-07 "+otherPath+" "+otherTitle), p, r}, more...)
	}
	related := func(html string) func(*shownPage) { return func(p *shownPage) { p.related = html } }
	other := shownPage{path: otherPath, title: otherTitle, date: "2019-11-07", kind: outline.KindInterpretation, body: "<p>《明州市城市绿化条例》已经公布。</p>"}
	codes := []string{forward, back, dead}
	testInterpretations(t, interpretationLinkageAudit, codes, []interpretationRow{
		{name: "linked both ways", pages: soundPolicySite(), want: []string{"looked at 2 of 2"}},
		{name: "no entry on the policy's page", pages: linked(related(""), nil), want: []string{forward, two}},
		{name: "no entry on the interpretation's page", pages: linked(nil, related("")), want: []string{back, two}},
		{name: "no entry on either", pages: linked(related(""), related("")), want: []string{forward, back, two}},
		{name: "an icon leads there", pages: linked(related(`<a href="/`+readingPath+`"><img src="/jd.png"></a>`), nil), want: []string{two}},
		{name: "an icon leads elsewhere", pages: linked(related(`<a href="/zcjd/"><img src="/jd.png" alt="政策解读"></a>`), nil), want: []string{forward, two}},
		{name: "the sidebar alone leads there", pages: linked(func(p *shownPage) {
			p.related, p.side = "", `<a href="/`+readingPath+`">`+readingTitle+`</a>`
		}, nil), want: []string{forward, two}},
		{name: "a link within the text", pages: linked(func(p *shownPage) {
			p.related, p.body = "", policyBody+`<p>解读见<a href="/`+readingPath+`">此处</a></p>`
		}, nil), want: []string{two}},
		{name: "the title within the interpretation's text is linked", pages: linked(nil, func(p *shownPage) {
			p.related, p.body = "", soundReading+`<p><a href="/`+policyPath+`">《明州市居家养老服务管理办法》</a></p>`
		}), want: []string{two}},
		{name: "the address with a parameter of the visit and the directory's page", pages: linked(related(`<a href="/`+readingPath+`?spm=1#top">解读</a>`), nil), want: []string{two}},
		{name: "the column is named like the entry", pages: linked(related(`<a href="/zcjd/">政策解读</a>`), nil), want: []string{forward, two}},
		{name: "a script opens it", pages: linked(related(`<a href="javascript:jd()">政策解读</a>`), nil), want: []string{"looked at 1 of 3"}},
		{name: "a document of the basis is linked in the text", pages: linked(nil, func(p *shownPage) {
			p.related, p.body = "", soundReading+`<p>依据<a href="http://www.gov.cn/1.htm">《国务院办公厅关于推进养老服务发展的意见》</a></p>`
		}), want: []string{back, two}},
		{name: "the number is linked, to a page that was not opened", pages: linked(nil, related(`<a href="/zwgk/t20191104_8.htm">明政办〔2019〕47号</a>`)), want: []string{two}},
		{name: "another number is linked", pages: linked(nil, related(`<a href="/zwgk/t20191104_8.htm">明政办〔2019〕74号</a>`)), want: []string{back, two}},
		{
			name: "the number is linked, to another document", pages: linked(nil, related(`<a href="/zcwj/t20181107_9.htm">明政办〔2019〕47号</a>`),
				shownPage{path: "zcwj/t20181107_9.htm", title: "明州市城市绿化条例", date: "2018-11-07", kind: outline.KindPolicy, body: "<p>第一条</p>"}),
			want: []string{dead + " zcwj/t20181107_9.htm", "looked at 2 of 2"},
		},
		{name: "the document is attached", pages: linked(nil, related(`<a href="/files/1.pdf">明州市居家养老服务管理办法.pdf</a>`)), want: []string{two}},
		{name: "the document is attached under a number", pages: linked(nil, related(`<a href="/files/1.doc">附件1：明州市居家养老服务管理办法.doc</a>`)), want: []string{two}},
		{name: "its detailed rules are attached", pages: linked(nil, related(`<a href="/files/1.pdf">明州市居家养老服务管理办法实施细则.pdf</a>`)), want: []string{back, two}},
		{name: "a file is attached whose name tells nothing", pages: linked(nil, related(`<a href="/files/1.pdf">附件1</a>`)), want: []string{"looked at 1 of 3"}},
		{name: "a form is attached", pages: linked(nil, related(`<a href="/files/1.doc">补贴申请表.doc</a>`)), want: []string{back, two}},
		{name: "the document is named and not linked", pages: linked(nil, related(`相关文件：《明州市居家养老服务管理办法》（明政办〔2019〕47号）`)), want: []string{back, two}},
		{name: "an entry of a short title, not opened", pages: linked(related(`<a href="/zcjd/t20191106_77.htm">解读：居家养老</a>`), nil), want: []string{"looked at 1 of 3"}},
		{name: "an entry of a short title, to the interpretation of another", pages: linked(related(`<a href="/`+otherPath+`">图解城市绿化</a>`), nil, other), want: []string{forward, two}},
		{name: "an entry titled in 《》 after another document", pages: linked(related(`<a href="/zcjd/t20191106_77.htm">《城市绿化条例》解读</a>`), nil), want: []string{forward, two}},
		{name: "a place on the same page", pages: linked(related(`<a href="#jd">政策解读</a>`), nil), want: []string{"looked at 1 of 3"}},
		{name: "a place on the same page, by its address", pages: linked(related(`<a href="/`+policyPath+`#jd">政策解读</a>`), nil), want: []string{"looked at 1 of 3"}},
		{name: "the page itself", pages: linked(related(`<a href="/`+policyPath+`">政策解读</a>`), nil), want: []string{forward, two}},

		{name: "the entry leads to another interpretation", pages: linked(related(otherLink), nil, other), want: []string{dead + " " + otherPath, two}},
		{name: "the same, not opened, by its title in a list", pages: func() []shownPage {
			pages := linked(related(otherLink), nil)
			pages[0].rows = append(pages[0].rows, "2018-11-07 zcwj/t20181107_9.htm 明州市城市绿化条例")
			return pages
		}(), want: []string{dead + " " + otherPath, "looked at 2 of 2"}},
		{name: "the same, and no list tells of what document", pages: linked(related(otherLink), nil), want: []string{"looked at 1 of 3"}},
		{name: "the entry leads to a page that names the document in its text", pages: linked(related(otherLink), nil,
			shownPage{path: otherPath, title: "政策解读", date: "2019-11-07", kind: outline.KindInterpretation, body: "<p>近日，明政办〔2019〕47号印发。</p>"}), want: []string{back, "looked at 3 of 3"}},
		{name: "one of two entries leads to another", pages: linked(related(otherLink+`<a href="/`+readingPath+`">图解</a>`), nil, other), want: []string{two}},
		{
			name: "the way back leads to another document", pages: linked(nil, related(`<a href="/zcwj/t20181107_9.htm">政策原文</a>`),
				shownPage{path: "zcwj/t20181107_9.htm", title: "明州市城市绿化条例", date: "2018-11-07", kind: outline.KindPolicy, body: "<p>第一条</p>"}),
			want: []string{dead + " zcwj/t20181107_9.htm", "looked at 2 of 2"},
		},
		{
			name: "the way back leads to the document at another address", pages: linked(nil, related(`<a href="/gb/t20191130_9.htm">政策原文</a>`),
				shownPage{path: "gb/t20191130_9.htm", title: "明州市居家养老服务管理办法", date: "2019-11-30", kind: outline.KindArticle, body: "<p>第一条</p>"}),
			want: []string{two},
		},
		{name: "the way back leads to a document of another year", pages: []shownPage{
			policyList("2019-11-04 zcwj/1.htm 明州市人民政府办公室关于印发2019年政务公开工作要点的通知", "2018-11-04 zcwj/2.htm 明州市人民政府办公室关于印发2018年政务公开工作要点的通知"),
			{path: readingPath, title: "《2019年政务公开工作要点》解读", date: "2019-11-06", kind: outline.KindInterpretation, body: soundReading, related: `<a href="/zcwj/2.htm">相关文件</a>`},
		}, want: []string{dead + " zcwj/2.htm", "looked at 1 of 2"}},

		{
			name: "the entry is dead", pages: linked(related(`<a href="/zcjd/gone.htm">政策解读</a>`), nil), change: policyLinkProbe("zcjd/gone.htm", 404, evidence.FailureClientError, 2),
			want: []string{dead + " zcjd/gone.htm", two},
		},
		{
			name: "a server error once", pages: linked(related(`<a href="/zcjd/gone.htm">政策解读</a>`), nil), change: policyLinkProbe("zcjd/gone.htm", 500, evidence.FailureServerError, 1),
			want: []string{"looked at 1 of 3"},
		},
		{
			name: "a server error twice", pages: linked(related(`<a href="/zcjd/gone.htm">政策解读</a>`), nil), change: policyLinkProbe("zcjd/gone.htm", 500, evidence.FailureServerError, 2),
			want: []string{dead + " zcjd/gone.htm", two},
		},
		{
			name: "a wall answered", pages: linked(related(`<a href="/zcjd/gone.htm">政策解读</a>`), nil), change: policyLinkProbe("zcjd/gone.htm", 521, evidence.FailureChallenge, 2),
			want: []string{"looked at 1 of 3"},
		},
		{name: "an error page that calls itself found", pages: linked(related(`<a href="/zcjd/gone.htm">政策解读</a>`), nil,
			shownPage{path: "zcjd/gone.htm", title: "页面不存在", kind: outline.KindError}), want: []string{dead + " zcjd/gone.htm", two}},
		{
			name: "the interpretation that a list shows is dead", pages: linked(nil, nil)[:3], change: policyLinkProbe(readingPath, 404, evidence.FailureClientError, 2),
			want: []string{dead + " " + readingPath, "looked at 1 of 3"},
		},
		{
			name: "a dead entry beside a right one", pages: linked(related(`<a href="/zcjd/gone.htm">图解</a><a href="/`+readingPath+`">解读</a>`), nil),
			change: policyLinkProbe("zcjd/gone.htm", 404, evidence.FailureClientError, 2), want: []string{two},
		},
		{
			name: "the page was cut off while it loaded", pages: linked(related(""), nil), change: func(d *evidence.Dossier) { d.Pages[3].Timing.Cut = true },
			want: []string{"looked at 1 of 3"},
		},

		{name: "an interpretation of two documents leads to one of them", pages: []shownPage{
			policyList(row(asPolicy()), "2019-11-05 zcwj/3.htm 明州市人民政府关于促进茶产业发展的若干意见"),
			asReading(func(p *shownPage) {
				p.title = "《居家养老服务管理办法》《关于促进茶产业发展的若干意见》解读"
			}), asPolicy(),
		}, want: []string{"looked at 2 of 3"}},
		{name: "a policy of last year", pages: func() []shownPage {
			pages := linked(related(""), related(""))
			pages[0].rows[0] = strings.Replace(pages[0].rows[0], "2019", "2018", 1)
			pages[1].rows[0] = strings.Replace(pages[1].rows[0], "2019", "2018", 1)
			pages[2].date, pages[3].date = "2018-11-04", "2018-11-06"
			return pages
		}(), want: []string{"open " + forward, "open " + back, "open " + dead}},
		{name: "nothing was opened", pages: linked(nil, nil)[:2], want: []string{"open " + forward, "open " + back, "open " + dead}},
	})
}

// policyLinkProbe adds the check of a link's target.
func policyLinkProbe(path string, status int, kind evidence.FailureKind, attempts int) func(*evidence.Dossier) {
	return func(d *evidence.Dossier) {
		d.Probes = append(d.Probes, evidence.Probe{
			ID: evidence.ProbeID(len(d.Probes) + 1), Kind: evidence.ProbeLink, URL: homeAddress + path, Status: status,
			Attempts: attempts, Failure: &evidence.Failure{Kind: kind, Status: status},
		})
	}
}
