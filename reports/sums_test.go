package reports

import (
	"encoding/json"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"wangjian/audits"
)

// scored is what a report says of points.
type scored struct {
	Verdict    audits.Verdict
	Score      *audits.Score
	Rules      []scoredRule
	Indicators []scoredRow
	Levels     []scoredLevel
}

type scoredRule struct {
	Bonus  *audits.Points
	Change audits.Points
}

type scoredRow struct {
	ID                                      string
	Path                                    []string
	Points, Assessed, Pending, Undetermined audits.Points
	Awarded                                 *audits.Points
}

type scoredLevel struct {
	Path []string
	audits.Score
}

// addsUp checks the sums of a report.
func addsUp(t *rapid.T, data []byte) {
	var r scored
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	if r.Verdict == audits.VerdictVetoed {
		if r.Score != nil || len(r.Levels) > 0 {
			t.Fatalf("a vetoed report has the score %v and %d levels, want none", r.Score, len(r.Levels))
		}
		return
	}
	var bonus audits.Points
	for _, rule := range r.Rules {
		if rule.Bonus != nil {
			bonus = bonus.Add(rule.Change)
		}
	}
	same(t, "bonus", r.Score.Bonus, bonus)
	for _, row := range r.Indicators {
		same(t, "points of "+row.ID, row.Points, row.Assessed.Add(row.Pending).Add(row.Undetermined))
	}
	for _, level := range append(r.Levels, scoredLevel{Score: *r.Score}) {
		sum, name := r.under(level.Path), strings.Join(level.Path, "/")
		same(t, "possible of "+name, level.Possible, level.Assessed.Add(level.Pending).Add(level.Undetermined))
		same(t, "possible of the rows of "+name, level.Possible, sum.Possible)
		same(t, "assessed of the rows of "+name, level.Assessed, sum.Assessed)
		same(t, "pending of the rows of "+name, level.Pending, sum.Pending)
		same(t, "undetermined of the rows of "+name, level.Undetermined, sum.Undetermined)
		same(t, "awarded of the rows of "+name, level.Awarded, sum.Awarded.Add(level.Bonus))
	}
}

// under adds up the rows under a heading; all rows are under no heading.
func (r *scored) under(heading []string) audits.Score {
	var sum audits.Score
	for _, row := range r.Indicators {
		if len(row.Path) < len(heading) || !slices.Equal(row.Path[:len(heading)], heading) {
			continue
		}
		own := audits.Score{Possible: row.Points, Assessed: row.Assessed, Pending: row.Pending, Undetermined: row.Undetermined}
		if row.Awarded != nil {
			own.Awarded = *row.Awarded
		}
		sum = sum.Add(own)
	}
	return sum
}

// same holds sums of numbers that were rounded to six decimals to be the same.
func same(t *rapid.T, what string, a, b audits.Points) {
	limit, apart := audits.WholePoints(1).Share(audits.WholePoints(1), audits.WholePoints(10_000)), a.Sub(b)
	if apart.Cmp(limit) > 0 || apart.Cmp(audits.Points{}.Sub(limit)) < 0 {
		t.Errorf("%s: %v and %v differ", what, a, b)
	}
}
