package survey

import (
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
	headReach  = 700 // CSS pixels from the top within which a row of links is navigation
	footReach  = 600 // CSS pixels from the bottom within which short links are the footer's
	rowLinks   = 4   // links in one list that make it a row of navigation
	entryRunes = 12  // characters of a navigation entry's text at most
)

// navigationName matches the classes and ids that sites give their navigation.
var navigationName = regexp.MustCompile(`(?i)(^|[-_ ])(nav|navi|navbar|menu|daohang|channel)|nav(bar|list|box|menu)?\d*($|[-_ ])`)

// navigation returns the second-level pages that a home page leads to on the
// same site: first the navigation that a visitor sees at the top, then its
// entries that open when the pointer rests there, then the footer's own links
// (site map, about, contact), last whatever else the page links to. Each
// address once.
func navigation(p *evidence.Page) ([]entry, error) {
	doc, err := p.Document()
	if err != nil {
		return nil, err
	}
	site := hostOf(p.FinalURL)
	var top, folded, foot, rest []entry
	for _, n := range doc.Find("a[href]").Nodes {
		e, ok := linkEntry(doc, n, site)
		if !ok {
			continue
		}
		switch {
		case inNavigation(doc, n) && doc.Visible(firstShown(n)):
			top = append(top, e)
		case inNavigation(doc, n):
			folded = append(folded, e)
		case isFoot(doc, n, e):
			foot = append(foot, e)
		default:
			rest = append(rest, e)
		}
	}
	self, err := url.Parse(p.FinalURL)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{normalize(self): true}
	var all []entry
	for _, e := range slices.Concat(top, folded, foot, rest) {
		if !known[e.url] {
			known[e.url] = true
			all = append(all, e)
		}
	}
	return all, nil
}

func linkEntry(doc *evidence.Document, n *html.Node, site string) (entry, bool) {
	href := strings.TrimSpace(evidence.Attribute(n, "href"))
	if href == "" || strings.HasPrefix(href, "#") {
		return entry{}, false
	}
	u, err := doc.Resolve(n, href)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !sameSite(strings.ToLower(u.Hostname()), site) {
		return entry{}, false
	}
	text := doc.Text(n)
	if text == "" {
		text = evidence.Normalize(evidence.Attribute(n, "title"))
	}
	return entry{url: normalize(u), text: text}, true
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

// inNavigation reports whether a link stands in what is named or built as
// navigation: a nav element, a role or class that says so, or a list of short
// links near the top of the page.
func inNavigation(doc *evidence.Document, n *html.Node) bool {
	if utf8.RuneCountInString(doc.Text(n)) > entryRunes {
		return false
	}
	depth := 0
	for e := n.Parent; e != nil && depth < 8; e = e.Parent {
		depth++
		if e.Type != html.ElementNode {
			continue
		}
		if e.Data == "nav" || evidence.Attribute(e, "role") == "navigation" ||
			navigationName.MatchString(evidence.Attribute(e, "class")) || navigationName.MatchString(evidence.Attribute(e, "id")) {
			return true
		}
		if e.Data == "ul" || e.Data == "tr" {
			box := doc.Locate(e).Box
			return !box.Empty() && box.Y+box.H <= headReach && shortLinks(doc, e) >= rowLinks
		}
	}
	return false
}

func shortLinks(doc *evidence.Document, list *html.Node) int {
	count := 0
	for n := range list.Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" {
			if length := utf8.RuneCountInString(doc.Text(n)); length > 0 && length <= entryRunes {
				count++
			}
		}
	}
	return count
}

func isFoot(doc *evidence.Document, n *html.Node, e entry) bool {
	length := utf8.RuneCountInString(e.text)
	box := doc.Locate(n).Box
	return length > 0 && length <= entryRunes && !box.Empty() && box.Y >= doc.Height-footReach && box.Y > headReach
}
