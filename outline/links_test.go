package outline

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPagers(t *testing.T) {
	list := `<ul>` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`
	for name, test := range map[string]struct {
		path, body string
		want       []string
	}{
		"numbers and words":   {"/tzgg/", `<div class="page"><a href="index.htm">首页</a><a href="index_1.htm">2</a><a href="index_2.htm">3</a><a href="index_1.htm">下一页</a><a href="index_9.htm">尾页</a></div>`, []string{"/tzgg/", "/tzgg/index_1.htm", "/tzgg/index_2.htm", "/tzgg/index_9.htm"}},
		"no name":             {"/tzgg/", `<p><a href="index_1.htm">下一页</a> <a href="index_9.htm">末页</a></p>`, []string{"/tzgg/index_1.htm", "/tzgg/index_9.htm"}},
		"parameters":          {"/col/col282/index.html", `<div class="pagination"><a href="?pageNum=2">2</a><a href="?pageNum=3">&gt;</a></div>`, []string{"/col/col282/?pageNum=2", "/col/col282/?pageNum=3"}},
		"script of TRS":       {"/tzgg/", `<script>createPageHTML(4, 0,"index","htm");</script>`, []string{"/tzgg/", "/tzgg/index_1.htm", "/tzgg/index_2.htm", "/tzgg/index_3.htm"}},
		"one page":            {"/tzgg/", `<script>createPageHTML(1, 0,"index","htm");</script>`, nil},
		"dead links":          {"/tzgg/", `<div class="page"><a href="javascript:;">下一页</a><a href="#">2</a></div>`, nil},
		"pages of an article": {"/tzgg/", `<p><a href="/other/a.htm">下一页</a></p>`, nil},
		"number in the text":  {"/tzgg/", `<p><a href="/tzgg/doc.htm">12</a></p>`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, test.path, "通知公告", siteHead+list+test.body+siteFoot)
			var got []string
			for _, address := range p.Pager {
				got = append(got, address[len(host):])
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLinkTargetsAndTexts(t *testing.T) {
	p := readPage(t, "/a/b.htm", "页面", `<a href="../c/index.html" title="完整的标题文字">标题</a>
<a href="javascript:;" onclick="location.href='/d.htm'">脚本</a><a href="javascript:window.open('/e.htm')">窗口</a>
<a href="/f.htm"><img src="x.jpg" alt="图片"></a><a name="here">不是链接</a><a href="#top">顶部</a><a href="javascript:Link('3505240010')">找错</a>
<a href="/g.htm" style="display:none">折叠</a>`)
	type told struct {
		Text, Address string
		Icon          bool
	}
	var got []told
	for _, link := range p.Links {
		got = append(got, told{link.Text, link.Address, link.Icon})
	}
	want := []told{
		{"标题", host + "/c/", false},
		{"脚本", host + "/d.htm", false},
		{"窗口", host + "/e.htm", false},
		{"图片", host + "/f.htm", true},
		{"顶部", "", false},
		{"找错", "", false},
		{"折叠", host + "/g.htm", false},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
