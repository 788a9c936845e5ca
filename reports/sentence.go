package reports

import (
	"fmt"
	"strings"

	"wangjian/audits"
)

// Sentence tells a judgement in one Chinese sentence without its full stop:
// what was found of the vetoes, how many points are assessed and earned, and
// what is still open.
func Sentence(j *audits.Judgement) string {
	if holding := vetoTitles(j, holds); len(holding) > 0 {
		return fmt.Sprintf(sentenceVetoed, quoted(holding))
	}
	parts := []string{vetoSentence(j)}
	if s := j.Score; s != nil {
		assessed := fmt.Sprintf(sentenceAssessed, s.Assessed, s.Awarded)
		if !s.Bonus.IsZero() {
			assessed += fmt.Sprintf(sentenceBonus, s.Bonus)
		}
		parts = append(parts, assessed)
		if j.Verdict == audits.VerdictUnqualified && j.Table.PassMark != nil {
			parts = append(parts, fmt.Sprintf(sentenceBelow, *j.Table.PassMark))
		}
	}
	if open := openSentence(j); open != "" {
		parts = append(parts, open)
	}
	return strings.Join(parts, "；")
}

// conclusion is the verdict in Chinese, marked where it may still change.
func conclusion(j *audits.Judgement) string {
	text := known(verdictTexts, j.Verdict)
	if j.Provisional() {
		text += textProvisional
	}
	return text
}

func vetoSentence(j *audits.Judgement) string {
	var parts []string
	if titles := vetoTitles(j, suspected); len(titles) > 0 {
		parts = append(parts, fmt.Sprintf(sentenceSuspected, quoted(titles)))
	}
	if titles := vetoTitles(j, undetermined); len(titles) > 0 {
		parts = append(parts, fmt.Sprintf(sentenceUndetermined, quoted(titles)))
	}
	if len(parts) == 0 {
		return sentenceNoVeto
	}
	return strings.Join(parts, "，")
}

// openSentence names what is open and no obstacle to the verdict.
func openSentence(j *audits.Judgement) string {
	var parts []string
	if s := j.Score; s != nil && !s.Undetermined.IsZero() {
		parts = append(parts, fmt.Sprintf(sentenceOpen, s.Undetermined))
	}
	if s := j.Score; s != nil && !s.Pending.IsZero() {
		parts = append(parts, fmt.Sprintf(sentencePending, s.Pending))
	}
	if titles := vetoTitles(j, waitsForWeek); len(titles) > 0 {
		parts = append(parts, fmt.Sprintf(sentenceWeek, quoted(titles)))
	}
	if titles := append(vetoTitles(j, waitsForMark), pendingRules(j)...); len(titles) > 0 {
		parts = append(parts, fmt.Sprintf(sentenceMarkPending, quoted(titles)))
	}
	return strings.Join(parts, "，")
}

func pendingRules(j *audits.Judgement) []string {
	var titles []string
	for i := range j.Rules {
		if j.Rules[i].Status == audits.RulePending {
			titles = append(titles, j.Rules[i].Rule.Title)
		}
	}
	return titles
}

func vetoTitles(j *audits.Judgement, chosen func(*audits.VetoJudgement) bool) []string {
	var titles []string
	for i := range j.Vetoes {
		if chosen(&j.Vetoes[i]) {
			titles = append(titles, j.Vetoes[i].Veto.Title)
		}
	}
	return titles
}

func holds(v *audits.VetoJudgement) bool        { return v.Status == audits.VetoHolds }
func suspected(v *audits.VetoJudgement) bool    { return v.Status == audits.VetoSuspected }
func undetermined(v *audits.VetoJudgement) bool { return v.Status == audits.VetoUndetermined }

func waitsForWeek(v *audits.VetoJudgement) bool {
	return v.Status == audits.VetoPending && v.Veto.Needs == audits.NeedWeek
}

func waitsForMark(v *audits.VetoJudgement) bool {
	return v.Status == audits.VetoPending && v.Veto.Needs != audits.NeedWeek
}
