package audits

import (
	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// site reads what the pages seen are and builds the tree of columns.
func (c *Case) site() *outline.Site {
	return derive(c, "site", nil, func() *outline.Site {
		var pages []*outline.Page
		for _, p := range c.Dossier.Pages {
			if p.Role == evidence.RoleReview || p.Role == evidence.RoleOutside || p.View.Visitor != evidence.VisitorCitizen || !p.Seen() {
				continue
			}
			if read, err := outline.Read(p, c.AsOf); err == nil {
				pages = append(pages, read)
			}
		}
		return outline.Build(pages)
	})
}

// exhibitOf shows a place on a page; the first screen where no node is given.
func (c *Case) exhibitOf(p *outline.Page, n *html.Node) *Exhibit {
	if n == nil {
		return onPage(p.Source, firstScreen(p.Source))
	}
	return onPage(p.Source, p.Doc.Locate(n))
}
