package audits

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// trialAudits are the audits that the tables under testdata bind.
func trialAudits(id string) (codes []string, ok bool) {
	switch id {
	case "trial.reach":
		return nil, true
	case "trial.form":
		return []string{"trial.colour"}, true
	}
	return nil, false
}

// anyAudit takes every binding as known.
func anyAudit(string) (codes []string, ok bool) { return nil, true }

func readTrial(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "tables", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestValidTableLoads(t *testing.T) {
	table, err := LoadTable("valid.yaml", readTrial(t, "valid.yaml"), trialAudits)
	if err != nil {
		t.Fatal(err)
	}
	if table.PassMark != nil {
		t.Errorf("pass_mark: null gives %s, want none", table.PassMark)
	}
	form, guide, experience := table.Rows[0], table.Rows[1], table.Rows[2]
	if guide.Title != "指南" || experience.Title != "体验" {
		t.Errorf("titles = %q and %q, want the path's last name 指南 and the row's own 体验", guide.Title, experience.Title)
	}
	for i, want := range []string{"0.5", "1"} {
		if got := form.Share(i); !got.Equal(points(t, want)) {
			t.Errorf("thing %s of weight %s stands for %s points, want %s", form.Things[i].Title, form.Things[i].Weight, got, want)
		}
	}
}

func TestInvalidTableIsRefusedWithFileLineAndRow(t *testing.T) {
	const form, guide, experience = "row interpretation.form: ", "row disclosure.guide: ", "row service.experience: "
	wants := map[string]string{ // FILE stands for the file's name
		"alias":                   "FILE:39: " + guide + "aliases are not allowed",
		"audit-bound-twice":       "FILE:33: " + form + "audit trial.form is bound twice",
		"code-of-two-things":      "FILE:30: " + form + `thing 要素: code "interpretation.late" is also of thing 及时`,
		"deep-level":              "FILE:10: level 政务公开/政策解读/解读形式: path has 3 names, want 1 to 2",
		"deep-path":               "FILE:33: " + guide + "path has 4 names, want 2 to 3",
		"duplicate-id":            "FILE:39: " + form + "duplicate id, first in line 22",
		"empty":                   "FILE: the file is empty",
		"empty-entry":             "FILE:33: " + form + "empty entry",
		"level-total":             "FILE:9: level 政务公开: rows add up to 2 points, declared are 2.5",
		"list":                    "FILE:1: not a mapping",
		"negative-per":            "FILE:30: " + form + "thing 要素: per -0.1 is negative",
		"negative-weight":         "FILE:29: " + form + "thing 及时: weight -1 is negative",
		"no-points":               "FILE:35: " + guide + "points must be more than 0\nFILE:9: level 政务公开: rows add up to 1.5 points, declared are 2\nFILE:6: rows add up to 2.5 points, declared are 3",
		"no-title-and-source":     "FILE:1: title is required\nFILE:1: source is required",
		"no-year":                 "FILE:1: year is required",
		"repeated-key":            "FILE:36: " + guide + `mapping key "points" already defined at line 35`,
		"row-of-a-veto-id":        "FILE:39: row veto.unreachable: duplicate id, first in line 12",
		"row-without-description": "FILE:33: " + guide + "description is required",
		"row-without-id":          "FILE:33: row 政务公开/指南: id is required",
		"schema":                  `FILE:1: schema is "wangjian.table/2", want "wangjian.table/1"`,
		"second-document":         "FILE: more than one YAML document",
		"several-problems":        "FILE:43: " + experience + "unknown method \"by-hand\"\nFILE:6: rows add up to 3 points, declared are 4",
		"short-path":              "FILE:33: " + guide + "path has 1 names, want 2 to 3",
		"short-veto-path":         "FILE:12: veto veto.unreachable: path has 1 names, want 2",
		"syntax":                  "FILE:21: did not find expected '-' indicator",
		"table-total":             "FILE:6: rows add up to 3 points, declared are 100",
		"thing-without-codes":     "FILE:29: " + form + "thing 及时: no codes",
		"thing-without-title":     "FILE:29: " + form + "title is required",
		"unknown-assessment":      "FILE:37: " + guide + `unknown assessment "随时监测"`,
		"unknown-audit":           "FILE:32: " + form + "unknown audit \"trial.shape\"\nFILE:30: " + form + `thing 要素: unknown code "trial.colour"`,
		"unknown-code":            "FILE:29: " + form + `thing 及时: unknown code "interpretation.tardy"`,
		"unknown-field":           "FILE:36: " + guide + `unknown field "weigth"`,
		"unknown-field-of-level":  `FILE:10: level 政务公开/政策解读: unknown field "score"`,
		"unknown-field-of-table":  `FILE:6: unknown field "totals"`,
		"unknown-field-of-thing":  "FILE:29: " + form + `unknown field "wait"`,
		"unknown-method":          "FILE:43: " + experience + `unknown method "by-hand"`,
		"unknown-need":            `FILE:18: veto veto.unreachable: unknown need "month"`,
		"weights-of-zero":         "FILE:29: " + form + "weights add up to 0",
		"wrong-points":            "FILE:35: " + guide + `"5e-1" is not a decimal number`,
		"wrong-type":              "FILE:5: cannot unmarshal !!str `last-year` into int",
		"no-subject":              `FILE:1: subject is "", want site or media`,
		"unknown-id":              "FILE:33: row disclosure.giude: unknown id: one that no table of the program has must begin with \"local.\"",
		"rule-without-effect":     "FILE:48: rule rule.new-app: want either factor or bonus",
		"rule-of-two-effects":     "FILE:53: rule local.bonus: want either factor or bonus",
		"rule-of-no-rows":         "FILE:50: rule rule.new-app: no row stands under this path",
		"rule-factor":             "FILE:51: rule rule.new-app: factor 1.5 is not at least 0 and less than 1",
		"rule-bonus":              "FILE:56: rule local.bonus: bonus must be more than 0",
		"rule-without-path":       "FILE:48: rule rule.new-app: path is required",
		"result":                  "FILE:47: result: weight 80 is not more than 0 and at most 1",
		"tally":                   "FILE:18: veto veto.unreachable: tally: unknown code \"guide.elements\"\nFILE:18: veto veto.unreachable: tally: findings is 0 and items 5, want 1 or more",
		"zero":                    "FILE:33: " + form + "zero: unknown code \"interpretation.tardy\"\nFILE:33: " + form + `zero: code "interpretation.late" is also of thing 及时`,
		"sampled":                 "FILE:30: " + form + "thing 要素: is sampled and has per, want one of them",
		"with":                    "FILE:39: " + guide + "with: unknown row \"disclosure.guides\"\nFILE:33: " + guide + "a row that shares the points of disclosure.guides has no points, things or zero of its own",
	}
	files, err := filepath.Glob("testdata/tables/invalid-*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(wants) {
		t.Errorf("%d invalid tables under testdata, %d expected messages", len(files), len(wants))
	}
	for fault, message := range wants {
		t.Run(fault, func(t *testing.T) {
			name := "invalid-" + fault + ".yaml"
			want := strings.ReplaceAll(message, "FILE", name)
			_, err := LoadTable(name, readTrial(t, name), trialAudits)
			if err == nil || err.Error() != want {
				t.Errorf("%s:\ngot  %v\nwant %s", name, err, want)
			}
		})
	}
}

func TestEveryBuiltinTableLoadsByItsID(t *testing.T) {
	ids, err := BuiltinIDs()
	if err != nil {
		t.Fatal(err)
	}
	if len(ids) == 0 {
		t.Fatal("there are no built-in tables")
	}
	for _, id := range ids {
		table, err := Builtin(id)
		if err != nil {
			t.Errorf("Builtin(%q): %v", id, err)
			continue
		}
		if table.ID != id {
			t.Errorf("Builtin(%q) has id %q", id, table.ID)
		}
	}
}

func TestUnknownBuiltinTableIsNamedWithTheKnownOnes(t *testing.T) {
	_, err := Builtin("../codes")
	if err == nil || !strings.HasPrefix(err.Error(), `unknown table "../codes": there are `) || !strings.Contains(err.Error(), "site-city") {
		t.Errorf(`Builtin("../codes") error = %v, want the unknown and the known ids`, err)
	}
}

func TestFolderOfTables(t *testing.T) {
	valid := &fstest.MapFile{Data: readTrial(t, "valid.yaml")}
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	for _, row := range []struct {
		name   string
		folder fstest.MapFS
		want   string // error; "" when the one table loads
	}{
		{"other files are left alone", fstest.MapFS{"a.yaml": valid, "notes.txt": file("x")}, ""},
		{"a vocabulary is read along", fstest.MapFS{"a.yaml": valid, "vocabulary.yaml": file("trial.form: {words: [甲]}")}, ""},
		{"two tables of one id are refused", fstest.MapFS{"a.yaml": valid, "b.yaml": valid}, "b.yaml: table trial is also in a.yaml"},
		{"finding codes cannot be replaced", fstest.MapFS{"codes.yaml": file("x")}, "codes.yaml: finding codes cannot be replaced: remove the file"},
		{"a vocabulary of no audit is refused", fstest.MapFS{"vocabulary.yaml": file("trial.shape: {}")}, `vocabulary.yaml: section of an unknown audit "trial.shape"`},
		{"a vocabulary section is a mapping", fstest.MapFS{"vocabulary.yaml": file("trial.form: [甲]")}, "vocabulary.yaml:1: parameters are not a mapping"},
		{"a faulty table is refused", fstest.MapFS{"a.yaml": file("- x")}, "a.yaml:1: not a mapping"},
	} {
		t.Run(row.name, func(t *testing.T) {
			tables, err := LoadDir(row.folder, trialAudits)
			if row.want != "" {
				if err == nil || err.Error() != row.want {
					t.Errorf("error = %v, want %s", err, row.want)
				}
				return
			}
			if err != nil || len(tables) != 1 || tables[0].ID != "trial" {
				t.Errorf("got %d tables, error %v, want the trial table", len(tables), err)
			}
		})
	}
}
