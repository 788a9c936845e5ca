package marksheet

import (
	"errors"
	"testing"
	"testing/fstest"

	"wangjian/audits"
)

func FuzzReadYAML(f *testing.F) {
	table := builtin(f, "site-city")
	j, d := judge(f, table, sampleMarks(f))
	f.Add(written(f, 0, j, d, false))
	f.Add([]byte("assessor: 张三\nat: 2019-12-20\nmarks:\n- {id: disclosure.key-areas, points: 12, reason: 甲, files: [证明.pdf]}"))
	f.Add([]byte("marks: [{id: [], about: &a [*a], points: !!binary x, <<: {}}]"))
	f.Add([]byte("? {a: b}\n: c\n--- |\n x"))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzRead(t, table, "marks.yaml", data) })
}

func FuzzReadXLSX(f *testing.F) {
	table := builtin(f, "site-city")
	j, d := judge(f, table, sampleMarks(f))
	f.Add(written(f, 1, j, d, false))
	f.Add(handmade(f, []any{"评定人", "张三"}, []any{"编号", "评分或认定", "理由", "时间"}, []any{"disclosure.key-areas", 12, "甲", "2019-12-20"}))
	f.Add(ofCells(f, `<row r="9"><c r="B9" t="s"><v>0</v></c><c t="b"><f/></c></row>`))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzRead(t, table, "marks.xlsx", data) })
}

// FuzzReadCells is spared packing a workbook, which hides most changes from the reader.
func FuzzReadCells(f *testing.F) {
	table := builtin(f, "site-city")
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c t="str"><v>评分或认定</v></c><c t="str"><v>理由</v></c></row><row><c t="str"><v>disclosure.basic</v></c><c><v>1</v></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) { fuzzRead(t, table, "marks.xlsx", ofCells(t, rows)) })
}

// fuzzRead expects marks that the table can have, or problems told in both languages.
func fuzzRead(t *testing.T, table *audits.Table, name string, data []byte) {
	t.Helper()
	sheet, err := Read(name, data, table, fstest.MapFS{"证明.pdf": {}})
	if err == nil {
		if err := sheet.Marks.Check(table); err != nil {
			t.Error(err)
		}
		return
	}
	var problems Problems
	if !errors.As(err, &problems) {
		t.Fatalf("%T", err)
	}
	for _, p := range problems {
		if p.English == "" || p.Chinese == "" || p.File != name {
			t.Errorf("%+v", p)
		}
	}
}
