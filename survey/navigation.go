package survey

import (
	"iter"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// entry is a link of the home page's navigation.
type entry struct {
	url  string
	text string
}

const (
	headReach  = 700  // CSS pixels from the top within which a row of links is navigation
	footReach  = 600  // CSS pixels from the bottom within which short links are the footer's
	rowLinks   = 4    // links in one list that make it a row of navigation
	rowDepth   = 8    // elements between a link and the list or navigation it stands in, at most
	entryRunes = 12   // characters of a navigation entry's text at most
	maxAnchors = 5000 // links of a home page that are looked at: ten times what a crowded one has
)

// navigationName matches the classes and ids that sites give their navigation.
var navigationName = regexp.MustCompile(`(?i)(^|[-_ ])(nav|navi|navbar|menu|daohang|channel)|nav(bar|list|box|menu)?\d*($|[-_ ])`)

// navigation returns the second-level pages that a home page leads to on the
// same site: first the navigation that a visitor sees at the top, then its
// entries that open when the pointer rests there, then the footer's own links
// (site map, about, contact), last whatever else the page links to. Each
// address once. Of a page with more than maxAnchors links the number beyond is
// returned too.
func navigation(p *evidence.Page) (all []entry, beyond int, err error) {
	doc, err := p.Document()
	if err != nil {
		return nil, 0, err
	}
	self, err := url.Parse(p.FinalURL)
	if err != nil {
		return nil, 0, err
	}
	nodes := doc.Find("a[href]").Nodes
	beyond = max(len(nodes)-maxAnchors, 0)
	nodes = nodes[:len(nodes)-beyond]
	anchors := make([]anchor, len(nodes))
	for i, n := range nodes {
		text := doc.Text(n)
		anchors[i] = anchor{n, text, utf8.RuneCountInString(text), boxOf(doc, n)}
	}
	rows := rowsOf(doc, anchors)
	site := hostOf(p.FinalURL)
	var top, folded, foot, rest []entry
	for _, a := range anchors {
		e, ok := a.entry(doc, site)
		if !ok {
			continue
		}
		inside := a.length <= entryRunes && inNavigation(a.node, rows)
		switch {
		case inside && doc.Visible(firstShown(a.node)):
			top = append(top, e)
		case inside:
			folded = append(folded, e)
		case a.isFoot(doc):
			foot = append(foot, e)
		default:
			rest = append(rest, e)
		}
	}
	known := map[string]bool{normalize(self): true}
	for _, e := range slices.Concat(top, folded, foot, rest) {
		if !known[e.url] {
			known[e.url] = true
			all = append(all, e)
		}
	}
	return all, beyond, nil
}

// anchor is a link with what is asked of it more than once.
type anchor struct {
	node   *html.Node
	text   string
	length int // of text, in characters
	box    evidence.Box
}

func (a *anchor) entry(doc *evidence.Document, site string) (entry, bool) {
	href := strings.TrimSpace(evidence.Attribute(a.node, "href"))
	if href == "" || strings.HasPrefix(href, "#") {
		return entry{}, false
	}
	u, err := doc.Resolve(a.node, href)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !sameHost(strings.ToLower(u.Hostname()), site) {
		return entry{}, false
	}
	text := a.text
	if text == "" {
		text = evidence.Normalize(evidence.Attribute(a.node, "title"))
	}
	return entry{url: normalize(u), text: text}, true
}

// short reports a text that a navigation's entry may have.
func (a *anchor) short() bool { return a.length > 0 && a.length <= entryRunes }

func (a *anchor) isFoot(doc *evidence.Document) bool {
	return a.short() && !a.box.Empty() && a.box.Y >= doc.Height-footReach && a.box.Y > headReach
}

// firstShown returns the node whose visibility tells that of a link: an
// inline link around a block has no box of its own.
func firstShown(n *html.Node) *html.Node {
	for c := n; c != nil; c = c.FirstChild {
		if c.Type == html.TextNode || c.FirstChild == nil {
			return c
		}
	}
	return n
}

// boxOf returns a link's box, else that of what it shows first.
func boxOf(doc *evidence.Document, n *html.Node) evidence.Box {
	box, _ := doc.Box(n)
	if box.Empty() {
		box, _ = doc.Box(firstShown(n))
	}
	return box
}

// row is a list of links.
type row struct {
	links int          // short ones
	box   evidence.Box // of the list, else of its links
}

// rowsOf counts the short links of every list in one pass over the links.
func rowsOf(doc *evidence.Document, anchors []anchor) map[*html.Node]*row {
	rows := map[*html.Node]*row{}
	for i := range anchors {
		for e := range above(anchors[i].node) {
			if e.Data != "ul" && e.Data != "tr" {
				continue
			}
			r := rows[e]
			if r == nil {
				r = &row{}
				rows[e] = r
			}
			if anchors[i].short() {
				r.links++
			}
			if own, _ := doc.Box(e); own.Empty() {
				r.box = r.box.Union(anchors[i].box)
			} else {
				r.box = own
			}
		}
	}
	return rows
}

// above yields the nearest elements that hold a node.
func above(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for e, depth := n.Parent, 0; e != nil && depth < rowDepth; e, depth = e.Parent, depth+1 {
			if e.Type == html.ElementNode && !yield(e) {
				return
			}
		}
	}
}

// inNavigation reports whether a link stands in what is named or built as
// navigation: a nav element, a role or class that says so, or a list of short
// links near the top of the page.
func inNavigation(n *html.Node, rows map[*html.Node]*row) bool {
	for e := range above(n) {
		if e.Data == "nav" || evidence.Attribute(e, "role") == "navigation" ||
			navigationName.MatchString(evidence.Attribute(e, "class")) || navigationName.MatchString(evidence.Attribute(e, "id")) {
			return true
		}
		if r := rows[e]; r != nil {
			return !r.box.Empty() && r.box.Y+r.box.H <= headReach && r.links >= rowLinks
		}
	}
	return false
}
