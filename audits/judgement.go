package audits

import (
	"time"

	"wangjian/evidence"
)

// Judgement is a dossier judged by a table: every veto and row in the table's
// order, the findings with their exhibits, the score and the verdict.
type Judgement struct {
	Table      *Table
	AsOf       time.Time
	Verdict    Verdict
	Open       []string // vetoes and rows not settled yet
	Score      *Score   // nil when a veto holds: nothing is scored
	Levels     []LevelScore
	Vetoes     []VetoJudgement
	Indicators []IndicatorJudgement
	Findings   []*Finding
	Exhibits   []*Exhibit
	Unseen     []evidence.Unseen
	Gaps       []Gap // what could not be judged, with the reasons
}

// Verdict is the outcome for the site.
type Verdict string

// The verdicts.
const (
	VerdictQualified    Verdict = "qualified"
	VerdictUnqualified  Verdict = "unqualified"
	VerdictVetoed       Verdict = "vetoed"
	VerdictUndetermined Verdict = "undetermined"
)

// Provisional reports whether anything is still open.
func (j *Judgement) Provisional() bool { return len(j.Open) > 0 }

// Score says how far the points are settled: Possible = Assessed + Pending +
// Undetermined, and Awarded of Assessed was earned.
type Score struct {
	Possible     Points `json:"possible"`
	Assessed     Points `json:"assessed"`
	Awarded      Points `json:"awarded"`
	Pending      Points `json:"pending"`      // waits for an assessor
	Undetermined Points `json:"undetermined"` // could not be seen
}

func (s Score) add(o Score) Score {
	return Score{
		Possible: s.Possible.Add(o.Possible), Assessed: s.Assessed.Add(o.Assessed), Awarded: s.Awarded.Add(o.Awarded),
		Pending: s.Pending.Add(o.Pending), Undetermined: s.Undetermined.Add(o.Undetermined),
	}
}

// LevelScore is the score of a heading over rows.
type LevelScore struct {
	Path []string
	Score
}

// VetoStatus is where a veto stands.
type VetoStatus string

// The statuses of a veto.
const (
	VetoClear        VetoStatus = "clear"
	VetoHolds        VetoStatus = "holds"
	VetoSuspected    VetoStatus = "suspected"    // waits for an assessor's confirmation
	VetoUndetermined VetoStatus = "undetermined" // this survey should have settled it
	VetoPending      VetoStatus = "pending"      // open, and no obstacle to a verdict
)

// VetoJudgement is one veto with its answer.
type VetoJudgement struct {
	Veto     *Veto
	Status   VetoStatus
	Reason   string
	Findings []*Finding
}

// RowStatus is where a row stands.
type RowStatus string

// The statuses of a row.
const (
	RowMet          RowStatus = "met"
	RowPartial      RowStatus = "partial"
	RowUnmet        RowStatus = "unmet"
	RowUndetermined RowStatus = "undetermined" // some or all of it could not be seen
	RowPending      RowStatus = "pending"      // waits for an assessor
	RowNotAssessed  RowStatus = "not-assessed" // a veto holds, or the duty is not due yet
)

// IndicatorJudgement is one row with what it earned. Auto is the program's
// own word, Mark an assessor's; where both speak the mark counts.
type IndicatorJudgement struct {
	Row      *Row
	Status   RowStatus
	Score    Score
	Reason   string
	Findings []*Finding
	Auto     *Award
	Mark     *Mark
}

// Award is a number of points with its reason.
type Award struct {
	Points Points
	Reason string
}

// Marks are what assessors entered, by row or veto id.
type Marks map[string]Mark

// Mark is an assessor's word on one row.
type Mark struct {
	Points   Points
	Reason   string
	Assessor string
	At       time.Time
	Files    []evidence.Hash // attached proof
}
