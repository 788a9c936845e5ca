package audits

import (
	"errors"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
)

func TestAMarkThatCannotStandIsRefusedWithItsRow(t *testing.T) {
	table := shipped(t, "site-department")
	with := func(mark Mark, change func(*Mark)) Mark {
		change(&mark)
		return mark
	}
	const basic, veto, app, service = "disclosure.basic", "veto.security", "rule.new-app", "rule.service-reengineering"
	for _, row := range []struct {
		name string
		id   string
		mark Mark
		want string // the Chinese message; "" for a mark that stands
	}{
		{"all points", basic, ofRow(t, "7"), ""},
		{"no points", basic, ofRow(t, "0"), ""},
		{"a part of them", basic, ofRow(t, "3.14159"), ""},
		{"a ruling on a veto", veto, ruled(RulingHolds), ""},
		{"a ruling on a rule", app, ruled(RulingClear), ""},
		{"a count of none", service, counted(0), ""},
		{"a count of many", service, counted(12), ""},
		{"a row that the program judges", "platform.identity", ofRow(t, "0.5"), ""},
		{"a file by its digest", basic, with(ofRow(t, "7"), func(m *Mark) { m.Files = []Attachment{{"台账.pdf", evidence.HashOf(nil)}} }), ""},

		{"more than the row has", basic, ofRow(t, "7.000000001"), "disclosure.basic（其他基础信息公开）：评分7.000000001不在0至7之间"},
		{"less than nothing", basic, ofRow(t, "-0.5"), "disclosure.basic（其他基础信息公开）：评分-0.5不在0至7之间"},
		{"a row of another table", "disclosure.key-areas", ofRow(t, "1"), "disclosure.key-areas：指标表site-department中没有这个编号"},
		{"a row of no table", "disclosure.bassic", ofRow(t, "1"), "disclosure.bassic：指标表site-department中没有这个编号"},
		{"a row without points of its own", "service.online-convenience", ofRow(t, "1"), "service.online-convenience（便民服务）：与service.online-admin合并计分，请在该项评分"},
		{"no reason", basic, with(ofRow(t, "1"), func(m *Mark) { m.Reason = " \n" }), "disclosure.basic（其他基础信息公开）：没有写明理由"},
		{"a reason that shows nothing", basic, with(ofRow(t, "1"), func(m *Mark) { m.Reason = "\u200b—" }), "disclosure.basic（其他基础信息公开）：没有写明理由"},
		{"a year that is none", basic, with(ofRow(t, "1"), func(m *Mark) { m.At = m.At.AddDate(-2019, 0, 0) }), "disclosure.basic（其他基础信息公开）：评定时间的年份0不在1970至9998之间"},
		{"no assessor", basic, with(ofRow(t, "1"), func(m *Mark) { m.Assessor = "" }), "disclosure.basic（其他基础信息公开）：没有写明评定人"},
		{"control characters", basic, with(ofRow(t, "1"), func(m *Mark) { m.Assessor = "张\x01三" }), "disclosure.basic（其他基础信息公开）：理由或评定人中有控制字符"},
		{"no time", basic, with(ofRow(t, "1"), func(m *Mark) { m.At = time.Time{} }), "disclosure.basic（其他基础信息公开）：没有写明评定时间"},
		{"a file without digest", basic, with(ofRow(t, "1"), func(m *Mark) { m.Files = []Attachment{{Name: "台账.pdf"}} }), "disclosure.basic（其他基础信息公开）：附件须有名称和SHA-256"},
		{"a ruling on a row", basic, ruled(RulingHolds), "disclosure.basic（其他基础信息公开）：不是认定是否存在的项目"},
		{"points on a veto", veto, ofRow(t, "1"), "veto.security（安全、泄密事故等严重问题）：不是评分的项目"},
		{"points on a bonus", service, ofRow(t, "2"), "rule.service-reengineering（便民服务事项流程再造）：不是评分的项目"},
		{"no ruling on a veto", veto, ruled(""), "veto.security（安全、泄密事故等严重问题）：认定为“”，须为holds（存在）或clear（不存在）"},
		{"another word on a rule", app, ruled("maybe"), "rule.new-app（新建政务服务APP）：认定为“maybe”，须为holds（存在）或clear（不存在）"},
		{"a count on a veto", veto, counted(1), "veto.security（安全、泄密事故等严重问题）：不是计次数的项目"},
		{"a negative count", service, counted(-1), "rule.service-reengineering（便民服务事项流程再造）：次数-1小于0"},
	} {
		t.Run(row.name, func(t *testing.T) {
			err := row.mark.Check(table, row.id)
			var problem *MarkError
			switch {
			case row.want == "" && err != nil:
				t.Errorf("refused: %v", err)
			case row.want != "" && (!errors.As(err, &problem) || problem.InChinese() != row.want):
				t.Errorf("error = %v, want %s", err, row.want)
			}
		})
	}
}

func TestJudgeRefusesMarksOfAnotherTable(t *testing.T) {
	table := shipped(t, "site-city")
	marks := Marks{"media.accounts": ofRow(t, "1"), "disclosure.basic": ofRow(t, "9")}
	_, err := Judge(&evidence.Dossier{}, table, marks, noon)
	want := "mark of disclosure.basic（基本信息）: 9 points are not between 0 and 4\nmark of media.accounts: table site-city has no such id"
	if err == nil || err.Error() != want {
		t.Errorf("error = %v, want\n%s", err, want)
	}
}

func TestAMarkStandsBesideWhatTheProgramSays(t *testing.T) {
	table := shipped(t, "site-city")
	at := func(id string) Row {
		for _, row := range table.Rows {
			if row.ID == id {
				row.Audits = []Binding{{ID: id}}
				return row
			}
		}
		t.Fatalf("no row %s", id)
		return Row{}
	}
	few := defect("survey.few", "", "一年内只开展3次")
	split := defect("login.split", "", "登录系统不同")
	says := map[string]Result{"survey.richness": {Findings: []Finding{few}}, "interaction.unified-login": {Findings: []Finding{split}}}
	for _, row := range []struct {
		name                   string
		id                     string
		marks                  Marks
		status                 RowStatus
		awarded, pending, auto string
		reason                 string
	}{
		{"the program's word on an auto row", "survey.richness", nil, RowUnmet, "0", "0", "0", "意见征集、网上调查少于规定次数，本项不得分"},
		{"a mark overrules it, and both are kept", "survey.richness", Marks{"survey.richness": ofRow(t, "1")}, RowMet, "1", "0", "0", "查阅台账"},
		{
			"the program's proposal for an assisted row", "interaction.unified-login", nil, RowPending, "0", "1", "0",
			"待人工评定；程序所检部分建议得0分：统一注册登录：1处问题，扣1分",
		},
		{"a mark settles it", "interaction.unified-login", Marks{"interaction.unified-login": ofRow(t, "0.5")}, RowPartial, "0.5", "0", "0", "查阅台账"},
	} {
		t.Run(row.name, func(t *testing.T) {
			c := trial{table: &Table{Rows: []Row{at(row.id)}}, marks: row.marks, says: map[string]Result{row.id: says[row.id]}}
			got := c.judge(t, "survey.few", "login.split").Indicators[0]
			if got.Status != row.status || got.Score.Awarded.String() != row.awarded || got.Score.Pending.String() != row.pending {
				t.Errorf("%s, awarded %s, pending %s; want %s, %s, %s", got.Status, got.Score.Awarded, got.Score.Pending, row.status, row.awarded, row.pending)
			}
			if got.Auto == nil || got.Auto.Points.String() != row.auto || !strings.HasPrefix(got.Reason, row.reason) {
				t.Errorf("auto %+v, reason %q; want %s, %q", got.Auto, got.Reason, row.auto, row.reason)
			}
			if marked := len(row.marks) > 0; marked != (got.Mark != nil) {
				t.Errorf("mark %v, marked %v", got.Mark, marked)
			}
		})
	}
}

func TestAnAssessorRulesOnVetoes(t *testing.T) {
	suspected := defect("content.foul", "", "疑似赌博内容")
	suspected.Severity = SeveritySuspected
	stale := Result{Veto: &VetoAnswer{VetoHolds, "首页14天没有更新"}}
	waits := Result{Findings: []Finding{suspected}, Veto: &VetoAnswer{VetoSuspected, "1处疑似"}}
	for _, row := range []struct {
		name    string
		says    Result
		marks   Marks
		status  VetoStatus
		verdict Verdict
		auto    VetoStatus
	}{
		{"a suspicion waits", waits, nil, VetoSuspected, VerdictUndetermined, ""},
		{"a suspicion is confirmed", waits, Marks{"veto.security": ruled(RulingHolds)}, VetoHolds, VerdictVetoed, VetoSuspected},
		{"a suspicion is cleared", waits, Marks{"veto.security": ruled(RulingClear)}, VetoClear, VerdictQualified, VetoSuspected},
		{"what only a person knows is entered", Result{}, Marks{"veto.security": ruled(RulingHolds)}, VetoHolds, VerdictVetoed, VetoPending},
		{"nobody has looked, which is no obstacle to a verdict", Result{}, nil, VetoPending, VerdictQualified, ""},
		{"the program's word holds", stale, nil, VetoHolds, VerdictVetoed, ""},
		{"the program's word is overruled", stale, Marks{"veto.security": ruled(RulingClear)}, VetoClear, VerdictQualified, VetoHolds},
	} {
		t.Run(row.name, func(t *testing.T) {
			table := &Table{Vetoes: []Veto{{ID: "veto.security", Title: "严重问题", Method: MethodAssisted, Audits: []Binding{{ID: "content"}}}}}
			j := (&trial{table: table, marks: row.marks, says: map[string]Result{"content": row.says}}).judge(t, "content.foul")
			veto := j.Vetoes[0]
			if veto.Status != row.status || j.Verdict != row.verdict {
				t.Errorf("status %s, verdict %s; want %s, %s", veto.Status, j.Verdict, row.status, row.verdict)
			}
			if (veto.Auto == nil) != (row.auto == "") || veto.Auto != nil && veto.Auto.Status != row.auto {
				t.Errorf("the program's own word is %v, want %q", veto.Auto, row.auto)
			}
		})
	}
}
