package audits

import (
	"slices"
	"strings"
	"testing"
)

// keyAreas are the areas of the official text under usual names.
var keyAreas = []string{
	"预决算公开", "重大项目", "保障性住房", "土地出让", "政府采购", "国有产权转让", "招标投标", "精准扶贫", "社会救助", "教育信息",
	"医疗卫生", "生态环境", "应急管理", "文化体育",
}

func areasSite(names []string, content string) (navigation string, pages []sitePage) {
	return manyColumns(len(names), names, content, len(names))
}

func TestDisclosureKeyAreas(t *testing.T) {
	home := news("/xwdt/", "全市召开经济工作会议部署工作", "2019-11-29", "市领导深入基层调研安全生产", "2019-11-20")
	list := func(first string) string {
		return news("/lm/", "关于公布本年度有关工作情况的公告", first, "关于公布上年度有关工作情况的公告", "2017-10-01")
	}
	seen := make([]string, 0, len(keyAreas))
	for _, name := range []string{
		"财政预决算", "重大建设项目", "住房保障", "国有土地使用权出让", "政府采购", "国有产权交易", "工程建设项目招标投标", "脱贫攻坚",
		"社会救助和社会福利", "教育", "基本医疗卫生", "环境保护", "灾害事故救援", "公共文化体育",
	} {
		seen = append(seen, "disclosure.key-areas.seen "+name)
	}
	told := func(without []string, more ...string) string {
		lines := slices.DeleteFunc(slices.Clone(seen), func(line string) bool {
			return slices.ContainsFunc(without, func(name string) bool { return strings.HasSuffix(line, " "+name) })
		})
		lines = append(lines, more...)
		slices.Sort(lines)
		return strings.Join(lines, "\n")
	}
	land := []string{"国有土地使用权出让", "国有产权交易"}
	withoutLand := slices.DeleteFunc(slices.Clone(keyAreas), func(name string) bool { return name == "土地出让" || name == "国有产权转让" })
	all, pages := areasSite(keyAreas, list("2019-10-01"))
	fewer, fewerPages := areasSite(withoutLand, list("2019-10-01"))
	stale := slices.Clone(pages)
	stale[0] = column("/c0/", keyAreas[0], list("2018-11-29"))
	inTime := slices.Clone(pages)
	inTime[0] = column("/c0/", keyAreas[0], list("2018-11-30"))
	blank := slices.Clone(pages)
	blank[0] = column("/c0/", keyAreas[0], `<ul class="list"></ul>`)
	unopened := pages[1:]
	nothing := []sitePage{{"?国有土地使用权出让", `<p>没有找到结果</p>`}, {"?国有产权交易", `<p>没有找到结果</p>`}}
	city, county := parametersFor(t, "site-city", "disclosure.key-areas"), parametersFor(t, "site-county", "disclosure.key-areas")
	testUpdates(t, disclosureKeyAreas, city, []updateRow{
		{name: "every area under another usual name", navigation: all, home: home, pages: pages, want: told(nil)},
		{name: "an area of twelve months to the day is in time", navigation: all, home: home, pages: inTime, want: told(nil)},
		{name: "an area a day older is stale", navigation: all, home: home, pages: stale, want: told(nil, "update.column.stale 财政预决算")},
		{name: "an area without items is blank", navigation: all, home: home, pages: blank, want: told(nil, "update.column.blank 财政预决算")},
		{name: "an area that was not opened is open", navigation: all, home: home, pages: unopened, want: told(nil, "open update.column.blank", "open update.column.stale")},
		{
			name: "news about an area are none of its columns", navigation: fewer,
			home: news("/xwdt/", "明州市召开土地出让工作推进会", "2019-11-29", "市领导深入基层调研安全生产", "2019-11-20"), pages: append(slices.Clone(fewerPages), nothing...),
			want: told(land, "update.area.missing 国有产权交易", "update.area.missing 国有土地使用权出让"),
		},
		{
			name: "a document that a list shows with a date by the name of an area is one", navigation: fewer,
			home: news("/xwdt/", "国有土地使用权出让公告", "2019-11-29", "国有产权交易信息", "2019-11-20"), pages: append(slices.Clone(fewerPages), nothing...),
			want: told(nil, "open update.column.blank", "open update.column.stale"),
		},
		{
			name: "two areas are missing", navigation: fewer, home: home, pages: append(fewerPages, nothing...),
			want: told(land, "update.area.missing 国有产权交易", "update.area.missing 国有土地使用权出让"),
		},
		{name: "without a search they are open", navigation: fewer, home: home, pages: fewerPages, want: told(land, "open update.area.missing")},
		{
			name: "an area on another site is there", navigation: fewer, home: home,
			pages: append(slices.Clone(fewerPages), sitePage{"/links.htm", `<p><a href="http://zrzy.mingzhou.gov.cn/tdcr/">土地出让</a><a href="http://gzw.mingzhou.gov.cn/cqjy/">产权交易</a></p>`}),
			want:  told(nil, "open update.column.blank", "open update.column.stale"),
		},
	})
	testUpdates(t, disclosureKeyAreas, county, []updateRow{
		{name: "a county need not show land and property", navigation: fewer, home: home, pages: fewerPages, want: told(land)},
	})
}

func TestDisclosureFiscalAndData(t *testing.T) {
	navigation, pages := areasSite([]string{"财政预决算", "专项资金", "政府采购", "统计数据"},
		news("/lm/", "2018年度部门决算公开说明", "2019-09-01", "2019年部门预算公开说明", "2019-03-01"))
	home := news("/xwdt/", "全厅召开经济工作会议部署工作", "2019-11-29", "厅领导深入基层调研安全生产", "2019-11-20")
	none := sitePage{"?财政资金管理制度", `<p>没有找到结果</p>`}
	noticed := sitePage{"/tz.htm", `<h1 class="title">关于印发省级专项资金管理办法的通知</h1><p>发布时间：2019-03-01</p>`}
	const fiscal = "disclosure.fiscal.seen “三公”经费\ndisclosure.fiscal.seen 专项资金使用管理\ndisclosure.fiscal.seen 政府采购\n"
	const both = "disclosure.fiscal.seen 部门决算\ndisclosure.fiscal.seen 部门预算"
	testUpdates(t, disclosureFiscal, parametersFor(t, "site-department", "disclosure.fiscal"), []updateRow{
		{name: "rules on money are missing", navigation: navigation, home: home, pages: append(slices.Clone(pages), none), want: fiscal + both + "\nupdate.area.missing 财政资金管理制度"},
		{name: "rules that were not searched for are open", navigation: navigation, home: home, pages: pages, want: fiscal + both + "\nopen update.area.missing"},
		{name: "a document with rules is enough", navigation: navigation, home: home, pages: append(slices.Clone(pages), noticed), want: fiscal + "disclosure.fiscal.seen 财政资金管理制度\n" + both},
	})
	testUpdates(t, disclosureData, parametersFor(t, "site-department", "disclosure.data"), []updateRow{
		{
			name: "a column of statistics may hold all of them", navigation: navigation, home: home, pages: pages,
			want: "disclosure.data.seen 季度数据\ndisclosure.data.seen 年度数据\ndisclosure.data.seen 月份数据\nopen update.area.missing",
		},
		{
			name: "no reading of the data", navigation: navigation, home: home, pages: append(slices.Clone(pages), sitePage{"?数据解读", `<p>没有找到结果</p>`}),
			want: "disclosure.data.seen 季度数据\ndisclosure.data.seen 年度数据\ndisclosure.data.seen 月份数据\nupdate.area.missing 数据解读",
		},
	})
}

func TestAreasThatATableLeavesOutMustBeKnown(t *testing.T) {
	if _, err := required([]requirement{{Name: "教育", Words: []string{"教育"}}}, []string{"体育"}); err == nil || !strings.Contains(err.Error(), "体育") {
		t.Errorf("got %v, want an error that names 体育", err)
	}
	if _, err := required([]requirement{{Name: "教育", Words: []string{"/(/"}}}, nil); err == nil || !strings.Contains(err.Error(), "教育") {
		t.Errorf("got %v, want an error that names 教育", err)
	}
	if _, err := required(nil, nil); err == nil {
		t.Error("nothing required is no error")
	}
}
