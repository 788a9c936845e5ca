package main

import (
	"bytes"
	"testing"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/survey"
)

func pointsOf(t *testing.T, text string) audits.Points {
	t.Helper()
	points, err := audits.ParsePoints(text)
	if err != nil {
		t.Fatal(err)
	}
	return points
}

func TestTheScorecardIsInTheLanguageAskedFor(t *testing.T) {
	score := audits.Score{
		Possible: pointsOf(t, "100"), Assessed: pointsOf(t, "1.5"), Awarded: pointsOf(t, "0.5"),
		Pending: pointsOf(t, "55"), Undetermined: pointsOf(t, "43.5"),
	}
	veto := func(id, title string, status audits.VetoStatus) audits.VetoJudgement {
		return audits.VetoJudgement{Veto: &audits.Veto{ID: id, Title: title}, Status: status}
	}
	stale, security := veto("veto.home-stale", "首页不更新", audits.VetoUndetermined), veto("veto.security", "安全", audits.VetoPending)
	row := audits.Row{ID: "platform.identity", Method: audits.MethodAuto, Points: pointsOf(t, "1"), Audits: []audits.Binding{{ID: "identity"}}}
	home := func(failure *evidence.Failure) *evidence.Page {
		return &evidence.Page{Role: evidence.RoleHome, URL: "http://a.gov.cn/", Failure: failure, DOM: &evidence.Blob{}}
	}
	tests := []struct {
		name      string
		judgement audits.Judgement
		home      *evidence.Page
		zh, en    string
	}{
		{
			"a site with a finding, its points in part open",
			audits.Judgement{
				Verdict: audits.VerdictUndetermined, Score: &score, Open: []string{"veto.home-stale"},
				Vetoes:     []audits.VetoJudgement{stale, veto("veto.columns", "栏目不更新", audits.VetoClear), security},
				Indicators: []audits.IndicatorJudgement{{Row: &row, Score: audits.Score{Assessed: pointsOf(t, "0.75"), Awarded: pointsOf(t, "0.5")}, Reason: "有1条问题"}},
				Levels:     []audits.LevelScore{{Path: []string{"政务公开"}, Score: score}, {Path: []string{"政务公开", "主动公开信息"}, Score: score}},
				Rules: []audits.RuleJudgement{
					{Rule: &audits.Rule{ID: "rule.new-app"}, Status: audits.RuleHolds, Change: pointsOf(t, "-4.5"), Reason: "新建APP一个", Mark: &audits.Mark{}},
					{Rule: &audits.Rule{ID: "rule.service-reengineering"}, Status: audits.RuleHolds, Change: pointsOf(t, "4"), Reason: "两项", Mark: &audits.Mark{}},
					{Rule: &audits.Rule{ID: "rule.security-criticism", Title: "通报批评"}, Status: audits.RulePending},
				},
				Findings: []*audits.Finding{{ID: "f1", Code: "identity.conac.missing", Message: "没有党政机关\x1b标识"}},
			},
			home(nil),
			"‘首页不更新’未能判定；已评1.5分，得0.5分；43.5分未能判定，另有55分待人工评定，‘安全’‘通报批评’待人工认定\n" +
				"访问页面 3 次；已知未检查的网址 1 个；发现问题 1 条，记录 0 条\n" +
				"  政务公开：共100分，已评1.5分，得0.5分，待人工评定55分，未能判定43.5分\n" +
				"  platform.identity：共1分，已评0.75分，得0.5分  有1条问题\n" +
				"  rule.new-app：存在，得分-4.5  新建APP一个\n" +
				"  rule.service-reengineering：存在，得分+4  两项\n" +
				"  f1  identity.conac.missing  没有党政机关�标识\n" +
				"out/report.pdf\n",
			"undetermined, provisional; 1.5 points assessed, 0.5 awarded; 43.5 undetermined, 55 wait for an assessor; veto.home-stale undetermined, veto.security pending\n" +
				"pages opened: 3; addresses known and not looked at: 1; problems found: 1; records: 0\n" +
				"  政务公开: of 100 points assessed 1.5, awarded 0.5, waiting for an assessor 55, undetermined 43.5\n" +
				"  platform.identity: of 1 points assessed 0.75, awarded 0.5  有1条问题\n" +
				"  rule.new-app: holds, points -4.5  新建APP一个\n" +
				"  rule.service-reengineering: holds, points +4  两项\n" +
				"  f1  identity.conac.missing  没有党政机关�标识\n" +
				"out/report.pdf\n",
		},
		{
			"a site with a veto, which is not scored",
			audits.Judgement{Verdict: audits.VerdictVetoed, Vetoes: []audits.VetoJudgement{veto("veto.unreachable", "站点无法访问", audits.VetoHolds)}},
			home(nil),
			"存在单项否决情形‘站点无法访问’，其余指标不再评分\n访问页面 3 次；已知未检查的网址 1 个；发现问题 0 条，记录 0 条\nout/report.pdf\n",
			"vetoed; veto.unreachable holds\npages opened: 3; addresses known and not looked at: 1; problems found: 0; records: 0\nout/report.pdf\n",
		},
		{
			"a site that refused the connection",
			audits.Judgement{Verdict: audits.VerdictUndetermined, Vetoes: []audits.VetoJudgement{stale}},
			home(&evidence.Failure{Kind: evidence.FailureRefused, Detail: "port\n80"}),
			"未能检查：http://a.gov.cn/ 连接被拒绝。确认网站服务已启动、端口已开放（port 80）\n‘首页不更新’未能判定\n访问页面 3 次；已知未检查的网址 1 个；发现问题 0 条，记录 0 条\nout/report.pdf\n",
			"could not be surveyed: http://a.gov.cn/ the connection was refused: port 80\nundetermined; veto.home-stale undetermined\npages opened: 3; addresses known and not looked at: 1; problems found: 0; records: 0\nout/report.pdf\n",
		},
		{
			"a site whose home page was not opened",
			audits.Judgement{Verdict: audits.VerdictUndetermined, Vetoes: []audits.VetoJudgement{stale}},
			nil,
			"未能检查：首页未打开\n‘首页不更新’未能判定\n访问页面 3 次；已知未检查的网址 1 个；发现问题 0 条，记录 0 条\nout/report.pdf\n",
			"could not be surveyed: the home page was not opened\nundetermined; veto.home-stale undetermined\npages opened: 3; addresses known and not looked at: 1; problems found: 0; records: 0\nout/report.pdf\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.judgement.Table = &audits.Table{Subject: audits.SubjectSite}
			d := evidence.Dossier{Survey: evidence.Survey{Pages: 3}, Unseen: make([]evidence.Unseen, 1)}
			if test.home != nil {
				d.Pages = []*evidence.Page{test.home}
			}
			for l, want := range map[language]string{chinese: test.zh, english: test.en} {
				var out bytes.Buffer
				l.scorecard(&out, &test.judgement, &d, []string{"out/report.pdf"})
				if out.String() != want {
					t.Errorf("%s: got\n%s\nwant\n%s", l, out.String(), want)
				}
			}
		})
	}
}

func TestProgressIsInTheLanguageAskedFor(t *testing.T) {
	slow := &evidence.Failure{Kind: evidence.FailureSlow}
	tests := []struct {
		name   string
		event  survey.Event
		zh, en string
	}{
		{"the home page", survey.Event{Stage: survey.StageHome, Done: 1, Total: 1, URL: "u"}, "首页 1/1 u\n", "home page 1/1 u\n"},
		{"a page", survey.Event{Stage: survey.StagePages, Done: 1, Total: 9, URL: "u"}, "页面 1/9 u\n", "pages 1/9 u\n"},
		{"a page that failed", survey.Event{Stage: survey.StagePages, Done: 4, Total: 9, URL: "u", Failure: slow}, "页面 4/9 u：15秒内未打开\n", "pages 4/9 u: the page did not open within 15 s\n"},
		{"a probe", survey.Event{Stage: survey.StageProbes, Done: 1, Total: 9, URL: "u"}, "探测 1/9 u\n", "probes 1/9 u\n"},
		{"a link", survey.Event{Stage: survey.StageLinks, Done: 1, Total: 9, URL: "u"}, "链接 1/9 u\n", "links 1/9 u\n"},
		{"a second look", survey.Event{Stage: survey.StageReview, Done: 1, Total: 9, URL: "u"}, "复看取证 1/9 u\n", "second look 1/9 u\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for l, want := range map[language]string{chinese: test.zh, english: test.en} {
				var out bytes.Buffer
				newProgress(&out, false, l).event(test.event)
				if out.String() != want {
					t.Errorf("%s: %+v gives %q, want %q", l, test.event, out.String(), want)
				}
			}
		})
	}
}

func TestTheScorecardTellsPointsByWhatWasAssessed(t *testing.T) {
	row := audits.Row{ID: "row", Points: pointsOf(t, "1")}
	tests := []struct {
		name   string
		judged audits.IndicatorJudgement
		zh, en string
	}{
		{"all of it", audits.IndicatorJudgement{Row: &row, Score: audits.Score{Assessed: pointsOf(t, "1"), Awarded: pointsOf(t, "0.5")}}, "：共1分，得0.5分", ": of 1 points awarded 0.5"},
		{"nothing of it", audits.IndicatorJudgement{Row: &row}, "：共1分，未能判定", ": undetermined, of 1 points"},
		{"not scored", audits.IndicatorJudgement{Row: &row, Status: audits.RowNotAssessed}, "：不评分", ": not scored"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for l, want := range map[language]string{chinese: test.zh, english: test.en} {
				if got := l.earned(&test.judged); got != want {
					t.Errorf("%s: earned = %q, want %q", l, got, want)
				}
			}
		})
	}
}
