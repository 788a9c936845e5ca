package typeset

import (
	"errors"
	"fmt"

	"wangjian/reports/fonts"
)

// White between a cell's edges and its text.
const (
	cellSide = 1.2
	cellTop  = 0.8
)

// Table is a ruled table. Its head row is repeated on every page; rows are never cut unless one is higher than a
// page, and then only between lines.
type Table struct {
	Style   Style // of the cells; Fine when zero
	Columns []Column
	Rows    []Row
}

// Column is a column of a Table. Widths are shares of the type area: 1, 3, 1 gives the middle one three fifths.
type Column struct {
	Head  string
	Width float64
	Align Align
}

// Row is a row of a Table with one cell a column. Links can lead to it when it has an anchor.
type Row struct {
	Cells  []Cell
	Anchor string
}

// Cell is the text of a table's cell.
type Cell []Span

// TextCell is a cell of plain text.
func TextCell(text string) Cell { return Cell{Text(text)} }

// Table sets a table at the current height.
func (d *Document) Table(table Table) {
	if table.Style == (Style{}) {
		table.Style = Fine
	}
	grid, err := d.newGrid(table)
	if err != nil {
		d.fail(err)
		return
	}
	head := grid.layRow(table.head(), grid.headStyles())
	headHeight := head.height()
	full := d.area().height
	for i, row := range table.Rows {
		laid := grid.layRow(row.Cells, grid.styles)
		height := laid.height()
		if height > full-headHeight {
			height = laid.piece(1).height()
		}
		if i == 0 {
			d.Keep(headHeight + height)
			d.setRow(head)
		} else if d.y+height > full+tolerance {
			d.addPage()
			d.setRow(head)
		}
		if row.Anchor != "" {
			d.anchor(row.Anchor)
		}
		d.setRowOverPages(laid, &head)
	}
	if len(table.Rows) == 0 {
		d.Keep(headHeight)
		d.setRow(head)
	}
}

func (t Table) head() []Cell {
	cells := make([]Cell, len(t.Columns))
	for i, column := range t.Columns {
		cells[i] = TextCell(column.Head)
	}
	return cells
}

// newGrid fits the columns into the type area.
func (d *Document) newGrid(table Table) (*grid, error) {
	if len(table.Columns) == 0 {
		return nil, errors.New("a table has no columns")
	}
	g := &grid{faces: d.faces, ruled: true}
	total := 0.0
	for _, column := range table.Columns {
		if column.Width <= 0 {
			return nil, fmt.Errorf("table column %q has width %v, want more than 0", column.Head, column.Width)
		}
		total += column.Width
	}
	style := table.Style
	style.Indent = 0
	x := d.area().left
	for _, column := range table.Columns {
		width := d.area().width * column.Width / total
		g.lefts, g.widths = append(g.lefts, x), append(g.widths, width)
		g.styles = append(g.styles, style.with(style.Face, column.Align))
		x += width
	}
	for i, row := range table.Rows {
		if len(row.Cells) != len(table.Columns) {
			return nil, fmt.Errorf("table row %d has %d cells, want %d", i+1, len(row.Cells), len(table.Columns))
		}
	}
	return g, nil
}

func (g *grid) headStyles() []Style {
	styles := make([]Style, len(g.styles))
	for i, style := range g.styles {
		styles[i] = style.with(fonts.SansBold, Centre)
	}
	return styles
}
