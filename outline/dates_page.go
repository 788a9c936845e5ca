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

// witnessed is how far, at most, a day without a year may be from that of a witness to be of
// the same document: a page may be shown some days after its file was made.
const witnessed = 31 * 24 * time.Hour

// yearFrom gives a day without a year the year in which it is next to the day of a witness, of
// the first that names such a day. What was counted from the moment stays as it is.
func yearFrom(d Date, witnesses []Date) Date {
	if !d.Inferred || slices.ContainsFunc(agoForms, func(f dateForm) bool { return f.pattern.MatchString(d.Text) }) {
		return d
	}
	for _, w := range witnesses {
		for year := w.Day.Year() + 1; year >= w.Day.Year()-1; year-- {
			day, ok := dayOf(year, int(d.Day.Month()), d.Day.Day())
			if ok && !day.After(d.Day) && day.Sub(w.Day).Abs() <= witnessed {
				d.Day = day
				return d
			}
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
