package audits

import (
	"fmt"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// TestBehindOlderInALongList asks for every item of a list. With work of the square of its
// length this test would not end.
func TestBehindOlderInALongList(t *testing.T) {
	const count = 100_000
	day := func(month, day int) outline.Date {
		return outline.Date{Day: time.Date(2019, time.Month(month), day, 0, 0, 0, 0, evidence.Beijing)}
	}
	for _, row := range []struct {
		name  string
		dates []outline.Date // of the first items; the others have none
		want  int
	}{
		{"behind two that are older", []outline.Date{day(7, 20), day(7, 19)}, count - 2},
		{"behind two in no order", []outline.Date{day(7, 19), day(7, 20)}, 0},
		{"behind two of which one is older", []outline.Date{day(9, 20), day(7, 19)}, count - 2},
		{"behind two that are newer", []outline.Date{day(9, 20), day(9, 19)}, 0},
		{"behind one that is older", []outline.Date{day(7, 20)}, 0},
		{"behind none", nil, 0},
	} {
		t.Run(row.name, func(t *testing.T) {
			page := &outline.Page{Source: &evidence.Page{}, Lists: []outline.List{{Main: true, Items: make([]outline.Item, count)}}}
			items := page.Lists[0].Items
			for i := range items {
				items[i].Address = fmt.Sprintf("http://www.mingzhou.gov.cn/yw/%d.html", i)
				if i < len(row.dates) {
					items[i].Date = row.dates[i]
				}
			}
			c := NewCase(&evidence.Dossier{}, nil, beijingNoon(t, "2019-11-30"))
			got := 0
			for i := range items {
				if c.behindOlder(&titled{address: items[i].Address, places: []titledPlace{{on: page}}}, day(8, 30).Day) {
					got++
				}
			}
			if got != row.want {
				t.Errorf("%d of %d stand behind older ones, want %d", got, count, row.want)
			}
		})
	}
}
