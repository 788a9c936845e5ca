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
	Open       []string // vetoes, rules and rows not settled yet
	Score      *Score   // nil when a veto holds: nothing is scored
	Levels     []LevelScore
	Vetoes     []VetoJudgement
	Rules      []RuleJudgement
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
// Undetermined, and Awarded of Assessed was earned. Of a whole table Awarded includes
// Bonus, and may exceed Possible by it.
type Score struct {
	Possible     Points `json:"possible"`
	Assessed     Points `json:"assessed"`
	Awarded      Points `json:"awarded"`
	Pending      Points `json:"pending"`      // waits for an assessor
	Undetermined Points `json:"undetermined"` // could not be seen
	Bonus        Points `json:"bonus,omitzero"`
}

// Add is the two scores together.
func (s Score) Add(o Score) Score {
	return Score{
		Possible: s.Possible.Add(o.Possible), Assessed: s.Assessed.Add(o.Assessed), Awarded: s.Awarded.Add(o.Awarded),
		Pending: s.Pending.Add(o.Pending), Undetermined: s.Undetermined.Add(o.Undetermined), Bonus: s.Bonus.Add(o.Bonus),
	}
}

// Times is the score with every number multiplied by a weight.
func (s Score) Times(weight Points) Score {
	return Score{
		Possible: s.Possible.Mul(weight), Assessed: s.Assessed.Mul(weight), Awarded: s.Awarded.Mul(weight),
		Pending: s.Pending.Mul(weight), Undetermined: s.Undetermined.Mul(weight), Bonus: s.Bonus.Mul(weight),
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

// VetoJudgement is one veto with its answer. Auto is the program's own word where an
// assessor spoke: the mark counts.
type VetoJudgement struct {
	Veto     *Veto
	Status   VetoStatus
	Reason   string
	Findings []*Finding
	Auto     *VetoAnswer
	Mark     *Mark
}

// RuleStatus is where a rule across rows stands.
type RuleStatus string

// The statuses of a rule.
const (
	RuleClear   RuleStatus = "clear"
	RuleHolds   RuleStatus = "holds"
	RulePending RuleStatus = "pending" // waits for an assessor
)

// RuleJudgement is one rule across rows with what it changed.
type RuleJudgement struct {
	Rule   *Rule
	Status RuleStatus
	Reason string
	Count  int    // how many times a bonus was earned
	Change Points // of the table's awarded points; below 0 where it took some
	Mark   *Mark
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

// IndicatorJudgement is one row with what it earned. Auto is the program's own word, of
// an assisted row its proposal; Mark is an assessor's, and counts where both speak.
type IndicatorJudgement struct {
	Row      *Row
	Status   RowStatus
	Score    Score
	Reason   string
	Findings []*Finding
	Auto     *Award
	Mark     *Mark
	// Before is what was awarded before the rules across rows in Rules changed it; nil
	// where none did, or there was nothing to change.
	Before *Points
	Rules  []*Rule
}

// Award is a number of points with its reason. Open is what the program could not tell.
type Award struct {
	Points Points
	Open   Points
	Reason string
}
