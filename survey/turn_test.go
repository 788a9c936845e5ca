package survey_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// turnedList serves a home page and a list of three pages that only a post back turns.
func turnedList(last int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch {
		case r.URL.Path == "/":
			write(w, `<!doctype html><title>明州市人民政府</title><nav><ul><li><a href="/tzgg.aspx?id=7">通知公告</a></ul></nav><p>首页内容</p>`)
			return
		case r.URL.Path != "/tzgg.aspx":
			http.NotFound(w, r)
			return
		}
		page := 1
		if r.Method == http.MethodPost {
			_, _ = fmt.Sscan(r.PostFormValue("__EVENTARGUMENT"), &page) // else the first page
		}
		var items strings.Builder
		for i := range 8 {
			day := time.Now().AddDate(0, 0, -8*page-i).Format(time.DateOnly)
			fmt.Fprintf(&items, `<li><a href="/show.aspx?id=%d">关于做好第%d项工作的通知公告</a><span>%s</span></li>`, 100*page+i, 100*page+i, day)
		}
		next := ""
		if page < last {
			next = fmt.Sprintf(`<a href="javascript:__doPostBack('pager','%d')">下一页</a>`, page+1)
		}
		write(w, `<!doctype html><title>通知公告_明州市人民政府</title><div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/tzgg.aspx?id=7">通知公告</a></div>
<form id="form1" method="post" action="/tzgg.aspx?id=7"><input type="hidden" name="__EVENTTARGET"><input type="hidden" name="__EVENTARGUMENT">
<script>function __doPostBack(t, a) { var f = document.getElementById("form1"); f.__EVENTTARGET.value = t; f.__EVENTARGUMENT.value = a; f.submit(); }</script>
<ul class="list">`+items.String()+`</ul><div class="page">第`+fmt.Sprint(page)+`页 共`+fmt.Sprint(max(last, 3))+`页 `+next+`</div></form>`)
	})
}

func TestAListThatAScriptTurnsIsReadToItsEnd(t *testing.T) {
	for _, test := range []struct {
		name         string
		last         int // page that leads on no more
		pages, items int
	}{
		{"three pages", 3, 3, 24},
		{"a pager that ends early", 2, 2, 16},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := run(t, home, newPlan(t, turnedList(test.last)))
			var pages []*outline.Page
			for _, p := range d.Pages {
				read, err := outline.Read(p, time.Now())
				if err != nil {
					continue // a page that could not be seen
				}
				pages = append(pages, read)
			}
			column := outline.Build(pages).Column("http://" + host + "/tzgg.aspx?id=7")
			if column == nil || len(column.Pages) != test.pages || len(column.Items) != test.items {
				t.Fatalf("the column is %+v, want %d pages with %d items", column, test.pages, test.items)
			}
			for turn, p := range column.Pages {
				if p.Source.Turn != turn || p.Source.URL != "http://"+host+"/tzgg.aspx?id=7" || turn > 0 && p.Source.Role != evidence.RoleInner {
					t.Errorf("page %d is turn %d of %s as %s", turn, p.Source.Turn, p.Source.URL, p.Source.Role)
				}
			}
		})
	}
}
