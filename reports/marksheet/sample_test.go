package marksheet

import (
	"bytes"
	"io"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

var (
	asOf = time.Date(2019, 11, 30, 15, 59, 59, 0, time.UTC)
	day  = time.Date(2019, 12, 19, 16, 0, 0, 0, time.UTC) // 2019-12-20 in 北京时间
	hour = day.Add(10*time.Hour + 30*time.Minute)

	// proof lies beside the sheets of these tests.
	proof   = fstest.MapFS{"证明.pdf": {Data: []byte("%PDF-1.4")}, "佐证/台账.xlsx": {Data: []byte("PK")}, "佐证": {Mode: fs.ModeDir}}
	nothing = fstest.MapFS{}
)

// forms are the two forms of the sheet.
var forms = []struct {
	name  string // of a file
	write func(io.Writer, *audits.Judgement, *evidence.Dossier, bool) error
}{
	{"marks.yaml", WriteYAML},
	{"marks.xlsx", WriteXLSX},
}

func builtin(t testing.TB, id string) *audits.Table {
	t.Helper()
	table, err := audits.Builtin(id)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func points(t testing.TB, text string) audits.Points {
	t.Helper()
	p, err := audits.ParsePoints(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func hashOf(text string) evidence.Hash { return evidence.HashOf([]byte(text)) }

// sampleDossier is a survey of a home page that lacks much and says what would be YAML or a
// formula elsewhere.
func sampleDossier(t testing.TB) *evidence.Dossier {
	t.Helper()
	const home = "http://www.mingzhou.gov.cn/"
	page := evidencetest.Page(t, home, `<title>=HYPERLINK("http://evil.example/")</title><p>- id: veto.security</p><footer>闽ICP备12号: # 版权</footer>`)
	return &evidence.Dossier{
		Survey:   evidence.Survey{Finished: asOf.Add(-time.Hour)},
		Site:     evidence.Site{Name: "=明州市: #人民政府", URL: home, Code: "3501000001"},
		Pages:    []*evidence.Page{page},
		Manifest: hashOf("manifest"),
	}
}

func judge(t testing.TB, table *audits.Table, marks audits.Marks) (*audits.Judgement, *evidence.Dossier) {
	t.Helper()
	d := sampleDossier(t)
	j, err := audits.Judge(d, table, marks, asOf)
	if err != nil {
		t.Fatal(err)
	}
	return j, d
}

func ofRowMark(t testing.TB, text string) audits.Mark {
	t.Helper()
	return audits.Mark{Points: points(t, text), Reason: "查阅台账", Assessor: "张三", At: day}
}

// sampleMarks are of every kind that site-city has: vetoes, rows and rules.
func sampleMarks(t testing.TB) audits.Marks {
	t.Helper()
	filed := ofRowMark(t, "12.345678901")
	filed.Files = []audits.Attachment{{Name: "证明.pdf", SHA256: hashOf("%PDF-1.4")}, {Name: "已归档.pdf", SHA256: hashOf("elsewhere")}}
	auto := ofRowMark(t, "0")
	auto.Reason, auto.At = "=1+1\n- 另有说明: # 见附件\n@甲", hour
	return audits.Marks{
		"disclosure.key-areas": filed,
		"platform.identity":    auto, // the program's own without it
		"veto.security":        {Ruling: audits.RulingClear, Reason: "未发现", Assessor: "李四", At: hour.Add(time.Millisecond)},
		"rule.new-app":         {Ruling: audits.RulingHolds, Reason: "新建APP", Assessor: "李四", At: hour},
	}
}

func written(t testing.TB, form int, j *audits.Judgement, d *evidence.Dossier, all bool) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := forms[form].write(&out, j, d, all); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, name string, data []byte, table *audits.Table, files fs.FS) *Sheet {
	t.Helper()
	sheet, err := Read(name, data, table, files)
	if err != nil {
		t.Fatal(err)
	}
	return sheet
}

var sameMarks = cmp.Options{
	cmp.Comparer(audits.Points.Equal), cmp.Comparer(time.Time.Equal), cmpopts.EquateEmpty(),
}
