package audits

import "fmt"

// Reasons that rules across rows give.
const (
	reasonRuleFactor = "因“%s”，得分乘以%s"
	reasonRuleNone   = "因“%s”，不得分"
	reasonWith       = "与“%s”合并计分"
)

// rules applies the table's rules across rows, as assessors say that they hold.
func (j *judging) rules(marks Marks) {
	for i := range j.Table.Rules {
		rule := &j.Table.Rules[i]
		judged := RuleJudgement{Rule: rule, Status: RulePending, Reason: reasonRuling}
		if mark, marked := marks[rule.ID]; marked {
			judged.Mark, judged.Count, judged.Reason = &mark, mark.Count, mark.Reason
			judged.Status = RuleClear
			if mark.Ruling == RulingHolds || mark.Count > 0 {
				judged.Status = RuleHolds
			}
		}
		if judged.Status == RuleHolds {
			judged.Change = j.apply(rule, judged.Count)
		}
		j.Rules = append(j.Rules, judged)
	}
}

// apply changes the rows under a rule's path, or returns what the rule adds.
func (j *judging) apply(rule *Rule, count int) (change Points) {
	if rule.Bonus != nil {
		return rule.Bonus.Mul(WholePoints(count))
	}
	for i := range j.Indicators {
		row := &j.Indicators[i]
		if row.Row.With != "" || row.Status == RowNotAssessed || !under(row.Row.Path, rule.Path) {
			continue
		}
		before := row.Score.Awarded
		row.change(rule)
		change = change.Add(row.Score.Awarded.Sub(before))
	}
	return change
}

// change multiplies what a row was awarded. Where nothing is left of it, what waited for
// an assessor or could not be seen is settled too.
func (i *IndicatorJudgement) change(rule *Rule) {
	before := i.Score.Awarded
	if i.Before == nil && !before.IsZero() {
		i.Before = &before
	}
	i.Rules = append(i.Rules, rule)
	i.Score.Awarded = before.Mul(*rule.Factor)
	reason, open := fmt.Sprintf(reasonRuleFactor, rule.Title, rule.Factor), i.Status == RowPending || i.Status == RowUndetermined
	if rule.Factor.IsZero() {
		reason = fmt.Sprintf(reasonRuleNone, rule.Title)
		i.Score = Score{Possible: i.Score.Possible, Assessed: i.Score.Possible}
	}
	switch {
	case !rule.Factor.IsZero() && open:
		i.Reason = reason + "；" + i.Reason
	case open:
		i.Status, i.Reason = RowUnmet, reason
	default:
		i.Status, i.Reason = statusOf(i.Score), reason+"；"+i.Reason
	}
}

// shared fills in the rows whose points stand in another row.
func (j *judging) shared() {
	for i := range j.Indicators {
		row := &j.Indicators[i]
		if row.Row.With == "" {
			continue
		}
		host := j.indicator(row.Row.With)
		row.Status, row.Reason = host.Status, fmt.Sprintf(reasonWith, host.Row.Title)
	}
}

func (j *judging) indicator(id string) *IndicatorJudgement {
	for i := range j.Indicators {
		if j.Indicators[i].Row.ID == id {
			return &j.Indicators[i]
		}
	}
	return nil
}

// factor is what the rules that hold leave of a row's awarded points.
func (i *IndicatorJudgement) factor() Points {
	factor := WholePoints(1)
	for _, rule := range i.Rules {
		factor = factor.Mul(*rule.Factor)
	}
	return factor
}
