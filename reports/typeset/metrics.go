package typeset

import (
	"fmt"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"wangjian/reports/fonts"
)

// metrics knows which characters a font can draw and how wide they are.
type metrics struct {
	widths [0x10000]int16 // thousandths of an em; absent for characters the font lacks
	// dashGap is the white between two em dashes in thousandths of an em; a Chinese dash is two of them joined.
	dashGap int16
}

const absent = -1

type faceMetrics map[fonts.Face]*metrics

// loadMetrics measures all faces once for the whole process.
var loadMetrics = sync.OnceValues(func() (faceMetrics, error) {
	all := faceMetrics{}
	for _, face := range []fonts.Face{fonts.Serif, fonts.Sans, fonts.SansBold, fonts.Kai} {
		data, err := fonts.Load(face)
		if err != nil {
			return nil, err
		}
		if all[face], err = measure(data); err != nil {
			return nil, fmt.Errorf("measure font %s: %w", face, err)
		}
	}
	return all, nil
})

func measure(data []byte) (*metrics, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	// At one pixel a thousandth of an em all measures come in thousandths.
	const thousand = 1000
	size := fixed.I(thousand)
	var (
		buffer sfnt.Buffer
		m      metrics
	)
	for r := range m.widths {
		index, err := parsed.GlyphIndex(&buffer, rune(r))
		if err != nil {
			return nil, fmt.Errorf("glyph of U+%04X: %w", r, err)
		}
		if index == 0 {
			m.widths[r] = absent
			continue
		}
		advance, err := parsed.GlyphAdvance(&buffer, index, size, font.HintingNone)
		if err != nil {
			return nil, fmt.Errorf("width of U+%04X: %w", r, err)
		}
		m.widths[r] = int16(math.Round(float64(advance) / 64))
	}
	dash, err := parsed.GlyphIndex(&buffer, '—')
	if err != nil {
		return nil, err
	}
	bounds, advance, err := parsed.GlyphBounds(&buffer, dash, size, font.HintingNone)
	if err != nil {
		return nil, fmt.Errorf("shape of the dash: %w", err)
	}
	m.dashGap = int16((advance - bounds.Max.X + bounds.Min.X).Round())
	return &m, nil
}

func (m *metrics) has(r rune) bool {
	return r >= 0 && int(r) < len(m.widths) && m.widths[r] != absent
}

// faceFor returns the wished face when it can draw the character, else the first other one that can.
func (all faceMetrics) faceFor(r rune, wished fonts.Face) (fonts.Face, bool) {
	for _, face := range []fonts.Face{wished, fonts.Serif, fonts.Sans, fonts.Kai} {
		if m := all[face]; m != nil && m.has(r) {
			return face, true
		}
	}
	return "", false
}
