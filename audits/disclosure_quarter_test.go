package audits

import (
	"strings"
	"testing"
)

// quarterSite is a site with a column of notices, each “path title day”, that goes back
// beyond the year.
func quarterSite(t *testing.T, day string, items ...string) disclosureSite {
	items = append(items, "/tzgg/90.html 关于停水的通知 2018-11-20")
	return disclosureSite{
		nav: []string{"通知公告 /tzgg/", "政务公开 /zwgk/"},
		pages: []disclosurePage{
			listPage("/tzgg/", "通知公告", items...),
			listPage("/zwgk/", "政务公开", "/zwgk/1.html 关于召开全市会议的通知 2019-11-20", "/zwgk/2.html 关于开展检查工作的通知 2019-11-10"),
		},
		searched: []string{"季度政府网站检查情况"},
		asOf:     beijingNoon(t, day),
	}
}

func TestDisclosureQuarter(t *testing.T) {
	const (
		missing = "disclosure.quarter.missing "
		late    = "disclosure.quarter.late "
		first   = "/tzgg/1.html 关于2019年第一季度全市政府网站检查情况的通报 2019-03-08"
		second  = "/tzgg/2.html 明州市2019年第二季度政府网站抽查情况通报 2019-06-10"
		third   = "/tzgg/3.html 第三季度政府网站自查情况 2019-09-05"
		fourth  = "/tzgg/4.html 2019年第四季度政府网站与政务新媒体检查情况的通报 2019-12-09"
	)
	year := func(items ...string) disclosureSite { return quarterSite(t, "2019-12-20", items...) }
	unsearched := year(fourth, third, second)
	unsearched.searched = nil
	short := year(fourth, third)
	short.pages[0] = listPage("/tzgg/", "通知公告", fourth, third, "/tzgg/5.html 关于停电的通知 2019-08-01")
	short.pages[0].body += `<div class="page"><a href="/tzgg/index_1.html">2</a> <a href="/tzgg/index_1.html">下一页</a></div>`
	none := quarterSite(t, "2019-03-10")
	department := func(day string) disclosureSite {
		s := quarterSite(t, "2019-04-20", "/tzgg/1.html 省侨乡建设厅2019年第一季度政府网站自查情况通报 "+day)
		s.unit = "福建省侨乡建设厅"
		return s
	}

	testDisclosure(t, disclosureQuarter, []disclosureRow{
		{"one each quarter, in time", year(fourth, third, second, first), ""},
		{"one missing", year(fourth, third, first), missing + "2019年第二季度"},
		{"one missing on a site that was not searched", unsearched, "open disclosure.quarter.missing"},
		{"the list was not seen back to the quarters' beginning", short, "open disclosure.quarter.missing"},
		{"not due yet is no defect", quarterSite(t, "2019-12-10", third, second, first), ""},
		{"due the day after", quarterSite(t, "2019-12-11", third, second, first), missing + "2019年第四季度"},
		{"nothing is due before the tenth of March", none, "early disclosure.quarter.missing\nearly disclosure.quarter.late"},
		{"the eleventh is late", year(fourth, third, second, "/tzgg/1.html 关于2019年第一季度全市政府网站检查情况的通报 2019-03-11"), late + "2019年第一季度"},
		{"a unit whose name holds the end of another's", department("2019-03-08"), ""},
		{"the same, late", department("2019-03-13"), late + "2019年第一季度"},
		{"without a year, published in the next", quarterSite(t, "2019-04-01", first, "/tzgg/4.html 第四季度政府网站自查情况 2019-01-05"), ""},
		{"a superior's notice", year(fourth, third, second, "/tzgg/1.html 2019年第一季度全省政府网站检查情况的通报 2019-03-08"), missing + "2019年第一季度"},
		{"new media alone", year(fourth, third, second, "/tzgg/1.html 2019年第一季度政务新媒体检查情况的通报 2019-03-08"), missing + "2019年第一季度"},
		{"a call to do a check", year(fourth, third, second, "/tzgg/1.html 关于开展2019年第一季度政府网站检查的通知 2019-03-08"), missing + "2019年第一季度"},
		{"a call to hand in results", year(fourth, third, second, "/tzgg/1.html 关于2019年第一季度政府网站自查情况报送工作的通知 2019-03-08"), missing + "2019年第一季度"},
		{"a call that a list cuts off", year(fourth, third, second, "/tzgg/1.html 关于开展2019年第一季度政府网站… 2019-03-08"), missing + "2019年第一季度"},
		{"what a check has found", year(fourth, third, second, "/tzgg/1.html 关于开展2019年第一季度政府网站检查工作情况的通报 2019-03-08"), ""},
		{"as the State Council asks", year(fourth, third, second, "/tzgg/1.html 按照国办要求开展2019年第一季度政府网站检查情况 2019-03-08"), ""},
		{"the State Council's own", year(fourth, third, second, "/tzgg/1.html 国务院办公厅关于2019年第一季度政府网站抽查情况的通报 2019-03-08"), missing + "2019年第一季度"},
		{"the State Council's own, behind the quarter", year(fourth, third, second, "/tzgg/1.html 2019年第一季度国办政府网站抽查情况通报 2019-03-08"), missing + "2019年第一季度"},
		{"the level that the rule names", year(fourth, third, second, "/tzgg/1.html 县级政府网站2019年第一季度自查情况 2019-03-08"), ""},
		{"the level that the rule names, late", year(fourth, third, second, "/tzgg/1.html 各县区政府网站2019年第一季度抽查情况通报 2019-03-18"), late + "2019年第一季度"},
		{"another thing of the quarter", year(fourth, third, second, "/tzgg/1.html 2019年第一季度空气质量检查情况通报 2019-03-08"), missing + "2019年第一季度"},
		{"three quarters in one", year(fourth, second, first, "/tzgg/3.html 2019年前三季度政府网站检查情况通报 2019-09-05"), ""},
		{"two quarters in one, late for the first", year(fourth, third, "/tzgg/2.html 2019年第一、二季度全市政府网站检查情况通报 2019-06-05"), late + "2019年第一季度"},
		{"two quarters in one, each named", year(fourth, third, "/tzgg/2.html 2019年第一季度和第二季度全市政府网站检查情况通报 2019-06-05"), late + "2019年第一季度"},
		{"quarters from the first to the third", year(fourth, "/tzgg/2.html 2019年1-3季度政府网站检查情况通报 2019-09-05"), late + "2019年第一季度\n" + late + "2019年第二季度"},
		{"half a year", year(fourth, third, "/tzgg/2.html 2019年上半年全市政府网站抽查情况通报 2019-06-05"), late + "2019年第一季度"},
		{"half a year, late for both", year(fourth, third, "/tzgg/2.html 2019年上半年全市政府网站抽查情况通报 2019-07-05"), late + "2019年第一季度\n" + late + "2019年第二季度"},
		{"of this year and the last", year(fourth, third, second, "/tzgg/1.html 2018年第四季度和2019年第一季度政府网站检查情况通报 2019-03-08"), ""},
		{"without year and date", year(fourth, third, second, "/tzgg/1.html 第一季度政府网站检查情况通报 -"), "open disclosure.quarter.missing"},
		{"that of another year", year(fourth, third, second, "/tzgg/1.html 2018年第一季度政府网站检查情况通报 2019-03-08"), missing + "2019年第一季度"},
		{"a list cuts its title off", year(fourth, third, second, "/tzgg/1.html 关于2019年第一季度全市政府网站检… 2019-03-08"), ""},
		{"in digits, and the site first", year(fourth, third, second, "/tzgg/1.html 明州市政府网站2019年1季度运维情况 2019-03-08"), ""},
	})
}

// TestQuartersOfADepartment holds the table of departments to its text: 本部门（含所属单位）.
func TestQuartersOfADepartment(t *testing.T) {
	const missing = "disclosure.quarter.missing_2019年第一季度"
	parameters := parametersFor(t, "site-department", "disclosure.quarter")
	for title, want := range map[string]string{
		"关于2019年第一季度全省农业系统政府网站自查情况的通报": "",
		"省侨乡建设厅2019年第一季度政府网站自查情况":      "",
		"2019年第一季度全省政府网站检查情况的通报":       missing,
		"全省各级政府网站2019年第一季度检查情况通报":      missing,
		"国务院办公厅2019年第一季度政府网站抽查情况通报":    missing,
	} {
		s := quarterSite(t, "2019-04-20", "/tzgg/1.html "+title+" 2019-03-08")
		s.unit = "福建省侨乡建设厅"
		result, err := disclosureQuarter.Judge(NewCase(s.dossier(t), nil, s.asOf), parameters)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(disclosureTold(t, disclosureQuarter, &result), "\n"); got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
