package audits

import (
	"strings"
	"testing"

	"wangjian/evidence"
)

const briefText = `<div class="article-content"><p>明州市地处福建省东南沿海，辖三个县、两个区，陆域面积四千平方公里，常住人口三百二十万人，是国家历史文化名城。</p></div>`

// basicSite is a city's portal with all sections, some replaced by their path; a path
// replaced by a page without content is left out of the navigation as well.
func basicSite(replaced map[string]sitePage, names map[string]string) (navigation string, pages []sitePage) {
	var entries []string
	for _, each := range []struct{ path, name, content string }{
		{"/gk/", "走进明州", briefText},
		{"/jgzn/", "机构职能", briefText},
		{"/ldzc/", "领导之窗", briefText},
		{"/zcwj/", "政策文件", news("/zcwj/", "明州市人民政府关于印发工作方案的通知", "2019-11-01", "明州市人民政府关于加强管理的意见", "2019-10-01")},
		{"/xwdt/", "要闻动态", news("/xwdt/", "全市召开经济工作会议部署工作", "2019-11-29", "市领导深入基层调研安全生产", "2019-11-20")},
		{"/sjfb/", "数据发布", news("/sjfb/", "明州市国民经济主要指标完成情况", "2019-10-29", "明州市居民消费价格变动情况", "2019-09-20")},
	} {
		page, name := column(each.path, each.name, each.content), each.name
		if other, ok := names[each.path]; ok {
			name = other
		}
		if other, ok := replaced[each.path]; ok {
			page = other
		}
		if name != "" {
			entries = append(entries, each.path, name)
		}
		if page.path != "" {
			pages = append(pages, page)
		}
	}
	return menu(entries...), pages
}

// basicRow is a city's portal with some sections replaced, and what is said of it.
type basicRow struct {
	name     string
	replaced map[string]sitePage
	names    map[string]string
	extra    []sitePage
	change   func(*testing.T, *evidence.Dossier)
	want     string
}

// basicNames are names of columns that are a section, may be it, and are none, by its path.
var basicNames = map[string]struct {
	section              string
	sound, open, missing []string
}{
	"/gk/": {"概况信息", []string{"认识明州", "市情简介", "城市概貌"}, []string{"美丽明州", "人文明州", "明州风采", "城市名片", "今日明州"}, []string{"美丽乡村", "机关风采", "城市规划"}},
	"/jgzn/": {
		"机构职能", []string{"组织架构", "部门设置", "市政府组成", "政府组成部门", "部门职责"}, nil, []string{"机构改革动态", "组织人事"},
	},
	"/ldzc/": {"负责人信息", []string{"书记市长", "领导集体", "市长专栏", "区长之窗", "政府领导"}, nil, []string{"领导活动", "市长信箱", "领导讲话"}},
	"/zcwj/": {"文件资料", []string{"公文", "文件", "规章文件", "政策法规"}, []string{"公文公告", "法规公文"}, []string{"公文写作", "征求意见"}},
	"/sjfb/": {"数据发布", []string{"统计资料", "经济指标", "明州数据"}, []string{"经济运行", "数字明州", "大数据"}, []string{"数字政府", "经济普查"}},
}

func TestDisclosureBasic(t *testing.T) {
	home := news("/xwdt/", "全市召开经济工作会议部署工作", "2019-11-29", "市领导深入基层调研安全生产", "2019-11-20")
	none := sitePage{}
	list := func(path, name, first string) sitePage {
		return column(path, name, news(path, "明州市国民经济主要指标完成情况", first, "明州市居民消费价格变动情况", "2018-09-20"))
	}
	searched := sitePage{"?数据发布", `<p>没有找到与数据发布有关的结果</p>`}
	const open = "open update.column.blank\nopen update.column.stale\nopen update.column.undated"
	renamed := func(path, name string) sitePage {
		if path == "/zcwj/" || path == "/sjfb/" {
			return list(path, name, "2019-11-01")
		}
		return column(path, name, briefText)
	}
	var notFound []sitePage
	for _, words := range []string{"概况信息", "机构职能", "负责人信息", "文件资料", "数据发布"} {
		notFound = append(notFound, sitePage{"?" + words, `<p>没有找到结果</p>`})
	}
	rows := []basicRow{
		{name: "all sections are there and fresh"},
		{name: "a section that search does not find either is missing", replaced: map[string]sitePage{"/sjfb/": none}, names: map[string]string{"/sjfb/": ""}, extra: []sitePage{searched}, want: "update.section.missing 数据发布"},
		{name: "without a search it is open", replaced: map[string]sitePage{"/sjfb/": none}, names: map[string]string{"/sjfb/": ""}, want: "open update.section.missing"},
		{name: "with a column that was not seen it is open", replaced: map[string]sitePage{"/sjfb/": none, "/gk/": none}, names: map[string]string{"/sjfb/": ""}, extra: []sitePage{searched}, want: open + "\nopen update.section.missing"},
		{name: "what the search finds is not missing", replaced: map[string]sitePage{"/sjfb/": none}, names: map[string]string{"/sjfb/": ""}, extra: []sitePage{
			{"?数据发布", `<ul class="list"><li><a href="/tj/">统计数据</a></li></ul>`}, list("/tj/", "统计数据", "2019-10-01"),
		}},
		{name: "another name is not missing", replaced: map[string]sitePage{"/sjfb/": list("/sjfb/", "统计信息", "2019-10-01")}, names: map[string]string{"/sjfb/": "统计信息"}},
		{name: "a name with the place before it is not missing", replaced: map[string]sitePage{"/gk/": column("/gk/", "明州概况", briefText)}, names: map[string]string{"/gk/": "明州概况"}},
		{
			name: "a section of another level does not count", replaced: map[string]sitePage{"/zcwj/": list("/zcwj/", "上级文件", "2019-10-01")}, names: map[string]string{"/zcwj/": "上级文件"},
			extra: []sitePage{{"?文件资料", `<p>没有找到结果</p>`}}, want: "update.section.missing 文件资料",
		},
		{name: "an entry that leads nowhere is missing", extra: []sitePage{searched}, change: func(_ *testing.T, d *evidence.Dossier) {
			d.Pages[6].Failure = &evidence.Failure{Kind: evidence.FailureClientError, Status: 404}
		}, want: "update.section.missing 数据发布"},
		{name: "documents of six months to the day are in time", replaced: map[string]sitePage{"/zcwj/": list("/zcwj/", "政策文件", "2019-05-30")}},
		{name: "documents a day older are stale", replaced: map[string]sitePage{"/zcwj/": list("/zcwj/", "政策文件", "2019-05-29")}, want: "update.column.stale 文件资料"},
		{name: "data of the future are no update", replaced: map[string]sitePage{"/sjfb/": list("/sjfb/", "数据发布", "2019-12-29")}, want: "update.column.stale 数据发布"},
		{
			name: "the freshest of its columns counts", replaced: map[string]sitePage{"/sjfb/": list("/sjfb/", "数据发布", "2018-10-29")}, names: map[string]string{},
			extra: []sitePage{list("/tj/", "统计数据", "2019-10-01")},
		},
		{name: "an empty section is blank", replaced: map[string]sitePage{"/sjfb/": column("/sjfb/", "数据发布", `<ul class="list"></ul>`)}, want: "update.column.blank 数据发布"},
		{name: "a profile without a word is blank", replaced: map[string]sitePage{"/gk/": column("/gk/", "走进明州", `<ul class="list"></ul><p>暂无内容</p>`)}, want: "update.column.blank 概况信息"},
		{name: "a picture of the organs is no blank section", replaced: map[string]sitePage{"/jgzn/": column("/jgzn/", "机构职能", `<p><img src="/jgt.png"></p>`)}},
		{name: "an undated list whose articles were not opened is open", replaced: map[string]sitePage{"/sjfb/": column("/sjfb/", "数据发布",
			news("/sjfb/", "明州市国民经济主要指标完成情况", "", "明州市居民消费价格变动情况", "", "明州市固定资产投资完成情况", ""))}, want: open},
		{name: "an undated list with undated articles", replaced: map[string]sitePage{"/sjfb/": column("/sjfb/", "数据发布",
			news("/sjfb/", "明州市国民经济主要指标完成情况", "", "明州市居民消费价格变动情况", "", "明州市固定资产投资完成情况", ""))}, extra: []sitePage{
			article("/sjfb/post_1001.htm", "明州市国民经济主要指标完成情况", ""),
			article("/sjfb/post_1002.htm", "明州市居民消费价格变动情况", ""),
			article("/sjfb/post_1003.htm", "明州市固定资产投资完成情况", ""),
		}, want: "update.column.undated 数据发布"},
		{
			name: "a section on another site is not looked into", replaced: map[string]sitePage{"/sjfb/": none}, names: map[string]string{"/sjfb/": ""},
			extra: []sitePage{{"/links.htm", `<p><a href="http://tjj.mingzhou.gov.cn/">统计数据</a></p>`}}, want: open,
		},
	}
	for _, path := range []string{"/gk/", "/jgzn/", "/ldzc/", "/zcwj/", "/sjfb/"} {
		for _, name := range basicNames[path].sound {
			rows = append(rows, basicRow{name: "named " + name, replaced: map[string]sitePage{path: renamed(path, name)}, names: map[string]string{path: name}, extra: notFound})
		}
		for _, name := range basicNames[path].open {
			rows = append(rows, basicRow{name: "likely named " + name, replaced: map[string]sitePage{path: renamed(path, name)}, names: map[string]string{path: name}, extra: notFound, want: "open update.section.missing"})
		}
		for _, name := range basicNames[path].missing {
			rows = append(rows, basicRow{
				name: "not named by " + name, replaced: map[string]sitePage{path: renamed(path, name)}, names: map[string]string{path: name}, extra: notFound,
				want: "update.section.missing " + basicNames[path].section,
			})
		}
	}
	tagged := func(path, name, kind string) map[string]sitePage {
		page := renamed(path, name)
		page.content = `<meta name="ColumnType" content="` + kind + `">` + page.content
		return map[string]sitePage{path: page}
	}
	rows = append(
		rows,
		basicRow{name: "the tag of its page says what it is", replaced: tagged("/zcwj/", "红头专栏", "信息公开，政策文件"), names: map[string]string{"/zcwj/": "红头专栏"}, extra: notFound},
		basicRow{
			name: "a tag does not make one of those above its own", replaced: tagged("/zcwj/", "上级文件", "政策文件"), names: map[string]string{"/zcwj/": "上级文件"}, extra: notFound,
			want: "update.section.missing 文件资料",
		},
		basicRow{
			name: "a tag does not make a column what its name denies", replaced: tagged("/zcwj/", "通知公告", "政策文件"), names: map[string]string{"/zcwj/": "通知公告"}, extra: notFound,
			want: "update.section.missing 文件资料",
		},
		basicRow{
			name: "news of today are no profile", replaced: map[string]sitePage{"/gk/": list("/gk/", "今日明州", "2019-11-29")}, names: map[string]string{"/gk/": "今日明州"}, extra: notFound,
			want: "update.section.missing 概况信息",
		},
		basicRow{
			name: "laws may be the documents", replaced: map[string]sitePage{"/zcwj/": renamed("/zcwj/", "法律法规")}, names: map[string]string{"/zcwj/": "法律法规"}, extra: notFound,
			want: "open update.section.missing",
		},
	)
	var all []updateRow
	for _, row := range rows {
		navigation, pages := basicSite(row.replaced, row.names)
		all = append(all, updateRow{name: row.name, navigation: navigation, home: home, pages: append(pages, row.extra...), change: row.change, want: row.want})
	}
	testUpdates(t, disclosureBasic, parametersFor(t, "site-city", "disclosure.basic"), all)
}

func TestDisclosureBasicOfADepartmentFindsWordsOnPages(t *testing.T) {
	navigation := menu("/jgzn/", "机构职能", "/ldxx/", "领导信息", "/ghjh/", "规划计划", "/zcwj/", "政策文件", "/gzdt/", "工作动态")
	home := news("/gzdt/", "全厅召开经济工作会议部署工作", "2019-11-29", "厅领导深入基层调研安全生产", "2019-11-20")
	pages := func(about string) []sitePage {
		return []sitePage{
			column("/jgzn/", "机构职能", about), column("/ldxx/", "领导信息", briefText),
			column("/ghjh/", "规划计划", news("/ghjh/", "关于印发五年规划的通知", "2018-11-29", "关于印发年度计划的通知", "2016-11-20")),
			column("/zcwj/", "政策文件", news("/zcwj/", "关于印发工作方案的通知通知", "2019-11-01", "关于加强行业管理的若干意见", "2019-10-01")),
			column("/gzdt/", "工作动态", home),
			{"?办公时间", `<p>没有找到结果</p>`},
		}
	}
	notFound := []sitePage{{"?办公地址", `<p>没有找到结果</p>`}, {"?联系方式", `<p>没有找到结果</p>`}}
	testUpdates(t, disclosureBasic, parametersFor(t, "site-department", "disclosure.basic"), []updateRow{
		{name: "words of the profile show address, hours and telephone", navigation: navigation, home: home, pages: pages(briefText + `<p>办公地址：明州市行政中心1号楼</p><p>办公时间：8:30—17:30</p><p>联系电话：0590-2880123</p>`)},
		{name: "no hours anywhere", navigation: navigation, home: home, pages: pages(briefText + `<p>办公地址：明州市行政中心1号楼</p><p>联系电话：0590-2880123</p>`), want: "update.section.missing 办公时间"},
		{name: "labels with values on the home page show address and telephone", navigation: navigation, home: home + `<p>地址：福州市北环西路122号 电话：0591-87881234</p>`, pages: append(pages(briefText+`<p>办公时间：8:30—17:30</p>`), notFound...)},
		{name: "labels of a page on the office do", navigation: navigation, home: home, pages: append(pages(briefText+`<p>办公时间：8:30—17:30</p><p>机构地址：福州市北环西路122号</p><p>电话：(0591)87881234</p>`), notFound...)},
		{
			name: "labels of news do not", navigation: navigation, home: home, pages: append(append(pages(briefText+`<p>办公时间：8:30—17:30</p>`), notFound...),
				sitePage{"/gzdt/post_1001.htm", article("/gzdt/post_1001.htm", "全厅召开经济工作会议部署工作", "2019-11-29").content + `<p>报名地址：福州市北环西路122号 电话：0591-87881234</p>`}),
			want: "update.section.missing 办公地址\nupdate.section.missing 联系方式",
		},
		{
			name: "labels of other things do not", navigation: navigation, home: home + `<p>网站地址：www.mingzhou.gov.cn 监督电话：0591-12345678 地址：</p>`, pages: append(pages(briefText+`<p>办公时间：8:30—17:30</p>`), notFound...),
			want: "update.section.missing 办公地址\nupdate.section.missing 联系方式",
		},
		{name: "hours that were not searched for are open", navigation: navigation, home: home, pages: pages(briefText + `<p>办公地址：明州市行政中心1号楼</p><p>联系电话：0590-2880123</p>`)[:5], want: "open update.section.missing"},
	})
}

func TestAMereEntranceIsNoneOfTheSectionsThatItsNameMayMean(t *testing.T) {
	home := news("/xwdt/", "全市召开经济工作会议部署工作", "2019-11-29", "市领导深入基层调研安全生产", "2019-11-20")
	below := func(path, name string) sitePage {
		return sitePage{path, `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/jg/">机构概况</a> &gt; <a href="` + path + `">` + name + `</a></div><h1 class="title">` + name + `</h1><div class="article-content"><p>` + strings.Repeat(name+"的有关情况如下。", 20) + `</p></div>`}
	}
	entrance := func(said string, columns ...string) sitePage {
		blocks := ""
		for i := 0; i+1 < len(columns); i += 2 {
			blocks += `<div class="box"><div class="tit"><h3>` + columns[i+1] + `</h3><a href="` + columns[i] + `">更多</a></div>` +
				news(columns[i], "明州市有关领导同志简介", "", "明州市有关负责同志分工", "", "明州市有关负责同志简历", "") + `</div>`
		}
		return sitePage{"/jg/", `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/jg/">机构概况</a></div>` + said + blocks}
	}
	searched := sitePage{"?机构职能", `<p>没有找到与机构职能有关的结果</p>`}
	leaders, fame := below("/jg/ld/", "领导之窗"), below("/jg/ry/", "机关荣誉")
	others := []string{"/jg/ld/", "领导之窗", "/jg/ry/", "机关荣誉"}
	var rows []updateRow
	for _, row := range []struct {
		name  string
		pages []sitePage
		want  string
	}{
		{"it leads to columns of other things", []sitePage{entrance("", others...), leaders, fame, searched}, "update.section.missing 机构职能"},
		{"it has a column of the organs below it", []sitePage{
			entrance("", "/jg/ld/", "领导之窗", "/jg/ry/", "机关荣誉", "/jg/ns/", "内设机构"), leaders, fame, below("/jg/ns/", "内设机构"), searched,
		}, ""},
		{"its page itself tells of the functions", []sitePage{entrance(`<p>明州市人民政府的主要职责见各部门。</p>`, others...), leaders, fame, searched}, ""},
		{"it was not opened", []sitePage{leaders, fame, searched}, "open update.column.blank\nopen update.column.stale\nopen update.column.undated"},
	} {
		navigation, pages := basicSite(map[string]sitePage{"/jgzn/": {}}, map[string]string{"/jgzn/": ""})
		rows = append(rows, updateRow{name: row.name, navigation: navigation + menu("/jg/", "机构概况"), home: home, pages: append(pages, row.pages...), want: row.want})
	}
	testUpdates(t, disclosureBasic, parametersFor(t, "site-city", "disclosure.basic"), rows)
}
