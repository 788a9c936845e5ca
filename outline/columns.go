package outline

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// columnRunes is how many characters a column's name has at most.
const columnRunes = 20

// plant finds the columns: those that the home page leads to, then those that stand in the
// breadcrumbs, beside the lists and in the blocks of the other pages.
func (s *Site) plant() {
	if s.Home != nil {
		for _, link := range s.Home.Links {
			if link.Area == AreaNavigation || s.Home.Kind == KindEntrance && inContent(link.Area) {
				s.enter(link.Text, link, s.Home, nil)
			}
		}
		s.enterBlocks(s.Home, nil)
		s.enterBehindEntrance()
	}
	for _, p := range s.Pages {
		if p != s.Home && p.Kind != KindError {
			s.enterTrail(p)
		}
	}
	for _, p := range s.Pages {
		if p == s.Home || p.Kind == KindError {
			continue
		}
		own := s.Column(p.Address)
		if own != nil {
			s.enterBlocks(p, own)
		}
		for _, link := range p.Links {
			switch {
			case link.Area == AreaSidebar:
				s.enter(link.Text, link, p, s.beside(p, own))
			case affixes().Sitemap.Names(p.Title) && inContent(link.Area):
				s.enter(link.Text, link, p, nil)
			}
		}
	}
	s.sort()
}

// enterBehindEntrance enters what the pages behind a home page that is only an entrance have
// in their navigation, below the column that each of them stands for.
func (s *Site) enterBehindEntrance() {
	if s.Home.Kind != KindEntrance {
		return
	}
	for _, gate := range slices.Clone(s.Columns) {
		p := s.At(gate.Address)
		if p == nil || p.Kind == KindError {
			continue
		}
		for _, link := range p.Links {
			if link.Area == AreaNavigation {
				s.enter(link.Text, link, p, gate)
			}
		}
	}
}

// inContent reports whether a link stands in what a page shows, and not in its frame.
func inContent(area Area) bool { return area == AreaBody || area == AreaOther || area == AreaItem }

// beside is the column whose children stand in the sidebar of a page: the parent of its
// column, or the column itself where it has none.
func (s *Site) beside(p *Page, own *Column) *Column {
	for i := len(p.Trail) - 1; own == nil && i >= 0; i-- {
		own = s.Column(p.Trail[i].Address)
	}
	if own != nil && own.Parent != nil {
		return own.Parent
	}
	return own
}

// enterBlocks enters the blocks of a page that lead on to a column.
func (s *Site) enterBlocks(p *Page, parent *Column) {
	for i := range p.Lists {
		list := &p.Lists[i]
		if list.More == "" || list.Heading == "" {
			continue
		}
		link := Link{Text: list.Heading, Address: list.More, Area: AreaMore, Node: list.Node}
		for _, each := range p.Links {
			if each.Address == list.More && (each.Area == AreaMore || each.Area == AreaOther) {
				link.Node = each.Node
				break
			}
		}
		s.enter(list.Heading, link, p, parent)
	}
}

// enterTrail enters the columns of a breadcrumb, each below the one before it.
func (s *Site) enterTrail(p *Page) {
	var parent *Column
	for _, step := range p.Trail {
		if step.Address == "" {
			continue
		}
		if entered := s.enter(step.Text, step, p, parent); entered != nil {
			parent = entered
		}
	}
	if list := p.Kind == KindList || p.Kind == KindSection; list && s.Column(p.Address) == nil && p.ColumnName != "" && !s.further(p) {
		s.enter(p.ColumnName, Link{Text: p.ColumnName, Address: p.Address, Node: p.TitleNode}, p, parent)
	}
}

// further reports whether a page is a further page of a known column's list: the pager of the
// column's page, or of another further page, leads to it.
func (s *Site) further(p *Page) bool {
	met := map[*Page]bool{p: true}
	for waiting := []*Page{p}; len(waiting) > 0; waiting = waiting[1:] {
		for _, from := range s.turnedFrom[waiting[0].Address] {
			if s.Column(from.Address) != nil {
				return true
			}
			if !met[from] {
				met[from] = true
				waiting = append(waiting, from)
			}
		}
	}
	return false
}

// enter adds the column that a link leads to, unless it is known or no column. A parent
// that turns up later is taken where none was known.
func (s *Site) enter(name string, link Link, on *Page, parent *Column) *Column {
	address := s.resolved(link.Address)
	if !s.mayBeColumn(name, address) {
		return nil
	}
	if known := s.Column(address); known != nil {
		if known.Parent == nil && known.Level > 1 && parent != nil && !parent.below(known) {
			known.Parent = parent
		}
		return known
	}
	if page := s.At(address); page != nil {
		switch page.Kind {
		case KindHome, KindEntrance, KindArticle, KindPolicy, KindInterpretation, KindMessage, KindSearch, KindLogin:
			return nil
		}
	}
	c := &Column{Name: strings.TrimSpace(name), Address: address, Parent: parent, Named: on, Link: link, Level: 1}
	if on != s.Home {
		c.Level = 2
		if parent != nil {
			c.Level = parent.Level + 1
		}
	}
	c.Kind = s.kindOf(c)
	s.byColumn[AddressKey(address)] = c
	s.Columns = append(s.Columns, c)
	return c
}

// below reports whether c stands below another column.
func (c *Column) below(other *Column) bool {
	for ; c != nil; c = c.Parent {
		if c == other {
			return true
		}
	}
	return false
}

// mayBeColumn reports whether a name and an address on the site can be a column's.
func (s *Site) mayBeColumn(name, address string) bool {
	name = nameOf(name)
	if name == "" || utf8.RuneCountInString(name) > columnRunes || affixes().Not.MatchString(name) || affixes().Sitemap.Names(name) {
		return false
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || !s.own(u.Host) {
		return false
	}
	return !IsFile(u.Path) && !affixes().Searches.MatchString(address) && (s.Home == nil || address != s.Home.Address)
}

// own reports whether a host is the site's, with or without www.
func (s *Site) own(host string) bool {
	if s.Home == nil {
		return true
	}
	home, err := url.Parse(s.Home.Address)
	return err == nil && strings.TrimPrefix(host, "www.") == strings.TrimPrefix(home.Host, "www.")
}

// kindOf tells a column's kind by its name, by the tag of its page, or by the column that
// it belongs to where that has items of its kind throughout.
func (s *Site) kindOf(c *Column) ColumnKind {
	names := []string{c.Name}
	if page := s.At(c.Address); page != nil {
		names = append(names, page.Tags[ColumnTypeTag], page.ColumnName)
	}
	for _, name := range names {
		if kind := KindNamed(name); kind != ColumnOther && !deniesKind(c.Name, kind) {
			return kind
		}
	}
	if c.Parent != nil {
		return KindBelow(c.Name, c.Parent.Kind)
	}
	return ColumnOther
}

// ColumnTypeTag is the key in [Page.Tags] of the standard tag by which a page says of what kind
// its column is.
const ColumnTypeTag = "columntype"

// SaysKind reports whether the column's own name, or the tag of its page, says its kind; a
// kind that only the column above it has is likely and no more.
func (c *Column) SaysKind() bool {
	if KindNamed(c.Name) == c.Kind {
		return true
	}
	return len(c.Pages) > 0 && KindNamed(c.Pages[0].Tags[ColumnTypeTag]) == c.Kind
}

// sort puts every column after its parent and gives the parents their children.
func (s *Site) sort() {
	children := map[*Column][]*Column{}
	for _, c := range s.Columns {
		children[c.Parent] = append(children[c.Parent], c)
	}
	s.Columns = s.Columns[:0:0]
	var add func([]*Column, int)
	add = func(columns []*Column, level int) {
		for _, c := range columns {
			c.Level, c.Children = max(level, min(c.Level, 2)), children[c]
			if c.Named == s.Home {
				c.Level = 1
			}
			s.Columns = append(s.Columns, c)
			add(c.Children, c.Level+1)
		}
	}
	add(children[nil], 1)
}
