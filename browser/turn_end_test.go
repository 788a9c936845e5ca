package browser

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"

	"wangjian/evidence"
)

func TestTurnEndsWhereTheListDoes(t *testing.T) {
	t.Parallel()
	const grow = `document.querySelector('#list').insertAdjacentHTML('beforeend','<li>又一项</li>');`
	tests := []struct{ name, link string }{
		{"a link that does nothing", `<a id=next href="javascript:;">下一页</a>`},
		{"a link that does nothing beside a clock", `<p id=clock></p><script>setInterval(()=>clock.textContent=new Date().toTimeString().slice(0,8),200)</script><a id=next href="#">下一页</a>`},
		{"a link that does nothing beside lines that take turns", `<div><p>甲</p><p>乙</p><p>丙</p></div><script>setInterval(()=>document.querySelector('div').append(document.querySelector('p')),400)</script><a id=next href="#">下一页</a>`},
		{"a link to the page itself", `<a id=next href="/list">下一页</a>`},
		{"a click that opens a window", `<span id=next onclick="` + grow + `open('/other')">下一页</span>`},
		{"a form that opens a window", `<form method=post action=/list target=_blank><a id=next href="javascript:document.forms[0].submit()">下一页</a></form>`},
		{"a click that tells something", `<span id=next onclick="` + grow + `alert('已是最后一页')">下一页</span>`},
		{"a click that asks something and goes on", `<span id=next onclick="confirm('继续吗');location.href='?page=2'">下一页</span>`},
		{"a click that leads to another host", `<span id=next onclick="location.href='http://other.example.gov.cn/list'">下一页</span>`},
		{"a click that leads to another path", `<span id=next onclick="location.href='/other'">下一页</span>`},
		{"a click that pretends to be at another path", `<span id=next onclick="` + grow + `history.pushState({},'','/other')">下一页</span>`},
		{"a click that leads to an error", `<span id=next onclick="location.href='?error'">下一页</span>`},
		{"a click that leads to a file", `<span id=next onclick="location.href='?file'">下一页</span>`},
		{"a link to another document", `<a id=next href="/list?page=2">下一页</a>`},
		{"a picture in a link to another document", `<a href="/list?page=2"><img id=next src=/dot.svg width=20 height=20></a>`},
		{"a link to another document in the middle of it", `<div id=next><a href="/list?page=2">下一页下一页下一页</a></div>`},
		{"a button that sends a form", `<form action=/list><input type=hidden name=page value=2><button id=next>下一页</button></form>`},
		{"a picture that sends a form", `<form action=/list><input id=next type=image src=/dot.svg name=page value=2></form>`},
		{"a control that sends a form", `<input id=next type=submit form=f value=下一页><form id=f action=/list><input type=hidden name=page value=2></form>`},
		{"a word inside of a button that sends a form", `<form action=/list><input type=hidden name=page value=2><button><span id=next>下一页</span></button></form>`},
		{"a control that is switched off", `<button id=next disabled onclick="` + grow + `">下一页</button>`},
		{"a covered link", `<a id=next href="javascript:` + strings.ReplaceAll(grow, `"`, `&quot;`) + `">下一页</a><div style="position:fixed;inset:0;background:#fff8"></div>`},
		{"a link without a box", `<a id=next style="display:none" onclick="` + grow + `">下一页</a>`},
		{"what is no link or control", `<textarea id=next onclick="` + grow + `">下一页</textarea>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			page := func(n string) string { return `<!DOCTYPE html><title>` + n + `</title>` + list(n) + test.link }
			s := visit(t, Options{}, serve(t, site{
				"/other": html(page("9")), "/dot.svg": typed("image/svg+xml", dot),
				"/list": func(w http.ResponseWriter, r *http.Request) {
					switch q := r.URL.Query(); {
					case r.Host == "other.example.gov.cn" || q.Get("page") == "2" || r.Method == http.MethodPost:
						html(page("2"))(w, r)
					case q.Has("error"):
						status(http.StatusInternalServerError, page("错误"))(w, r)
					case q.Has("file"):
						w.Header().Set("Content-Disposition", `attachment; filename="list.xls"`)
						typed("application/vnd.ms-excel", "cells")(w, r)
					default:
						html(page("1"))(w, r)
					}
				},
			}))
			clicked := 0
			pages := turn(t, s, func(p *evidence.Page) *nethtml.Node {
				clicked++
				return further(p)
			}, 5)
			if len(pages) != 0 || clicked != 1 {
				t.Errorf("%d pages %q after %d looks for the link, want none after one", len(pages), items(t, pages), clicked)
			}
			if p := see(t, s, host+"/list"); p.Failure != nil || p.Title != "1" {
				t.Errorf("the next page: failure %v, title %q", p.Failure, p.Title)
			}
		})
	}
}

func TestTurnEndsWhereAClickHangs(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, click string }{
		{"a script without end", `for(;;);`},
		{"a page that never comes", `location.href='?never'`},
		{"a request that is never answered", `fetch('?never')`},
		{"pages that lead on and on", `location.href='?on'`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := visit(t, Options{Opening: 3 * time.Second}, serve(t, site{"/list": func(w http.ResponseWriter, r *http.Request) {
				switch r.URL.RawQuery {
				case "never":
					<-r.Context().Done()
				case "on":
					html(list("2")+`<script>location.replace('?on')</script>`)(w, r)
				default:
					html(`<!DOCTYPE html>`+list("1")+`<span id=next onclick="`+test.click+`">下一页</span>`)(w, r)
				}
			}}))
			if pages := turn(t, s, further, 5); len(pages) != 0 {
				t.Errorf("pages %q, want none", items(t, pages))
			}
		})
	}
}

func TestTurnStopsAtWhatItSawBefore(t *testing.T) {
	t.Parallel()
	var asked asking
	s := visit(t, Options{}, serve(t, asked.of(site{"/list": func(w http.ResponseWriter, r *http.Request) {
		html(`<!DOCTYPE html><form method=post>`+list("1")+`<a id=next href="javascript:document.forms[0].submit()">下一页</a></form>`)(w, r)
	}})))
	if pages := turn(t, s, further, 50); len(pages) != 0 || asked.posts() != 1 {
		t.Errorf("%d pages after %d posts, want none after one: the same page answers", len(pages), asked.posts())
	}
	around := visit(t, Options{}, serve(t, site{"/list": html(`<!DOCTYPE html>` + list("1") + `<a id=next href="javascript:;" onclick="at=(at+1)%3;document.querySelector('#list').textContent='第'+at">下一页</a><script>let at=0</script>`)}))
	if got := items(t, turn(t, around, further, 50)); strings.Join(got, " ") != "第1 第2 第0" {
		t.Errorf("pages %q, want each once", got)
	}
}

func TestTurnOfAnEndlessListEndsWithWhatIsWanted(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{"/list": html(`<!DOCTYPE html>` + list("1") + `<a id=next href="javascript:;" onclick="document.querySelector('#list').textContent='第'+(++at)">下一页</a><script>let at=0</script>`)}))
	if pages := turn(t, s, further, 4); len(pages) != 4 || pages[3].Turn != 4 {
		t.Errorf("%d pages, want 4", len(pages))
	}
}

func TestTurnOfWhatCannotBeSeenIsEmpty(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{"/list": status(http.StatusNotFound, list("1")+`<a id=next href="javascript:;">下一页</a>`)}))
	never := func(*evidence.Page) *nethtml.Node {
		t.Error("a page that was not seen is asked for its next")
		return nil
	}
	if pages := turn(t, s, never, 5); len(pages) != 0 {
		t.Errorf("%d pages, want none", len(pages))
	}
	if pages, err := s.Turn(t.Context(), "javascript:alert(1)", never, 5); err != nil || len(pages) != 0 {
		t.Errorf("Turn of no address = %v, %v, want none", pages, err)
	}
	if pages, err := s.Turn(t.Context(), host+"/list", never, 0); err != nil || len(pages) != 0 {
		t.Errorf("Turn for no pages = %v, %v, want none", pages, err)
	}
}

func TestTurnKeepsWhatItSawBeforeALoss(t *testing.T) {
	t.Parallel()
	pool := ownPool(t)
	var asked asking
	s := visitIn(t, pool, Options{}, serve(t, asked.of(site{"/list": postback("utf-8"), "/dot.svg": typed("image/svg+xml", dot)})))
	tests := []struct {
		name     string
		at       int // lost when the link is asked for this time
		want     int
		attempts int
		posts    int
	}{
		{"before the first page", 1, 2, 2, 2},
		{"after a page", 2, 1, 1, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before, asks, lost := asked.posts(), 0, false
			pages := turn(t, s, func(p *evidence.Page) *nethtml.Node {
				if asks++; asks == test.at && !lost {
					lost = true
					crashTabs(pool)
				}
				return further(p)
			}, 5)
			if len(pages) != test.want || len(pages) > 0 && pages[0].Attempts != test.attempts {
				t.Errorf("pages %q, want %d, seen at attempt %d", items(t, pages), test.want, test.attempts)
			}
			if posts := asked.posts() - before; posts != test.posts {
				t.Errorf("%d posts, want %d", posts, test.posts)
			}
		})
	}
}

func TestTurnEndsWithItsContext(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{"/list": html(`<!DOCTYPE html>` + list("1") + `<a id=next href="javascript:;" onclick="document.querySelector('#list').textContent='第'+(++at)">下一页</a><script>let at=0</script>`)}))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	looks := 0
	pages, err := s.Turn(ctx, host+"/list", func(p *evidence.Page) *nethtml.Node {
		if looks++; looks == 2 {
			cancel()
		}
		return further(p)
	}, 5)
	if err == nil || len(pages) != 1 {
		t.Errorf("Turn under an ended context = %d pages, %v, want one and an error", len(pages), err)
	}
}
