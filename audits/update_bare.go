package audits

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// What stands on several pages beside the one in question belongs to the site's frame:
// header, navigation, footer, sidebars. That the home page shows it too makes it the frame's
// a little sooner, and never alone: home pages show what their columns hold.

const (
	framePages = 3   // pages beside the home page that a part of the frame stands on, at least
	frameRunes = 200 // bytes of a text that is compared
	pictureMin = 16  // CSS pixels of a picture's sides that is content, at least
	strayRunes = 2   // characters that may be left on a page that holds nothing
	drawingMin = 32  // CSS pixels of a drawing's sides that is no icon, and of a drawn text's width
	drawnMin   = 10  // CSS pixels of a drawn text's height
)

// pageFrame is what the pages of a site have in common.
type pageFrame struct {
	home  map[string]bool
	pages map[string]int // on how many pages beside the home page
}

func (f *pageFrame) holds(thing string) bool {
	return f.pages[thing] > framePages || f.home[thing] && f.pages[thing] == framePages
}

// frame gathers what the pages of the site have in common.
func (c *Case) frame() *pageFrame {
	return derive(c, "frame", nil, func() *pageFrame {
		f := &pageFrame{home: map[string]bool{}, pages: map[string]int{}}
		known := map[string]bool{}
		for _, p := range c.site().Pages {
			if known[p.Address] {
				continue
			}
			known[p.Address] = true
			own := thingsOf(p)
			if p == c.site().Home {
				f.home = own
				continue
			}
			for thing := range own {
				f.pages[thing]++
			}
		}
		return f
	})
}

// thingsOf are the texts outside of links, the links, pictures and fields of a page.
func thingsOf(p *outline.Page) map[string]bool {
	things := map[string]bool{}
	walkContent(p.Doc.Root(), func(n *html.Node) {
		if thing := thingOf(n); thing != "" {
			things[thing] = true
		}
	})
	for i := range p.Links {
		things[linkThing(&p.Links[i])] = true
	}
	return things
}

// walkContent calls back for every node of a document that can be content, links apart.
func walkContent(n *html.Node, see func(*html.Node)) {
	switch n.Type {
	case html.CommentNode, html.DoctypeNode:
		return
	case html.ElementNode:
		switch n.Data {
		case "script", "style", "noscript", "template", "head", "a":
			return
		}
	}
	see(n)
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		walkContent(child, see)
	}
}

// thingOf names a text, picture or field for comparison, "" for what is none of them.
func thingOf(n *html.Node) string {
	if n.Type == html.TextNode {
		text := evidence.Normalize(n.Data[:min(len(n.Data), frameRunes)])
		if text == "" {
			return ""
		}
		return "text " + text
	}
	switch n.Data {
	case "img", "iframe", "frame", "embed", "object", "video", "audio", "canvas", "svg":
		source := evidence.Attribute(n, "src") + evidence.Attribute(n, "data")
		if source == "" {
			source = n.Data + bearing(n)
		}
		return thingMedia + source[:min(len(source), frameRunes)]
	case "input", "textarea", "select", "button":
		switch controlType(n) {
		case "hidden", "reset":
			return ""
		}
		return thingField + evidence.Attribute(n, "name") + evidence.Attribute(n, "id") + labelOf(n)
	}
	if generated(n) && n.Parent != nil {
		return thingDrawn + n.Data + n.Parent.Data + bearing(n.Parent)
	}
	return ""
}

// What things are, as their names begin.
const (
	thingMedia = "media "
	thingField = "field "
	thingDrawn = "drawn "
)

// bearing is the names that an element bears.
func bearing(n *html.Node) string {
	names := " " + evidence.Attribute(n, "id") + " " + evidence.Attribute(n, "class")
	return names[:min(len(names), frameRunes)]
}

// generated reports whether a style makes the node, as ::before and ::after.
func generated(n *html.Node) bool { return strings.HasPrefix(n.Data, "::") }

func controlType(n *html.Node) string { return strings.ToLower(evidence.Attribute(n, "type")) }

// labelOf is what a button says, "" for other controls.
func labelOf(n *html.Node) string {
	label := ""
	switch {
	case n.Data == "button":
		for each := range n.Descendants() {
			if each.Type == html.TextNode && len(label) < frameRunes {
				label += each.Data
			}
		}
	case n.Data == "input" && (controlType(n) == "submit" || controlType(n) == "button"):
		label = evidence.Attribute(n, "value")
	}
	return evidence.Normalize(label[:min(len(label), frameRunes)])
}

// linkThing names a link for comparison. An entry of the navigation is another thing than a
// link to the same page in the middle of a page.
func linkThing(link *outline.Link) string {
	where := "link "
	if aroundContent(link) {
		where = "frame link "
	}
	if link.Address != "" {
		return where + link.Address
	}
	return where + "text " + link.Text
}

// aroundContent reports whether a link stands where a page's frame is.
func aroundContent(link *outline.Link) bool {
	switch link.Area {
	case outline.AreaNavigation, outline.AreaTrail, outline.AreaSidebar, outline.AreaFooter:
		return true
	}
	return false
}

// standing is what stands on a page beside the site's frame.
type standing int

const (
	standsNothing   standing = iota
	standsLoading            // words that say that more is to come
	standsUnread             // a frame, a drawing, a film, a style's text: what they show is not known
	standsSomething          // texts, links, pictures, places to fill in, buttons
)

// standsOn tells what stands on a column's page beside the site's frame, its own name and
// words that say that there is nothing.
func (c *Case) standsOn(p *outline.Page, name string) standing {
	frame, words, loading := c.frame(), c.blankWords(), c.loadingWords()
	if words == nil || loading == nil {
		return standsSomething
	}
	for i := range p.Links {
		if c.linksToContent(p, &p.Links[i], frame, words) {
			return standsSomething
		}
	}
	content := ""
	found := standsNothing
	walkContent(p.Doc.Root(), func(n *html.Node) {
		thing := thingOf(n)
		if found == standsSomething || thing == "" {
			return
		}
		if n.Type == html.TextNode && n.Parent != nil && !frame.home[thing] && loading.MatchString(thing) && p.Doc.Visible(n.Parent) {
			found = max(found, standsLoading) // on many pages too, whose lists did not come
		}
		if frame.holds(thing) {
			return
		}
		if n.Type != html.TextNode {
			found = max(found, standingOf(p, n, thing, words))
			return
		}
		text := strings.TrimPrefix(thing, "text ")
		if text != name && text != p.Title && text != p.ColumnName && !inTrail(p, text) {
			content += words.ReplaceAllString(loading.ReplaceAllString(text, ""), "")
			if len([]rune(content)) > strayRunes {
				found = standsSomething
			}
		}
	})
	return found
}

// standingOf tells what an element alone makes of a page.
func standingOf(p *outline.Page, n *html.Node, thing string, words *regexp.Regexp) standing {
	box, _ := p.Doc.Box(n)
	switch {
	case strings.HasPrefix(thing, thingDrawn):
		if box.W >= drawingMin && box.H >= drawnMin && p.Doc.Visible(n) {
			return standsUnread
		}
	case strings.HasPrefix(thing, thingField):
		// What turns the pages of a list stands below an empty one too.
		label := labelOf(n)
		if p.Doc.Visible(n) && (label == "" || words.ReplaceAllString(label, "") != "") {
			return standsSomething
		}
	case box.W < pictureMin || box.H < pictureMin:
	case n.Data == "img" || n.Data == "audio":
		return standsSomething
	case n.Data != "svg" || box.W >= drawingMin && box.H >= drawingMin:
		return standsUnread
	}
	return standsNothing
}

// linksToContent reports whether a link belongs to what the page is for: an item of a list, an
// entry to a column that stands below the page, or what is no part of the frame.
func (c *Case) linksToContent(p *outline.Page, link *outline.Link, frame *pageFrame, words *regexp.Regexp) bool {
	if link.Area == outline.AreaItem {
		return true
	}
	home := c.site().Home
	if aroundContent(link) || home != nil && link.Address == home.Address || link.Address == p.Address && link.Address != "" ||
		words.ReplaceAllString(evidence.Normalize(link.Text), "") == "" {
		return false
	}
	thing := linkThing(link)
	return outline.Below(link.Address, p.Address) && c.site().Column(link.Address) != nil || !frame.holds(thing)
}

func inTrail(p *outline.Page, text string) bool {
	for i := range p.Trail {
		if p.Trail[i].Text == text {
			return true
		}
	}
	return false
}
