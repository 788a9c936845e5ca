package outline

import (
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	bodyShare  = 0.75 // part of the running text that an element holds to be gone into
	namedShare = 0.5  // part of it that an element named after bodies holds, at least
	bodyDepth  = 60
)

// prose counts the running text: characters outside of links, lists and the parts around.
type prose struct {
	runes map[*html.Node]int
	files map[*html.Node]int // pictures and files, which can be the whole of a body
}

// readProse counts the running text below every element.
func (r *reader) readProse() {
	r.prose = prose{runes: map[*html.Node]int{}, files: map[*html.Node]int{}}
	items := map[*html.Node]bool{}
	for _, g := range r.groups {
		for _, row := range g.rows {
			items[row.node] = true
		}
	}
	var walk func(n *html.Node) (int, int)
	walk = func(n *html.Node) (runes, files int) {
		switch n.Type {
		case html.TextNode:
			return utf8.RuneCountInString(evidence.Normalize(n.Data)), 0
		case html.CommentNode, html.DoctypeNode:
			return 0, 0
		}
		switch n.Data {
		case "script", "style", "noscript", "template", "head", "select", "textarea", "button", "option":
			return 0, 0
		case "a":
			if IsFile(r.targetOf(n)) {
				return 0, 1
			}
			return 0, 0
		case "img", "video", "object", "embed", "canvas":
			return 0, 1
		}
		if items[n] || n == r.trailNode {
			return 0, 0
		}
		switch r.zones[n] {
		case AreaNavigation, AreaFooter, areaHead, areaFriends, AreaSidebar, areaPager, AreaRelated:
			return 0, 0
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			a, b := walk(c)
			runes += a
			files += b
		}
		r.prose.runes[n], r.prose.files[n] = runes, files
		return runes, files
	}
	walk(r.doc.Root())
}

func (r *reader) targetOf(n *html.Node) string {
	if a := r.byNode[n]; a != nil {
		return a.target
	}
	return ""
}

// bodyNode finds the element of the running text: the innermost that is named after bodies
// and holds most of it, else the innermost block that holds most of it.
func (r *reader) bodyNode() *html.Node {
	root := r.doc.Root()
	total := r.prose.runes[root]
	var named *html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !blockLike(n) || r.prose.runes[n] == 0 && r.prose.files[n] == 0 {
			continue
		}
		if !reads().Names.Body.MatchString(evidence.Attribute(n, "class")) && !reads().Names.Body.MatchString(evidence.Attribute(n, "id")) && n.Data != "article" {
			continue
		}
		switch {
		case named == nil && float64(r.prose.runes[n]) >= namedShare*float64(total):
			named = n
		case named != nil && contains(named, n, bodyDepth) && float64(r.prose.runes[n]) >= namedShare*float64(r.prose.runes[named]) && r.prose.runes[n] > 0:
			named = n
		}
	}
	if named != nil {
		return named
	}
	return r.densest(root)
}

// densest goes down as long as one block holds most of the running text.
func (r *reader) densest(n *html.Node) *html.Node {
	for range bodyDepth {
		var next *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && blockLike(c) && float64(r.prose.runes[c]) >= bodyShare*float64(r.prose.runes[n]) && r.prose.runes[c] > 0 {
				next = c
			}
		}
		if next == nil {
			break
		}
		n = next
	}
	if n.Type != html.ElementNode {
		return nil
	}
	return n
}

// blockLike reports whether an element can be the body of an article: a block, or an inline
// element around blocks, as old editors write it.
func blockLike(n *html.Node) bool {
	switch n.Data {
	case "html", "body", "div", "section", "article", "main", "td", "table", "tbody", "tr", "form", "iframe", "ucapcontent", "center", "ul", "dl", "dd":
		return true
	case "font", "span":
		for c, seen := n.FirstChild, 0; c != nil && seen < 6; c, seen = c.NextSibling, seen+1 {
			if c.Data == "p" || c.Data == "div" {
				return true
			}
		}
	}
	return false
}
