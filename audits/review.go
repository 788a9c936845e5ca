package audits

import (
	"strings"

	"wangjian/evidence"
)

// Unshown returns what a judgement cites and no picture shows, page by page:
// what a survey should look at a second time before it ends.
func (j *Judgement) Unshown() map[*evidence.Page][]evidence.Place {
	unshown := map[*evidence.Page][]evidence.Place{}
	for _, e := range j.Exhibits {
		if e.Page != nil && e.Page.Seen() && !e.Place.Box.Empty() && e.Page.Picture(e.Place.Box) == nil {
			unshown[e.Page] = append(unshown[e.Page], e.Place)
		}
	}
	return unshown
}

// shown returns the exhibit as the second look at its page shows it, when the
// page itself was closed without a picture of the place and the second look
// finds the same there.
func (c *Case) shown(e *Exhibit) *Exhibit {
	if e.Page == nil || e.Place.Box.Empty() || e.Page.Picture(e.Place.Box) != nil {
		return e
	}
	for _, p := range c.Dossier.Pages {
		if p.Role != evidence.RoleReview || p.Via == nil || p.Via.Page != e.Page.ID || !p.Seen() {
			continue
		}
		if place, ok := findAgain(p, e.Place); ok {
			return onPage(p, place)
		}
	}
	return e
}

func findAgain(p *evidence.Page, place evidence.Place) (evidence.Place, bool) {
	doc, err := p.Document()
	if err != nil || place.Selector == "" {
		return evidence.Place{}, false
	}
	for _, n := range doc.Find(place.Selector).Nodes {
		again := doc.Locate(n)
		if strings.Contains(again.Quote, place.Quote) && p.Picture(again.Box) != nil {
			again.Quote = place.Quote
			return again, true
		}
	}
	return evidence.Place{}, false
}
