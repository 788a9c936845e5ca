package audits

import "testing"

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
		{"another thing of the quarter", year(fourth, third, second, "/tzgg/1.html 2019年第一季度空气质量检查情况通报 2019-03-08"), missing + "2019年第一季度"},
		{"three quarters in one are none", year(fourth, second, first, "/tzgg/3.html 2019年前三季度政府网站检查情况通报 2019-09-05"), missing + "2019年第三季度"},
		{"that of another year", year(fourth, third, second, "/tzgg/1.html 2018年第一季度政府网站检查情况通报 2019-03-08"), missing + "2019年第一季度"},
		{"a list cuts its title off", year(fourth, third, second, "/tzgg/1.html 关于2019年第一季度全市政府网站检… 2019-03-08"), ""},
		{"in digits, and the site first", year(fourth, third, second, "/tzgg/1.html 明州市政府网站2019年1季度运维情况 2019-03-08"), ""},
	})
}
