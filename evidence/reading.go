package evidence

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// Reading is the text of a part of a page as a reader sees it, normalised for
// comparison (Unicode NFKC, white space collapsed, invisible characters
// gone), with the way back from each place in it to the node it stands in.
// Lines end where a block ends; text that is not rendered is left out.
type Reading struct {
	Text  string
	doc   *Document
	spans []span
}

type span struct {
	start, end int // byte offsets in Text
	node       *html.Node
}

// Read returns the visible text below n.
func (d *Document) Read(n *html.Node) *Reading {
	r := reader{doc: d}
	r.walk(n)
	return &Reading{Text: r.text.String(), doc: d, spans: r.spans}
}

// Text returns the visible text below n in one line.
func (d *Document) Text(n *html.Node) string {
	return strings.Join(strings.Fields(d.Read(n).Text), " ")
}

type reader struct {
	doc   *Document
	text  strings.Builder
	spans []span
	last  byte // last byte written; 0 at the beginning
}

func (r *reader) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if r.doc.Visible(n) {
			r.add(n)
		}
		return
	case html.CommentNode, html.DoctypeNode:
		return
	}
	switch n.Data {
	case "script", "style", "noscript", "template", "head":
		return
	case "br":
		r.newline()
		return
	}
	block := n.Type == html.DocumentNode || breaksLine(r.doc.Style(n, "display"))
	if block {
		r.newline()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
	if block {
		r.newline()
	}
}

// breaksLine reports whether a CSS display value puts a box on its own line
// or in its own cell.
func breaksLine(display string) bool {
	switch display {
	case "", "inline", "inline-block", "inline-flex", "contents", "none", "ruby", "ruby-text":
		return false
	}
	return true
}

func (r *reader) newline() {
	if r.last != 0 && r.last != '\n' {
		r.text.WriteByte('\n')
		r.last = '\n'
	}
}

func (r *reader) add(n *html.Node) {
	start := r.text.Len()
	for _, c := range norm.NFKC.String(n.Data) {
		switch {
		case isInvisible(c):
			continue
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u0085':
			if r.last == 0 || r.last == ' ' || r.last == '\n' {
				continue
			}
			r.text.WriteByte(' ')
			r.last = ' '
		default:
			r.text.WriteRune(c)
			r.last = 1
		}
	}
	if end := r.text.Len(); end > start {
		r.spans = append(r.spans, span{start: start, end: end, node: n})
	}
}

// isInvisible reports characters that take no room and only serve to change
// or split what is read: zero-width marks, direction marks, soft hyphens.
func isInvisible(c rune) bool {
	switch {
	case c == '\u00ad', c == '\u2060', c == '\ufeff':
		return true
	case c >= '\u200b' && c <= '\u200f', c >= '\u202a' && c <= '\u202e', c >= '\u2066' && c <= '\u2069':
		return true
	}
	return false
}

// Normalize returns text in the form that readings have, for comparison with
// them: attributes, titles, table data.
func Normalize(text string) string {
	text = strings.Map(func(c rune) rune {
		if isInvisible(c) {
			return -1
		}
		return c
	}, norm.NFKC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

// Nodes returns the text nodes that the bytes from start to end come from.
func (r *Reading) Nodes(start, end int) []*html.Node {
	var nodes []*html.Node
	for _, s := range r.spans {
		if s.start < end && s.end > start {
			nodes = append(nodes, s.node)
		}
	}
	return nodes
}

// Holder returns the innermost element around the bytes from start to end,
// nil when no node holds them.
func (r *Reading) Holder(start, end int) *html.Node {
	var holder *html.Node
	for _, n := range r.Nodes(start, end) {
		if holder == nil {
			holder = n.Parent
			continue
		}
		for holder != nil && !contains(holder, n) {
			holder = holder.Parent
		}
	}
	return holder
}

func contains(ancestor, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == ancestor {
			return true
		}
	}
	return false
}

// Locate returns the place of the bytes from start to end: the innermost
// element around them, the box of just these texts, and the text as quote.
func (r *Reading) Locate(start, end int) Place {
	place := Place{Quote: clip(strings.TrimSpace(r.Text[start:end]))}
	if holder := r.Holder(start, end); holder != nil {
		place.Selector = r.doc.selectorOf(holder)
	}
	for _, n := range r.Nodes(start, end) {
		box, _ := r.doc.Box(n)
		place.Box = place.Box.Union(box)
	}
	return place
}
