package audits

import (
	"fmt"
	"sync"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"

	"wangjian/evidence"
)

// The calendar of working days: Saturdays and Sundays are free, but for make-up days; legal
// holidays are free.
//
// Source: 全国年节及纪念日放假办法, and the yearly 国务院办公厅关于部分节假日安排的通知 as the
// calendar library has them; workdays.yaml adds years to it, or puts others in their place.

// workdaysFile is the years that the calendar library lacks or has wrong.
const workdaysFile = "workdays.yaml"

// The years that the library is asked for: it begins with 29 December 2001 and writes years
// with four digits.
const (
	firstLibraryYear = 2001
	lastLibraryYear  = 9999
)

// calendarYear is the days of a year on which the day of the week does not tell whether
// they are worked, each as YYYY-MM-DD.
type calendarYear struct {
	Holidays []string `yaml:"holidays"`
	Workdays []string `yaml:"workdays"`
}

// calendar tells working days of the years that it knows.
type calendar struct {
	years map[int]map[string]bool // day → worked, for the days that differ from their week's
}

// builtinCalendar is the library's years with those of workdays.yaml over them. Its years
// are filled when they are asked for.
var builtinCalendar = sync.OnceValues(func() (*calendar, error) {
	data, err := readBuiltin(workdaysFile)
	if err != nil {
		return nil, err
	}
	added, err := parseCalendarYears(workdaysFile, data)
	if err != nil {
		return nil, err
	}
	return libraryCalendar().over(added)
})

// parseCalendarYears reads a file of years; one of comments alone holds none.
func parseCalendarYears(name string, data []byte) (map[int]calendarYear, error) {
	doc, err := parseDocument(name, data)
	if err != nil || doc.root == nil {
		return nil, err
	}
	var years map[int]calendarYear
	for _, p := range decodeStrict(doc.root, &years) {
		doc.reportLine(p.line, "%s", p.message)
	}
	return years, doc.err()
}

// libraryCalendar is the years that the library knows whole: the yearly notices name
// 国庆节, so a year without it has only the turn of the year before it.
func libraryCalendar() *calendar {
	known := &calendar{years: map[int]map[string]bool{}}
	for year := firstLibraryYear; year <= lastLibraryYear; year++ {
		listed := HolidayUtil.GetHolidaysByYear(year)
		if listed.Len() == 0 {
			break
		}
		days, whole := map[string]bool{}, false
		for e := listed.Front(); e != nil; e = e.Next() {
			if day, ok := e.Value.(*HolidayUtil.Holiday); ok {
				days[day.GetDay()] = day.IsWork()
				whole = whole || day.GetTarget() == fmt.Sprintf("%d-10-01", year)
			}
		}
		if whole {
			known.years[year] = days
		}
	}
	return known
}

// over is the calendar with years added or replaced. Days that are none, or of another
// year, are errors.
func (c *calendar) over(added map[int]calendarYear) (*calendar, error) {
	if len(added) == 0 {
		return c, nil
	}
	merged := &calendar{years: map[int]map[string]bool{}}
	for year, days := range c.years {
		merged.years[year] = days
	}
	for year, days := range added {
		entered := map[string]bool{}
		for worked, list := range map[bool][]string{false: days.Holidays, true: days.Workdays} {
			for _, text := range list {
				day, err := time.Parse(time.DateOnly, text)
				if err != nil || day.Year() != year {
					return nil, fmt.Errorf("calendar of %d: %q is no day of it", year, text)
				}
				if _, twice := entered[text]; twice {
					return nil, fmt.Errorf("calendar of %d: %s is listed twice", year, text)
				}
				entered[text] = worked
			}
		}
		merged.years[year] = entered
	}
	return merged, nil
}

// between counts the working days after from, up to and including to, as days in 北京时间.
// It is 0 where to is no later than from, and false where a year between them is unknown.
func (c *calendar) between(from, to time.Time) (n int, ok bool) {
	first, last := evidence.Midnight(from), evidence.Midnight(to)
	for year := min(first.Year(), last.Year()); year <= max(first.Year(), last.Year()); year++ {
		if c.years[year] == nil {
			return 0, false
		}
	}
	for day := first.AddDate(0, 0, 1); !day.After(last); day = day.AddDate(0, 0, 1) {
		if c.worked(day) {
			n++
		}
	}
	return n, true
}

func (c *calendar) worked(day time.Time) bool {
	if worked, listed := c.years[day.Year()][day.Format(time.DateOnly)]; listed {
		return worked
	}
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// monthsBefore is the same day so many calendar months earlier, the last of the month where
// that has no such day.
func monthsBefore(day time.Time, months int) time.Time {
	first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, day.Location()).AddDate(0, -months, 0)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}
