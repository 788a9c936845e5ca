package audits

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
)

// columnsRow is one column in question beside sound ones, and what is said of it.
type columnsRow struct {
	name   string
	column sitePage
	title  string // of the column
	pages  []sitePage
	change func(*testing.T, *evidence.Dossier)
	asOf   time.Time
	want   string
}

var soundNews = column("/xwdt/", "要闻动态", news("/xwdt/", "全市召开经济工作会议部署工作", "2019-11-29", "市领导深入基层调研安全生产", "2019-11-20", "全市经济运行情况新闻发布会召开", "2020-01-02"))

func TestUpdateColumns(t *testing.T) {
	fresh := news("/zdgz/", "关于开展政府网站检查的通知公告", "2019-11-29", "关于公布行政许可事项的通知", "2019-11-20")
	dated := func(first, second string) string {
		return news("/lm/", "关于开展政府网站检查的通知公告", first, "关于公布行政许可事项的通知", second)
	}
	undated := news("/lm/", "关于开展政府网站检查的通知公告", "", "关于公布行政许可事项的通知公告", "", "关于做好安全生产工作的通知公告", "")
	opened := func(date string) []sitePage {
		return []sitePage{
			article("/lm/post_1001.htm", "关于开展政府网站检查的通知公告", date),
			article("/lm/post_1002.htm", "关于公布行政许可事项的通知公告", ""),
			article("/lm/post_1003.htm", "关于做好安全生产工作的通知公告", ""),
		}
	}
	tagged := func(shown string) []sitePage {
		pages := opened("")
		for i := range pages {
			pages[i].content = `<meta name="PubDate" content="2019-11-20">` + pages[i].content + shown
		}
		return pages
	}
	const sound, open = "veto clear", "open update.column.blank\nopen update.column.stale\nopen update.column.undated\nveto undetermined"
	rows := []columnsRow{
		{name: "news of 15 days ago are stale", title: "部门动态", column: column("/lm/", "部门动态", dated("2019-11-15", "2019-10-01")), want: "update.column.stale\n" + sound},
		{name: "news of exactly 14 days ago are not", title: "部门动态", column: column("/lm/", "部门动态", dated("2019-11-16", "2019-10-01")), want: sound},
		{name: "news of the future are no update", title: "部门动态", column: column("/lm/", "部门动态", dated("2019-12-16", "2019-10-01")), want: "update.column.stale\n" + sound},
		{name: "a pinned old item above new ones is not stale", title: "部门动态", column: column("/lm/", "部门动态", dated("2018-01-16", "2019-11-28")), want: sound},
		{name: "a list from old to new with further pages is not told", title: "部门动态", column: column("/lm/", "部门动态", dated("2019-01-16", "2019-02-28")+
			`<div class="page"><a href="/lm/index_2.htm">2</a><a href="/lm/index_2.htm">下一页</a></div>`), want: sound},
		{
			name: "year-less dates of December are fresh in early January", title: "部门动态", asOf: time.Date(2020, 1, 3, 9, 0, 0, 0, evidence.Beijing),
			column: column("/lm/", "部门动态", dated("12-25", "12-20")), want: sound,
		},
		{name: "notices of six calendar months to the day are in time", title: "通知公告", column: column("/lm/", "通知公告", dated("2019-05-30", "2019-05-01")), want: sound},
		{name: "notices a day older are stale", title: "通知公告", column: column("/lm/", "通知公告", dated("2019-05-29", "2019-05-01")), want: "update.column.stale\n" + sound},
		{name: "another column of twelve months to the day is in time", title: "人事信息", column: column("/lm/", "人事信息", dated("2018-11-30", "2018-05-01")), want: sound},
		{name: "another column a day older is stale", title: "人事信息", column: column("/lm/", "人事信息", dated("2018-11-29", "2018-05-01")), want: "suspected update.column.stale\n" + sound},
		{name: "data a day older than twelve months are stale", title: "统计信息", column: column("/lm/", "统计信息", dated("2018-11-29", "2018-05-01")), want: "update.column.stale\n" + sound},
		{name: "of a campaign nothing is told", title: "扫黑除恶", column: column("/lm/", "扫黑除恶", dated("2018-11-29", "2018-05-01")), want: sound},
		{name: "items of after the as-of day below an old pinned one are not told", title: "部门动态", column: column("/lm/", "部门动态", dated("2018-01-16", "2019-12-28")), want: sound},
		{name: "items of after the as-of day that are read back past the window are", title: "部门动态", column: column("/lm/", "部门动态", dated("2019-12-28", "2019-11-15")), want: "update.column.stale\n" + sound},
		{
			name: "a column of a kind that only the one above has is not stale within its window", title: "要闻", column: column("/lm/", "要闻", dated("2019-11-20", "2019-10-01")+
				`<div class="left_nav"><ul><li><a href="/lm/jh/">领导讲话</a></li><li><a href="/lm/jj/">媒体聚焦</a></li></ul></div>`),
			pages: []sitePage{column("/lm/jh/", "领导讲话", dated("2019-10-01", "2019-09-01")), column("/lm/jj/", "媒体聚焦", dated("2019-11-20", "2019-11-01"))}, want: sound,
		},
		{name: "a column on a past event is due nothing", title: "专题回顾", column: column("/lm/", "专题回顾", dated("2015-11-29", "2015-05-01")), want: sound},
		{name: "yearly reports are due nothing every month", title: "统计年鉴", column: column("/lm/", "统计年鉴", dated("2017-11-29", "2016-05-01")), want: sound},
		{name: "policies and regulations are due in six months", title: "政策法规", column: column("/lm/", "政策法规", dated("2018-10-29", "2018-05-01")), want: "update.column.stale\n" + sound},
		{name: "so are documents of regulations", title: "法规文件", column: column("/lm/", "法规文件", dated("2018-10-29", "2018-05-01")), want: "update.column.stale\n" + sound},
		{name: "laws alone are due nothing", title: "法律法规", column: column("/lm/", "法律法规", dated("2018-10-29", "2018-05-01")), want: sound},
		{name: "rules of the office alone are due nothing", title: "政府规章", column: column("/lm/", "政府规章", dated("2018-10-29", "2018-05-01")), want: sound},
		{name: "regulations of those above are due nothing", title: "省政策法规", column: column("/lm/", "省政策法规", dated("2018-10-29", "2018-05-01")), want: sound},
		{name: "a special column of notices is one of notices", title: "公示公告专栏", column: column("/lm/", "公示公告专栏", dated("2018-10-29", "2018-05-01")), want: "update.column.stale\n" + sound},
		{name: "notices of services may be due", title: "办事公告", column: column("/lm/", "办事公告", dated("2018-10-29", "2018-05-01")), want: "suspected update.column.stale\n" + sound},
		{name: "news of former years are due nothing", title: "往期新闻", column: column("/lm/", "往期新闻", dated("2015-11-29", "2015-05-01")), want: sound},
		{name: "news of a special topic are due nothing", title: "专题新闻", column: column("/lm/", "专题新闻", dated("2015-11-29", "2015-05-01")), want: sound},
		{name: "documents of a past year are due nothing", title: "2018年政府文件", column: column("/lm/", "2018年政府文件", dated("2018-10-29", "2018-05-01")), want: sound},
		{name: "documents of this year are due", title: "市政府文件(2019)", column: column("/lm/", "市政府文件(2019)", dated("2019-05-29", "2019-05-01")), want: "update.column.stale\n" + sound},
		{name: "notices of years up to this one are due", title: "通知公告(2018-2019)", column: column("/lm/", "通知公告(2018-2019)", dated("2019-05-29", "2019-05-01")), want: "update.column.stale\n" + sound},
		{
			name: "undated items on another host above an old one are not told", title: "部门动态", column: column("/lm/", "部门动态", `<ul class="list"><li><a href="http://news.mingzhou.gov.cn/a/1001.html">全市召开经济工作会议部署工作</a></li>`+
				`<li><a href="http://news.mingzhou.gov.cn/a/1002.html">市领导深入基层调研安全生产</a></li><li><a href="http://news.mingzhou.gov.cn/a/1003.html">我市重点项目建设加快推进中</a></li>`+
				`<li><a href="/lm/post_1.htm">全市文明城市创建工作推进会</a><span>2019-10-20</span></li></ul>`), want: sound,
		},
		{
			name: "links to sites above an old item are no items", title: "部门动态", column: column("/lm/", "部门动态", `<ul class="list"><li><a href="http://jyj.mingzhou.gov.cn/">明州市教育局门户网站欢迎您</a></li>`+
				`<li><a href="/lm/post_1.htm">全市文明城市创建工作推进会</a><span>2019-10-20</span></li><li><a href="/lm/post_2.htm">市领导深入基层调研安全生产</a><span>2019-10-19</span></li></ul>`), want: "update.column.stale\n" + sound,
		},
		{name: "leaders are due nothing", title: "领导之窗", column: column("/lm/", "领导之窗", dated("2017-11-29", "2016-05-01")), want: sound},
		{name: "a list whose articles were not opened is not told", title: "部门动态", column: column("/lm/", "部门动态", undated), want: sound},
		{name: "neither list nor articles are dated", title: "部门动态", column: column("/lm/", "部门动态", undated), pages: opened(""), want: "update.column.undated\n" + sound},
		{name: "the list is undated, an article is fresh", title: "部门动态", column: column("/lm/", "部门动态", undated), pages: opened("2019-11-20"), want: sound},
		{
			name: "the list is undated, an article is fresh, and a catalog lists it by an earlier day", title: "部门动态", column: column("/lm/", "部门动态", undated),
			pages: append(opened("2019-11-20"), column("/ml/", "信息公开目录", news("/lm/", "关于开展政府网站检查的通知公告", "2019-10-01"))), want: sound,
		},
		{name: "the list is undated, its newest article is old", title: "部门动态", column: column("/lm/", "部门动态", undated), pages: opened("2019-10-20"), want: "update.column.stale\n" + sound},
		{name: "articles are dated in a tag alone, which no reader sees", title: "部门动态", column: column("/lm/", "部门动态", undated), pages: tagged(""), want: "update.column.undated\n" + sound},
		{
			name: "a clock beside it is no date", title: "部门动态", column: column("/lm/", "部门动态", undated), pages: tagged(`<p>今天是：2019年11月30日</p>`),
			change: func(_ *testing.T, d *evidence.Dossier) {
				for _, p := range d.Pages {
					p.Captured = updateAsOf
				}
			},
			want: "update.column.undated\n" + sound,
		},
		{name: "the day of the tag may stand somewhere on the page", title: "部门动态", column: column("/lm/", "部门动态", undated), pages: tagged(`<p>（2019年11月20日印发）</p>`), want: sound},
		{name: "so may one in Chinese numerals", title: "部门动态", column: column("/lm/", "部门动态", undated), pages: tagged(`<p>二〇一九年十一月二十日</p>`), want: sound},
		{name: "one undated article of three opened is not enough", title: "部门动态", column: column("/lm/", "部门动态", undated), pages: opened("")[:1], want: sound},
		{name: "a list without entries is blank", title: "通知公告", column: column("/lm/", "通知公告", `<ul class="list"></ul>`), want: "update.column.blank\n" + sound},
		{name: "one that says so is blank", title: "通知公告", column: column("/lm/", "通知公告", `<div class="list"><p>暂无数据</p></div><div class="page">共0条 第1页</div>`), want: "update.column.blank\n" + sound},
		{name: "one item is not blank", title: "通知公告", column: column("/lm/", "通知公告", news("/lm/", "关于公布行政许可事项的通知", "2019-11-20")), want: sound},
		{
			name: "an entrance to other columns is not blank", title: "通知公告",
			column: column("/lm/", "通知公告", `<div class="left_nav"><ul><li><a href="/lm/gs/">公示</a></li><li><a href="/lm/gg/">公告</a></li></ul></div><ul class="list"></ul>`),
			pages:  []sitePage{column("/lm/gs/", "公示", dated("2019-11-20", "2019-11-01")), column("/lm/gg/", "公告", dated("2019-11-20", "2019-11-01"))}, want: sound,
		},
		{
			name: "entries to columns below it, which the navigation has too, are not blank", title: "走进明州", column: column("/lm.htm", "走进明州", `<div class="content"><a href="/lm/gk.htm">基本概况</a> <a href="/lm/ls.htm">历史沿革</a></div>`),
			pages: []sitePage{column("/lm/gk.htm", "基本概况", "明州位于东南沿海。"), column("/lm/ls.htm", "历史沿革", "明州历史悠久。")}, want: sound,
		},
		{name: "a press conference of last month is not stale", title: "新闻发布会", column: column("/lm/", "新闻发布会", dated("2019-11-05", "2019-09-01")), want: sound},
		{name: "links to departments without dates are not blank", title: "部门公告", column: column("/lm/", "部门公告", `<ul class="list"><li><a href="http://jyj.mingzhou.gov.cn/">市教育局</a></li><li><a href="http://czj.mingzhou.gov.cn/">市财政局</a></li></ul>`), want: sound},
		{name: "a picture is not blank", title: "机构设置", column: column("/lm/", "机构设置", `<ul class="list"></ul><p><img src="/jgt.png"></p>`), want: sound},
		{name: "a few words are not blank", title: "联系我们", column: column("/lm/", "联系我们", `<ul class="list"></ul><p>值班电话：0590-2880123</p>`), want: sound},
		{name: "a form is not blank", title: "通知公告", column: column("/lm/", "通知公告", `<form><input name="wh" type="text"><input type="submit" value="查询"></form><ul class="list"></ul>`), want: sound},
		{name: "a frame is not blank", title: "通知公告", column: column("/lm/", "通知公告", `<iframe src="http://ztb.mingzhou.gov.cn/list.html"></iframe>`), want: sound},
		{name: "a list in a hidden tab is not blank", title: "部门动态", column: column("/lm/", "部门动态", `<ul class="list"></ul><div style="display:none">`+dated("2019-11-20", "2019-11-01")+`</div>`), want: sound},
		{
			name: "a list that its script did not bring is not blank", title: "通知公告", column: column("/lm/", "通知公告", `<ul class="list"></ul>`),
			change: func(_ *testing.T, d *evidence.Dossier) {
				d.Pages[1].Resources = append(d.Pages[1].Resources, evidence.Resource{
					URL: homeAddress + "dataproxy.jsp", Type: "fetch", Failure: &evidence.Failure{Kind: evidence.FailureTimeout},
				})
			}, want: sound,
		},
		{name: "a first-level column that was not opened leaves the veto open", title: "通知公告", column: sitePage{"/elsewhere.htm", "无关"}, want: open},
		{name: "a column that is not there is none", title: "通知公告", column: column("/lm/", "通知公告", ``), change: func(_ *testing.T, d *evidence.Dossier) {
			d.Pages[1].Failure = &evidence.Failure{Kind: evidence.FailureClientError, Status: 404}
		}, want: sound},
		{name: "a column that a wall hides is open", title: "通知公告", column: column("/lm/", "通知公告", ``), change: func(_ *testing.T, d *evidence.Dossier) {
			d.Pages[1].Failure = &evidence.Failure{Kind: evidence.FailureChallenge, Status: 412}
		}, want: open},
		{name: "a home page that was not seen whole leaves the veto open", title: "部门动态", column: column("/lm/", "部门动态", dated("2019-11-16", "2019-10-01")), change: cutShort(1), want: open},
	}
	var all []updateRow
	for _, row := range rows {
		all = append(all, updateRow{
			name: row.name, navigation: menu("/xwdt/", "要闻动态", "/zdgz/", "公示公告", pathOfColumn(row.column), row.title), home: fresh,
			pages:  append([]sitePage{row.column, soundNews, column("/zdgz/", "公示公告", fresh)}, row.pages...),
			change: row.change, asOf: row.asOf, want: row.want,
		})
	}
	testUpdates(t, updateColumns, parametersFor(t, "site-city", "update.columns"), all)
}

// pathOfColumn is where the navigation finds a column.
func pathOfColumn(p sitePage) string {
	if p.path == "/lm.htm" {
		return p.path
	}
	return "/lm/"
}

// manyColumns is a site with so many columns of one content and name.
func manyColumns(n int, names []string, content string, opened int) (navigation string, pages []sitePage) {
	var entries []string
	for i := range n {
		path := fmt.Sprintf("/c%d/", i)
		name := names[i%len(names)]
		entries = append(entries, path, name)
		if i < opened {
			pages = append(pages, column(path, name, strings.ReplaceAll(content, "/lm/", path)))
		}
	}
	return menu(entries...), pages
}

func TestUpdateColumnsCountsAgainstTheLimits(t *testing.T) {
	names := []string{"部门动态", "镇街动态", "工作动态", "基层动态", "图片新闻"}
	others := []string{"人事信息", "财政信息", "重大项目", "住房保障", "政府采购", "扶贫", "民政信息", "环境保护", "应急管理", "文化体育"}
	due := []string{"政策解读", "统计信息", "图解", "数据发布", "部门解读", "月度数据", "文件解读", "统计数据", "回应关切", "季度数据"}
	old := news("/lm/", "关于开展政府网站检查的通知公告", "2017-11-29", "关于公布行政许可事项的通知", "2017-11-20")
	home := news("/c0/", "关于开展政府网站检查的通知公告", "2019-11-29", "关于公布行政许可事项的通知", "2019-11-20")
	blank := `<ul class="list"></ul>`
	const open = "open update.column.blank\nopen update.column.stale\nopen update.column.undated"
	var rows []updateRow
	for _, each := range []struct {
		name    string
		n, seen int
		names   []string
		content string
		want    string
	}{
		{"five stale news columns hold", 5, 5, names, old, "update.column.stale\nveto holds"},
		{"four do not", 4, 4, names, old, "update.column.stale\nveto clear"},
		{"four and one that was not opened are open", 5, 4, names, old, open + "\nupdate.column.stale\nveto undetermined"},
		{"ten other stale columns hold", 10, 10, due, old, "update.column.stale\nveto holds"},
		{"nine do not", 9, 9, due, old, "update.column.stale\nveto clear"},
		{"ten that need not be updated are open", 10, 10, others, old, open + "\nsuspected update.column.stale\nveto undetermined"},
		{"nine of them are not", 9, 9, others, old, "suspected update.column.stale\nveto clear"},
		{"nine that are due and one that need not be are open", 10, 10, append(slices.Clone(due[:9]), "人事信息"), old, open + "\nsuspected update.column.stale\nupdate.column.stale\nveto undetermined"},
		{"ten of campaigns are open", 10, 10, []string{"扫黑除恶", "疫情防控", "创城工作", "主题教育", "换届工作"}, old, open + "\nveto undetermined"},
		{"five blank columns hold", 5, 5, names, blank, "update.column.blank\nveto holds"},
		{"four blank columns count neither as five nor as stale", 4, 4, names, blank, "update.column.blank\nveto clear"},
	} {
		navigation, pages := manyColumns(each.n, each.names, each.content, each.seen)
		rows = append(rows, updateRow{name: each.name, navigation: navigation, home: home, pages: pages, want: each.want})
	}
	testUpdates(t, updateColumns, parametersFor(t, "site-city", "update.columns"), rows)
}

func TestArchivesOfYearsDoNotCount(t *testing.T) {
	fresh := news("/zdgz/", "关于开展政府网站检查的通知公告", "2019-11-29", "关于公布行政许可事项的通知", "2019-11-20")
	var rows []updateRow
	for _, format := range []string{"市政府文件(%d)", "%d年政府文件", "%d年", "%d年统计数据", "%d年通知公告"} {
		side, pages := "", []sitePage{soundNews, column("/zdgz/", "公示公告", fresh)}
		for year := 2008; year <= 2018; year++ {
			path, name := fmt.Sprintf("/wj/%d/", year), fmt.Sprintf(format, year)
			side += `<li><a href="` + path + `">` + name + `</a></li>`
			pages = append(pages, sitePage{path, `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/wj/">政府文件</a> &gt; <a href="` + path + `">` + name + `</a></div><h1 class="title">` + name + `</h1>` +
				news(path, "明州市人民政府关于加强安全生产工作的意见", fmt.Sprintf("%d-11-01", year), "明州市人民政府关于促进茶产业发展的意见", fmt.Sprintf("%d-10-01", year))})
		}
		rows = append(rows, updateRow{
			name: fmt.Sprintf(format, 2018), navigation: menu("/xwdt/", "要闻动态", "/zdgz/", "公示公告", "/wj/", "政府文件"), home: fresh,
			pages: append(pages, column("/wj/", "政府文件", `<div class="left_nav"><ul>`+side+`</ul></div>`+news("/wj/", "明州市人民政府关于印发工作方案的通知", "2019-11-01", "明州市人民政府关于加强管理的意见", "2019-10-01"))),
			want:  "veto clear",
		})
	}
	testUpdates(t, updateColumns, parametersFor(t, "site-city", "update.columns"), rows)
}

func TestColumnsThatTakeTheirKindFromTheOneAboveAreOpen(t *testing.T) {
	for _, row := range []struct {
		name   string
		above  string // 新闻中心 where empty
		title  string // of the column below it
		newest string
		open   int
		want   string
	}{
		{"by its own name", "", "部门动态", "2019-11-01", 0, codeColumnStale},
		{"by its own name, of a campaign", "扫黑除恶", "工作动态", "2016-11-01", 1, ""},
		{"by the column above", "", "领导讲话", "2019-11-01", 1, ""},
		{"by the column above, for years", "", "领导讲话", "2016-11-01", 1, "suspected"},
		{"a name that is not of the kind", "", "新闻发布会", "2019-11-01", 0, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			above := cmp.Or(row.above, "新闻中心")
			fresh := news("/xwzx/", "全市召开经济工作会议部署工作", "2019-11-29", "市领导深入基层调研安全生产", "2019-11-20")
			below := sitePage{"/xwzx/lm/", `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/xwzx/">` + above + `</a> &gt; <a href="/xwzx/lm/">` + row.title + `</a></div><h1 class="title">` + row.title + `</h1>` +
				news("/xwzx/lm/", "在全市经济工作会议上的讲话全文", row.newest, "在全市安全生产会议上的讲话全文", "2015-10-01")}
			c := NewCase(smallSite(t, menu("/xwzx/", above, "/tzgg/", "通知公告"), fresh, column("/xwzx/", above, fresh), below), nil, updateAsOf)
			result, err := updateColumns.Judge(c, parametersFor(t, "site-city", updateColumnsID))
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, f := range result.Findings {
				if got = f.Code; f.Severity == SeveritySuspected {
					got = "suspected"
				}
			}
			if open := strings.Count(result.Veto.Reason, "须人工核对是否应更新"); got != row.want || open != row.open {
				t.Errorf("got %q, %d open, want %q, %d: %s", got, open, row.want, row.open, result.Veto.Reason)
			}
		})
	}
}
