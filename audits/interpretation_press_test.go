package audits

import (
	"testing"

	"wangjian/evidence"
	"wangjian/outline"
)

func TestPressConferences(t *testing.T) {
	const missing, seen = codePressMissing, codePressSeen
	column := func(rows ...string) shownPage {
		return shownPage{path: "xwfbh/", title: "新闻发布会", kind: outline.KindList, rows: rows}
	}
	const entry = `<a href="/xwfbh/">新闻发布会</a>`
	const conference = "2019-06-05 xwfbh/t20190605_1.htm 明州市促进茶产业发展新闻发布会"
	news := func(title string) []shownPage {
		return []shownPage{{path: "xwdt/", title: "要闻动态", kind: outline.KindList, rows: []string{"2019-06-05 xwdt/t20190605_1.htm " + title}}, policyList(), readingList()}
	}
	opened := func(body string) []shownPage {
		return []shownPage{column(conference), {path: "xwfbh/t20190605_1.htm", title: "明州市促进茶产业发展新闻发布会", date: "2019-06-05", kind: outline.KindArticle, body: body}}
	}
	const seenNews = seen + " 市政府召开促进茶产业发展新闻发布会"
	testInterpretations(t, interpretationPressAudit, []string{missing, seen}, []interpretationRow{
		{name: "a column with a conference of the year", home: entry, pages: []shownPage{column(conference)}, want: []string{seen + " 明州市促进茶产业发展新闻发布会"}},
		{name: "an opened one with words", home: entry, pages: opened("<p>6月5日上午</p>"), want: []string{seen + " 明州市促进茶产业发展新闻发布会"}},
		{name: "an opened one with a film alone", home: entry, pages: opened("<video></video>"), want: []string{seen + " 明州市促进茶产业发展新闻发布会"}},
		{name: "an opened one with nothing", home: entry, pages: opened(""), want: []string{missing}},
		{name: "an item of the column that does not say so", home: entry, pages: []shownPage{column("2019-06-05 xwfbh/1.htm 聚焦茶产业发展")}, want: []string{seen + " 聚焦茶产业发展"}},
		{name: "a column of last year's", home: entry, pages: []shownPage{column("2018-06-05 xwfbh/1.htm 明州市促进茶产业发展新闻发布会")}, want: []string{missing}},
		{name: "a column of last year's that goes on unseen", home: entry, pages: []shownPage{func() shownPage {
			p := column("2019-06-05 xwfbh/1.htm 关于召开新闻发布会的预告")
			p.pager = []string{"xwfbh/index_1.htm"}
			return p
		}()}, want: []string{"open " + missing}},
		{name: "a column that was not opened", home: entry, want: []string{"open " + missing}},
		{name: "a blank column", home: entry, pages: []shownPage{column()}, want: []string{missing}},
		{name: "an undated column", home: entry, pages: []shownPage{column(" xwfbh/1.htm 明州市促进茶产业发展新闻发布会")}, want: []string{"open " + missing}},
		{name: "among the news", pages: news("市政府召开促进茶产业发展新闻发布会"), want: []string{seenNews}},
		{name: "the State Council's among the news", pages: news("国新办举行减税降费新闻发布会"), want: []string{"open " + missing}},
		{name: "one to come", pages: news("市政府将于6月10日召开促进茶产业发展新闻发布会"), want: []string{"open " + missing}},
		{name: "rules on spokesmen", pages: news("明州市新闻发布会工作制度"), want: []string{"open " + missing}},
		{name: "nothing, and the site was not searched", pages: news("全市召开工作会议"), want: []string{"open " + missing}},
		{name: "nothing, and all was seen and searched", pages: append(news("全市召开工作会议"), shownPage{path: "s", kind: outline.KindSearch, asked: "新闻发布会"}), want: []string{missing}},
		{
			name: "nothing, and a column was not seen", home: `<a href="/hdjl/">互动交流</a>`, pages: append(news("全市召开工作会议"), shownPage{path: "s", kind: outline.KindSearch, asked: "新闻发布会"}),
			want: []string{"open " + missing},
		},
		{name: "the home page did not open", change: func(d *evidence.Dossier) { failedHome(t, d) }, want: []string{"open " + missing}},
		{
			name: "more than are shown", home: entry, pages: []shownPage{column(
				"2019-01-05 xwfbh/1.htm 第一场", "2019-02-05 xwfbh/2.htm 第二场", "2019-03-05 xwfbh/3.htm 第三场",
				"2019-04-05 xwfbh/4.htm 第四场", "2019-05-05 xwfbh/5.htm 第五场", "2019-06-05 xwfbh/6.htm 第六场")},
			want: []string{seen + " 第一场", seen + " 第二场", seen + " 第三场", seen + " 第四场", seen + " 第五场"},
		},
	})
}
