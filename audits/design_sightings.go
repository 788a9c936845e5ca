package audits

import (
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
		name := addressInKey(onPage(place.view.page, evidence.Place{}).URL())
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
