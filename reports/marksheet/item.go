package marksheet

import (
	"slices"

	"wangjian/audits"
)

// item is one veto, row or rule as it stands on the sheet.
type item struct {
	subject
	kind        string // in Chinese
	path        []string
	method      audits.Method
	assessment  audits.Assessment // none of a rule
	description string
	points      *audits.Points // of a row
	effect      string         // of a rule, in Chinese

	// What the program says by itself.
	status   string        // of a veto, in Chinese
	proposed *audits.Award // of a row
	reason   string
	findings []*audits.Finding

	mark *audits.Mark // that an assessor entered before
}

// itemsOf is what stands on the sheet of a judgement: what an assessor has to mark or has
// marked, or everything that can be marked. The order is the table's.
func itemsOf(j *audits.Judgement, all bool) []item {
	var items []item
	for i := range j.Vetoes {
		items = append(items, itemOfVeto(&j.Vetoes[i]))
	}
	for i := range j.Indicators {
		if j.Indicators[i].Row.With == "" {
			items = append(items, itemOfRow(&j.Indicators[i]))
		}
	}
	for i := range j.Rules {
		items = append(items, itemOfRule(&j.Rules[i]))
	}
	return slices.DeleteFunc(items, func(i item) bool {
		return !all && i.method == audits.MethodAuto && i.mark == nil
	})
}

func itemOfVeto(v *audits.VetoJudgement) item {
	status, reason := v.Status, v.Reason
	if v.Auto != nil {
		status, reason = v.Auto.Status, v.Auto.Reason
	}
	return item{
		subject: ofVeto(v.Veto), kind: kindVeto, path: v.Veto.Path, method: v.Veto.Method, assessment: v.Veto.Assessment,
		description: v.Veto.Description, status: statusTexts[status], reason: reason, findings: v.Findings, mark: v.Mark,
	}
}

func itemOfRow(i *audits.IndicatorJudgement) item {
	row := item{
		subject: ofRow(i.Row), kind: kindRow, path: i.Row.Path, method: i.Row.Method, assessment: i.Row.Assessment,
		description: i.Row.Description, points: &i.Row.Points, proposed: i.Auto, findings: i.Findings, mark: i.Mark,
	}
	switch {
	case i.Auto != nil:
		row.reason = i.Auto.Reason
	case i.Mark == nil: // else the reason is the assessor's
		row.reason = i.Reason
	}
	return row
}

func itemOfRule(r *audits.RuleJudgement) item {
	return item{
		subject: ofRule(r.Rule), kind: kindRule, path: r.Rule.Path, method: audits.MethodManual,
		description: r.Rule.Description, effect: effectOf(r.Rule), mark: r.Mark,
	}
}
