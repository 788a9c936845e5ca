package evidence

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Place is where on a page something stands.
type Place struct {
	Selector string `json:"selector,omitempty"` // CSS path; a frame's content stands below its element
	Box      Box    `json:"box"`
	Quote    string `json:"quote,omitempty"`
}

// maxQuote bounds a quote, in characters.
const maxQuote = 300

// Locate returns the place of a node of the page's document: its CSS path,
// its box and its visible text (of an image its alternative text, else its
// address). The path, applied to the document, finds exactly this node. An
// element without a box of its own gets the box of what it holds.
func (p *Page) Locate(n *html.Node) Place {
	if p.document == nil || n == nil {
		return Place{}
	}
	return p.document.Locate(n)
}

// Locate is Page.Locate for a document at hand.
func (d *Document) Locate(n *html.Node) Place {
	place := Place{Selector: d.selectorOf(n), Quote: clip(d.quote(n))}
	place.Box = d.extent(n)
	return place
}

func (d *Document) extent(n *html.Node) Box {
	box, _ := d.Box(n)
	if !box.Empty() {
		return box
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		box = box.Union(d.extent(c))
	}
	return box
}

func (d *Document) quote(n *html.Node) string {
	if n.Type == html.TextNode {
		return Normalize(n.Data)
	}
	if text := d.Text(n); text != "" {
		return text
	}
	for _, name := range []string{"alt", "title", "src", "href", "content"} {
		if value := Attribute(n, name); value != "" {
			return Normalize(value)
		}
	}
	return ""
}

func clip(text string) string {
	if utf8.RuneCountInString(text) <= maxQuote {
		return text
	}
	return string([]rune(text)[:maxQuote]) + "…"
}

// selectorOf returns a CSS path from the nearest element whose id is unique,
// else from the root, down to the node; a text node is named by its element.
func (d *Document) selectorOf(n *html.Node) string {
	if n.Type == html.TextNode {
		n = n.Parent
	}
	var steps []string
	for ; n != nil; n = n.Parent {
		if n.Type != html.ElementNode {
			continue
		}
		if id := Attribute(n, "id"); plainName(id) && d.ids[id] == 1 {
			steps = append(steps, "#"+id)
			break
		}
		steps = append(steps, d.step(n))
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return strings.Join(steps, " > ")
}

// step names an element among its siblings.
func (d *Document) step(n *html.Node) string {
	if n.Parent == nil || n.Parent.Type == html.DocumentNode && n.Data == "html" {
		return ":root" // a frame has an html element too
	}
	at := d.rank(n)
	switch {
	case !plainName(n.Data): // page-made names may hold anything
		return "*:nth-child(" + strconv.Itoa(at.child) + ")"
	case at.same == 1:
		return n.Data
	}
	return n.Data + ":nth-of-type(" + strconv.Itoa(at.ofType) + ")"
}

// rank is where an element stands among its siblings, counted from 1.
type rank struct {
	child  int // among all
	ofType int // among those of its name
	same   int // how many of its name there are
}

// rank returns an element's rank. Those of all its siblings are counted at once and kept,
// since a list may have thousands.
func (d *Document) rank(n *html.Node) rank {
	d.ranking.Lock()
	defer d.ranking.Unlock()
	if known, ok := d.ranks[n]; ok {
		return known
	}
	if d.ranks == nil {
		d.ranks = map[*html.Node]rank{}
	}
	count, child := map[string]int{}, 0
	for s := range n.Parent.ChildNodes() {
		if s.Type == html.ElementNode {
			child++
			count[s.Data]++
			d.ranks[s] = rank{child: child, ofType: count[s.Data]}
		}
	}
	for s := range n.Parent.ChildNodes() {
		if s.Type == html.ElementNode {
			at := d.ranks[s]
			at.same = count[s.Data]
			d.ranks[s] = at
		}
	}
	return d.ranks[n]
}

func plainName(name string) bool {
	if name == "" || name[0] >= '0' && name[0] <= '9' || name[0] == '-' {
		return false
	}
	for _, c := range []byte(name) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}
