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
			judged.Status, judged.Reason = VetoPending, reasonMark
		}
	}
	j.Vetoes = append(j.Vetoes, judged)
	return nil
}

// conclude draws score, levels and verdict from vetoes and rows.
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
		total = total.add(j.Indicators[i].Score)
	}
	j.Score = &total
	j.open()
	j.Verdict = j.verdict()
}

// stopScoring follows the note under 单项否决: no other indicator is scored.
func (j *judging) stopScoring() {
	j.Verdict = VerdictVetoed
	for i := range j.Indicators {
		row := &j.Indicators[i]
		row.Status, row.Reason, row.Auto = RowNotAssessed, "已单项否决，不再评分", nil
		row.Score = Score{}
		for _, f := range row.Findings {
			f.Deduct = Points{}
		}
	}
}

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
}

func (j *judging) verdict() Verdict {
	for i := range j.Vetoes {
		if s := j.Vetoes[i].Status; s == VetoSuspected || s == VetoUndetermined {
			return VerdictUndetermined
		}
	}
	if mark := j.Table.PassMark; mark != nil {
		best := j.Score.Awarded.Add(j.Score.Pending).Add(j.Score.Undetermined)
		if best.Cmp(*mark) < 0 {
			return VerdictUnqualified
		}
	}
	return VerdictQualified
}
