package marksheet

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

// reader turns what is filled in, in whichever form, into marks.
type reader struct {
	file     string
	table    *audits.Table
	files    fs.FS
	subjects map[string]subject
	entered  map[string]place // where the mark of an id stands

	// What stands for every mark that names none.
	assessor string
	at       time.Time

	sheet    *Sheet
	problems Problems
}

// place is where something stands in a file: a line of YAML or a cell.
type place struct {
	line int
	cell string
}

// field is something filled in, without the white space around it; empty for a blank.
type field struct {
	text string
	place
}

// entry is what is filled in for one id.
type entry struct {
	id                   field
	values               map[valueKind]field
	reason, assessor, at field
	files                []attached
}

// identify reads what the sheet is for. It reports whether the marks are worth reading.
func (r *reader) identify(table, dossier field) bool {
	if table.text != "" && table.text != r.table.ID {
		r.report(table.place, "评定表用于指标表“%s”，不是%s", "the sheet is for table %q, not %s", table.text, r.table.ID)
		return false
	}
	r.sheet.Table = table.text
	if dossier.text != "" {
		r.sheet.Dossier = r.digest(dossier, subject{})
	}
	return true
}

// common reads what stands for every mark that names none.
func (r *reader) common(assessor, at field) {
	r.assessor = assessor.text
	if at.text != "" {
		r.at = r.moment(at, subject{})
	}
}

// enter takes over one mark. An entry without value and reason is none.
func (r *reader) enter(e *entry) {
	var given []field
	for _, kind := range valueKinds {
		if value := e.values[kind]; value.text != "" {
			given = append(given, value)
		}
	}
	if e.reason.text != "" {
		given = append(given, e.reason)
	}
	if len(given) == 0 {
		return
	}
	at := given[0].place
	if e.id.text == "" {
		r.report(at, "有评分、认定或理由，没有编号", "a value or a reason without an id")
		return
	}
	of, known := r.subjects[e.id.text]
	if !known {
		r.blame(at, audits.Mark{}.Check(r.table, e.id.text))
		return
	}
	if first, twice := r.entered[of.id]; twice {
		r.add(of, at, "另有一条评定（"+first.chinese()+"）", "there is another mark of it ("+first.english()+")")
		return
	}
	r.entered[of.id] = at
	if mark, ok := r.mark(e, of); ok {
		r.blame(e.values[of.value].place, mark.Check(r.table, of.id))
		r.sheet.Marks[of.id] = mark
	}
}

// mark reports whether the value can be understood; everything else that cannot is
// reported and stood in for.
func (r *reader) mark(e *entry, of subject) (audits.Mark, bool) {
	mark, ok := r.value(e, of)
	mark.Reason, mark.Assessor, mark.At = e.reason.text, cmp.Or(e.assessor.text, r.assessor), r.at
	if e.at.text != "" {
		mark.At = r.moment(e.at, of)
	}
	for _, file := range e.files {
		if attachment, ok := r.attach(file, of); ok {
			mark.Files = append(mark.Files, attachment)
		}
	}
	return mark, ok
}

// moment reads a time. One that cannot be read is reported, and stood in for, so that the
// marks that it would stand for are not blamed too.
func (r *reader) moment(f field, of subject) time.Time {
	t, err := parseTime(f.text)
	if err != nil {
		r.reportOf(of, f.place, "时间“%s”既不是2019-12-20这样的日期，也不是2019-12-20T10:00:00+08:00这样的时间",
			"the time %q is neither a date such as 2019-12-20 nor a time such as 2019-12-20T10:00:00+08:00", f.text)
		return time.Unix(0, 0)
	}
	return t
}

// digest reads a SHA-256, zero with a report when it is none.
func (r *reader) digest(f field, of subject) evidence.Hash {
	digest, err := evidence.ParseHash(f.text)
	if err != nil || digest.IsZero() { // of no file; zero stands for none given
		r.reportOf(of, f.place, "“%s”不是SHA-256，须为64位小写十六进制数", "%q is no SHA-256: 64 lower-case hexadecimal digits", f.text)
	}
	return digest
}

func (r *reader) report(at place, chinese, english string, values ...any) {
	r.reportOf(subject{}, at, chinese, english, values...)
}

// reportOf notes a problem of a subject's mark.
func (r *reader) reportOf(of subject, at place, chinese, english string, values ...any) {
	r.add(of, at, fmt.Sprintf(chinese, values...), fmt.Sprintf(english, values...))
}

// blame notes what a check of a mark found, if anything.
func (r *reader) blame(at place, err error) {
	var wrong *audits.MarkError
	if errors.As(err, &wrong) {
		r.add(subject{id: wrong.ID, title: wrong.Title}, at, wrong.Chinese, wrong.English)
	}
}

func (r *reader) add(of subject, at place, chinese, english string) {
	r.problems = append(r.problems, &Problem{
		File: r.file, Line: at.line, Cell: at.cell, ID: of.id, Title: of.title, Chinese: chinese, English: english,
	})
}

func (p place) chinese() string {
	if p.cell != "" {
		return p.cell
	}
	return fmt.Sprintf("第%d行", p.line)
}

func (p place) english() string {
	if p.cell != "" {
		return p.cell
	}
	return fmt.Sprintf("line %d", p.line)
}
