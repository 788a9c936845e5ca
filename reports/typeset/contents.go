package typeset

import (
	"errors"
	"slices"
	"strconv"

	"wangjian/reports/fonts"
)

// contents is a contents list that waits for the page numbers.
type contents struct {
	title  string
	levels int
	before int // how many pages come before it
}

var contentsStyle = Style{Face: fonts.Serif, Size: 14, Leading: 25, Align: Left}

// The widths kept free beside an entry for its page number and before each deeper level.
const (
	numberWidth  = 12.0
	contentsStep = 7.0
	dotsGap      = 1.5
)

// Contents puts a list of the bookmarks of the given number of levels on pages of its own, with page numbers and
// links. It is filled when the document is written; a document has at most one.
func (d *Document) Contents(title string, levels int) {
	if d.contents != nil {
		d.fail(errors.New("a document has one contents list, want no second"))
		return
	}
	d.NewPage()
	d.contents = &contents{title: title, levels: levels, before: len(d.pages) - 1}
}

// withContents returns the document's pages with the contents list among them.
func (d *Document) withContents() []*page {
	if d.contents == nil {
		return d.pages
	}
	// The list's own length moves what comes after it, so it is laid out once to be counted.
	before := d.contents.before
	unnumbered := d.contentsPages(nil)
	pages := slices.Concat(d.pages[:before], unnumbered, d.pages[before:])
	numbers := map[*page]int{}
	for i, p := range pages {
		numbers[p] = i + 1
	}
	copy(pages[before:], d.contentsPages(numbers))
	return pages
}

func (d *Document) contentsPages(numbers map[*page]int) []*page {
	list := &Document{faces: d.faces}
	list.Title(d.contents.title)
	for _, e := range d.outline {
		if e.level <= d.contents.levels {
			list.contentsEntry(e, numbers[d.anchors[e.anchor].page])
		}
	}
	return list.pages
}

// contentsEntry sets an entry: title, dots, page number, all of it a link.
func (d *Document) contentsEntry(e entry, number int) {
	style, area := contentsStyle, d.area()
	left := area.left + float64(e.level-1)*contentsStep
	right := area.left + area.width
	width := right - numberWidth - left
	spans := unlinked(e.title)
	lines := breakLines(d.faces.shape(style, spans), width, width)
	d.Keep(float64(len(lines)) * style.leading())
	top := area.top + d.y
	for _, l := range lines {
		d.setLine(l, style, spans, left, width)
	}
	textEnd := left
	if last := lines[len(lines)-1].glyphs; len(last) > 0 {
		textEnd += extent(last)
	}
	digits := unlinked(strconv.Itoa(number))
	glyphs := d.faces.shape(style, digits)
	d.y -= style.leading()
	d.setLine(line{glyphs, true}, style.with(style.Face, Right), digits, right-numberWidth, numberWidth)
	baseline := area.top + d.y - style.leading() + style.baseline()
	d.draw(
		dotsMark{textEnd + dotsGap, right - extent(glyphs) - dotsGap, baseline},
		linkMark{left, top, right - left, area.top + d.y - top, Link{Anchor: e.anchor}},
	)
}
