package audits

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// unnamedPictures counts the pictures of the first screen that say nothing of themselves
// and are large enough for a code to scan. One in a link to a page of the site that was
// opened is what that page tells.
func (c *Case) unnamedPictures(home *view, words *coordinationPromotionParameters) int {
	count := 0
	home.elements(func(n *html.Node) {
		box, _ := home.doc.Box(n)
		if box.W < words.MinSide || box.H < words.MinSide || box.Y+box.H/2 >= float64(words.Height) || box.X >= float64(words.Width) || !home.doc.Visible(n) {
			return
		}
		if n.Data != "img" && !home.backed(n) {
			return
		}
		link, linked := home.clickableAround(n)
		switch {
		case words.tells(evidence.Attribute(n, "alt"), evidence.Attribute(n, "title")):
		case linked && link.node != nil && words.tells(home.doc.Text(link.node), evidence.Attribute(link.node, "title")):
		case linked && link.address != nil && c.tellsOtherwise(link.address.Href(true), &words.App):
		default:
			count++
		}
	})
	return count
}

// tells reports whether one of some texts says what a picture is of.
func (p *coordinationPromotionParameters) tells(texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool {
		text = joinedText(text)
		return text != "" && !p.Silent.MatchString(text)
	})
}

// backed reports whether an element shows nothing but a picture behind it.
func (v *view) backed(n *html.Node) bool {
	if n.Data == "body" || n.Data == "html" {
		return false
	}
	behind := v.doc.Style(n, "background-image")
	if behind == "" {
		style := strings.ToLower(evidence.Attribute(n, "style"))
		if _, after, found := strings.Cut(style, "background"); found {
			behind = after
		}
	}
	return strings.Contains(behind, "url(") && joinedText(v.doc.Text(n)) == "" && len(pictures(n)) == 0
}

// tellsOtherwise reports whether the page at an address was opened, is of the site, and says
// nothing of the app.
func (c *Case) tellsOtherwise(address string, app *outline.Topic) bool {
	target := c.site().At(outline.Canonical(address))
	if target == nil || target.Kind == outline.KindError || target.Source.Timing.Cut || len(target.Source.Cut) > 0 {
		return false
	}
	if target == c.site().Home {
		return true // the name of the site
	}
	text := joinedText(target.Doc.Text(target.Doc.Root()))
	for _, word := range append([]string{app.Name}, app.Words...) {
		if strings.Contains(text, joinedText(word)) {
			return false
		}
	}
	return true
}

// answersClicks reports whether a script may answer a click on a link that has no address.
func (v *view) answersClicks(n *html.Node) bool {
	if n == nil {
		return false
	}
	if strings.TrimSpace(evidence.Attribute(n, "href")) != "" {
		return true
	}
	for e, depth := n, 0; e != nil && e.Data != "body" && depth < maxMenuClimb; e, depth = e.Parent, depth+1 {
		for _, attribute := range e.Attr {
			if strings.HasPrefix(strings.ToLower(attribute.Key), "on") {
				return true
			}
		}
	}
	if v.doc.Clickable(n) {
		return true
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && v.doc.Clickable(d) {
			return true
		}
	}
	return false
}
