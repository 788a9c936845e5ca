package marksheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"wangjian/audits"
)

// look is how a cell looks.
type look int

const (
	lookPlain    look = iota // of the second sheet
	lookLabel                // names what stands beside it
	lookHead                 // names a column
	lookInfo                 // to be read
	lookFill                 // to be filled in
	lookFillTime             // to be filled in with a time
)

const (
	fontName  = "宋体"
	fontSize  = 10
	fillColor = "FFF2CC" // of cells to be filled in
	headColor = "D9E1F2"
	lineColor = "A6A6A6"
	timeForm  = "yyyy-mm-dd hh:mm"
	helpWidth = 100

	headHeight = 30 // points
	paperA3    = 8  // sixteen columns are too small to read on A4
)

// looks is in an order of its own, so that a look has the same number in every workbook.
var looks = []struct {
	as    look
	color string
	bold  bool
	lines bool
	form  string // of numbers
}{
	{as: lookPlain},
	{as: lookLabel, color: headColor, bold: true, lines: true},
	{as: lookHead, color: headColor, bold: true, lines: true},
	{as: lookInfo, lines: true},
	{as: lookFill, color: fillColor, lines: true},
	{as: lookFillTime, color: fillColor, lines: true, form: timeForm},
}

func (b *book) addStyles() {
	b.styles = map[look]int{}
	for i := range looks {
		l := &looks[i]
		style := &excelize.Style{
			Font:      &excelize.Font{Family: fontName, Size: fontSize, Bold: l.bold},
			Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: true},
		}
		if l.as == lookHead {
			style.Alignment.Vertical, style.Alignment.Horizontal = "center", "center"
		}
		if l.form != "" {
			style.CustomNumFmt = &l.form
		}
		if l.color != "" {
			style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.color}}
		}
		if l.lines {
			for _, side := range []string{"left", "top", "right", "bottom"} {
				style.Border = append(style.Border, excelize.Border{Type: side, Color: lineColor, Style: 1})
			}
		}
		id, err := b.NewStyle(style)
		b.check(err)
		b.styles[l.as] = id
	}
}

// layout sets widths, what stays in view, and printing.
func (b *book) layout(heading int) {
	for i, c := range columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		b.check(err, b.SetColWidth(sheetMarks, name, name, c.width))
	}
	b.check(
		b.SetRowHeight(sheetMarks, heading, headHeight),
		b.SetPanes(sheetMarks, &excelize.Panes{
			Freeze: true, XSplit: 1, YSplit: heading, TopLeftCell: cellAt(2, heading+1), ActivePane: "bottomRight",
		}),
		b.SetSheetProps(sheetMarks, &excelize.SheetPropsOptions{FitToPage: new(true)}),
		b.SetPageLayout(sheetMarks, &excelize.PageLayoutOptions{
			Size: new(paperA3), Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0),
		}),
		b.SetHeaderFooter(sheetMarks, &excelize.HeaderFooterOptions{OddFooter: "&C" + textPages}),
		b.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: sheetMarks, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", sheetMarks, heading, heading),
		}),
	)
}

// validate has a spreadsheet refuse what cannot be filled in.
func (b *book) validate(cell string, i *item) {
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(cell)
	message := ""
	switch i.value {
	case valuePoints:
		b.check(rule.SetRange("0", i.points.Exact(), excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
		message = fmt.Sprintf(textOnlyNumber, i.hint())
	case valueRuling:
		b.check(rule.SetDropList([]string{rulingTexts[audits.RulingHolds], rulingTexts[audits.RulingClear]}))
		message = textOnlyRuling
	case valueCount:
		b.check(rule.SetRange("0", "", excelize.DataValidationTypeWhole, excelize.DataValidationOperatorGreaterThanOrEqual))
		message = textOnlyCount
	}
	rule.SetError(excelize.DataValidationErrorStyleStop, textRefused, message)
	rule.SetInput(textPermitted, i.hint())
	b.check(b.AddDataValidation(sheetMarks, rule))
}
