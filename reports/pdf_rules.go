package reports

import (
	"fmt"

	"wangjian/audits"
	"wangjian/reports/typeset"
)

// rules sets 附加规则: every rule across rows with its effect.
func (r *report) rules() {
	if len(r.judgement.Rules) == 0 {
		return
	}
	r.doc.Heading(2, headingRules)
	table := typeset.Table{Columns: []typeset.Column{
		{Head: headRule, Width: 59},
		{Head: headRuling, Width: 26, Align: typeset.Centre},
		{Head: headReason, Width: 75},
		{Head: headEffect, Width: 65},
	}}
	for i := range r.judgement.Rules {
		rule := &r.judgement.Rules[i]
		table.Rows = append(table.Rows, typeset.Row{Cells: []typeset.Cell{
			typeset.TextCell(rule.Rule.Title), typeset.TextCell(known(ruleTexts, rule.Status)),
			typeset.TextCell(ruleReason(rule)), typeset.TextCell(r.effect(rule)),
		}})
	}
	r.doc.Table(table)
}

// ruleReason tells an assessor's reason, and of a rule that waits for one what it would do.
func ruleReason(r *audits.RuleJudgement) string {
	switch {
	case r.Mark != nil:
		return markText(textRuled, r.Mark)
	case r.Rule.Bonus != nil:
		return fmt.Sprintf(textIfHolds, fmt.Sprintf(textBonusEach, r.Rule.Bonus))
	}
	return fmt.Sprintf(textIfHolds, factorText(r.Rule))
}

// effect tells what a rule does to the score.
func (r *report) effect(rule *audits.RuleJudgement) string {
	switch {
	case rule.Status != audits.RuleHolds || r.judgement.Score == nil:
		return textNothing
	case rule.Rule.Bonus != nil:
		return fmt.Sprintf(textBonus, rule.Change, rule.Count)
	case rule.Change.IsZero():
		return factorText(rule.Rule)
	}
	return fmt.Sprintf(textFactorTook, factorText(rule.Rule), audits.Points{}.Sub(rule.Change))
}

// factorText names the rows that a rule with a factor is of, and the factor.
func factorText(r *audits.Rule) string {
	return fmt.Sprintf(textFactor, r.Path[len(r.Path)-1], r.Factor)
}
