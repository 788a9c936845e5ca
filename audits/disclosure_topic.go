package audits

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"wangjian/outline"
)

// topicSeen is where a topic is named on the site, by what became of the places.
type topicSeen struct {
	pages     []*outline.Page    // opened, each once
	unopened  []outline.Sighting // on the site, not opened
	documents []outline.Sighting // files, which are not read
	elsewhere []outline.Sighting // on other sites
	columns   []*outline.Column
}

// topic looks for a topic on the site. Links to pages that are not there do not count.
func (c *Case) topic(t outline.Topic) *topicSeen {
	return derive(c, "disclosure topic "+t.Name, nil, func() *topicSeen {
		seen, known := &topicSeen{}, map[*outline.Page]bool{}
		site := c.site()
		for _, s := range site.Sightings(t) {
			if s.Column != nil {
				seen.columns = append(seen.columns, s.Column)
			}
			switch {
			case s.Target != nil:
				if s.Target.Kind != outline.KindHome && !known[s.Target] {
					known[s.Target] = true
					seen.pages = append(seen.pages, s.Target)
				}
			case s.Link.Node == nil: // a heading that leads nowhere, over a part of its page
				if !known[s.On] {
					known[s.On] = true
					seen.pages = append(seen.pages, s.On)
				}
			case outline.IsDocument(s.Link.Address):
				seen.documents = append(seen.documents, s)
			case s.Link.Address != "" && !c.ownHost(hostOf(s.Link.Address)):
				seen.elsewhere = append(seen.elsewhere, s)
			case !c.gone(s.Link.Address):
				seen.unopened = append(seen.unopened, s)
			}
		}
		return seen
	})
}

// open says why something of the topic that was not found may be there all the same, ""
// where all its places were seen.
func (s *topicSeen) open(name string) string {
	switch {
	case len(s.elsewhere) > 0:
		return fmt.Sprintf("“%s”在另一网站（%s）上，没有查看", name, excerpt(s.elsewhere[0].Link.Address))
	case len(s.unopened) > 0:
		return fmt.Sprintf("“%s”的页面没有查看", excerpt(s.unopened[0].Link.Text))
	case len(s.documents) > 0:
		return fmt.Sprintf("“%s”是文件，没有读取其内容", excerpt(s.documents[0].Link.Text))
	}
	return ""
}

// topicExhibits shows the pages of a topic, else the home page.
func (c *Case) topicExhibits(s *topicSeen) []*Exhibit {
	var shown []*Exhibit
	for _, p := range s.pages[:min(len(s.pages), maxPlaces)] {
		shown = append(shown, c.exhibitOf(p, p.TitleNode))
	}
	if home := c.site().Home; len(shown) == 0 && home != nil {
		shown = append(shown, c.exhibitOf(home, nil))
	}
	return shown
}

// ownHost reports whether a host is the site's own, with or without www.
func (c *Case) ownHost(host string) bool {
	own := hostOf(c.siteAddress())
	return own == "" || host == "" || strings.TrimPrefix(host, "www.") == strings.TrimPrefix(own, "www.")
}

// attached returns the files that a page's content leads to.
func attached(p *outline.Page) []outline.Link {
	var files []outline.Link
	for _, link := range p.Links {
		if outline.IsDocument(link.Address) && link.Area != outline.AreaFooter && link.Area != outline.AreaNavigation {
			files = append(files, link)
		}
	}
	return files
}

// dayOf is the day of an item: as its list says, else as its own page does.
func (c *Case) dayOf(item *outline.Item) time.Time {
	if item.Date.IsZero() {
		if p := c.site().At(item.Address); p != nil {
			return p.Published.Day
		}
	}
	return item.Date.Day
}

// behindOlder reports whether a title without a date stands, in a list that is in the order of
// time, behind one that is older than a day.
func (c *Case) behindOlder(t *titled, since time.Time) bool {
	return slices.ContainsFunc(t.places, func(p titledPlace) bool { return c.behindOlderOn(p.on, since)[t.address] })
}

// behindOlderOn returns the addresses in a page's main lists before which items stand that are
// in the order of time, by two dates at least, and end before a day.
func (c *Case) behindOlderOn(p *outline.Page, since time.Time) map[string]bool {
	return derive(c, "disclosure behind older than "+since.Format(time.DateOnly), p.Source, func() map[string]bool {
		behind := map[string]bool{}
		for i := range p.Lists {
			if p.Lists[i].Main {
				c.addBehindOlder(behind, p.Lists[i].Items, since)
			}
		}
		return behind
	})
}

func (c *Case) addBehindOlder(behind map[string]bool, items []outline.Item, since time.Time) {
	var last time.Time
	dated, met := 0, map[string]bool{}
	for i := range items {
		if address := addressOf(c.site(), items[i].Address); address != "" && !met[address] {
			met[address] = true
			behind[address] = behind[address] || dated > 1 && last.Before(since)
		}
		day := c.dayOf(&items[i])
		switch {
		case day.IsZero():
			continue
		case dated > 0 && day.After(last):
			return
		}
		last = day
		dated++
	}
}

// branch is a column and the columns below it.
func branch(column *outline.Column) []*outline.Column {
	all := []*outline.Column{column}
	for i := 0; i < len(all) && len(all) < maxBranch; i++ {
		all = append(all, all[i].Children...)
	}
	return all
}

// maxBranch bounds how many columns below one are looked at.
const maxBranch = 200
