package audits

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"wangjian/outline"
)

func TestPoliciesWhoseInterpretationIsOpen(t *testing.T) {
	const missing = codeInterpretationMissing
	lone := asPolicy(func(p *shownPage) { p.related = "" })
	listed := func(rows ...string) []shownPage {
		return []shownPage{policyList(row(lone)), readingList(rows...), lone}
	}
	unread := func(title string) []shownPage {
		return listed("2019-11-06 zcjd/t20191106_2.htm " + title)
	}
	read := func(title, body string) []shownPage {
		return append(unread(title), shownPage{path: readingPath, title: title, date: "2019-11-06", kind: outline.KindInterpretation, body: body})
	}
	open, found := []string{"open " + missing, "looked at 0 of 1"}, []string{missing + " " + policyTitle, "looked at 1 of 1"}
	sound := []string{"looked at 1 of 1"}
	testInterpretations(t, interpretationRatioAudit, []string{missing}, []interpretationRow{
		{name: "the policy was not opened, and its number is not known", pages: []shownPage{policyList(row(lone)), readingList("2019-11-06 zcjd/t20191106_2.htm 关于明政办〔2019〕47号文件的解读")}, want: open},
		{name: "the policy was not opened, and all interpretations are of others", pages: listed("2019-11-06 zcjd/1.htm 《明州市城市绿化条例》解读")[:2], want: open},
		{name: "the policy was opened and its number is the interpretation's", pages: unread("关于明政办〔2019〕47号文件的解读"), want: sound},
		{name: "its page does not show its number", pages: []shownPage{policyList(row(lone)), readingList("2019-11-06 zcjd/t20191106_2.htm 关于明政办〔2019〕47号文件的解读"), asPolicy(func(p *shownPage) {
			p.related, p.head = "", "<p>发文机关：明州市人民政府办公室</p>"
		})}, want: open},
		{name: "another number only, not opened", pages: unread("关于明政办〔2019〕74号文件的解读"), want: open},
		{name: "“文件解读”, not opened", pages: unread("文件解读"), want: open},
		{name: "“一图读懂”, not opened", pages: unread("一图读懂"), want: open},
		{name: "a place and nothing else, not opened", pages: unread("明州市最新政策文件解读（二）"), want: open},
		{name: "a short title in 《》 that any document may have, not opened", pages: unread("《实施方案》政策解读"), want: open},
		{name: "cut short before it tells anything", pages: unread("明州市人民政府办公室关于印发明州…"), want: open},
		{name: "another matter without 《》, not opened", pages: unread("一图读懂民法典"), want: found},
		{name: "much the same matter without 《》, not opened", pages: unread("一图读懂明州市居家养老机构补贴管理办法"), want: open},
		{name: "much the same matter in 《》, not opened", pages: unread("《明州市居家养老机构补贴管理办法》解读"), want: found},
		{name: "published long before the policy", pages: listed("2019-08-06 zcjd/t20190806_2.htm 文件解读"), want: found},
		{name: "undated and not opened", pages: listed(" zcjd/t20190806_2.htm 文件解读"), want: open},
		{name: "opened, and about another document", pages: read("文件解读", "<p>《明州市城市绿化条例》已经通过。</p>"), want: found},
		{name: "opened, and about another number", pages: read("一图读懂", "<p>明政办〔2019〕40号文件共五条。</p>"), want: found},
		{name: "opened, and about this document", pages: read("文件解读", "<p>《明州市居家养老服务管理办法》已经印发。</p>"), want: sound},
		{name: "opened, and about this number", pages: read("文件解读", "<p>明政办〔2019〕47号文件共五条。</p>"), want: open},
		{name: "opened, and nothing but a picture", pages: read("一图读懂", `<img src="/a.jpg" width="750" height="4200">`), want: open},
		{name: "its page is an error page", pages: append(unread("文件解读"), shownPage{path: readingPath, title: "文件解读", kind: outline.KindError}), want: found},
	})
	testInterpretations(t, interpretationFormAudit, []string{codeInterpretationLate}, []interpretationRow{
		{name: "late, but an earlier one tells no subject", pages: []shownPage{
			policyList(row(lone)), readingList("2019-11-20 zcjd/1.htm "+readingTitle, "2019-11-05 zcjd/2.htm 文件解读"), lone,
		}, want: []string{"open " + codeInterpretationLate}},
		{name: "late, and a later one tells no subject", pages: []shownPage{
			policyList(row(lone)), readingList("2019-11-20 zcjd/1.htm "+readingTitle, "2019-11-25 zcjd/2.htm 文件解读"), lone,
		}, want: []string{codeInterpretationLate + " " + policyTitle, "looked at 1 of 1"}},
	})
}

func TestInterpretationsOfFigures(t *testing.T) {
	const missing, late = codeInterpretationMissing, codeInterpretationLate
	const navigation = `<a href="/sjjd/">数据解读</a><a href="/tjjd/">统计解读</a>`
	lone := asPolicy(func(p *shownPage) { p.related = "" })
	other := "2019-11-06 zcjd/1.htm 《明州市城市绿化条例》解读"
	figures := func(title, body string) []shownPage {
		list := shownPage{path: "sjjd/", title: "数据解读", kind: outline.KindList, rows: []string{"2019-11-20 sjjd/4.htm " + title}}
		page := shownPage{path: "sjjd/4.htm", title: title, date: "2019-11-20", kind: outline.KindInterpretation, body: body, change: func(p *outline.Page) { p.ColumnName = "数据解读" }}
		return []shownPage{policyList(row(lone)), readingList(other), lone, list, page}
	}
	long := "<p>" + strings.Repeat("本市居民可以到社区申请。", 20) + "</p>"
	const title = "明州市2019年10月主要经济数据解读"
	found := []string{missing + " " + policyTitle, "looked at 1 of 1"}
	testInterpretations(t, interpretationRatioAudit, []string{missing}, []interpretationRow{
		{name: "figures that name a policy in their text", home: navigation, pages: figures(title, "<p>《明州市居家养老服务管理办法》的实施带动了消费。</p>"), want: found},
		{name: "figures whose title tells nothing, not opened", home: navigation, pages: figures("最新政策文件数据解读（一）", "")[:4], want: found},
		{name: "a policy in 《》 among the figures", home: navigation, pages: figures("图解《明州市居家养老服务管理办法》", ""), want: []string{"looked at 1 of 1"}},
	})
	testInterpretations(t, interpretationFormAudit, []string{late, codeInterpretationElement}, []interpretationRow{
		{
			name: "figures tell no background, and are no late interpretation", home: navigation, pages: figures(title, long+"<p>《明州市居家养老服务管理办法》</p>"),
			want: []string{"open " + late, "open " + codeInterpretationElement},
		},
	})
	testInterpretations(t, interpretationLinkageAudit, []string{codeLinkBack, codeInterpretationLinkDead}, []interpretationRow{
		{
			name: "figures lead to no document", home: navigation, pages: figures(title, long+"<p>《明州市居家养老服务管理办法》</p>"),
			want: []string{"open " + codeInterpretationLinkDead, "open " + codeLinkBack},
		},
	})
}

func TestFigureColumns(t *testing.T) {
	var words policyWords
	parameters, err := DefaultParameters(interpretationRatio)
	if err != nil {
		t.Fatal(err)
	}
	if err := parameters.Decode(&words); err != nil {
		t.Fatal(err)
	}
	figures, _, err := words.figureColumns()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"数据解读": true, "统计解读": true, "统计数据解读": true, "经济数据解读": true, "图解数据": true, "数据分析": true, "统计信息": true,
		"政策解读": false, "统计政策解读": false, "数据政策解读": false, "统计法规解读": false, "解读回应": false,
	} {
		if got := figures.MatchString(name); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

// TestWordsOfInterpretationFindings reads the messages and reasons that an official is shown.
func TestWordsOfInterpretationFindings(t *testing.T) {
	lone := asPolicy(func(p *shownPage) { p.related = "" })
	read := asReading(func(p *shownPage) { p.title, p.related = "《明州市城市绿化条例》解读", "" })
	entry := `<a href="/xwfbh/">新闻发布会</a>`
	blank := func(rows ...string) []shownPage {
		return []shownPage{{path: "xwfbh/", title: "新闻发布会", kind: outline.KindList, rows: rows}}
	}
	for _, r := range []struct {
		name  string
		audit Audit
		row   interpretationRow
		want  string
	}{
		{"what was seen and what was opened", interpretationRatioAudit, interpretationRow{pages: []shownPage{
			policyList(row(lone)), readingList(row(read), "2019-11-07 zcjd/3.htm 《明州市茶产业条例》解读"), lone, read,
		}}, "没有解读材料；已查看1个解读栏目，见到2件解读材料、打开1件"},
		{
			"a policy that was not opened", interpretationRatioAudit,
			interpretationRow{pages: []shownPage{policyList(row(lone)), readingList(row(read))}},
			"有1件政策文件未见解读材料，但没有打开其页面，不知其文号和页面上有无解读入口",
		},
		{
			"an interpretation that was not opened", interpretationRatioAudit,
			interpretationRow{pages: []shownPage{policyList(row(lone)), readingList("2019-11-07 zcjd/3.htm 文件解读"), lone}},
			"有1件政策文件未见解读材料，但有1件解读材料（如“文件解读”）从题名看不出解读的是哪一文件，没有打开或打开后仍不能认定",
		},
		{
			"documents that call for no interpretation", interpretationRatioAudit,
			interpretationRow{pages: []shownPage{policyList("2019-11-04 zcwj/1.htm 明州市人民政府关于张三等同志任职的通知")}},
			"并涉及面广、社会关注度高的（本单位的任免、活动、转发上级文件、公布名单等文件有1件，不计入）",
		},
		{
			"an entry that was not opened", interpretationRatioAudit,
			interpretationRow{pages: []shownPage{
				policyList(row(lone)), readingList(row(read)), asPolicy(func(p *shownPage) { p.related = `<a href="http://mp.weixin.qq.com/s/1">图文解读</a>` }), read,
			}},
			"有1件政策文件未见解读材料，但其页面有解读入口“图文解读”，所指的页面没有打开",
		},
		{
			"two interpretations of one document", interpretationFormAudit,
			interpretationRow{pages: []shownPage{
				policyList(row(lone)), readingList(), lone, asReading(func(p *shownPage) { p.body = strings.ReplaceAll(soundReading, "四、解决的问题。", "") }),
				asReading(func(p *shownPage) {
					p.path, p.title, p.body = "zcjd/3.htm", "专家解读《明州市居家养老服务管理办法》", strings.Repeat("老年人在家门口就能吃饭。", 20)
				}),
			}},
			"的2件解读材料都没有介绍解决的问题（正文共",
		},
		{
			"a blank column of press conferences", interpretationPressAudit,
			interpretationRow{home: entry, pages: blank()},
			"栏目“新闻发布会”中没有任何内容，没有见到2019年1月1日至2019年11月30日的新闻发布会",
		},
		{
			"an old column of press conferences", interpretationPressAudit,
			interpretationRow{home: entry, pages: blank("2018-06-05 xwfbh/1.htm 新闻发布会")},
			"栏目“新闻发布会”中没有2019年1月1日至2019年11月30日的新闻发布会，最近一条为2018-06-05",
		},
	} {
		t.Run(r.name, func(t *testing.T) {
			c := policyCase(t, &r.row)
			parameters, err := DefaultParameters(r.audit.ID)
			if err != nil {
				t.Fatal(err)
			}
			result, err := r.audit.Judge(c, parameters)
			if err != nil {
				t.Fatal(err)
			}
			var told []string
			for i := range result.Findings {
				told = append(told, result.Findings[i].Message)
			}
			for _, g := range result.Gaps {
				told = append(told, g.Reason)
			}
			if !slices.ContainsFunc(told, func(text string) bool { return strings.Contains(text, r.want) }) {
				t.Errorf("got %q, want %q", told, r.want)
			}
		})
	}
}

func TestReasonsOfOpenPolicies(t *testing.T) {
	var open openReasons
	for i := range 5 {
		open.add(fmt.Sprint("甲", i))
		open.add("甲0")
	}
	want := "有6件政策文件未见解读材料，但甲0；有1件政策文件未见解读材料，但甲1；有1件政策文件未见解读材料，但甲2；另有2件也不能认定"
	if got := open.told(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
