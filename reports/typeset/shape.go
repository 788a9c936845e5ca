package typeset

import (
	"strings"

	"wangjian/reports/fonts"
)

// glyph is one character on its way into a line.
type glyph struct {
	char     rune
	face     fonts.Face
	width    float64 // tracking included
	tracking float64
	after    float64 // white to the next glyph of the line, negative where two marks are pushed together
	span     int     // which span of the block it comes from
	full     bool    // takes a full square
	stuck    bool    // no line ends after it unless no other place is left
}

const lineEnd = '\n'

func (g glyph) isSpace() bool { return g.char == ' ' || g.char == '　' }

// hang is the part of a mark at a line's end that holds no ink and may stand beyond the edge.
func (g glyph) hang() float64 {
	if g.full && isLeftHalf(g.char) {
		return g.width / 2
	}
	return 0
}

// shape turns spans into glyphs: every character in a font that has it, or its substitute.
func (all faceMetrics) shape(style Style, spans []Span) []glyph {
	var glyphs []glyph
	for i, span := range spans {
		face := span.Face
		if face == "" {
			face = style.Face
		}
		for _, r := range strings.ReplaceAll(span.Text, "\r\n", "\n") {
			shown, ok := normalise(r)
			if shown == lineEnd {
				glyphs = append(glyphs, glyph{char: lineEnd, span: i})
				continue
			}
			drawn, found := all.faceFor(shown, face)
			if ok && found {
				glyphs = append(glyphs, all.glyph(shown, drawn, style, i))
				continue
			}
			first := len(glyphs)
			for _, part := range substitute(r) {
				drawn, _ := all.faceFor(part, face)
				glyphs = append(glyphs, all.glyph(part, drawn, style, i))
			}
			for k := first; k < len(glyphs)-1; k++ {
				glyphs[k].stuck = true
			}
		}
	}
	for i := range len(glyphs) - 1 {
		glyphs[i].after = all.between(glyphs[i], glyphs[i+1], style)
	}
	return glyphs
}

func (all faceMetrics) glyph(r rune, face fonts.Face, style Style, span int) glyph {
	thousandths := all[face].widths[r]
	g := glyph{char: r, face: face, span: span, width: float64(thousandths) / 1000 * style.em(), full: thousandths == 1000}
	if g.full {
		g.tracking = style.Tracking * millimetresPerPoint
		g.width += g.tracking
	}
	return g
}

// between is the white that belongs between two neighbours beyond their widths.
func (all faceMetrics) between(a, b glyph, style Style) float64 {
	switch {
	case isHan(a.char) && spacedFromHan(b.char), spacedFromHan(a.char) && isHan(b.char):
		return style.em() / 4
	case a.full && b.full && isLeftHalf(a.char) && (isLeftHalf(b.char) || isRightHalf(b.char)),
		a.full && b.full && isRightHalf(a.char) && isRightHalf(b.char):
		return -style.em() / 2
	case a.char == '—' && b.char == '—' && a.face == b.face:
		return -float64(all[a.face].dashGap) / 1000 * style.em()
	}
	return 0
}
