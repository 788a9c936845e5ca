package outline

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// fits reports whether a rule holds and says what it holds by.
func (r *reader) fits(rule *kindRule, of shape) (string, bool) {
	p := r.page
	if len(rule.Shapes) > 0 && !slices.Contains(rule.Shapes, of) {
		return "", false
	}
	title, column := unspaced(p.Title), r.columnText()
	holds := func(e Expression, text string) bool { return e.Regexp == nil || e.MatchString(text) }
	switch {
	case rule.Not.Regexp != nil && rule.Not.MatchString(title),
		!holds(rule.Title, title), !holds(rule.Column, column), !holds(rule.Address, p.Address),
		!holds(rule.Head, r.headText()), !holds(rule.Text, r.text):
		return "", false
	}
	if rule.Short > 0 && utf8.RuneCountInString(r.text) > rule.Short {
		return "", false
	}
	if rule.Undated && r.hasDatedList() {
		return "", false
	}
	found := 0
	for _, label := range rule.Labels {
		if label.MatchString(r.text) {
			found++
		}
	}
	if found < rule.Least {
		return "", false
	}
	why := rule.Because
	if rule.Least > 0 {
		why = fmt.Sprintf("%s（%d类）", why, found)
	}
	if rule.Title.Regexp != nil {
		why = fmt.Sprintf("%s：“%s”", why, clip(p.Title, 40))
	}
	return why, true
}

// columnText is what says to which column the page belongs, each on its own line.
func (r *reader) columnText() string {
	parts := []string{r.page.ColumnName, r.tag(ColumnTypeTag)}
	for _, step := range r.page.Trail {
		parts = append(parts, unspaced(step.Text))
	}
	return strings.Join(parts, "\n")
}

// headText is the text around the title: the table over it, the number below it.
func (r *reader) headText() string {
	if r.head700 != "" {
		return r.head700
	}
	text := r.text
	title := r.page.Title
	at := strings.Index(text, title)
	if title == "" || at < 0 {
		at = 0
	}
	start := at
	for range headCharsAt / 2 {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	r.head700 = clip(text[start:], headCharsAt+utf8.RuneCountInString(title))
	return r.head700
}
