package audits

import (
	"testing"
)

func TestFindingsBecomePoints(t *testing.T) {
	codes := map[string]Code{
		"a": {ID: "a"}, "b": {ID: "b"}, "c": {ID: "c"}, "each": {ID: "each", EachPlace: true}, "later": {ID: "later"},
	}
	row := func(things ...Thing) *Row {
		return &Row{ID: "row", Points: points(t, "2"), Method: MethodAuto, Things: things, Audits: []Binding{{ID: "x"}}}
	}
	one := points(t, "1")
	half := points(t, "0.25")
	defects := func(list ...string) []*Finding {
		var found []*Finding
		for _, code := range list {
			found = append(found, &Finding{Code: code, Severity: SeverityDefect})
		}
		return found
	}
	suspected := []*Finding{{Code: "a", Severity: SeveritySuspected}}
	of := func(item, code string, severity Severity) *Finding {
		return &Finding{Code: code, Severity: severity, Item: item}
	}
	sampled := Thing{Title: "甲", Weight: one, Sampled: true, Codes: []string{"a"}}
	zero := func(row *Row) *Row {
		row.Zero = []string{"b"}
		return row
	}
	two := []Thing{{Title: "甲", Weight: one, Codes: []string{"a", "b"}}, {Title: "乙", Weight: one, Codes: []string{"c"}}}
	tests := []struct {
		name                    string
		row                     *Row
		findings                []*Finding
		gaps                    []Gap
		assessed, awarded, open string
		status                  RowStatus
	}{
		{"nothing found earns everything", row(two...), nil, nil, "2", "2", "0", RowMet},
		{"a thing loses its share once, however many codes hit it", row(two...), defects("a", "b", "a"), nil, "2", "1", "0", RowPartial},
		{"all things lost earn nothing", row(two...), defects("a", "c"), nil, "2", "0", "0", RowUnmet},
		{"a gap is neither lost nor earned", row(two...), nil, []Gap{{Code: "c", Reason: "未打开"}}, "1", "1", "1", RowUndetermined},
		{"a defect settles a thing that also has a gap", row(two...), defects("a"), []Gap{{Code: "b", Reason: "未打开"}}, "2", "1", "0", RowPartial},
		{"a note costs nothing", row(two...), []*Finding{{Code: "a", Severity: SeverityNote}}, nil, "2", "2", "0", RowMet},
		{"a suspicion leaves its thing open", row(two...), suspected, nil, "1", "1", "1", RowUndetermined},
		{"a defect settles a thing that is also suspected", row(two...), append(defects("b"), suspected...), nil, "2", "1", "0", RowPartial},
		{"a thing of weight 0 costs nothing", row(two[0], Thing{Title: "丙", Codes: []string{"c"}}), defects("c"), nil, "2", "2", "0", RowMet},
		{
			"each place costs its part up to the share",
			row(Thing{Title: "甲", Weight: one, Per: half, Codes: []string{"each"}}, two[1]), defects("each"), nil, "2", "1.5", "0", RowPartial,
		},
		{
			"many places cost no more than the share",
			row(Thing{Title: "甲", Weight: one, Per: half, Codes: []string{"each"}}, two[1]), defects("each", "each", "each"), nil, "2", "1", "0", RowPartial,
		},
		{
			"a code that does not count places costs the whole share at once",
			row(Thing{Title: "甲", Weight: one, Per: half, Codes: []string{"a"}}, two[1]), defects("a"), nil, "2", "1", "0", RowPartial,
		},
		{
			"what no audit looks at yet stays open",
			row(Thing{Title: "甲", Weight: one, Codes: []string{"a", "later"}}, two[1]), nil, nil, "1", "1", "1", RowUndetermined,
		},
		{
			"what is lost is lost though the rest stays open",
			row(Thing{Title: "甲", Weight: one, Per: half, Codes: []string{"each", "later"}}, two[1]), defects("each"), nil, "1.5", "1", "0.5", RowUndetermined,
		},
		{
			"places suspected hold open what they would cost",
			row(Thing{Title: "甲", Weight: one, Per: half, Codes: []string{"each"}}, two[1]),
			[]*Finding{of("", "each", SeverityDefect), of("", "each", SeveritySuspected)},
			nil, "1.5", "1", "0.5", RowUndetermined,
		},
		{"sound items earn their parts", row(sampled), []*Finding{of("2", "a", SeverityDefect)}, nil, "2", "1.5", "0", RowPartial},
		{"an item loses its part once", row(sampled), []*Finding{of("2", "a", SeverityDefect), of("2", "a", SeverityDefect)}, nil, "2", "1.5", "0", RowPartial},
		{
			"all items lost earn nothing", row(sampled),
			[]*Finding{of("1", "a", SeverityDefect), of("2", "a", SeverityDefect), of("3", "a", SeverityDefect), of("4", "a", SeverityDefect)},
			nil, "2", "0", "0", RowUnmet,
		},
		{
			"an item suspected holds its part open", row(sampled),
			[]*Finding{of("1", "a", SeverityDefect), of("1", "a", SeveritySuspected), of("2", "a", SeveritySuspected)},
			nil, "1.5", "1", "0.5", RowUndetermined,
		},
		{"nothing sampled is not judged", row(Thing{Title: "乙", Weight: one, Sampled: true, Codes: []string{"c"}}), nil, nil, "0", "0", "2", RowUndetermined},
		{"a code that costs the row costs all of it", zero(row(two[1])), defects("b", "c"), nil, "2", "0", "0", RowUnmet},
		{"a row may have nothing but such a code", zero(row()), defects("b"), nil, "2", "0", "0", RowUnmet},
		{"and earns everything without it", zero(row()), nil, nil, "2", "2", "0", RowMet},
		{"such a code that could not be judged leaves open what was earned", zero(row(two[1])), nil, []Gap{{Code: "b", Reason: "未打开"}}, "0", "0", "2", RowUndetermined},
		{
			"but not what was lost", zero(row(Thing{Title: "甲", Weight: one, Per: half, Codes: []string{"each"}}, two[1])), defects("each"),
			[]Gap{{Code: "b", Reason: "未打开"}},
			"0.5", "0", "1.5", RowUndetermined,
		},
		{"such a code suspected leaves open what was earned", zero(row(two[1])), []*Finding{of("", "b", SeveritySuspected)}, nil, "0", "0", "2", RowUndetermined},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := ruling{codes: codes, covered: map[string]bool{"a": true, "b": true, "c": true, "each": true}, findings: test.findings, gaps: test.gaps}
			r.samples = []Sample{{Codes: []string{"a"}, Items: []string{"1", "2", "3", "4"}, Total: 4}}
			score, reason := r.award(test.row)
			if score.Assessed.String() != test.assessed || score.Awarded.String() != test.awarded || score.Undetermined.String() != test.open {
				t.Errorf("assessed %s, awarded %s, undetermined %s; want %s, %s, %s (%s)",
					score.Assessed, score.Awarded, score.Undetermined, test.assessed, test.awarded, test.open, reason)
			}
			if sum := score.Assessed.Add(score.Pending).Add(score.Undetermined); !sum.Equal(score.Possible) {
				t.Errorf("assessed + pending + undetermined = %s, possible is %s", sum, score.Possible)
			}
			if got := statusOf(score); got != test.status {
				t.Errorf("status %s, want %s", got, test.status)
			}
			lost := Points{}
			for _, f := range test.findings {
				lost = lost.Add(f.Deduct)
			}
			if want := score.Assessed.Sub(score.Awarded); !lost.Equal(want) {
				t.Errorf("the findings deduct %s together, the row lost %s", lost, want)
			}
		})
	}
}

func TestASuspectedThingIsToldWithItsReason(t *testing.T) {
	r := ruling{covered: map[string]bool{"a": true}, findings: []*Finding{{Code: "a", Severity: SeveritySuspected}}}
	row := &Row{
		ID: "row", Points: points(t, "2"), Things: []Thing{{Title: "甲", Weight: points(t, "1"), Codes: []string{"a"}}},
		Audits: []Binding{{ID: "x"}},
	}
	if _, got := r.award(row); got != "甲：有疑似问题待认定" {
		t.Errorf("reason %q, want 甲：有疑似问题待认定", got)
	}
}

func TestTheVerdictFollowsFromVetoesAndPassMark(t *testing.T) {
	sixty := points(t, "60")
	tests := []struct {
		name            string
		vetoes          []VetoStatus
		passMark        *Points
		awarded, others string
		want            Verdict
	}{
		{"no veto", []VetoStatus{VetoClear}, nil, "10", "90", VerdictQualified},
		{"a veto that needs a week is no obstacle", []VetoStatus{VetoClear, VetoPending}, nil, "10", "90", VerdictQualified},
		{"a veto that should have been settled is one", []VetoStatus{VetoClear, VetoUndetermined}, nil, "10", "90", VerdictUndetermined},
		{"a suspected veto waits", []VetoStatus{VetoSuspected}, nil, "100", "0", VerdictUndetermined},
		{"a veto that holds ends it", []VetoStatus{VetoHolds, VetoSuspected}, nil, "100", "0", VerdictVetoed},
		{"the pass mark can still be reached", []VetoStatus{VetoClear}, &sixty, "10", "50", VerdictQualified},
		{"the pass mark can no longer be reached", []VetoStatus{VetoClear}, &sixty, "10", "49", VerdictUnqualified},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			j := &judging{Judgement: &Judgement{Table: &Table{PassMark: test.passMark}}}
			for _, status := range test.vetoes {
				j.Vetoes = append(j.Vetoes, VetoJudgement{Veto: &Veto{ID: "veto"}, Status: status})
			}
			score := Score{Awarded: points(t, test.awarded), Assessed: points(t, test.awarded), Undetermined: points(t, test.others)}
			j.Indicators = []IndicatorJudgement{{Row: &Row{ID: "row"}, Score: score, Status: RowPartial}}
			j.conclude()
			if j.Verdict != test.want {
				t.Errorf("verdict %s, want %s", j.Verdict, test.want)
			}
			if vetoed := test.want == VerdictVetoed; vetoed != (j.Score == nil) || vetoed != (j.Indicators[0].Status == RowNotAssessed) {
				t.Errorf("vetoed %v with score %v and row %s", vetoed, j.Score, j.Indicators[0].Status)
			}
		})
	}
}
