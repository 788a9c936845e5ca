package marksheet

import (
	"fmt"
	"strings"

	"wangjian/audits"
)

// Problem is one thing that is wrong in a marks file, in both languages.
type Problem struct {
	File string // empty: it is of a sheet to be written
	Line int    // of a YAML file; 0: none in particular
	Cell string // of an XLSX file, such as 评定表!L14; empty: none in particular
	// ID and Title are those of the row, veto or rule whose mark it is; empty for what
	// concerns no single mark, and Title for an id that the table does not have.
	ID, Title        string
	Chinese, English string
}

// Error says it in English, with its place in front.
func (p *Problem) Error() string {
	where := p.where(":%d", ": %s", ": ")
	if p.ID == "" {
		return where + p.English
	}
	return where + p.mark().Error()
}

// InChinese says it in Chinese, with its place in front.
func (p *Problem) InChinese() string {
	where := p.where("第%d行", " %s", "：")
	if p.ID == "" {
		return where + p.Chinese
	}
	return where + p.mark().InChinese()
}

// where is the place in the forms of a language, with a colon behind it where there is one.
func (p *Problem) where(line, cell, colon string) string {
	where := p.File
	switch {
	case p.Line > 0:
		where += fmt.Sprintf(line, p.Line)
	case p.Cell != "":
		where += fmt.Sprintf(cell, p.Cell)
	}
	if where == "" {
		return ""
	}
	return where + colon
}

func (p *Problem) mark() *audits.MarkError {
	return &audits.MarkError{ID: p.ID, Title: p.Title, Chinese: p.Chinese, English: p.English}
}

// Problems is all that is wrong in a marks file, in the order of the file.
type Problems []*Problem

// Error says it in English, a line each.
func (p Problems) Error() string { return p.lines((*Problem).Error) }

// InChinese says it in Chinese, a line each.
func (p Problems) InChinese() string { return p.lines((*Problem).InChinese) }

// Unwrap takes the problems apart.
func (p Problems) Unwrap() []error {
	all := make([]error, len(p))
	for i := range p {
		all[i] = p[i]
	}
	return all
}

func (p Problems) lines(say func(*Problem) string) string {
	lines := make([]string, len(p))
	for i := range p {
		lines[i] = say(p[i])
	}
	return strings.Join(lines, "\n")
}
