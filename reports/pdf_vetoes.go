package reports

import (
	"fmt"
	"slices"

	"wangjian/audits"
	"wangjian/reports/typeset"
)

// vetoes sets 二、单项否决情况.
func (r *report) vetoes() {
	r.doc.Heading(1, headingVetoes)
	table := typeset.Table{Columns: []typeset.Column{
		{Head: headVeto, Width: 43},
		{Head: headRuling, Width: 26, Align: typeset.Centre},
		{Head: headReason, Width: 70},
		{Head: headProof, Width: 17, Align: typeset.Centre},
	}}
	for i := range r.judgement.Vetoes {
		v := &r.judgement.Vetoes[i]
		table.Rows = append(table.Rows, typeset.Row{Cells: []typeset.Cell{
			typeset.TextCell(v.Veto.Title), typeset.TextCell(known(vetoTexts, v.Status)), typeset.TextCell(vetoReason(v)), r.proofCell(v.Findings),
		}})
	}
	r.doc.Table(table)
}

// vetoReason tells an assessor's reason with name and day, and what the program said beneath
// it; a veto that the program leaves to assessors has no word of its own.
func vetoReason(v *audits.VetoJudgement) string {
	if v.Mark == nil {
		return v.Reason
	}
	text := markText(textRuled, v.Mark)
	if v.Auto == nil || v.Auto.Status == audits.VetoPending && v.Veto.Needs == "" {
		return text
	}
	return text + "\n" + fmt.Sprintf(textAutoVeto, known(vetoTexts, v.Auto.Status), v.Auto.Reason)
}

// markText tells a mark's reason, assessor and day.
func markText(format string, m *audits.Mark) string {
	return fmt.Sprintf(format, m.Reason, m.Assessor, day(m.At))
}

// proofCell lists the evidence of findings, with links.
func (r *report) proofCell(findings []*audits.Finding) typeset.Cell {
	var cell typeset.Cell
	for i := range r.entries {
		e := &r.entries[i]
		if !slices.Contains(findings, e.Finding) {
			continue
		}
		if len(cell) > 0 {
			cell = append(cell, typeset.Text("\n"))
		}
		cell = append(cell, e.toEvidence(fmt.Sprintf(textEntry, e.number)))
	}
	if len(cell) == 0 {
		return typeset.TextCell(textNothing)
	}
	return cell
}
