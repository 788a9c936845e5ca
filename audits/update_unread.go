package audits

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// What a home page shows beside its dated items may be newer than they: headlines, pictures
// with a title, items of other hosts, frames that brought nothing. Such a link is told from
// one to a site, an office or a service by its text and by the form of its address.

// itemWords tell the title of an item from other texts of links.
type itemWords struct {
	// TitleRunes is how many characters the title of an item has at least.
	TitleRunes int `yaml:"title_runes"`
	// Entrances are longer texts that name a site, an office, a column or a service.
	Entrances outline.Topic `yaml:"entrances"`
}

// frameWords tell the frames that may hold items from those of other uses.
type frameWords struct {
	// Width and Height are the sides of such a frame at least, in CSS pixels.
	Width  float64 `yaml:"width"`
	Height float64 `yaml:"height"`
	// Widgets match the addresses of frames for something else: the weather, a map.
	Widgets outline.Expression `yaml:"widgets"`
}

// itemWords reads the words of update.home; nil where they cannot be read.
func (c *Case) itemWords() *itemWords {
	return derive(c, "item words", nil, func() *itemWords {
		var limits updateHomeParameters
		parameters, err := c.parametersOf(updateHomeID)
		if err != nil || parameters.Decode(&limits) != nil {
			return nil
		}
		return &limits.Items
	})
}

// titlesItem reports whether a link's text may be the title of an item, and its address, ""
// where a script makes it, that of a single page.
func (c *Case) titlesItem(title, address string) bool {
	words := c.itemWords()
	if words == nil {
		return true
	}
	if utf8.RuneCountInString(joinedText(title)) < words.TitleRunes || words.Entrances.Names(title) {
		return false
	}
	return !leadsToFolder(address) && (!outline.IsFile(address) || outline.IsDocument(address))
}

// leadsToFolder reports whether an address is that of a site or of a folder of it.
func leadsToFolder(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return false
	}
	return strings.Trim(u.Path, "/") == "" || strings.HasSuffix(u.Path, "/") && u.RawQuery == ""
}

// offersItem reports whether a link outside of lists may be an item by the place it stands in.
func offersItem(link *outline.Link) bool {
	switch link.Area {
	case outline.AreaFooter, outline.AreaItem, outline.AreaNavigation, outline.AreaTrail, outline.AreaMore:
		return false
	}
	return true
}

// emptyFrames are the frames of a page that are large enough for items and brought nothing.
func emptyFrames(p *outline.Page, words *frameWords) []*html.Node {
	var empty []*html.Node
	for _, n := range p.Doc.Find("iframe, frame").Nodes {
		source := strings.TrimSpace(evidence.Attribute(n, "src"))
		if source == "" || strings.HasPrefix(source, "about:") || words.Widgets.MatchString(source) {
			continue
		}
		if box, _ := p.Doc.Box(n); box.W >= words.Width && box.H >= words.Height && p.Doc.Visible(n) && !showsAnything(n) {
			empty = append(empty, n)
		}
	}
	return empty
}

// shownElements are elements that show something without a text of their own.
var shownElements = []string{"img", "video", "canvas", "svg", "input", "textarea", "select"}

// showsAnything reports whether a text, a picture or a field stands below a node.
func showsAnything(n *html.Node) bool {
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" && !unshown(d.Parent):
			return true
		case d.Type == html.ElementNode && slices.Contains(shownElements, d.Data):
			return true
		}
	}
	return false
}

// unshown reports whether an element's text is never shown.
func unshown(n *html.Node) bool {
	return n != nil && (n.Data == "script" || n.Data == "style" || n.Data == "title" || n.Data == "noscript" || n.Data == "template")
}
