package audits

import (
	"slices"
	"testing"

	"wangjian/evidence"
)

func TestServiceLists(t *testing.T) {
	home := news("/xwdt/", "全市召开经济工作会议部署工作", "2019-11-29", "市领导深入基层调研安全生产", "2019-11-20")
	list := news("/lm/", "明州市发展和改革委员会有关清单", "2017-11-29", "明州市教育局有关清单情况", "2017-11-20")
	power, public, changes := column("/qz/", "权责清单", list), column("/gg/", "公共服务事项清单", list), column("/tz/", "权责事项取消下放承接", list)
	navigation := menu("/qz/", "权责清单", "/gg/", "公共服务事项清单", "/tz/", "权责事项取消下放承接")
	searched := sitePage{"?权责清单", `<p>没有找到结果</p>`}
	pages := []sitePage{power, public, changes}
	testUpdates(t, serviceItemLists, parametersFor(t, "site-city", "service.item-lists"), []updateRow{
		{name: "all three lists are there", navigation: navigation, home: home, pages: pages},
		{name: "no list of powers", navigation: menu("/gg/", "公共服务事项清单", "/tz/", "权责事项取消下放承接"), home: home, pages: append(slices.Clone(pages[1:]), searched), want: "service.list.missing 权责清单"},
		{name: "no list of powers, but no search either", navigation: menu("/gg/", "公共服务事项清单", "/tz/", "权责事项取消下放承接"), home: home, pages: pages[1:], want: "open service.list.missing"},
		{name: "powers and duties in other words", navigation: menu("/qz/", "权力清单和责任清单", "/gg/", "公共服务事项目录清单", "/tz/", "行政权力事项取消、下放和承接情况"), home: home, pages: []sitePage{
			column("/qz/", "权力清单和责任清单", list), column("/gg/", "公共服务事项目录清单", list), column("/tz/", "行政权力事项取消、下放和承接情况", list),
		}},
		{
			name: "the list of powers is of the provincial service hall", navigation: menu("/gg/", "公共服务事项清单", "/tz/", "权责事项取消下放承接"),
			home: home + `<p><a href="http://zwfw.fujian.gov.cn/qzqd">权责清单</a></p>`, pages: pages[1:],
		},
		{
			name: "the list of powers is a file", navigation: menu("/gg/", "公共服务事项清单", "/tz/", "权责事项取消下放承接"),
			home: home + `<p><a href="/files/qzqd.xls">明州市权责清单</a></p>`, pages: pages[1:],
		},
		{
			name: "a notice that powers are handed down is enough", navigation: menu("/qz/", "权责清单", "/gg/", "公共服务事项清单"),
			home: home, pages: []sitePage{power, public, article("/tz.htm", "明州市人民政府关于取消和下放一批行政审批事项的通知", "2019-03-01")},
		},
		{
			name: "a list of what is forbidden is none of powers", navigation: menu("/qz/", "负面清单", "/gg/", "公共服务事项清单", "/tz/", "权责事项取消下放承接"),
			home: home, pages: []sitePage{column("/qz/", "负面清单", list), public, changes, searched}, want: "service.list.missing 权责清单",
		},
		{
			name: "a list that holds nothing is not published", navigation: navigation, home: home, pages: []sitePage{column("/qz/", "权责清单", `<ul class="list"></ul><p>暂无数据</p>`), public, changes},
			want: "service.list.missing 权责清单",
		},
		{name: "an entry that leads nowhere is no list", navigation: navigation, home: home, pages: append(slices.Clone(pages), searched), change: func(_ *testing.T, d *evidence.Dossier) {
			d.Pages[1].Failure = &evidence.Failure{Kind: evidence.FailureClientError, Status: 404}
		}, want: "service.list.missing 权责清单"},
		{name: "a list that was not opened is open", navigation: navigation, home: home, pages: pages[1:], want: "open service.list.missing"},
		{
			name: "a list that was not opened and is a file too is there", navigation: navigation,
			home: home + `<p><a href="/files/qzqd.xls">明州市权责清单</a></p>`, pages: pages[1:],
		},
		{name: "a list on a page of pictures that was not read is open", navigation: navigation, home: home, pages: []sitePage{
			column("/qz/", "权责清单", `<iframe src="http://zwfw.fujian.gov.cn/list.html"></iframe>`), public, changes,
		}, want: "open service.list.missing"},
		{name: "a home page that did not open leaves all open", change: failedHome, want: "open service.list.missing"},
	})
	testUpdates(t, serviceConvenienceList, parametersFor(t, "site-department", "service.convenience-list"), []updateRow{
		{name: "the list is there", navigation: menu("/bm/", "便民服务清单"), home: home, pages: []sitePage{column("/bm/", "便民服务清单", list)}},
		{name: "it goes by another name", navigation: menu("/bm/", "便民服务事项清单"), home: home, pages: []sitePage{column("/bm/", "便民服务事项清单", list)}},
		{name: "a column of services is no list", navigation: menu("/bm/", "便民服务"), home: home, pages: []sitePage{column("/bm/", "便民服务", list), {"?便民服务清单", `<p>没有找到结果</p>`}}, want: "service.list.missing 便民服务清单"},
		{name: "without a search it is open", navigation: menu("/bm/", "便民服务"), home: home, pages: []sitePage{column("/bm/", "便民服务", list)}, want: "open service.list.missing"},
	})
}
