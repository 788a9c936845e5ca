package typeset

import "wangjian/reports/fonts"

// Align is where the lines of a block stand.
type Align int

// The alignments. Justified lines end at the right edge unless that would tear them apart; the last one is ragged.
const (
	Left Align = iota
	Justified
	Centre
	Right
)

// Style says how a block of text is set.
type Style struct {
	Face     fonts.Face
	Size     float64 // points
	Leading  float64 // points from line to line
	Tracking float64 // points added to every full-width character
	Indent   float64 // of the first line, in characters
	Align    Align
}

// The styles of an official document: 3号 text with 22 lines a page and 28 characters a line (GB/T 9704-2012,
// 5.2.3), and the smaller sizes allowed for long attachments and table cells.
var (
	Body = Style{
		Face: fonts.Serif, Size: 16, Leading: typeHeight / linesPerPage / millimetresPerPoint,
		Tracking: typeWidth/charsPerLine/millimetresPerPoint - 16, Indent: 2, Align: Justified,
	}
	Small = Style{Face: fonts.Serif, Size: 12, Leading: 20, Indent: 2, Align: Justified} // 小四
	Fine  = Style{Face: fonts.Serif, Size: 10.5, Leading: 15}                            // 五号
)

func (s Style) em() float64      { return s.Size * millimetresPerPoint }
func (s Style) leading() float64 { return s.Leading * millimetresPerPoint }

// baseline is the distance from the top of a line to its baseline: the character's square, whose lower edge lies
// 0.12 em under the baseline, stands in the middle of the line.
func (s Style) baseline() float64 { return (s.leading()-s.em())/2 + 0.88*s.em() }

func (s Style) with(face fonts.Face, align Align) Style {
	s.Face, s.Align = face, align
	return s
}

// Span is a stretch of text within a block. A newline in it ends the line.
type Span struct {
	Text string
	Face fonts.Face // the block's when empty
	Link Link
}

// Link is where a reader gets by clicking: an anchor of the same document, or an http or https address. Text whose
// address is of any other kind stays text.
type Link struct {
	Anchor string
	URL    string
}

// Text is a span without a link, in the block's face.
func Text(text string) Span { return Span{Text: text} }

func unlinked(text string) []Span { return []Span{Text(text)} }
