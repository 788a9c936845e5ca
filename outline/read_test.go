package outline

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

var readAsOf = time.Date(2019, 11, 30, 12, 0, 0, 0, evidence.Beijing)

// readPage reads a page of the site with this body.
func readPage(t testing.TB, path, title, body string, tags ...string) *Page {
	t.Helper()
	var head strings.Builder
	fmt.Fprintf(&head, "<title>%s</title>", title)
	for _, tag := range tags {
		name, content, _ := strings.Cut(tag, "=")
		fmt.Fprintf(&head, `<meta name="%s" content="%s">`, name, content)
	}
	source := evidencetest.Page(t, host+path, "<html><head>"+head.String()+"</head><body>"+body+"</body></html>")
	source.Role = evidence.RoleSecond
	if path == "/" {
		source.Role = evidence.RoleHome
	}
	p, err := Read(source, readAsOf)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Parts that pages of a site share.
const (
	siteHead = `<div class="header"><a href="/login">登录</a><a href="/wza">无障碍浏览</a></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xwdt/">要闻动态</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li></ul></div>`
	siteFoot    = `<div class="footer"><a href="/about/">关于我们</a><a href="/map/">网站地图</a><p>主办单位：明州市人民政府办公室 网站标识码：3512000001 闽ICP备2020012345号</p></div>`
	runningText = `<p>十一月二十五日，市政府召开常务会议，研究部署今冬明春安全生产、民生保障等工作。会议强调，各地各部门要压实责任，细化措施，确保各项任务落到实处。</p><p>会议还研究了其他事项，要求有关部门抓紧办理，按时报告进展情况，并及时向社会公开办理结果。</p>`
)

func rows(form string, n int) string {
	var all strings.Builder
	for i := range n {
		all.WriteString(strings.NewReplacer(
			"{n}", fmt.Sprint(i+1), "{day}", fmt.Sprintf("%02d", 28-i%28), "{date}", fmt.Sprintf("2019-11-%02d", 28-i%28),
			"{title}", fmt.Sprintf("关于做好第%d批民生实事项目申报工作的通知", i+1),
		).Replace(form))
	}
	return all.String()
}

func TestReadWithoutDocument(t *testing.T) {
	if _, err := Read(&evidence.Page{ID: "p0001", URL: host + "/"}, readAsOf); !errors.Is(err, evidence.ErrNoDocument) {
		t.Error(err)
	}
}

func TestBuiltInWordsOfPages(t *testing.T) {
	words, err := parseReadWords(wordsFile)
	if err != nil {
		t.Fatal(err)
	}
	for i, rule := range words.Kinds.Rules {
		if rule.Kind == "" || rule.Because == "" || len(rule.Shapes) == 0 {
			t.Errorf("rule %d: kind %q, because %q, shapes %v", i, rule.Kind, rule.Because, rule.Shapes)
		}
		if rule.Least > len(rule.Labels) {
			t.Errorf("rule %d can never hold: %d of %d labels", i, rule.Least, len(rule.Labels))
		}
	}
	if _, err := parseReadWords([]byte("texts: {more: '('}")); err == nil {
		t.Error("an expression that does not compile was taken")
	}
}

// TestReadCrowdedPage reads a page with thousands of links, lists and nested elements.
func TestReadCrowdedPage(t *testing.T) {
	var body strings.Builder
	body.WriteString(siteHead)
	for i := range 500 {
		fmt.Fprintf(&body, `<div class="block"><h2><a href="/c%d/">栏目%d</a></h2><a href="/c%d/">更多</a><ul>`, i, i, i)
		body.WriteString(rows(`<li><a href="/c/t201911{day}_{n}.htm">{title}</a><span>{date}</span></li>`, 10))
		body.WriteString("</ul></div>")
	}
	body.WriteString(strings.Repeat("<div>", 400) + `<a href="/deep/">深处</a>` + strings.Repeat("</div>", 400))
	p := readPage(t, "/", "明州市人民政府", body.String())
	if len(p.Lists) != 500 || len(p.Lists[499].Items) != 10 || p.Lists[499].More != host+"/c499/" {
		t.Errorf("%d lists", len(p.Lists))
	}
}

func BenchmarkRead(b *testing.B) {
	for _, links := range []int{500, 5000} {
		body := siteHead + `<ul>` + rows(`<li><a href="/c/t201911{day}_{n}.htm">{title}</a><span>{date}</span></li>`, links) + `</ul>`
		source := evidencetest.Page(b, host+"/c/", body)
		b.Run(fmt.Sprint(links), func(b *testing.B) {
			for b.Loop() {
				if _, err := Read(source, readAsOf); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
