package marksheet

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"wangjian/audits"
)

// filled is the sheet of an unmarked judgement after a person worked on it with excelize,
// which takes the part of a spreadsheet program.
func filled(t testing.TB, table *audits.Table, work func(*excelize.File)) []byte {
	t.Helper()
	j, d := judge(t, table, nil)
	f, err := excelize.OpenReader(bytes.NewReader(written(t, 1, j, d, false)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	work(f)
	return saved(t, f)
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// put fills cells: names and values in turn.
func put(t testing.TB, f *excelize.File, cells ...any) {
	t.Helper()
	for i := 0; i < len(cells); i += 2 {
		if err := f.SetCellValue(sheetMarks, fmt.Sprint(cells[i]), cells[i+1]); err != nil {
			t.Fatal(err)
		}
	}
}

// rowOf is the number of an id's row.
func rowOf(t testing.TB, f *excelize.File, id string) int {
	t.Helper()
	found, err := f.SearchSheet(sheetMarks, id)
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %v, %v", id, found, err)
	}
	_, row, err := excelize.CellNameToCoordinates(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func TestWhatASpreadsheetMakesOfItIsRead(t *testing.T) {
	table := builtin(t, "site-department")
	text := func(column, id string) func(*excelize.File) string {
		return func(f *excelize.File) string { return fmt.Sprintf("%s%d", column, rowOf(t, f, id)) }
	}
	const key = "disclosure.data"
	value, reason, assessor, at, files := text("L", key), text("M", key), text("N", key), text("O", key), text("P", key)
	want := ofRowMark(t, "3.35")
	for _, row := range []struct {
		name string
		work func(*excelize.File)
		id   string
		want audits.Mark
	}{
		{"assessor and day stand at the top", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", day.Add(8*60*60*1e9), value(f), 3.35, reason(f), "查阅台账")
		}, key, want},
		{"numbers with the noise of binary fractions", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019-12-20", reason(f), "查阅台账")
			if err := f.SetCellFloat(sheetMarks, value(f), 3.35, 17, 64); err != nil { // 3.35000000000000009
				t.Fatal(err)
			}
		}, key, want},
		{"a number as text, with spaces", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019/12/20", value(f), " 3.35 ", reason(f), " 查阅台账\r\n")
		}, key, want},
		{"a date and a time of its own row", func(f *excelize.File) {
			put(t, f, "B7", "李四", value(f), 3.35, reason(f), "查阅台账", assessor(f), "张三", at(f), hour.Add(8*60*60*1e9))
		}, key, audits.Mark{Points: points(t, "3.35"), Reason: "查阅台账", Assessor: "张三", At: hour}},
		{"files on lines and after ；", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019年12月20日", value(f), 3.35, reason(f), "查阅台账",
				files(f), "证明.pdf\n佐证/台账.xlsx； 已归档.pdf （SHA-256："+hashOf("elsewhere").String()+"）\n")
		}, key, audits.Mark{Points: points(t, "3.35"), Reason: "查阅台账", Assessor: "张三", At: day, Files: []audits.Attachment{
			{Name: "证明.pdf", SHA256: hashOf("%PDF-1.4")}, {Name: "佐证/台账.xlsx", SHA256: hashOf("PK")}, {Name: "已归档.pdf", SHA256: hashOf("elsewhere")},
		}}},
		{"rich text", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019-12-20", value(f), 3.35)
			if err := f.SetCellRichText(sheetMarks, reason(f), []excelize.RichTextRun{{Text: "查阅"}, {Text: "台账", Font: &excelize.Font{Bold: true}}}); err != nil {
				t.Fatal(err)
			}
		}, key, want},
		{"a ruling", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019-12-20", text("L", "veto.security")(f), "不存在", text("M", "veto.security")(f), "未见")
		}, "veto.security", audits.Mark{Ruling: audits.RulingClear, Reason: "未见", Assessor: "张三", At: day}},
		{"a count", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019-12-20", text("L", "rule.service-reengineering")(f), 2, text("M", "rule.service-reengineering")(f), "两项")
		}, "rule.service-reengineering", audits.Mark{Count: 2, Reason: "两项", Assessor: "张三", At: day}},
		{"a renamed sheet after another", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019-12-20", value(f), 3.35, reason(f), "查阅台账")
			if err := f.SetSheetName(sheetMarks, "2019年评定"); err != nil {
				t.Fatal(err)
			}
			if err := f.MoveSheet(sheetHelp, "2019年评定"); err != nil {
				t.Fatal(err)
			}
		}, key, want},
		{"rows and columns put in between", func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019-12-20", value(f), 3.35, reason(f), "查阅台账")
			if err := f.InsertCols(sheetMarks, "B", 2); err != nil {
				t.Fatal(err)
			}
			if err := f.InsertRows(sheetMarks, 3, 4); err != nil {
				t.Fatal(err)
			}
			put(t, f, "A3", "经办人备注", "A4", "评定人员名单")
		}, key, want},
	} {
		t.Run(row.name, func(t *testing.T) {
			sheet := read(t, "marks.XLSX", filled(t, table, row.work), table, proof)
			if diff := cmp.Diff(audits.Marks{row.id: row.want}, sheet.Marks, sameMarks); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// handmade is a workbook of rows of cells, nothing else.
func handmade(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", cellAt(1, i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	return saved(t, f)
}

func TestColumnsMayStandInAnyOrder(t *testing.T) {
	table := builtin(t, "site-city")
	data := handmade(t,
		[]any{"评定人", "张三"},
		[]any{"理由", "自己的列", "评分或认定", "编号", "时间"},
		[]any{"查阅台账", "编号", 12, "disclosure.key-areas", "2019-12-20"},
		[]any{nil, "备注", nil, "disclosure.basic"},
		[]any{nil, "合计", nil, nil, nil},
	)
	if diff := cmp.Diff(audits.Marks{"disclosure.key-areas": ofRowMark(t, "12")}, read(t, "marks.xlsx", data, table, nothing).Marks, sameMarks); diff != "" {
		t.Error(diff)
	}
}

func TestDatesCountedFrom1904(t *testing.T) {
	for _, row := range []struct {
		stored   string
		date1904 bool
		want     string
	}{
		{"43819", false, "2019-12-20"},
		{"42357", true, "2019-12-20"},
		{"43819.4375", false, "2019-12-20T10:30:00+08:00"},
		{"43819.437499999999", false, "2019-12-20T10:30:00+08:00"},
		{"0.5", false, "0.5"},
		{"2958466", false, "2958466"},
		{"1e300", false, "1e300"},
		{"NaN", false, "NaN"},
	} {
		if got := timeOf(row.stored, row.date1904); got != row.want {
			t.Errorf("%s (1904: %v) is %s, want %s", row.stored, row.date1904, got, row.want)
		}
	}
}

func TestStoredNumbersLoseTheirNoise(t *testing.T) {
	for stored, want := range map[string]string{
		"4.3499999999999996": "4.35", "0.30000000000000004": "0.3", "10": "10", "0": "0", "1E-3": "0.001", "1.5E1": "15", "2.0": "2", "-0.5": "-0.5", "x": "x",
	} {
		if got := decimal(stored); got != want {
			t.Errorf("%s is %s, want %s", stored, got, want)
		}
	}
}

func TestWhatIsWrongInXLSXIsToldWithItsCell(t *testing.T) {
	table := builtin(t, "site-department")
	top, heads := []any{"评定人", "张三", nil, "评定时间"}, []any{"编号", "评分或认定", "理由", "评定人", "时间", "附件"}
	const of = "disclosure.basic（其他基础信息公开）"
	mark := func(cells ...any) []byte { return handmade(t, top, heads, append([]any{"disclosure.basic"}, cells...)) }
	formula := func(cell string) []byte {
		return filled(t, table, func(f *excelize.File) {
			put(t, f, "B7", "张三", "B8", "2019-12-20", "L11", "不存在", "M11", "甲")
			if err := f.SetCellFormula(sheetMarks, cell, "1+1"); err != nil {
				t.Fatal(err)
			}
		})
	}
	for _, row := range []struct {
		name             string
		data             []byte
		english, chinese string
	}{
		{"a formula for points", formula("L11"), "m.xlsx: 评定表!L11: the cell holds a formula: put its value there", "m.xlsx 评定表!L11：单元格中是公式，请改填数值或文字"},
		{"a formula for a reason", formula("M11"), "m.xlsx: 评定表!M11: the cell holds a formula: put its value there", "m.xlsx 评定表!M11：单元格中是公式，请改填数值或文字"},
		{"a formula for the assessor of all", formula("B7"), "m.xlsx: 评定表!B7: the cell holds a formula: put its value there", "m.xlsx 评定表!B7：单元格中是公式，请改填数值或文字"},
		{"too many points", mark(99, "甲", nil, "2019-12-20"), "m.xlsx: Sheet1!B3: mark of " + of + ": 99 points are not between 0 and 7", "m.xlsx Sheet1!B3：" + of + "：评分99不在0至7之间"},
		{"no points", mark("三", "甲", nil, "2019-12-20"), "m.xlsx: Sheet1!B3: mark of " + of + `: the points "三" are no decimal number such as 4 or 3.5 (at most nine decimals)`, "m.xlsx Sheet1!B3：" + of + "：评分“三”不是4、3.5这样的小数（至多九位小数）"},
		{"true for points", mark(true, "甲", nil, "2019-12-20"), "m.xlsx: Sheet1!B3: mark of " + of + `: the points "TRUE" are no decimal number such as 4 or 3.5 (at most nine decimals)`, "m.xlsx Sheet1!B3：" + of + "：评分“TRUE”不是4、3.5这样的小数（至多九位小数）"},
		{"no reason", mark(3, nil, nil, "2019-12-20"), "m.xlsx: Sheet1!B3: mark of " + of + ": no reason is given", "m.xlsx Sheet1!B3：" + of + "：没有写明理由"},
		{"a reason only", mark(nil, "甲"), "m.xlsx: Sheet1!C3: mark of " + of + ": there is a reason and no points", "m.xlsx Sheet1!C3：" + of + "：写了理由，没有填评分"},
		{
			"a time that is none", mark(3, "甲", nil, 5e9),
			"m.xlsx: Sheet1!E3: mark of " + of + `: the time "5000000000" is neither a date such as 2019-12-20 nor a time such as 2019-12-20T10:00:00+08:00`,
			"m.xlsx Sheet1!E3：" + of + "：时间“5000000000”既不是2019-12-20这样的日期，也不是2019-12-20T10:00:00+08:00这样的时间",
		},
		{
			"a file that is not there", mark(3, "甲", nil, "2019-12-20", "a.pdf"),
			"m.xlsx: Sheet1!F3: mark of " + of + `: attached file "a.pdf" is not in the sheet's folder, and no SHA-256 is given`,
			"m.xlsx Sheet1!F3：" + of + "：附件“a.pdf”不在评定表所在文件夹中，也没有写明SHA-256",
		},
		{
			"one id twice", handmade(t, heads, []any{"disclosure.basic", 1, "甲", "张三", "2019-12-20"}, []any{"disclosure.basic", 2, "乙", "张三", "2019-12-20"}),
			"m.xlsx: Sheet1!B3: mark of " + of + ": there is another mark of it (Sheet1!B2)", "m.xlsx Sheet1!B3：" + of + "：另有一条评定（Sheet1!B2）",
		},
		{"an unknown id", handmade(t, heads, []any{"no.such", 1, "甲"}), "m.xlsx: Sheet1!B2: mark of no.such: table site-department has no such id", "m.xlsx Sheet1!B2：no.such：指标表site-department中没有这个编号"},
		{"no id", handmade(t, heads, []any{nil, 1, "甲"}), "m.xlsx: Sheet1!B2: a value or a reason without an id", "m.xlsx Sheet1!B2：有评分、认定或理由，没有编号"},
		{"another table", handmade(t, []any{"指标表", "site-city"}, heads), `m.xlsx: Sheet1!B1: the sheet is for table "site-city", not site-department`, "m.xlsx Sheet1!B1：评定表用于指标表“site-city”，不是site-department"},
		{"a digest that is none", handmade(t, []any{"取证清单SHA-256", "x"}, heads), `m.xlsx: Sheet1!B1: "x" is no SHA-256: 64 lower-case hexadecimal digits`, "m.xlsx Sheet1!B1：“x”不是SHA-256，须为64位小写十六进制数"},
		{"no column for reasons", handmade(t, []any{"编号", "评分或认定"}), "m.xlsx: Sheet1!1: the heading row has no column 理由", "m.xlsx Sheet1!1：标题行缺少“理由”列"},
		{"a column twice", handmade(t, append(slices.Clone(heads), "理由")), "m.xlsx: Sheet1!G1: there are two columns 理由", "m.xlsx Sheet1!G1：“理由”列重复"},
		{"no heading", handmade(t, []any{"编号", 1}), "m.xlsx: there is no heading row with: 编号 评分或认定 理由", "m.xlsx：没有找到标题行：编号 评分或认定 理由"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := Read("m.xlsx", row.data, table, nothing)
			wantProblem(t, err, row.english, row.chinese)
		})
	}
}

func TestACellThatIsNoPlaceForATextIsNoEndToTheOthers(t *testing.T) {
	j, d := judge(t, builtin(t, "site-city"), audits.Marks{"disclosure.key-areas": {
		Reason: strings.Repeat("长", maxCellUnits+1), Assessor: strings.Repeat("张", maxCellUnits+1), At: day,
	}})
	err := WriteXLSX(new(bytes.Buffer), j, d, false)
	if got := fmt.Sprint(err); strings.Count(got, "\n") != 1 || !strings.Contains(got, "理由 is too long") || !strings.Contains(got, "评定人 is too long") {
		t.Error(got)
	}
}
