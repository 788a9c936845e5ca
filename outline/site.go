package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wangjian/evidence"
)

// Site is what was seen of a site, as one.
type Site struct {
	Home  *Page   // nil where it was not seen
	Pages []*Page // in the order given; the results of searches on the site are not among them
	// Searched are the searches made on the site: what was asked, and the page that answers
	// it. Pages that do not tell what they were asked, or what was found, are none.
	Searched map[string]*Page
	// Columns is the tree in document order, every column after its parent.
	Columns []*Column

	byAddress  map[string]*Page
	byColumn   map[string]*Column
	turnedFrom map[string][]*Page // by the address of a list's page, those whose pager leads there
	named      []naming
}

// Build makes one site of its pages, which are in the order of their capture.
func Build(pages []*Page) *Site {
	s := &Site{Searched: map[string]*Page{}, byAddress: map[string]*Page{}, byColumn: map[string]*Column{}, turnedFrom: map[string][]*Page{}}
	var asked []*Page
	for _, p := range pages {
		switch p.Source.Role {
		case evidence.RoleSearch:
			asked = append(asked, p)
			continue
		case evidence.RoleHome:
			if s.Home == nil {
				s.Home = p
			}
		}
		s.Pages = append(s.Pages, p)
		for _, listed := range p.Pager {
			if listed.Address != p.Address {
				s.turnedFrom[listed.Address] = append(s.turnedFrom[listed.Address], p)
			}
		}
		requested := Canonical(p.Source.URL)
		if p.Source.Turn > 0 {
			requested = p.Address
		}
		for _, address := range []string{requested, p.Address} {
			if key := AddressKey(address); s.byAddress[key] == nil {
				s.byAddress[key] = p
			}
		}
	}
	s.search(asked)
	s.plant()
	for _, c := range s.Columns {
		s.fill(c)
	}
	s.index()
	return s
}

// At returns the page that was seen at an address in canonical form, asked for or
// answered; nil where none was.
func (s *Site) At(address string) *Page { return s.byAddress[AddressKey(address)] }

// AddressKey returns what is the same for an address in canonical form with http or https, with
// www. or without.
func AddressKey(address string) string {
	if _, rest, found := strings.Cut(address, "://"); found {
		return strings.TrimPrefix(rest, "www.")
	}
	return address
}

// Column returns the column at an address in canonical form, nil where there is none.
func (s *Site) Column(address string) *Column {
	return s.byColumn[AddressKey(s.resolved(address))]
}

// Level returns the columns of a level that are of one of the kinds, of any where none is
// named.
func (s *Site) Level(level int, kinds ...ColumnKind) []*Column {
	var found []*Column
	for _, c := range s.Columns {
		if c.Level == level && (len(kinds) == 0 || slices.Contains(kinds, c.Kind)) {
			found = append(found, c)
		}
	}
	return found
}

// OfKind returns the columns of a kind.
func (s *Site) OfKind(kind ColumnKind) []*Column {
	var found []*Column
	for _, c := range s.Columns {
		if c.Kind == kind {
			found = append(found, c)
		}
	}
	return found
}

// Sightings returns where a topic is named: links by their text, columns by their name,
// pages by their title. Each target once, in the order of the pages; a heading or script
// that leads nowhere counts where nothing else names the topic.
func (s *Site) Sightings(t Topic) []Sighting {
	var found, nowhere []Sighting
	known := map[string]bool{}
	for _, n := range s.named {
		switch {
		case !t.Names(n.text):
		case n.address == "":
			nowhere = append(nowhere, Sighting{On: n.on, Link: n.link})
		case !known[n.address]:
			known[n.address] = true
			found = append(found, Sighting{On: n.on, Link: n.link, Target: s.At(n.address), Column: s.Column(n.address)})
		}
	}
	if len(found) == 0 {
		return nowhere
	}
	return found
}

// Sighting is a place where a topic is named.
type Sighting struct {
	On     *Page
	Link   Link    // zero where the page itself bears the name
	Target *Page   // the page behind it, nil where it was not opened
	Column *Column // nil where what it names is no column
}

// naming is a text that may name something, where it was met first.
type naming struct {
	text    string
	address string
	on      *Page
	link    Link
}

// index gathers what may name a topic, each text with each address once.
func (s *Site) index() {
	type key struct{ text, address string }
	known := map[key]bool{}
	add := func(n naming) {
		if n.text == "" || len(n.text) > longestName || known[key{n.text, n.address}] {
			return
		}
		known[key{n.text, n.address}] = true
		s.named = append(s.named, n)
	}
	for _, p := range s.Pages {
		if p.Kind == KindError {
			continue
		}
		for _, link := range p.Links {
			add(naming{link.Text, s.resolved(link.Address), p, link})
		}
		for i := range p.Lists {
			add(naming{p.Lists[i].Heading, p.Lists[i].More, p, Link{}})
		}
	}
	for _, p := range s.Pages {
		if p.Kind != KindError {
			add(naming{p.Title, p.Address, p, Link{}})
			add(naming{p.ColumnName, p.Address, p, Link{}})
		}
	}
}

// LeadsToNoColumn reports whether a link is one behind which no site has a column, by its
// text or its address: 首页, 登录, 无障碍, the map of the site, results of a search, a file.
func LeadsToNoColumn(link *Link) bool {
	name := nameOf(link.Text)
	if affixes().Not.MatchString(name) || affixes().Sitemap.Names(name) || isUtility(name) {
		return true
	}
	if reads().Addresses.Login.MatchString(link.Address) {
		return true
	}
	return IsFile(link.Address) || affixes().Searches.MatchString(link.Address)
}

// NamesColumn reports whether a text is short enough for the name of a column.
func NamesColumn(text string) bool {
	name := nameOf(text)
	return name != "" && utf8.RuneCountInString(name) <= columnRunes
}
