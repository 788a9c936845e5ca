package reports

import (
	"fmt"
	"slices"
	"strings"

	"wangjian/audits"
	"wangjian/reports/fonts"
	"wangjian/reports/typeset"
)

// scores sets 三、得分表: every row, the headings' totals before their rows; then the rules
// across rows, and the files that assessors name.
func (r *report) scores() {
	r.doc.Turn(typeset.Landscape)
	r.doc.Heading(1, headingScores)
	r.doc.Paragraph(typeset.Small, typeset.Text(r.totals()))
	files := withFiles(r.judgement)
	if len(r.judgement.Rules)+len(files) > 0 {
		r.doc.Heading(2, headingRows)
	}
	r.rows()
	r.rules()
	r.files(files)
}

// totals tells how to read 得分表, and its sums.
func (r *report) totals() string {
	s := r.judgement.Score
	if s == nil {
		return textVetoed
	}
	text := textScores
	if slices.ContainsFunc(r.judgement.Indicators, func(i audits.IndicatorJudgement) bool { return i.Row.With != "" }) {
		text += textShared
	}
	bonus := ""
	if !s.Bonus.IsZero() {
		bonus = fmt.Sprintf(textOfWhichBonus, s.Bonus)
	}
	return text + fmt.Sprintf(textTotals, s.Possible, s.Assessed, s.Awarded, bonus, s.Pending, s.Undetermined)
}

// rows sets the table of rows and sums.
func (r *report) rows() {
	table := typeset.Table{Columns: []typeset.Column{
		{Head: headFirst, Width: 37.5},
		{Head: headSecond, Width: 37.5},
		{Head: headThird, Width: 34},
		{Head: headPoints, Width: 10.5, Align: typeset.Centre},
		{Head: headAwarded, Width: 15, Align: typeset.Centre},
		{Head: headStatus, Width: 21.5, Align: typeset.Centre},
		{Head: headReason, Width: 69},
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
	r.doc.Table(withoutEmpty(table, thirdColumn))
}

// thirdColumn is the place of 三级指标 in 得分表; tables of two levels have none.
const thirdColumn = 2

// withoutEmpty leaves a column out that has nothing in any row.
func withoutEmpty(table typeset.Table, column int) typeset.Table {
	for _, row := range table.Rows {
		if row.Cells[column][0].Text != "" {
			return table
		}
	}
	table.Columns = slices.Delete(table.Columns, column, column+1)
	for i := range table.Rows {
		table.Rows[i].Cells = slices.Delete(table.Rows[i].Cells, column, column+1)
	}
	return table
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
	}{{textLevelAssessed, s.Assessed}, {textLevelPending, s.Pending}, {textLevelUndetermined, s.Undetermined}, {textLevelBonus, s.Bonus}} {
		if !part.points.IsZero() {
			parts = append(parts, fmt.Sprintf(part.text, part.points))
		}
	}
	return strings.Join(parts, "，")
}

func scoreRow(i *audits.IndicatorJudgement) typeset.Row {
	path := append(slices.Clone(i.Row.Path), "", "")
	texts := []string{
		path[0], path[1], thirdName(i.Row), ownPoints(i.Row), awarded(i.Score), known(rowTexts, i.Status), reasonOf(i),
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

// thirdName is a row's name under its second heading, empty where that is the row itself.
func thirdName(r *audits.Row) string {
	if len(r.Path) == 2 && r.Path[1] == r.Title {
		return ""
	}
	return r.Title
}

// ownPoints tells what a row can earn itself.
func ownPoints(r *audits.Row) string {
	if r.With != "" {
		return textNothing
	}
	return r.Points.String()
}
