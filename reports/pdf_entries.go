package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"wangjian/audits"
	"wangjian/reports/typeset"
)

// entry is a finding with its place in the report.
type entry struct {
	*audits.Finding
	number string // serial number in 问题清单, and of its evidence
}

// entriesOf numbers the findings: what is wrong first, then what was only
// noted.
func entriesOf(j *audits.Judgement) []entry {
	var entries []entry
	for _, notes := range []bool{false, true} {
		for _, f := range j.Findings {
			if (f.Severity == audits.SeverityNote) == notes {
				entries = append(entries, entry{f, strconv.Itoa(len(entries) + 1)})
			}
		}
	}
	return entries
}

func (e *entry) note() bool { return e.Severity == audits.SeverityNote }

// The anchors of an entry in 问题清单 and of its evidence.
func (e *entry) rowAnchor() string      { return "row " + e.ID }
func (e *entry) evidenceAnchor() string { return "evidence " + e.ID }

// toEvidence is text that leads to the entry's evidence.
func (e *entry) toEvidence(text string) typeset.Span {
	return typeset.Span{Text: text, Link: typeset.Link{Anchor: e.evidenceAnchor()}}
}

// figures names the pictures of an entry in the order of its exhibits; exhibits
// without picture have none.
func (r *report) figures(e *entry) map[*audits.Exhibit]string {
	names := map[*audits.Exhibit]string{}
	for _, exhibit := range e.Exhibits {
		if r.cuts[exhibit.ID].jpeg != nil && names[exhibit] == "" {
			names[exhibit] = fmt.Sprintf(textFigureN, e.number, len(names)+1)
		}
	}
	if len(names) == 1 {
		for exhibit := range names {
			names[exhibit] = fmt.Sprintf(textFigure, e.number)
		}
	}
	return names
}

// pictureCell names an entry's pictures, with links to its evidence.
func (r *report) pictureCell(e *entry) typeset.Cell {
	figures := r.figures(e)
	var names []string
	for _, exhibit := range e.Exhibits {
		if name := figures[exhibit]; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		names = []string{fmt.Sprintf(textNoShot, e.number)}
	}
	return typeset.Cell{e.toEvidence(strings.Join(names, "\n"))}
}

// addressCell lists the addresses of an entry's exhibits, each once.
func addressCell(e *entry) typeset.Cell {
	var cell typeset.Cell
	var listed []string
	for _, exhibit := range e.Exhibits {
		address := exhibit.URL()
		if slices.Contains(listed, address) {
			continue
		}
		if len(listed) > 0 {
			cell = append(cell, typeset.Text("\n"))
		}
		listed = append(listed, address)
		cell = append(cell, toPage(address))
	}
	return cell
}

// toPage is an address that leads to the page.
func toPage(address string) typeset.Span {
	return typeset.Span{Text: address, Link: typeset.Link{URL: address}}
}
