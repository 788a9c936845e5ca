package outline

import (
	"fmt"
	"strings"
	"testing"

	"wangjian/evidence/evidencetest"
)

// articleText is running text that begins with a date and ends with another.
const articleText = `<div class="content"><p>2024年1月2日，县人民政府召开常务会议，传达学习有关文件精神，研究部署下一阶段的各项重点工作，会议强调要狠抓落实。</p>
<p>会议时间：2024年1月3日。地点：县政府三楼会议室。</p><p style="text-align:right">某县人民政府办公室</p><p>2024年1月4日</p></div>`

func TestPageDatesShown(t *testing.T) {
	const heading = `<h1>某县召开常务会议</h1>`
	for _, test := range []struct{ name, source, want string }{
		{"a label in a line of facts", heading + `<div>来源：县府办 发布时间：2024-03-05 09:24 浏览次数：20231112</div>` + articleText, "2024-03-05 09:24"},
		{"a label the other way round", heading + `<div><span>时间发布：2024-03-05 09:51</span></div>` + articleText, "2024-03-05 09:51"},
		{"a label by itself in a span", heading + `<div><span>时间：</span><span>2024-03-05</span></div>` + articleText, "2024-03-05"},
		{"a label spaced out", heading + `<div>发 布 时 间：2024年3月5日</div>` + articleText, "2024-03-05"},
		{"a label behind its owner", heading + `<div>信息发布时间：2024年3月5日</div>` + articleText, "2024-03-05"},
		{"a label glued to the source", heading + `<div>来源：县府办发布时间：2024-03-05</div>` + articleText, "2024-03-05"},
		{"a year-less label", heading + `<div>发布于 03-05</div>` + articleText, "2024-03-05~"},
		{"so many days ago", heading + `<div>发布时间：3天前</div>` + articleText, "2024-06-02~"},
		{"a cell beside the label", `<table><tr><td>索引号</td><td>00248-2024-003</td><td>成文日期</td><td>2024-02-01</td></tr><tr><td>文号</td><td>明政〔2024〕3号</td><td>发布日期</td><td>2024-03-05</td></tr></table>` + heading + articleText, "2024-03-05"},
		{"a head table without a date of publication", `<table><tr><td>成文日期</td><td>2024-02-01</td></tr><tr><td>生效日期：</td><td>2024-03-05</td></tr><tr><td>生成日期</td><td>2024-02-01</td></tr></table>` + heading + articleText, ""},
		{"an icon called 发布时间", heading + `<div><i title="发布时间"></i><span>2024-03-05</span></div><img alt="发布时间" src="a.png"><em>2024-03-05</em>` + articleText, "2024-03-05"},
		{"a span called 发布时间", heading + `<div><span title="发布时间：">2024-03-05</span></div>` + articleText, "2024-03-05"},
		{"an old template's title on a span", heading + `<div><span alt="时间：2017-11-08 20:26"><i>时间：</i>2024-03-05</span></div>` + articleText, "2024-03-05"},
		{"an element that says so", heading + `<div><em id="pubTime">2024-03-05</em></div>` + articleText, "2024-03-05"},
		{"a class that says so", heading + `<div><b class="publish-time">2024年03月05日 09:15</b></div>` + articleText, "2024-03-05 09:15"},
		{"no label among the facts", heading + `<p>2024-03-05 15:54 <span>来源:自治区文化和旅游厅</span></p>` + articleText, "2024-03-05 15:54"},
		{"no label and nothing else", heading + `<p>（2024-03-05）</p>` + articleText, "2024-03-05"},
		{"发布 before 更新", heading + `<p>更新时间：2024-04-01 发布时间：2024-03-05</p>` + articleText, "2024-03-05 2024-04-01"},
		{"更新 alone", heading + `<p>更新时间：2024-04-01</p>` + articleText, "2024-04-01"},
		{"below the text", heading + articleText + `<p>发布时间：2024-03-05</p>`, "2024-03-05"},
		{"a label hidden", heading + `<p style="display:none">发布时间：2024-03-06</p>` + articleText, ""},

		{"nothing", heading + articleText, ""},
		{"an empty label before the text", heading + `<p>发布时间：</p>` + articleText, ""},
		{"an empty label before the tools", heading + `<p>发布时间： 字体：大 中 小 来源：县府办</p>` + articleText, ""},
		{"the day of the visit", `<div>今天是：2024年6月5日 星期三</div><div>2024年6月5日 星期三</div>` + heading + articleText, ""},
		{"when it was printed", heading + `<p>打印时间：2024-06-05 来源：县府办</p>` + articleText, ""},
		{"views that look like a day", heading + `<p>来源：县府办 浏览次数：20240305</p>` + articleText, ""},
		{"a deadline", heading + `<p>来源：县府办 截止日期：2024-03-05</p><p>有效期至 2024-03-05</p>` + articleText, ""},
		{"a term", heading + `<p>来源：县府办 时间：2024-03-05 至 2024-03-12</p>` + articleText, ""},
		{"an event", heading + `<p>时间：2024年3月5日</p><p>地点：县文化馆</p>`, ""},
		{"the day of signing under a decree", heading + `<p>（2024年3月5日）</p>` + articleText, ""},
		{"a decree's history", heading + `<p>（2024年3月5日县人民政府第3次常务会议通过 自2024年4月1日起施行）</p>` + articleText, ""},
		{"the foot of a short notice", heading + `<p>各乡镇：</p><p>请按时参加。</p><p>县水利局</p><p>2024年3月5日</p>`, ""},
		{"a sidebar", `<ul><li><a>甲</a><span class="pubdate">2024-03-01</span></li><li><a>乙</a><span class="pubdate">2024-03-02</span></li></ul>` + heading + articleText, ""},
		{"related items", heading + articleText + `<ul><li><a>甲</a> 发布时间：2024-03-01</li><li><a>乙</a> 发布时间：2024-03-02</li></ul>`, ""},
		{"a day in the heading", `<h1>某县2024年3月5日空气质量日报</h1>` + articleText, ""},
		{"copyright", heading + articleText + `<div>版权所有 2024-03-05 某县人民政府</div>`, ""},
		{"a birth date in a table", heading + `<table><tr><td>出生日期</td><td>1970-03-05</td></tr></table>` + articleText, ""},
		{"a list with labels above", `<ul><li><a>甲</a> 发布时间：2024-03-01</li></ul>` + heading + articleText, ""},
		{"the day of the newspaper", heading + `<p>来源：《福建日报》2024年3月5日第01版</p>` + articleText, ""},
		{"a short label", heading + `<p>【发布：2024-03-05】</p>` + articleText, "2024-03-05"},
		{"a source that ends in a number", heading + `<p>来源：融媒体中心2 2024-03-05 阅读：20</p>` + articleText, "2024-03-05"},
		{"items far below", heading + `<p>发布时间：2024-03-05</p>` + strings.Repeat("<p>表格</p>", 20) + `<ul><li>发布时间：2024-03-01</li></ul>`, "2024-03-05"},
		{"a letter", `<h1>关于道路的咨询</h1><table><tr><td>写信时间</td><td>2024年3月5日</td></tr><tr><td>处理时间</td><td>2024年3月9日</td></tr></table>`, "2024-03-05"},
	} {
		t.Run(test.name, func(t *testing.T) {
			page := datedPage(t, "http://www.example.gov.cn/zwgk/1.html", test.source)
			var got []string
			for _, d := range pageDates(page.Doc, page, theMoment) {
				got = append(got, tell(d))
				if d.Source != DatePage || d.Node == nil || d.Text == "" {
					t.Errorf("source, element or text missing: %+v", d)
				}
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %q, want %q", strings.Join(got, " "), test.want)
			}
		})
	}
}

func datedPage(t testing.TB, address, source string) *Page {
	saved := evidencetest.Page(t, address, source)
	doc, err := saved.Document()
	if err != nil {
		t.Fatal(err)
	}
	page := &Page{Source: saved, Doc: doc, Address: address, Tags: map[string]string{}}
	if headings := doc.Find("h1"); headings.Length() > 0 {
		page.TitleNode = headings.Nodes[0]
	}
	return page
}

func TestPageDatesKeepsWitnessesThatDisagree(t *testing.T) {
	page := datedPage(t, "http://www.example.gov.cn/202009/t20200915_1.html", `<h1>某县要闻</h1><p>发布时间：2020-09-16</p>`)
	page.Tags["pubdate"] = "2022-10-14 09:24"
	var got []string
	for _, d := range pageDates(page.Doc, page, theMoment) {
		got = append(got, string(d.Source)+" "+tell(d))
	}
	want := "page 2020-09-16, tag 2022-10-14 09:24, address 2020-09-15"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestPageDatesTakesTheYearOfAWitness(t *testing.T) {
	page := datedPage(t, "http://www.example.gov.cn/201911/t20191105_1.html", `<h1>某县要闻</h1><p>发布时间：11-05</p>`)
	got := pageDates(page.Doc, page, theMoment)
	if len(got) != 2 || tell(got[0]) != "2019-11-05~" || got[0].Source != DatePage {
		t.Errorf("got %v, want the shown day in the year of the address", texts(got))
	}
}

func TestYearsOfWitnesses(t *testing.T) {
	for name, test := range map[string]struct{ text, witness, want string }{
		"the same day":                          {"05-20", "/201905/t20190520_1.html", "2019-05-20~"},
		"some days after the file was made":     {"05-20", "/201905/t20190511_1.html", "2019-05-20~"},
		"after the New Year":                    {"01-03", "/201812/t20181229_1.html", "2019-01-03~"},
		"before the New Year":                   {"12-30", "/201901/t20190102_1.html", "2018-12-30~"},
		"a leap day":                            {"2月29日", "/202002/t20200228_1.html", "2020-02-29~"},
		"a witness of another time of year":     {"05-20", "/201909/t20190912_1.html", "2024-05-20~"},
		"no witness":                            {"05-20", "/art_12_345.html", "2024-05-20~"},
		"a witness that is this year":           {"05-20", "/202405/t20240519_1.html", "2024-05-20~"},
		"a day that would be yet to come":       {"06-07", "/202405/t20240530_1.html", "2023-06-07~"},
		"a year that is written":                {"2018-05-20", "/201905/t20190520_1.html", "2018-05-20"},
		"yesterday":                             {"昨天", "/202306/t20230604_1.html", "2024-06-04~"},
		"days ago, among the days of a witness": {"2天前", "/202306/t20230603_1.html", "2024-06-03~"},
	} {
		d, _ := ParseDate(test.text, theMoment)
		var witnesses []Date
		if w, ok := AddressDate("http://www.example.gov.cn" + test.witness); ok {
			witnesses = append(witnesses, w)
		}
		if got := tell(yearFrom(d, witnesses)); got != test.want {
			t.Errorf("%s: %s beside %s is %s, want %s", name, test.text, test.witness, got, test.want)
		}
	}
}

func TestPageDatesBoundsItsWork(t *testing.T) {
	var long strings.Builder
	long.WriteString(`<h1>某县要闻</h1>`)
	for i := range 4000 {
		fmt.Fprintf(&long, `<div class="pubtime">发布时间：%d 来源 2019-02-30%s`, i, strings.Repeat("</div>", i%100/99*99))
	}
	page := datedPage(t, "http://www.example.gov.cn/1.html", long.String())
	if got := pageDates(page.Doc, page, theMoment); len(got) > 0 {
		t.Errorf("got %v, want none: 30 February is no day", texts(got))
	}
}
