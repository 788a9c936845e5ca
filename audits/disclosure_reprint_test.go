package audits

import "testing"

// reprintSite is a site with news, each “path title day”, that go back a year.
func reprintSite(items ...string) disclosureSite {
	items = append(items, "/yw/90.html 全市召开经济工作会议 2019-11-10", "/yw/91.html 市领导调研项目建设 2018-11-20")
	return disclosureSite{
		nav:   []string{"政务要闻 /yw/"},
		pages: []disclosurePage{listPage("/yw/", "政务要闻", items...)},
	}
}

func TestDisclosureReprint(t *testing.T) {
	const (
		few     = "disclosure.reprint.few"
		open    = "open disclosure.reprint.few"
		council = "/yw/1.html 国务院办公厅关于促进全民健身和体育消费的意见 2019-11-20"
		state   = "http://www.gov.cn/zhengce/content/2019-10/17/content_5441083.htm 优化营商环境条例公布 2019-10-25"
		portal  = "http://www.fujian.gov.cn/zwgk/t20191020_5067123.htm 福建推进数字政府建设 2019-10-20"
	)
	tagged := reprintSite(council, state, "/yw/3.html 做好今冬明春供暖工作 2019-11-01")
	tagged.pages = append(tagged.pages, disclosurePage{
		path: "/yw/3.html", title: "做好今冬明春供暖工作", head: `<meta name="ContentSource" content="中国政府网">`,
		body: `<div class="article"><h1>做好今冬明春供暖工作</h1><p>发布时间：2019-11-01</p><div class="content"><p>有关部门部署供暖保障工作。</p></div></div>`,
	})
	sourcedAs := func(title, source string) disclosureSite {
		s := reprintSite(council, state, "/yw/3.html "+title+" 2019-11-01")
		s.pages = append(s.pages, disclosurePage{
			path: "/yw/3.html", title: title,
			body: `<div class="article"><h1>` + title + `</h1><p>发布时间：2019-11-01 来源：` + source + `</p><div class="content"><p>有关部门部署供暖保障工作。</p></div></div>`,
		})
		return s
	}
	sourced := func(source string) disclosureSite { return sourcedAs("做好今冬明春供暖工作", source) }
	unopened := reprintSite(council, state)
	unopened.nav = append(unopened.nav, "通知公告 /tzgg/")
	footer := reprintSite(council, state)
	footer.home = `<div class="main"><p>欢迎访问</p></div><div class="footer"><a href="http://www.gov.cn/">中国政府网</a></div>`

	undated := func(items ...string) disclosureSite {
		s := reprintSite(council, state)
		s.nav = append(s.nav, "上级政策 /sj/")
		s.pages = append(s.pages, listPage("/sj/", "上级政策", items...))
		return s
	}
	const (
		older    = "/sj/1.html 国务院关于加强供暖工作的通知 2019-07-29"
		oldest   = "/sj/2.html 国务院关于加强防汛工作的通知 2019-07-12"
		dateless = "/sj/3.html 国务院关于加强防火工作的通知 转载"
	)

	const meeting = "李克强主持召开国务院常务会议部署供暖保障工作"
	upper := sourced("新华网")
	upper.nav = append(upper.nav, "国务院信息 /gwy/")
	upper.pages = append(upper.pages, listPage("/gwy/", "国务院信息", "/yw/3.html 做好今冬明春供暖工作 2019-11-01", older, oldest))

	var rows []disclosureRow
	for _, source := range []string{
		"中国政府网", "国务院客户端", "中央人民政府门户网站", "中国政府网www.gov.cn", "www.gov.cn", "国办", "福建省政府网", "福建省政府网站", "福建省政府门户网站",
		"福建省人民政府门户网站", "福建省政府办公厅", "省政府网", "中国·福建", "“中国福建”门户网站", "www.fujian.gov.cn",
	} {
		rows = append(rows, disclosureRow{"a source: " + source, sourced(source), ""})
	}
	for _, source := range []string{"明州市人民政府网站", "中国明州", "中国福建三农网", "福建省政府采购网", "www.mingzhou.gov.cn", "明州日报"} {
		rows = append(rows, disclosureRow{"no source, even of such a title: " + source, sourcedAs(meeting, source), few})
	}
	for _, source := range []string{"新华社", "新华网", "人民日报", "央视新闻", "福建日报", "国务院新闻办公室网站"} {
		rows = append(rows, disclosureRow{"may be taken from the state's site: " + source, sourcedAs(meeting, source), open})
	}
	testDisclosure(t, disclosureReprint, rows)
	testDisclosure(t, disclosureReprint, []disclosureRow{
		{"an agency's in a column of the council's", upper, open},
		{"one without a date, behind older ones", undated(older, oldest, dateless), few},
		{"one without a date, before older ones", undated(dateless, older, oldest), open},
		{"one without a date, in a list without order", undated(oldest, older, dateless), open},
		{"one without a date, behind a single older one", undated(older, dateless), open},
		{"three, by title and by link", reprintSite(council, state, portal), ""},
		{"three, one by its tag", tagged, ""},
		{"three, one by its source line", sourced("中国政府网"), ""},
		{"an agency is not the source of other news", sourced("新华社"), few},
		{"a commission's own", sourced("国务院扶贫办"), few},
		{"two", reprintSite(council, state), few},
		{"none", reprintSite(), few},
		{"the third is four months old", reprintSite(council, state, "/yw/3.html 国务院关于加强供暖工作的通知 2019-07-29"), few},
		{"the third is three months old to the day", reprintSite(council, state, "/yw/3.html 国务院关于加强供暖工作的通知 2019-08-30"), ""},
		{"the third may be one by its title and was not opened", reprintSite(council, state, "/yw/3.html 全国供暖工作电视电话会议召开 2019-11-01"), open},
		{"the third may be one by its column and was not opened", undated("/sj/9.html 做好今冬明春供暖工作 2019-11-01", older, oldest), open},
		{"an explanation", reprintSite(council, state, "/yw/3.html 国务院关于加强供暖工作的通知解读 2019-11-01"), few},
		{"the city's own document", reprintSite(council, state, "/yw/3.html 明州市人民政府关于加强供暖工作的通知 2019-11-01"), few},
		{"the same one twice", reprintSite(council, state, "/yw/4.html 国务院办公厅关于促进全民健身和体育消费的意见 2019-11-20"), few},
		{"a link to the portal in the footer", footer, few},
		{"a column was not opened", unopened, open},
	})
}
