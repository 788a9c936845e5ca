package typeset

import (
	"math"
	"strings"
	"testing"
)

func placed(t *testing.T, text string, align Align, width float64) []piece {
	t.Helper()
	style, spans := square, unlinked(text)
	style.Align = align
	lines := breakLines(testFaces(t).shape(style, spans), width, width)
	pieces, _ := place(lines[0], style, spans, 100, width)
	return pieces
}

func TestLinesStandWhereTheyAreAligned(t *testing.T) {
	tests := []struct {
		name        string
		text        string
		align       Align
		left, right float64 // of the first line, between 100 and 110
	}{
		{"ragged lines begin at the left", "检查", Left, 100, 102},
		{"centred lines have the same white on both sides", "检查", Centre, 104, 106},
		{"lines at the right end there", "检查", Right, 108, 110},
		{"a justified line ends at the right", "检查government网站abc情况", Justified, 100, 110},
		{"the last justified line is ragged", "检查", Justified, 100, 102},
		{"a justified line that would be torn is ragged", "检查governmentalorganisation", Justified, 100, 102},
		{"a mark at the end of a justified line hangs", "检查政府网站情况检，查查", Justified, 100, 110.5},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			pieces := placed(t, test.text, test.align, 10)
			last := pieces[len(pieces)-1]
			if left, right := pieces[0].x, last.x+last.width; math.Abs(left-test.left) > 1e-6 || math.Abs(right-test.right) > 1e-6 {
				t.Errorf("first line of %q goes from %v to %v, want %v to %v", test.text, left, right, test.left, test.right)
			}
		})
	}
}

func TestQuarterEmIsDrawnBetweenChineseAndLatin(t *testing.T) {
	pieces := placed(t, "检查abc", Left, 10)
	if len(pieces) != 2 || pieces[0].text != "检查" || math.Abs(pieces[1].x-102.25) > 1e-9 {
		t.Errorf("检查abc is placed as %+v, want abc at 102.25", pieces)
	}
}

func TestBodyHoldsTwentyEightCharactersALine(t *testing.T) {
	text := strings.Repeat("检", 57)
	lines := breakLines(testFaces(t).shape(Body, unlinked(text)), typeWidth-Body.indent(), typeWidth)
	if len(lines) != 3 || len(lines[0].glyphs) != 26 || len(lines[1].glyphs) != 28 {
		t.Errorf("57 characters stand as %q, want 26, 28 and 3", texts(lines))
	}
	if height := linesPerPage * Body.leading(); math.Abs(height-typeHeight) > 1e-9 {
		t.Errorf("%d lines are %v mm high, want %v", linesPerPage, height, typeHeight)
	}
}
