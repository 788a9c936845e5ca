package audits

import (
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
)

func TestWorkingDays(t *testing.T) {
	for _, row := range []struct {
		name     string
		from, to string
		want     int
		ok       bool
	}{
		{"the day itself is not counted", "2019-11-04", "2019-11-04", 0, true},
		{"the last day is", "2019-11-04", "2019-11-05", 1, true},
		{"a weekend is free", "2019-11-07", "2019-11-12", 3, true},
		{"a document of a Friday", "2019-11-08", "2019-11-13", 3, true},
		{"a document of a Saturday", "2019-11-09", "2019-11-13", 3, true},
		{"National Day's week is free, the Saturday after it is worked", "2019-09-30", "2019-10-11", 4, true},
		{"and its Sunday before is worked", "2019-09-27", "2019-09-30", 2, true},
		{"May Day of 2019 had two make-up Sundays", "2019-04-26", "2019-05-06", 5, true},
		{"the Spring Festival of 2020 was made longer", "2020-01-23", "2020-02-03", 1, true},
		{"over the turn of the year", "2018-12-28", "2019-01-02", 2, true},
		{"a day of victory", "2015-09-02", "2015-09-06", 1, true},
		{"an interpretation before its document", "2019-11-12", "2019-11-08", 0, true},
		{"the first year of the library", "2002-01-02", "2002-01-04", 1, true},
		{"the last year of the library", "2026-11-23", "2026-11-25", 2, true},
		{"a year before the library", "2001-12-31", "2002-01-04", 0, false},
		{"a year after the library", "2026-12-31", "2027-01-04", 0, false},
		{"an unknown year of the document alone", "2027-01-04", "2026-12-31", 0, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			n, ok := days(t).between(dateOf(t, row.from), dateOf(t, row.to))
			if n != row.want || ok != row.ok {
				t.Errorf("from %s to %s: got %d %v, want %d %v", row.from, row.to, n, ok, row.want, row.ok)
			}
		})
	}
}

// days is the built-in calendar.
func days(t *testing.T) *calendar {
	t.Helper()
	builtin, err := builtinCalendar()
	if err != nil {
		t.Fatal(err)
	}
	return builtin
}

func TestWorkingDaysAreThoseOfBeijing(t *testing.T) {
	friday := time.Date(2019, 11, 7, 17, 0, 0, 0, time.UTC) // 01:00 of Friday in 北京时间
	monday := time.Date(2019, 11, 11, 15, 59, 0, 0, time.UTC)
	if n, ok := days(t).between(friday, monday); n != 1 || !ok {
		t.Errorf("got %d %v", n, ok)
	}
}

func TestYearsAreAddedToTheCalendar(t *testing.T) {
	builtin := days(t)
	years, err := parseCalendarYears(workdaysFile, []byte("2027:\n  holidays: [2027-01-01]\n  workdays: ['2027-01-03']\n2026: {holidays: [2026-11-24]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	days, err := builtin.over(years)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		from, to string
		want     int
	}{{"2026-12-31", "2027-01-04", 2}, {"2026-11-23", "2026-11-25", 1}, {"2026-09-30", "2026-10-02", 2}, {"2025-09-30", "2025-10-02", 0}} {
		if n, ok := days.between(dateOf(t, row.from), dateOf(t, row.to)); n != row.want || !ok {
			t.Errorf("from %s to %s: got %d %v, want %d", row.from, row.to, n, ok, row.want)
		}
	}
	if _, ok := builtin.between(dateOf(t, "2027-01-04"), dateOf(t, "2027-01-05")); ok {
		t.Error("the built-in calendar has changed")
	}
}

func TestFaultyYearsAreRefused(t *testing.T) {
	for name, source := range map[string]string{
		"no day":            "2027: {holidays: [2027-02-30]}",
		"another year's":    "2027: {holidays: [2026-02-03]}",
		"listed twice":      "2027: {holidays: [2027-02-03], workdays: [2027-02-03]}",
		"an unknown key":    "2027: {holiday: [2027-02-03]}",
		"no year":           "next: {holidays: [2027-02-03]}",
		"a list of nothing": "- 2027",
	} {
		years, err := parseCalendarYears(workdaysFile, []byte(source))
		if err == nil {
			_, err = libraryCalendar().over(years)
		}
		if err == nil {
			t.Errorf("%s is taken: %s", name, source)
		} else if strings.Contains(err.Error(), "%!") {
			t.Error(err)
		}
	}
}

func dateOf(t testing.TB, text string) time.Time {
	t.Helper()
	day, err := time.ParseInLocation(time.DateOnly, text, evidence.Beijing)
	if err != nil {
		t.Fatal(err)
	}
	return day
}
