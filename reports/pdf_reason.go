package reports

import (
	"fmt"
	"strings"

	"wangjian/audits"
)

// reasonOf tells why a row has its points: its reason, an assessor's with name and day; what
// the program made of it beside that; and what rules across rows changed.
func reasonOf(i *audits.IndicatorJudgement) string {
	var lines []string
	if reason := ownReason(i); reason != "" {
		lines = append(lines, reason)
	}
	if i.Mark != nil {
		lines = append(lines, markText(textMark, i.Mark))
	}
	if word := ownWord(i); word != "" {
		lines = append(lines, word)
	}
	if i.Before != nil {
		lines = append(lines, fmt.Sprintf(textBefore, i.Before))
	}
	return strings.Join(lines, "\n")
}

// ownReason is a row's reason without an assessor's words.
func ownReason(i *audits.IndicatorJudgement) string {
	switch {
	case i.Mark == nil, i.Status == audits.RowNotAssessed:
		return i.Reason
	case len(i.Rules) > 0:
		return strings.TrimSuffix(i.Reason, "；"+i.Mark.Reason)
	}
	return ""
}

// ownWord is what the program itself makes of a row, where the row's reason does not say it.
func ownWord(i *audits.IndicatorJudgement) string {
	switch {
	case i.Auto == nil || i.Mark == nil && i.Status != audits.RowPending:
		return ""
	case !i.Auto.Open.IsZero():
		return fmt.Sprintf(textAutoOpen, i.Auto.Points, i.Auto.Open, i.Auto.Reason)
	case i.Mark != nil:
		return fmt.Sprintf(textAuto, i.Auto.Points, i.Auto.Reason)
	}
	return ""
}
