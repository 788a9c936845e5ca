package audits

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
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
		fields, long := r.fields(p)
		return long && fields >= r.words.Fields && r.words.FormOf.MatchString(joinedText(r.c.contentOf(p)))
	}
	return slices.ContainsFunc(r.pages, works) || r.linked(&r.words.Channel, works)
}

func (r *requestReading) query() bool {
	named := func(p *outline.Page) bool {
		name := joinedText(p.Title)
		return (r.words.Query.Links.MatchString(name) || r.words.Query.Here.MatchString(name)) && !r.words.Query.Not.MatchString(name)
	}
	works := func(p *outline.Page) bool {
		fields, _ := r.fields(p)
		return fields > 0 && (named(p) || r.words.Query.Text.MatchString(joinedText(r.c.contentOf(p))))
	}
	return slices.ContainsFunc(r.pages, works) || r.linked(&r.words.Query, func(p *outline.Page) bool {
		fields, _ := r.fields(p)
		return fields > 0
	})
}

// fields counts the fields of a page to fill in that the home page has not, choices
// counting once a name; long says that one of them takes more than a line. Those behind a
// tab or a consent count.
func (r *requestReading) fields(p *outline.Page) (count int, long bool) {
	everywhere := map[string]bool{}
	if home := r.c.site().Home; home != nil {
		for _, n := range home.Doc.Find(fieldElements).Nodes {
			everywhere[fieldName(n)] = true
		}
	}
	choices := map[string]bool{}
	for _, n := range p.Doc.Find(fieldElements).Nodes {
		name, kind := fieldName(n), strings.ToLower(evidence.Attribute(n, "type"))
		if everywhere[name] || n.Data == "input" && slices.Contains([]string{"hidden", "button", "submit", "image", "reset"}, kind) {
			continue
		}
		if kind == "radio" || kind == "checkbox" {
			choices[evidence.Attribute(n, "name")] = true
			continue
		}
		count++
		long = long || n.Data != "input" && n.Data != "select"
	}
	return count + len(choices), long
}

const fieldElements = "input, textarea, select, [contenteditable=true]"

// fieldName tells a field from others; one without any name has that of its kind.
func fieldName(n *html.Node) string {
	return n.Data + "|" + evidence.Attribute(n, "name") + "|" + evidence.Attribute(n, "id") + "|" + evidence.Attribute(n, "placeholder")
}

// statistics reports whether numbers are published on the pages for requests, or in a report
// that they lead to; unread names such a report that was not read.
func (r *requestReading) statistics() (found bool, unread string) {
	words := &r.words.Statistics
	told := func(p *outline.Page) bool {
		return words.Text.MatchString(joinedText(r.c.contentOf(p))) || tabled(p, words.Head)
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
