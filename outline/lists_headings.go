package outline

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	headingRunes    = 24  // characters of a block's heading at most
	headRunes       = 120 // characters of the element with heading and “更多” at most
	headingSiblings = 8   // siblings before a list that are looked at for its heading
	panelsMost      = 40  // panels under one row of names, at most
	panelsReach     = 400 // nodes among which these stand, at most
	headingClimb    = 8   // elements around a list within which its heading stands
)

// readHeadings finds for every list the heading of its block and where “更多” leads.
func (r *reader) readHeadings() {
	r.indexMores()
	lists := map[*html.Node]int{}
	for _, g := range r.groups {
		for e, depth := g.node, 0; e != nil && depth < climb; e, depth = e.Parent, depth+1 {
			lists[e]++
		}
	}
	for _, g := range r.groups {
		r.head(g, lists)
	}
}

// head looks for the heading of a list before it and around it, as far as no other list
// lies between.
func (r *reader) head(g *group, lists map[*html.Node]int) {
	e := g.node
	for depth := 0; e != nil && depth < headingClimb && e.Data != "body"; e, depth = e.Parent, depth+1 {
		if lists[e] > 1 {
			if g.heading == "" {
				r.headBefore(g, e, lists, true)
			}
			break
		}
		if g.more == "" && r.moreIn[e] != nil {
			g.more = r.moreIn[e].target
			r.moreIn[e].area = AreaMore
		}
		if g.heading == "" {
			r.headBefore(g, e, lists, false)
		}
		if g.heading != "" && g.more != "" {
			break
		}
	}
	if g.more == "" && g.lead != nil {
		g.more = g.lead.target
		g.lead.area = AreaMore
	}
}

// indexMores notes for the elements around each “更多” which one they hold first.
func (r *reader) indexMores() {
	r.moreIn = map[*html.Node]*anchor{}
	for _, a := range r.mores {
		for e, depth := a.node.Parent, 0; e != nil && depth < headingClimb; e, depth = e.Parent, depth+1 {
			if r.moreIn[e] == nil {
				r.moreIn[e] = a
			}
		}
	}
}

// headBefore reads a heading from the siblings before an element of the list's block.
// Where more lists stand in the element, only names over as many panels are headings.
func (r *reader) headBefore(g *group, e *html.Node, lists map[*html.Node]int, tabsOnly bool) {
	seen := 0
	for s := e.PrevSibling; s != nil && seen < headingSiblings; s = s.PrevSibling {
		if s.Type != html.ElementNode {
			continue
		}
		seen++
		if lists[s] > 0 {
			if s.Data != e.Data {
				return
			}
			tabsOnly = true // a neighbour of the same kind: panels, perhaps
			continue
		}
		w := r.weights[s]
		if w == nil || w.text == 0 && w.links == 0 {
			continue
		}
		if s == r.trailNode || r.trailNode != nil && contains(s, r.trailNode, headingClimb) {
			continue
		}
		area := r.zones[s]
		if area == areaHead || area == AreaFooter || area == AreaSidebar || area == areaPager || w.text > headRunes {
			return
		}
		if entries := r.tabEntries(s); len(entries) > 1 && (area != AreaNavigation || leadNowhere(entries)) {
			if !r.headFromTabs(g, e, s, entries) && area != AreaNavigation {
				r.headFromActive(g, entries)
			}
			return
		}
		if area == AreaNavigation {
			return
		}
		if tabsOnly {
			continue
		}
		if text, lead := r.headingText(s); text != "" {
			g.heading, g.lead = text, lead
			return
		}
	}
}

// headingText is the text of an element that is a heading, with the link in it.
func (r *reader) headingText(s *html.Node) (string, *anchor) {
	var text []string
	var lead *anchor
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if a := r.byNode[n]; a != nil {
			if a.more || a.text == "" || isUtility(a.text) {
				return
			}
			if lead == nil {
				lead = a
			}
		}
		if n.Type == html.TextNode {
			if piece := evidence.Normalize(n.Data); piece != "" && !reads().Texts.More.MatchString(piece) {
				text = append(text, piece)
			}
			return
		}
		switch n.Data {
		case "script", "style", "input", "select":
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(s)
	heading := once(strings.Trim(strings.Join(text, ""), " |·>»:：+"))
	if isUtility(heading) || reads().Texts.TrailLabel.MatchString(heading) {
		return "", nil
	}
	if n := utf8.RuneCountInString(heading); n < 2 || n > headingRunes {
		return "", nil
	}
	if lead != nil && lead.length > shortRunes && reads().Addresses.Document.MatchString(lead.target) {
		return "", nil // the item on top
	}
	return heading, lead
}

// tab is one of several names that stand over as many panels.
type tab struct {
	node   *html.Node
	text   string
	anchor *anchor
	active bool
}

// tabEntries returns the names that stand in one row. The lists of one block all ask for those
// over it, so each row is read once.
func (r *reader) tabEntries(s *html.Node) []tab {
	entries, known := r.tabs[s]
	if !known {
		entries = r.readTabs(s)
		r.tabs[s] = entries
	}
	return entries
}

func (r *reader) readTabs(s *html.Node) []tab {
	if s.Data == "a" {
		return nil
	}
	holder := s
	for range 3 { // the row may be wrapped
		var only *html.Node
		several := 0
		for c := holder.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && r.weights[c] != nil && r.weights[c].text > 0 && !r.isMore(c) {
				only = c
				several++
			}
		}
		if several != 1 || only.Data == "a" || only.Data == "li" {
			break
		}
		holder = only
	}
	var entries []tab
	for c := holder.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || r.isMore(c) {
			continue
		}
		text := r.textOf(c)
		n := utf8.RuneCountInString(text)
		if n == 0 {
			continue
		}
		if n > shortRunes+4 || len(entries) > 20 {
			return nil
		}
		entries = append(entries, tab{
			node: c, text: once(strings.Trim(text, "| ")), anchor: r.anchorIn(c),
			active: reads().Names.Current.MatchString(evidence.Attribute(c, "class")),
		})
	}
	return entries
}

func (r *reader) isMore(n *html.Node) bool {
	a := r.anchorIn(n)
	return a != nil && (a.more || a.text == "")
}

// anchorIn is the first link at or below a node.
func (r *reader) anchorIn(n *html.Node) *anchor {
	if a := r.byNode[n]; a != nil {
		return a
	}
	for d := range n.Descendants() {
		if a := r.byNode[d]; a != nil {
			return a
		}
	}
	return nil
}

// headFromTabs gives a list in a panel the name that stands over this panel.
func (r *reader) headFromTabs(g *group, e, names *html.Node, entries []tab) bool {
	for p := g.node; p != nil && p != e.Parent; p = p.Parent {
		id := evidence.Attribute(p, "id")
		for _, t := range entries {
			if id != "" && pointsAt(t.node, id) {
				g.heading, g.lead = t.text, t.anchor
				return true
			}
		}
	}
	for p := g.node; p != nil && p != e.Parent; p = p.Parent {
		if at, of := r.position(p, names); of == len(entries) {
			g.heading, g.lead = entries[at].text, entries[at].anchor
			if more := r.moreOfTab(e, at, of); more != "" {
				g.more = more
			}
			return true
		}
	}
	return false
}

// leadNowhere reports whether names only open panels.
func leadNowhere(entries []tab) bool {
	for _, t := range entries {
		if t.anchor != nil && t.anchor.target != "" {
			return false
		}
	}
	return true
}

// headFromActive gives a list that is shown the name that is marked as open, else the first.
func (r *reader) headFromActive(g *group, entries []tab) {
	if !r.doc.Visible(g.node) {
		return
	}
	open := entries[0]
	for _, t := range entries {
		if t.active {
			open = t
			break
		}
	}
	g.heading, g.lead = open.text, open.anchor
}

// once is a text that is written twice in a row, once for wide and once for narrow windows,
// written once.
func once(text string) string {
	runes := []rune(unspaced(text))
	half := len(runes) / 2
	if len(runes)%2 == 0 && half > 1 && string(runes[:half]) == string(runes[half:]) {
		return string(runes[:half])
	}
	return text
}

// pointsAt reports whether a name or a link in it says that it opens the panel of an id.
func pointsAt(n *html.Node, id string) bool {
	for _, e := range []*html.Node{n, n.FirstChild} {
		if e == nil {
			continue
		}
		for _, a := range e.Attr {
			if a.Key != "class" && a.Key != "style" && (a.Val == id || a.Val == "#"+id) {
				return true
			}
		}
	}
	return false
}

// position is an element's place among the panels that it stands with, and how many these
// are: siblings of its kind behind the row of names, where that is a sibling too.
func (r *reader) position(n, names *html.Node) (at, of int) {
	if n.Parent == nil {
		return 0, 0
	}
	first := n.Parent.FirstChild
	if names != nil && names.Parent == n.Parent {
		first = names.NextSibling
	}
	shape := shapeOf(n)
	seen := 0
	for s := first; s != nil && of < panelsMost; s = s.NextSibling {
		if seen++; seen > panelsReach {
			return 0, 0
		}
		if s == n {
			at = of
		}
		if s.Type == html.ElementNode && s.Data == n.Data && (shapeOf(s) == shape || r.weights[s] != nil && r.weights[s].text > 0) {
			of++
		}
	}
	return at, of
}

// moreOfTab is where the “更多” of one of several panels leads, should as many stand in a row
// before them.
func (r *reader) moreOfTab(e *html.Node, at, of int) string {
	seen := 0
	for s := e.PrevSibling; s != nil && seen < headingSiblings; s = s.PrevSibling {
		if s.Type != html.ElementNode {
			continue
		}
		seen++
		if w := r.weights[s]; r.moreIn[s] == nil || w == nil || w.text > headRunes*2 {
			continue
		}
		var all []*anchor
		for d := range s.Descendants() {
			if a := r.byNode[d]; a != nil && a.more {
				all = append(all, a)
			}
		}
		if len(all) == of {
			all[at].area = AreaMore
			return all[at].target
		}
	}
	return ""
}
