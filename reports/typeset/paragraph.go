package typeset

// Paragraph sets a block of text, a 自然段; its first two lines stay on one page.
func (d *Document) Paragraph(style Style, spans ...Span) {
	spans = checkedSpans(spans)
	lines := d.lines(style, spans)
	d.Keep(float64(min(len(lines), 2)) * style.leading())
	d.setLines(lines, style, spans)
}

// indent is the style's indent in millimetres.
func (s Style) indent() float64 { return s.Indent * (s.em() + s.Tracking*millimetresPerPoint) }

func (d *Document) lines(style Style, spans []Span) []line {
	width := d.area().width
	return breakLines(d.faces.shape(style, spans), width-style.indent(), width)
}

// setLines sets the lines of a block over as many pages as they need.
func (d *Document) setLines(lines []line, style Style, spans []Span) {
	indent := style.indent()
	for _, l := range lines {
		d.Keep(style.leading())
		d.setLine(l, style, spans, d.area().left+indent, d.area().width-indent)
		indent = 0
	}
}

// setLine sets a line at the current height and goes down by it.
func (d *Document) setLine(l line, style Style, spans []Span, x, width float64) {
	d.last().setLine(l, style, spans, x, d.area().top+d.y, width)
	d.y += style.leading()
}

// setLine sets a line whose upper edge is y millimetres from the paper's.
func (p *page) setLine(l line, style Style, spans []Span, x, y, width float64) {
	pieces, text := place(l, style, spans, x, width)
	if len(pieces) == 0 {
		return
	}
	p.marks = append(p.marks, textMark{pieces: pieces, text: text, baseline: y + style.baseline(), size: style.Size})
	for _, piece := range pieces {
		if piece.link != (Link{}) {
			p.marks = append(p.marks, linkMark{piece.x, y, piece.width, style.leading(), piece.link})
		}
	}
}

func checkedSpans(spans []Span) []Span {
	checked := make([]Span, len(spans))
	for i, span := range spans {
		span.Link = span.Link.checked()
		checked[i] = span
	}
	return checked
}
