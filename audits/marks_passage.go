package audits

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// passage is a stretch of a page's words in which a mark can stand: the visible
// text, or one attribute that stands for text.
type passage struct {
	text  string
	view  *view
	owner *html.Node // element of the attribute; nil for the visible text
}

// wordAttributes are the attributes that a browser shows, or reads out, as text.
var wordAttributes = []string{"alt", "title", "aria-label"}

// passages returns the page's words: its text first, then the attributes of visible
// elements in document order.
func (v *view) passages() []passage {
	all := []passage{{text: v.reading.Text, view: v}}
	v.elements(func(n *html.Node) { all = append(all, v.attributePassages(n)...) })
	return all
}

// attributePassages returns the words that an element's attributes say.
func (v *view) attributePassages(n *html.Node) []passage {
	var words []passage
	for _, name := range wordAttributes {
		if value := evidence.Attribute(n, name); value != "" && v.visible(n) {
			words = append(words, passage{text: evidence.Normalize(value), view: v, owner: n})
		}
	}
	return words
}

// visible reports whether a reader can see an element: of an image map's area, the
// image.
func (v *view) visible(n *html.Node) bool {
	shown := shownBy(v.doc, n)
	return shown != nil && v.doc.Visible(shown)
}

// elements visits every element of the page, frames included.
func (v *view) elements(visit func(*html.Node)) {
	for n := range v.doc.Root().Descendants() {
		if n.Type == html.ElementNode {
			visit(n)
		}
	}
}

// at returns the place of the bytes from start to end.
func (p passage) at(start, end int) evidence.Place {
	if p.owner == nil {
		return p.view.reading.Locate(start, end)
	}
	place := p.view.doc.Locate(shownBy(p.view.doc, p.owner))
	place.Quote = excerpt(p.text[start:end])
	return place
}

// node returns the innermost element around the bytes from start to end.
func (p passage) node(start, end int) *html.Node {
	if p.owner != nil {
		return p.owner
	}
	return p.view.reading.Holder(start, end)
}

// begins reports whether a word begins at an offset: behind no other Chinese character,
// or with an element of its own.
func (p passage) begins(at int) bool {
	before, size := utf8.DecodeLastRuneInString(p.text[:at])
	if !unicode.Is(unicode.Han, before) {
		return true
	}
	return p.owner == nil && len(p.view.reading.Nodes(at-size, at+1)) > 1
}

// digitRun reads the digits at the beginning of text and returns them with the offset
// behind them. Digits that continue after a blank or on the next line are joined only
// where together they have one of the lengths.
func digitRun(text string, lengths ...int) (digits string, end int) {
	first := leadingDigits(text)
	for joined, at := first, len(first); ; {
		for _, length := range lengths {
			if len(joined) == length {
				return joined, at
			}
		}
		rest := strings.TrimLeft(text[at:], " \n")
		more := leadingDigits(rest)
		if more == "" || len(joined) > slices.Max(lengths) {
			return first, len(first)
		}
		joined, at = joined+more, len(text)-len(rest)+len(more)
	}
}

func leadingDigits(text string) string {
	i := 0
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return text[:i]
}
