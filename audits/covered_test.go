package audits

import (
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

func TestCovered(t *testing.T) {
	numbers := `<div class="page"><a href="/tzgg/">1</a><a href="/tzgg/index_1.html">2</a><a href="/tzgg/index_2.html">3</a><a href="/tzgg/index_9.html">尾页</a></div>`
	page := func(path, day, pager string) disclosurePage {
		p := listPage("/tzgg/", "通知公告", "/tzgg/"+day+"_1.html 关于开展消防安全检查的通知 "+day, "/tzgg/"+day+"_2.html 关于开展汛期安全检查的通知 "+day, "/tzgg/"+day+"_3.html 关于开展道路安全检查的通知 "+day)
		p.path = path
		p.body += pager
		return p
	}
	first := page("/tzgg/", "2019-11-20", numbers)
	second := page("/tzgg/index_1.html", "2019-09-20", numbers)
	third := page("/tzgg/index_2.html", "2019-05-20", strings.Replace(numbers, "尾页", "下一页", 1))
	last := page("/tzgg/index_9.html", "2016-09-20", numbers)
	ending := page("/tzgg/index_1.html", "2019-09-20", `<div class="page">共2页 <a href="/tzgg/">1</a> <b>2</b></div>`)
	alone := page("/tzgg/", "2019-11-20", "")
	for _, test := range []struct {
		name  string
		pages []disclosurePage
		cut   int // which page of the dossier was cut
		want  string
	}{
		{"one page", []disclosurePage{alone}, 0, ""},
		{"one page, cut", []disclosurePage{alone}, 1, "第1页没有看全"},
		{"back beyond the day", []disclosurePage{first, second, third}, 0, ""},
		{"to the end", []disclosurePage{first, ending}, 0, ""},
		{"the second page was cut", []disclosurePage{first, ending}, 2, "第2页没有看全"},
		{"only the first", []disclosurePage{first}, 0, "连续看了1页，其后各页没有看，所见最早一条为2019-11-20"},
		{"the first, the second and the last", []disclosurePage{first, second, last}, 0, "连续看了2页，其后各页没有看，所见最早一条为2019-09-20"},
		{"a gap", []disclosurePage{first, third, last}, 0, "连续看了1页"},
		{"a script turns", []disclosurePage{page("/tzgg/", "2019-11-20", `<div class="fy"><a onclick="turn(2)" href="#">下一页</a></div>`)}, 0, "其后各页没有看"},
		{"a script turns behind the day", []disclosurePage{page("/tzgg/", "2019-05-20", `<div class="fy"><a onclick="turn(2)" href="#">下一页</a></div>`)}, 0, ""},
		{"said to have 12 pages", []disclosurePage{page("/tzgg/", "2019-11-20", `<p>共12页</p>`)}, 0, "由脚本翻页"},
		{"not opened", nil, 0, "没有打开栏目“通知公告”"},
	} {
		t.Run(test.name, func(t *testing.T) {
			site := disclosureSite{nav: []string{"通知公告 /tzgg/"}, pages: test.pages}
			d := site.dossier(t)
			if test.cut > 0 {
				d.Pages[test.cut].Timing.Cut = true
			}
			c := NewCase(d, nil, beijingNoon(t, "2019-11-30"))
			columns := c.site().OfKind(outline.ColumnNotice)
			for _, column := range columns {
				t.Log(column.Name, column.Address, column.Level)
			}
			if len(columns) == 0 {
				t.Fatal("no column")
			}
			got := c.covered(columns[0], time.Date(2019, 7, 1, 0, 0, 0, 0, evidence.Beijing))
			if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
