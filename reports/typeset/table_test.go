package typeset

import (
	"fmt"
	"strings"
	"testing"
)

func tablePages(t *testing.T, orientation Orientation, rows ...string) []string {
	t.Helper()
	table := Table{Columns: []Column{{"序号", 1, Centre}, {"问题描述", 6, Left}}}
	for i, text := range rows {
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(fmt.Sprintf("第%d行", i+1)), TextCell(text)}})
	}
	doc := newDocument(t)
	doc.Turn(orientation)
	doc.Table(table)
	pages := strings.Split(strings.TrimSuffix(extracted(t, written(t, doc)), "\f"), "\f")
	for i := range pages {
		pages[i] = withoutSpace(pages[i])
	}
	return pages
}

func TestTablesGoOverPages(t *testing.T) {
	row := "始" + strings.Repeat("检查情况", 60) + "终"
	rows := make([]string, 30)
	for i := range rows {
		rows[i] = row
	}
	for name, orientation := range map[string]Orientation{"portrait": Portrait, "landscape": Landscape} {
		t.Run(name, func(t *testing.T) {
			pages := tablePages(t, orientation, rows...)
			if len(pages) < 3 {
				t.Fatalf("30 rows take %d pages, want more than 2", len(pages))
			}
			whole := 0
			for i, page := range pages {
				if !strings.HasPrefix(page, "序号问题描述") {
					t.Errorf("page %d begins with %.30q, want the head row", i+1, page)
				}
				if strings.Count(page, "始") != strings.Count(page, "终") {
					t.Errorf("page %d cuts a row: %q", i+1, page)
				}
				whole += strings.Count(page, row)
			}
			if whole != len(rows) {
				t.Errorf("%d rows are whole, want %d", whole, len(rows))
			}
		})
	}
}

func TestRowHigherThanAPageIsCutBetweenLines(t *testing.T) {
	long := strings.Repeat("检查政府网站情况", 800)
	pages := tablePages(t, Portrait, "短", long, "短")
	text := ""
	for i, page := range pages {
		page = strings.TrimSuffix(page, fmt.Sprintf("—%d—", i+1))
		text += strings.Replace(page, "序号问题描述", "", 1)
	}
	// The number stands in the middle of the row's first part.
	text = strings.Replace(text, "第2行", "", 1)
	if want := "第1行短" + long + "第3行短"; text != want {
		t.Errorf("extracted %d characters, want %d: %.300q", len([]rune(text)), len([]rune(want)), text)
	}
	if !strings.Contains(pages[0], "第2行") {
		t.Errorf("the long row does not begin on the first page: %.100q", pages[0])
	}
}

func TestPairsGoOverPages(t *testing.T) {
	value := strings.Repeat("检查政府网站情况", 400)
	doc := newDocument(t)
	doc.Pairs(Small, Pair{"引文", TextCell(value)}, Pair{"网址", TextCell("无")})
	text := ""
	for i, page := range strings.Split(strings.TrimSuffix(extracted(t, written(t, doc)), "\f"), "\f") {
		text += strings.TrimSuffix(withoutSpace(page), fmt.Sprintf("—%d—", i+1))
	}
	if want := "引文" + value + "网址无"; text != want {
		t.Errorf("extracted %q, want %q", text, want)
	}
}
