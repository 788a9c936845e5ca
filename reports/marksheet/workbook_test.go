package marksheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// altered is a workbook with the content of one part changed.
func altered(t testing.TB, data []byte, part string, change func(string) string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	writer := zip.NewWriter(&out)
	for _, file := range archive.File {
		content, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(content)
		if err != nil {
			t.Fatal(err)
		}
		if file.Name == part {
			text = []byte(change(string(text)))
		}
		if w, err := writer.Create(file.Name); err != nil {
			t.Fatal(err)
		} else if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const sheetPart = "xl/worksheets/sheet1.xml"

// ofCells is a workbook with these rows in XML.
func ofCells(t testing.TB, rows string) []byte {
	t.Helper()
	return altered(t, handmade(t, []any{"x"}), sheetPart, func(string) string {
		return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
	})
}

func TestCellsAsOtherProgramsWriteThem(t *testing.T) {
	for _, row := range []struct {
		name, rows string
		want       []string
	}{
		{"without names", `<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>`, []string{"A1=1", "C1=3", "A2=4"}},
		{"out of order", `<row r="1"><c r="Z1"><v>1</v></c><c r="C1"><v>2</v></c></row>`, []string{"Z1=1", "C1=2"}},
		{"far away", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, []string{"XFD1048576=1"}},
		{"texts in place", `<row><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"/><c t="str"><v>乙</v></c></row>`, []string{"A1=甲", "C1=乙"}},
		{"runs, without how they are pronounced", `<row><c t="inlineStr"><is><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></is></c></row>`, []string{"A1=甲 乙"}},
		{"escapes", `<row><c t="str"><v>x</v></c><c t="inlineStr"><is><t>a_x000A_b_x005F_x0041__xD800_</t></is></c></row>`, []string{"A1=x", "B1=a\nb_x0041__xD800_"}},
		{"truth", `<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c></row>`, []string{"A1=TRUE", "B1=FALSE", "C1=#REF!"}},
		{"a formula without a value", `<row><c><f>A1</f></c><c><f/><v>2</v></c></row>`, []string{"A1=(formula)", "B1=2(formula)"}},
		{"styled and empty", `<row r="5"><c r="XFD5" s="1"/></row>`, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			book, err := openWorkbook(ofCells(t, row.rows))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range book.sheets[0].rows {
				for _, c := range r.cells {
					text := c.name + "=" + c.text
					if c.formula {
						text += "(formula)"
					}
					got = append(got, text)
				}
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWorkbooksThatAreRefused(t *testing.T) {
	table := builtin(t, "site-city")
	whole := handmade(t, []any{"编号", "评分或认定", "理由"}, []any{"disclosure.basic", 1, "甲"})
	flipped := bytes.Clone(whole)
	for i := range flipped[:len(flipped)/2] { // in the content of some part
		if i > 100 && i%97 == 0 {
			flipped[i] ^= 0x55
		}
	}
	const cannot, unreadable = "m.xlsx: the XLSX file cannot be read: ", "m.xlsx：XLSX文件不能读取："
	for _, row := range []struct {
		name             string
		data             []byte
		english, chinese string
	}{
		{"no workbook", []byte("编号,评分或认定,理由\n"), cannot + "no XLSX file, or one with a password", unreadable + "不是XLSX文件，或有密码"},
		{"nothing", nil, cannot + "no XLSX file, or one with a password", unreadable + "不是XLSX文件，或有密码"},
		{
			"a bomb", altered(t, whole, "xl/sharedStrings.xml", func(string) string { return strings.Repeat(" ", maxUnpacked) }),
			cannot + "more than 32 MB unpacked", unreadable + "展开后超过32MB",
		},
		{
			"rows without end", ofCells(t, strings.Repeat("<row><c><v>1</v></c></row>", maxRows+1)),
			cannot + "Sheet1: xl/worksheets/sheet1.xml: a worksheet has more than 10000 rows", unreadable + "工作表超过10000行",
		},
		{
			"a text that is not there", ofCells(t, `<row><c t="s"><v>-1</v></c></row>`),
			cannot + "Sheet1: xl/worksheets/sheet1.xml: A1: the text of a cell is missing", unreadable + "单元格的文字缺失",
		},
		{
			"cut off in the middle", altered(t, whole, sheetPart, func(s string) string { return s[:len(s)*2/3] }),
			cannot + "Sheet1: xl/worksheets/sheet1.xml: XML syntax error on line 2: unexpected EOF",
			unreadable + "Sheet1: xl/worksheets/sheet1.xml: XML syntax error on line 2: unexpected EOF",
		},
		{
			"a cell nowhere", ofCells(t, `<row r="0"><c><v>1</v></c></row>`),
			cannot + `Sheet1: xl/worksheets/sheet1.xml: invalid cell reference [1, 0]`, unreadable + `Sheet1: xl/worksheets/sheet1.xml: invalid cell reference [1, 0]`,
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := Read("m.xlsx", row.data, table, nothing)
			wantProblem(t, err, row.english, row.chinese)
		})
	}
	t.Run("damaged", func(t *testing.T) {
		if sheet, err := Read("m.xlsx", flipped, table, nothing); err == nil {
			t.Errorf("read as %v", sheet)
		}
	})
}

func TestAWorkbookOfEmptyCellsTakesNoRoom(t *testing.T) {
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d" s="1"/></row>`, i+1, i+1)
	}
	book, err := openWorkbook(ofCells(t, rows.String()))
	if err != nil || len(book.sheets[0].rows) > 0 {
		t.Errorf("%v", err)
	}
}
