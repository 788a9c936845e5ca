package audits

import (
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestUpdateHome(t *testing.T) {
	navigation := menu("/xwdt/", "要闻动态", "/tzgg/", "通知公告")
	block := func(entries ...string) string {
		return `<div class="box"><div class="tit"><h3>政务要闻</h3><a href="/xwdt/">更多</a></div>` + news("/xwdt/", entries...) + `</div>`
	}
	const gates = `<div class="gates"><a href="/zw/"><img src="zw.jpg" alt="政务版"></a><a href="/ly/"><img src="ly.jpg" alt="旅游版"></a></div>`
	old := block("全市召开经济工作会议部署工作", "2019-10-08", "市领导深入基层调研安全生产", "2019-09-20")
	undated := block("全市召开经济工作会议部署工作", "", "市领导深入基层调研安全生产", "", "我市重点项目建设加快推进中", "", "全市文明城市创建工作推进会", "")
	outside := func(base string) string {
		return `<div class="box"><div class="tit"><h3>本地新闻</h3><a href="` + base + `">更多</a></div><ul class="list"><li><a href="` + base + `1001.html">全市召开经济工作会议部署工作</a></li><li><a href="` +
			base + `1002.html">市领导深入基层调研安全生产</a></li><li><a href="` + base + `1003.html">我市重点项目建设加快推进中</a></li></ul></div>`
	}
	const (
		open      = "open update.home.stale\nveto undetermined"
		slides    = `<div class="slide"><a href="/xwdt/post_9001.htm"><img src="/1.jpg" alt="全市召开经济工作会议部署工作"></a><a href="/xwdt/post_9002.htm"><img src="/2.jpg" alt="市领导深入基层调研"></a></div>`
		entrances = `<div class="bans"><a href="/ztzl/bwcx/"><img src="/3.jpg" alt="不忘初心 牢记使命 主题教育"></a><a href="http://zwfw.fujian.gov.cn/?type=1&amp;siteUnid=5A"><img src="/4.jpg" alt="福建省网上办事大厅明州分厅"></a></div>
			<div class="hall"><a href="/bsfw/1001.htm">城乡居民最低生活保障金申领</a><a href="/zwgk/nb.htm">明州市政府信息公开工作年度报告</a><a href="http://12345.mingzhou.gov.cn/web/index.do">明州市12345便民服务平台</a></div>
			<div class="links"><ul><li><a href="http://www.gov.cn/">中华人民共和国中央人民政府</a></li><li><a href="http://www.fujian.gov.cn/portal.do">福建省人民政府门户网站</a></li><li><a href="http://rsj.mingzhou.gov.cn/web/main.jsp">明州市人力资源和社会保障局</a></li></ul></div>`
	)
	frame := func(source string) string { return `<iframe src="` + source + `"></iframe>` }
	testUpdates(t, updateHome, parametersFor(t, "site-city", "update.home"), []updateRow{
		{name: "an item of this week clears", navigation: navigation, home: block("全市召开经济工作会议部署工作", "2019-11-28", "市领导深入基层调研安全生产", "2019-09-20"), want: "veto clear"},
		{name: "the newest item seven weeks old holds", navigation: navigation, home: old, want: "update.home.stale\nveto holds"},
		{name: "an item exactly 14 days old is within two weeks", navigation: navigation, home: block("全市召开经济工作会议部署工作", "2019-11-16", "市领导深入基层调研安全生产", "2019-09-20"), want: "veto clear"},
		{name: "an item 15 days old is not", navigation: navigation, home: block("全市召开经济工作会议部署工作", "2019-11-15", "市领导深入基层调研安全生产", "2019-09-20"), want: "update.home.stale\nveto holds"},
		{name: "an item of tomorrow is no update", navigation: navigation, home: block("全市召开经济工作会议部署工作", "2019-12-01", "市领导深入基层调研安全生产", "2019-09-20"), want: "update.home.stale\nveto holds"},
		{name: "dates of the future alone tell nothing", navigation: navigation, home: block("全市召开经济工作会议部署工作", "2019-12-05", "市领导深入基层调研安全生产", "2019-12-01"), want: "open update.home.stale\nveto undetermined"},
		{
			name: "a year-less date of December is of last year in early January", navigation: navigation, asOf: time.Date(2020, 1, 5, 9, 0, 0, 0, evidence.Beijing),
			home: block("全市召开经济工作会议部署工作", "12-28", "市领导深入基层调研安全生产", "12-20"), want: "veto clear",
		},
		{
			name: "a year-less date of this time next month is of last year", navigation: navigation,
			home: block("全市召开经济工作会议部署工作", "12-28", "市领导深入基层调研安全生产", "12-20"), want: "update.home.stale\nveto holds",
		},
		{
			name: "a new item in a hidden tab counts", navigation: navigation,
			home: old + `<div style="display:none">` + news("/tzgg/", "关于开展政府网站检查的通知公告", "2019-11-29", "关于公布行政许可事项的通知", "2019-11-20") + `</div>`, want: "veto clear",
		},
		{name: "items without dates whose articles were not opened are open", navigation: navigation, home: undated, want: "open update.home.stale\nveto undetermined"},
		{
			name: "the date of an opened article counts", navigation: navigation, home: undated,
			pages: []sitePage{article("/xwdt/post_1001.htm", "全市召开经济工作会议部署工作", "2019-11-27 09:00")}, want: "veto clear",
		},
		{name: "opened articles without a date are no updates", navigation: navigation, home: undated, pages: []sitePage{
			article("/xwdt/post_1001.htm", "全市召开经济工作会议部署工作", ""),
			article("/xwdt/post_1002.htm", "市领导深入基层调研安全生产", ""),
			article("/xwdt/post_1003.htm", "我市重点项目建设加快推进中", ""),
			article("/xwdt/post_1004.htm", "全市文明城市创建工作推进会", ""),
		}, want: "update.home.stale\nveto holds"},
		{name: "some opened articles without a date do not tell of the others", navigation: navigation, home: undated, pages: []sitePage{
			article("/xwdt/post_1001.htm", "全市召开经济工作会议部署工作", ""),
			article("/xwdt/post_1002.htm", "市领导深入基层调研安全生产", ""),
			article("/xwdt/post_1003.htm", "我市重点项目建设加快推进中", ""),
		}, want: "open update.home.stale\nveto undetermined"},
		{name: "dates of the future below an old pinned one tell nothing", navigation: navigation, home: block("全市召开经济工作会议部署工作", "2018-12-05", "市领导深入基层调研安全生产", "2019-12-01"), want: "open update.home.stale\nveto undetermined"},
		{name: "an undated headline above old items is open", navigation: navigation, home: block("全市召开经济工作会议部署工作", "", "市领导深入基层调研安全生产", "2019-10-01", "我市重点项目建设加快推进中", "2019-09-01"), want: "open update.home.stale\nveto undetermined"},
		{name: "an undated entry among old items is none", navigation: navigation, home: block("市领导深入基层调研安全生产", "2019-10-01", "全市召开经济工作会议部署工作", "", "我市重点项目建设加快推进中", "2019-09-01"), want: "update.home.stale\nveto holds"},
		{name: "a headline outside of lists counts by its article", navigation: navigation, home: `<h2><a href="/xwdt/t20191126_88.htm">市委召开常委会会议</a></h2>` + old, want: "veto clear"},
		{name: "an undated list on another host of the domain is open", navigation: navigation, home: outside("http://news.mingzhou.gov.cn/yw/") + old, want: open},
		{name: "an undated list of a paper is open", navigation: navigation, home: outside("http://www.mznews.cn/yw/") + old, want: open},
		{name: "an undated list of an account is open", navigation: navigation, home: outside("https://mp.weixin.qq.com/s/") + old, want: open},
		{name: "another host's items with recent days in their addresses clear", navigation: navigation, home: outside("http://news.mingzhou.gov.cn/201911/t20191128_") + old, want: "veto clear"},
		{name: "a headline that was not opened is open", navigation: navigation, home: `<h2><a href="/xwdt/post_9001.htm">全市召开经济工作会议部署工作</a></h2>` + old, want: open},
		{name: "a headline that is a document is open", navigation: navigation, home: `<h2><a href="/xwdt/9001.pdf">全市召开经济工作会议部署工作方案</a></h2>` + old, want: open},
		{name: "a headline that a script opens is open", navigation: navigation, home: `<h2><a href="javascript:;" onclick="show(9001)">全市召开经济工作会议部署工作</a></h2>` + old, want: open},
		{name: "pictures with titles that were not opened are open", navigation: navigation, home: slides + old, want: open},
		{name: "a picture's title on another host is open", navigation: navigation, home: strings.ReplaceAll(slides, "/xwdt/", "http://news.mingzhou.gov.cn/xwdt/") + old, want: open},
		{
			name: "pictures whose days their column's list shows hold", navigation: navigation, home: slides + old,
			pages: []sitePage{column("/xwdt/", "要闻动态", `<ul class="list"><li><a href="/xwdt/post_9001.htm">全市召开经济工作会议部署工作</a><span>2019-10-08</span></li><li><a href="/xwdt/post_9002.htm">市领导深入基层调研安全生产</a><span>2019-10-07</span></li></ul>`)},
			want:  "update.home.stale\nveto holds",
		},
		{
			name: "pictures whose articles are old hold", navigation: navigation, home: slides + old,
			pages: []sitePage{article("/xwdt/post_9001.htm", "全市召开经济工作会议部署工作", "2019-10-08"), article("/xwdt/post_9002.htm", "市领导深入基层调研安全生产", "2019-10-07")},
			want:  "update.home.stale\nveto holds",
		},
		{
			name: "an entry of the navigation is no item, whatever its page is read as", navigation: navigation, home: old,
			pages: []sitePage{article("/xwdt/", "要闻动态", "2019-11-28")}, want: "update.home.stale\nveto holds",
		},
		{name: "links to sites, columns and services are no items", navigation: navigation, home: old + entrances, want: "update.home.stale\nveto holds"},
		{name: "a recent day among the services alone is open", navigation: navigation + menu("/bsfw/", "办事服务"), home: old + strings.NewReplacer("政务要闻", "办事服务", "/xwdt/", "/bsfw/").
			Replace(block("关于办理居住证的服务指南说明", "2019-11-25", "关于办理社保卡的服务指南说明", "2019-11-24")), want: open},
		{name: "an old day among the services changes nothing", navigation: navigation + menu("/bsfw/", "办事服务"), home: old + strings.NewReplacer("政务要闻", "办事服务", "/xwdt/", "/bsfw/").
			Replace(block("关于办理居住证的服务指南说明", "2019-10-25", "关于办理社保卡的服务指南说明", "2019-10-24")), want: "update.home.stale\nveto holds"},
		{name: "a frame that brought nothing is open", navigation: navigation, home: old + frame("http://news.mingzhou.gov.cn/list.html"), change: frameOf(navigation, old+frame("http://news.mingzhou.gov.cn/list.html"), 400, 300), want: open},
		{name: "a frame of the weather is no matter", navigation: navigation, home: old + frame("http://i.tianqi.com/index.php?c=code&id=12"), change: frameOf(navigation, old+frame("http://i.tianqi.com/index.php?c=code&id=12"), 400, 300), want: "update.home.stale\nveto holds"},
		{name: "a small frame is no matter", navigation: navigation, home: old + frame("http://news.mingzhou.gov.cn/list.html"), change: frameOf(navigation, old+frame("http://news.mingzhou.gov.cn/list.html"), 200, 30), want: "update.home.stale\nveto holds"},
		{name: "a page that was not loaded whole is open", navigation: navigation, home: old, change: cutShort(1), want: "open update.home.stale\nveto undetermined"},
		{
			name: "a list that its script did not bring is open", navigation: navigation, home: old,
			change: withResource(homeAddress+"list.js", "script", 503, evidence.FailureServerError), want: "open update.home.stale\nveto undetermined",
		},
		{name: "a home page that did not open is open", change: failedHome, want: "open update.home.stale\nveto undetermined"},
		{name: "an entrance is judged by its second-level pages", navigation: navigation, home: `<p>欢迎访问</p>`, pages: []sitePage{
			column("/xwdt/", "要闻动态", news("/xwdt/", "全市召开经济工作会议部署工作", "2019-10-08", "市领导深入基层调研安全生产", "2019-09-20")),
			column("/tzgg/", "通知公告", news("/tzgg/", "关于开展政府网站检查的通知公告", "2019-11-29", "关于公布行政许可事项的通知", "2019-11-20")),
		}, want: "veto clear"},
		{name: "an entrance to stale pages alone holds", navigation: navigation, home: `<p>欢迎访问</p>`, pages: []sitePage{
			column("/xwdt/", "要闻动态", news("/xwdt/", "全市召开经济工作会议部署工作", "2019-10-08", "市领导深入基层调研安全生产", "2019-09-20")),
			column("/tzgg/", "通知公告", news("/tzgg/", "关于开展政府网站检查的通知公告", "2019-10-29", "关于公布行政许可事项的通知", "2019-10-20")),
		}, want: "update.home.stale\nveto holds"},
		{name: "an entrance of pictures alone is judged by the pages behind them", home: gates, pages: []sitePage{
			column("/zw/", "政务版", news("/zw/", "全市召开经济工作会议部署工作", "2019-10-08", "市领导深入基层调研安全生产", "2019-09-20")),
			column("/ly/", "旅游版", news("/ly/", "全市旅游工作会议在我市召开", "2019-10-29", "我市景区恢复开放接待游客", "2019-10-20")),
		}, want: "update.home.stale\nveto holds"},
		{name: "an entrance of pictures with news behind one of them clears", home: gates, pages: []sitePage{
			column("/zw/", "政务版", news("/zw/", "全市召开经济工作会议部署工作", "2019-11-28", "市领导深入基层调研安全生产", "2019-09-20")),
		}, want: "veto clear"},
		{name: "an entrance of pictures of which one was not seen is open", home: gates, pages: []sitePage{
			column("/zw/", "政务版", news("/zw/", "全市召开经济工作会议部署工作", "2019-10-08", "市领导深入基层调研安全生产", "2019-09-20")),
		}, want: "open update.home.stale\nveto undetermined"},
		{name: "an entrance with a page that was not seen is open", navigation: navigation, home: `<p>欢迎访问</p>`, pages: []sitePage{
			column("/xwdt/", "要闻动态", news("/xwdt/", "全市召开经济工作会议部署工作", "2019-10-08", "市领导深入基层调研安全生产", "2019-09-20")),
		}, want: "open update.home.stale\nveto undetermined"},
	})
}

// frameOf gives the frames of a home page a size.
func frameOf(navigation, home string, width, height float64) func(*testing.T, *evidence.Dossier) {
	return func(t *testing.T, d *evidence.Dossier) {
		t.Helper()
		snapshot := evidencetest.Snapshot(t, homeAddress, framed(navigation, "网页", home))
		own := &snapshot.Frames[0]
		for i, node := range own.Layout {
			if snapshot.Strings[own.Name[node]] == "IFRAME" {
				own.Box[i][2], own.Box[i][3] = width, height
			}
		}
		if err := d.Pages[0].SetSnapshot(snapshot); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWindowsBeginOnCalendarDays(t *testing.T) {
	for _, row := range []struct {
		window window
		asOf   string
		want   string
	}{
		{window{Weeks: 2}, "2019-11-30", "2019-11-16"},
		{window{Weeks: 2}, "2020-01-05", "2019-12-22"},
		{window{Months: 6}, "2019-11-30", "2019-05-30"},
		{window{Months: 6}, "2019-08-31", "2019-02-28"},
		{window{Months: 12}, "2020-02-29", "2019-02-28"},
		{window{Months: 12}, "2019-11-30", "2018-11-30"},
	} {
		asOf, err := time.ParseInLocation("2006-01-02 15:04", row.asOf+" 23:59", evidence.Beijing)
		if err != nil {
			t.Fatal(err)
		}
		if got := day(row.window.begin(asOf)); got != row.want {
			t.Errorf("%s before %s begin on %s, want %s", row.window.told(), row.asOf, got, row.want)
		}
	}
}
