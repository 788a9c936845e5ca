package audits

import (
	"strings"
	"testing"
)

const soundGuide = `<p>一、信息分类</p><p>本机关公开的政府信息分为机构职能、政策文件、规划计划等类别。</p>` +
	`<p>二、编排体系</p><p>按照索引号、名称、内容概述、生成日期编排。</p>` +
	`<p>三、获取方式</p><p>可在本网站或者市档案馆、图书馆查阅。</p>` +
	`<p>四、工作机构</p><p>机构名称：明州市人民政府办公室政务公开科</p>` +
	`<p>办公地址：明州市鼓山新区行政中心1号楼105室</p><p>办公时间：周一至周五8:30-12:00（节假日除外）</p>` +
	`<p>联系电话：0590-2880126</p><p>传真号码：0590-2880124</p><p>电子邮箱：mzzwgk@mingzhou.gov.cn</p>` +
	`<p>根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。</p>`

var guideNav = []string{"政务公开 /zwgk/", "政府信息公开指南 /zwgk/zn/"}

// guideSite is a site whose guide's page has a text.
func guideSite(title, text string) disclosureSite {
	return disclosureSite{
		nav: guideNav,
		pages: []disclosurePage{
			listPage("/zwgk/", "政务公开", "/zwgk/1.html 关于召开全市会议的通知 2019-11-20", "/zwgk/2.html 关于开展检查工作的通知 2019-11-10"),
			{path: "/zwgk/zn/", title: title, body: `<div class="article"><h1>` + title + `</h1><div class="content">` + text + `</div></div>`},
		},
		searched: []string{"信息公开指南 办公时间"},
	}
}

func guideWith(old, with string) disclosureSite {
	return guideSite("政府信息公开指南", strings.Replace(soundGuide, old, with, 1))
}

func TestDisclosureGuide(t *testing.T) {
	element := "disclosure.guide.element "
	all := "open disclosure.guide.missing\nopen disclosure.guide.stale\nopen disclosure.guide.element"
	noGuide := disclosureSite{nav: guideNav[:1], pages: guideSite("", "").pages[:1], searched: []string{"信息公开指南 办公时间"}}
	unsearched := noGuide
	unsearched.searched = nil
	unopened := guideSite("政府信息公开指南", "")
	unopened.pages = unopened.pages[:1]
	asArticle := guideSite("政府信息公开指南", "")
	asArticle.pages = append(asArticle.pages[:1],
		listPage("/zwgk/zn/", "政府信息公开指南", "/zwgk/zn/1.html 明州市人民政府信息公开指南 2019-06-20", "/zwgk/zn/2.html 明州市教育局政府信息公开指南 2019-06-01"),
		articlePage("/zwgk/zn/1.html", "明州市人民政府信息公开指南", "2019-06-20", soundGuide))
	units := ""
	for _, unit := range strings.Fields("教育局 科技局 公安局 民政局 司法局 财政局 水利局 商务局 审计局 统计局") {
		units += `<li><a href="/x/` + unit + `/">市` + unit + `</a></li>`
	}
	oldArticle := guideSite("政府信息公开指南（2015年）", soundGuide)
	oldArticle.asOf = beijingNoon(t, "2019-11-30")
	named := func(unit, title string) disclosureSite {
		s := guideSite(title, soundGuide)
		s.unit = unit
		return s
	}
	const city, department = "明州市人民政府", "福建省科学技术厅"
	others := guideSite("政府信息公开指南", "")
	others.pages = append(others.pages[:1],
		listPage("/zwgk/zn/", "政府信息公开指南", "/zwgk/zn/2.html 明州市教育局政府信息公开指南 2019-06-01"))
	news := guideSite("政府信息公开指南", "")
	news.pages = append(news.pages[:1],
		listPage("/zwgk/zn/", "政府信息公开指南", "/zwgk/zn/2.html 明州市教育局发布考试公告 2019-06-01"),
		articlePage("/zwgk/zn/2.html", "明州市教育局发布考试公告", "2019-06-01", "<p>考试定于七月举行。</p>"))
	const office = "<p>四、工作机构</p><p>机构名称：明州市人民政府办公室政务公开科</p>"
	const hours = "办公时间：周一至周五8:30-12:00（节假日除外）"
	before711 := guideWith("第711号", "第492号")
	before711.asOf = beijingNoon(t, "2019-04-20")

	testDisclosure(t, disclosureGuide, []disclosureRow{
		{"a guide with all elements", guideSite("政府信息公开指南", soundGuide), ""},
		{"a guide as an article in its column, beside a department's", asArticle, ""},
		{"no guide on a site that was seen", noGuide, "disclosure.guide.missing"},
		{"no guide on a site that was not searched", unsearched, all},
		{"a page of that name that was not opened", unopened, all},
		{"a page of that name with nothing on it", guideSite("政府信息公开指南", "<p>暂无内容</p>"), "disclosure.guide.missing"},
		{"an index of departments' guides", guideSite("政府信息公开指南", "<ul>"+units+"</ul>"), all},
		{"a guide that is a file", guideSite("政府信息公开指南", `<p><a href="/zn.doc">政府信息公开指南.doc</a></p>`), all},
		{"an application form beside a whole guide", guideSite("政府信息公开指南", soundGuide+`<a href="/sqb.doc">政府信息公开申请表.doc</a>`), ""},

		{"no fax, though the footer has telephone and address", guideWith("<p>传真号码：0590-2880124</p>", ""), element + "传真"},
		{"fax with nothing behind it", guideWith("0590-2880124", ""), element + "传真"},
		{"fax: 无", guideWith("0590-2880124", "无"), element + "传真"},
		{"telephone and fax in one", guideWith("<p>联系电话：0590-2880126</p><p>传真号码：0590-2880124</p>", "<p>电话（传真）：0590-2880126</p>"), ""},
		{"telephone with only the fax behind it", guideWith("<p>联系电话：0590-2880126</p><p>传真号码：", "<p>联系电话： 传真："), element + "联系电话"},
		{"only a telephone for complaints", guideWith("联系电话", "监督电话"), element + "联系电话"},
		{"咨询电话 is the telephone", guideWith("联系电话", "咨询电话"), ""},
		{"no hours", guideWith("<p>办公时间：周一至周五8:30-12:00（节假日除外）</p>", ""), element + "办公时间"},
		{"受理时间 in a cell of a table", guideWith("<p>办公时间：周一至周五8:30-12:00（节假日除外）</p>", "<table><tr><td>受理时间</td><td>工作日8:30-12:00</td></tr></table>"), ""},
		{"no address", guideWith("<p>办公地址：明州市鼓山新区行政中心1号楼105室</p>", ""), element + "办公地址"},
		{"通信地址 is the address", guideWith("办公地址", "通信地址"), ""},
		{"no office", guideWith("<p>四、工作机构</p><p>机构名称：明州市人民政府办公室政务公开科</p>", ""), element + "机构名称"},
		{"受理机构 is the office", guideWith("<p>四、工作机构</p><p>机构名称：", "<p>受理机构："), ""},
		{"no mail address", guideWith("<p>电子邮箱：mzzwgk@mingzhou.gov.cn</p>", ""), element + "互联网联系方式"},
		{"mail address written with #", guideWith("mzzwgk@mingzhou", "mzzwgk#mingzhou"), ""},
		{"a heading over nothing", guideWith("<p>按照索引号、名称、内容概述、生成日期编排。</p>", ""), element + "编排体系"},
		{"a heading over 暂无", guideWith("按照索引号、名称、内容概述、生成日期编排。", "暂无"), element + "编排体系"},
		{"公开形式 is how to get it", guideWith("三、获取方式", "三、公开形式"), ""},
		{"no way to get it", guideWith("<p>三、获取方式</p><p>可在本网站或者市档案馆、图书馆查阅。</p>", ""), element + "获取方式"},
		{"no classes", guideWith("<p>一、信息分类</p><p>本机关公开的政府信息分为机构职能、政策文件、规划计划等类别。</p>", ""), element + "分类"},
		{"labels with blanks between their characters", guideWith("联系电话", "联 系 电 话"), ""},

		{"it rests on the regulation of 2007", guideWith("第711号", "第492号"), "disclosure.guide.stale"},
		{"it names 2007 and the revision", guideWith("第711号", "第492号公布，第711号修订"), ""},
		{"it rests on the regulation of 2007 while that is in force", before711, ""},
		{"it names a year long past", oldArticle, "disclosure.guide.stale"},
		{"it names a recent year", guideSite("政府信息公开指南（2018年）", soundGuide), ""},
		{"a department's, by its short name", named(department, "福建省科技厅政府信息公开指南"), ""},
		{"a department's, by its shorter name", named(department, "省科技厅政府信息公开指南"), ""},
		{"another department's", named(department, "福建省教育厅政府信息公开指南"), all},
		{"the government of the phrase", named(city, "新版政府信息公开指南"), ""},
		{"the government of the phrase, behind a year", named(city, "2019年版政府信息公开指南"), ""},
		{"the government of the phrase, behind an adjective", named(city, "最新修订的政府信息公开指南"), ""},
		{"the unit's own level", named(city, "明州市本级政府信息公开指南"), ""},
		{"the office for publicity", named(city, "明州市政务公开领导小组办公室政府信息公开指南"), ""},
		{"a column with nothing but another unit's", others, all},

		{"a column with another unit's news", news, "disclosure.guide.missing"},

		{"hours as the law has them", guideWith(hours, "办公时间：法定工作时间"), ""},
		{"hours of summer and winter", guideWith(hours, "夏令时：8:00-12:00，15:00-18:00；冬令时：8:00-12:00（工作日）"), ""},
		{"hours under 时间", guideWith(hours, "时间：周一至周五8:30-12:00（节假日除外）"), ""},
		{"时间 of a publication", guideWith(hours, "时间：2019-06-20 08:30"), element + "办公时间"},
		{"hours of the publication only", guideWith(hours, "发布时间：2019-06-20 08:30"), element + "办公时间"},
		{"办公时间：无", guideWith(hours, "办公时间：无"), element + "办公时间"},
		{"an office in a sentence", guideWith(office, "<p>四、政府信息公开工作由明州市政务公开办负责。</p>"), ""},
		{"an office that only checks", guideWith(office, "<p>政府信息公开前，由明州市保密局负责审查。</p>"), element + "机构名称"},
		{"its own office in a sentence", guideWith(office, "<p>明州市教育局办公室是本局政府信息公开工作机构。</p>"), ""},
		{"a sentence of the regulation", guideWith(office, "<p>政府信息公开由制作该信息的行政机关负责。</p>"), element + "机构名称"},
		{"a year that is not the guide's", guideSite("政府信息公开指南", soundGuide+"<p>本机关成立于2001年。</p>"), ""},
	})
}
