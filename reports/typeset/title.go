package typeset

import (
	"math"

	"wangjian/reports/fonts"
)

var titleStyle = Style{Face: fonts.Serif, Size: 22, Leading: 36, Align: Centre}

// Title sets a document's title: 2号, centred, over as few lines as hold it, the upper ones longer (GB/T 9704-2012,
// 7.3.1). The text is given in parts; lines end between parts where that is possible, so that words stay whole.
func (d *Document) Title(parts ...string) {
	var glyphs []glyph
	partEnds := map[int]bool{}
	text := ""
	for _, part := range parts {
		text += oneLine(part)
		glyphs = d.faces.shape(titleStyle, unlinked(text))
		partEnds[len(glyphs)] = true
	}
	lines := balance(glyphs, partEnds, d.area().width)
	d.Keep(float64(len(lines)) * titleStyle.leading())
	for _, l := range lines {
		d.setLine(l, titleStyle, unlinked(""), d.area().left, d.area().width)
	}
	d.Space(titleStyle.leading() / 2)
}

// A title of more lines than this is no title; its lines are filled one after the other.
const mostTitleLines = 6

// balance breaks glyphs into the least number of lines, of lengths that fall a little from the first to the last. It
// tries every way of breaking at free places; one within a part costs as much as a line six characters too long.
func balance(glyphs []glyph, partEnds map[int]bool, width float64) []line {
	greedy := breakLines(glyphs, width, width)
	n := len(greedy)
	if n < 2 || n > mostTitleLines {
		return greedy
	}
	chances := findChances(glyphs)
	stops := []int{0}
	for i := 1; i <= len(glyphs); i++ {
		if chances[i] == free {
			stops = append(stops, i)
		}
	}
	em := titleStyle.em()
	mean := extent(glyphs) / float64(n)
	cost := func(from, to, row int) float64 {
		text := trimEnd(glyphs[from:to])
		if len(text) == 0 || extent(text) > width+tolerance {
			return math.Inf(1)
		}
		wanted := mean + em*(float64(n-1)/2-float64(row))
		uneven := (extent(text) - wanted) / em
		if partEnds[to] {
			return uneven * uneven
		}
		return uneven*uneven + 6*6
	}
	// best[row][s] is the least cost of ending line row at stop s, from[row][s] where that line begins.
	best, from := make([][]float64, n), make([][]int, n)
	for row := range n {
		best[row], from[row] = make([]float64, len(stops)), make([]int, len(stops))
		for s := range stops {
			best[row][s] = math.Inf(1)
			for b := range s {
				before := 0.0
				if row > 0 {
					before = best[row-1][b]
				} else if b > 0 {
					continue
				}
				if total := before + cost(stops[b], stops[s], row); total < best[row][s] {
					best[row][s], from[row][s] = total, b
				}
			}
		}
	}
	last := len(stops) - 1
	if math.IsInf(best[n-1][last], 1) {
		return greedy
	}
	lines := make([]line, n)
	for row := n - 1; row >= 0; row-- {
		b := from[row][last]
		lines[row] = line{trimEnd(glyphs[stops[b]:stops[last]]), true}
		last = b
	}
	return lines
}
