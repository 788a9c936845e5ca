package reports

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"wangjian/audits"
	"wangjian/evidence"
)

func builtin(t testing.TB, ids ...string) []*audits.Table {
	t.Helper()
	tables := make([]*audits.Table, len(ids))
	for i, id := range ids {
		var err error
		if tables[i], err = audits.Builtin(id); err != nil {
			t.Fatal(err)
		}
	}
	return tables
}

// ruledBy judges an empty dossier by a table and marks.
func ruledBy(t testing.TB, table *audits.Table, code string, marks audits.Marks) []byte {
	t.Helper()
	d := &evidence.Dossier{Site: evidence.Site{Name: "示例市人民政府", Code: code}, Survey: evidence.Survey{Started: began, Finished: began}}
	j, err := audits.Judge(d, table, marks, began)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := WriteJSON(&out, j, d, sampleInfo); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// shareOfAll marks every row with a share of its points and clears all else.
func shareOfAll(t testing.TB, table *audits.Table, share string) audits.Marks {
	t.Helper()
	marks := audits.Marks{}
	word := audits.Mark{Reason: "查阅材料", Assessor: "张三", At: began}
	for _, row := range table.Rows {
		if row.With == "" {
			mark := word
			mark.Points = row.Points.Mul(points(t, share))
			marks[row.ID] = mark
		}
	}
	for _, veto := range table.Vetoes {
		mark := word
		mark.Ruling = audits.RulingClear
		marks[veto.ID] = mark
	}
	for _, rule := range table.Rules {
		mark := word
		if rule.Bonus == nil {
			mark.Ruling = audits.RulingClear
		}
		marks[rule.ID] = mark
	}
	return marks
}

func TestTheFinalResultWeighsSiteAndNewMedia(t *testing.T) {
	tables := builtin(t, "site-department", "media-department", "site-city", "media-city")
	site, media := tables[0], tables[1]
	holding := shareOfAll(t, media, "0.5")
	veto := holding["media.veto.security"]
	veto.Ruling = audits.RulingHolds
	holding["media.veto.security"] = veto
	partly := shareOfAll(t, media, "0.5")
	delete(partly, "media.filing")
	bonus := shareOfAll(t, site, "0.9")
	two := bonus["rule.service-reengineering"]
	two.Count = 2
	bonus["rule.service-reengineering"] = two
	for _, row := range []struct {
		name                       string
		site, media                audits.Marks
		verdict                    audits.Verdict
		provisional                bool
		possible, awarded, pending string // "" without a score
	}{
		{"80 % and 20 %", shareOfAll(t, site, "0.9"), shareOfAll(t, media, "0.5"), audits.VerdictQualified, false, "100", "82", "0"},
		{"what waits is weighed too", shareOfAll(t, site, "0.9"), partly, audits.VerdictQualified, true, "100", "81", "2"},
		{"a bonus is weighed too", bonus, shareOfAll(t, media, "0.5"), audits.VerdictQualified, false, "100", "85.2", "0"},
		{"a veto leaves no score", shareOfAll(t, site, "0.9"), holding, audits.VerdictVetoed, false, "", "", ""},
		{"nothing marked", nil, nil, audits.VerdictUndetermined, true, "100", "0", "58.2"},
	} {
		t.Run(row.name, func(t *testing.T) {
			r, err := Compose(tables, ruledBy(t, site, "3500000001", row.site), ruledBy(t, media, "3500000001", row.media))
			if err != nil {
				t.Fatal(err)
			}
			if r.Verdict != row.verdict || r.Provisional != row.provisional || r.Unit != "department" {
				t.Errorf("%s, provisional %v, unit %s; want %s, %v, department", r.Verdict, r.Provisional, r.Unit, row.verdict, row.provisional)
			}
			if (r.Score == nil) != (row.possible == "") {
				t.Fatalf("score %v, want one of %q", r.Score, row.possible)
			}
			if s := r.Score; s != nil && (s.Possible.String() != row.possible || s.Awarded.String() != row.awarded || s.Pending.String() != row.pending) {
				t.Errorf("possible %s, awarded %s, pending %s; want %s, %s, %s", s.Possible, s.Awarded, s.Pending, row.possible, row.awarded, row.pending)
			}
			var first, second bytes.Buffer
			if err := WriteResult(&first, r); err != nil {
				t.Fatal(err)
			}
			if err := WriteResult(&second, r); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) || !json.Valid(first.Bytes()) {
				t.Errorf("written twice: %v\n%s", err, first.String())
			}
		})
	}
}

func TestReportsThatMakeNoResultAreRefused(t *testing.T) {
	tables := builtin(t, "site-department", "media-department", "site-city", "media-city")
	site := func(at int, code string) []byte { return ruledBy(t, tables[at], code, nil) }
	unweighed := *tables[0]
	unweighed.Result = audits.Part{}
	for _, row := range []struct {
		name   string
		tables []*audits.Table
		files  [][]byte
		want   string
	}{
		{"no JSON", tables, [][]byte{[]byte("report"), site(1, "")}, "report.json cannot be read"},
		{"another file", tables, [][]byte{[]byte(`{"schema":"x"}`), site(1, "")}, `report.json has the schema "x"`},
		{"a table that is not there", tables[1:2], [][]byte{site(0, ""), site(1, "")}, `there is no table "site-department"`},
		{"a table without weight", []*audits.Table{&unweighed}, [][]byte{site(0, ""), site(1, "")}, "table site-department says no weight"},
		{"a city's site and a department's media", tables, [][]byte{site(2, ""), site(1, "")}, "different kinds of unit: city and department"},
		{"two sites", tables, [][]byte{site(0, ""), site(0, "")}, "add up to 1.6, not 1"},
		{"two units", tables, [][]byte{site(0, "3500000001"), site(1, "3500000002")}, "3500000001 and 3500000002"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := Compose(row.tables, row.files...)
			if err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("error = %v, want one with %q", err, row.want)
			}
		})
	}
}
