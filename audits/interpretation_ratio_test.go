package audits

import (
	"testing"

	"wangjian/evidence"
	"wangjian/outline"
)

func TestPoliciesWithoutInterpretation(t *testing.T) {
	const missing = codeInterpretationMissing
	lone := asPolicy(func(p *shownPage) { p.related = "" })
	other := row(asReading(func(p *shownPage) {
		p.title, p.path = "《明州市城市绿化条例》解读", "zcjd/t20191106_9.htm"
	}))
	one := func(policy shownPage, reading ...string) []shownPage {
		return []shownPage{policyList(row(policy)), readingList(append(reading, other)...), policy}
	}
	testInterpretations(t, interpretationRatioAudit, []string{missing}, []interpretationRow{
		{name: "a policy with its interpretation", pages: soundPolicySite(), want: []string{"looked at 1 of 1"}},
		{name: "a policy without", pages: one(lone), want: []string{missing + " " + policyTitle, "looked at 1 of 1"}},
		{
			name: "of two policies one without", pages: append(soundPolicySite()[1:],
				policyList(row(asPolicy()), "2019-10-08 zcwj/t20191008_3.htm 明州市人民政府关于促进茶产业发展的若干意见"),
				shownPage{path: "zcwj/t20191008_3.htm", title: "明州市人民政府关于促进茶产业发展的若干意见", date: "2019-10-08", kind: outline.KindPolicy}),
			want: []string{missing + " 明州市人民政府关于促进茶产业发展的若干意见", "looked at 2 of 2"},
		},
		{
			name: "rules without a number among another topic's pages", pages: append(soundPolicySite(), asPolicy(func(p *shownPage) {
				p.path, p.title, p.related = "zjgl/t20191008_3.htm", "专项资金管理办法", ""
				p.head = "<p>发文机关：明州市人民政府办公室</p>"
			})), want: []string{"looked at 1 of 1"},
		},
		{
			name:  "the number is cited wrongly and the title is right",
			pages: one(lone, "2019-11-06 zcjd/t20191106_2.htm 《关于印发明州市居家养老服务管理办法的通知》（明政办〔2019〕17号）解读"),
			want:  []string{"looked at 1 of 1"},
		},
		{
			name:  "the number alone is named, in other brackets",
			pages: one(lone, "2019-11-06 zcjd/t20191106_2.htm 明政办[2019]47号文件政策解读"), want: []string{"looked at 1 of 1"},
		},
		{
			name:  "a number that differs by a digit, without title",
			pages: one(lone, "2019-11-06 zcjd/t20191106_2.htm 明政办[2019]74号文件政策解读"), want: []string{"open " + missing, "looked at 0 of 1"},
		},
		{
			name:  "a picture is titled after the matter alone",
			pages: one(lone, "2019-11-06 zcjd/t20191106_2.htm 一图读懂：明州市居家养老服务管理"), want: []string{"looked at 1 of 1"},
		},
		{
			name:  "a list cuts the title short",
			pages: one(lone, "2019-11-06 zcjd/t20191106_2.htm 图解：明州市居家养老服务管…"), want: []string{"looked at 1 of 1"},
		},
		{
			name:  "the interpretation of another document of the same matter",
			pages: one(lone, "2019-11-06 zcjd/t20191106_2.htm 《明州市居家养老服务管理办法实施细则》解读"),
			want:  []string{missing + " " + policyTitle, "looked at 1 of 1"},
		},
		{
			name: "the interpretation of the year before",
			pages: one(asPolicy(func(p *shownPage) {
				p.title, p.related = "明州市人民政府办公室关于印发2019年政务公开工作要点的通知", ""
			}),
				"2018-05-04 zcjd/t20180504_2.htm 《明州市2018年政务公开工作要点》解读"),
			want: []string{missing + " 明州市人民政府办公室关于印发2019年政务公开工作要点的通知", "looked at 1 of 1"},
		},
		{
			name:  "the interpretation of an earlier document of the same name",
			pages: one(lone, "2015-05-04 zcjd/t20150504_2.htm "+readingTitle), want: []string{missing + " " + policyTitle, "looked at 1 of 1"},
		},
		{
			name:  "an interpretation a day before its document",
			pages: one(lone, "2019-11-03 zcjd/t20191103_2.htm "+readingTitle), want: []string{"looked at 1 of 1"},
		},
		{
			name: "one interpretation of two documents", pages: append(one(lone, "2019-11-06 zcjd/t20191106_2.htm 《居家养老服务管理办法》《关于促进茶产业发展的若干意见》解读"),
				shownPage{path: "zcwj/t20191105_3.htm", title: "明州市人民政府关于促进茶产业发展的若干意见", date: "2019-11-05", kind: outline.KindPolicy}),
			want: []string{"looked at 2 of 2"},
		},
		{
			name: "an interpretation among the news", pages: append(one(lone),
				shownPage{path: "xwdt/", title: "要闻动态", kind: outline.KindList, rows: []string{"2019-11-06 xwdt/t20191106_2.htm " + readingTitle}}),
			want: []string{"looked at 1 of 1"},
		},
		{
			name:  "an interpretation that only the document's page links to",
			pages: one(asPolicy(func(p *shownPage) { p.related = `<a href="http://mp.weixin.qq.com/s/1">图文解读</a>` })),
			want:  []string{"open " + missing, "looked at 0 of 1"},
		},
		{
			name:  "an interpretation of a short title, not opened, that only the document's page links to",
			pages: one(asPolicy(func(p *shownPage) { p.related = `<a href="/zcjd/t20191106_7.htm">解读：居家养老</a>` })),
			want:  []string{"open " + missing, "looked at 0 of 1"},
		},
		{
			name: "the entry of a document leads to the interpretation of another", pages: append(one(asPolicy(func(p *shownPage) { p.related = `<a href="/zcjd/t20191106_9.htm">政策解读</a>` })),
				shownPage{path: "zcwj/t20191101_9.htm", title: "明州市城市绿化条例", date: "2019-11-01", kind: outline.KindPolicy, head: "<p>发文机关：明州市人民代表大会</p>"}),
			want: []string{missing + " " + policyTitle, "looked at 1 of 1"},
		},
		{
			name: "the list of interpretations goes on unseen",
			pages: []shownPage{policyList(row(lone)), func() shownPage {
				p := readingList("2019-11-20 zcjd/t20191120_9.htm 《明州市城市绿化条例》解读")
				p.pager = []string{"zcjd/index_1.htm"}
				return p
			}(), lone},
			want: []string{"open " + missing, "looked at 0 of 1"},
		},
		{
			name: "the list of interpretations was seen back to the document",
			pages: []shownPage{policyList(row(lone)), func() shownPage {
				p := readingList("2019-11-20 zcjd/t20191120_9.htm 《明州市城市绿化条例》解读", "2019-10-20 zcjd/t20191020_9.htm 《明州市茶产业条例》解读")
				p.pager = []string{"zcjd/index_1.htm"}
				return p
			}(), lone},
			want: []string{missing + " " + policyTitle, "looked at 1 of 1"},
		},
		{name: "the column of interpretations was not opened", pages: []shownPage{policyList(row(lone)), lone}, want: []string{"open " + missing, "looked at 0 of 1"}},
		{name: "the interpretation is not due yet", asOf: "2019-11-07", pages: one(lone), want: []string{"open " + missing, "looked at 0 of 1"}},
		{name: "and on the day after it is", asOf: "2019-11-08", pages: one(lone), want: []string{missing + " " + policyTitle, "looked at 1 of 1"}},
		{name: "a policy of last year", pages: one(asPolicy(func(p *shownPage) { p.date, p.related = "2018-12-28", "" })), want: []string{"open " + missing}},
		{name: "a reprint of the State Council's", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "国务院办公厅关于印发政府网站发展指引的通知", "", "<p>发布机构：明州市人民政府办公室</p><p>文号：国办发〔2017〕47号</p>"
		})), want: []string{"open " + missing}},
		{name: "a reprint of the State Council's by its number alone", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "关于印发政府网站发展指引的通知", "", "<p>发布机构：明州市人民政府办公室</p><p>文号：国办发〔2017〕47号</p>"
		})), want: []string{"open " + missing}},
		{name: "a reprint of the province's", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "福建省人民政府关于促进茶产业发展的意见", "", ""
		})), want: []string{"open " + missing}},
		{name: "a document of a department", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "关于规范校外培训的通知", "", "<table><tr><td>发文机关</td><td>明州市教育局</td></tr></table>"
		})), want: []string{"open " + missing}},
		{name: "a document of another city", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "福州市人民政府关于促进茶产业发展的意见", "", ""
		})), want: []string{"open " + missing}},
		{name: "an event", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related = "明州市人民政府办公室关于举办2019年全市科技活动周的通知", ""
		})), want: []string{"open " + missing}},
		{name: "an event with an interpretation", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related = "明州市人民政府办公室关于举办2019年全市科技活动周的通知", ""
		}), "2019-11-06 zcjd/t20191106_2.htm 《关于举办2019年全市科技活动周的通知》解读"), want: []string{"looked at 1 of 1"}},
		{name: "an appointment", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related = "明州市人民政府关于张三等同志任职的通知", ""
		})), want: []string{"open " + missing}},
		{
			name: "an issuer that nothing tells, unopened", pages: []shownPage{policyList("2019-11-04 zcwj/t20191104_5.htm 关于促进茶产业发展的若干意见"), readingList(other)},
			want: []string{"open " + missing},
		},
		{name: "an issuer that the page signs", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "关于促进茶产业发展的若干意见", "", ""
			p.body = "<p>请认真执行。</p><p>明州市人民政府办公室</p><p>2019年11月1日</p>"
		})), want: []string{missing + " 关于促进茶产业发展的若干意见", "looked at 1 of 1"}},
		{name: "an own number in a title, learned from another page", pages: []shownPage{
			policyList(row(asPolicy()), "2019-11-01 zcwj/t20191101_5.htm 关于促进茶产业发展的若干意见（明政办〔2019〕40号）"), readingList(row(asReading())), asPolicy(), teaPolicy("zcwj/t20191101_5.htm", "2019-11-01", "(明政办〔2019〕40号)"),
		}, want: []string{missing + " 关于促进茶产业发展的若干意见(明政办〔2019〕40号)", "looked at 2 of 2"}},
		{name: "a column of departments' documents, on a government's site", pages: columnOf("部门文件", other), home: `<a href="/bmwj/">部门文件</a>`, want: []string{"open " + missing}},
		{
			name: "the same on a department's site", pages: columnOf("部门文件", other), home: `<a href="/bmwj/">部门文件</a>`, site: evidence.Site{URL: homeAddress, Name: "福建省财政厅"},
			want: []string{missing + " 关于促进茶产业发展的若干意见", "looked at 1 of 1"},
		},
		{name: "a column of superiors' documents", pages: columnOf("部门文件", other), home: `<a href="/bmwj/">省级文件</a>`, want: []string{"open " + missing}},
		{name: "a department's own, by its name without the province", site: evidence.Site{URL: homeAddress, Name: "福建省财政厅"}, pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "省财政厅办公室关于加强资金管理的通知", "", ""
		})), want: []string{missing + " 省财政厅办公室关于加强资金管理的通知", "looked at 1 of 1"}},
		{name: "that of a department of another province", site: evidence.Site{URL: homeAddress, Name: "福建省财政厅"}, pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "江西省财政厅关于加强资金管理的通知", "", ""
		})), want: []string{"open " + missing}},
		{name: "that of a department whose name begins with the government's", pages: one(asPolicy(func(p *shownPage) {
			p.title, p.related, p.head = "明州市人民政府国有资产监督管理委员会关于加强资金管理的通知", "", ""
		})), want: []string{"open " + missing}},
		{name: "a site of nobody's", site: evidence.Site{Name: "明州在线"}, pages: one(lone), want: []string{"open " + missing}},
	})
}

// columnOf is a column of policies with one document of an issuer that only the column tells.
func columnOf(name, reading string) []shownPage {
	return []shownPage{
		{path: "bmwj/", title: name, kind: outline.KindList, rows: []string{"2019-11-04 bmwj/t20191104_5.htm 关于促进茶产业发展的若干意见"}},
		readingList(reading), teaPolicy("bmwj/t20191104_5.htm", "2019-11-04", ""),
	}
}

// teaPolicy is the opened page of a document that tells neither its number nor its issuer.
func teaPolicy(path, date, number string) shownPage {
	return shownPage{path: path, title: "关于促进茶产业发展的若干意见" + number, date: date, kind: outline.KindPolicy}
}
