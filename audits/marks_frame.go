package audits

import (
	"slices"

	"golang.org/x/net/html"
)

// frameAround returns the element of the frame that a node stands in, nil for
// a node of the page itself.
func frameAround(n *html.Node) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		switch n.Data {
		case "iframe", "frame", "object":
			return n
		}
	}
	return nil
}

// ofOtherSite reports whether a node stands in a frame of another site.
func (v *view) ofOtherSite(n *html.Node) bool {
	if n == nil || frameAround(n) == nil {
		return false
	}
	base, err := v.doc.Resolve(n, "")
	if err != nil || base.Host == "" {
		return false
	}
	return !sameSite(hostOf(base.String()), hostOf(v.page.FinalURL))
}

// ownMarks leaves out the marks in frames of other sites, which are those
// sites' own, unless the page has no others.
func (v *view) ownMarks(marks []numberMark) []numberMark {
	own := slices.DeleteFunc(slices.Clone(marks), func(m numberMark) bool { return v.ofOtherSite(m.node) })
	if len(own) == 0 {
		return marks
	}
	return own
}

// withinPage reports whether a fragment alone, such as #top, stays in the
// document that its link stands in: it does unless a base element gives
// another address.
func (v *view) withinPage(link *html.Node) bool {
	if webAddress(v.doc, link, "#") == canonical(v.page.FinalURL) {
		return true
	}
	if v.based == nil {
		v.based = map[*html.Node]bool{}
		for _, base := range v.doc.Find("base[href]").Nodes {
			v.based[frameAround(base)] = true
		}
	}
	return !v.based[frameAround(link)]
}
