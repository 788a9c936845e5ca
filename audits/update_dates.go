package audits

import (
	"regexp"
	"strconv"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// A publication date is the one that a list of the site shows beside its item, else the one
// that the opened article shows, else, where the article was not opened, the day that its
// address spells. An opened article that shows none has none: 稿件发布页未注明发布时间的视为不更新. Its
// tag, which no reader sees, dates an article on which some day stands that was not read as
// the date.

// dateState is what is known of an item's publication date.
type dateState int

const (
	dateUnknown dateState = iota // neither in the list, nor was the article opened
	dateKnown
	dateMissing // the article was opened and tells none
	dateForeign // an article on another host, which no survey opens
	dateAside   // no article: a site, a column, a page that is not there
)

// dateOf tells when an item was published.
func (c *Case) dateOf(item *outline.Item) (time.Time, dateState) {
	if !item.Date.IsZero() {
		return item.Date.Day, dateKnown
	}
	return c.dateBehind(item.Address, item.Title)
}

// dateBehind tells when what stands at an address, under a title, was published.
func (c *Case) dateBehind(address, title string) (time.Time, dateState) {
	if address == "" {
		return time.Time{}, dateUnknown
	}
	p := c.site().At(address)
	if p != nil && !bearsDate(p) {
		return time.Time{}, dateAside
	}
	listed, ok := c.listedDays()[outline.AddressKey(address)]
	ok = ok && c.site().Column(address) == nil
	if p != nil {
		if day, state := c.dateOfPage(p, title); !ok || state == dateKnown && !listed.After(day) {
			return day, state
		}
	}
	if ok {
		return listed, dateKnown
	}
	if day, ok := outline.AddressDate(address); ok {
		return day.Day, dateKnown
	}
	switch own := c.ownHost(hostOf(address)); {
	case c.gone(address) || c.site().Column(address) != nil:
		return time.Time{}, dateAside
	case own:
		return time.Time{}, dateUnknown
	case c.titlesItem(title, address):
		return time.Time{}, dateForeign
	}
	return time.Time{}, dateAside
}

// bearsDate reports whether a page is of a kind that is published on a day.
func bearsDate(p *outline.Page) bool {
	switch p.Kind {
	case outline.KindHome, outline.KindEntrance, outline.KindSection, outline.KindList, outline.KindBoard,
		outline.KindSearch, outline.KindLogin, outline.KindError, outline.KindCatalog:
		return false
	}
	return true
}

func (c *Case) dateOfPage(p *outline.Page, title string) (time.Time, dateState) {
	v := c.viewOf(p.Source)
	whole := v != nil && v.incomplete() == ""
	switch d := p.Published; {
	case d.Source == outline.DatePage, d.Source == outline.DateTag && (!whole || v.namesDay()):
		return d.Day, dateKnown
	case !whole:
		return time.Time{}, dateUnknown
	case p.Kind == outline.KindOther && (title == "" || evidence.Normalize(p.Title) != evidence.Normalize(title) || v.namesDay()):
		// A page that cannot be told for an article is one when it bears the item's title.
		return time.Time{}, dateUnknown
	}
	return time.Time{}, dateMissing
}

// anyDay is a day as texts write it, of whatever it is the day.
var anyDay = regexp.MustCompile(`((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})`)

// namesDay reports whether a reader sees any day on the page, but for that of the visit, which
// a clock shows.
func (v *view) namesDay() bool {
	if hanYear.MatchString(v.reading.Text) {
		return true
	}
	year, month, day := v.page.Captured.In(evidence.Beijing).Date()
	visit := [3]int{year, int(month), day}
	for _, found := range anyDay.FindAllStringSubmatch(v.reading.Text, -1) {
		var named [3]int
		for i, digits := range found[1:] {
			named[i], _ = strconv.Atoi(digits) // they are digits
		}
		if named != visit {
			return true
		}
	}
	return false
}

// datedItem is an item with the day it was published on.
type datedItem struct {
	outline.Item
	day time.Time
}

// listDates is what the dates of a list's items tell.
type listDates struct {
	newest  datedItem // no later than the as-of day; zero where none is dated
	shown   int       // items with a date in the list
	behind  int       // items with a date on their article alone, or in its address
	missing []*outline.Item
	later   int  // items dated after the as-of day
	aside   int  // links that are no articles
	hidden  bool // an undated item whose article was not opened, or is not of the site, stands among the first or before all dated ones
	items   int
}

// datesOf reads the dates of a list's items. Of those without a date in the list the first
// `articles` must have been opened for the others to be taken as older.
func (c *Case) datesOf(items []outline.Item, articles int) listDates {
	today := evidence.Midnight(c.AsOf)
	told := listDates{items: len(items)}
	undated, unknown, ahead := 0, 0, 0
	for i := range items {
		item := &items[i]
		day, state := c.dateOf(item)
		if item.Date.IsZero() && state != dateAside {
			undated++
		}
		switch state {
		case dateAside:
			told.aside++
		case dateMissing:
			told.missing = append(told.missing, item)
		case dateUnknown, dateForeign:
			unknown++
			if told.dated()+told.later == 0 {
				ahead++
			}
			told.hidden = told.hidden || undated <= articles
		case dateKnown:
			switch {
			case day.After(today):
				told.later++
			case item.Date.IsZero():
				told.behind++
			default:
				told.shown++
			}
			if !day.After(today) && day.After(told.newest.day) {
				told.newest = datedItem{*item, day}
			}
		}
	}
	if unknown <= told.shown && ahead == 0 {
		told.hidden = false
	}
	return told
}

// dated is how many items have a date that counts.
func (d *listDates) dated() int { return d.shown + d.behind }

// ascending reports whether a list begins with its oldest item.
func ascending(items []outline.Item) bool {
	var first, last time.Time
	for i := range items {
		if day := items[i].Date.Day; !day.IsZero() {
			if first.IsZero() {
				first = day
			}
			last = day
		}
	}
	return first.Before(last)
}

// passes reports whether a list, read from its newest item on, goes from those dated after
// the as-of day past the first day of a window: right behind the last of them stands one
// that is older. Else what lies between may stand on pages that were not seen.
func (c *Case) passes(items []outline.Item, begin time.Time) bool {
	today := evidence.Midnight(c.AsOf)
	passed := false
	behind := false // the last item was dated after the as-of day
	for i := range items {
		day, state := c.dateOf(&items[i])
		switch {
		case state == dateAside || state == dateMissing:
		case state == dateUnknown || state == dateForeign:
			behind = false
		case day.After(today):
			behind, passed = true, false
		default:
			passed = passed || behind && day.Before(begin)
			behind = false
		}
	}
	return passed
}

// readBack reports whether a list of a column passes the first day of a window.
func (c *Case) readBack(column *outline.Column, begin time.Time) bool {
	for _, p := range column.Pages {
		main := hasMain(p)
		for i := range p.Lists {
			if list := &p.Lists[i]; list.Main == main && c.passes(list.Items, begin) {
				return true
			}
		}
	}
	return false
}

// listedDays are the days that lists of the site show beside their items, by the key of the
// item's address: the newest of those that are not yet to come.
func (c *Case) listedDays() map[string]time.Time {
	return derive(c, "listed days", nil, func() map[string]time.Time {
		days := map[string]time.Time{}
		today := evidence.Midnight(c.AsOf)
		for _, p := range c.site().Pages {
			for i := range p.Lists {
				for _, item := range p.Lists[i].Items {
					key := outline.AddressKey(item.Address)
					if day := item.Date.Day; item.Address != "" && !day.After(today) && day.After(days[key]) {
						days[key] = day
					}
				}
			}
		}
		return days
	})
}

// datedItems are the addresses of what lists show with a date: articles, whatever their titles.
func (c *Case) datedItems() map[string]bool {
	return derive(c, "dated items", nil, func() map[string]bool {
		dated := map[string]bool{}
		for _, p := range c.site().Pages {
			for i := range p.Lists {
				for _, item := range p.Lists[i].Items {
					if !item.Date.IsZero() && item.Address != "" {
						dated[outline.Canonical(item.Address)] = true
					}
				}
			}
		}
		return dated
	})
}
