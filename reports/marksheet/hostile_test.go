package marksheet

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"wangjian/audits"
)

// hostile are texts as pages may have them, with what a cell makes of them; empty: the same.
var hostile = []struct{ text, inCell string }{
	{`=HYPERLINK("http://evil.example/","点此")`, ""},
	{"+1", ""},
	{"-1+cmd|' /C calc'!A0", ""},
	{"@SUM(1)", ""},
	{"\t=1", ""},
	{"- id: veto.security\n  ruling: holds\n  reason: x", ""},
	{"x\nmarks: []\n---\n", ""},
	{"'\": #{}[]&*!|>%`", ""},
	{"null", ""},
	{"!!binary aGk=", ""},
	{"  起首空格", ""},
	{"a\u2028b\u0085c\ufeffd\u202ee", ""},
	{"<script>]]></t><c r=\"L14\"><f>1+1</f></c>", ""},
	{"_x0041__x000D__xD800_", ""},
	{"\x00\x01\x1b[31m\x7f\uFFFE", "���[31m\x7f�"},
	{"半个字\xe4\xb8", "半个字�"},
	{"两行\r\n三行\r四行", "两行\n三行\n四行"},
	{strings.Repeat("长", 40_000), strings.Repeat("长", maxCellUnits-1) + "…"},
	{strings.Repeat("𠮷", 20_000), strings.Repeat("𠮷", (maxCellUnits-1)/2) + "…"},
	{strings.Repeat("行\n", 300), strings.TrimSuffix(strings.Repeat("行\n", maxCellLines), "\n") + "…"},
}

// poisoned is a judgement with a finding that says something, and a site of that name.
func poisoned(t testing.TB, text string) (*audits.Judgement, []byte, []byte) {
	t.Helper()
	j, d := judge(t, builtin(t, "site-city"), nil)
	d.Site.Name, d.Site.Code = text, text
	j.Findings[0].Message = text
	j.Vetoes[0].Reason = text
	j.Vetoes[0].Findings = j.Findings[:1]
	for _, page := range d.Pages {
		page.URL, page.FinalURL = text, text
	}
	return j, written(t, 0, j, d, true), written(t, 1, j, d, true)
}

func TestNothingThatAPageSaysBreaksOutOfTheYAML(t *testing.T) {
	for _, row := range hostile {
		_, sheet, _ := poisoned(t, row.text)
		checkPoisonedYAML(t, sheet, row.text)
	}
	t.Run("whatever it is", rapid.MakeCheck(func(rt *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching("[ \\t\\n\\r:#'\"|>a\u2028-]{0,12}")).Draw(rt, "text")
		_, sheet, _ := poisoned(t, text)
		checkPoisonedYAML(rt, sheet, text)
	}))
}

func checkPoisonedYAML(t rapid.TB, sheet []byte, text string) {
	t.Helper()
	var content struct {
		Site  struct{ Name, Code string }
		Marks []struct {
			ID    string
			About struct {
				Reason   string
				Findings []struct{ Message string }
			}
			Ruling, Reason *string
		}
	}
	if err := yaml.Unmarshal(sheet, &content); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	want := strings.ToValidUTF8(text, "�")
	veto := content.Marks[0]
	for place, got := range map[string]string{"site": content.Site.Name, "reason": veto.About.Reason, "finding": veto.About.Findings[0].Message} {
		if got != want {
			t.Errorf("%q in the %s came back as %q", text, place, got)
		}
	}
	if veto.ID != "veto.security" || veto.Ruling != nil || veto.Reason != nil {
		t.Errorf("%q is a mark: %+v", text, veto)
	}
}

func TestNothingThatAPageSaysIsMoreThanTextInACell(t *testing.T) {
	for _, row := range hostile {
		_, _, sheet := poisoned(t, row.text)
		want := row.inCell
		if want == "" {
			want = row.text
		}
		book, err := openWorkbook(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, sheetRow := range book.sheets[0].rows {
			for _, cell := range sheetRow.cells {
				if cell.formula {
					t.Errorf("%.40q: a formula in %s", row.text, cell.name)
				}
				if units := len(utf16.Encode([]rune(cell.text))); units > maxCellUnits || !utf8.ValidString(cell.text) {
					t.Errorf("%.40q: %d units in %s", row.text, units, cell.name)
				}
				if cell.name == "B2" && cell.text != want {
					t.Errorf("%.40q is %.40q in a cell, want %.40q", row.text, cell.text, want)
				}
			}
		}
		if marks := read(t, "marks.xlsx", sheet, builtin(t, "site-city"), nothing).Marks; len(marks) > 0 {
			t.Errorf("%.40q makes marks: %v", row.text, marks)
		}
	}
}

func TestAnotherReaderSeesTheSameCells(t *testing.T) {
	for _, row := range hostile[:14] {
		_, _, sheet := poisoned(t, row.text)
		f, err := excelize.OpenReader(bytes.NewReader(sheet))
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.GetCellValue(sheetMarks, "B2")
		if err != nil {
			t.Fatal(err)
		}
		formula, err := f.GetCellFormula(sheetMarks, "B2")
		if diff := cmp.Diff(row.text, got); err != nil || formula != "" || diff != "" && !strings.Contains(row.text, "_x") {
			t.Errorf("formula %q, %v, %s", formula, err, diff)
		}
	}
}
