package audits

import (
	"fmt"
	"slices"
)

// Reasons of vetoes that count defective items.
const (
	// So many items are defective, of those looked at, of all; the limit.
	reasonTallyHolds = "抽查%d项（共%d项），其中%d项达到规定情形，达到或超过%d项"
	reasonTallyEvery = "共%d项，不足%d项，每一项均达到规定情形"
	reasonTallyClear = "抽查%d项（共%d项），其中%d项达到规定情形，少于%d项"
	// Too few items were looked at to tell.
	reasonTallyFew = "只查看了%d项（共%d项），其中%d项达到规定情形，不足以判定"
	reasonTallyNo  = "没有可供抽查的事项"
	// Behind the above, where it takes suspected findings to reach the limit.
	reasonTallyPerhaps = "（含疑似问题，待认定）"
)

// tallied answers the vetoes that count items by the findings of all rows.
func (j *judging) tallied() {
	for i := range j.Vetoes {
		judged := &j.Vetoes[i]
		tally := judged.Veto.Tally
		if tally == nil {
			continue
		}
		var answer VetoAnswer
		answer, judged.Findings = j.count(tally)
		judged.Status, judged.Reason = answer.Status, answer.Reason
	}
}

// count answers one veto and names the findings that it rests on.
func (j *judging) count(tally *Tally) (VetoAnswer, []*Finding) {
	items, total := itemsOf(j.whole.samples, []string{tally.Code})
	looked := len(items)
	certain := j.defective(tally, items, SeverityDefect)
	if reason := tally.holds(looked, total, len(certain)); reason != "" {
		return VetoAnswer{VetoHolds, reason}, slices.Concat(certain...)
	}
	perhaps := j.defective(tally, items, SeverityDefect, SeveritySuspected)
	if reason := tally.holds(looked, total, len(perhaps)); reason != "" {
		return VetoAnswer{VetoSuspected, reason + reasonTallyPerhaps}, slices.Concat(perhaps...)
	}
	if gap := j.whole.gap([]string{tally.Code}); gap != "" {
		return VetoAnswer{VetoUndetermined, gap}, nil
	}
	switch {
	case looked == 0:
		return VetoAnswer{VetoUndetermined, reasonTallyNo}, nil
	case looked < min(tally.Items, total):
		return VetoAnswer{VetoUndetermined, fmt.Sprintf(reasonTallyFew, looked, total, len(certain))}, nil
	}
	return VetoAnswer{VetoClear, fmt.Sprintf(reasonTallyClear, looked, total, len(certain), tally.Items)}, nil
}

// defective lists, for each item that counts, its findings of the severities.
func (j *judging) defective(tally *Tally, items []string, severities ...Severity) [][]*Finding {
	found := map[string][]*Finding{}
	for _, f := range j.Findings {
		if f.Code == tally.Code && slices.Contains(severities, f.Severity) && !slices.ContainsFunc(found[f.Item], f.sameSubject) {
			found[f.Item] = append(found[f.Item], f)
		}
	}
	var counting [][]*Finding
	for _, item := range items {
		if len(found[item]) >= tally.Findings {
			counting = append(counting, found[item])
		}
	}
	return counting
}

// holds says why so many defective items make the veto hold, "" when they do not.
func (t *Tally) holds(looked, total, defective int) string {
	switch {
	case defective >= t.Items:
		return fmt.Sprintf(reasonTallyHolds, looked, total, defective, t.Items)
	case looked > 0 && total < t.Items && defective == total:
		return fmt.Sprintf(reasonTallyEvery, total, t.Items)
	}
	return ""
}

func (f *Finding) sameSubject(other *Finding) bool { return f.Subject == other.Subject }

// itemsOf is the items that were looked at for any of the codes, and how many there are.
func itemsOf(samples []Sample, codes []string) (items []string, total int) {
	for _, s := range samples {
		if !slices.ContainsFunc(s.Codes, func(code string) bool { return slices.Contains(codes, code) }) {
			continue
		}
		for _, item := range s.Items {
			if !slices.Contains(items, item) {
				items = append(items, item)
			}
		}
		total = max(total, s.Total)
	}
	return items, max(total, len(items))
}
