package audits

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/outline"
)

// presence is what a site shows of something that it must show.
type presence struct {
	looks     []columnLook       // columns and pages of it, those below an entrance included
	places    []outline.Sighting // where it is named, dead entries left out
	dead      []outline.Sighting // entries that lead to no page
	unopened  []outline.Sighting // on the site, not opened
	documents []outline.Sighting // files
	elsewhere []outline.Sighting // on other sites
	text      *exhibitedText     // words on a page that show it
}

// nameRunes is how many characters the name of a column has at most; a longer text that
// holds it is the title of a document.
const nameRunes = 14

// datedNameRunes is how many characters a name has at most that a list shows with a date.
const datedNameRunes = 10

// kindOfDocument is how many characters behind a name say at most what kind of document it is: 公告.
const kindOfDocument = 4

// titlesArticle reports whether a text that holds the name of something is the title of an
// article about it: it is longer than names are, or a list shows it with a date and more is
// said in it than the name.
func (c *Case) titlesArticle(s *outline.Sighting, r *requirement) bool {
	text := nameShown(s)
	length := utf8.RuneCountInString(text)
	if length > nameRunes {
		return true
	}
	address := s.Link.Address
	if s.Link.Text == "" {
		address = s.On.Address
	}
	if length <= datedNameRunes || !c.datedItems()[outline.Canonical(address)] {
		return false
	}
	names := outline.Topic{Words: slices.DeleteFunc(slices.Clone(r.Words), isExpression)}
	runes := []rune(text)
	for behind := range kindOfDocument + 1 {
		if names.Names(string(runes[:length-behind])) {
			return false
		}
	}
	return true
}

// isExpression reports whether a word of a topic is a regular expression.
func isExpression(word string) bool {
	return len(word) > 1 && word[0] == '/' && word[len(word)-1] == '/'
}

// nameShown is the text that bears the name.
func nameShown(s *outline.Sighting) string {
	if s.Link.Text != "" {
		return s.Link.Text
	}
	return s.On.Title
}

// maxLooks bounds how many columns of one thing are looked at.
const maxLooks = 60

// presenceOf looks for something on the site: columns, pages and files by its names, what a
// search on the site found included.
func (c *Case) presenceOf(r *requirement, articles int) *presence {
	seen := &presence{}
	known := map[string]bool{}
	for _, s := range append(c.site().Sightings(r.topic()), c.foundBySearch(r.topic())...) {
		if !r.Documents && s.Column == nil && c.titlesArticle(&s, r) {
			continue
		}
		if s.Link.Address != "" {
			if known[s.Link.Address] {
				continue
			}
			known[s.Link.Address] = true
		}
		c.place(seen, s, r, articles)
	}
	for _, column := range c.typed(r) {
		if !known[column.Address] {
			known[column.Address] = true
			c.place(seen, outline.Sighting{On: column.Named, Link: column.Link, Target: column.Pages[0], Column: column}, r, articles)
		}
	}
	if len(seen.places) == 0 {
		seen.text = c.textShown(r)
	}
	return seen
}

// foundBySearch returns the results of the search for a topic that bear its name.
func (c *Case) foundBySearch(t outline.Topic) []outline.Sighting {
	results := c.site().Searched[t.Name]
	if results == nil {
		return nil
	}
	var found []outline.Sighting
	for i := range results.Links {
		link := &results.Links[i]
		if link.Address != "" && c.ownHost(hostOf(link.Address)) && t.Names(link.Text) {
			found = append(found, outline.Sighting{
				On: results, Link: *link, Target: c.site().At(link.Address), Column: c.site().Column(link.Address),
			})
		}
	}
	return found
}

// place sorts one place where something is named.
func (c *Case) place(seen *presence, s outline.Sighting, r *requirement, articles int) {
	w := r.Within
	switch {
	case s.Target != nil && s.Target.Kind == outline.KindError:
		seen.dead = append(seen.dead, s)
		return
	case s.Target != nil && (s.Target.Kind == outline.KindHome || s.Target.Kind == outline.KindEntrance):
		if s.Link.Address != "" {
			return // leads back home
		}
	case s.Target == nil && s.Link.Address != "" && c.gone(s.Link.Address):
		seen.dead = append(seen.dead, s)
		return
	}
	if c.leadsElsewhere(&s, r) {
		return
	}
	seen.places = append(seen.places, s)
	switch {
	case s.Column != nil:
		c.lookBelow(seen, s.Column, r, articles, r.wider(nameShown(&s)))
	case s.Target != nil:
		seen.looks = append(seen.looks, c.look(columnOfPage(s.Target), w, articles))
	case s.Link.Address == "":
		c.placeBlock(seen, s, r, articles)
	case outline.IsDocument(s.Link.Address):
		seen.documents = append(seen.documents, s)
	case !c.ownHost(hostOf(s.Link.Address)):
		seen.elsewhere = append(seen.elsewhere, s)
	default:
		seen.unopened = append(seen.unopened, s)
	}
}

// leadsElsewhere reports whether something bears one of a requirement's wider names, and turned out
// to be an entrance to columns that do not bear any of them.
func (c *Case) leadsElsewhere(s *outline.Sighting, r *requirement) bool {
	if s.Column == nil || len(s.Column.Children) == 0 || !s.Column.Opened() || !r.wider(nameShown(s)) {
		return false
	}
	topic := r.topic()
	for _, each := range branch(s.Column)[1:] {
		if topic.Names(each.Name) {
			return false
		}
	}
	for _, p := range s.Column.Pages {
		if v := c.viewOf(p.Source); v == nil || v.incomplete() != "" || p.Kind != outline.KindSection || r.Holds.MatchString(v.reading.Text) {
			return false
		}
	}
	return true
}

// lookBelow looks at a column, and where it is an entrance at those below it; under one of a
// requirement's wider names only at those that bear one of its names.
func (c *Case) lookBelow(seen *presence, column *outline.Column, r *requirement, articles int, wider bool) {
	w, topic := r.Within, r.topic()
	for _, each := range branch(column) {
		if wider && each != column && !topic.Names(each.Name) {
			continue
		}
		if len(seen.looks) >= maxLooks || slices.ContainsFunc(seen.looks, func(l columnLook) bool { return l.column == each }) {
			continue
		}
		if !each.Opened() && c.gone(each.Address) {
			continue
		}
		l := c.look(each, w, articles)
		if l.state == columnFixed && len(each.Children) > 0 && each.Opened() && !w.none() {
			continue
		}
		seen.looks = append(seen.looks, l)
	}
}

// placeBlock looks at a heading without a link: the block below it is what there is.
func (c *Case) placeBlock(seen *presence, s outline.Sighting, r *requirement, articles int) {
	topic := r.topic()
	for i := range s.On.Lists {
		list := &s.On.Lists[i]
		if s.Link.Node == nil && list.More == "" && topic.Names(list.Heading) && len(list.Items) > 0 {
			block := &outline.Column{Name: list.Heading, Items: list.Items, Named: s.On}
			if l := c.look(block, r.Within, articles); l.state == columnFresh {
				seen.looks = append(seen.looks, l)
				return
			}
		}
	}
	if s.Link.Node != nil {
		seen.unopened = append(seen.unopened, s)
	}
}

// columnOfPage is a page that stands for a column of its own.
func columnOfPage(p *outline.Page) *outline.Column {
	column := &outline.Column{Name: p.Title, Address: p.Address, Pages: []*outline.Page{p}, Named: p}
	for i := range p.Lists {
		if p.Lists[i].Main || p.Kind == outline.KindList {
			column.Items = append(column.Items, p.Lists[i].Items...)
		}
	}
	return column
}

// best is the look that speaks best for the site, nil where there is none.
func (p *presence) best() *columnLook {
	var best *columnLook
	for i := range p.looks {
		if best == nil || p.looks[i].state < best.state {
			best = &p.looks[i]
		}
	}
	return best
}

// named reports whether it is to be found on the site.
func (p *presence) named() bool { return len(p.places) > 0 || p.text != nil }

// exhibit shows where it is to be found, or the entry that leads nowhere, else the home page.
func (p *presence) exhibit(c *Case) *Exhibit {
	if best := p.best(); best != nil && best.column.Opened() {
		return c.exhibitSeen(best.column.Pages[0], best.column.Pages[0].TitleNode)
	}
	if p.text != nil {
		return p.text.exhibit
	}
	for _, s := range slices.Concat(p.places, p.dead) {
		return c.exhibitSeen(s.On, s.Link.Node)
	}
	if home := c.site().Home; home != nil {
		return c.exhibitOf(home, nil)
	}
	return nil
}

// exhibitSeen shows a place on a page, or the page's first screen where the place is folded away.
func (c *Case) exhibitSeen(p *outline.Page, n *html.Node) *Exhibit {
	if n != nil {
		if box, _ := p.Doc.Box(n); box.Empty() {
			n = nil
		}
	}
	return c.exhibitOf(p, n)
}
