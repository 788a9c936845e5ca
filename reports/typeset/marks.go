package typeset

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
)

// mark is one thing on a page; all its lengths are from the page's upper left corner.
type mark interface {
	draw(*renderer)
}

// renderer is a mark's way into the PDF.
type renderer struct {
	pdf   *gofpdf.Fpdf
	links map[string]int // gofpdf's number of each anchor
}

// colour is red, green and blue, 0 to 255.
type colour [3]int

var (
	black    = colour{0, 0, 0}
	linkBlue = colour{0, 51, 128}
	frameRed = colour{220, 0, 0}
	hairGrey = colour{150, 150, 150}
)

// textMark is one line of text.
type textMark struct {
	pieces   []piece
	text     string
	baseline float64
	size     float64 // points
	turned   bool    // runs downward from the first piece's place
}

func (m textMark) draw(r *renderer) {
	if m.turned {
		r.pdf.TransformBegin()
		r.pdf.TransformRotate(-90, m.pieces[0].x, m.baseline)
		defer r.pdf.TransformEnd()
	}
	// Extraction takes the line's text from here, not from the gaps between its pieces.
	r.pdf.RawWriteStr("/Span <</ActualText " + hexText(m.text) + ">> BDC")
	for _, p := range m.pieces {
		ink := black
		if p.link != (Link{}) {
			ink = linkBlue
		}
		r.pdf.SetTextColor(ink[0], ink[1], ink[2])
		r.pdf.SetFont(family(p.face), "", m.size)
		r.pdf.RawWriteStr(fmt.Sprintf("%.4f Tc", p.spacing/millimetresPerPoint))
		r.pdf.Text(p.x, m.baseline, p.text)
	}
	r.pdf.RawWriteStr("0 Tc EMC")
}

// hexText writes text as a PDF string in UTF-16.
func hexText(text string) string {
	var out strings.Builder
	out.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&out, "%04X", unit)
	}
	out.WriteString(">")
	return out.String()
}

// The thickness of table rules and picture edges, in millimetres.
const ruleWidth = 0.18

// dotsMark is a dotted line.
type dotsMark struct {
	x1, x2, y float64
}

func (m dotsMark) draw(r *renderer) {
	r.pdf.SetDrawColor(0, 0, 0)
	r.pdf.SetLineWidth(0.3)
	r.pdf.SetDashPattern([]float64{0.3, 1.2}, 0)
	r.pdf.Line(m.x1, m.y, m.x2, m.y)
	r.pdf.SetDashPattern(nil, 0)
}

// frameMark is the outline of a rectangle.
type frameMark struct {
	x, y, width, height float64
	line                float64
	colour              colour
}

func (m frameMark) draw(r *renderer) {
	r.pdf.SetDrawColor(m.colour[0], m.colour[1], m.colour[2])
	r.pdf.SetLineWidth(m.line)
	r.pdf.Rect(m.x, m.y, m.width, m.height, "D")
}

// pictureMark is a JPEG picture, by the name it is registered under.
type pictureMark struct {
	name                string
	x, y, width, height float64
}

func (m pictureMark) draw(r *renderer) {
	r.pdf.ImageOptions(m.name, m.x, m.y, m.width, m.height, false, gofpdf.ImageOptions{ImageType: "jpg"}, 0, "")
}

// linkMark is an area that leads somewhere.
type linkMark struct {
	x, y, width, height float64
	link                Link
}

func (m linkMark) draw(r *renderer) {
	if m.link.Anchor != "" {
		r.pdf.Link(m.x, m.y, m.width, m.height, r.links[m.link.Anchor])
		return
	}
	r.pdf.LinkString(m.x, m.y, m.width, m.height, m.link.URL)
}
