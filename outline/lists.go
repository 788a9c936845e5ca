package outline

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	itemRunes   = 1200 // characters of an item at most, its summary included
	titleRunes  = 300  // characters of an item's title at most
	strongRunes = 10   // characters from which on a link's text may be a title without a date beside it
	cellRunes   = 100  // characters beside the link of a single table row at most
	asideRunes  = 8    // characters at most of a link that stands beside an item's title
	manyUndated = 3    // links with long titles and no dates that make a list
	meanUndated = 12   // characters that the titles of such a list have on average, at least
)

// row is a link that may be the title of an item, with the element around the item.
type row struct {
	anchor *anchor
	node   *html.Node
	date   Date
	title  string
}

// group is rows that stand one after the other below one element.
type group struct {
	node    *html.Node
	rows    []row
	heading string
	lead    *anchor // the link of its heading
	more    string
	main    bool
	aside   bool       // beside what the page is for
	tail    *html.Node // the last of several elements that were joined
}

// readLists finds the lists of items.
func (r *reader) readLists() {
	candidates := r.candidates()
	groups := r.grouped(candidates, r.loads(candidates))
	for _, g := range groups {
		r.dateRows(g)
	}
	var kept []*group
	for _, g := range joined(groups, r) {
		switch {
		case r.isList(g):
			kept = append(kept, g)
		case r.mayBeFew(g):
			r.few = append(r.few, g)
		}
	}
	for _, g := range kept {
		r.keep(g)
	}
}

// keep makes a group one of the page's lists.
func (r *reader) keep(g *group) {
	r.groups = append(r.groups, g)
	for _, row := range g.rows {
		row.anchor.area = AreaItem
		r.rowNodes[row.node] = true
	}
}

// candidates returns the links that may be titles of items, one a target where several
// stand together.
func (r *reader) candidates() []*anchor {
	var found []*anchor
	for _, a := range r.anchors {
		switch a.area {
		case AreaNavigation, AreaFooter, AreaTrail, areaHead, areaPager, areaFriends:
			continue
		}
		if a.more {
			r.mores = append(r.mores, a)
			continue
		}
		if a.full == "" || isUtility(a.text) {
			continue
		}
		if last := len(found) - 1; last >= 0 && a.target != "" && found[last].target == a.target && near(found[last].node, a.node) {
			if found[last].icon && !a.icon || a.length > found[last].length {
				found[last] = a // the picture or a part of the title came first
			}
			continue
		}
		found = append(found, a)
	}
	return r.withoutAsides(found)
}

// isUtility reports whether a text is that of a tool: printing, logging in, turning pages.
func isUtility(text string) bool {
	return reads().Texts.Utility.MatchString(strings.Trim(unspaced(text), "【】[]()“”\"<>|·、,。:!"))
}

// near reports whether two nodes stand within a few elements of each other.
func near(a, b *html.Node) bool {
	for e, depth := a, 0; e != nil && depth < 6; e, depth = e.Parent, depth+1 {
		if contains(e, b, 6) {
			return true
		}
	}
	return false
}

// contains reports whether n stands at most so many elements below ancestor.
func contains(ancestor, n *html.Node, deep int) bool {
	for e := n; e != nil && deep >= 0; e, deep = e.Parent, deep-1 {
		if e == ancestor {
			return true
		}
	}
	return false
}

// withoutAsides drops the short links that stand in one row with a long one: the column
// before a title, the office behind it.
func (r *reader) withoutAsides(all []*anchor) []*anchor {
	rows := map[*html.Node][]*anchor{}
	of := make([]*html.Node, len(all))
	for i, a := range all {
		of[i] = rowElement(a.node)
		rows[of[i]] = append(rows[of[i]], a)
	}
	aside := map[*anchor]bool{}
	for e, members := range rows {
		if e == nil || len(members) < 2 || len(members) > 6 {
			continue
		}
		main := members[0]
		for _, a := range members {
			if a.length > main.length {
				main = a
			}
		}
		others := 0
		for _, a := range members {
			if a != main && a.length <= asideRunes {
				others++
			}
		}
		if main.length < strongRunes || others != len(members)-1 {
			continue
		}
		for _, a := range members {
			aside[a] = a != main
		}
	}
	kept := all[:0:0]
	for _, a := range all {
		if !aside[a] {
			kept = append(kept, a)
		}
	}
	return kept
}

// rowElement is the innermost element around a link that usually holds one item.
func rowElement(n *html.Node) *html.Node {
	for e, depth := n.Parent, 0; e != nil && depth < parentsDeep; e, depth = e.Parent, depth+1 {
		switch e.Data {
		case "li", "tr", "dl", "dd", "dt":
			return e
		case "ul", "ol", "table", "body":
			return nil
		}
	}
	return n.Parent
}

// grouped gathers the rows below the elements that hold several.
func (r *reader) grouped(candidates []*anchor, loads map[*html.Node]int) []*group {
	type key struct {
		parent *html.Node
		shape  string
	}
	known := map[key]*group{}
	var order []*group
	add := func(k key, single row) {
		if known[k] == nil {
			known[k] = &group{node: k.parent}
			order = append(order, known[k])
		}
		known[k].rows = append(known[k].rows, single)
	}
	tops := make([]*html.Node, len(candidates))
	size := map[key]int{}
	for i, a := range candidates {
		tops[i] = r.topOf(a.node, loads)
		size[key{tops[i].Parent, shapeOf(tops[i])}]++
	}
	for i, a := range candidates {
		top := tops[i]
		k := key{top.Parent, shapeOf(top)}
		if size[k] < 2 || r.isBlock(top, a) {
			top = r.innerRow(a.node, top)
			k = key{top.Parent, shapeOf(top)}
		}
		if k.parent != nil {
			add(k, row{anchor: a, node: top})
		}
	}
	return order
}

// topOf is the outermost element around a link that holds no other candidate and no part
// of the page's frame.
func (r *reader) topOf(n *html.Node, loads map[*html.Node]int) *html.Node {
	top := n
	for e, depth := n.Parent, 0; e != nil && depth < climb && loads[e] <= 1; e, depth = e.Parent, depth+1 {
		if e.Type != html.ElementNode || e.Data == "body" || e.Data == "html" {
			break
		}
		top = e
	}
	return top
}

// isBlock reports whether an element around a single link is a block with its heading
// rather than an item.
func (r *reader) isBlock(top *html.Node, a *anchor) bool {
	w := r.weights[top]
	if w == nil {
		return false
	}
	if w.text > itemRunes {
		return true
	}
	for d := range top.Descendants() {
		if d.Type != html.ElementNode || contains(a.node, d, 3) {
			continue
		}
		if other := r.byNode[d]; other != nil && other.more {
			return true
		}
		switch d.Data {
		case "h1", "h2", "h3", "h4":
			if !contains(d, a.node, 6) && d.FirstChild != nil && r.weights[d] != nil && r.weights[d].links == 0 {
				return a.length > shortRunes && r.weights[d].text <= shortRunes
			}
		}
	}
	return false
}

// innerRow is the row of a link that stands alone in its block.
func (r *reader) innerRow(n, top *html.Node) *html.Node {
	for e := n; e != nil; e = e.Parent {
		switch e.Data {
		case "li", "tr", "dl":
			return e
		}
		if e == top {
			break
		}
	}
	for e := n; e != nil && e != top.Parent; e = e.Parent {
		if w := r.weights[e]; w == nil || w.text > itemRunes {
			break
		}
		if !r.dateIn(r.pieces(e, n)).IsZero() {
			return e
		}
	}
	return n
}

// shapeOf is what siblings of one list have in common.
func shapeOf(n *html.Node) string {
	switch n.Data {
	case "li", "tr", "td", "dt", "dd":
		return n.Data
	}
	class := strings.Fields(evidence.Attribute(n, "class"))
	for _, name := range class {
		if !reads().Names.Current.MatchString(name) {
			return n.Data + "." + strings.TrimRight(name, "0123456789")
		}
	}
	return n.Data
}

// isList decides whether rows make a list of items.
func (r *reader) isList(g *group) bool {
	if len(g.rows) == 0 {
		return false
	}
	dated, strong, runes, documents, own := 0, 0, 0, 0, 0
	for _, row := range g.rows {
		if !row.date.IsZero() {
			dated++
		}
		length := utf8.RuneCountInString(row.title)
		runes += length
		if length >= strongRunes {
			strong++
		}
		if reads().Addresses.Document.MatchString(row.anchor.target) || row.anchor.target == "" {
			documents++
		}
		if row.anchor.target == "" || siteOf(row.anchor.target) == r.host {
			own++
		}
	}
	n := len(g.rows)
	if n == 1 && !r.standsAlone(&g.rows[0]) {
		return false
	}
	if dated > 0 && dated*2 >= n {
		return true
	}
	switch area := g.rows[0].anchor.area; {
	case area == AreaSidebar && strong*5 < n*4:
		return false
	case n < manyUndated || strong*5 < n*3 || runes < n*meanUndated:
		return false
	}
	return documents*2 >= n || own*2 >= n && runes >= n*meanUndated*3/2
}

// standsAlone reports whether a single row is an item of a list that has one: it is built
// as an item, and its date stands with it.
func (r *reader) standsAlone(only *row) bool {
	if only.date.IsZero() || utf8.RuneCountInString(only.title) < 2 || IsFile(only.anchor.target) {
		return false
	}
	w := r.weights[only.node]
	switch only.node.Data {
	case "li":
		return w != nil && w.text-w.linked <= talkRunes
	case "tr", "dl", "dd":
		return w != nil && w.text-w.linked <= cellRunes // pages are laid out in tables too
	}
	switch {
	case w == nil:
		return false
	case only.node == only.anchor.node:
		return w.blocks > 0
	}
	return w.text-w.linked <= dateRunes && utf8.RuneCountInString(only.title) >= strongRunes &&
		(listedByName(only.node) || reads().Addresses.Document.MatchString(only.anchor.target))
}

// listedByName reports whether an element or one around it is named after lists.
func listedByName(n *html.Node) bool {
	for e, depth := n, 0; e != nil && depth < 4; e, depth = e.Parent, depth+1 {
		if reads().Names.List.MatchString(evidence.Attribute(e, "class")) {
			return true
		}
	}
	return false
}

// mayBeFew reports whether rows are too few for a list of titles without dates but may be
// all that a column has: lines of a list that lead to documents.
func (r *reader) mayBeFew(g *group) bool {
	for _, row := range g.rows {
		if row.anchor.area != "" || row.node.Data != "li" && row.node.Data != "tr" && row.node.Data != "dl" ||
			utf8.RuneCountInString(row.title) < strongRunes || !reads().Addresses.Document.MatchString(row.anchor.target) || IsFile(row.anchor.target) {
			return false
		}
	}
	return len(g.rows) > 0 && len(g.rows) < manyUndated
}
