package audits

import (
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"wangjian/outline"
)

// publication is a policy document or an interpretation as the site shows it: in a list, on a
// page of its own, or both.
type publication struct {
	title   string
	name    string // title, told apart from others of the same title
	address string // canonical, "" where only a script knows
	page    *outline.Page
	item    *outline.Item
	link    *outline.Link // to it, where neither list nor page shows it
	on      *outline.Page // page of link
	columns []string      // names of the columns that list it

	number, issuer string // of a document, as its page or title says
	signed         bool   // its foot bears the unit's name
	owner          ownership
	filed          bool           // of a document: it stands in a column of policies
	copies         []*publication // the same document at other addresses
	readings       []*publication // of a policy
	about          []*publication // of an interpretation
	guessed        bool           // about is what the text alone names
	figures        bool           // an interpretation that stands only where figures are interpreted
}

// date is when it was published first.
func (d *publication) date() outline.Date { return d.posted().shown() }

// shown is when it was published at its address: as its page says, else the list.
func (d *publication) shown() outline.Date {
	if d.page != nil && !d.page.Published.IsZero() {
		return d.page.Published
	}
	if d.item != nil {
		return d.item.Date
	}
	return outline.Date{}
}

// dated reports whether a reader is shown the whole date of publication.
func (d *publication) dated() bool { return whole(d.date()) }

// exhibit shows it: its page's title, else where it is listed.
func (d *publication) exhibit(c *Case) *Exhibit {
	switch {
	case d.page != nil:
		return c.exhibitOf(d.page, d.page.TitleNode)
	case d.item != nil:
		return c.exhibitOf(d.item.On, d.item.Node)
	}
	return c.exhibitOf(d.on, d.link.Node)
}

// day is its date in words.
func (d *publication) day() string { return d.date().Day.Format(time.DateOnly) }

const (
	// leastReadingTitle is how many characters the title of an interpretation has: fewer
	// name a column.
	leastReadingTitle = 9
	// maxDocuments bounds how many documents and interpretations of a site are compared.
	maxDocuments = 5000
)

// library gathers documents by address, and by title where there is none.
type library struct {
	list  []*publication
	known map[string]*publication
	names map[string]int
}

func (l *library) at(title, address string, site *outline.Site) *publication {
	page := site.At(address)
	if address != "" && page != nil {
		address = page.Address
	}
	key := keyOf(title, address)
	if d := l.known[key]; d != nil {
		return d
	}
	if len(l.list) == maxDocuments {
		return nil
	}
	d := &publication{title: title, address: address, page: page}
	if page != nil && page.Title != "" {
		d.title = page.Title
	}
	if l.known == nil {
		l.known = map[string]*publication{}
	}
	l.known[key] = d
	l.list = append(l.list, d)
	return d
}

// listed enters an item of a column.
func (l *library) listed(item *outline.Item, column string, site *outline.Site) {
	d := l.at(item.Title, item.Address, site)
	if d == nil {
		return
	}
	if d.item == nil || d.item.Date.IsZero() {
		d.item = item
	}
	if column != "" {
		d.columns = append(d.columns, column)
	}
}

// name gives each document a name of its own.
func (l *library) name() {
	l.names = map[string]int{}
	for _, d := range l.list {
		d.name = d.title
		if l.names[d.name]++; l.names[d.title] > 1 {
			d.name += "（" + d.address + "）"
		}
	}
}

// documents gathers the policy documents of the site, those of others and of other years
// included.
func (c *Case) documents(words *policyWords) (*library, error) {
	site := c.site()
	titles, err := anyOf(words.Document)
	if err != nil {
		return nil, err
	}
	found := &library{}
	for _, column := range site.OfKind(outline.ColumnPolicy) {
		for i := range column.Items {
			item := &column.Items[i]
			switch page := site.At(item.Address); {
			case outline.IsReading(item.Title) || page != nil && page.Kind == outline.KindInterpretation:
			case page != nil && page.Kind == outline.KindPolicy, titles.MatchString(item.Title):
				found.listed(item, column.Name, site)
				if d := found.known[keyOf(item.Title, addressOf(site, item.Address))]; d != nil {
					d.filed = true
				}
			}
		}
	}
	for _, page := range site.Pages {
		if page.Kind != outline.KindPolicy || outline.IsReading(page.Title) {
			continue
		}
		if d := found.at(page.Title, page.Address, site); d != nil && page.ColumnName != "" {
			d.columns = append(d.columns, page.ColumnName)
			d.filed = d.filed || outline.KindNamed(page.ColumnName) == outline.ColumnPolicy
		}
	}
	for _, column := range site.Columns {
		if column.Kind == outline.ColumnPolicy {
			continue
		}
		for i := range column.Items {
			if d := found.known[addressOf(site, column.Items[i].Address)]; d != nil && d.item == nil {
				d.item = &column.Items[i]
			}
		}
	}
	found.name()
	return found, nil
}

// keyOf is what a library knows a document by: its address, else its title.
func keyOf(title, address string) string {
	if address == "" {
		return " " + title
	}
	return address
}

func addressOf(site *outline.Site, address string) string {
	if page := site.At(address); page != nil {
		return page.Address
	}
	return address
}

// interpretations gathers the interpretations of the site: the items of their columns, the
// pages that are one, and whatever else bears the title of one.
func (c *Case) interpretations(columns []*outline.Column, others *regexp.Regexp) *library {
	site := c.site()
	found := &library{}
	for _, column := range columns {
		for i := range column.Items {
			if page := site.At(column.Items[i].Address); page == nil || page.Kind != outline.KindPolicy && page.Kind != outline.KindError {
				found.listed(&column.Items[i], column.Name, site)
			}
		}
	}
	looked := map[string]bool{}
	for _, page := range site.Pages {
		if page.Kind == outline.KindInterpretation && !others.MatchString(page.ColumnName) {
			found.at(page.Title, page.Address, site)
		}
		for i := range page.Lists {
			for j := range page.Lists[i].Items {
				if item := &page.Lists[i].Items[j]; titlesReading(item.Title) {
					found.listed(item, "", site)
				}
			}
		}
		for i := range page.Links {
			link := &page.Links[i]
			if link.Address == "" || looked[link.Address+" "+link.Text] {
				continue
			}
			looked[link.Address+" "+link.Text] = true
			if titlesReading(link.Text) && site.Column(link.Address) == nil {
				if d := found.at(link.Text, link.Address, site); d != nil && d.item == nil && d.page == nil {
					d.link, d.on = link, page
				}
			}
		}
	}
	found.name()
	return found
}

// interprets reports whether it is an interpretation by more than the column it stands in.
func (d *publication) interprets() bool {
	return len(d.about) > 0 || outline.IsReading(d.title) || d.page != nil && d.page.Kind == outline.KindInterpretation
}

func titlesReading(title string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(title)) >= leastReadingTitle && outline.IsReading(title)
}
