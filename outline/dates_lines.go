package outline

import (
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// textLine is a line of a page as a reader sees it: a paragraph, a cell, an item.
type textLine struct {
	text   string
	pieces []textPiece
	title  bool // of the heading
	body   bool // of the running text
}

// textPiece is where a text node's text begins in its line.
type textPiece struct {
	start  int
	holder *html.Node
	linked bool // stands in a link
}

// at returns the piece that holds the byte at the offset.
func (l textLine) at(offset int) textPiece {
	var held textPiece
	for _, p := range l.pieces {
		if p.start > offset {
			break
		}
		held = p
	}
	return held
}

// lineReader gathers the lines of a page.
type lineReader struct {
	doc         *evidence.Document
	words       *dateWords
	title, body *html.Node

	lines   []textLine
	text    strings.Builder
	current textLine
	texts   int
	state   lineState
}

type lineState struct{ title, body, linked bool }

// linesOf returns the visible text of a page line by line. A label that only an icon's
// title says stands among the text, in the place of the icon.
func linesOf(doc *evidence.Document, title, body *html.Node) []textLine {
	r := lineReader{doc: doc, words: dating(), title: title, body: body}
	r.walk(doc.Root())
	r.end()
	return r.lines
}

func (r *lineReader) walk(n *html.Node) {
	if r.texts > r.words.Texts {
		return
	}
	switch n.Type {
	case html.TextNode:
		if r.texts++; r.doc.Visible(n) {
			r.add(evidence.Normalize(n.Data), n.Parent)
		}
		return
	case html.CommentNode, html.DoctypeNode:
		return
	}
	switch n.Data {
	case "script", "style", "noscript", "template", "head", "select", "textarea":
		return
	case "br":
		r.end()
		return
	}
	before := r.state
	r.state.title = before.title || n == r.title
	r.state.body = before.body || n == r.body
	r.state.linked = before.linked || n.Data == "a"
	block := n == r.title || n == r.body || linedTags[n.Data] || blockDisplay(r.doc.Style(n, "display"))
	if block {
		r.end()
	}
	r.current.title, r.current.body = r.state.title, r.state.body
	if n.Type == html.ElementNode {
		r.add(r.said(n), n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
	if block {
		r.end()
	}
	r.state = before
	r.current.title, r.current.body = r.state.title, r.state.body
}

// linedTags begin a line however they are laid out.
var linedTags = map[string]bool{
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "p": true, "div": true, "li": true,
	"td": true, "th": true, "tr": true, "dt": true, "dd": true, "section": true, "header": true, "footer": true,
}

func blockDisplay(display string) bool {
	return display == "block" || display == "flex" || display == "grid" || display == "list-item" || strings.HasPrefix(display, "table")
}

func (r *lineReader) add(text string, holder *html.Node) {
	if text == "" {
		return
	}
	if r.text.Len() > 0 {
		r.text.WriteByte(' ')
	}
	r.current.pieces = append(r.current.pieces, textPiece{start: r.text.Len(), holder: holder, linked: r.state.linked})
	r.text.WriteString(text)
}

func (r *lineReader) end() {
	if r.text.Len() > 0 {
		r.current.text = r.text.String()
		r.lines = append(r.lines, r.current)
	}
	r.text.Reset()
	r.current = textLine{title: r.state.title, body: r.state.body}
}

// said returns the label, or label and date, that an element has as its title only.
func (r *lineReader) said(n *html.Node) string {
	for _, name := range []string{"title", "alt", "aria-label", "data-title"} {
		value := evidence.Attribute(n, name)
		if value == "" || len(value) > longestName {
			continue
		}
		value = evidence.Normalize(value)
		at := r.words.label.FindStringIndex(value)
		if at == nil || at[0] != 0 || !r.doc.Visible(n) {
			continue
		}
		rest := strings.Trim(value[at[1]:], " :")
		if rest == "" {
			return value[:at[1]] + ":"
		}
		if n.FirstChild == nil { // what it shows would say more
			return value
		}
	}
	return ""
}
