package audits

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"wangjian/evidence"
)

// Marks are what assessors entered, by the id of the row, veto or rule.
type Marks map[string]Mark

// Mark is an assessor's word on a row (Points), on a veto or a rule with a factor
// (Ruling), or on a rule with a bonus (Count); the other two stay zero.
type Mark struct {
	Points   Points
	Ruling   Ruling
	Count    int // how many times a bonus was earned
	Reason   string
	Assessor string
	At       time.Time
	Files    []Attachment // proof
}

// Ruling says whether the case of a veto or rule holds.
type Ruling string

// The two rulings.
const (
	RulingHolds Ruling = "holds"
	RulingClear Ruling = "clear"
)

// Attachment is a file that an assessor names as proof. It stays with the assessor; the
// digest tells it from any other.
type Attachment struct {
	Name   string        `json:"name"`
	SHA256 evidence.Hash `json:"sha256"`
}

// MarkError is what is wrong with one mark, in both languages.
type MarkError struct {
	ID      string
	Title   string // empty for an id that the table does not have
	Chinese string
	English string
}

// Error says it in English.
func (e *MarkError) Error() string { return "mark of " + e.name() + ": " + e.English }

// InChinese says it in Chinese.
func (e *MarkError) InChinese() string { return e.name() + "：" + e.Chinese }

func (e *MarkError) name() string {
	if e.Title == "" {
		return e.ID
	}
	return e.ID + "（" + e.Title + "）"
}

// Check says what is wrong with marks for a table: the error joins a [MarkError] for every
// mark that is outside its row's points, lacks its reason, assessor or time, or is of
// nothing in the table.
func (m Marks) Check(t *Table) error {
	var problems []error
	for _, id := range slices.Sorted(maps.Keys(m)) {
		if err := m[id].Check(t, id); err != nil {
			problems = append(problems, err)
		}
	}
	return errors.Join(problems...)
}

// Check says what is wrong with a mark of the row, veto or rule with the id: a [MarkError].
func (m Mark) Check(t *Table, id string) error {
	of := t.markable(id)
	problem := func(chinese, english string, values ...any) error {
		return &MarkError{id, of.title, fmt.Sprintf(chinese, values...), fmt.Sprintf(english, values...)}
	}
	if of.title == "" {
		return problem("指标表%s中没有这个编号", "table %s has no such id", t.ID)
	}
	if of.with != "" {
		return problem("与%s合并计分，请在该项评分", "its points are those of %s: mark that row", of.with)
	}
	if p := m.outside(of); p != nil {
		return problem(p.chinese, p.english, p.values...)
	}
	switch {
	case blank(m.Reason):
		return problem("没有写明理由", "no reason is given")
	case blank(m.Assessor):
		return problem("没有写明评定人", "no assessor is named")
	case m.At.IsZero():
		return problem("没有写明评定时间", "no time is given")
	case m.At.Year() < firstYear || m.At.Year() > lastYear:
		return problem("评定时间的年份%d不在%d至%d之间", "the year %d of its time is not between %d and %d", m.At.Year(), firstYear, lastYear)
	}
	for _, file := range m.Files {
		if file.Name == "" || file.SHA256.IsZero() {
			return problem("附件须有名称和SHA-256", "an attached file needs a name and a SHA-256")
		}
		if unprintable(file.Name) {
			return problem("附件名称中有控制字符", "the name of an attached file holds control characters")
		}
	}
	if unprintable(m.Reason) || unprintable(m.Assessor) {
		return problem("理由或评定人中有控制字符", "reason or assessor hold control characters")
	}
	return nil
}

// unprintable reports control characters other than white space: no spreadsheet and no
// page can show them.
func unprintable(text string) bool {
	return strings.ContainsFunc(text, func(c rune) bool { return unicode.IsControl(c) && !unicode.IsSpace(c) })
}

// The years in which a mark can be given: a year outside them is a slip, and report.json
// cannot hold one of five digits.
const (
	firstYear = 1970
	lastYear  = 9998
)

// blank reports a text that says nothing: no letter, no digit.
func blank(text string) bool {
	return !strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) })
}

// markable is what a mark can be of.
type markable struct {
	title  string // empty: nothing in the table
	with   string // the row that the points stand in
	points Points // of a row
	kind   markKind
}

type markKind int

const (
	markOfRow    markKind = iota
	markOfRuling          // a veto, or a rule with a factor
	markOfBonus
)

func (t *Table) markable(id string) markable {
	for i := range t.Rows {
		if row := &t.Rows[i]; row.ID == id {
			return markable{title: row.Title, with: row.With, points: row.Points}
		}
	}
	for i := range t.Vetoes {
		if t.Vetoes[i].ID == id {
			return markable{title: t.Vetoes[i].Title, kind: markOfRuling}
		}
	}
	for i := range t.Rules {
		if rule := &t.Rules[i]; rule.ID == id {
			if rule.Bonus != nil {
				return markable{title: rule.Title, kind: markOfBonus}
			}
			return markable{title: rule.Title, kind: markOfRuling}
		}
	}
	return markable{}
}

type complaint struct {
	chinese, english string
	values           []any
}

// outside says what is wrong with the value of a mark, nil when it is one of those that
// its kind can have.
func (m Mark) outside(of markable) *complaint {
	ruled := m.Ruling == RulingHolds || m.Ruling == RulingClear
	switch {
	case m.Ruling != "" && of.kind != markOfRuling:
		return &complaint{chinese: "不是认定是否存在的项目", english: "it takes no ruling"}
	case !m.Points.IsZero() && of.kind != markOfRow:
		return &complaint{chinese: "不是评分的项目", english: "it takes no points"}
	case m.Count != 0 && of.kind != markOfBonus:
		return &complaint{chinese: "不是计次数的项目", english: "it takes no count"}
	case of.kind == markOfRuling && !ruled:
		return &complaint{"认定为“%s”，须为holds（存在）或clear（不存在）", "the ruling is %q, want holds or clear", []any{m.Ruling}}
	case m.Count < 0:
		return &complaint{"次数%d小于0", "the count %d is negative", []any{m.Count}}
	case of.kind == markOfRow && (m.Points.Cmp(Points{}) < 0 || m.Points.Cmp(of.points) > 0):
		return &complaint{"评分%s不在0至%s之间", "%s points are not between 0 and %s", []any{m.Points.Exact(), of.points}}
	}
	return nil
}
