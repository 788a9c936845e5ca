package evidence

import (
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"
	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/html"
)

// Document is a rendered page as one tree: what a frame shows hangs below the
// element that holds it, what a shadow root shows below its host, so that a
// selector walks through them as through any element.
// Every node knows its box and styles. It is read-only and safe for
// concurrent use.
type Document struct {
	// Width and Height are the size of the whole page in CSS pixels.
	Width, Height float64

	root    *html.Node
	strings []string
	styles  map[string]int // position of a style in a node's values
	layout  map[*html.Node]nodeLayout
	clicks  map[*html.Node]bool
	ids     map[string]int             // how many elements have an id
	frames  map[*html.Node]*whatwg.Url // base address by the root node of a frame

	ranking sync.Mutex
	ranks   map[*html.Node]rank // filled as they are asked for
}

type nodeLayout struct {
	box    Box
	values []int32 // into strings
}

// Document builds the tree.
func (s *Snapshot) Document() (*Document, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	d := &Document{
		Width: s.Frames[0].Width, Height: s.Frames[0].Height,
		strings: s.Strings,
		styles:  make(map[string]int, len(s.Styles)),
		layout:  make(map[*html.Node]nodeLayout, len(s.Frames[0].Layout)),
		clicks:  map[*html.Node]bool{},
		ids:     map[string]int{},
		frames:  make(map[*html.Node]*whatwg.Url, len(s.Frames)),
	}
	for i, name := range s.Styles {
		d.styles[name] = i
	}
	nodes := make([][]*html.Node, len(s.Frames))
	for i := range s.Frames {
		nodes[i] = d.addFrame(s, i, nodes)
	}
	if len(nodes[0]) == 0 {
		d.root = &html.Node{Type: html.DocumentNode}
	} else {
		d.root = nodes[0][0]
	}
	return d, nil
}

func (d *Document) addFrame(s *Snapshot, index int, frames [][]*html.Node) []*html.Node {
	f := &s.Frames[index]
	var owner *html.Node
	var at Box
	if f.Owner.Frame >= 0 {
		owner = frames[f.Owner.Frame][f.Owner.Node]
		at = d.layout[owner].box
	}
	arena := make([]html.Node, len(f.Parent)) // one allocation for all nodes of the frame
	nodes := make([]*html.Node, len(f.Parent))
	for i, parent := range f.Parent {
		switch {
		case f.Type[i] == NodeDocument && owner != nil:
			nodes[i] = owner
			continue
		case f.Type[i] == NodeFragment && parent >= 0:
			nodes[i] = nodes[parent]
			continue
		}
		n := &arena[i]
		s.fill(n, f, i)
		if id := Attribute(n, "id"); id != "" {
			d.ids[id]++
		}
		nodes[i] = n
		switch {
		case parent >= 0:
			nodes[parent].AppendChild(n)
		case owner != nil:
			owner.AppendChild(n)
		}
	}
	for i, node := range f.Layout {
		if nodes[node] != &arena[node] {
			continue // laid out as the element that holds it
		}
		b := f.Box[i]
		box := Box{X: b[0], Y: b[1], W: b[2], H: b[3]}.Offset(at.X-f.ScrollX, at.Y-f.ScrollY)
		if owner == nil {
			box = box.Offset(f.ScrollX, f.ScrollY) // the page's own boxes count from its top
		}
		d.layout[nodes[node]] = nodeLayout{box: box, values: f.Style[i]}
	}
	for _, node := range f.Clickable {
		d.clicks[nodes[node]] = true
	}
	if base, err := whatwg.Parse(s.text(f.Base)); err == nil && len(nodes) > 0 {
		d.frames[nodes[0]] = base
	}
	return nodes
}

func (s *Snapshot) fill(n *html.Node, f *Frame, i int) {
	switch f.Type[i] {
	case NodeText:
		n.Type, n.Data = html.TextNode, s.text(f.Value[i])
	case NodeComment:
		n.Type, n.Data = html.CommentNode, s.text(f.Value[i])
	case NodeDoctype:
		n.Type, n.Data = html.DoctypeNode, s.text(f.Name[i])
	case NodeElement:
		n.Type, n.Data = html.ElementNode, strings.ToLower(s.text(f.Name[i]))
	default:
		n.Type = html.DocumentNode
	}
	attributes := f.Attributes[i]
	for j := 0; j+1 < len(attributes); j += 2 {
		n.Attr = append(n.Attr, html.Attribute{Key: s.text(attributes[j]), Val: s.text(attributes[j+1])})
	}
}

// Root returns the document node.
func (d *Document) Root() *html.Node { return d.root }

// Find returns the nodes that match a CSS selector, in all frames.
func (d *Document) Find(selector string) *goquery.Selection {
	return goquery.NewDocumentFromNode(d.root).Find(selector)
}

// Box returns the node's box on the page; false when it was not laid out.
func (d *Document) Box(n *html.Node) (Box, bool) {
	l, ok := d.layout[n]
	return l.box, ok
}

// Style returns a computed style that the snapshot kept, "" when the node was
// not laid out or the style not kept.
func (d *Document) Style(n *html.Node, name string) string {
	i, kept := d.styles[name]
	values := d.layout[n].values
	if !kept || i >= len(values) || values[i] < 0 {
		return ""
	}
	return d.strings[values[i]]
}

// Visible reports whether a reader can see the node: it is laid out with an
// area, on the page's own ground, and neither it nor what holds it is
// transparent. Boxes that are merely below the first screen are visible.
func (d *Document) Visible(n *html.Node) bool {
	l, ok := d.layout[n]
	if !ok || l.box.Empty() || l.box.X+l.box.W <= 0 || l.box.Y+l.box.H <= 0 || l.box.X >= d.Width && d.Width > 0 {
		return false
	}
	styled := n
	if n.Type == html.TextNode { // text is styled by its element
		styled = n.Parent
	}
	if v := d.Style(styled, "visibility"); v == "hidden" || v == "collapse" {
		return false
	}
	for e := n; e != nil; e = e.Parent {
		if d.Style(e, "opacity") == "0" {
			return false
		}
		if e != n && d.clips(e) && e.Type == html.ElementNode {
			if holder := d.layout[e].box; holder.Intersect(l.box).Empty() {
				return false
			}
		}
	}
	return true
}

// clips reports whether an element hides what lies outside its box.
func (d *Document) clips(n *html.Node) bool {
	return d.Style(n, "overflow-x") == "hidden" && d.Style(n, "overflow-y") == "hidden" && n.Data != "body" && n.Data != "html"
}

// Clickable reports whether the node answers a click: a link, a control, or an
// element that a script listens to.
func (d *Document) Clickable(n *html.Node) bool { return d.clicks[n] }

// Attribute returns an attribute's value, "" when the node has none.
func Attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, name) {
			return a.Val
		}
	}
	return ""
}
