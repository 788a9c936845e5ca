package browser

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"wangjian/evidence"
)

const dot = `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="red"/></svg>`

func TestLazyPicturesAreLoaded(t *testing.T) {
	t.Parallel()
	const gap = `<div style="height:3000px"></div>`
	tests := []struct{ name, page string }{
		{"loading=lazy", `<p>x</p>` + gap + `<img loading=lazy src=/lazy.svg width=10 height=10>`},
		{"a frame with loading=lazy", `<p>x</p>` + gap + `<iframe loading=lazy src=/lazy.svg></iframe>`},
		{"data-src and IntersectionObserver", `<p>x</p>` + gap + `<img data-src=/lazy.svg width=10 height=10><script>
			new IntersectionObserver((s,o)=>s.forEach(e=>{if(e.isIntersecting){e.target.src=e.target.dataset.src;o.unobserve(e.target)}})).observe(document.querySelector('img'))</script>`},
		{"data-original and a scroll listener", `<p>x</p>` + gap + `<img data-original=/lazy.svg width=10 height=10><script>
			addEventListener('scroll',()=>{const i=document.querySelector('img');if(i.getBoundingClientRect().top<innerHeight)i.src=i.dataset.original})</script>`},
		{"a scroll listener that waits for a pause", `<p>x</p>` + gap + `<img data-src=/lazy.svg width=10 height=10><script>let t;
			addEventListener('scroll',()=>{clearTimeout(t);const i=document.querySelector('img'),near=i.getBoundingClientRect().top<innerHeight;if(near)t=setTimeout(()=>i.src=i.dataset.src,10)})</script>`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := seeOne(t, site{
				"/":         html(`<!DOCTYPE html>` + test.page + `<p id=at></p><script>addEventListener('scroll',()=>at.textContent='at '+scrollY)</script>`),
				"/lazy.svg": typed("image/svg+xml", dot),
			})
			loaded := false
			for _, r := range p.Resources {
				loaded = loaded || strings.HasSuffix(r.URL, "/lazy.svg") && r.Status == http.StatusOK && r.Failure == nil
			}
			if !loaded {
				t.Errorf("resources %v, want the lazy one loaded", p.Resources)
			}
			if doc := rendered(t, p); strings.Contains(text(t, p), "at ") && doc.Find("#at").Text() != "at 0" {
				t.Errorf("the page ends %s, want it back at its top", doc.Find("#at").Text())
			}
		})
	}
}

func TestListsThatGrowWithScrollingEnd(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	asked := 0
	p := seeOne(t, site{
		"/": html(`<!DOCTYPE html><div id=list></div><script>const more=()=>fetch('/more').then(r=>r.text()).then(s=>list.insertAdjacentHTML('beforeend',s));
			more();addEventListener('scroll',()=>{if(scrollY+innerHeight>document.body.scrollHeight-900)more()})</script>`),
		"/more": func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			asked++
			mu.Unlock()
			html(strings.Repeat(`<p style="height:200px">条目</p>`, 20))(w, r)
		},
	})
	if p.Failure != nil {
		t.Fatalf("failure %v", p.Failure)
	}
	mu.Lock()
	defer mu.Unlock()
	if asked < 2 || asked > 60 {
		t.Errorf("the list was asked %d times, want it to grow and to end", asked)
	}
}

func TestAListThatATimerWritesIsWaitedForWhereOneShouldStand(t *testing.T) {
	t.Parallel()
	pages := site{"/": html(`<!DOCTYPE html><h1>通知公告</h1><ul id=list></ul><script>setTimeout(()=>{list.innerHTML='<li>关于停水的通知</li>'},2500)</script>`)}
	for name, late := range map[string]bool{"waited for": true, "not waited for": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := seeOne(t, pages, Inspect(func(*evidence.Page) []evidence.Region {
				return []evidence.Region{{Box: evidence.Box{W: 100, H: 100}, Reason: "update.column.blank", Late: late}}
			}))
			if got := strings.Contains(text(t, p), "停水"); got != late {
				t.Errorf("the list is there: %v, want %v", got, late)
			}
		})
	}
}
