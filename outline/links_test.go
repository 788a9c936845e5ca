package outline

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestPagers(t *testing.T) {
	list := `<ul>` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`
	for name, test := range map[string]struct {
		path, body string
		want       []string
	}{
		"numbers and words":                      {"/tzgg/", `<div class="page"><a href="index.htm">首页</a><a href="index_1.htm">2</a><a href="index_2.htm">3</a><a href="index_1.htm">下一页</a><a href="index_9.htm">尾页</a></div>`, []string{"0 /tzgg/", "2 /tzgg/index_1.htm", "3 /tzgg/index_2.htm"}},
		"no name":                                {"/tzgg/", `<p><a href="index_1.htm">下一页</a> <a href="index_9.htm">末页</a></p>`, []string{"2 /tzgg/index_1.htm"}},
		"just two pages":                         {"/tzgg/", `<div class="page"><a href="index_1.htm">下一页</a><a href="index_1.htm">尾页</a></div>`, []string{"2 /tzgg/index_1.htm"}},
		"parameters":                             {"/col/col282/index.html", `<div class="pagination"><a href="?pageNum=2">2</a><a href="?pageNum=3">&gt;</a></div>`, []string{"2 /col/col282/?pageNum=2", "0 /col/col282/?pageNum=3"}},
		"numbered from behind":                   {"/tzgg.htm", `<div class="page"><a href="tzgg/50.htm">2</a><a href="tzgg/49.htm">3</a><a href="tzgg/50.htm">下页</a><a href="tzgg/1.htm">尾页</a></div>`, []string{"2 /tzgg/50.htm", "3 /tzgg/49.htm"}},
		"a number behind":                        {"/col/", `<div class="page"><a href="?page=1&id=282">1</a><a href="?page=2&id=282">2</a></div>`, []string{"1 /col/?page=1&id=282", "2 /col/?page=2&id=282"}},
		"a script of TRS that names the element": {"/tzgg/", `<script>createPageHTML('page_div',2, 1,'index','shtml',12);</script>`, []string{"1 /tzgg/", "2 /tzgg/index_1.shtml"}},
		"a call that is commented out": {"/tzgg/", `<script>
			//createPageHTML(9, 0,"index","htm");
			createPageHTML(2, 0,"index","htm");</script>`, []string{"1 /tzgg/", "2 /tzgg/index_1.htm"}},
		"a call behind an address": {"/tzgg/", `<script>var u="http://x.gov.cn/";createPageHTML(2,0,"index","html")</script>`, []string{"1 /tzgg/", "2 /tzgg/index_1.html"}},
		"script of TRS":            {"/tzgg/", `<script>createPageHTML(4, 0,"index","htm");</script>`, []string{"1 /tzgg/", "2 /tzgg/index_1.htm", "3 /tzgg/index_2.htm", "4 /tzgg/index_3.htm"}},
		"one page":                 {"/tzgg/", `<script>createPageHTML(1, 0,"index","htm");</script>`, nil},
		"dead links":               {"/tzgg/", `<div class="page"><a href="javascript:;">下一页</a><a href="#">2</a></div>`, []string{"2 /tzgg/#turn-1"}},
		"pages of an article":      {"/tzgg/", `<p><a href="/other/a.htm">下一页</a></p>`, nil},
		"number in the text":       {"/tzgg/", `<p><a href="/tzgg/doc.htm">12</a></p>`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, test.path, "通知公告", siteHead+list+test.body+siteFoot)
			var got []string
			for _, listed := range p.Pager {
				got = append(got, fmt.Sprint(listed.Number, " ", listed.Address[len(host):]))
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
		"no pager":                              {"/tzgg/", ``, "", false},
		"words":                                 {"/tzgg/", `<div class="page"><a href="index.htm">首页</a><a href="index_1.htm">下一页</a><a href="index_9.htm">尾页</a></div>`, "/tzgg/index_1.htm", false},
		"the last page":                         {"/tzgg/index_9.htm", `<div class="page"><a href="index_8.htm">上一页</a><a href="index_9.htm">下一页</a><a href="index_9.htm">尾页</a></div>`, "", false},
		"numbers around the present":            {"/tzgg/index_1.htm", `<div class="page">共3页 <a href="index.htm">1</a><b>2</b><a href="index_2.htm">3</a></div>`, "/tzgg/index_2.htm", false},
		"signs":                                 {"/tzgg/index_1.htm", `<div class="page"><a href="index.htm">1</a><b>2</b><a href="index_2.htm">3</a><a href="index_2.htm">&gt;</a><a href="index_8.htm">&gt;&gt;</a></div>`, "/tzgg/index_2.htm", false},
		"only signs":                            {"/tzgg/", `<div class="page"><a href="index_1.htm">&gt;</a><a href="index_8.htm">&gt;&gt;</a></div>`, "/tzgg/index_1.htm", false},
		"the last by a sign":                    {"/tzgg/", `<div class="page"><a href="index_1.htm">2</a><a href="index_2.htm">3</a><a href="index_8.htm">&gt;&gt;</a></div>`, "/tzgg/index_1.htm", false},
		"numbers up to the present":             {"/tzgg/index_2.htm", `<div class="page">共3页 <a href="index.htm">1</a><a href="index_1.htm">2</a><b>3</b></div>`, "", false},
		"numbers, the present marked":           {"/tzgg/", `<div class="page"><a class="on" href="#">1</a><a href="?page=2">2</a><a href="?page=3">3</a></div>`, "/tzgg/?page=2", false},
		"a call":                                {"/tzgg/index_1.htm", `<script>createPageHTML(14, 1,"index","htm");</script>`, "/tzgg/index_2.htm", false},
		"a call beyond the pages derived":       {"/tzgg/index_11.htm", `<script>createPageHTML(14, 11,"index","htm");</script>`, "/tzgg/index_12.htm", false},
		"a call on the last page":               {"/tzgg/index_3.htm", `<script>createPageHTML(4, 3,"index","htm");</script>`, "", false},
		"a script turns":                        {"/tzgg/", `<div class="fy"><a onclick="turn(2)" href="#">2</a><a onclick="turn(2)" href="#">下一页</a></div>`, "/tzgg/#turn-1", false},
		"a form is posted":                      {"/tzgg/", `<div class="pager">第1页 共3页 <span>1</span> <a href="javascript:__doPostBack('ctl00$Pager','2')">2</a></div>`, "/tzgg/#turn-1", false},
		"a form is posted, the last page":       {"/tzgg/", `<div class="pager">第3页 共3页 <a href="javascript:__doPostBack('ctl00$Pager','2')">2</a> <span>3</span></div>`, "", false},
		"no name, a jump":                       {"/tzgg/", `<p><a href="javascript:jumpPage(2)">下一页</a></p>`, "/tzgg/#turn-1", false},
		"words without addresses":               {"/tzgg/", `<div class="page"><a href="javascript:;">下一页</a><a href="#">2</a></div>`, "/tzgg/#turn-1", false},
		"one page, dead words":                  {"/tzgg/", `<div class="page"><a href="#">上一页</a><a class="on" href="#">1</a><a href="#">下一页</a></div>`, "", false},
		"words that are shut":                   {"/tzgg/", `<div class="page"><a href="#" class="disabled">下一页</a></div>`, "", false},
		"said to have 12":                       {"/tzgg/", `<p>共12页</p>`, "", true},
		"said to have 1":                        {"/tzgg/", `<div class="page">共1页 <a href="javascript:go(1)">下一页</a></div>`, "", false},
		"the first of 16":                       {"/tzgg/", `<p>共 160 条 当前第 1 / 16 页</p>`, "", true},
		"more items":                            {"/tzgg/", `<p>共160条</p>`, "", true},
		"a title that counts items":             {"/tzgg/", `<ul><li><a href="/tzgg/t201901_9.htm">共160条</a><span>2019-01-09</span></li><li><a href="/tzgg/t201901_8.htm">本年鉴共12页 第1页</a><span>2019-01-08</span></li><li><a href="/tzgg/t201901_7.htm">关于印发的通知</a><span>2019-01-07</span></li></ul>`, "", false},
		"a text that counts measures":           {"/tzgg/", `<p>共35条措施</p>`, "", false},
		"as many items":                         {"/tzgg/", `<p>共5条</p>`, "", false},
		"load more":                             {"/tzgg/", `<div class="loadmore" id="m">加载更多</div>`, "/tzgg/#turn-1", false},
		"a button":                              {"/tzgg/", `<button>下一页</button>`, "/tzgg/#turn-1", false},
		"a button that sends a form":            {"/tzgg/", `<form method="post"><input type="submit" value="下一页"></form>`, "", true},
		"a button in a form":                    {"/tzgg/", `<form method="post" action="/del"><button>下一页</button></form>`, "", true},
		"a button in a form that sends nothing": {"/tzgg/", `<form method="post"><button type="button">下一页</button></form>`, "/tzgg/#turn-1", false},
		"a shut button":                         {"/tzgg/", `<button disabled>下一页</button>`, "", false},
		"only the last has an address":          {"/tzgg/", `<div class="page"><a href="index_9.htm">尾页</a></div>`, "", true},
		"slides":                                {"/tzgg/", `<p><a href="javascript:;">1</a><a href="javascript:;">2</a></p>`, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			p := readPage(t, test.path, "通知公告", siteHead+list+test.body+siteFoot)
			if got := strings.TrimPrefix(p.Next, host); got != test.next || p.More != test.more {
				t.Errorf("next %q, more %v; want %q, %v", got, p.More, test.next, test.more)
			}
		})
	}
}

// TestAListIsTurnedByClicks reads a list and the page that a click turned it to.
func TestAListIsTurnedByClicks(t *testing.T) {
	pages := make([]*Page, 2)
	for i, pager := range []string{`第1页 共2页 <a href="javascript:go(2)">下一页</a>`, `第2页 共2页 <a href="javascript:go(1)">上一页</a>`} {
		list := `<ul>` + rows(`<li><a href="/tzgg/t2019{n}_`+strconv.Itoa(i)+`.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul>`
		source := evidencetest.Page(t, host+"/tzgg/", `<title>通知公告</title>`+siteHead+`<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">通知公告</a></div>`+list+`<div class="page">`+pager+`</div>`+siteFoot)
		source.Turn, source.Role = i, evidence.RoleSecond
		page, err := Read(source, readAsOf)
		if err != nil {
			t.Fatal(err)
		}
		pages[i] = page
	}
	if first := pages[0]; first.Turn == nil || first.Next != host+"/tzgg/#turn-1" || first.More {
		t.Errorf("the first page turns by %v to %q, more %v", first.Turn, first.Next, first.More)
	}
	if second := pages[1]; second.Turn != nil || second.Next != "" || second.More || second.Address != pages[0].Next {
		t.Errorf("the second page, at %q, turns by %v to %q, more %v", second.Address, second.Turn, second.Next, second.More)
	}
	site := Build(pages)
	column := site.Column(host + "/tzgg/")
	if column == nil || len(column.Pages) != 2 || len(column.Items) != 10 {
		t.Fatalf("the column is %+v, want 2 pages with 10 items", column)
	}
	if list, turn := Turned(pages[1].Address); list != host+"/tzgg/" || turn != 1 {
		t.Errorf("the second page is turn %d of %q", turn, list)
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
