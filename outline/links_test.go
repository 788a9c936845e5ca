package outline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPagers(t *testing.T) {
	list := `<ul>` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`
	for name, test := range map[string]struct {
		path, body string
		want       []string
	}{
		"numbers and words":   {"/tzgg/", `<div class="page"><a href="index.htm">首页</a><a href="index_1.htm">2</a><a href="index_2.htm">3</a><a href="index_1.htm">下一页</a><a href="index_9.htm">尾页</a></div>`, []string{"/tzgg/", "/tzgg/index_1.htm", "/tzgg/index_2.htm"}},
		"no name":             {"/tzgg/", `<p><a href="index_1.htm">下一页</a> <a href="index_9.htm">末页</a></p>`, []string{"/tzgg/index_1.htm"}},
		"just two pages":      {"/tzgg/", `<div class="page"><a href="index_1.htm">下一页</a><a href="index_1.htm">尾页</a></div>`, []string{"/tzgg/index_1.htm"}},
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

func TestPagesThatFollow(t *testing.T) {
	list := `<ul>` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`
	for name, test := range map[string]struct {
		path, body, next string
		more             bool
	}{
		"no pager":                        {"/tzgg/", ``, "", false},
		"words":                           {"/tzgg/", `<div class="page"><a href="index.htm">首页</a><a href="index_1.htm">下一页</a><a href="index_9.htm">尾页</a></div>`, "/tzgg/index_1.htm", false},
		"the last page":                   {"/tzgg/index_9.htm", `<div class="page"><a href="index_8.htm">上一页</a><a href="index_9.htm">下一页</a><a href="index_9.htm">尾页</a></div>`, "", false},
		"numbers around the present":      {"/tzgg/index_1.htm", `<div class="page">共3页 <a href="index.htm">1</a><b>2</b><a href="index_2.htm">3</a></div>`, "/tzgg/index_2.htm", false},
		"numbers up to the present":       {"/tzgg/index_2.htm", `<div class="page">共3页 <a href="index.htm">1</a><a href="index_1.htm">2</a><b>3</b></div>`, "", false},
		"numbers, the present marked":     {"/tzgg/", `<div class="page"><a class="on" href="#">1</a><a href="?page=2">2</a><a href="?page=3">3</a></div>`, "/tzgg/?page=2", false},
		"a call":                          {"/tzgg/index_1.htm", `<script>createPageHTML(14, 1,"index","htm");</script>`, "/tzgg/index_2.htm", false},
		"a call beyond the pages derived": {"/tzgg/index_11.htm", `<script>createPageHTML(14, 11,"index","htm");</script>`, "/tzgg/index_12.htm", false},
		"a call on the last page":         {"/tzgg/index_3.htm", `<script>createPageHTML(4, 3,"index","htm");</script>`, "", false},
		"a script turns":                  {"/tzgg/", `<div class="fy"><a onclick="turn(2)" href="#">2</a><a onclick="turn(2)" href="#">下一页</a></div>`, "", true},
		"a form is posted":                {"/tzgg/", `<div class="pager">第1页 共3页 <span>1</span> <a href="javascript:__doPostBack('ctl00$Pager','2')">2</a></div>`, "", true},
		"a form is posted, the last page": {"/tzgg/", `<div class="pager">第3页 共3页 <a href="javascript:__doPostBack('ctl00$Pager','2')">2</a> <span>3</span></div>`, "", false},
		"no name, a jump":                 {"/tzgg/", `<p><a href="javascript:jumpPage(2)">下一页</a></p>`, "", true},
		"words without addresses":         {"/tzgg/", `<div class="page"><a href="javascript:;">下一页</a><a href="#">2</a></div>`, "", true},
		"one page, dead words":            {"/tzgg/", `<div class="page"><a href="#">上一页</a><a class="on" href="#">1</a><a href="#">下一页</a></div>`, "", false},
		"words that are shut":             {"/tzgg/", `<div class="page"><a href="#" class="disabled">下一页</a></div>`, "", false},
		"said to have 12":                 {"/tzgg/", `<p>共12页</p>`, "", true},
		"said to have 1":                  {"/tzgg/", `<div class="page">共1页 <a href="javascript:go(1)">下一页</a></div>`, "", false},
		"the first of 16":                 {"/tzgg/", `<p>共 160 条 当前第 1 / 16 页</p>`, "", true},
		"more items":                      {"/tzgg/", `<p>共160条</p>`, "", true},
		"as many items":                   {"/tzgg/", `<p>共5条</p>`, "", false},
		"load more":                       {"/tzgg/", `<div class="loadmore" id="m">加载更多</div>`, "", true},
		"a button":                        {"/tzgg/", `<button>下一页</button>`, "", true},
		"a shut button":                   {"/tzgg/", `<button disabled>下一页</button>`, "", false},
		"only the last has an address":    {"/tzgg/", `<div class="page"><a href="index_9.htm">尾页</a></div>`, "", true},
		"slides":                          {"/tzgg/", `<p><a href="javascript:;">1</a><a href="javascript:;">2</a></p>`, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, test.path, "通知公告", siteHead+list+test.body+siteFoot)
			if got := strings.TrimPrefix(p.Next, host); got != test.next || p.More != test.more {
				t.Errorf("next %q, more %v; want %q, %v", got, p.More, test.next, test.more)
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
