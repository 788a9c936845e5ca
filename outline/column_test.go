package outline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"wangjian/evidence"
)

const host = "http://www.mingzhou.gov.cn"

// shown is an outline made by hand: what Read would give of a page at a path.
func shown(kind Kind, path string, change ...func(*Page)) *Page {
	p := &Page{
		Source:  &evidence.Page{URL: host + path, FinalURL: host + path, Role: evidence.RoleInner},
		Address: Canonical(host + path), Kind: kind,
	}
	if kind == KindHome {
		p.Source.Role = evidence.RoleHome
	}
	for _, each := range change {
		each(p)
	}
	return p
}

func linked(area Area, text, path string) func(*Page) {
	return func(p *Page) {
		p.Links = append(p.Links, Link{Text: text, Address: Canonical(host + path), Area: area})
	}
}

func trail(names ...string) func(*Page) {
	return func(p *Page) {
		for _, each := range names {
			text, path, _ := strings.Cut(each, " ")
			step := Link{Text: text, Area: AreaTrail}
			if path != "" {
				step.Address = Canonical(host + path)
			}
			p.Trail = append(p.Trail, step)
		}
	}
}

// listed adds a list whose items are dated so many days before noon.
func listed(heading, more string, main bool, path string, days ...int) func(*Page) {
	return func(p *Page) {
		list := List{Heading: heading, Main: main}
		if more != "" {
			list.More = Canonical(host + more)
		}
		for _, day := range days {
			date := time.Date(2019, 11, 30, 0, 0, 0, 0, evidence.Beijing).AddDate(0, 0, -day)
			list.Items = append(list.Items, Item{
				Title: "关于" + date.Format("1月2日") + "工作的通知", Address: Canonical(host + path + date.Format("t20060102") + "_1.htm"),
				Date: Date{Day: date, Source: DateList}, On: p,
			})
		}
		p.Lists = append(p.Lists, list)
	}
}

func called(name string) func(*Page) {
	return func(p *Page) { p.ColumnName = name }
}

func paged(paths ...string) func(*Page) {
	return func(p *Page) {
		for _, path := range paths {
			p.Pager = append(p.Pager, ListPage{Address: Canonical(host + path)})
		}
	}
}

// told is the tree in lines: level by indentation, kind, name, how many pages and items.
func told(s *Site) []string {
	var lines []string
	for _, c := range s.Columns {
		depth := 0
		for p := c.Parent; p != nil; p = p.Parent {
			depth++
		}
		lines = append(lines, strings.Repeat("  ", depth)+strings.Join([]string{
			string(c.Kind), c.Name, map[bool]string{true: "listed", false: "fixed"}[c.Listed()],
			string(rune('0' + c.Level)), string(rune('0' + len(c.Pages))), string(rune('0' + len(c.Items))),
		}, " "))
	}
	return lines
}

func TestColumnsOfASite(t *testing.T) {
	home := shown(KindHome, "/",
		linked(AreaNavigation, "首页", "/"), linked(AreaNavigation, "要闻动态", "/xwdt/"), linked(AreaNavigation, "通知公告", "/tzgg/"),
		linked(AreaNavigation, "走进明州", "/zjmz/"), linked(AreaFooter, "网站地图", "/map/"), linked(AreaNavigation, "下载", "/a.pdf"),
		listed("统计数据", "/sjfb/tjsj/", false, "/sjfb/tjsj/", 1, 2))
	for name, test := range map[string]struct {
		pages []*Page
		want  []string
	}{
		"the home page alone": {
			[]*Page{home},
			[]string{"news 要闻动态 fixed 1 0 0", "notice 通知公告 fixed 1 0 0", "profile 走进明州 fixed 1 0 0", "data 统计数据 listed 1 0 2"},
		},
		"further pages of a list and its blocks elsewhere count once": {
			[]*Page{
				home,
				shown(KindList, "/tzgg/", listed("", "", true, "/tzgg/", 3, 4), paged("/tzgg/index_1.htm")),
				shown(KindList, "/tzgg/index_1.htm", listed("", "", true, "/tzgg/", 4, 5), paged("/tzgg/", "/tzgg/index_1.htm")),
				shown(KindArticle, "/tzgg/t20191127_1.htm", trail("通知公告 /tzgg/", "正文")),
			},
			[]string{"news 要闻动态 fixed 1 0 0", "notice 通知公告 listed 1 2 3", "profile 走进明州 fixed 1 0 0", "data 统计数据 listed 1 0 2"},
		},
		"a further page that only a further page leads to is no column": {
			[]*Page{
				home,
				shown(KindList, "/tzgg/", listed("", "", true, "/tzgg/", 3, 4), paged("/tzgg/index_1.htm")),
				shown(KindList, "/tzgg/index_1.htm", called("通知公告"), listed("", "", true, "/tzgg/", 5, 6), paged("/tzgg/", "/tzgg/index_2.htm")),
				shown(KindList, "/tzgg/index_2.htm", called("通知公告"), listed("", "", true, "/tzgg/", 7, 8), paged("/tzgg/index_1.htm")),
			},
			[]string{"news 要闻动态 fixed 1 0 0", "notice 通知公告 listed 1 3 6", "profile 走进明州 fixed 1 0 0", "data 统计数据 listed 1 0 2"},
		},
		"columns below a section are of its kind unless their name says another": {
			[]*Page{
				home,
				shown(KindSection, "/xwdt/", linked(AreaSidebar, "明州时讯", "/xwdt/mzsx/"),
					listed("部门之声", "/xwdt/bmzs/", false, "/xwdt/bmzs/", 1), listed("政策解读", "/xwdt/zcjd/", false, "/xwdt/zcjd/", 1)),
				shown(KindList, "/xwdt/mzsx/", trail("要闻动态 /xwdt/", "明州时讯"), listed("", "", true, "/xwdt/mzsx/", 1, 2, 3)),
			},
			[]string{
				"news 要闻动态 fixed 1 1 0", "  news 部门之声 listed 2 0 1", "  interpretation 政策解读 listed 2 0 1",
				"  news 明州时讯 listed 2 1 3", "notice 通知公告 fixed 1 0 0", "profile 走进明州 fixed 1 0 0", "data 统计数据 listed 1 0 2",
			},
		},
		"an entrance leads to the columns of the pages behind it": {
			[]*Page{
				shown(KindEntrance, "/", func(p *Page) { p.Source.Role = evidence.RoleHome }, linked(AreaOther, "政务版", "/zw/"),
					linked(AreaBody, "旅游版", "/ly/"), linked(AreaFooter, "网站声明", "/sm/"), linked(AreaNavigation, "要闻动态", "/xwdt/")),
				shown(KindSection, "/zw/", linked(AreaNavigation, "首页", "/zw/"), linked(AreaNavigation, "通知公告", "/zw/tzgg/")),
				shown(KindList, "/zw/tzgg/", listed("", "", true, "/zw/tzgg/", 1, 2)),
			},
			[]string{"other 政务版 fixed 1 1 0", "  notice 通知公告 listed 2 1 2", "other 旅游版 fixed 1 0 0", "news 要闻动态 fixed 1 0 0"},
		},
		"further pages that only their breadcrumb names are no columns": {
			[]*Page{
				home,
				shown(KindList, "/gs/", trail("公示 /gs/"), listed("", "", true, "/gs/", 3), paged("/gs/index_1.htm")),
				shown(KindList, "/gs/index_1.htm", trail("公示"), listed("", "", true, "/gs/", 4), paged("/gs/"), func(p *Page) { p.ColumnName = "公示" }),
			},
			[]string{"news 要闻动态 fixed 1 0 0", "notice 通知公告 fixed 1 0 0", "profile 走进明州 fixed 1 0 0", "data 统计数据 listed 1 0 2", "notice 公示 listed 2 2 2"},
		},
		"an article, a search and the home page under another name are no columns": {
			[]*Page{
				shown(KindHome, "/", linked(AreaNavigation, "要闻动态", "/xwdt/"), linked(AreaNavigation, "网站首页", "/index.htm"), linked(AreaNavigation, "办事大厅", "/dt/"),
					linked(AreaNavigation, "公积金", "/search/?q=%E5%85%AC%E7%A7%AF%E9%87%91"), linked(AreaNavigation, "社保", "/so?siteCode=1&tab=all&qt=社保")),
				shown(KindArticle, "/xwdt/"),
				func() *Page {
					p := shown(KindHome, "/dt/")
					p.Source.Role, p.Address, p.Source.FinalURL = evidence.RoleSecond, Canonical(host+"/"), host+"/"
					return p
				}(),
			},
			nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, told(Build(test.pages))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestItemsOfAColumn(t *testing.T) {
	own := listed("", "", true, "/tzgg/", 700, 701)
	for name, test := range map[string]struct {
		page *Page
		want string // newest day and how many items
	}{
		"its list":                                     {shown(KindList, "/tzgg/", own), "2017-12-30 2"},
		"its list and what is new elsewhere":           {shown(KindList, "/tzgg/", own, listed("热点信息", "", false, "/rdxx/", 1, 2, 3)), "2017-12-30 2"},
		"its list and a block of another column":       {shown(KindList, "/tzgg/", own, listed("部门动态", "/bmdt/", false, "/bmdt/", 1)), "2017-12-30 2"},
		"its list and one of the items of another one": {shown(KindList, "/tzgg/", own, listed("最新", "", false, "/tzgg/", 1), listed("推荐", "", false, "/xwdt/", 2)), "2019-11-29 3"},
		"a list for each year":                         {shown(KindList, "/tzgg/", listed("2017年", "", true, "/tzgg/", 700, 701, 702), listed("2019年", "", false, "/tzgg/2019/", 30)), "2019-10-31 4"},
		"lists of which none is what the page is for":  {shown(KindList, "/tzgg/", listed("", "", false, "/t/", 9), listed("", "", false, "/u/", 8)), "2019-11-22 2"},
		"a section's blocks without 更多":                {shown(KindSection, "/tzgg/", listed("甲", "", false, "/tzgg/a/", 9)), "0001-01-01 0"},
	} {
		t.Run(name, func(t *testing.T) {
			column := Build([]*Page{shown(KindHome, "/", linked(AreaNavigation, "通知公告", "/tzgg/")), test.page}).Column(host + "/tzgg/")
			if got := fmt.Sprintf("%s %d", column.Newest().Date.Day.Format(time.DateOnly), len(column.Items)); got != test.want {
				t.Errorf("newest and number are %s, want %s", got, test.want)
			}
		})
	}
}

func TestTopicNames(t *testing.T) {
	guide := Topic{Name: "政府信息公开指南", Words: []string{"政府信息公开指南", "信息公开指南", `/公开指南$/`}, Not: []string{"编制", "/^关于/"}}
	for text, want := range map[string]bool{
		"政府信息公开指南": true, "信息公开指南": true, "明州市政府信息公开指南": true, "【政府信息公开指南】": true, "> 信息公开 指南": true,
		"明州市人民政府办公室政府信息公开指南": true, "政府信息公开指南(2019年版)": true, "信息公开指南专栏": true,
		"关于印发政府信息公开指南的通知": false, "政府信息公开指南编制规范": false, "政府信息公开目录": false, "办事指南": false, "": false,
	} {
		if got := guide.Names(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestBuiltInNamesOfColumns(t *testing.T) {
	if _, err := readColumnWords(columnsFile); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]ColumnKind{
		"明州要闻": ColumnNews, "今日明州": ColumnNews, "部门动态": ColumnNews, "通知公告": ColumnNotice, "公示公告栏": ColumnNotice,
		"政策文件": ColumnPolicy, "市政府文件": ColumnPolicy, "省政府文件": ColumnOther, "上级政策文件": ColumnOther, "政策解读": ColumnInterpretation,
		"上级政策解读": ColumnInterpretation, "走进明州": ColumnProfile, "明州概况": ColumnProfile, "领导之窗": ColumnProfile,
		"数据发布": ColumnData, "依申请公开": ColumnDisclosure, "政府信息公开年报": ColumnDisclosure, "市长信箱": ColumnInteraction,
		"新闻发布会": ColumnOther, "新闻发布": ColumnOther, "新闻中心": ColumnNews, "明州新闻": ColumnNews,
		"招标投标": ColumnOther, "规划计划": ColumnOther, "财政预决算": ColumnOther,
	} {
		if got := KindNamed(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestKindsBelowOtherColumns(t *testing.T) {
	for _, row := range []struct {
		name  string
		above ColumnKind
		want  ColumnKind
	}{
		{"明州要闻", ColumnOther, ColumnNews},
		{"领导讲话", ColumnNews, ColumnNews},
		{"新闻发布会", ColumnNews, ColumnOther},
		{"新闻发言人", ColumnNews, ColumnOther},
		{"上级政策", ColumnPolicy, ColumnOther},
		{"通知公告", ColumnNews, ColumnNotice},
		{"人事信息", ColumnDisclosure, ColumnOther},
	} {
		if got := KindBelow(row.name, row.above); got != row.want {
			t.Errorf("%s below %s: %s, want %s", row.name, row.above, got, row.want)
		}
	}
}

func TestColumnsSayTheirKindOrTakeIt(t *testing.T) {
	tagged := func(kind string) []*Page { return []*Page{{Tags: map[string]string{"columntype": kind}}} }
	for _, row := range []struct {
		name   string
		column Column
		want   bool
	}{
		{"by its name", Column{Name: "部门动态", Kind: ColumnNews}, true},
		{"by its tag", Column{Name: "今日关注", Kind: ColumnNews, Pages: tagged("新闻动态")}, true},
		{"by the column above", Column{Name: "领导讲话", Kind: ColumnNews, Pages: tagged("")}, false},
		{"by the column above, not opened", Column{Name: "媒体聚焦", Kind: ColumnNews}, false},
	} {
		if got := row.column.SaysKind(); got != row.want {
			t.Errorf("%s: %v, want %v", row.name, got, row.want)
		}
	}
}

func TestEqualExpressionsOfColumnNamesAreAllCompiled(t *testing.T) {
	words, err := readColumnWords([]byte("before: '^x$'\nafter: '^x$'\nnot: '^x$'\nsearches: '^x$'\n"))
	if err != nil {
		t.Fatal(err)
	}
	for i, each := range []Expression{words.Before, words.After, words.Not, words.Searches} {
		if each.Regexp == nil {
			t.Errorf("expression %d is lost", i)
		}
	}
}
