package audits

import (
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// trial is a judgement in which audits say what a test has them say.
type trial struct {
	table *Table
	says  map[string]Result // by audit id
	marks Marks
}

// judge lets the audits speak, each covering the codes that it raises and those named.
func (c *trial) judge(t *testing.T, covers ...string) *Judgement {
	t.Helper()
	page := evidencetest.Page(t, homeAddress, "<p>市政府</p>")
	known := map[string]Audit{}
	for id, result := range c.says {
		for i := range result.Findings {
			result.Findings[i].Exhibits = []*Exhibit{onPage(page, firstScreen(page))}
		}
		known[id] = Audit{ID: id, Codes: covers, Judge: func(*Case, Parameters) (Result, error) { return result, nil }}
	}
	d := &evidence.Dossier{Site: evidence.Site{URL: homeAddress}, Pages: []*evidence.Page{page}}
	judgement, err := judge(d, c.table, c.marks, noon, known)
	if err != nil {
		t.Fatal(err)
	}
	return judgement
}

// lacking is so many defects of a code, of different subjects, on an item.
func lacking(code, item string, count int) []Finding {
	found := make([]Finding, count)
	for i := range found {
		found[i] = defect(code, item+string(rune('a'+i)), "缺少要素")
		found[i].Item = item
	}
	return found
}

func ofRow(t *testing.T, text string) Mark {
	t.Helper()
	return Mark{Points: points(t, text), Reason: "查阅台账", Assessor: "张三", At: time.Date(2019, 12, 20, 0, 0, 0, 0, evidence.Beijing)}
}

func ruled(ruling Ruling) Mark {
	return Mark{Ruling: ruling, Reason: "主管部门来函", Assessor: "张三", At: time.Date(2019, 12, 20, 0, 0, 0, 0, evidence.Beijing)}
}

func counted(count int) Mark {
	mark := ruled("")
	mark.Count = count
	return mark
}
