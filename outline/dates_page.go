package outline

import (
	"slices"
	"time"

	"wangjian/evidence"
)

// pageDates returns the days on which an article's page says that it was published: what a
// reader is shown, then what its tags say, then its address. The first is the best; each
// source is asked for all it tells, and one day is kept once of each source.
func pageDates(doc *evidence.Document, p *Page, asOf time.Time) []Date {
	var dates []Date
	keep := func(d Date) {
		if !slices.ContainsFunc(dates, func(k Date) bool { return k.Source == d.Source && k.Day.Equal(d.Day) }) {
			dates = append(dates, d)
		}
	}
	told := append(tagDates(p, asOf), addressDates(p)...)
	for _, d := range shownDates(doc, p, asOf) {
		keep(yearFrom(d, told))
	}
	for _, d := range told {
		keep(d)
	}
	return dates
}

// yearFrom gives a day without a year the year of a witness that names the same day.
func yearFrom(d Date, witnesses []Date) Date {
	if !d.Inferred {
		return d
	}
	for _, w := range witnesses {
		if w.Day.Month() == d.Day.Month() && w.Day.Day() == d.Day.Day() && w.Day.Before(d.Day) {
			d.Day = w.Day
			return d
		}
	}
	return d
}

func tagDates(p *Page, asOf time.Time) []Date {
	var dates []Date
	for _, name := range dating().Tags {
		if d, ok := ParseDate(p.Tags[name], asOf); ok && !d.Inferred {
			d.Source = DateTag
			dates = append(dates, d)
		}
	}
	return dates
}

func addressDates(p *Page) []Date {
	var dates []Date
	addresses := []string{p.Address}
	if p.Source != nil {
		addresses = append(addresses, p.Source.FinalURL, p.Source.URL)
	}
	for _, address := range addresses {
		if d, ok := AddressDate(address); ok {
			dates = append(dates, d)
		}
	}
	return dates
}
