package typeset

import (
	"strconv"

	"wangjian/reports/fonts"
)

var pageNumberStyle = Style{Face: fonts.Serif, Size: pageNumberSize, Leading: pageNumberSize}

// The strokes of the dashes stand this much over the baseline, in ems.
const dashHeight = 0.27

// pageNumber is the mark of page n: — n —, 4号, 7 mm under the type area, one character in from the right edge on
// odd pages and from the left edge on even ones. On landscape pages it stands where it stands on the sheet.
func (all faceMetrics) pageNumber(n, total int, showTotal bool, orientation Orientation) mark {
	text := "— " + strconv.Itoa(n) + " —"
	if showTotal {
		text = "— " + strconv.Itoa(n) + "/" + strconv.Itoa(total) + " —"
	}
	style, spans := pageNumberStyle, unlinked(text)
	in := style.em()
	style.Align = Left
	if n%2 == 1 {
		style.Align = Right
	}
	portrait := Portrait.area()
	x, width := portrait.left+in, portrait.width-2*in
	baseline := portrait.top + portrait.height + pageNumberDrop + dashHeight*style.em()
	pieces, _ := place(line{all.shape(style, spans), true}, style, spans, x, width)
	m := textMark{pieces: pieces, text: text, baseline: baseline, size: style.Size}
	if orientation == Landscape {
		// The sheet is turned clockwise: its x runs down the page, its lower edge is on the left.
		m.turned = true
		m.baseline = pieces[0].x
		shift := portrait.paperHeight - baseline - pieces[0].x
		for i := range m.pieces {
			m.pieces[i].x += shift
		}
	}
	return m
}
