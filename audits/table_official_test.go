package audits

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryTableHasEveryRowOfTheOfficialTextOnce(t *testing.T) {
	for _, of := range officialTables {
		t.Run(of.id, func(t *testing.T) {
			var got []officialRow
			for _, row := range shipped(t, of.id).Rows {
				points := row.Points.String()
				if row.With != "" {
					points = ""
				}
				got = append(got, officialRow{row.Path, row.Description, points, row.Assessment})
			}
			if diff := cmp.Diff(readOfficial(t, of).rows, got); diff != "" {
				t.Errorf("rows differ from the official text (-official +table):\n%s", diff)
			}
		})
	}
}

func TestRowsThatShareOfficialPointsFollowTheRowThatHasThem(t *testing.T) {
	for _, of := range officialTables {
		rows := shipped(t, of.id).Rows
		for i, row := range rows {
			if row.With != "" && (i == 0 || row.With != rows[i-1].ID) {
				t.Errorf("%s: row %s is assessed with %s, which does not stand before it", of.id, row.ID, row.With)
			}
		}
	}
}

func TestEveryTableHasEveryVetoOfTheOfficialText(t *testing.T) {
	for _, of := range officialTables {
		t.Run(of.id, func(t *testing.T) {
			text := readOfficial(t, of)
			want := slices.Concat(text.vetoes, text.vetoNotes())
			var got []officialRow
			for _, veto := range shipped(t, of.id).Vetoes {
				got = append(got, officialRow{veto.Path, veto.Description, "", veto.Assessment})
				if name := veto.Path[len(veto.Path)-1]; veto.Title != name {
					t.Errorf("title of %s is %s, want %s", veto.ID, veto.Title, name)
				}
			}
			if len(want) != of.vetoes {
				t.Fatalf("%d vetoes found in the official text, want %d", len(want), of.vetoes)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("vetoes differ from the official text (-official +table):\n%s", diff)
			}
		})
	}
}

func TestEveryTableHasTheOfficialRulesAcrossRows(t *testing.T) {
	for _, of := range officialTables {
		t.Run(of.id, func(t *testing.T) {
			text := readOfficial(t, of)
			var got []string
			for _, rule := range shipped(t, of.id).Rules {
				got = append(got, rule.Description)
				if len(text.under(rule.Path)) == 0 {
					t.Errorf("rule %s is for %v, under which the official text has no row", rule.ID, rule.Path)
				}
				if !strings.Contains(rule.Description, "“"+rule.Path[len(rule.Path)-1]+"”") && rule.Factor != nil {
					t.Errorf("rule %s is for %v, which its text does not name", rule.ID, rule.Path)
				}
			}
			if diff := cmp.Diff(text.rules, got); diff != "" {
				t.Errorf("rules differ from the notes of the official text (-official +table):\n%s", diff)
			}
		})
	}
}

func TestOfficialRulesChangeThePointsAsTheirTextSays(t *testing.T) {
	zero, half, two := points(t, "0"), points(t, "0.5"), points(t, "2")
	effects := []struct {
		phrase        string
		factor, bonus *Points
	}{
		{"不得分", &zero, nil},
		{"分数全部扣除", &zero, nil},
		{"权重减半", &half, nil},
		{"每项加2分", nil, &two},
	}
	for _, of := range officialTables {
		for _, rule := range shipped(t, of.id).Rules {
			said := 0
			for _, effect := range effects {
				if !strings.Contains(rule.Description, effect.phrase) {
					continue
				}
				said++
				if !samePoints(rule.Factor, effect.factor) || !samePoints(rule.Bonus, effect.bonus) {
					t.Errorf("%s: rule %s has factor %v and bonus %v, its text says %s", of.id, rule.ID, rule.Factor, rule.Bonus, effect.phrase)
				}
			}
			if said != 1 {
				t.Errorf("%s: rule %s has %d effects in its text, want 1", of.id, rule.ID, said)
			}
		}
	}
}

func samePoints(a, b *Points) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

func TestOfficialVetoOfGuidesCountsAsItsTextSays(t *testing.T) {
	for _, of := range officialTables {
		for _, veto := range shipped(t, of.id).Vetoes {
			if counts := strings.Contains(veto.Description, "的事项数量"); counts != (veto.Tally != nil) {
				t.Errorf("%s: %s has a tally: %v, its text counts items: %v", of.id, veto.ID, veto.Tally != nil, counts)
			}
			if veto.Tally == nil {
				continue
			}
			said := fmt.Sprintf("重点要素类别缺失%d类及以上的事项数量超过（含）%d个", veto.Tally.Findings, veto.Tally.Items)
			if !strings.Contains(veto.Description, said) {
				t.Errorf("%s: %s counts as %q, which its text does not say", of.id, veto.ID, said)
			}
		}
	}
}

func TestEveryTableDeclaresEveryOfficialTotal(t *testing.T) {
	for _, of := range officialTables {
		t.Run(of.id, func(t *testing.T) {
			got := map[string]string{}
			for _, level := range shipped(t, of.id).Levels {
				got[strings.Join(level.Path, "/")] = level.Points.String()
			}
			if diff := cmp.Diff(readOfficial(t, of).levels, got); diff != "" {
				t.Errorf("totals differ from the official text (-official +table):\n%s", diff)
			}
		})
	}
}

func TestOfficialTotalsAreTheSumsOfTheOfficialRows(t *testing.T) {
	for _, of := range officialTables {
		t.Run(of.id, func(t *testing.T) {
			text := readOfficial(t, of)
			for heading, printed := range text.levels {
				if sum := text.sum(t, strings.Split(heading, "/")); !sum.Equal(points(t, printed)) {
					t.Errorf("rows under %s add up to %s, printed are %s", heading, sum, printed)
				}
			}
			if sum := text.sum(t, nil); !sum.Equal(WholePoints(100)) {
				t.Errorf("all rows add up to %s, want 100", sum)
			}
			for _, row := range text.rows {
				if _, printed := text.levels[row.Path[0]]; !printed {
					t.Errorf("no total was read for %s", row.Path[0])
				}
			}
		})
	}
}

// The headings say 占80%分值 of websites and 占20%分值 of new media.
func TestTablesOfAUnitMakeUpItsOfficialResult(t *testing.T) {
	weights := map[string]Points{}
	for _, of := range officialTables {
		result := shipped(t, of.id).Result
		kind, unit, _ := strings.Cut(of.id, "-")
		want := map[string]string{"site": "0.8", "media": "0.2"}[kind]
		if result.Unit != unit || !result.Weight.Equal(points(t, want)) {
			t.Errorf("%s is %s of the result of a %s, want %s of a %s", of.id, result.Weight, result.Unit, want, unit)
		}
		weights[result.Unit] = weights[result.Unit].Add(result.Weight)
	}
	for unit, sum := range weights {
		if !sum.Equal(WholePoints(1)) {
			t.Errorf("tables of a %s are %s of its result, want the whole", unit, sum)
		}
	}
}
