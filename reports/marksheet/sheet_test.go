package marksheet

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wangjian/audits"
	"wangjian/evidence"
)

func TestMarksComeBackFromTheSheetThatTheyWereFilledInto(t *testing.T) {
	for i, form := range forms {
		for _, all := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/all=%v", form.name, all), func(t *testing.T) {
				table, want := builtin(t, "site-city"), sampleMarks(t)
				j, d := judge(t, table, want)
				sheet := read(t, form.name, written(t, i, j, d, all), table, proof)
				if sheet.Table != "site-city" || sheet.Dossier != d.Manifest {
					t.Errorf("table %s, dossier %s", sheet.Table, sheet.Dossier)
				}
				if diff := cmp.Diff(want, sheet.Marks, sameMarks); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestACountOfABonusComesBack(t *testing.T) {
	for i, form := range forms {
		t.Run(form.name, func(t *testing.T) {
			table := builtin(t, "site-department")
			want := audits.Marks{"rule.service-reengineering": {Count: 3, Reason: "三项", Assessor: "张三", At: day}}
			j, d := judge(t, table, want)
			if diff := cmp.Diff(want, read(t, form.name, written(t, i, j, d, false), table, nothing).Marks, sameMarks); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAnEmptySheetHoldsNoMarks(t *testing.T) {
	for i, form := range forms {
		t.Run(form.name, func(t *testing.T) {
			table := builtin(t, "site-city")
			j, d := judge(t, table, nil)
			d.Manifest = evidence.Hash{}
			sheet := read(t, form.name, written(t, i, j, d, true), table, nothing)
			if len(sheet.Marks) > 0 || !sheet.Dossier.IsZero() {
				t.Errorf("%v of dossier %s", sheet.Marks, sheet.Dossier)
			}
		})
	}
}

func TestTheSameJudgementIsTheSameBytes(t *testing.T) {
	for i, form := range forms {
		t.Run(form.name, func(t *testing.T) {
			table := builtin(t, "site-city")
			var sheets [2][]byte
			for n := range sheets {
				j, d := judge(t, table, sampleMarks(t))
				sheets[n] = written(t, i, j, d, true)
			}
			if !bytes.Equal(sheets[0], sheets[1]) {
				t.Error("the second sheet differs from the first")
			}
		})
	}
}

func TestWhatStandsOnTheSheet(t *testing.T) {
	table := builtin(t, "site-department")
	j, _ := judge(t, table, audits.Marks{"platform.identity": ofRowMark(t, "0")})
	ids := func(all bool) []string {
		var ids []string
		for _, item := range itemsOf(j, all) {
			ids = append(ids, item.id)
		}
		return ids
	}
	usual, whole := ids(false), ids(true)
	for _, row := range []struct {
		id         string
		usual, all bool
	}{
		{"veto.security", true, true},                // assisted
		{"veto.unreachable", false, true},            // automatic
		{"platform.identity", true, true},            // automatic, and marked before
		{"disclosure.catalog", false, true},          // automatic
		{"rule.service-reengineering", true, true},   // an assessor's always
		{"service.online-convenience", false, false}, // its points stand in another row
	} {
		if got := slices.Contains(usual, row.id); got != row.usual {
			t.Errorf("%s on the usual sheet: %v, want %v", row.id, got, row.usual)
		}
		if got := slices.Contains(whole, row.id); got != row.all {
			t.Errorf("%s on the whole sheet: %v, want %v", row.id, got, row.all)
		}
	}
	if first, last := whole[0], whole[len(whole)-1]; first != "veto.security" || last != "rule.new-app" {
		t.Errorf("from %s to %s", first, last)
	}
}

func TestWhatTheProgramSays(t *testing.T) {
	table := builtin(t, "site-city")
	auto, err := audits.ParsePoints("0.75")
	if err != nil {
		t.Fatal(err)
	}
	row := &table.Rows[1]
	for _, c := range []struct{ name, got, want string }{
		{"a proposal", opinionOf(itemOfRow(&audits.IndicatorJudgement{
			Row: row, Auto: &audits.Award{Points: auto, Open: auto, Reason: "缺3个栏目"}, Mark: &audits.Mark{}, Reason: "人工",
		})), "建议得0.75分，另有0.75分未能判定：缺3个栏目"},
		{"of an automatic row", opinionOf(itemOfRow(&audits.IndicatorJudgement{
			Row: &table.Rows[0], Auto: &audits.Award{Points: auto, Reason: "缺3个栏目"},
		})), "评得0.75分：缺3个栏目"},
		{"nothing but a reason", opinionOf(itemOfRow(&audits.IndicatorJudgement{Row: row, Reason: "待人工评定"})), "待人工评定"},
		{"nothing, as the reason is an assessor's", opinionOf(itemOfRow(&audits.IndicatorJudgement{Row: row, Mark: &audits.Mark{}, Reason: "人工"})), ""},
		{"of a veto", opinionOf(itemOfVeto(&audits.VetoJudgement{
			Veto: &table.Vetoes[0], Status: audits.VetoHolds, Reason: "人工", Mark: &audits.Mark{},
			Auto: &audits.VetoAnswer{Status: audits.VetoSuspected, Reason: "发现1处"},
		})), "疑似，待确认：发现1处"},
		{"a rule that takes all", effectOf(&table.Rules[0]), "不得分"},
		{"a rule that takes half", effectOf(&table.Rules[1]), "得分乘以0.5"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func opinionOf(i item) string { return i.opinion() }

// speaks tells what makes a text more than blank.
func speaks(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

// anyMarks draws marks of a table, with texts that look like syntax.
func anyMarks(t *rapid.T, table *audits.Table) audits.Marks {
	text := rapid.Map(rapid.OneOf(
		rapid.StringMatching(`[ -~]{1,40}`), rapid.StringN(1, 30, -1),
		rapid.SampledFrom([]string{"=1+1", "- a: b", "null", "~", "yes", "2019-12-20", "1e3", "'", "\"", "#", "|-", "_x0041_", "_x0041_x0042_", "_xD800_", "a\nb\n  c", "\u2028x", "\u202e反", "{a: 1}", "&a *a", "%TAG"}),
	).Filter(func(s string) bool {
		return strings.ContainsFunc(s, speaks) && !strings.ContainsFunc(s, unspeakable) && unescape(cellText(s)) == s
	}), strings.TrimSpace)
	marks := audits.Marks{}
	subjects := subjectsOf(table)
	for _, id := range rapid.SliceOfDistinct(rapid.SampledFrom(slices.Sorted(maps.Keys(subjects))), rapid.ID[string]).Draw(t, "ids") {
		mark := audits.Mark{
			Reason: text.Draw(t, "reason"), Assessor: text.Draw(t, "assessor"),
			At: time.Unix(rapid.Int64Range(1_000_000_000, 250_000_000_000).Draw(t, "at"), rapid.SampledFrom([]int64{0, 0, 1, 500_000_000}).Draw(t, "ns")),
		}
		switch subjects[id].value {
		case valuePoints:
			for i := range table.Rows {
				if table.Rows[i].ID == id {
					share := audits.WholePoints(rapid.IntRange(0, 1_000_000_000).Draw(t, "points"))
					mark.Points = table.Rows[i].Points.Share(share, audits.WholePoints(1_000_000_000))
				}
			}
		case valueRuling:
			mark.Ruling = rapid.SampledFrom([]audits.Ruling{audits.RulingHolds, audits.RulingClear}).Draw(t, "ruling")
		case valueCount:
			mark.Count = rapid.IntRange(0, 1_000_000).Draw(t, "count")
		}
		for _, name := range rapid.SliceOfDistinct(rapid.StringMatching(`[a-z证][a-z证 ]{0,5}\.pdf`), rapid.ID[string]).Draw(t, "files") {
			mark.Files = append(mark.Files, audits.Attachment{Name: name, SHA256: hashOf(name)})
		}
		marks[id] = mark
	}
	return marks
}

// unspeakable are the control characters that no mark may hold.
func unspeakable(c rune) bool { return unicode.IsControl(c) && !unicode.IsSpace(c) }

func TestAnyMarksComeBack(t *testing.T) {
	table := builtin(t, "site-department")
	for i, form := range forms {
		t.Run(form.name, rapid.MakeCheck(func(rt *rapid.T) {
			want := anyMarks(rt, table)
			j, d := judge(t, table, want)
			sheet, err := Read(form.name, written(t, i, j, d, rapid.Bool().Draw(rt, "all")), table, nothing)
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(want, sheet.Marks, sameMarks); diff != "" {
				rt.Fatal(diff)
			}
		}))
	}
}
