package outline

import (
	"regexp"
	"strings"
	"time"

	"wangjian/evidence"
)

// dateForm is one way to write a date.
type dateForm struct {
	pattern *regexp.Regexp
	stands  func(where) bool
	// day reads the parts that the pattern caught; inferred tells that more than they say
	// had to be taken from the moment.
	day   func(p dateText, parts []string) (day time.Time, inferred, ok bool)
	clock bool // the pattern holds the clock
}

const (
	months   = `(?i:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?)`
	ordinal  = `(?:st|nd|rd|th)?`
	han      = `〇一二三四五六七八九十廿卅元正初Oo\d`
	brackets = " []()（）【】〔〕{}<>《》「」|*"
)

// dateForms are the forms by how much they tell: with the year in full, with the year
// apart or cut short, without it, and in words.
var dateForms = [][]dateForm{
	{
		{pattern: form(`(\d{4}) ?([-./]) ?(\d{1,2}) ?([-./]) ?(\d{1,2})`), stands: notInNumber, day: sameMarks(1, 3, 5)},
		{pattern: form(`((?:\d ?){3}\d) ?年 ?(\d ?\d?) ?月 ?(\d ?\d?) ?[日号]`), stands: notInNumber, day: parted(1, 2, 3)},
		{pattern: form(`([〇一二三四五六七八九Oo\d](?: ?[〇一二三四五六七八九Oo\d]){3}) ?年 ?([` + han + ` ]{1,5})月 ?([` + han + ` ]{1,7})[日号]`), stands: notInNumber, day: numerals},
		{pattern: form(`(\d{4})(\d{2})(\d{2})(?:\d{6})?`), stands: compact, day: parted(1, 2, 3)},
		{pattern: form(`(\d{1,2})` + ordinal + `[ ,./-]{1,3}` + months + `[ ,./-]{1,3}(\d{4})`), stands: notInNumber, day: english(3, 2, 1)},
		{pattern: form(months + `[ ,./-]{0,3}(\d{1,2})` + ordinal + `[ ,./-]{1,3}(\d{4})`), stands: notInNumber, day: english(3, 1, 2)},
		{pattern: form(months + ` {1,2}(\d{1,2}) (\d{2}):(\d{2})(?::\d{2})? ([A-Z]{3,4}(?:[+-]\d{2}:?\d{2})? )?(\d{4})`), stands: notInNumber, day: english(6, 1, 2), clock: true},
		{pattern: form(`(\d{1,2})([-/])(\d{1,2})([-/])(\d{4})`), stands: notInNumber, day: yearLast},
	},
	{
		{pattern: form(`(\d{1,2})(?:日| ?[/|]| ) ?(\d{4}) ?[-./年] ?(\d{1,2})月?`), stands: badge, day: parted(2, 3, 1)},
		{pattern: form(`(\d{1,2}) ?[-/.月] ?(\d{1,2})日?(?: [/|]? ?|[|,] ?)(\d{4})年?`), stands: badge, day: parted(3, 1, 2)},
		{pattern: form(`(\d{1,2})日? ?[/|, ] ?(\d{1,2}) ?月 ?[,/|]? ?(\d{4})年?`), stands: badge, day: parted(3, 2, 1)},
		{pattern: form(`(\d{4})(?: ?年 ?| ?[/|] ?| )(\d{1,2}) ?[-/.月] ?(\d{1,2})日?`), stands: badge, day: parted(1, 2, 3)},
		{pattern: form(`'?(\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]`), stands: notInNumber, day: shortYear(1, 2, 3)},
		{pattern: form(`'?(\d{2})([-./])(\d{1,2})([-./])(\d{1,2})`), stands: alone, day: shortMarks},
	},
	{
		{pattern: form(`(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]`), stands: alone, day: yearless(1, 2)},
		{pattern: form(`(\d{2})[-/](\d{2})`), stands: alone, day: yearless(1, 2)},
		{pattern: form(`(\d{1,2})[-.](\d{1,2})`), stands: whole, day: yearless(1, 2)},
		{pattern: form(`(\d{1,2})日? ?[/|, ] ?(\d{1,2}) ?月`), stands: badge, day: yearless(2, 1)},
		{pattern: form(`(\d{1,2}) ?月 ?[/|, ]? ?(\d{1,2})`), stands: badge, day: yearless(1, 2)},
		{pattern: form(`(\d{1,2})` + ordinal + ` ?[/|-]? ?` + months), stands: whole, day: yearlessEnglish(2, 1)},
		{pattern: form(months + ` ?[/|-]? ?(\d{1,2})` + ordinal), stands: whole, day: yearlessEnglish(1, 2)},
	},
	agoForms,
}

// agoForms tell how long ago a day was: it needs no year.
var agoForms = []dateForm{
	{pattern: form(`今天|今日|刚刚|刚才|昨天|昨日|前天`), stands: last, day: spoken},
	{pattern: form(`(半|\d{1,3}) ?(秒钟?|分钟|个?小时|天|日|周|个?星期)之?前`), stands: last, day: ago},
}

func form(expression string) *regexp.Regexp { return regexp.MustCompile(expression) }

// where is a place in a text at which a form was met.
type where struct {
	text       dateText
	start, end int
	clock      clock
}

func (w where) before() string { return w.text.plain[:w.start] }
func (w where) after() string  { return w.text.plain[w.end:] }

// notInNumber: what stands at either side does not go on with digits, as in codes, ranges,
// telephone and version numbers.
func notInNumber(w where) bool {
	before, after := w.before(), w.after()
	if n := len(before); n > 0 {
		c := before[n-1]
		if isAlnum(c) || n > 1 && strings.IndexByte("-/.", c) >= 0 && isAlnum(before[n-2]) && !strings.HasPrefix(w.text.plain[w.start:], "'") {
			return false
		}
	}
	if w.clock.length > 0 {
		return true
	}
	if startsDigit(after) {
		return false
	}
	return len(after) < 2 || strings.IndexByte("-/.~", after[0]) < 0 || !isAlnum(after[1])
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// compact: eight digits by themselves that no word makes a telephone, a code or an amount.
func compact(w where) bool {
	return alone(w) && !w.text.words.number.MatchString(w.before()) && !w.text.words.amount.MatchString(w.after())
}

// alone: nothing but brackets, white space and a clock touches it.
func alone(w where) bool {
	return startsAlone(w.before()) && notInNumber(w) && (w.clock.length > 0 || endsAlone(w.after()))
}

func startsAlone(before string) bool {
	if before == "" {
		return true
	}
	c, _ := lastRune(before)
	return strings.ContainsRune(brackets+":,;、", c)
}

func endsAlone(after string) bool {
	return after == "" || strings.ContainsRune(brackets+",;", firstRune(after))
}

// badge: alone, and not the beginning or end of a text that goes on in numbers.
func badge(w where) bool {
	after := strings.TrimLeft(w.after(), brackets)
	return startsAlone(w.before()) && (endsAlone(w.after()) || w.clock.length > 0) && (!startsDigit(after) || w.clock.length > 0)
}

// whole: the text has nothing else, but for brackets and a clock.
func whole(w where) bool {
	return strings.Trim(w.before(), brackets) == "" && strings.Trim(w.after()[w.clock.length:], brackets) == ""
}

// last: alone, and nothing follows but brackets and a clock.
func last(w where) bool {
	return startsAlone(w.before()) && strings.Trim(w.after()[w.clock.length:], brackets) == ""
}

// dayOf returns midnight of a day that exists.
func dayOf(year, month, day int) (time.Time, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return time.Time{}, false
	}
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, evidence.Beijing)
	return d, d.Day() == day
}
