package reports

import (
	"wangjian/audits"
	"wangjian/reports/typeset"
)

// marked is a mark with the id of what it is of.
type marked struct {
	id   string
	mark *audits.Mark
}

// withFiles lists the marks that name files: of vetoes, rows and rules.
func withFiles(j *audits.Judgement) []marked {
	var all []marked
	add := func(id string, mark *audits.Mark) {
		if mark != nil && len(mark.Files) > 0 {
			all = append(all, marked{id, mark})
		}
	}
	for i := range j.Vetoes {
		add(j.Vetoes[i].Veto.ID, j.Vetoes[i].Mark)
	}
	for i := range j.Indicators {
		add(j.Indicators[i].Row.ID, j.Indicators[i].Mark)
	}
	for i := range j.Rules {
		add(j.Rules[i].Rule.ID, j.Rules[i].Mark)
	}
	return all
}

// files sets 评定附件: the files that assessors name as proof.
func (r *report) files(marks []marked) {
	if len(marks) == 0 {
		return
	}
	r.doc.Heading(2, headingFiles)
	r.doc.Paragraph(typeset.Small, typeset.Text(textFiles))
	table := typeset.Table{Columns: []typeset.Column{{Head: headRow, Width: 45}, {Head: headFile, Width: 41}, {Head: headDigest, Width: 139}}}
	for _, m := range marks {
		for _, file := range m.mark.Files {
			table.Rows = append(table.Rows, typeset.Row{Cells: []typeset.Cell{
				typeset.TextCell(r.titles[m.id]), typeset.TextCell(file.Name), typeset.TextCell(file.SHA256.String()),
			}})
		}
	}
	r.doc.Table(table)
}
