package audits

import (
	"strings"
	"testing"

	"wangjian/outline"
)

func TestLateInterpretations(t *testing.T) {
	const late = codeInterpretationLate
	dated := func(policy, reading string) []shownPage {
		p := asPolicy(func(p *shownPage) { p.date = policy })
		r := asReading(func(p *shownPage) { p.date = reading })
		return []shownPage{policyList(row(p)), readingList(row(r)), p, r}
	}
	found := []string{late + " " + policyTitle, "looked at 1 of 1"}
	sound := []string{"looked at 1 of 1"}
	testInterpretations(t, interpretationFormAudit, []string{late}, []interpretationRow{
		{name: "on the third working day", pages: dated("2019-11-04", "2019-11-07"), want: sound},
		{name: "on the fourth", pages: dated("2019-11-04", "2019-11-08"), want: found},
		{name: "over a weekend", pages: dated("2019-11-07", "2019-11-12"), want: sound},
		{name: "over National Day's week", pages: dated("2019-09-30", "2019-10-10"), want: sound},
		{name: "over National Day's week, with its make-up Saturday", pages: dated("2019-09-30", "2019-10-12"), want: found},
		{
			name: "over May Day, whose Sundays were worked", pages: dated("2019-04-26", "2019-05-05"), want: found[:],
			asOf: "2019-06-30",
		},
		{name: "before its document", pages: dated("2019-11-04", "2019-11-01"), want: sound},
		{name: "the earliest of several counts", pages: append(dated("2019-11-04", "2019-11-20"),
			shownPage{path: "xwdt/", title: "要闻动态", kind: outline.KindList, rows: []string{"2019-11-05 xwdt/1.htm 一图读懂《明州市居家养老服务管理办法》"}}), want: sound},
		{
			name: "another one shows no date and may be earlier", pages: append(dated("2019-11-04", "2019-11-20"),
				shownPage{path: "xwdt/", title: "要闻动态", kind: outline.KindList, rows: []string{" xwdt/1.htm 一图读懂《明州市居家养老服务管理办法》"}}),
			want: []string{"open " + late},
		},
		{name: "late in the lists, neither was opened", pages: dated("2019-11-04", "2019-11-20")[:2], want: found},
		{name: "the date stands in the address only", pages: func() []shownPage {
			pages := dated("2019-11-04", "2019-11-20")
			pages[2].change = func(p *outline.Page) { p.Published.Source = outline.DateAddress }
			return pages
		}(), want: []string{"open " + late}},
		{name: "an earlier one may stand on a page not seen", pages: func() []shownPage {
			pages := dated("2019-11-04", "2019-11-20")
			pages[1].pager = []string{"zcjd/index_1.htm"}
			return pages
		}(), want: []string{"open " + late}},
		{name: "no interpretation at all", pages: []shownPage{policyList(row(asPolicy())), readingList()}, want: []string{"open " + late}},
		{name: "the calendar lacks the year", asOf: "2027-02-26", pages: dated("2027-01-08", "2027-01-26"), want: []string{"open " + late}},
		{name: "a policy of last year", pages: dated("2018-12-28", "2019-01-20"), want: []string{"open " + late}},
	})
}

func TestElementsOfInterpretations(t *testing.T) {
	const element = codeInterpretationElement
	with := func(body string, change ...func(*shownPage)) []shownPage {
		r := asReading(append(change, func(p *shownPage) { p.body = body })...)
		return []shownPage{policyList(row(asPolicy())), readingList(row(r)), asPolicy(), r}
	}
	long := strings.Repeat("本市居民可以到社区申请。", 20)
	expert := func(body string) shownPage {
		return asReading(func(p *shownPage) {
			p.path, p.title, p.date, p.body = "zcjd/3.htm", "专家解读《明州市居家养老服务管理办法》", "2019-11-07", "<p>"+body+"</p>"
		})
	}
	both := func(first string, second shownPage) []shownPage {
		r := asReading(func(p *shownPage) { p.body = first })
		return []shownPage{policyList(row(asPolicy())), readingList(row(r), row(second)), asPolicy(), r, second}
	}
	testInterpretations(t, interpretationFormAudit, []string{element}, []interpretationRow{
		{name: "all four are told", pages: soundPolicySite(), want: []string{"looked at 1 of 1"}},
		{
			name: "one is lacking", pages: with(strings.ReplaceAll(soundReading, "四、解决的问题。明确部门分工。", "")),
			want: []string{element + " 解决的问题", "looked at 1 of 1"},
		},
		{name: "of a few words that tell three", pages: with("<p>出台背景</p><p>目标任务</p><p>主要内容</p>"), want: []string{element + " 解决的问题", "looked at 1 of 1"}},
		{name: "of a few words that tell two", pages: with("<p>出台背景</p><p>目标任务</p>"), want: []string{"open " + element}},
		{
			name:  "of a few words that tell three, and a file",
			pages: with(`<p>出台背景</p><p>目标任务</p><p>主要内容</p><a href="/a.pdf">附件</a>`), want: []string{"open " + element},
		},
		{name: "why, in the words of a heading", pages: with("<p>" + long + "</p><p>制定缘由</p><p>目标，主要内容，问题</p>"), want: []string{"looked at 1 of 1"}},
		{
			name:  "what the document's articles are on",
			pages: with("<p>" + long + "</p><p>目标，问题</p><p>主要内容共四条，分别规定制定缘由、组织实施和施行时间。</p>"), want: []string{element + " 背景依据", "looked at 1 of 1"},
		},
		{name: "in other words", pages: with("<p>" + long + "</p><p>为什么出台：</p><p>总体要求</p><p>重点举措</p><p>政策亮点</p>"), want: []string{"looked at 1 of 1"}},
		{name: "with blanks within the words", pages: with("<p>" + long + "</p><p>背 景</p><p>目 标</p><p>主 要 内 容</p><p>创 新</p>"), want: []string{"looked at 1 of 1"}},
		{
			name: "nothing but words", pages: with("<p>" + long + "</p>"),
			want: []string{element + " 背景依据", element + " 目标任务", element + " 主要内容", element + " 解决的问题", "looked at 1 of 1"},
		},
		{name: "an expert's beside the whole", pages: both(soundReading, expert(long)), want: []string{"looked at 1 of 1"}},
		{name: "an expert's tells what the other lacks", pages: both(strings.ReplaceAll(soundReading, "四、解决的问题。", ""), expert(long+"解决了难题。")), want: []string{"looked at 1 of 1"}},
		{
			name: "neither tells one thing", pages: both(strings.ReplaceAll(soundReading, "四、解决的问题。", ""), expert(long)),
			want: []string{element + " 解决的问题", "looked at 1 of 1"},
		},
		{
			name: "the whole and one that was not opened", pages: both(soundReading, expert(""))[:4], want: []string{"looked at 1 of 1"},
		},
		{
			name:  "one thing is lacking, and another interpretation was not opened",
			pages: both(strings.ReplaceAll(soundReading, "四、解决的问题。", ""), expert(""))[:4], want: []string{"open " + element},
		},
		{
			name:  "one thing is lacking, and the same interpretation is posted elsewhere, not opened",
			pages: both(strings.ReplaceAll(soundReading, "四、解决的问题。", ""), asReading(func(p *shownPage) { p.path = "zcjd/3.htm" }))[:4],
			want:  []string{element + " 解决的问题", "looked at 1 of 1"},
		},
		{
			name:  "one thing is lacking, and another interpretation is a picture",
			pages: both(strings.ReplaceAll(soundReading, "四、解决的问题。", ""), expert(`<img src="/a.jpg" width="750" height="4200">`)),
			want:  []string{"open " + element},
		},
		{name: "a long picture", pages: with(`<img src="/a.jpg" width="750" height="4200">`), want: []string{"open " + element}},
		{name: "a long picture below an introduction", pages: with("<p>" + long + `</p><img src="/a.jpg" width="750" height="4200">`), want: []string{"open " + element}},
		{
			name: "an icon", pages: with("<p>" + long + "背景，目标，问题</p>" + `<img src="/a.gif" width="16" height="16" style="display:none">`),
			want: []string{element + " 主要内容", "looked at 1 of 1"},
		},
		{name: "a film", pages: with("<p>" + long + `</p><video src="/a.mp4"></video>`), want: []string{"open " + element}},
		{name: "a few words and a file", pages: with(`<p>详见附件。</p><a href="/a.pdf">附件</a>`), want: []string{"open " + element}},
		{name: "not opened", pages: with("")[:3], want: []string{"open " + element}},
		{
			name: "of a superior's document", pages: with("<p>"+long+"</p>", func(p *shownPage) {
				p.title, p.related = "《国务院办公厅关于推进养老服务发展的意见》解读", ""
			}),
			want: []string{"open " + element},
		},
		{
			name: "of an own document that no list shows", pages: with("<p>"+long+"背景，目标，主要内容</p>", func(p *shownPage) { p.title, p.related = "《明州市茶产业扶持办法》解读", "" }),
			want: []string{element + " 解决的问题", "looked at 1 of 1"},
		},
		{name: "of a document of last year", pages: with("<p>"+long+"</p>", func(p *shownPage) {
			p.title, p.related, p.date = "《明州市茶产业扶持办法》解读", "", "2018-12-20"
		}), want: []string{"open " + element}},
	})
}

func TestInterpretationsInWordsOnly(t *testing.T) {
	const only = codeInterpretationTextOnly
	with := func(body string, change ...func(*shownPage)) []shownPage {
		r := asReading(append(change, func(p *shownPage) { p.body = body })...)
		return []shownPage{policyList(row(asPolicy())), readingList(row(r)), asPolicy(), r}
	}
	testInterpretations(t, interpretationFormAudit, []string{only}, []interpretationRow{
		{name: "words only", pages: soundPolicySite(), want: []string{only}},
		{name: "a picture", pages: with(soundReading + `<img src="/a.jpg" width="600" height="400">`)},
		{name: "an icon of a file", pages: with(soundReading + `<img src="/pdf.gif" width="16" style="display:none">`), want: []string{only}},
		{name: "a film", pages: with(soundReading + `<video></video>`)},
		{name: "a player in a frame", pages: with(soundReading + `<iframe src="//v.qq.com/txp/iframe/player.html?vid=1"></iframe>`)},
		{name: "a frame of something else", pages: with(soundReading + `<iframe src="/share.html"></iframe>`), want: []string{only}},
		{name: "a picture outside the text", pages: with(soundReading, func(p *shownPage) { p.head = `<img src="/banner.jpg" width="1200" height="300">` }), want: []string{only}},
		{name: "a title that says it, not opened", pages: []shownPage{
			policyList(row(asPolicy())),
			readingList(row(asReading()), "2019-11-07 zcjd/3.htm 一图读懂《明州市居家养老服务管理办法》"), asReading(),
		}},
		{name: "a picture of figures, in their own column", home: `<li><a href="/sjjd/">数据解读</a></li>`, pages: append(soundPolicySite(),
			shownPage{path: "sjjd/", title: "数据解读", kind: outline.KindList, rows: []string{"2019-11-10 sjjd/4.htm 图解2019年10月主要经济数据"}}), want: []string{only}},
		{name: "a talk with questions and answers", pages: append(soundPolicySite(), shownPage{
			path: "zxft/5.htm", title: "走进直播间：教育热点问答", date: "2019-11-10", kind: outline.KindInterview, body: soundReading,
		}), want: []string{only}},
		{name: "a picture of a policy among the figures", pages: append(soundPolicySite(),
			shownPage{path: "sjjd/", title: "数据解读", kind: outline.KindList, rows: []string{"2019-11-10 sjjd/4.htm 图解《明州市居家养老服务管理办法》"}})},
		{name: "none was opened", pages: []shownPage{policyList(row(asPolicy())), readingList(row(asReading()))}, want: []string{"open " + only}},
		{name: "one of two was opened", pages: []shownPage{
			policyList(row(asPolicy())),
			readingList(row(asReading()), "2019-11-07 zcjd/3.htm 《明州市茶产业扶持办法》解读"), asReading(),
		}, want: []string{"open " + only}},
		{name: "the list goes on unseen", pages: func() []shownPage {
			pages := soundPolicySite()
			pages[1].pager = []string{"zcjd/index_1.htm"}
			return pages
		}(), want: []string{"open " + only}},
		{name: "no interpretation, and all was seen and searched", pages: []shownPage{policyList(row(asPolicy())), readingList(), {path: "s", kind: outline.KindSearch, asked: "政策解读"}}, want: []string{only}},
		{name: "no interpretation, and not all was seen", pages: []shownPage{policyList(row(asPolicy()))}, want: []string{"open " + only}},
	})
}
