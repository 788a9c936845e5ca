package audits

import (
	"slices"
	"strings"

	"wangjian/evidence"
)

// Unshown is a page with the places on it that a judgement cites and no
// picture shows.
type Unshown struct {
	Page   *evidence.Page
	Places []evidence.Place // in the order of the exhibits
}

// Unshown returns what a judgement cites and no picture shows, in the order of
// the pages: what a survey should look at a second time before it ends.
func (j *Judgement) Unshown() []Unshown {
	var unshown []Unshown
	for _, e := range j.Exhibits {
		if e.Page == nil || !e.Page.Seen() || e.Place.Box.Empty() || e.Page.Picture(e.Place.Box) != nil {
			continue
		}
		i := slices.IndexFunc(unshown, func(u Unshown) bool { return u.Page == e.Page })
		if i < 0 {
			i = len(unshown)
			unshown = append(unshown, Unshown{Page: e.Page})
		}
		unshown[i].Places = append(unshown[i].Places, e.Place)
	}
	slices.SortFunc(unshown, func(a, b Unshown) int { return strings.Compare(a.Page.ID, b.Page.ID) })
	return unshown
}

// shown returns the exhibit as the second look at its page shows it, when the
// page itself was closed without a picture of the place and the second look
// finds the same there.
func (c *Case) shown(e *Exhibit) *Exhibit {
	if e.Page == nil || e.Place.Box.Empty() || e.Page.Picture(e.Place.Box) != nil {
		return e
	}
	for _, v := range c.reviewsOf(e.Page) {
		if place, ok := v.findAgain(e.Place); ok {
			return onPage(v.page, place)
		}
	}
	return e
}

// reviewsOf opens the second looks at a page that show the site.
func (c *Case) reviewsOf(p *evidence.Page) []*view {
	var reviews []*view
	for _, again := range c.Dossier.Pages {
		if again.Role != evidence.RoleReview || again.Via == nil || again.Via.Page != p.ID {
			continue
		}
		if v := c.viewOf(again); v != nil {
			reviews = append(reviews, v)
		}
	}
	return reviews
}

func (v *view) findAgain(place evidence.Place) (evidence.Place, bool) {
	if place.Selector == "" {
		return evidence.Place{}, false
	}
	for _, n := range v.doc.Find(place.Selector).Nodes {
		again := v.doc.Locate(n)
		if sameThing(again, place) && v.page.Picture(again.Box) != nil {
			again.Quote = place.Quote
			return again, true
		}
	}
	return evidence.Place{}, false
}

// sameThing reports whether a place seen again shows what it showed: the words
// quoted, or, where none are, something of the same size.
func sameThing(again, place evidence.Place) bool {
	if place.Quote != "" {
		return strings.Contains(again.Quote, place.Quote)
	}
	return again.Box.W == place.Box.W && again.Box.H == place.Box.H
}
