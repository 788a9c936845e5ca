package audits

import (
	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/html"

	"wangjian/evidence"
)

// sightings gathers where the pages show things of the same address, in the
// order of their first.
type sightings struct {
	list      []*sighted
	byAddress map[string]*sighted
}

// sighted is an address and every place it is shown at.
type sighted struct {
	address string
	places  []sighting
}

// sighting is one place on one page. Node is nil where the page names the
// address in no element.
type sighting struct {
	view *view
	node *html.Node
}

func (s *sightings) add(address string, place sighting) {
	if s.byAddress == nil {
		s.byAddress = map[string]*sighted{}
	}
	known, again := s.byAddress[address]
	if !again {
		known = &sighted{address: address}
		s.byAddress[address] = known
		s.list = append(s.list, known)
	}
	known.places = append(known.places, place)
}

// pages counts the different pages it is shown on.
func (s *sighted) pages() int { return len(s.onePerPage()) }

// onePerPage returns the first place of each page. The same address seen
// twice, say in two sizes of window, is one page.
func (s *sighted) onePerPage() []sighting {
	known := map[string]bool{}
	var first []sighting
	for _, place := range s.places {
		name := address(onPage(place.view.page, evidence.Place{}).URL())
		if !known[name] {
			known[name] = true
			first = append(first, place)
		}
	}
	return first
}

// exhibits shows it on its first pages.
func (s *sighted) exhibits() []*Exhibit {
	places := s.onePerPage()
	var shown []*Exhibit
	for _, place := range places[:min(len(places), maxExhibits)] {
		shown = append(shown, onPage(place.view.page, place.locate(s.address)))
	}
	return shown
}

// locate returns the place, quoting the address where no element names it.
func (s sighting) locate(address string) evidence.Place {
	if s.node == nil {
		return evidence.Place{Quote: shortened(address, maxQuoted)}
	}
	return s.view.doc.Locate(s.node)
}

// maxReference bounds a reference that is followed, in bytes: no server takes
// a longer one, and pictures written into a page are longer.
const maxReference = 8 << 10

// webAddress returns the http or https address that a reference at a node
// leads to, without fragment and in the form that browsers ask for (WHATWG
// URL Standard); "" for any other reference.
func webAddress(doc *evidence.Document, n *html.Node, reference string) string {
	if reference == "" || len(reference) > maxReference {
		return ""
	}
	base, err := doc.Resolve(n, "")
	if err != nil {
		return ""
	}
	u, err := whatwg.ParseRef(base.String(), reference)
	return webOnly(u, err)
}

// canonical returns an absolute web address in the same form, "" for any
// other.
func canonical(absolute string) string {
	u, err := whatwg.Parse(absolute)
	return webOnly(u, err)
}

func webOnly(u *whatwg.Url, err error) string {
	if err != nil || u.Scheme() != "http" && u.Scheme() != "https" {
		return ""
	}
	return u.Href(true)
}
