package marksheet

import (
	"strconv"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

// value reads what a mark says of its subject; false where that cannot be understood, which
// is reported. Whether it is one that the subject can have is left to [audits.Mark.Check].
func (r *reader) value(e *entry, of subject) (audits.Mark, bool) {
	var mark audits.Mark
	for _, kind := range valueKinds {
		if f := e.values[kind]; kind != of.value && f.text != "" {
			r.reportOf(of, f.place, "此项填%s，不填%s", "it takes %s, not %s", of.value, kind)
			return mark, false
		}
	}
	f := e.values[of.value]
	if f.text == "" {
		r.add(of, e.reason.place, "写了理由，没有填"+valueTexts[of.value], "there is a reason and no "+string(of.value))
		return mark, false
	}
	var err error
	switch of.value {
	case valueRuling:
		mark.Ruling = rulingOf(f.text)
	case valuePoints:
		if mark.Points, err = audits.ParsePoints(f.text); err != nil {
			r.reportOf(of, f.place, "评分“%s”不是4、3.5这样的小数（至多九位小数）", "the points %q are no decimal number such as 4 or 3.5 (at most nine decimals)", f.text)
		}
	case valueCount:
		if mark.Count, err = strconv.Atoi(f.text); err != nil {
			r.reportOf(of, f.place, "次数“%s”不是整数", "the count %q is no whole number", f.text)
		}
	}
	return mark, err == nil
}

// rulingOf reads a ruling in either language; what is neither stays as it is.
func rulingOf(text string) audits.Ruling {
	for ruling, chinese := range rulingTexts {
		if text == chinese {
			return ruling
		}
	}
	return audits.Ruling(text)
}

// wallClocks are the forms of times that name no zone: they are 北京时间.
var wallClocks = []string{time.DateOnly, time.DateTime, "2006-01-02T15:04:05", "2006-01-02 15:04", "2006/1/2", "2006/1/2 15:04", "2006年1月2日"}

// parseTime reads a time; a day is its first moment in 北京时间. The result is UTC.
func parseTime(text string) (time.Time, error) {
	for _, layout := range wallClocks {
		if t, err := time.ParseInLocation(layout, text, evidence.Beijing); err == nil {
			return t.UTC(), nil
		}
	}
	t, err := time.Parse(time.RFC3339, text)
	return t.UTC(), err
}

// timeText is what parseTime reads as t, in its shortest form.
func timeText(t time.Time) string {
	t = t.In(evidence.Beijing)
	if t.Equal(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, evidence.Beijing)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339Nano)
}
