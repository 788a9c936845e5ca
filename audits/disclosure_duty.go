package audits

import (
	"fmt"
	"time"

	"wangjian/evidence"
)

const (
	// Nothing of the kind was found: what, its last day, what was looked at.
	messageDutyMissing = "未见%s，应当在%s前（含当日）公开；%s"
	// It was published after its last day: title, day of publication, last day.
	messageDutyLate = "%s于%s公开，迟于规定的%s"
	// What was found bears no date: title.
	reasonDutyUndated = "已见%s，但没有标明公布日期，不能判定是否按期"
	// The last day lies ahead: what, last day.
	reasonDutyNotDue = "%s的公开期限为%s，尚未到期"
	// What was found names no year and bears no date: what is looked for, title.
	reasonDutyYear = "未见%s；已见%s，但没有标明年度和公布日期，不能判定是否为该件"
	// Only those of other units were found: what, how many.
	reasonDutyOthers = "未见本单位的%s，见到其他单位的%d份，不能判定本单位是否另有公开"
)

// duty is something to be published by a day.
type duty struct {
	what    string    // in Chinese
	item    string    // of a sample; "" where it is none
	last    time.Time // the last day, midnight in 北京时间
	missing string    // codes
	late    string
}

// dutySearch is what was found for a duty.
type dutySearch struct {
	own     []*titled
	unclear []*titled         // that may be it, of a time that nothing tells
	others  int               // of other units
	absent  func() string     // why it cannot be called absent
	looked  string            // what was looked at
	shown   func() []*Exhibit // where it ought to stand
}

// judge enters into a result what became of a duty.
func (d *duty) judge(c *Case, s *dutySearch, result *Result) {
	gap := func(code, reason string) { result.Gaps = append(result.Gaps, Gap{code, reason}) }
	if len(s.own) == 0 {
		if !evidence.Midnight(c.AsOf).After(d.last) {
			for _, code := range []string{d.missing, d.late} {
				result.NotDue = append(result.NotDue, Gap{code, fmt.Sprintf(reasonDutyNotDue, d.what, chineseDay(d.last))})
			}
			return
		}
		why := s.absent()
		switch {
		case why != "":
		case len(s.unclear) > 0:
			why = fmt.Sprintf(reasonDutyYear, d.what, quoted(s.unclear[0].title()))
		case s.others > 0:
			why = fmt.Sprintf(reasonDutyOthers, d.what, s.others)
		}
		shown := s.shown()
		if why == "" && len(shown) == 0 {
			why = reasonHomeUnseen
		}
		if why != "" {
			gap(d.missing, why)
			return
		}
		found := defect(d.missing, d.what, fmt.Sprintf(messageDutyMissing, d.what, chineseDay(d.last), s.looked), shown...)
		found.Item = d.item
		result.Findings = append(result.Findings, found)
		return
	}
	best, undated := s.own[0], false
	for _, each := range s.own {
		day := each.first()
		undated = undated || day.IsZero()
		if !day.IsZero() && (best.first().IsZero() || day.Before(best.first())) {
			best = each
		}
	}
	switch day := best.first(); {
	case !day.IsZero() && !day.After(d.last):
	case undated:
		gap(d.late, fmt.Sprintf(reasonDutyUndated, quoted(s.own[0].title())))
	default:
		message := fmt.Sprintf(messageDutyLate, quoted(best.title()), chineseDay(day), chineseDay(d.last))
		found := defect(d.late, d.what, message, c.shownTitle(best))
		found.Item = d.item
		result.Findings = append(result.Findings, found)
	}
}

// reasonHomeUnseen says that there is no page to show.
const reasonHomeUnseen = "首页未能打开"
