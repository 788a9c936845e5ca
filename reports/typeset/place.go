package typeset

import (
	"strings"

	"wangjian/reports/fonts"
)

// mostStretch is what justified lines may at most add between two characters, in ems; a line that would need more
// stays ragged.
const mostStretch = 0.25

// piece is a stretch of one line that is drawn at once: one font, one spacing, one link.
type piece struct {
	face    fonts.Face
	x       float64 // from the page's left edge
	width   float64
	spacing float64 // after every character but the last
	text    string
	link    Link
}

// place gives the glyphs of a line their places between x and x+width. It returns the pieces in reading order and
// the line's text.
func place(l line, style Style, spans []Span, x, width float64) ([]piece, string) {
	glyphs := l.glyphs
	if len(glyphs) == 0 {
		return nil, ""
	}
	stretch := 0.0
	slack := width - extent(glyphs)
	switch style.Align {
	case Left:
	case Justified:
		stops := stretchable(glyphs)
		if !l.closed && stops > 0 && slack <= float64(stops)*mostStretch*style.em() {
			stretch = slack / float64(stops)
		}
	case Centre:
		x += slack / 2
	case Right:
		x += slack
	}
	white := func(i int) float64 {
		if i+1 < len(glyphs) && stretches(glyphs[i], glyphs[i+1]) {
			return glyphs[i].after + stretch
		}
		return glyphs[i].after
	}
	var pieces []piece
	var whole, text strings.Builder
	for i := 0; i < len(glyphs); {
		first := glyphs[i]
		p := piece{face: first.face, x: x, spacing: first.tracking + white(i), link: spans[first.span].Link}
		text.Reset()
		for joined := true; joined; {
			g := glyphs[i]
			text.WriteRune(g.char)
			p.width = x + g.width - p.x
			x += g.width + white(i)
			i++
			joined = i < len(glyphs) && g.tracking+white(i-1) == p.spacing && glyphs[i].face == p.face && glyphs[i].span == first.span
		}
		p.text = text.String()
		whole.WriteString(p.text)
		pieces = append(pieces, p)
	}
	return pieces, whole.String()
}

// extent is the width of a line's ink and inner white.
func extent(glyphs []glyph) float64 {
	x := 0.0
	for _, g := range glyphs {
		x += g.width + g.after
	}
	last := glyphs[len(glyphs)-1]
	return x - last.after - last.hang()
}

// stretches tells whether white may be added between two neighbours: beside full-width characters and at spaces.
func stretches(a, b glyph) bool {
	return !a.stuck && (a.full || b.full || a.isSpace())
}

func stretchable(glyphs []glyph) int {
	stops := 0
	for i := range len(glyphs) - 1 {
		if stretches(glyphs[i], glyphs[i+1]) {
			stops++
		}
	}
	return stops
}
