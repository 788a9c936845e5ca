package reports

import (
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

// cases are judgements of every form that a report has to tell.
var cases = []struct {
	name  string
	judge func(testing.TB, *evidence.Dossier) *audits.Judgement
}{
	{"findings of every kind", sampleJudgement},
	{"a veto holds", vetoed},
	{"no page of the site could be opened", unreachable},
	{"the survey did not come to its end", unsealed},
	{"nothing was found", faultless},
	{"new media, judged by marks alone", mediaJudgement},
	{"new media without marks", unmarkedMedia},
}

// vetoed is the sample with a veto that holds.
func vetoed(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	j := sampleJudgement(t, d)
	j.Verdict, j.Score, j.Levels, j.Open = audits.VerdictVetoed, nil, nil, nil
	j.Vetoes[2].Status = audits.VetoHolds
	j.Vetoes[2].Reason = "首页最新信息发布于2019年10月12日，监测时间点前2周内未更新"
	stale := j.Findings[1]
	stale.Indicator, stale.Severity, stale.Code = "veto.home-stale", audits.SeverityDefect, "update.home.stale"
	j.Vetoes[2].Findings, j.Vetoes[0].Findings = []*audits.Finding{stale}, nil
	j.Vetoes[0].Status, j.Vetoes[0].Reason = audits.VetoPending, "待人工评定"
	for i := range j.Indicators {
		row := &j.Indicators[i]
		row.Status, row.Reason, row.Auto, row.Score = audits.RowNotAssessed, "已单项否决，不再评分", nil, audits.Score{}
		row.Before, row.Rules = nil, nil
	}
	for i := range j.Rules {
		j.Rules[i].Change = audits.Points{}
	}
	for _, f := range j.Findings {
		f.Deduct = audits.Points{}
	}
	return j
}

// unreachable is a site of which nothing but a failed probe is known.
func unreachable(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	d.Pages, d.Unseen = nil, nil
	d.Survey.Address, d.Survey.Pages = "", 0
	d.Probes[0].Kind, d.Probes[0].IPv6 = evidence.ProbeReach, nil
	j := sampleJudgementOf(t, d, &audits.Finding{
		ID: "f1", Key: "reach.failed|www.example.gov.cn/|", Code: "reach.failed", Indicator: "veto.unreachable",
		Severity: audits.SeverityDefect, Message: "网站未能打开：域名无法解析，共1次", Exhibits: []*audits.Exhibit{{ID: "e1", Probe: &d.Probes[0]}},
	})
	j.Vetoes[1].Findings = j.Findings
	for i := range j.Indicators {
		j.Indicators[i].Status, j.Indicators[i].Reason = audits.RowUndetermined, "首页未能打开"
		j.Indicators[i].Score = audits.Score{Possible: j.Indicators[i].Row.Points, Undetermined: j.Indicators[i].Row.Points}
	}
	return j
}

// sampleJudgementOf is a judgement with the given findings alone.
func sampleJudgementOf(t testing.TB, d *evidence.Dossier, findings ...*audits.Finding) *audits.Judgement {
	t.Helper()
	table := sampleTable(t)
	total := audits.Score{Possible: table.Total, Pending: table.Total}
	j := &audits.Judgement{
		Table: table, AsOf: asOf, Verdict: audits.VerdictUndetermined, Open: []string{"veto.unreachable"}, Score: &total,
		Findings: findings, Unseen: d.Unseen,
	}
	for i := range table.Vetoes {
		j.Vetoes = append(j.Vetoes, audits.VetoJudgement{Veto: &table.Vetoes[i], Status: audits.VetoPending, Reason: "待人工评定"})
	}
	for i := range table.Rules {
		j.Rules = append(j.Rules, audits.RuleJudgement{Rule: &table.Rules[i], Status: audits.RulePending, Reason: "待人工评定"})
	}
	for i := range table.Rows {
		j.Indicators = append(j.Indicators, audits.IndicatorJudgement{
			Row: &table.Rows[i], Status: audits.RowPending, Reason: "待人工评定",
			Score: audits.Score{Possible: table.Rows[i].Points, Pending: table.Rows[i].Points},
		})
	}
	for _, f := range findings {
		j.Exhibits = append(j.Exhibits, f.Exhibits...)
	}
	return j
}

func unsealed(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	d.Manifest, d.Survey.Stopped = evidence.Hash{}, "unsealed"
	d.Survey.Finished = time.Time{}
	return sampleJudgement(t, d)
}

func faultless(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	d.Unseen = nil
	return sampleJudgementOf(t, d)
}
