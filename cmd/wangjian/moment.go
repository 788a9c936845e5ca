package main

import (
	"time"

	"wangjian/evidence"
)

// parseAsOf reads the moment at which a site is judged. A bare date means the
// end of that day in 北京时间.
func parseAsOf(text string) (time.Time, error) {
	if day, err := time.ParseInLocation(time.DateOnly, text, evidence.Beijing); err == nil {
		return day.Add(24*time.Hour - time.Second).UTC(), nil
	}
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}, usage("--as-of “%s”既不是2019-11-30这样的日期，也不是2019-11-30T08:00:00+08:00这样的时间",
			"--as-of %q is neither a date such as 2019-11-30 nor a time such as 2019-11-30T08:00:00+08:00", text)
	}
	return moment.UTC(), nil
}

// pastAsOf is parseAsOf for what is seen now: zero where nothing was typed, and
// no moment to come.
func pastAsOf(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	moment, err := parseAsOf(text)
	if err == nil && moment.After(time.Now()) {
		return time.Time{}, usage("--as-of %s尚未到来，无从评判", "--as-of %s lies in the future: nothing can be seen of it yet", text)
	}
	return moment, err
}
