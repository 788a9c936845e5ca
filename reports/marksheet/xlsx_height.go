package marksheet

import (
	"math"
	"strings"
	"unicode/utf8"
)

// Of a row's height: not every program fits rows to wrapped text by itself.
const (
	lineHeight = 14.5  // points
	maxHeight  = 409.0 // points that a row can have
	wideRune   = 2.1   // widths of a Latin character that a Chinese one takes
)

// heightOf is what a text needs in a column of that width, in points.
func heightOf(text string, width float64) float64 {
	lines := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		taken := 0.0
		for _, c := range line {
			if utf8.RuneLen(c) > 1 {
				taken += wideRune
			} else {
				taken++
			}
		}
		lines += max(math.Ceil(taken/width), 1)
	}
	return min(lines*lineHeight, maxHeight)
}
