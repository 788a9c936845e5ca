package survey

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"wangjian/outline"
)

// calendar tells addresses of months that have not come yet, as a calendar leads to without
// end. A year alone is none: it may be the number of a column.
type calendar struct {
	year  int // of the survey
	years int // after it that a calendar is told by; later numbers are no years
	names outline.Expression
}

// monthText is a year with a month, and perhaps a day, written in one.
var monthText = regexp.MustCompile(`^(\d{4})[-_年](\d{1,2})(?:月|[-_月]\d{1,2}日?)?$`)

// inPath reports a path of a month to come: /2031/05/ or /2031-05/.
func (c calendar) inPath(segments []string) bool {
	before := ""
	for _, s := range segments {
		s, _, _ = strings.Cut(s, ".") // the ending of a file
		if c.later(s) || c.laterYear(before) && isMonth(s) {
			return true
		}
		before = s
	}
	return false
}

// inQuery reports parameters that name a month to come: year=2031&month=5 or date=2031-05.
func (c calendar) inQuery(parameters url.Values) bool {
	year, month := false, false
	for name, values := range parameters {
		if len(values) == 0 || !c.names.MatchString(name) {
			continue
		}
		if c.later(values[0]) {
			return true
		}
		year = year || c.laterYear(values[0])
		month = month || isMonth(values[0])
	}
	return year && month
}

// later reports a month to come: 2031-05, 2031-5-1.
func (c calendar) later(s string) bool {
	found := monthText.FindStringSubmatch(s)
	return found != nil && c.laterYear(found[1]) && isMonth(found[2])
}

func (c calendar) laterYear(s string) bool {
	year, err := strconv.Atoi(s)
	return err == nil && len(s) == 4 && year > c.year && year <= c.year+c.years
}

func isMonth(s string) bool {
	month, err := strconv.Atoi(s)
	return err == nil && len(s) <= 2 && month >= 1 && month <= 12
}
