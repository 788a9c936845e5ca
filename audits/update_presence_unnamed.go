package audits

import (
	"slices"
	"strings"

	"wangjian/outline"
)

// exhibitedText is a place whose text shows something that no column is named after.
type exhibitedText struct {
	quote   string
	exhibit *Exhibit
}

// typed returns the columns whose pages say by their tag that they are what is required, and
// whose names do not say something else.
func (c *Case) typed(r *requirement) []*outline.Column {
	if len(r.Types) == 0 {
		return nil
	}
	others := outline.Topic{Words: []string{"/./"}, Not: r.Not}
	var found []*outline.Column
	for _, column := range c.site().Columns {
		if !column.Opened() || !others.Names(column.Name) {
			continue
		}
		named := outline.KindNamed(column.Name)
		says := func(value string) bool {
			value = strings.TrimSpace(value)
			return slices.Contains(r.Types, value) &&
				(named == outline.ColumnOther || named != outline.ColumnProfile && named == outline.KindNamed(value))
		}
		if slices.ContainsFunc(strings.FieldsFunc(column.Pages[0].Tags[outline.ColumnTypeTag], separatesTypes), says) {
			found = append(found, column)
		}
	}
	return found
}

// separatesTypes reports the signs between several types in one tag.
func separatesTypes(r rune) bool { return strings.ContainsRune(",，、;；|", r) }

// likely is a column that may be what is required, though it bears none of its names; nil
// where there is none.
func (c *Case) likely(r *requirement) *outline.Column {
	others := outline.Topic{Words: []string{"/./"}, Not: r.Not}
	for _, column := range c.site().Columns {
		if !column.Opened() || column.Pages[0].Kind == outline.KindError {
			continue
		}
		if r.Within.none() && column.Listed() && outline.KindNamed(column.Name) == outline.ColumnNews {
			continue // it holds news, and what is required is none
		}
		if r.Likely.Names(column.Name) || slices.Contains(r.Kinds, column.Kind) && column.SaysKind() && others.Names(column.Name) {
			return column
		}
	}
	return nil
}

// textShown finds words on a page that show what is required, or a label with its value on a
// page that tells of the office itself; nil where there are none.
func (c *Case) textShown(r *requirement) *exhibitedText {
	for _, v := range c.views() {
		for _, word := range r.Texts {
			if at := indexOf(v.reading.Text, word); at >= 0 {
				return &exhibitedText{word, onPage(v.page, v.reading.Locate(at, at+len(word)))}
			}
		}
	}
	if r.Labels.Regexp == nil {
		return nil
	}
	for _, p := range c.site().Pages {
		v := c.viewOf(p.Source)
		if v == nil || !tellsOfOffice(p) {
			continue
		}
		if at := r.Labels.FindStringIndex(v.reading.Text); at != nil {
			return &exhibitedText{strings.TrimSpace(v.reading.Text[at[0]:at[1]]), onPage(v.page, v.reading.Locate(at[0], at[1]))}
		}
	}
	return nil
}

// tellsOfOffice reports whether a page tells of the office that the site is of: not one of
// news, documents, services or messages, in which others' addresses stand.
func tellsOfOffice(p *outline.Page) bool {
	switch p.Kind {
	case outline.KindHome, outline.KindEntrance, outline.KindGuide, outline.KindRequest:
		return true
	case outline.KindOther, outline.KindArticle, outline.KindSection:
		return outline.KindNamed(p.ColumnName) == outline.ColumnProfile || outline.KindNamed(p.Title) == outline.ColumnProfile
	}
	return false
}
