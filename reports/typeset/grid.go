package typeset

// grid is where the cells of a row stand: what tables and pairs have in common.
type grid struct {
	faces  faceMetrics
	lefts  []float64 // from the page's left edge
	widths []float64
	styles []Style
	ruled  bool
}

// laidRow is a row whose cells are broken into lines.
type laidRow struct {
	*grid
	cells  [][]Span
	styles []Style
	lines  [][]line
}

func (g *grid) layRow(cells []Cell, styles []Style) laidRow {
	row := laidRow{grid: g, styles: styles}
	for i, cell := range cells {
		spans := checkedSpans(cell)
		width := g.widths[i] - 2*cellSide
		row.cells = append(row.cells, spans)
		row.lines = append(row.lines, breakLines(g.faces.shape(styles[i], spans), width, width))
	}
	return row
}

// leading is the height of one line; all cells of a row share it.
func (r laidRow) leading() float64 { return r.styles[0].leading() }

func (r laidRow) count() int {
	most := 0
	for _, lines := range r.lines {
		most = max(most, len(lines))
	}
	return most
}

func (r laidRow) height() float64 { return float64(r.count())*r.leading() + 2*cellTop }

// piece is the row's first n lines.
func (r laidRow) piece(n int) laidRow {
	return r.cut(func(lines []line) []line { return lines[:min(n, len(lines))] })
}

// rest is the row without its first n lines.
func (r laidRow) rest(n int) laidRow {
	return r.cut(func(lines []line) []line { return lines[min(n, len(lines)):] })
}

func (r laidRow) cut(part func([]line) []line) laidRow {
	lines := make([][]line, len(r.lines))
	for i := range r.lines {
		lines[i] = part(r.lines[i])
	}
	r.lines = lines
	return r
}

// setRow sets a row at the current height, cells of fewer lines in its middle, and goes down by it.
func (d *Document) setRow(row laidRow) {
	top, height := d.area().top+d.y, row.height()
	for i, lines := range row.lines {
		style := row.styles[i]
		y := top + cellTop
		if row.ruled {
			d.draw(frameMark{row.lefts[i], top, row.widths[i], height, ruleWidth, black})
			y = top + (height-float64(len(lines))*style.leading())/2
		}
		for _, l := range lines {
			d.last().setLine(l, style, row.cells[i], row.lefts[i]+cellSide, y, row.widths[i]-2*cellSide)
			y += style.leading()
		}
	}
	d.y += height
}

// setRowOverPages sets a row, or as many lines of it as the page holds and the rest on the next ones, each of which
// begins with the head if there is one.
func (d *Document) setRowOverPages(row laidRow, head *laidRow) {
	full := d.area().height
	fresh := false
	for d.y+row.height() > full+tolerance {
		fitting := int((full - d.y - 2*cellTop + tolerance) / row.leading())
		if fitting > 0 || fresh {
			fitting = max(fitting, 1)
			d.setRow(row.piece(fitting))
			row = row.rest(fitting)
		}
		d.addPage()
		fresh = true
		if head != nil {
			d.setRow(*head)
		}
	}
	d.setRow(row)
}
