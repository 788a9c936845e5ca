package typeset

import "wangjian/reports/fonts"

// Pair is a name and what it stands for.
type Pair struct {
	Key   string
	Value Cell
}

// Pairs sets a list of names, in 黑体, with their values beside them. The names' column is as wide as the longest of
// them, at most two fifths of the type area.
func (d *Document) Pairs(style Style, pairs ...Pair) {
	style.Indent, style.Align = 0, Left
	keys := style.with(fonts.SansBold, Left)
	widest := 0.0
	for _, pair := range pairs {
		if glyphs := d.faces.shape(keys, unlinked(pair.Key)); len(glyphs) > 0 {
			widest = max(widest, extent(glyphs)+glyphs[len(glyphs)-1].hang())
		}
	}
	area := d.area()
	keyWidth := min(widest+style.em()/2+2*cellSide, area.width*2/5)
	rows := &grid{
		faces:  d.faces,
		lefts:  []float64{area.left, area.left + keyWidth},
		widths: []float64{keyWidth, area.width - keyWidth},
		styles: []Style{keys, style},
	}
	for _, pair := range pairs {
		row := rows.layRow([]Cell{TextCell(pair.Key), pair.Value}, rows.styles)
		d.Keep(row.piece(3).height())
		d.setRowOverPages(row, nil)
	}
}
