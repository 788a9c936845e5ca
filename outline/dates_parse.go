package outline

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"wangjian/evidence"
)

// ParseDate returns the first date in a short text: one with its year before one without,
// and that before one such as 昨天. What the text leaves out is taken from asOf, so that the
// day is the latest that is not after it, and the date says that it is inferred. Text
// beyond the limit of dates.yaml is not read.
func ParseDate(text string, asOf time.Time) (Date, bool) {
	d, _, _, ok := findDate(text, asOf)
	return d, ok
}

// findDate is ParseDate; before and after are what stands around the date in the
// normalised text.
func findDate(text string, asOf time.Time) (d Date, before, after string, ok bool) {
	p := newDateText(text, asOf)
	if !strings.ContainsAny(p.plain, dateSigns) {
		return Date{}, "", "", false
	}
	for _, class := range dateForms {
		best := found{start: -1}
		for i := range class {
			if f, ok := p.first(&class[i]); ok && (best.start < 0 || f.start < best.start) {
				best = f
			}
		}
		if best.start >= 0 {
			best.date.Text = p.written(best.start, best.end)
			return best.date, p.plain[:best.start], p.plain[best.end:], true
		}
	}
	return Date{}, "", "", false
}

// dateText is a text in which dates are looked for.
type dateText struct {
	shown string // normalised
	plain string // the same, character by character, with one kind of dash, colon and dot
	asOf  time.Time
	words *dateWords
}

// found is a date at its place in the plain text.
type found struct {
	start, end int
	date       Date
}

// dateSigns are characters of which every date has one.
const dateSigns = "0123456789年天日刚前"

var plainDate = strings.NewReplacer(
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "ー", "-",
	"∶", ":", "∕", "/", "⁄", "/", "╱", "/", "·", ".", "•", ".", "‧", ".", "・", ".",
	"○", "〇", "◯", "〇", "零", "〇", "О", "〇", "Ο", "〇",
	"’", "'", "‘", "'", "＇", "'",
)

func newDateText(text string, asOf time.Time) dateText {
	words := dating()
	shown := evidence.Normalize(clipped(text, words.Longest))
	if len(shown) > 2*words.Longest { // a few characters are long in the normal form
		shown = clipped(shown, words.Longest)
	}
	return dateText{shown: shown, plain: plainDate.Replace(shown), asOf: asOf.In(evidence.Beijing), words: words}
}

// clipped returns at most the first size bytes of a text, whole characters and whole
// numbers: half a day would be another day.
func clipped(text string, size int) string {
	if len(text) <= size {
		return text
	}
	for size > 0 && !utf8.RuneStart(text[size]) {
		size--
	}
	return strings.TrimRightFunc(text[:size], unicode.IsDigit)
}

// written returns what is shown where the plain text has the bytes from start to end.
func (p dateText) written(start, end int) string {
	shown := []rune(p.shown)
	from := utf8.RuneCountInString(p.plain[:start])
	to := from + utf8.RuneCountInString(p.plain[start:end])
	if to > len(shown) {
		return strings.TrimSpace(p.plain[start:end])
	}
	return strings.TrimSpace(string(shown[from:to]))
}

// mostMatches is how often a form is tried in one text; the text is short.
const mostMatches = 32

// first returns the first place where a form tells a day that exists.
func (p dateText) first(form *dateForm) (found, bool) {
	for _, at := range form.pattern.FindAllStringSubmatchIndex(p.plain, mostMatches) {
		parts := make([]string, len(at)/2)
		for i := range parts {
			if at[2*i] >= 0 {
				parts[i] = p.plain[at[2*i]:at[2*i+1]]
			}
		}
		start, end := at[0], at[1]
		clock := clockAfter(p.plain[end:])
		if form.clock {
			clock = clockWithin(parts)
		}
		w := where{text: p, start: start, end: end, clock: clock}
		if !form.stands(w) {
			continue
		}
		day, inferred, ok := form.day(p, parts)
		if !ok {
			continue
		}
		d := Date{Day: day, Inferred: inferred}
		end += clock.length
		d.Clock, d.Day = clock.on(day)
		if d.Inferred && d.Day.After(p.asOf) {
			continue
		}
		if p.valid(d.Day) {
			return found{start: start, end: end, date: d}, true
		}
	}
	return found{}, false
}

func (p dateText) valid(day time.Time) bool {
	return day.Year() >= p.words.Earliest && day.Year() <= p.words.Latest
}
