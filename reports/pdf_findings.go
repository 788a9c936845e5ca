package reports

import (
	"fmt"
	"slices"

	"wangjian/audits"
	"wangjian/reports/typeset"
)

// problems sets 四、问题清单, on landscape pages that can be cut out for a notice.
func (r *report) problems() {
	r.doc.Turn(typeset.Landscape)
	r.doc.NewPage()
	r.doc.Heading(1, headingFindings)
	at := slices.IndexFunc(r.entries, func(e entry) bool { return e.note() })
	if at < 0 {
		at = len(r.entries)
	}
	problems, notes := r.entries[:at], r.entries[at:]
	if len(problems) == 0 {
		r.doc.Paragraph(typeset.Small, typeset.Text(textNoFindings))
	} else {
		text := fmt.Sprintf(textFindings, len(problems))
		if r.proposes(problems) {
			text += textProposed
		}
		r.doc.Paragraph(typeset.Small, typeset.Text(text))
		r.findingTable(headMessage, problems)
	}
	if len(notes) > 0 {
		r.doc.Space(listGap)
		r.doc.Paragraph(typeset.Small, typeset.Text(fmt.Sprintf(textNotes, len(notes))))
		r.findingTable(headNote, notes)
	}
	r.doc.Turn(typeset.Portrait)
}

// proposes reports whether an assessor has the last word on what any of the problems costs.
func (r *report) proposes(problems []entry) bool {
	return slices.ContainsFunc(problems, func(e entry) bool {
		return !e.Deduct.IsZero() && slices.ContainsFunc(r.judgement.Indicators, func(i audits.IndicatorJudgement) bool {
			return i.Row.ID == e.Indicator && (i.Mark != nil || i.Status == audits.RowPending)
		})
	})
}

// listGap is the white between two lists, in millimetres.
const listGap = 6.0

func (r *report) findingTable(message string, entries []entry) {
	table := typeset.Table{Columns: []typeset.Column{
		{Head: headSerial, Width: 11, Align: typeset.Centre},
		{Head: headRow, Width: 32},
		{Head: message, Width: 88},
		{Head: headAddress, Width: 58},
		{Head: headDeduct, Width: 17, Align: typeset.Centre},
		{Head: headShot, Width: 19, Align: typeset.Centre},
	}}
	for i := range entries {
		e := &entries[i]
		table.Rows = append(table.Rows, typeset.Row{Anchor: e.rowAnchor(), Cells: []typeset.Cell{
			typeset.TextCell(e.number), typeset.TextCell(r.titles[e.Indicator]), typeset.TextCell(e.Message), addressCell(e),
			typeset.TextCell(r.deduction(e)), r.pictureCell(e),
		}})
	}
	r.doc.Table(table)
}

// deduction tells what a finding costs.
func (r *report) deduction(e *entry) string {
	for i := range r.judgement.Vetoes {
		v := &r.judgement.Vetoes[i]
		switch {
		case !slices.Contains(v.Findings, e.Finding):
		case v.Status == audits.VetoHolds && (e.Severity == audits.SeverityDefect || v.Mark != nil):
			return verdictTexts[audits.VerdictVetoed]
		case v.Mark != nil && v.Veto.ID == e.Indicator:
			return textNothing
		}
	}
	switch {
	case e.Severity == audits.SeveritySuspected:
		return textConfirm
	case e.Deduct.IsZero():
		return textNothing
	}
	return e.Deduct.String()
}
