package audits

// gravity orders veto answers: the gravest of a veto's audits counts.
var gravity = map[VetoStatus]int{VetoClear: 1, VetoPending: 2, VetoUndetermined: 3, VetoSuspected: 4, VetoHolds: 5}

func (j *judging) veto(veto *Veto) error {
	r, err := j.run(veto.ID, veto.Audits)
	if err != nil {
		return err
	}
	judged := VetoJudgement{Veto: veto, Findings: r.findings}
	for _, answer := range r.answers {
		if gravity[answer.Status] > gravity[judged.Status] {
			judged.Status, judged.Reason = answer.Status, answer.Reason
		}
	}
	if judged.Status == "" {
		judged.Status, judged.Reason = VetoUndetermined, reasonNoAudit
		if veto.Method != MethodAuto {
			judged.Status, judged.Reason = VetoPending, reasonRuling
		}
	}
	j.Vetoes = append(j.Vetoes, judged)
	return nil
}

// ruled lets assessors speak on vetoes.
func (j *judging) ruled(marks Marks) {
	for i := range j.Vetoes {
		judged := &j.Vetoes[i]
		mark, marked := marks[judged.Veto.ID]
		if !marked {
			continue
		}
		judged.Auto = &VetoAnswer{Status: judged.Status, Reason: judged.Reason}
		judged.Mark, judged.Reason, judged.Status = &mark, mark.Reason, VetoClear
		if mark.Ruling == RulingHolds {
			judged.Status = VetoHolds
		}
	}
}

// conclude draws score, levels and verdict from vetoes, rows and rules.
func (j *judging) conclude() {
	for i := range j.Vetoes {
		if j.Vetoes[i].Status == VetoHolds {
			j.stopScoring()
			return
		}
	}
	j.levels()
	total := Score{}
	for i := range j.Indicators {
		total = total.Add(j.Indicators[i].Score)
	}
	for i := range j.Rules {
		if rule := &j.Rules[i]; rule.Rule.Bonus != nil {
			total.Bonus = total.Bonus.Add(rule.Change)
		}
	}
	total.Awarded = total.Awarded.Add(total.Bonus)
	j.Score = &total
	j.open()
	j.Verdict = j.verdict()
}

// stopScoring follows the note under 单项否决: no other indicator is scored.
func (j *judging) stopScoring() {
	j.Verdict = VerdictVetoed
	for i := range j.Indicators {
		row := &j.Indicators[i]
		row.Status, row.Reason, row.Auto = RowNotAssessed, reasonVetoed, nil
		row.Score, row.Before, row.Rules = Score{}, nil, nil
		for _, f := range row.Findings {
			f.Deduct = Points{}
		}
	}
	for i := range j.Rules {
		j.Rules[i].Change = Points{}
	}
}

// reasonVetoed is that of every row of a vetoed site.
const reasonVetoed = "已单项否决，不再评分"

func (j *judging) open() {
	for i := range j.Vetoes {
		if j.Vetoes[i].Status != VetoClear {
			j.Open = append(j.Open, j.Vetoes[i].Veto.ID)
		}
	}
	for i := range j.Indicators {
		if s := j.Indicators[i].Status; s == RowPending || s == RowUndetermined {
			j.Open = append(j.Open, j.Indicators[i].Row.ID)
		}
	}
	for i := range j.Rules {
		if j.Rules[i].Status == RulePending {
			j.Open = append(j.Open, j.Rules[i].Rule.ID)
		}
	}
}

func (j *judging) verdict() Verdict {
	for i := range j.Vetoes {
		if s := j.Vetoes[i].Status; s == VetoSuspected || s == VetoUndetermined {
			return VerdictUndetermined
		}
	}
	if mark := j.Table.PassMark; mark != nil && j.reachable().Cmp(*mark) < 0 && !j.bonusOpen() {
		return VerdictUnqualified
	}
	return VerdictQualified
}

// reachable is the score that full points on everything open would give, as far as bonuses
// are known.
func (j *judging) reachable() Points {
	best := j.Score.Awarded
	for i := range j.Indicators {
		row := &j.Indicators[i]
		best = best.Add(row.Score.Pending.Add(row.Score.Undetermined).Mul(row.factor()))
	}
	return best
}

// bonusOpen reports whether an assessor may still add points.
func (j *judging) bonusOpen() bool {
	for i := range j.Rules {
		if rule := &j.Rules[i]; rule.Rule.Bonus != nil && rule.Status == RulePending {
			return true
		}
	}
	return false
}
