package audits

import (
	"fmt"
	"slices"
	"strings"
)

// Reasons of rows and vetoes that no audit of this program looks at.
const (
	reasonNoAudit  = "本版本尚不检测"
	reasonPartly   = "已检部分未发现问题，其余本版本尚不检测"
	reasonMark     = "待人工评定"
	reasonRuling   = "待人工认定"
	reasonProposal = "待人工评定；程序所检部分建议得%s分：%s"
	// An assessor's row of which the program could not see enough for a proposal.
	reasonNoProposal = "待人工评定；程序不能提出建议：%s"
	reasonSound      = "未发现问题"
	reasonSuspect    = "有疑似问题待认定"
	reasonNoSample   = "没有可供抽查的内容"
	// A code that costs the whole row was found, or could not be judged: its title, the gap.
	reasonZero     = "%s，本项不得分"
	reasonZeroOpen = "未能判定是否“%s”：%s"
)

func (j *judging) row(row *Row, marks Marks) error {
	r, err := j.run(row.ID, row.Audits)
	if err != nil {
		return err
	}
	j.whole.merge(&r)
	judged := IndicatorJudgement{Row: row, Findings: r.findings}
	own, reason := r.award(row)
	if !own.Assessed.IsZero() {
		judged.Auto = &Award{Points: own.Awarded, Open: own.Undetermined, Reason: reason}
	}
	mark, marked := marks[row.ID]
	switch {
	case marked:
		judged.Mark = &mark
		judged.Score = Score{Possible: row.Points, Assessed: row.Points, Awarded: mark.Points}
		judged.Status, judged.Reason = statusOf(judged.Score), mark.Reason
	case row.Method == MethodAuto:
		judged.Score, judged.Reason, judged.Status = own, reason, statusOf(own)
	default:
		judged.Score = Score{Possible: row.Points, Pending: row.Points}
		judged.Status, judged.Reason = RowPending, reasonMark
		switch {
		case len(row.Audits) == 0:
		case judged.Auto != nil && own.Undetermined.IsZero():
			judged.Reason = fmt.Sprintf(reasonProposal, own.Awarded, reason)
		default:
			judged.Reason = fmt.Sprintf(reasonNoProposal, reason)
		}
	}
	if reason := r.early(row); reason != "" && !marked && row.Method == MethodAuto {
		judged.Score, judged.Auto, judged.Status, judged.Reason = Score{}, nil, RowNotAssessed, reason
	}
	j.Indicators = append(j.Indicators, judged)
	return nil
}

// award turns findings into points: a code in the row's Zero costs all of it, else each
// thing loses what its findings cost. What a gap or a suspicion leaves open is neither
// lost nor earned.
func (r *ruling) award(row *Row) (Score, string) {
	score := Score{Possible: row.Points}
	if len(row.Things)+len(row.Zero) == 0 || len(row.Audits) == 0 {
		score.Undetermined = row.Points
		return score, reasonNoAudit
	}
	if found := r.zeroed(row); found != nil {
		found.Deduct, score.Assessed = row.Points, row.Points
		return score, fmt.Sprintf(reasonZero, r.codes[found.Code].Title)
	}
	score.Assessed = row.Points
	score.Awarded = row.Points
	var reasons []string
	for i := range row.Things {
		thing := &row.Things[i]
		s := r.settle(thing, row.Share(i), row.Points)
		score.Assessed = score.Assessed.Sub(s.open)
		score.Undetermined = score.Undetermined.Add(s.open)
		score.Awarded = score.Awarded.Sub(s.open).Sub(s.lost)
		if reason := s.tell(thing); reason != "" {
			reasons = append(reasons, reason)
		}
	}
	if reason := r.zeroOpen(row); reason != "" {
		score.Assessed = score.Assessed.Sub(score.Awarded)
		score.Undetermined = score.Undetermined.Add(score.Awarded)
		score.Awarded = Points{}
		reasons = append(reasons, reason)
	}
	if len(reasons) == 0 {
		return score, reasonSound
	}
	return score, strings.Join(reasons, "；")
}

// zeroed returns the first defect that costs the whole row, nil when there is none.
func (r *ruling) zeroed(row *Row) *Finding {
	for _, f := range r.findings {
		if f.Severity == SeverityDefect && slices.Contains(row.Zero, f.Code) {
			return f
		}
	}
	return nil
}

// zeroOpen says which code that would cost the whole row could not be judged, "" when
// all were.
func (r *ruling) zeroOpen(row *Row) string {
	for _, code := range row.Zero {
		gap := r.gap([]string{code})
		if gap == "" && len(r.found(SeveritySuspected, []string{code})) > 0 {
			gap = reasonSuspect
		}
		if gap != "" {
			return fmt.Sprintf(reasonZeroOpen, r.codes[code].Title, gap)
		}
	}
	return ""
}

// settled is what became of one thing.
type settled struct {
	share, lost, open Points
	places            int
	gap               string // why something is open
}

// settle holds a thing's findings against its share. What it loses is spread over them.
func (r *ruling) settle(thing *Thing, share, points Points) settled {
	s := settled{share: share}
	cost := r.costs(thing, share, points)
	for _, f := range r.found(SeverityDefect, thing.Codes) {
		s.places++
		f.Deduct = cost(f).Min(share.Sub(s.lost))
		s.lost = s.lost.Add(f.Deduct)
	}
	rest := share.Sub(s.lost)
	if s.gap = r.gap(thing.Codes); s.gap == "" && thing.Sampled && s.places == 0 && !r.sampled(thing) {
		s.gap = reasonNoSample
	}
	if s.gap != "" {
		s.open = rest
		return s
	}
	for _, f := range r.found(SeveritySuspected, thing.Codes) {
		s.gap = reasonSuspect
		s.open = s.open.Add(cost(f)).Min(rest)
	}
	return s
}

// costs returns what each finding in turn costs of a thing's share: the part of its item
// once in sampled things, `per` for each place where the table says so, else everything.
func (r *ruling) costs(thing *Thing, share, points Points) func(*Finding) Points {
	items, _ := itemsOf(r.samples, thing.Codes)
	hit := map[string]bool{}
	return func(f *Finding) Points {
		switch {
		case thing.Sampled && hit[f.Item]:
			return Points{}
		case thing.Sampled:
			hit[f.Item] = true
			return share.Share(WholePoints(1), WholePoints(len(items)))
		case !thing.Per.IsZero() && r.codes[f.Code].EachPlace:
			return points.Mul(thing.Per)
		}
		return share
	}
}

func (r *ruling) sampled(thing *Thing) bool {
	items, _ := itemsOf(r.samples, thing.Codes)
	return len(items) > 0
}

// found lists the findings of a severity under any of the codes.
func (r *ruling) found(severity Severity, codes []string) []*Finding {
	var list []*Finding
	for _, f := range r.findings {
		if f.Severity == severity && slices.Contains(codes, f.Code) {
			list = append(list, f)
		}
	}
	return list
}

// tell says what became of a thing, "" when all is well.
func (s *settled) tell(thing *Thing) string {
	switch {
	case s.share.IsZero() && s.places > 0:
		return fmt.Sprintf("%s：%d处问题，不扣分", thing.Title, s.places)
	case s.share.IsZero():
		return ""
	case s.places > 0 && !s.open.IsZero():
		return fmt.Sprintf("%s：%d处问题，扣%s分，其余%s", thing.Title, s.places, s.lost, s.gap)
	case s.places > 0:
		return fmt.Sprintf("%s：%d处问题，扣%s分", thing.Title, s.places, s.lost)
	case s.gap != "":
		return fmt.Sprintf("%s：%s", thing.Title, s.gap)
	}
	return ""
}

// gap returns why codes could not all be judged, "" when they were.
func (r *ruling) gap(codes []string) string {
	for _, g := range r.gaps {
		if slices.Contains(codes, g.Code) {
			return g.Reason
		}
	}
	looked := 0
	for _, code := range codes {
		if r.covered[code] {
			looked++
		}
	}
	switch {
	case looked == len(codes):
		return ""
	case looked > 0 && len(r.found(SeverityDefect, codes)) == 0:
		return reasonPartly
	}
	return reasonNoAudit
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
				sum.Score = sum.Add(j.Indicators[i].Score)
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
