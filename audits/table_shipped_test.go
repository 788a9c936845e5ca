package audits

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryTableOfTheOfficialTextIsShippedUnderItsName(t *testing.T) {
	var want []string
	for _, of := range officialTables {
		want = append(want, of.id)
		if table := shipped(t, of.id); table.ID != of.id {
			t.Errorf("id in %s%s is %s", of.id, tableSuffix, table.ID)
		}
	}
	slices.Sort(want)
	got, err := BuiltinIDs()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tables differ (-official +shipped):\n%s", diff)
	}
	if _, err := Builtin(want[0]); err != nil {
		t.Error(err)
	}
}

func TestEveryTableAddsUp(t *testing.T) {
	for _, of := range officialTables {
		table := shipped(t, of.id)
		if got := table.sum(nil); !got.Equal(WholePoints(100)) {
			t.Errorf("%s: all rows add up to %s, want 100", of.id, got)
		}
		for _, level := range table.Levels {
			if got := table.sum(level.Path); !got.Equal(level.Points) {
				t.Errorf("%s: rows under %v add up to %s, declared are %s", of.id, level.Path, got, level.Points)
			}
		}
		methods := map[Method]int{}
		for _, row := range table.Rows {
			methods[row.Method]++
		}
		t.Logf("%s: %d rows, %d auto, %d assisted, %d manual", of.id,
			len(table.Rows), methods[MethodAuto], methods[MethodAssisted], methods[MethodManual])
	}
}

func TestEveryAutoRowOfATableHasCodesThatCostItsPoints(t *testing.T) {
	for _, of := range officialTables {
		for _, row := range shipped(t, of.id).Rows {
			if row.Method == MethodAuto && len(row.Things) == 0 && len(row.Zero) == 0 {
				t.Errorf("%s: row %s is assessed by the program, but no code costs it points", of.id, row.ID)
			}
			if row.Method == MethodManual && (len(row.Things) > 0 || len(row.Audits) > 0) {
				t.Errorf("%s: row %s is for an assessor alone, but has things or audits", of.id, row.ID)
			}
		}
	}
}

// A row that several tables have loses its points alike in all of them.
func TestRowsOfOneIdentifierAreJudgedAlikeInEveryTable(t *testing.T) {
	type judged struct {
		Zero   []string
		Things []thingCodes
		Audits []string
	}
	first, in := map[string]judged{}, map[string]string{}
	for _, of := range officialTables {
		for _, row := range shipped(t, of.id).Rows {
			if row.Method == MethodManual {
				continue
			}
			got := judged{Zero: row.Zero}
			for _, thing := range row.Things {
				got.Things = append(got.Things, thingCodes{thing.Title, thing.Weight.String(), thing.Per.String(), thing.Sampled, thing.Codes})
			}
			for _, binding := range row.Audits {
				got.Audits = append(got.Audits, binding.ID)
			}
			want, seen := first[row.ID]
			if !seen {
				first[row.ID], in[row.ID] = got, of.id
				continue
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("row %s differs (-%s +%s):\n%s", row.ID, in[row.ID], of.id, diff)
			}
		}
	}
}

// thingCodes is a thing without its exact numbers, to compare.
type thingCodes struct {
	Title, Weight, Per string
	Sampled            bool
	Codes              []string
}
