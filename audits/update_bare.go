package audits

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// What stands on the home page, or on several pages beside the one in question, belongs to
// the site's frame: header, navigation, footer, sidebars.

const (
	framePages = 3   // other pages that make a text, link or picture part of the frame
	frameRunes = 200 // bytes of a text that is compared
	pictureMin = 16  // CSS pixels of a picture's sides that is content, at least
	strayRunes = 2   // characters that may be left on a page that holds nothing
)

// pageFrame is what the pages of a site have in common.
type pageFrame struct {
	home  map[string]bool
	pages map[string]int // on how many pages
}

func (f *pageFrame) holds(thing string) bool { return f.home[thing] || f.pages[thing] > framePages }

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
			for thing := range own {
				f.pages[thing]++
			}
			if p == c.site().Home {
				f.home = own
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
	case "img", "iframe", "frame", "embed", "object", "video", "audio", "canvas":
		source := evidence.Attribute(n, "src") + evidence.Attribute(n, "data")
		return "media " + source[:min(len(source), frameRunes)]
	case "input", "textarea", "select":
		switch strings.ToLower(evidence.Attribute(n, "type")) {
		case "hidden", "submit", "button", "reset", "image":
			return ""
		}
		return "field " + evidence.Attribute(n, "name") + evidence.Attribute(n, "id")
	}
	return ""
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

// bare reports whether nothing stands on a column's page but the site's frame, its own name
// and words that say that there is nothing.
func (c *Case) bare(p *outline.Page, name string) bool {
	frame, words := c.frame(), c.blankWords()
	if words == nil {
		return false
	}
	for i := range p.Links {
		if c.linksToContent(p, &p.Links[i], frame, words) {
			return false
		}
	}
	content := ""
	full := false
	walkContent(p.Doc.Root(), func(n *html.Node) {
		thing := thingOf(n)
		if full || thing == "" || frame.holds(thing) {
			return
		}
		if n.Type != html.TextNode {
			box, _ := p.Doc.Box(n)
			full = strings.HasPrefix(thing, "field ") && p.Doc.Visible(n) || box.W >= pictureMin && box.H >= pictureMin
			return
		}
		text := strings.TrimPrefix(thing, "text ")
		if text != name && text != p.Title && text != p.ColumnName && !inTrail(p, text) {
			content += words.ReplaceAllString(text, "")
			full = len([]rune(content)) > strayRunes
		}
	})
	return !full
}

// linksToContent reports whether a link belongs to what the page is for: an article, or an
// entry to a column that stands below the page or that no other page has outside of its frame.
func (c *Case) linksToContent(p *outline.Page, link *outline.Link, frame *pageFrame, words *regexp.Regexp) bool {
	home := c.site().Home
	if aroundContent(link) || home != nil && link.Address == home.Address || link.Address == p.Address && link.Address != "" ||
		words.ReplaceAllString(evidence.Normalize(link.Text), "") == "" {
		return false
	}
	thing := linkThing(link)
	if link.Area != outline.AreaItem && c.site().Column(link.Address) != nil {
		return outline.Below(link.Address, p.Address) || !frame.home[thing] && frame.pages[thing] <= 1
	}
	return !frame.holds(thing)
}

func inTrail(p *outline.Page, text string) bool {
	for i := range p.Trail {
		if p.Trail[i].Text == text {
			return true
		}
	}
	return false
}

// blankWords reads the words of update.columns; nil where they cannot be read.
func (c *Case) blankWords() *regexp.Regexp {
	return derive(c, "blank words", nil, func() *regexp.Regexp {
		var limits updateColumnsParameters
		parameters, err := c.parametersOf(updateColumnsID)
		if err != nil || parameters.Decode(&limits) != nil {
			return nil
		}
		words, err := regexp.Compile(strings.Join(limits.Nothing, "|"))
		if err != nil || len(limits.Nothing) == 0 {
			return nil
		}
		return words
	})
}
