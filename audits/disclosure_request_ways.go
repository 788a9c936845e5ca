package audits

import (
	"fmt"
	"slices"

	"wangjian/outline"
)

// linked reports whether a link leads to what words name: to a page that was opened and
// works, or to one that was not opened.
func (r *requestReading) linked(words *requestWords, works func(*outline.Page) bool) bool {
	return slices.ContainsFunc(r.c.titles(), func(t *titled) bool {
		if !r.names(t, words) || outline.IsDocument(t.address) {
			return false
		}
		if t.target != nil {
			return t.target.Kind == outline.KindLogin || works(t.target)
		}
		return t.address == "" || !r.c.gone(t.address)
	})
}

// names reports whether something is named so anywhere, or shortly on a page of the topic.
func (r *requestReading) names(t *titled, words *requestWords) bool {
	return t.called(words.Links, words.Not) || t.called(words.Here, words.Not) && slices.ContainsFunc(t.places, func(p titledPlace) bool {
		return slices.Contains(r.pages, p.on) && p.area != outline.AreaNavigation && p.area != outline.AreaFooter
	})
}

func (r *requestReading) channel() bool {
	works := func(p *outline.Page) bool {
		form := r.form(p)
		return form.asks && form.fields >= r.words.Fields && r.words.FormOf.MatchString(joinedText(r.c.contentOf(p)))
	}
	return slices.ContainsFunc(r.pages, works) || r.linked(&r.words.Channel, works)
}

func (r *requestReading) query() bool {
	named := func(p *outline.Page) bool {
		name := joinedText(p.Title)
		return (r.words.Query.Links.MatchString(name) || r.words.Query.Here.MatchString(name)) && !r.words.Query.Not.MatchString(name)
	}
	works := func(p *outline.Page) bool {
		return r.form(p).fields > 0 && (named(p) || r.words.Query.Text.MatchString(joinedText(r.c.contentOf(p))))
	}
	return slices.ContainsFunc(r.pages, works) || r.linked(&r.words.Query, func(p *outline.Page) bool { return r.form(p).fields > 0 })
}

// statistics reports whether numbers are published on the pages for requests, or in a report
// that they lead to; unread names such a report that was not read.
func (r *requestReading) statistics() (found bool, unread string) {
	words := &r.words.Statistics
	told := func(p *outline.Page) bool {
		return words.Text.MatchString(joinedText(r.c.contentOf(p))) || tabled(p, words.Head) || itemized(p, words)
	}
	listed := func(p *outline.Page) bool {
		return told(p) || slices.ContainsFunc(p.Lists, func(l outline.List) bool { return l.Main && len(l.Items) > 0 })
	}
	if slices.ContainsFunc(r.pages, told) || r.linked(words, listed) {
		return true, ""
	}
	site := r.c.site()
	for _, p := range r.pages {
		for _, link := range p.Links {
			if link.Area != outline.AreaBody && link.Area != outline.AreaOther && link.Area != outline.AreaItem || !r.words.Reports.MatchString(link.Text) {
				continue
			}
			switch target := site.At(link.Address); {
			case target != nil && told(target):
				return true, ""
			case target == nil || len(attached(target)) > 0 || r.c.pictured(target):
				unread = fmt.Sprintf(reasonRequestReport, quoted(link.Text))
			}
		}
	}
	return false, unread
}

// itemized reports whether a page's list is of applications handled.
func itemized(p *outline.Page, words *requestWords) bool {
	return slices.ContainsFunc(p.Lists, func(l outline.List) bool {
		return l.Main && slices.ContainsFunc(l.Items, func(item outline.Item) bool {
			title := joinedText(item.Title)
			return words.Items.MatchString(title) && !words.NotItems.MatchString(title)
		})
	})
}

// tabled reports whether a page has a table with a head of such words and rows below it,
// and nothing in it to fill in.
func tabled(p *outline.Page, head outline.Expression) bool {
	tables := p.Doc.Find("table")
	for i := range min(tables.Length(), maxPictures) {
		rows := tables.Eq(i).Find("tr")
		if rows.Length() < 2 || tables.Eq(i).Find(fieldElements).Length() > 0 {
			continue
		}
		if head.MatchString(joinedText(markedText(rows.Get(0), headBytes))) {
			return true
		}
	}
	return false
}
