package outline

import (
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// search keeps the searches that were answered.
func (s *Site) search(asked []*Page) {
	var home *seenLinks
	for _, p := range asked {
		if p.Source.Via == nil {
			continue
		}
		if home == nil {
			home = linksOfHome(s.Home)
		}
		if home.answers(p, unspaced(evidence.Normalize(p.Source.Via.Text))) {
			s.Searched[p.Source.Via.Text] = p
		}
	}
}

// seenLinks is what the home page shows, which answers no search.
type seenLinks struct {
	address string
	text    string // without white space
	links   map[string]bool
}

func linksOfHome(home *Page) *seenLinks {
	seen := &seenLinks{links: map[string]bool{}}
	if home == nil {
		return seen
	}
	seen.address, seen.text = home.Address, textWithoutSpace(home)
	for i := range home.Links {
		seen.links[linkKey(&home.Links[i])] = true
	}
	return seen
}

func linkKey(l *Link) string { return AddressKey(l.Address) + " " + unspaced(l.Text) }

func textWithoutSpace(p *Page) string {
	if p.Doc == nil {
		return ""
	}
	return unspaced(p.Doc.Text(p.Doc.Root()))
}

// answers reports whether a page that was seen whole repeats the words that were searched
// for, and shows results or says that there are none.
func (home *seenLinks) answers(p *Page, words string) bool {
	cut := p.Source.Timing.Cut || len(p.Source.Cut) > 0
	if cut || words == "" || p.Kind == KindError || p.Kind == KindLogin || AddressKey(p.Address) == AddressKey(home.address) {
		return false
	}
	text := textWithoutSpace(p)
	return home.repeats(p, text, words) && home.results(p, text, words)
}

// repeats reports whether a page shows the words elsewhere than in links that the home page
// has as well.
func (home *seenLinks) repeats(p *Page, text, words string) bool {
	if p.Doc != nil {
		for _, n := range p.Doc.Find("input").Nodes {
			if !strings.EqualFold(evidence.Attribute(n, "type"), "hidden") && strings.Contains(unspaced(evidence.Normalize(evidence.Attribute(n, "value"))), words) {
				return true
			}
		}
	}
	elsewhere := strings.Count(text, words)
	for i := range p.Links {
		link := &p.Links[i]
		if elsewhere > 0 && home.links[linkKey(link)] && strings.Contains(unspaced(link.Text), words) {
			elsewhere -= strings.Count(visibleText(p, link.Node), words)
		}
	}
	return elsewhere > 0
}

func visibleText(p *Page, n *html.Node) string {
	if n == nil || p.Doc == nil {
		return ""
	}
	return unspaced(p.Doc.Text(n))
}

// results reports whether a page shows, beside what the home page shows, what a search found
// or how much.
func (home *seenLinks) results(p *Page, text, words string) bool {
	for _, told := range reads().Texts.Results.all(text, maxResultsTold) {
		if !strings.Contains(home.text, told) {
			return true
		}
	}
	for i := range p.Links {
		if link := &p.Links[i]; strings.Contains(unspaced(link.Text), words) && !home.links[linkKey(link)] {
			return true
		}
	}
	for i := range p.Lists {
		if !p.Lists[i].Main {
			continue
		}
		for j := range p.Lists[i].Items {
			item := &p.Lists[i].Items[j]
			if !home.links[linkKey(&Link{Text: item.Title, Address: item.Address})] {
				return true
			}
		}
	}
	return false
}

// maxResultsTold is how many passages about results of a page are looked at.
const maxResultsTold = 50
