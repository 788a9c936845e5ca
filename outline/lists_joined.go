package outline

import (
	"golang.org/x/net/html"
)

// joined makes one list of the rows that a page's markup keeps apart: cells of one table,
// lists of five lines each one below the other.
func joined(groups []*group, r *reader) []*group {
	var all []*group
	last := map[*html.Node]*group{} // by the element around the group
	for _, g := range groups {
		parent := g.node.Parent
		before := last[parent]
		if before != nil && parent != nil && before.node != parent && shapeOf(before.lastNode()) == shapeOf(g.node) && r.joins(before.lastNode(), g.node) {
			before.rows = append(before.rows, g.rows...)
			before.tail = g.node
			continue
		}
		last[parent] = g
		all = append(all, g)
	}
	for _, g := range all {
		if g.tail != nil {
			g.node = g.node.Parent
		}
	}
	return all
}

func (g *group) lastNode() *html.Node {
	if g.tail != nil {
		return g.tail
	}
	return g.node
}

// joins reports whether nothing but white space and rules stand between two neighbours that
// are both seen.
func (r *reader) joins(a, b *html.Node) bool {
	if a.Data != "tr" && a.Data != "ul" && a.Data != "ol" {
		return false
	}
	if a.Data != "tr" && (!r.doc.Visible(a) || !r.doc.Visible(b) || r.underTabs(a)) {
		return false
	}
	for s := a.NextSibling; s != nil; s = s.NextSibling {
		if s == b {
			return true
		}
		if w := r.weights[s]; s.Type == html.ElementNode && w != nil && w.text > 0 {
			return false
		}
	}
	return false
}

// underTabs reports whether a list is one of several panels under a row of as many names.
func (r *reader) underTabs(n *html.Node) bool {
	for _, e := range []*html.Node{n, n.Parent} {
		seen := 0
		for s := e.PrevSibling; s != nil && seen < headingSiblings; s = s.PrevSibling {
			if s.Type != html.ElementNode {
				continue
			}
			seen++
			w := r.weights[s]
			if w == nil || w.text == 0 || w.text > headRunes {
				continue
			}
			if _, of := r.position(n, s); of > 1 && len(r.tabEntries(s)) == of {
				return true
			}
		}
	}
	return false
}
