package audits

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"wangjian/evidence"
)

// Link is a link of a page whose target can be checked by a plain request.
type Link struct {
	// Address is what the link leads to: http or https, absolute, without
	// fragment, written as a browser would ask for it. Two links to one
	// target have the same address.
	Address string
	// Text is what a reader sees of the link; of a link that none can see,
	// its text in the source. It may be empty.
	Text  string
	Place evidence.Place
	// Visible is false for links that a reader of the page as it was
	// captured cannot see: closed menus, hidden layers, links without area.
	Visible bool
}

// Links returns the links of a page (`a` and `area`), those of its frames
// included, in the order of the document. Left out are links within the page,
// scripts, mail and telephone addresses. The error is that of reading the
// page's document; a page without one has none to read.
func Links(p *evidence.Page) ([]Link, error) {
	doc, err := p.Document()
	if err != nil {
		return nil, err
	}
	anchors := anchorsOf(doc)
	links := make([]Link, len(anchors))
	for i, a := range anchors {
		links[i] = Link{Address: a.address, Text: a.text(doc), Place: doc.Locate(a.node), Visible: a.visible(doc)}
	}
	return links, nil
}

// anchor is a link's element and where it leads.
type anchor struct {
	node    *html.Node
	address string
}

// reference returns what a link refers to, "" when nothing. In drawings its
// attribute may have an older name (SVG 1.1, 17.1).
func reference(n *html.Node) string {
	href := evidence.Attribute(n, "href")
	if href == "" && n.Data == "a" && drawn(n) {
		href = evidence.Attribute(n, "xlink:href")
	}
	return href
}

// drawn reports whether an element is part of a drawing.
func drawn(n *html.Node) bool {
	for n = n.Parent; n != nil && n.Data != "foreignobject"; n = n.Parent {
		if n.Data == "svg" {
			return true
		}
	}
	return false
}

func anchorsOf(doc *evidence.Document) []anchor {
	var all []anchor
	for _, n := range doc.Find("a, area").Nodes {
		href := strings.TrimSpace(reference(n))
		if strings.HasPrefix(href, "#") {
			continue
		}
		if address := webAddress(doc, n, href); address != "" {
			all = append(all, anchor{n, address})
		}
	}
	return all
}

// visible reports whether a reader can see the link or anything in it. Of an
// image map, the image that shows it counts.
func (a anchor) visible(doc *evidence.Document) bool {
	shown := shownBy(doc, a.node)
	return shown != nil && visibleWithin(doc, shown)
}

// shownBy returns what a reader sees of an element: of an area the visible
// image of its map, nil when there is none; of any other the element itself.
func shownBy(doc *evidence.Document, n *html.Node) *html.Node {
	if n.Data == "area" {
		return imageOfMap(doc, n)
	}
	return n
}

func visibleWithin(doc *evidence.Document, n *html.Node) bool {
	if doc.Visible(n) {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if visibleWithin(doc, c) {
			return true
		}
	}
	return false
}

// imageOfMap returns the visible image that an area is a part of, nil when
// there is none.
func imageOfMap(doc *evidence.Document, area *html.Node) *html.Node {
	for n := area.Parent; n != nil; n = n.Parent {
		name := evidence.Attribute(n, "name")
		if n.Data != "map" || name == "" {
			continue
		}
		for _, img := range doc.Find("img[usemap]").Nodes {
			if evidence.Attribute(img, "usemap") == "#"+name && doc.Visible(img) {
				return img
			}
		}
	}
	return nil
}

// text returns the link's visible text, else that of its image or title, else
// what its source says.
func (a anchor) text(doc *evidence.Document) string {
	if text := doc.Text(a.node); text != "" {
		return text
	}
	for _, n := range append(goquery.NewDocumentFromNode(a.node).Find("img").Nodes, a.node) {
		for _, name := range []string{"alt", "title"} {
			if text := evidence.Normalize(evidence.Attribute(n, name)); text != "" {
				return text
			}
		}
	}
	var source strings.Builder
	sourceText(a.node, &source)
	return evidence.Normalize(source.String())
}

func sourceText(n *html.Node, into *strings.Builder) {
	if n.Type == html.TextNode {
		into.WriteString(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sourceText(c, into)
	}
}
