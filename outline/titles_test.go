package outline

import "testing"

func TestTitles(t *testing.T) {
	facts := `<p>发布时间：2019-11-20 来源：市政府办</p><div class="TRS_Editor">` + runningText + `</div>`
	list := `<ul>` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`
	for name, test := range map[string]struct {
		title, body string
		tags        []string
		want        string
	}{
		"heading of an article":                  {"市政府召开会议_明州市人民政府", `<h1>市政府召开会议</h1>` + facts, nil, "市政府召开会议"},
		"heading in a div":                       {"市政府召开会议-要闻-明州市人民政府", `<div class="tit">要闻动态</div><div class="x">市政府召开会议</div>` + facts, nil, "市政府召开会议"},
		"heading that the tag names":             {"明州市人民政府", `<div>市政府<br>召开会议</div>` + facts, []string{"ArticleTitle=市政府召开会议"}, "市政府 召开会议"},
		"tag of another page":                    {"市政府召开会议", `<h1>市政府召开会议</h1>` + facts, []string{"ArticleTitle=别的文章的标题"}, "市政府召开会议"},
		"logo in a heading":                      {"市政府召开会议_明州市人民政府", `<div class="header"><h1><a href="/">明州市人民政府</a></h1></div><h2>市政府召开会议</h2>` + facts, nil, "市政府召开会议"},
		"a short article as a whole":             {"明州市政府信息公开工作考核制度_信息公开规定_明州市人民政府", `<div class="headline"><table><tr><td><b>明州市政府信息公开工作考核制度</b></td></tr><tr><td>时间:2019-07-21</td></tr></table><p>第一条 每年对政府信息公开工作进行考核，考核结果予以通报。</p></div>`, nil, "明州市政府信息公开工作考核制度"},
		"a heading that <title> cuts off":        {"明州市人民政府关于进一步加强政府信息公…", `<h2>明州市人民政府关于进一步加强政府信息公开工作并做好年度考核和社会评议的通知</h2>` + facts, nil, "明州市人民政府关于进一步加强政府信息公开工作并做好年度考核和社会评议的通知"},
		"date behind the heading":                {"关于年检的通知", `<h2>关于年检的通知 (2019-11-20)</h2>` + facts, nil, "关于年检的通知"},
		"column by its breadcrumb":               {"明州市人民政府", `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">通知公告</a></div><h3>热点</h3>` + list, nil, "通知公告"},
		"column by its tag, not shown elsewhere": {"明州市人民政府", list, []string{"ColumnName=通知公告"}, "通知公告"},
		"column by the title of the document":    {"通知公告_明州市人民政府", list, nil, "通知公告"},
		"title that ends as offices' names do":   {"宣传活动走进服务中心_部门动态_明州市人民政府", position1("政务动态", "部门动态") + `<h1>宣传活动走进服务中心</h1>` + facts, nil, "宣传活动走进服务中心"},
		"name of the site as a heading":          {"明州市人民政府_部门动态_明州市人民政府", `<h1>明州市人民政府</h1><h2>部门动态</h2>` + list, nil, "部门动态"},
		"tag that says nothing":                  {"通知公告", `<h1>通知公告</h1>` + list, []string{"ColumnName=首页"}, "通知公告"},
		"nothing says":                           {"", list, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, "/x/y.htm", test.title, siteHead+test.body+siteFoot, test.tags...)
			if p.Title != test.want {
				t.Errorf("%q, want %q", p.Title, test.want)
			}
		})
	}
}

func TestBodies(t *testing.T) {
	for name, body := range map[string]string{
		"editor's element": articleBody("市政府召开会议", runningText),
		"no name":          `<div><h1>市政府召开会议</h1><p>发布时间：2019-11-20</p></div><div><div>` + runningText + `</div></div>`,
		"frame":            `<h1>市政府召开会议</h1><p>发布时间：2019-11-20 来源：市政府办</p><div id="zoom">` + runningText + `</div><div class="tools">分享到微信</div>`,
	} {
		p := readPage(t, "/x/t20191120_1.htm", "市政府召开会议", siteHead+body+siteFoot)
		if p.Body == nil {
			t.Errorf("%s: no body", name)
			continue
		}
		if got := unspaced(p.Doc.Text(p.Body)); len(got) < 300 || len(got) > len(unspaced(p.Doc.Text(p.Doc.Root())))-50 {
			t.Errorf("%s: body %q", name, got)
		}
	}
}
