// Package evidencetest makes evidence for tests without a browser.
package evidencetest

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// Width is the width of every page made here, in CSS pixels.
const Width = 1366

// lineHeight is the height of everything laid out.
const lineHeight = 20

// Page makes a captured page of a piece of HTML, as a visitor without scripts
// would see it: each piece of text and each image takes a line of its own.
// Inline styles `display:none`, `visibility:hidden` and `left:-…` are
// honoured. The page has id p0001, status 200 and the home page's role;
// callers change what they need.
func Page(t testing.TB, url, source string) *evidence.Page {
	t.Helper()
	p := &evidence.Page{
		ID: evidence.PageID(1), Role: evidence.RoleHome, URL: url, FinalURL: url, Attempts: 1,
		View:  evidence.View{Width: Width, Height: 768, Visitor: evidence.VisitorCitizen},
		Chain: []evidence.Exchange{{Method: "GET", URL: url, Status: 200, Address: "203.0.113.7:80"}},
	}
	p.Source = evidence.NewBlob(evidence.MediaText, []byte(source))
	snapshot := Snapshot(t, url, source)
	if err := p.SetSnapshot(snapshot); err != nil {
		t.Fatalf("snapshot of %s: %v", url, err)
	}
	if doc, err := p.Document(); err == nil {
		p.Title = strings.TrimSpace(doc.Find("head title").First().Text())
	}
	return p
}

// Snapshot lays out a piece of HTML as Page describes.
func Snapshot(t testing.TB, url, source string) *evidence.Snapshot {
	t.Helper()
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatalf("parse the test page: %v", err)
	}
	b := builder{
		snapshot: &evidence.Snapshot{Schema: evidence.SnapshotSchema, Styles: []string{"display", "visibility", "opacity"}},
		index:    map[string]int32{},
	}
	b.frame.URL, b.frame.Base = b.text(url), b.text(url)
	b.frame.Owner = evidence.Owner{Frame: -1, Node: -1}
	b.node(root, -1, true, true)
	b.frame.Width, b.frame.Height = Width, float64(b.lines+1)*lineHeight
	b.snapshot.Frames = []evidence.Frame{b.frame}
	return b.snapshot
}

type builder struct {
	snapshot *evidence.Snapshot
	index    map[string]int32
	frame    evidence.Frame
	lines    int
	left     float64 // where what is laid out now begins
}

func (b *builder) text(s string) int32 {
	if i, ok := b.index[s]; ok {
		return i
	}
	i := int32(len(b.snapshot.Strings))
	b.snapshot.Strings = append(b.snapshot.Strings, s)
	b.index[s] = i
	return i
}

var blocks = map[string]bool{
	"html": true, "body": true, "div": true, "p": true, "ul": true, "ol": true, "li": true, "table": true, "tr": true, "td": true,
	"th": true, "footer": true, "header": true, "h1": true, "h2": true, "h3": true, "section": true, "iframe": true, "form": true,
}

func (b *builder) node(n *html.Node, parent int32, rendered, visible bool) {
	f := &b.frame
	i := int32(len(f.Parent))
	f.Parent = append(f.Parent, parent)
	name, value := b.text(strings.ToUpper(n.Data)), int32(-1)
	var kind int32
	var attributes []int32
	display := "inline"
	style := ""
	switch n.Type {
	case html.TextNode:
		kind, name, value = evidence.NodeText, b.text("#text"), b.text(n.Data)
		rendered = rendered && strings.TrimSpace(n.Data) != ""
	case html.CommentNode:
		kind, name, value, rendered = evidence.NodeComment, b.text("#comment"), b.text(n.Data), false
	case html.DocumentNode:
		kind, name = evidence.NodeDocument, b.text("#document")
	case html.DoctypeNode:
		kind, rendered = evidence.NodeDoctype, false
	default:
		kind = evidence.NodeElement
		if blocks[n.Data] {
			display = "block"
		}
		for _, a := range n.Attr {
			attributes = append(attributes, b.text(a.Key), b.text(a.Val))
			if a.Key == "style" {
				style = strings.ReplaceAll(a.Val, " ", "")
			}
		}
		switch n.Data {
		case "head", "script", "style", "noscript", "template", "meta", "link", "title":
			rendered = false
		}
		rendered = rendered && !strings.Contains(style, "display:none")
		visible = visible && !strings.Contains(style, "visibility:hidden")
	}
	f.Type, f.Name, f.Value = append(f.Type, kind), append(f.Name, name), append(f.Value, value)
	f.Attributes = append(f.Attributes, attributes)
	at := -1
	if rendered {
		at = len(f.Layout)
		f.Layout = append(f.Layout, i)
		f.Box = append(f.Box, [4]float64{})
		visibility := "visible"
		if !visible {
			visibility = "hidden"
		}
		f.Style = append(f.Style, []int32{b.text(display), b.text(visibility), b.text("1")})
	}
	first, left := b.lines, b.left
	if strings.Contains(style, "left:-") {
		b.left = -9999
	}
	if n.Type == html.TextNode && rendered || n.Data == "img" || n.Data == "iframe" || n.Data == "input" {
		b.lines++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.node(c, i, rendered, visible)
	}
	if at >= 0 {
		f.Box[at] = [4]float64{b.left, float64(first) * lineHeight, Width, float64(b.lines-first) * lineHeight}
	}
	b.left = left
}
