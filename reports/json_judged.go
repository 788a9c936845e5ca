package reports

import "wangjian/audits"

func vetoOf(v *audits.VetoJudgement) vetoEntry {
	entry := vetoEntry{ID: v.Veto.ID, Status: v.Status, Reason: v.Reason, Findings: idsOf(v.Findings)}
	if v.Auto != nil {
		entry.Auto = &answerEntry{v.Auto.Status, v.Auto.Reason}
	}
	if v.Mark != nil {
		entry.Mark = &rulingEntry{Ruling: v.Mark.Ruling, wordEntry: wordOf(v.Mark)}
	}
	return entry
}

func ruleOf(r *audits.RuleJudgement) ruleEntry {
	entry := ruleEntry{
		ID: r.Rule.ID, Title: r.Rule.Title, Path: r.Rule.Path, Factor: r.Rule.Factor, Bonus: r.Rule.Bonus,
		Status: r.Status, Reason: r.Reason, Change: r.Change,
	}
	if m := r.Mark; m != nil {
		entry.Mark = &rulingEntry{Ruling: m.Ruling, wordEntry: wordOf(m)}
		if r.Rule.Bonus != nil {
			entry.Mark.Count = &m.Count
		}
	}
	return entry
}

func indicatorOf(i *audits.IndicatorJudgement) indicatorEntry {
	entry := indicatorEntry{
		ID: i.Row.ID, Title: i.Row.Title, Path: orEmpty(i.Row.Path), Method: i.Row.Method, Points: i.Row.Points,
		Assessed: i.Score.Assessed, Pending: i.Score.Pending, Undetermined: i.Score.Undetermined,
		Status: i.Status, Reason: i.Reason, With: i.Row.With, Findings: idsOf(i.Findings), Before: i.Before,
	}
	if assessed(i.Score) {
		entry.Awarded = &i.Score.Awarded
	}
	if i.Auto != nil {
		entry.Auto = &awardEntry{i.Auto.Points, i.Auto.Open, i.Auto.Reason}
	}
	if i.Mark != nil {
		entry.Mark = &markEntry{i.Mark.Points, wordOf(i.Mark)}
	}
	for _, rule := range i.Rules {
		entry.Rules = append(entry.Rules, rule.ID)
	}
	return entry
}

func wordOf(m *audits.Mark) wordEntry {
	return wordEntry{m.Reason, m.Assessor, stored(m.At), m.Files}
}
