package main

import (
	"fmt"
	"strings"

	"wangjian/audits"
	"wangjian/reports"
)

// sentence tells a judgement in one sentence. The English one names vetoes by
// id: their titles are Chinese.
func (l language) sentence(j *audits.Judgement) string {
	if l != english {
		return reports.Sentence(j)
	}
	parts := []string{stated(j.Verdict, j.Provisional())}
	if s := j.Score; s != nil {
		awarded := s.Awarded.String()
		if !s.Bonus.IsZero() {
			awarded += " (bonus " + s.Bonus.String() + ")"
		}
		parts = append(parts, fmt.Sprintf("%s points assessed, %s awarded", s.Assessed, awarded),
			fmt.Sprintf("%s undetermined, %s wait for an assessor", s.Undetermined, s.Pending))
	}
	var vetoes []string
	for i := range j.Vetoes {
		if veto := &j.Vetoes[i]; veto.Status != audits.VetoClear {
			vetoes = append(vetoes, fmt.Sprintf("%s %s", veto.Veto.ID, veto.Status))
		}
	}
	if len(vetoes) > 0 {
		parts = append(parts, strings.Join(vetoes, ", "))
	}
	return strings.Join(parts, "; ")
}

// stated is a verdict in English.
func stated(v audits.Verdict, provisional bool) string {
	if provisional {
		return string(v) + ", provisional"
	}
	return string(v)
}
