package marksheet

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"wangjian/audits"
	"wangjian/evidence"
)

// WriteXLSX writes the sheet of a judgement as a workbook, with what [WriteYAML] writes.
// It is an error, a [Problems], when a mark of the judgement has a text that no cell can
// hold.
func WriteXLSX(w io.Writer, j *audits.Judgement, d *evidence.Dossier, all bool) error {
	items := itemsOf(j, all)
	if problems := unfit(items); len(problems) > 0 {
		return problems
	}
	b := &book{File: excelize.NewFile()}
	b.check(b.SetSheetName(b.GetSheetName(0), sheetMarks))
	b.check(b.SetDefaultFont(fontName))
	b.addStyles()
	heading := b.top(j, d)
	b.table(heading, items)
	b.layout(heading)
	b.help()
	when := cmp.Or(d.Survey.Finished, j.AsOf).UTC().Format(time.RFC3339)
	b.check(b.SetDocProps(&excelize.DocProperties{
		Title: sheetMarks, Creator: textCreator, LastModifiedBy: textCreator, Created: when, Modified: when,
	}))
	b.check(b.Write(w), b.Close())
	if b.err != nil {
		return fmt.Errorf("marks sheet: %w", b.err)
	}
	return nil
}

// book is a workbook in the making; its first error is kept.
type book struct {
	*excelize.File
	err    error
	styles map[look]int
}

func (b *book) check(errs ...error) { b.err = cmp.Or(b.err, errors.Join(errs...)) }

// cellAt names a cell, counted from 1.
func cellAt(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err) // only a column or row below 1
	}
	return name
}

// set fills a cell of a sheet with a text, a number or a time. Text is never a formula.
func (b *book) set(sheet, cell string, value any, as look) {
	switch value := value.(type) {
	case string:
		if value != "" {
			b.check(b.SetCellStr(sheet, cell, cellText(value)))
		}
	default:
		b.check(b.SetCellValue(sheet, cell, value))
	}
	b.check(b.SetCellStyle(sheet, cell, cell, b.styles[as]))
}

// top writes what stands over the table, and returns the row of the table's heading.
func (b *book) top(j *audits.Judgement, d *evidence.Dossier) int {
	dossier := ""
	if !d.Manifest.IsZero() {
		dossier = d.Manifest.String()
	}
	lines := []struct {
		label, value string
		as           look
	}{
		{labelTable, j.Table.ID, lookInfo},
		{labelSite, d.Site.Name, lookInfo},
		{labelURL, d.Site.URL, lookInfo},
		{labelCode, d.Site.Code, lookInfo},
		{labelAsOf, fmt.Sprintf(textAsOf, j.AsOf.In(evidence.Beijing).Format(time.DateTime)), lookInfo},
		{labelDossier, dossier, lookInfo},
		{labelAssessor, "", lookFill},
		{labelAt, "", lookFillTime},
	}
	const first, last = 2, 5 // columns of the value
	for i, line := range lines {
		row := i + 1
		b.set(sheetMarks, cellAt(1, row), line.label, lookLabel)
		b.set(sheetMarks, cellAt(first, row), line.value, line.as)
		b.check(b.SetCellStyle(sheetMarks, cellAt(first, row), cellAt(last, row), b.styles[line.as]))
		b.check(b.MergeCell(sheetMarks, cellAt(first, row), cellAt(last, row)))
	}
	return len(lines) + 2
}

// table writes the heading and a row for every item.
func (b *book) table(heading int, items []item) {
	for i, c := range columns {
		b.set(sheetMarks, cellAt(i+1, heading), c.head, lookHead)
	}
	for n := range items {
		item, row := &items[n], heading+1+n
		height := lineHeight
		for i, c := range columns {
			cell, content := cellAt(i+1, row), c.content(item)
			b.set(sheetMarks, cell, content, c.as)
			if text, ok := content.(string); ok {
				height = max(height, heightOf(text, c.width))
			}
			if c.head == headValue {
				b.validate(cell, item)
			}
		}
		b.check(b.SetRowHeight(sheetMarks, row, height))
	}
}

// help writes the second sheet.
func (b *book) help() {
	_, err := b.NewSheet(sheetHelp)
	b.check(err, b.SetColWidth(sheetHelp, "A", "A", helpWidth))
	for i, text := range helpTexts {
		b.set(sheetHelp, cellAt(1, i+1), text, lookPlain)
	}
}
