package reports

import (
	"fmt"
	"slices"
	"strings"

	"wangjian/audits"
	"wangjian/reports/fonts"
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
			typeset.TextCell(v.Veto.Title), typeset.TextCell(known(vetoTexts, v.Status)), typeset.TextCell(v.Reason), r.proofCell(v.Findings),
		}})
	}
	r.doc.Table(table)
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

// scores sets 三、得分表: every row, the headings' totals before their rows.
func (r *report) scores() {
	r.doc.Turn(typeset.Landscape)
	r.doc.Heading(1, headingScores)
	if s := r.judgement.Score; s != nil {
		r.doc.Paragraph(typeset.Small, typeset.Text(fmt.Sprintf(textScores, s.Possible, s.Assessed, s.Awarded, s.Pending, s.Undetermined)))
	} else {
		r.doc.Paragraph(typeset.Small, typeset.Text(textVetoed))
	}
	table := typeset.Table{Columns: []typeset.Column{
		{Head: headFirst, Width: 39.5},
		{Head: headSecond, Width: 39.5},
		{Head: headThird, Width: 40},
		{Head: headPoints, Width: 10.5, Align: typeset.Centre},
		{Head: headAwarded, Width: 11, Align: typeset.Centre},
		{Head: headStatus, Width: 21.5, Align: typeset.Centre},
		{Head: headReason, Width: 63},
	}}
	told := map[string]bool{}
	for i := range r.judgement.Indicators {
		row := &r.judgement.Indicators[i]
		for depth := 1; depth <= len(row.Row.Path); depth++ {
			if level := r.level(row.Row.Path[:depth]); level != nil && !told[strings.Join(level.Path, "\x00")] {
				told[strings.Join(level.Path, "\x00")] = true
				table.Rows = append(table.Rows, levelRow(level))
			}
		}
		table.Rows = append(table.Rows, scoreRow(row))
	}
	if s := r.judgement.Score; s != nil {
		table.Rows = append(table.Rows, totalRow([]string{textTotal, ""}, "", *s))
	}
	r.doc.Table(table)
}

func (r *report) level(path []string) *audits.LevelScore {
	for i := range r.judgement.Levels {
		if slices.Equal(r.judgement.Levels[i].Path, path) {
			return &r.judgement.Levels[i]
		}
	}
	return nil
}

func levelRow(l *audits.LevelScore) typeset.Row {
	path := append(slices.Clone(l.Path), "", "")
	if len(l.Path) == 1 {
		return totalRow([]string{path[0], textSum}, "", l.Score)
	}
	return totalRow(path[:2], textSum, l.Score)
}

// totalRow is a row of sums, in 黑体.
func totalRow(path []string, name string, s audits.Score) typeset.Row {
	texts := []string{
		path[0], path[1], name, s.Possible.String(), awarded(s), "", levelText(s),
	}
	row := typeset.Row{}
	for _, text := range texts {
		row.Cells = append(row.Cells, typeset.Cell{{Text: text, Face: fonts.SansBold}})
	}
	return row
}

// levelText tells how far the points are settled.
func levelText(s audits.Score) string {
	var parts []string
	for _, part := range []struct {
		text   string
		points audits.Points
	}{{textLevelAssessed, s.Assessed}, {textLevelPending, s.Pending}, {textLevelUndetermined, s.Undetermined}} {
		if !part.points.IsZero() {
			parts = append(parts, fmt.Sprintf(part.text, part.points))
		}
	}
	return strings.Join(parts, "，")
}

func scoreRow(i *audits.IndicatorJudgement) typeset.Row {
	path := append(slices.Clone(i.Row.Path), "", "")
	texts := []string{
		path[0], path[1], i.Row.Title, i.Row.Points.String(), awarded(i.Score), known(rowTexts, i.Status), reasonOf(i),
	}
	row := typeset.Row{}
	for _, text := range texts {
		row.Cells = append(row.Cells, typeset.TextCell(text))
	}
	return row
}

func awarded(s audits.Score) string {
	if !assessed(s) {
		return textNothing
	}
	return s.Awarded.String()
}

// reasonOf tells an assessor's reason with name and day, and what the program
// said beside it.
func reasonOf(i *audits.IndicatorJudgement) string {
	if i.Mark == nil {
		return i.Reason
	}
	text := fmt.Sprintf(textMark, i.Mark.Reason, i.Mark.Assessor, day(i.Mark.At))
	if i.Auto != nil {
		text += "\n" + fmt.Sprintf(textAuto, i.Auto.Points, i.Auto.Reason)
	}
	return text
}
