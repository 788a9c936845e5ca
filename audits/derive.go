package audits

import (
	"golang.org/x/net/html"

	"wangjian/evidence"
)

// derivation names a derived value: what it is and of which page, none for
// the whole dossier.
type derivation struct {
	name string
	page *evidence.Page
}

// derive returns a value that several audits share, computing it on first use.
func derive[T any](c *Case, name string, page *evidence.Page, compute func() T) T {
	key := derivation{name, page}
	if known, ok := c.derived[key].(T); ok {
		return known
	}
	value := compute()
	c.derived[key] = value
	return value
}

// view is a page with what audits read of it.
type view struct {
	page    *evidence.Page
	doc     *evidence.Document
	reading *evidence.Reading // of the whole page

	based map[*html.Node]bool // frames with a base element, by frameAround; nil until asked for
}

// viewOf opens a page that shows the site; nil for one that does not.
func (c *Case) viewOf(p *evidence.Page) *view {
	return derive(c, "view", p, func() *view {
		if p == nil || !p.Seen() {
			return nil
		}
		doc, err := p.Document()
		if err != nil {
			return nil
		}
		return &view{page: p, doc: doc, reading: doc.Read(doc.Root())}
	})
}

// firstScreen is the place of what concerns the page as a whole.
func firstScreen(p *evidence.Page) evidence.Place {
	place := evidence.Place{Selector: ":root", Quote: excerpt(p.Title)}
	if doc, err := p.Document(); err == nil {
		place.Box = evidence.Box{W: doc.Width, H: min(float64(p.View.Height), doc.Height)}
	}
	return place
}

// home opens the home page, nil with the reason when it does not show the site.
func (c *Case) home() (*view, string) {
	p := c.Dossier.Home()
	if v := c.viewOf(p); v != nil {
		return v, ""
	}
	if p != nil && p.Failure != nil {
		return nil, "首页未能打开（" + p.Failure.Kind.Info().Chinese + "）"
	}
	return nil, "首页未能打开"
}

// views opens every page of the site that was seen by an ordinary visitor.
func (c *Case) views() []*view {
	return derive(c, "views", nil, func() []*view {
		var all []*view
		for _, p := range c.Dossier.Pages {
			if p.Role == evidence.RoleReview || p.Role == evidence.RoleOutside || p.Role == evidence.RoleSearch || p.View.Visitor != evidence.VisitorCitizen {
				continue
			}
			if v := c.viewOf(p); v != nil {
				all = append(all, v)
			}
		}
		return all
	})
}
