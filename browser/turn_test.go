package browser

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"

	"wangjian/evidence"
)

// list is a list of a few pages, whose items differ by page.
func list(page string) string {
	return `<ul id=list><li>第` + page + `批公示之一</li><li>第` + page + `批公示之二</li></ul>`
}

// asking counts the requests by method, path and query.
type asking struct {
	mu     sync.Mutex
	counts map[string]int
}

func (a *asking) of(pages http.Handler) http.Handler {
	a.counts = map[string]int{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.mu.Lock()
		a.counts[r.Method]++
		a.mu.Unlock()
		pages.ServeHTTP(w, r)
	})
}

func (a *asking) posts() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.counts[http.MethodPost]
}

// turn turns the list at / and fails the test when nothing can be seen at all.
func turn(t *testing.T, s *Session, next func(*evidence.Page) *nethtml.Node, most int, options ...Option) []*evidence.Page {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	pages, err := s.Turn(ctx, host+"/list", next, most, options...)
	if err != nil {
		t.Fatalf("Turn: %v", err)
	}
	return pages
}

// further names the element whose id is next.
func further(p *evidence.Page) *nethtml.Node {
	doc, err := p.Document()
	if err != nil {
		return nil
	}
	if found := doc.Find("#next").Nodes; len(found) > 0 {
		return found[0]
	}
	return nil
}

// items is what the lists of pages show, one page each.
func items(t *testing.T, pages []*evidence.Page) []string {
	t.Helper()
	all := make([]string, 0, len(pages))
	for _, p := range pages {
		doc := rendered(t, p)
		all = append(all, doc.Text(doc.Find("#list").Nodes[0]))
	}
	return all
}

// postback is a pager of ASP.NET: __doPostBack sends the page's form back.
func postback(charset string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		page := "1"
		if r.Method == http.MethodPost {
			page = r.PostFormValue("__EVENTARGUMENT")
			if r.PostFormValue("__VIEWSTATE") != "state" {
				page = "?"
			}
		}
		link := `<a id=next href="javascript:__doPostBack('pager','` + string(page[0]+1) + `')">下一页</a>`
		if page == "3" {
			link = `<a disabled>下一页</a>`
		}
		body := `<!DOCTYPE html><title>第` + page + `页</title><form method=post id=form1>
			<input type=hidden name=__EVENTTARGET><input type=hidden name=__EVENTARGUMENT><input type=hidden name=__VIEWSTATE value=state>` +
			list(page) + `<img src=/dot.svg?` + page + `>` + link + `</form><script>function __doPostBack(t,a){const f=document.forms.form1;
			f.__EVENTTARGET.value=t;f.__EVENTARGUMENT.value=a;f.submit()}</script>`
		w.Header().Set("Content-Type", "text/html; charset="+charset)
		encoded, _ := encode([]byte(body), charset)
		write(w, string(encoded))
	}
}

func TestTurnGoesThroughTheListAsAVisitorDoes(t *testing.T) {
	t.Parallel()
	static := func(before string) http.HandlerFunc { return html(`<!DOCTYPE html>` + before) }
	byQuery := func(link string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			page := r.URL.Query().Get("page")
			if page == "" {
				page = "1"
			}
			html(`<!DOCTYPE html>`+list(page)+fmt.Sprintf(link, page[0]-'0'+1)+`<script>function goPage(n){location.href='?page='+n}</script>`)(w, r)
		}
	}
	data := func(w http.ResponseWriter, r *http.Request) {
		select { // longer than a page must be at rest
		case <-time.After(700 * time.Millisecond):
		case <-r.Context().Done():
		}
		html(list(r.URL.Query().Get("page")))(w, r)
	}
	const replace = `<script>let at=1;function load(n){at=n;const x=new XMLHttpRequest();x.open('GET','/data?page='+n);
		x.onload=()=>{document.querySelector('#box').innerHTML=x.responseText;if(n==3)document.querySelector('#next').remove()};x.send()}</script>`
	tests := []struct {
		name string
		list http.HandlerFunc
		most int
		want int // pages after the first
		path string
	}{
		{"__doPostBack, until its link has gone", postback("utf-8"), 9, 2, ""},
		{"__doPostBack in GBK", postback("gbk"), 9, 2, ""},
		{"no more than are wanted", postback("utf-8"), 1, 1, ""},
		{"a list that a script replaces", static(`<div id=box>` + list("1") + `</div><span id=next onclick="load(at+1)">下一页</span>` + replace), 9, 2, ""},
		{"a list that is replaced after a word of waiting", static(`<div id=box>` + list("1") + `</div><button id=next onclick="document.querySelector('#box').textContent='加载中';load(at+1)">下一页</button>` + replace), 9, 2, ""},
		{"a bound handler", static(`<div id=box>` + list("1") + `</div><a id=next href="javascript:;">下一页</a>` + replace + `<script>document.querySelector('#next').addEventListener('click',()=>load(at+1))</script>`), 9, 2, ""},
		{"a picture far down the page", static(`<div id=box>` + list("1") + `</div><div style="height:4000px"></div><img id=next src=/dot.svg width=30 height=30 onclick="load(at+1)">` + replace), 9, 2, ""},
		{"a script that goes to another query", byQuery(`<a id=next href="#" onclick="goPage(%d);return false">下一页</a>`), 3, 3, ""},
		{"an item of the list of pages around its link", byQuery(`<ul><li id=next style="float:left"><a href="javascript:goPage(%d)">下一页</a></li></ul>`), 3, 3, ""},
		{"a list in a frame", static(`<h1>公开目录</h1><iframe style="border:5px solid;margin-top:900px" src=/frame></iframe>`), 9, 2, ""},
		{"a list in a frame that a form turns", static(`<h1>公开目录</h1><iframe src=/posted></iframe>`), 9, 2, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var asked asking
			s := visit(t, Options{}, serve(t, asked.of(site{
				"/list": test.list, "/data": data, "/dot.svg": typed("image/svg+xml", dot),
				"/frame":  static(`<div id=box>` + list("1") + `</div><a id=next href="javascript:load(at+1)">下一页</a>` + replace),
				"/posted": postback("utf-8"),
			})))
			clicks := 0
			pages := turn(t, s, func(p *evidence.Page) *nethtml.Node {
				n := further(p)
				if n != nil {
					clicks++
				}
				return n
			}, test.most, As(evidence.RoleInner, &evidence.Via{Page: "p0001", Text: "公示"}))
			if got := items(t, pages); len(got) != test.want {
				t.Fatalf("pages %q, want %d", got, test.want)
			}
			for i, p := range pages {
				if want := fmt.Sprintf("第%d批公示之一 第%[1]d批公示之二", i+2); items(t, pages)[i] != want {
					t.Errorf("page %d shows %q, want %q", i, items(t, pages)[i], want)
				}
				if p.Turn != i+1 || p.URL != host+"/list" || p.Role != evidence.RoleInner || p.Via == nil || p.Failure != nil || p.Attempts != 1 {
					t.Errorf("page %d: turn %d, address %s, role %s, via %v, failure %v, %d attempts", i, p.Turn, p.URL, p.Role, p.Via, p.Failure, p.Attempts)
				}
				if p.Status() != http.StatusOK || p.Source == nil || len(p.Chain) != 1 {
					t.Errorf("page %d: chain %v, source %v, want one answer and its source", i, p.Chain, p.Source)
				}
			}
			if posts := asked.posts(); posts > clicks {
				t.Errorf("%d posts for %d clicks", posts, clicks)
			}
		})
	}
}

func TestTurnedPageIsTheDocumentThatAnswered(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{"/list": postback("gbk"), "/dot.svg": typed("image/svg+xml", dot)}))
	pages := turn(t, s, further, 9, FirstScreen())
	if len(pages) != 2 {
		t.Fatalf("%d pages, want 2", len(pages))
	}
	for i, p := range pages {
		want := fmt.Sprintf("第%d页", i+2)
		if p.Title != want || p.FinalURL != host+"/list" || p.Chain[0].Method != http.MethodPost {
			t.Errorf("title %q, final %s, chain %v, want %q by POST", p.Title, p.FinalURL, p.Chain, want)
		}
		if source, err := p.Source.Content(); err != nil || !strings.Contains(string(source), "<title>"+want) {
			t.Errorf("source %q, %v, want that of %q", source, err, want)
		}
		if p.Charset.Header != "gbk" || p.Charset.Real != "gbk" || p.Charset.Used != "gbk" {
			t.Errorf("charset %+v, want gbk", p.Charset)
		}
		if len(p.Resources) != 1 || !strings.HasSuffix(p.Resources[0].URL, fmt.Sprintf("?%d", i+2)) {
			t.Errorf("resources %v, want the picture of this page alone", p.Resources)
		}
		if p.Timing.Load <= 0 || p.Timing.Settled < p.Timing.Load || p.Timing.Cut {
			t.Errorf("timing %+v", p.Timing)
		}
		if len(p.Shots) != 1 {
			t.Errorf("%d pictures, want the first screen", len(p.Shots))
		}
	}
}

func TestTurnInPlaceKeepsTheDocument(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{
		"/list": html(`<!DOCTYPE html><title>公示</title><div id=box>` + list("1") + `</div><img src=/dot.svg><script>console.error('先前')</script>
			<a id=next href="javascript:void(0)" onclick="fetch('/data').then(r=>r.text()).then(s=>{box.innerHTML=s;console.error('后来')})">下一页</a>`),
		"/data": html(list("2")), "/dot.svg": typed("image/svg+xml", dot),
	}))
	looked := 0
	pages := turn(t, s, further, 9, Inspect(func(*evidence.Page) []evidence.Region {
		looked++
		return []evidence.Region{{Box: evidence.Box{W: 50, H: 50}}}
	}))
	if len(pages) != 1 {
		t.Fatalf("%d pages, want 1: the second click shows the same", len(pages))
	}
	p := pages[0]
	if p.Title != "公示" || p.FinalURL != host+"/list" || len(p.Chain) != 1 || p.Source == nil || p.Timing.Settled <= 0 {
		t.Errorf("title %q, final %s, chain %v, timing %+v, want the document that the list stands in", p.Title, p.FinalURL, p.Chain, p.Timing)
	}
	var got []string
	for _, r := range p.Resources {
		got = append(got, r.URL)
	}
	if want := host + "/dot.svg " + host + "/data"; strings.Join(got, " ") != want {
		t.Errorf("resources %q, want %s", got, want)
	}
	if len(p.Console) != 1 || p.Console[0].Text != "后来" {
		t.Errorf("console %v, want what the click brought", p.Console)
	}
	if len(p.Shots) != 1 {
		t.Errorf("%d pictures, want that of the region", len(p.Shots))
	}
	if looked < 2 {
		t.Errorf("looked %d times, want the page looked at again where something was found", looked)
	}
}

func TestTurnWaitsUntilWhatMovesOverTheLinkHasGone(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{"/list": html(`<!DOCTYPE html>` + list("1") + `<span id=next onclick="document.querySelector('#list').textContent='二'">下一页</span>
		<div id=cover style="position:fixed;inset:0"></div><script>addEventListener('scroll',()=>0);let asked=0;
		const from=document.elementFromPoint.bind(document);document.elementFromPoint=(x,y)=>{if(++asked>3)cover.remove();return from(x,y)}</script>`)}))
	if pages := turn(t, s, further, 1); len(pages) != 1 {
		t.Errorf("%d pages, want 1", len(pages))
	}
}

func TestTurnInSeveralTabsAtOnce(t *testing.T) {
	t.Parallel()
	pages := site{"/list": postback("utf-8"), "/dot.svg": typed("image/svg+xml", dot)}
	for _, stealth := range []Stealth{StealthOff, StealthOn} {
		t.Run("stealth "+string(stealth), func(t *testing.T) {
			t.Parallel()
			s := visit(t, Options{Stealth: stealth}, serve(t, pages))
			var group sync.WaitGroup
			for range 3 {
				group.Go(func() {
					pages, err := s.Turn(t.Context(), host+"/list", further, 5, FirstScreen())
					if err != nil || len(pages) != 2 || pages[0].View.Stealth != (stealth == StealthOn) {
						t.Errorf("%d pages, %v, want 2", len(pages), err)
					}
				})
			}
			group.Wait()
		})
	}
}

func TestTurnFollowsWhereAFormIsSentOn(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{"/list": func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			http.Redirect(w, r, "/list?page=2", http.StatusSeeOther)
			return
		}
		postback("utf-8")(w, r)
		if r.URL.RawQuery != "" {
			write(w, "<p>第二页</p>")
		}
	}}))
	pages := turn(t, s, further, 1)
	if len(pages) != 1 {
		t.Fatalf("%d pages, want 1", len(pages))
	}
	var got []string
	for _, e := range pages[0].Chain {
		got = append(got, fmt.Sprintf("%s %s %d", e.Method, e.URL, e.Status))
	}
	if want := fmt.Sprintf("POST %[1]s/list 303, GET %[1]s/list?page=2 200", host); strings.Join(got, ", ") != want {
		t.Errorf("chain %q, want %s", got, want)
	}
}

func TestWhatTurnsByItselfIsPassedOver(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"现在时间 13:05:09 星期三": "现在时间  星期三", "12时5分6秒": "秒", "2026-11-25": "2026-11-25", "第2页": "第2页", "2026年1月财政收支": "2026年1月财政收支",
	} {
		if got := fleeting.ReplaceAllString(text, ""); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
