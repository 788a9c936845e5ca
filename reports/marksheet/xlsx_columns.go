package marksheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wangjian/audits"
	"wangjian/evidence"
)

// column is one of the table's, with what an item has in it: a text, a number or a time.
type column struct {
	head    string
	width   float64 // in characters
	as      look
	content func(*item) any
}

var columns = []column{
	{headID, 24, lookInfo, func(i *item) any { return i.id }},
	{headKind, 9, lookInfo, func(i *item) any { return i.kind }},
	{headFirst, 12, lookInfo, func(i *item) any { return i.heading(0) }},
	{headSecond, 14, lookInfo, func(i *item) any { return i.heading(1) }},
	{headTitle, 18, lookInfo, func(i *item) any { return i.name() }},
	{headDescription, 50, lookInfo, func(i *item) any { return i.description }},
	{headAssessment, 10, lookInfo, func(i *item) any { return string(i.assessment) }},
	{headMethod, 9, lookInfo, func(i *item) any { return methodTexts[i.method] }},
	{headPoints, 8, lookInfo, (*item).worth},
	{headProposal, 36, lookInfo, func(i *item) any { return i.opinion() }},
	{headEvidence, 48, lookInfo, func(i *item) any { return i.proof() }},
	{headValue, 12, lookFill, marked((*item).valueCell)},
	{headReason, 36, lookFill, marked(func(i *item) any { return i.mark.Reason })},
	{headAssessor, 10, lookFill, marked(func(i *item) any { return i.mark.Assessor })},
	{headAt, 17, lookFillTime, marked((*item).timeCell)},
	{headFiles, 24, lookFill, marked(func(i *item) any { return filesText(i.mark.Files) })},
}

// marked is the content of what an assessor filled in.
func marked(content func(*item) any) func(*item) any {
	return func(i *item) any {
		if i.mark == nil {
			return ""
		}
		return content(i)
	}
}

func (i *item) heading(level int) string {
	if level < len(i.path) {
		return i.path[level]
	}
	return ""
}

// name is the title, under the headings that have no column of their own.
func (i *item) name() string {
	names := append(slices.Clone(i.path[min(2, len(i.path)):]), i.title)
	return strings.Join(slices.Compact(names), pathSeparator)
}

// worth is what there is to earn, or what a rule does.
func (i *item) worth() any {
	if i.points == nil {
		return i.effect
	}
	return numberCell(*i.points)
}

// opinion is what the program says.
func (i *item) opinion() string {
	said := i.status
	if p := i.proposed; p != nil {
		form := textProposed
		if i.method == audits.MethodAuto {
			form = textAwarded
		}
		if said = fmt.Sprintf(form, p.Points.Exact()); !p.Open.IsZero() {
			said = fmt.Sprintf(textOpen, said, p.Open.Exact())
		}
	}
	if said == "" || i.reason == "" {
		return said + i.reason
	}
	return fmt.Sprintf(textOpinion, said, i.reason)
}

// proof is the findings with their evidence, a line each.
func (i *item) proof() string {
	var lines []string
	for _, f := range i.findings {
		lines = append(lines, fmt.Sprintf(textFinding, f.ID, severityTexts[f.Severity], f.Message, f.Code))
		for _, e := range f.Exhibits {
			lines = append(lines, fmt.Sprintf(textExhibit, e.ID, e.URL()))
		}
	}
	return strings.Join(lines, "\n")
}

func (i *item) valueCell() any {
	switch i.value {
	case valuePoints:
		return numberCell(i.mark.Points)
	case valueCount:
		return i.mark.Count
	}
	return rulingTexts[i.mark.Ruling]
}

// timeCell is a date that a spreadsheet knows, or the text of a time between two seconds or
// of no year that it knows.
func (i *item) timeCell() any {
	t := i.mark.At.In(evidence.Beijing)
	if t.Nanosecond() != 0 || t.Year() < 1901 || t.Year() > 9999 {
		return timeText(t)
	}
	return t
}

// numberCell is points as a number, or as text where a spreadsheet's number is not exact.
func numberCell(p audits.Points) any {
	text := p.Exact()
	if number, err := strconv.ParseFloat(text, 64); err == nil && strconv.FormatFloat(number, 'f', -1, 64) == text {
		return number
	}
	return text
}

func filesText(files []audits.Attachment) string {
	lines := make([]string, len(files))
	for i, file := range files {
		lines[i] = fmt.Sprintf(textDigest, file.Name, file.SHA256)
	}
	return strings.Join(lines, "\n")
}

// unfit finds the texts of marks that would not be read back as they are.
func unfit(items []item) Problems {
	var problems Problems
	for n := range items {
		i := &items[n]
		if i.mark == nil {
			continue
		}
		for _, cell := range []struct{ head, text string }{
			{headReason, i.mark.Reason}, {headAssessor, i.mark.Assessor}, {headFiles, filesText(i.mark.Files)},
		} {
			if unescape(cellText(cell.text)) != unixLines(cell.text) {
				problems = append(problems, &Problem{
					ID: i.id, Title: i.title,
					Chinese: fmt.Sprintf("“%s”过长或有不能显示的字符，表格容纳不下，请用YAML格式", cell.head),
					English: fmt.Sprintf("%s is too long for a cell or has characters that none can hold; use YAML", cell.head),
				})
			}
		}
	}
	return problems
}
