package outline

import (
	"strings"
	"testing"

	"wangjian/evidence/evidencetest"
)

// TestListsUnderOneRowOfNames reads pages on which many lists ask for the names in one crowded
// row: the work grows as the page does, not as its square.
func TestListsUnderOneRowOfNames(t *testing.T) {
	list := `<ul>` + rows(`<li><a href="/art/2019/{n}.html">{title}</a><span>{date}</span></li>`, 2) + `</ul>`
	for name, build := range map[string]func(n int) string{
		"in their block": func(n int) string {
			return `<div>` + strings.Repeat(`<i></i>`, 5*n) + `<i>甲</i><i>乙</i></div><div>` + strings.Repeat(list+`<p>文字</p>`, n) + `</div>`
		},
		"before as many panels": func(n int) string {
			return `<div><ul>` + strings.Repeat(`<li>栏目</li>`, 20) + `</ul><section>` + strings.Repeat(list, n) + `</section></div>`
		},
	} {
		work := func(n int) float64 {
			source := evidencetest.Page(t, host+"/tzgg/", build(n))
			return testing.AllocsPerRun(1, func() {
				if _, err := Read(source, readAsOf); err != nil {
					t.Error(err)
				}
			})
		}
		if small, large := work(100), work(400); large > 6*small {
			t.Errorf("%s: %.0f allocations for 100 lists, %.0f for 400", name, small, large)
		}
	}
}

func TestPositionAmongPanels(t *testing.T) {
	panels := func(between string, n int) string {
		return `<div id="names">名称</div>` + strings.Repeat(between+`<section><p>文字</p></section>`, n)
	}
	for name, test := range map[string]struct {
		body   string
		at, of int // of the second panel
	}{
		"two panels":                       {panels("", 2), 1, 2},
		"more than names can stand over":   {panels("", 90), 1, panelsMost},
		"further apart than panels are":    {panels(strings.Repeat("<i></i>", panelsReach), 2), 0, 0},
		"in the middle of a crowded block": {panels(strings.Repeat("<i></i>", panelsReach/4), 2), 1, 2},
	} {
		p := readPage(t, "/x/", "x", test.body)
		r := &reader{doc: p.Doc}
		r.weigh()
		if at, of := r.position(p.Doc.Find("section").Nodes[1], p.Doc.Find("#names").Nodes[0]); at != test.at || of != test.of {
			t.Errorf("%s: panel %d of %d, want %d of %d", name, at, of, test.at, test.of)
		}
	}
}
