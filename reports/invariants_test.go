package reports

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// smallDossier is a survey of a home page that has some of what it must.
func smallDossier(t testing.TB) *evidence.Dossier {
	const url = "https://www.example.gov.cn/"
	home := evidencetest.Page(t, url, `<html><head><title>示例市人民政府门户网站</title></head><body>
		<h1>示例市人民政府</h1><img src="/broken.png"><p>主办单位：示例市人民政府办公室　联系电话：0591-87000000</p>
		<footer><p>网站标识码：3501000002</p><p>闽ICP备05012345号-1</p></footer></body></html>`)
	home.Captured = began
	return &evidence.Dossier{
		Survey: evidence.Survey{ID: "20191130-090000-www.example.gov.cn", Started: began, Finished: began, Pages: 1},
		Site:   evidence.Site{Name: "示例市人民政府", URL: url, Code: "3501000001"}, Pages: []*evidence.Page{home},
	}
}

// drawnMark is a valid mark with an id, in a list so that it has a place.
type drawnMark struct {
	id   string
	mark audits.Mark
}

// drawMarks draws valid marks on some of what a table has.
func drawMarks(t *rapid.T, table *audits.Table) []drawnMark {
	var marks []drawnMark
	add := func(id string, value func(*audits.Mark)) {
		if !rapid.Bool().Draw(t, "mark "+id) {
			return
		}
		mark := word(rapid.StringMatching(`\pL{1,9}`).Draw(t, "reason"), rapid.SampledFrom([]string{"评定人甲", "评定人乙"}).Draw(t, "assessor"))
		for _, name := range rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,8}\.(pdf|png)`), 0, 2).Draw(t, "files") {
			mark.Files = append(mark.Files, audits.Attachment{Name: name, SHA256: evidence.HashOf([]byte(name))})
		}
		value(&mark)
		marks = append(marks, drawnMark{id, mark})
	}
	ruling := func(mark *audits.Mark, oneOf int) { // one of so many holds
		mark.Ruling = audits.RulingClear
		if rapid.IntRange(1, oneOf).Draw(t, "ruling") == oneOf {
			mark.Ruling = audits.RulingHolds
		}
	}
	for i := range table.Vetoes {
		add(table.Vetoes[i].ID, func(m *audits.Mark) { ruling(m, 20) })
	}
	for i := range table.Rows {
		if row := &table.Rows[i]; row.With == "" {
			add(row.ID, func(m *audits.Mark) {
				m.Points = row.Points.Share(audits.WholePoints(rapid.IntRange(0, 7).Draw(t, "sevenths")), audits.WholePoints(7))
			})
		}
	}
	for i := range table.Rules {
		if table.Rules[i].Bonus != nil {
			add(table.Rules[i].ID, func(m *audits.Mark) { m.Count = rapid.IntRange(0, 3).Draw(t, "count") })
			continue
		}
		add(table.Rules[i].ID, func(m *audits.Mark) { ruling(m, 2) })
	}
	return marks
}

func TestReportsOfAnyMarksAddUp(t *testing.T) {
	schema := reportSchema(t)
	for _, id := range []string{"site-city", "site-department", "media-county"} {
		t.Run(id, func(t *testing.T) {
			table, err := audits.Builtin(id)
			if err != nil {
				t.Fatal(err)
			}
			d := smallDossier(t)
			if table.Subject == audits.SubjectMedia {
				asMedia(d)
			}
			rapid.Check(t, func(t *rapid.T) {
				drawn := drawMarks(t, table)
				data := reportOf(t, d, table, drawn)
				if again := reportOf(t, d, table, rapid.Permutation(drawn).Draw(t, "order")); !bytes.Equal(data, again) {
					t.Fatalf("the same marks in another order give another report (-first +second):\n%s", cmp.Diff(string(data), string(again)))
				}
				value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
				if err != nil {
					t.Fatal(err)
				}
				if err := schema.Validate(value); err != nil {
					t.Fatal(err)
				}
				addsUp(t, data)
			})
		})
	}
}

// reportOf judges a dossier by marks and writes the report twice.
func reportOf(t *rapid.T, d *evidence.Dossier, table *audits.Table, drawn []drawnMark) []byte {
	marks := audits.Marks{}
	for _, m := range drawn {
		marks[m.id] = m.mark
	}
	j, err := audits.Judge(d, table, marks, asOf)
	if err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := WriteJSON(out, j, d, sampleInfo); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatal("a judgement gives two different report.json")
	}
	return first.Bytes()
}
