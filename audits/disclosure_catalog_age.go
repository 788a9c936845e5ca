package audits

import (
	"fmt"
	"strings"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

const (
	maxDatedLabels = 4  // labels of an entry's date that are tried
	datedBytes     = 30 // bytes behind one that may tell the day
)

// catalogAge judges the newest entry.
func (c *Case) catalogAge(list catalogList, seen *topicSeen, words *disclosureCatalogParameters, result *Result) {
	gap := func(reason string) { result.Gaps = append(result.Gaps, Gap{codeCatalogStale, reason}) }
	var newest outline.Item
	limit, undated := monthsBefore(evidence.Midnight(c.AsOf), words.Months), 0
	for _, item := range list.items {
		date := item.Date.Day
		if p := c.site().At(item.Address); p != nil && p.Published.Day.After(date) && !p.Published.Day.After(evidence.Midnight(c.AsOf)) {
			date = p.Published.Day
		}
		if date.IsZero() && item.Node != nil {
			date = words.dayShown(markedText(item.Node, headBytes), c.AsOf)
		}
		if date.IsZero() {
			undated++
		}
		if date.After(newest.Date.Day) {
			newest = item
			newest.Date.Day = date
		}
	}
	switch {
	case !newest.Date.IsZero() && !newest.Date.Day.Before(limit):
	case list.open != "":
		gap(list.open)
	case undated > 0:
		gap(fmt.Sprintf(reasonCatalogDates, len(list.items), undated))
	default:
		if why := c.catalogUncovered(seen, limit); why != "" {
			gap(why)
			return
		}
		message := fmt.Sprintf(messageCatalogStale, chineseDay(newest.Date.Day), quoted(newest.Title), words.Months)
		result.Findings = append(result.Findings, defect(codeCatalogStale, "", message, c.exhibitOf(newest.On, newest.Node)))
	}
}

// dayShown is the day that stands behind the label of an entry's date in a text; zero where none
// does, or one yet to come.
func (p *disclosureCatalogParameters) dayShown(text string, asOf time.Time) time.Time {
	for i := range p.Elements {
		element := &p.Elements[i]
		if element.Name != p.Dated || element.Labels.Regexp == nil {
			continue
		}
		for _, at := range element.Labels.FindAllStringIndex(text, maxDatedLabels) {
			behind := strings.TrimLeft(text[at[1]:], " \t\n:：")
			day, found := outline.ParseDate(strings.ToValidUTF8(behind[:min(len(behind), datedBytes)], ""), asOf)
			if found && !day.Day.After(evidence.Midnight(asOf)) {
				return day.Day
			}
		}
	}
	return time.Time{}
}

// catalogUncovered says why entries of the catalog that are not older than a day may not have
// been seen, "" where all of its lists were seen back to that day.
func (c *Case) catalogUncovered(seen *topicSeen, since time.Time) string {
	var columns []*outline.Column
	for _, column := range seen.columns {
		columns = append(columns, branch(column)...)
	}
	for _, p := range seen.pages {
		if c.site().Column(p.Address) == nil {
			columns = append(columns, &outline.Column{Name: nameOfPage(p), Address: p.Address, Pages: []*outline.Page{p}})
		}
	}
	for _, column := range columns {
		if why := c.covered(column, since); why != "" {
			return why
		}
	}
	return ""
}
