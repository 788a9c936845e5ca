package outline

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// listLines tells lists in lines: main or not, heading, more, how many items, newest date.
func listLines(p *Page) []string {
	var lines []string
	for i := range p.Lists {
		list := &p.Lists[i]
		newest := time.Time{}
		for _, item := range list.Items {
			if item.Date.Day.After(newest) {
				newest = item.Date.Day
			}
		}
		day := "undated"
		if !newest.IsZero() {
			day = newest.Format(time.DateOnly)
		}
		more := ""
		if list.More != "" {
			more = pathOf(list.More)
		}
		line := fmt.Sprintf("%s|%s|%d|%s", list.Heading, more, len(list.Items), day)
		if list.Main {
			line = "*" + line
		}
		lines = append(lines, line)
	}
	return lines
}

func TestFormsOfLists(t *testing.T) {
	for name, test := range map[string]struct {
		body string
		want string
	}{
		"list items with a date behind":            {`<ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`, "*|" + "|5|2019-11-28"},
		"date before the title":                    {`<ul>` + rows(`<li><span>{date}</span><a href="/t/t2019{n}_1.htm">{title}</a></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"date in brackets in the link":             {`<ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">{title}({date})</a></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"date first in the link":                   {`<ul>` + rows(`<li><a href="/t/t2019{n}_1.htm"><span>{date}</span><p>{title}</p></a></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"date in the title attribute of a clock":   {`<ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">{title}</a><i class="time" title="{date}"></i></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"day over month and year":                  {rows(`<div class="item"><div class="date"><b>{day}</b><span>2019-11</span></div><a href="/t/t2019{n}_1.htm">{title}</a></div>`, 5), "*||5|2019-11-28"},
		"day and month without a year":             {rows(`<div class="item"><div><b>{day}</b><span>11月</span></div><a href="/t/t2019{n}_1.htm">{title}</a></div>`, 5), "*||5|2019-11-28"},
		"table rows":                               {`<table>` + rows(`<tr><td>{n}</td><td><a href="/t/t2019{n}_1.htm">{title}</a></td><td>市政府办</td><td>{date}</td></tr>`, 5) + `</table>`, "*||5|2019-11-28"},
		"a table for each row":                     {rows(`<table><tr><td>·</td><td><a href="/t/t2019{n}_1.htm">{title}</a></td><td>{date}</td></tr></table>`, 5), "*||5|2019-11-28"},
		"two items in a table row":                 {`<table>` + rows(`<tr><td><a href="/t/t2019{n}_1.htm">{title}</a> {date}</td><td><a href="/t/t2018{n}_1.htm">{title}之二</a> {date}</td></tr>`, 3) + `</table>`, "*||6|2019-11-28"},
		"terms and descriptions":                   {`<dl>` + rows(`<dt><a href="/t/t2019{n}_1.htm">{title}</a></dt><dd>{date}</dd>`, 5) + `</dl>`, "*||5|2019-11-28"},
		"a description list for each item":         {rows(`<dl><dt><a href="/t/t2019{n}_1.htm">{title}</a></dt><dd>摘要文字</dd><dd>{date}</dd></dl>`, 5), "*||5|2019-11-28"},
		"links and dates in one element":           {`<div>` + rows(`<a href="/t/t2019{n}_1.htm">{title}</a><span>{date}</span><br>`, 5) + `</div>`, "*||5|2019-11-28"},
		"dates and links in one element":           {`<div>` + rows(`<span>{date}</span><a href="/t/t2019{n}_1.htm">{title}</a><br>`, 5) + `</div>`, "*||5|2019-11-28"},
		"cards around which the link stands":       {rows(`<a class="box" href="/t/t2019{n}_1.htm"><h3>{title}</h3><p>摘要：2018年1月1日起施行的办法。</p><i class="date">{date}</i></a>`, 5), "*||5|2019-11-28"},
		"picture and title lead to the same":       {rows(`<div class="card"><a href="/t/t2019{n}_1.htm"><img src="a.jpg"></a><h4><a href="/t/t2019{n}_1.htm">{title}</a></h4><span>{date}</span></div>`, 5), "*||5|2019-11-28"},
		"the column before the title":              {`<ul>` + rows(`<li><a href="/zfb/">[市政府办]</a><a href="/t/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"five lines in a list of their own":        {`<div class="list"><ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul><ul>` + rows(`<li><a href="/t/t2018{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul></div>`, "*||10|2019-11-28"},
		"rules between the lines":                  {`<ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">{title}</a><span>{date}</span></li><li class="line"></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"a link around each line":                  {`<ul>` + rows(`<a href="/t/t2019{n}_1.htm"><li><span>{date}</span>{title}</li></a>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"day over month in the link":               {rows(`<a class="box" href="/t/t2019{n}_1.htm"><div><b>{day}</b> <i>2019-11</i></div> <p>{title}</p></a>`, 5), "*||5|2019-11-28"},
		"summaries that name other dates":          {rows(`<div class="item"><h4><a href="/t/t2019{n}_1.htm">{title}</a></h4><p>根据2018年3月4日会议要求，自2017年1月1日起施行的办法予以修订，现将有关事项公布如下。<a href="/t/t2019{n}_1.htm">[详细]</a></p><span class="time">{date}</span></div>`, 5), "*||5|2019-11-28"},
		"interpretation and file behind the title": {`<ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">{title}</a><a href="/jd/{n}.htm">[解读]</a><a href="/f/{n}.pdf">PDF版</a><em>{date}</em></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"short titles with dates":                  {`<ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">职称{n}</a><em>{date}</em></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"columns of a grid":                        {rows(`<div class="row"><div class="col-9"><a href="/t/t2019{n}_1.htm">{title}</a></div><div class="col-3">{date}</div></div>`, 5), "*||5|2019-11-28"},
		"one item":                                 {`<div class="newslist"><ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 1) + `</ul></div>`, "*||1|2019-11-28"},
		"one card":                                 {rows(`<div class="card"><div class="badge"><b>{day}</b><i>2019-11</i></div><div class="words"><a href="/t/t201911{day}_1.htm"><h4>{title}</h4></a></div></div>`, 1), "*||1|2019-11-28"},
		"two titles without dates":                 {`<ul>` + rows(`<li>·<a href="/t/t201911{day}_1.htm">{title}</a></li>`, 2) + `</ul>`, "*||2|undated"},
		"long titles without dates":                {`<ul>` + rows(`<li><a href="/t/t2019{n}_1.htm">{title}</a></li>`, 5) + `</ul>`, "*||5|undated"},
		"links made by script":                     {`<ul>` + rows(`<li><a href="javascript:;" onclick="open({n})">{title}</a><span>{date}</span></li>`, 5) + `</ul>`, "*||5|2019-11-28"},
		"empty list":                               {`<div class="newslist"><ul></ul></div>`, "*||0|undated"},
		"nothing yet":                              {`<div class="newslist">暂无信息</div>`, "*||0|undated"},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, "/tzgg/", "通知公告_明州市人民政府", siteHead+`<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">通知公告</a></div><div class="main">`+test.body+`</div>`+siteFoot, "ColumnName=通知公告")
			if diff := cmp.Diff([]string{test.want}, listLines(p)); diff != "" {
				t.Errorf("%s\n%q", diff, p.Reasons)
			}
			for i := range p.Lists {
				for _, item := range p.Lists[i].Items {
					if item.Title == "" || item.Node == nil || item.On != p || len([]rune(item.Title)) > 25 {
						t.Errorf("item %+v", item)
					}
				}
			}
		})
	}
}

func TestDatesOfItems(t *testing.T) {
	const file, id = "/tzgg/201705/t20170520_{n}.htm", "/tzgg/art_12_{n}.htm"
	for name, test := range map[string]struct{ row, want string }{
		"a year that only the address tells":           {`<li><span>[05-20]</span><a href="` + file + `">{title}</a></li>`, "2017-05-20"},
		"a year that only the address tells, elements": {`<li><b>20</b><i>05月</i><a href="` + file + `">{title}</a></li>`, "2017-05-20"},
		"a year that only the address tells, beside":   {`<dt><a href="` + file + `">{title}</a></dt><dd>05-20</dd>`, "2017-05-20"},
		"a year that nothing tells":                    {`<li><span>[05-20]</span><a href="` + id + `">{title}</a></li>`, "2019-05-20"},
		"an address of another time of the year":       {`<li><span>[10-20]</span><a href="` + file + `">{title}</a></li>`, "2019-10-20"},
		"a year that is written":                       {`<li><span>2018-05-20</span><a href="` + file + `">{title}</a></li>`, "2018-05-20"},
		"today":                                        {`<li><a href="` + id + `">{title}</a><em>今日</em></li>`, "2019-11-30"},
		"yesterday":                                    {`<li><a href="` + id + `">{title}</a><em>昨日</em></li>`, "2019-11-29"},
		"this very moment":                             {`<li><a href="` + id + `">{title}</a><em>刚刚</em></li>`, "2019-11-30"},
		"in Chinese numerals":                          {`<li><a href="` + id + `">{title}</a><em>一九九八年三月六日</em></li>`, "1998-03-06"},
		"no date":                                      {`<li><a href="` + id + `">{title}</a><em>目前有效</em></li>`, "undated"},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, "/tzgg/", "通知公告", siteHead+position1("通知公告")+`<div class="main"><ul>`+rows(test.row, 5)+`</ul></div>`+siteFoot)
			if diff := cmp.Diff([]string{"*||5|" + test.want}, listLines(p)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsNoList(t *testing.T) {
	for name, body := range map[string]string{
		"navigation":                          `<ul class="nav">` + rows(`<li><a href="/c{n}/">栏目名称{n}</a></li>`, 8) + `</ul>`,
		"columns beside":                      `<div class="left"><ul>` + rows(`<li><a href="/zwgk/c{n}/">下级栏目{n}</a></li>`, 8) + `</ul></div>`,
		"columns with long names":             `<div class="sidebar"><ul>` + rows(`<li><a href="/zwgk/c{n}/">工程建设项目招标投标信息{n}</a></li>`, 8) + `</ul></div>`,
		"links to other sites":                `<div class="friend-links"><h3>友情链接</h3><ul>` + rows(`<li><a href="http://www.d{n}.gov.cn/">福建省发展和改革委员会网站{n}</a></li>`, 8) + `</ul></div>`,
		"links to other sites without a name": `<div><p>友情链接</p><ul>` + rows(`<li><a href="http://www.d{n}.gov.cn/">福建省发展和改革委员会网站{n}</a></li>`, 8) + `</ul></div>`,
		"service icons":                       `<ul>` + rows(`<li><a href="/bsfw/s{n}.htm"><img src="i.png">社保{n}</a></li>`, 8) + `</ul>`,
		"printing and closing":                `<p>发布时间：2019-11-20 <a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">【关闭窗口】</a></p>`,
		"attachments":                         `<div class="article"><h1>关于召开会议的通知</h1><p>发布时间：2019-11-20 来源：市政府办</p>` + runningText + `<p>` + rows(`<a href="/f{n}.docx">附件{n}：报名表格样式及填写说明.docx</a><br>`, 4) + `</p></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, "/zwgk/", "政务公开", siteHead+body+siteFoot)
			for _, line := range listLines(p) {
				if line != "*||0|undated" {
					t.Errorf("%s is read as %s", body[:60], line)
				}
			}
		})
	}
}

func TestBlocks(t *testing.T) {
	items := func(path string) string {
		return `<ul>` + rows(`<li><a href="`+path+`t201911{day}_{n}.htm">{title}</a><span>11-{day}</span></li>`, 4) + `</ul>`
	}
	for name, test := range map[string]struct {
		body string
		want []string
	}{
		"headings and 更多": {
			`<div class="block"><h2>通知公告</h2><a class="more" href="/tzgg/">更多&gt;&gt;</a>` + items("/tzgg/") + `</div><div class="block"><h2>政策文件</h2><a href="/zcwj/">[更多]</a>` + items("/zcwj/") + `</div>`,
			[]string{"通知公告|/tzgg/|4|2019-11-28", "政策文件|/zcwj/|4|2019-11-28"},
		},
		"the heading leads on": {
			`<div><div class="title"><a href="/tzgg/">通知公告</a></div>` + items("/tzgg/") + `</div><div><div class="title"><a href="/zcwj/">政策文件</a></div>` + items("/zcwj/") + `</div>`,
			[]string{"通知公告|/tzgg/|4|2019-11-28", "政策文件|/zcwj/|4|2019-11-28"},
		},
		"headings and lists in one element": {
			`<div><h3><a href="/tzgg/">通知公告</a></h3>` + items("/tzgg/") + `<h3><a href="/zcwj/">政策文件</a></h3>` + items("/zcwj/") + `</div>`,
			[]string{"通知公告|/tzgg/|4|2019-11-28", "政策文件|/zcwj/|4|2019-11-28"},
		},
		"更多 as a picture": {
			`<div><h3>通知公告</h3><a href="/tzgg/"><img src="more.gif" alt="更多"></a>` + items("/tzgg/") + `</div><div><h3>政策文件</h3><a href="/zcwj/"><img src="more.gif"></a>` + items("/zcwj/") + `</div>`,
			[]string{"通知公告|/tzgg/|4|2019-11-28", "政策文件|/zcwj/|4|2019-11-28"},
		},
		"names over hidden panels, tied by id": {
			`<div><ul class="tabs"><li data-tab="p1" class="on"><a href="/a/">明州要闻</a></li><li data-tab="p2"><a href="/b/">部门动态</a></li><li data-tab="p3"><a href="/c/">县区动态</a></li></ul>
<div id="p1">` + items("/a/") + `</div><div id="p2" style="display:none">` + items("/b/") + `</div><div id="p3" style="display:none">` + items("/c/") + `</div></div>`,
			[]string{"明州要闻|/a/|4|2019-11-28", "部门动态|/b/|4|2019-11-28", "县区动态|/c/|4|2019-11-28"},
		},
		"names over panels, tied by their order": {
			`<div class="tab"><div class="hd"><span class="on">通知公告</span><span>政策文件</span></div><div class="bd"><div>` + items("/a/") + `<a href="/a/">更多</a></div><div style="display:none">` + items("/b/") + `<a href="/b/">更多</a></div></div></div>`,
			[]string{"通知公告|/a/|4|2019-11-28", "政策文件|/b/|4|2019-11-28"},
		},
		"更多 in a row of their own": {
			`<div class="tab"><ul class="hd"><li class="on">通知公告</li><li>政策文件</li></ul><div class="more"><span><a href="/a/">更多&gt;&gt;</a></span><span><a href="/b/">更多&gt;&gt;</a></span></div><div class="bd">` + items("/a/") + items("/b/") + `</div></div>`,
			[]string{"通知公告|/a/|4|2019-11-28", "政策文件|/b/|4|2019-11-28"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, "/", "明州市人民政府", siteHead+test.body+siteFoot)
			if diff := cmp.Diff(test.want, listLines(p)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSignsBeforeTitlesAreNoPartOfThem(t *testing.T) {
	for _, sign := range []string{"• ", "·", "■ ", "▪", "&middot;&nbsp;", "&gt; ", "◆", "∙ ", "‧", "★", "- "} {
		p := readPage(t, "/tzgg/", "通知公告", siteHead+`<ul>`+rows(`<li><span>{date}</span><a href="/t/t2019{n}_1.htm">`+sign+`关于做好第{n}批项目申报工作的通知</a></li>`, 5)+`</ul>`+siteFoot)
		if len(p.Lists) != 1 || p.Lists[0].Items[0].Title != "关于做好第1批项目申报工作的通知" {
			t.Errorf("%q: %+v", sign, p.Lists)
		}
	}
}
