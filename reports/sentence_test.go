package reports

import (
	"testing"

	"wangjian/audits"
)

func TestSentence(t *testing.T) {
	score := func(assessed, awarded, pending, undetermined string) *audits.Score {
		return &audits.Score{
			Possible: points(t, "100"), Assessed: points(t, assessed), Awarded: points(t, awarded), Pending: points(t, pending), Undetermined: points(t, undetermined),
		}
	}
	veto := func(title string, need audits.Need, status audits.VetoStatus) audits.VetoJudgement {
		return audits.VetoJudgement{Veto: &audits.Veto{Title: title, Needs: need}, Status: status}
	}
	rule := func(title string, status audits.RuleStatus) audits.RuleJudgement {
		return audits.RuleJudgement{Rule: &audits.Rule{Title: title}, Status: status}
	}
	withBonus := score("100", "99", "0", "0")
	withBonus.Bonus = points(t, "4")
	passMark := points(t, "60")
	tests := []struct {
		name string
		j    audits.Judgement
		want string
	}{
		{
			"no veto holds, points and a week of probes are open",
			audits.Judgement{
				Verdict: audits.VerdictQualified, Score: score("55", "48.5", "39", "6"),
				Vetoes: []audits.VetoJudgement{veto("首页不更新", "", audits.VetoClear), veto("站点无法访问", audits.NeedWeek, audits.VetoPending)},
			},
			"未发现单项否决情形；已评55分，得48.5分；6分未能判定，另有39分待人工评定，‘站点无法访问’需连续监测一周",
		},
		{
			"everything is settled",
			audits.Judgement{Verdict: audits.VerdictQualified, Score: score("100", "91.25", "0", "0")},
			"未发现单项否决情形；已评100分，得91.25分",
		},
		{
			"vetoes hold, nothing is scored",
			audits.Judgement{Verdict: audits.VerdictVetoed, Vetoes: []audits.VetoJudgement{
				veto("首页不更新", "", audits.VetoHolds), veto("栏目不更新", "", audits.VetoHolds), veto("站点无法访问", audits.NeedWeek, audits.VetoPending),
			}},
			"存在单项否决情形‘首页不更新’‘栏目不更新’，其余指标不再评分",
		},
		{
			"one veto is suspected, one could not be settled, one waits for an assessor",
			audits.Judgement{
				Verdict: audits.VerdictUndetermined, Score: score("10", "10", "0", "90"),
				Vetoes: []audits.VetoJudgement{
					veto("严重问题", "", audits.VetoSuspected), veto("栏目不更新", "", audits.VetoUndetermined), veto("互动回应差", "", audits.VetoPending),
				},
			},
			"‘严重问题’疑似存在，待人工确认，‘栏目不更新’未能判定；已评10分，得10分；90分未能判定，‘互动回应差’待人工认定",
		},
		{
			"the pass mark cannot be reached",
			audits.Judgement{Verdict: audits.VerdictUnqualified, Score: score("100", "12", "0", "0"), Table: &audits.Table{PassMark: &passMark}},
			"未发现单项否决情形；已评100分，得12分；低于合格线60分",
		},
		{
			"a bonus was earned",
			audits.Judgement{
				Verdict: audits.VerdictQualified, Score: withBonus,
				Rules: []audits.RuleJudgement{rule("便民服务事项流程再造", audits.RuleHolds), rule("新建政务服务APP", audits.RuleClear)},
			},
			"未发现单项否决情形；已评100分，得99分（含加分4分）",
		},
		{
			"a veto and rules wait for an assessor",
			audits.Judgement{
				Verdict: audits.VerdictQualified, Score: score("98", "90", "2", "0"),
				Vetoes: []audits.VetoJudgement{veto("严重问题", "", audits.VetoPending)},
				Rules:  []audits.RuleJudgement{rule("便民服务事项流程再造", audits.RulePending), rule("新建政务服务APP", audits.RulePending)},
			},
			"未发现单项否决情形；已评98分，得90分；另有2分待人工评定，‘严重问题’‘便民服务事项流程再造’‘新建政务服务APP’待人工认定",
		},
		{
			"an assessor cleared what the program suspected",
			audits.Judgement{Verdict: audits.VerdictQualified, Score: score("100", "90", "0", "0"), Vetoes: []audits.VetoJudgement{{
				Veto: &audits.Veto{Title: "严重问题"}, Status: audits.VetoClear,
				Auto: &audits.VetoAnswer{Status: audits.VetoSuspected}, Mark: &audits.Mark{Ruling: audits.RulingClear},
			}}},
			"未发现单项否决情形；已评100分，得90分",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Sentence(&test.j); got != test.want {
				t.Errorf("verdict %s, score %v:\n got %s\nwant %s", test.j.Verdict, test.j.Score, got, test.want)
			}
		})
	}
}
