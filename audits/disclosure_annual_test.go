package audits

import "testing"

var annualNav = []string{"政务公开 /zwgk/", "政府信息公开年报 /zwgk/nb/"}

// annualSite is a site with reports in their column, each “path title day”.
func annualSite(t *testing.T, day string, items ...string) disclosureSite {
	return disclosureSite{
		nav: annualNav,
		pages: []disclosurePage{
			listPage("/zwgk/", "政务公开", "/zwgk/1.html 关于召开全市会议的通知 2019-11-20", "/zwgk/2.html 关于开展检查工作的通知 2019-11-10"),
			listPage("/zwgk/nb/", "政府信息公开年报", items...),
		},
		searched: []string{"政府信息公开工作年度报告", "政府网站工作年度报表"},
		asOf:     beijingNoon(t, day),
	}
}

func TestDisclosureAnnual(t *testing.T) {
	const (
		missing = "disclosure.annual.missing"
		late    = "disclosure.annual.late"
		early   = "early disclosure.annual.missing\nearly disclosure.annual.late"
		older   = "/nb/2.html 明州市人民政府2017年政府信息公开工作年度报告 2018-03-20"
		oldest  = "/nb/3.html 明州市人民政府2016年政府信息公开工作年度报告 2017-03-20"
	)
	site := func(day, item string) disclosureSite { return annualSite(t, day, item, older, oldest) }
	unsearched := annualSite(t, "2019-11-30", older, oldest)
	unsearched.searched = nil
	unopened := annualSite(t, "2019-11-30")
	unopened.pages = unopened.pages[:1]
	paged := annualSite(t, "2019-11-30", "/nb/9.html 明州市教育局2018年政府信息公开工作年度报告 2019-03-09", "/nb/8.html 明州市水利局2018年政府信息公开工作年度报告 2019-03-08", "/nb/7.html 明州市商务局2018年政府信息公开工作年度报告 2019-03-07")
	republished := site("2019-11-30", "/nb/1.html 明州市人民政府2018年政府信息公开工作年度报告 2019-06-10")
	republished.pages = append(republished.pages, articlePage("/nb/1.html", "明州市人民政府2018年政府信息公开工作年度报告", "2019-03-20", "<p>本报告统计期限为2018年。</p>"))
	undated := site("2019-11-30", older)
	undated.pages[1].body += `<p><a href="/nb/1.pdf">明州市人民政府2018年政府信息公开工作年度报告</a></p>`

	testDisclosure(t, disclosureAnnual, []disclosureRow{
		{"in time", site("2019-11-30", "/nb/1.html 明州市人民政府2018年政府信息公开工作年度报告 2019-03-20"), ""},
		{"on the last day", site("2019-11-30", "/nb/1.html 明州市人民政府2018年政府信息公开工作年度报告 2019-03-31"), ""},
		{"a day late", site("2019-11-30", "/nb/1.html 明州市人民政府2018年政府信息公开工作年度报告 2019-04-01"), late},
		{"a list shows the day of its publication again", republished, ""},
		{"only older ones", annualSite(t, "2019-11-30", older, oldest), missing},
		{"only older ones on a site that was not searched", unsearched, "open " + missing},
		{"the column was not opened", unopened, "open " + missing},
		{"before the last day, not published yet", annualSite(t, "2019-03-31", older, oldest), early},
		{"before the last day, published", site("2019-03-01", "/nb/1.html 明州市人民政府2018年政府信息公开工作年度报告 2019-02-20"), ""},
		{"the day after the last, not published", annualSite(t, "2019-04-01", older, oldest), missing},
		{"the year stands in other places", site("2019-11-30", "/nb/1.html 政府信息公开工作年度报告（2018年度） 2019-03-20"), ""},
		{"the year in Chinese characters", site("2019-11-30", "/nb/1.html 二〇一八年政府信息公开工作年度报告 2019-03-20"), ""},
		{"no year, published in the next", site("2019-11-30", "/nb/1.html 明州市政府信息公开工作年度报告 2019-03-20"), ""},
		{"a list cuts its title off", site("2019-11-30", "/nb/1.html 明州市人民政府2018年政府信息公开工作年… 2019-03-20"), ""},
		{"the year before last, published in the last", annualSite(t, "2019-11-30", "/nb/2.html 明州市人民政府2017年政府信息公开工作年度报告（2018年3月公布） 2018-03-20", oldest), missing},
		{"a notice on how to write it", site("2019-11-30", "/nb/1.html 关于做好2018年政府信息公开工作年度报告编制工作的通知 2019-01-20"), missing},
		{"a picture of it", site("2019-11-30", "/nb/1.html 图解明州市2018年政府信息公开工作年度报告 2019-03-20"), missing},
		{"the statement of the site", site("2019-11-30", "/nb/1.html 明州市政府网站2018年度工作报表 2019-01-08"), missing},
		{"only those of departments", paged, "open " + missing},
		{"published after the as-of moment", site("2019-04-10", "/nb/1.html 明州市人民政府2018年政府信息公开工作年度报告 2019-04-20"), missing},
		{"a file without a date", undated, "open " + late},

		{"a year with ○", site("2019-11-30", "/nb/1.html 二○一八年政府信息公开工作年度报告 -"), "open " + late},
		{"a year with Ｏ", site("2019-11-30", "/nb/1.html 二Ｏ一八年政府信息公开工作年度报告 -"), "open " + late},
		{"a year with 零", site("2019-11-30", "/nb/1.html 二零一八年政府信息公开工作年度报告 -"), "open " + late},
		{"an earlier year with ○", annualSite(t, "2019-11-30", "/nb/1.html 二○一七年政府信息公开工作年度报告 2019-03-20", oldest), missing},
		{"a year without 年", site("2019-11-30", "/nb/1.html 2018政府信息公开工作年度报告 -"), "open " + late},
		{"an earlier year without 年", site("2019-11-30", "/nb/1.html 2016政府信息公开工作年度报告 2019-03-20"), missing},
		{"neither year nor date", site("2019-11-30", "/nb/1.html 明州市政府信息公开工作年度报告 -"), "open " + missing},
		{"neither year nor date, another unit's", site("2019-11-30", "/nb/1.html 永安市教育局政府信息公开工作年度报告 -"), "open " + missing},
		{"a notice that hands it out", site("2019-11-30", "/nb/1.html 明州市人民政府办公室关于印发2018年政府信息公开工作年度报告的通知 2019-03-20"), ""},
		{"a notice that publishes it, late", site("2019-11-30", "/nb/1.html 关于公布2018年政府信息公开工作年度报告的通知 2019-04-20"), late},
		{"a notice that hands out its form", site("2019-11-30", "/nb/1.html 关于印发2018年政府信息公开工作年度报告格式的通知 2019-01-20"), missing},
		{"a notice to hand it in", site("2019-11-30", "/nb/1.html 关于报送2018年政府信息公开工作年度报告的通知 2019-01-20"), missing},
		{"it deals with the site too", site("2019-11-30", "/nb/1.html 2018年政府信息公开年度报告（含政府网站） 2019-03-20"), ""},
		{"by a department's short name", annualOf(t, "福建省科学技术厅", "/nb/1.html 福建省科技厅2018年政府信息公开工作年度报告 2019-03-20"), ""},
		{"by a department's short name, late", annualOf(t, "福建省科学技术厅", "/nb/1.html 省科技厅2018年政府信息公开工作年度报告 2019-04-20"), late},
		{"of another department", annualOf(t, "福建省科学技术厅", "/nb/1.html 福建省教育厅2018年政府信息公开工作年度报告 2019-03-20"), "open " + missing},
	})
}

// annualOf is the site of a unit with a report.
func annualOf(t *testing.T, unit, item string) disclosureSite {
	site := annualSite(t, "2019-11-30", item)
	site.unit = unit
	return site
}

func TestDisclosureStatement(t *testing.T) {
	const (
		missing = "disclosure.statement.missing"
		late    = "disclosure.statement.late"
	)
	site := func(day, item string) disclosureSite {
		return annualSite(t, day, item, "/nb/2.html 明州市人民政府网站2017年度工作报表 2018-01-05", "/nb/3.html 关于停水的通知 2017-03-20")
	}
	testDisclosure(t, disclosureStatement, []disclosureRow{
		{"in time", site("2019-11-30", "/nb/1.html 政府网站工作年度报表（2018年度） 2019-01-10"), ""},
		{"a day late", site("2019-11-30", "/nb/1.html 政府网站工作年度报表（2018年度） 2019-01-11"), late},
		{"under another name", site("2019-11-30", "/nb/1.html 2018年明州市政府网站年报 2019-01-05"), ""},
		{"none", site("2019-11-30", "/nb/1.html 关于停电的通知 2019-01-05"), missing},
		{"the report on government information", site("2019-11-30", "/nb/1.html 明州市人民政府2018年政府信息公开工作年度报告 2019-01-05"), missing},
		{"a call to write it", site("2019-11-30", "/nb/1.html 关于做好2018年度政府网站年度报表填报工作的通知 2019-01-05"), missing},
		{"as a report of the site's", site("2019-11-30", "/nb/1.html 2018年度网站年报 2019-01-05"), ""},
		{"as a report of the site's, late", site("2019-11-30", "/nb/1.html 2018年度网站年报 2019-01-15"), late},
		{"a notice that publishes it", site("2019-11-30", "/nb/1.html 关于公布2018年度政府网站工作年度报表的通知 2019-01-05"), ""},
		{"a notice to fill it in", site("2019-11-30", "/nb/1.html 2018年度政府网站年度报表填报工作的通知 2019-01-05"), missing},
		{"a notice to hand it in", site("2019-11-30", "/nb/1.html 明州市关于2018年度政府网站年度报表报送事项的通知 2019-01-05"), missing},
		{"the site as 网", site("2019-11-30", "/nb/1.html 明州市人民政府网2018年度工作报表 2019-01-05"), ""},
		{"reports of enterprises", site("2019-11-30", "/nb/1.html 2018年度企业信用公示网站年报公告 2019-01-05"), missing},
		{"neither year nor date", site("2019-11-30", "/nb/1.html 政府网站工作年度报表 -"), "open " + missing},
		{"that of another unit", site("2019-11-30", "/nb/1.html 明州市教育局网站2018年度工作报表 2019-01-05"), "open " + missing},
		{"not due yet", site("2019-01-10", "/nb/1.html 关于停电的通知 2019-01-05"), "early " + missing + "\nearly " + late},
	})
}
