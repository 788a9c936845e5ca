package audits

import (
	"fmt"
	"slices"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// disclosure.annual looks for last year's report on government information.
//
// Source: 福建省2019年度指标体系，政府信息公开年报：“行政机关在每年3月31日前公布本行政机关的政府信息公开工作年度报告情况。”
//
// Codes: disclosure.annual.missing, once the day has passed and the whole site was seen without it;
// disclosure.annual.late where every date that the site gives it lies after the day. Reports of other units, notices on
// how to write one and pictures of one are none; before the day nothing is due.
var disclosureAnnual = Audit{
	ID:    "disclosure.annual",
	Codes: []string{"disclosure.annual.missing", "disclosure.annual.late"},
	Wants: wantsYearly,
	Judge: func(c *Case, p Parameters) (Result, error) {
		return c.judgeYearly(p, "disclosure.annual.missing", "disclosure.annual.late")
	},
}

// yearlyParameters tell a report of last year that is to be published by a day of this
// one.
type yearlyParameters struct {
	Topic outline.Topic `yaml:"topic"` // the column for such reports
	// Search is what the site is searched for, whether or not there is a column.
	Search string `yaml:"search"`
	// What is how messages name it, behind its year.
	What  string `yaml:"what"`
	Month int    `yaml:"month"`
	Day   int    `yaml:"day"`
	// Titles are those of such a report anywhere, Column those in a column of the topic.
	Titles outline.Expression `yaml:"titles"`
	Column outline.Expression `yaml:"column"`
	Not    outline.Expression `yaml:"not"`
	// End is how such a title ends, for those that a list cuts off.
	End string `yaml:"end"`
}

func wantsYearly(p Parameters) ([]outline.Topic, error) {
	var words yearlyParameters
	err := p.Decode(&words)
	return []outline.Topic{words.Topic, {Name: words.Search, Words: patterns(words.Titles), Not: patterns(words.Not)}}, err
}

func (c *Case) judgeYearly(parameters Parameters, missing, late string) (Result, error) {
	var words yearlyParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	units, err := c.siteUnits()
	if err != nil {
		return Result{}, err
	}
	today := evidence.Midnight(c.AsOf)
	year := today.Year() - 1
	due := duty{
		what: fmt.Sprintf("%d年度%s", year, words.What), missing: missing, late: late,
		last: time.Date(today.Year(), time.Month(words.Month), words.Day, 0, 0, 0, 0, evidence.Beijing),
	}
	seen := c.topic(words.Topic)
	found := dutySearch{
		looked: c.lookedAt(outline.Topic{Name: words.Search}),
		shown:  func() []*Exhibit { return c.topicExhibits(seen) },
		absent: func() string { return c.yearlyAbsent(&words, seen, due.last) },
	}
	for _, t := range c.titles() {
		if !c.isYearly(t, &words, seen) || t.first().After(today) {
			continue
		}
		of := t.years()
		switch {
		case len(of) > 0 && !slices.Contains(of, year), len(of) == 0 && !t.first().IsZero() && t.first().Year() != year+1:
		case units.ofAnother(t.title()):
			found.others++
		case len(of) > 0 || !t.first().IsZero():
			found.own = append(found.own, t)
		case t.target == nil || t.target.Body != nil || !slices.Contains(seen.pages, t.target):
			found.unclear = append(found.unclear, t)
		}
	}
	result := Result{}
	due.judge(c, &found, &result)
	return result, nil
}

// isYearly reports whether something is a report on a year, by its title.
func (c *Case) isYearly(t *titled, words *yearlyParameters, seen *topicSeen) bool {
	inColumn := words.Column.Regexp != nil && slices.ContainsFunc(t.places, func(p titledPlace) bool {
		return p.area == outline.AreaItem && slices.Contains(seen.pages, p.on)
	})
	if !t.calledWhole(words.Titles, words.Not, words.End) && (!inColumn || !t.calledWhole(words.Column, words.Not, words.End)) {
		return false
	}
	return t.entry(c.site())
}

// years are those that its texts name.
func (t *titled) years() []int {
	var years []int
	for _, text := range t.texts {
		years = append(years, yearsIn(text)...)
	}
	return years
}

// yearlyAbsent says why last year's report cannot be called absent.
func (c *Case) yearlyAbsent(words *yearlyParameters, seen *topicSeen, last time.Time) string {
	if why := seen.open(words.Topic.Name); why != "" {
		return why
	}
	since := time.Date(last.Year(), 1, 1, 0, 0, 0, 0, evidence.Beijing)
	for _, column := range seen.columns {
		if !column.Listed() {
			continue
		}
		if why := c.covered(column, since); why != "" {
			return why
		}
	}
	return c.absent(outline.Topic{Name: words.Search})
}
