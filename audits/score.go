package audits

import (
	"fmt"
	"slices"
	"strings"
)

// Reasons of rows and vetoes that no audit of this program looks at.
const (
	reasonNoAudit = "本版本尚不检测"
	reasonPartly  = "已检部分未发现问题，其余本版本尚不检测"
	reasonMark    = "待人工评定"
	reasonSound   = "未发现问题"
	reasonSuspect = "有疑似问题待认定"
)

func (j *judging) row(row *Row, marks Marks) error {
	r, err := j.run(row.ID, row.Audits)
	if err != nil {
		return err
	}
	judged := IndicatorJudgement{Row: row, Findings: r.findings}
	if row.Method == MethodAuto {
		judged.Score, judged.Reason = r.award(row)
		judged.Status = statusOf(judged.Score)
		if !judged.Score.Assessed.IsZero() {
			judged.Auto = &Award{Points: judged.Score.Awarded, Reason: judged.Reason}
		}
	} else {
		judged.Score = Score{Possible: row.Points, Pending: row.Points}
		judged.Status, judged.Reason = RowPending, reasonMark
	}
	if mark, marked := marks[row.ID]; marked {
		judged.Mark = &mark
		judged.Score = Score{Possible: row.Points, Assessed: row.Points, Awarded: mark.Points}
		judged.Status, judged.Reason = statusOf(judged.Score), mark.Reason
	}
	j.Indicators = append(j.Indicators, judged)
	return nil
}

// award turns findings into points, thing by thing: a thing loses its share
// once, or `per` for each place where its table says so; what a gap or a
// suspicion leaves open is neither lost nor earned.
func (r *ruling) award(row *Row) (Score, string) {
	score := Score{Possible: row.Points}
	if len(row.Things) == 0 || len(row.Audits) == 0 {
		score.Undetermined = row.Points
		return score, reasonNoAudit
	}
	var reasons []string
	for i := range row.Things {
		thing, share := &row.Things[i], row.Share(i)
		lost, places := r.lose(thing, share, row.Points)
		gap := r.gap(thing)
		if places == 0 && gap == "" && r.suspects(thing) {
			gap = reasonSuspect
		}
		switch {
		case places > 0 && gap == "", lost.Equal(share) && places > 0:
			score.Assessed = score.Assessed.Add(share)
			score.Awarded = score.Awarded.Add(share.Sub(lost))
		case places > 0: // some of it is lost, the rest is open
			score.Assessed = score.Assessed.Add(lost)
			score.Undetermined = score.Undetermined.Add(share.Sub(lost))
		case gap != "":
			score.Undetermined = score.Undetermined.Add(share)
		default:
			score.Assessed = score.Assessed.Add(share)
			score.Awarded = score.Awarded.Add(share)
		}
		if reason := tellThing(thing, share, lost, places, gap); reason != "" {
			reasons = append(reasons, reason)
		}
	}
	if len(reasons) == 0 {
		return score, reasonSound
	}
	return score, strings.Join(reasons, "；")
}

// tellThing says what became of one thing, "" when all is well.
func tellThing(thing *Thing, share, lost Points, places int, gap string) string {
	switch {
	case share.IsZero() && places > 0:
		return fmt.Sprintf("%s：%d处问题，不扣分", thing.Title, places)
	case share.IsZero():
		return ""
	case places > 0 && gap != "" && !lost.Equal(share):
		return fmt.Sprintf("%s：%d处问题，扣%s分，其余%s", thing.Title, places, lost, gap)
	case places > 0:
		return fmt.Sprintf("%s：%d处问题，扣%s分", thing.Title, places, lost)
	case gap != "":
		return fmt.Sprintf("%s：%s", thing.Title, gap)
	}
	return ""
}

// lose spreads what a thing loses over the findings that hit it.
func (r *ruling) lose(thing *Thing, share, points Points) (lost Points, places int) {
	for _, f := range r.findings {
		if f.Severity != SeverityDefect || !thing.has(f.Code) {
			continue
		}
		places++
		cost := share.Sub(lost)
		if !thing.Per.IsZero() && r.codes[f.Code].EachPlace {
			cost = cost.Min(points.Mul(thing.Per))
		}
		f.Deduct = cost
		lost = lost.Add(cost)
	}
	return lost, places
}

// gap returns why a thing could not be judged whole, "" when it was.
func (r *ruling) gap(thing *Thing) string {
	for _, g := range r.gaps {
		if thing.has(g.Code) {
			return g.Reason
		}
	}
	looked := 0
	for _, code := range thing.Codes {
		if r.covered[code] {
			looked++
		}
	}
	switch {
	case looked == len(thing.Codes):
		return ""
	case looked > 0 && !r.hits(thing):
		return reasonPartly
	}
	return reasonNoAudit
}

// hits reports whether a defect was found under one of the thing's codes.
func (r *ruling) hits(thing *Thing) bool {
	return slices.ContainsFunc(r.findings, func(f *Finding) bool { return f.Severity == SeverityDefect && thing.has(f.Code) })
}

// suspects reports whether a suspected finding hits a thing.
func (r *ruling) suspects(thing *Thing) bool {
	for _, f := range r.findings {
		if f.Severity == SeveritySuspected && thing.has(f.Code) {
			return true
		}
	}
	return false
}

func (t *Thing) has(code string) bool {
	for _, c := range t.Codes {
		if c == code {
			return true
		}
	}
	return false
}

func statusOf(s Score) RowStatus {
	switch {
	case !s.Undetermined.IsZero():
		return RowUndetermined
	case s.Awarded.Equal(s.Possible):
		return RowMet
	case s.Awarded.IsZero():
		return RowUnmet
	}
	return RowPartial
}

// levels adds the rows up under every heading of the table.
func (j *judging) levels() {
	for _, level := range j.Table.Levels {
		sum := LevelScore{Path: level.Path}
		for i := range j.Indicators {
			if under(j.Indicators[i].Row.Path, level.Path) {
				sum.Score = sum.add(j.Indicators[i].Score)
			}
		}
		j.Levels = append(j.Levels, sum)
	}
}

func under(path, heading []string) bool {
	if len(path) < len(heading) {
		return false
	}
	for i := range heading {
		if path[i] != heading[i] {
			return false
		}
	}
	return true
}
