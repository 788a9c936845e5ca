package reports

import (
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

// sampleTable has rows of every method, one that shares the points of another, and rules of
// both kinds.
func sampleTable(t testing.TB) *audits.Table {
	const upkeep = "集约化建设及运维保障"
	zero, half, two := points(t, "0"), points(t, "0.5"), points(t, "2")
	return &audits.Table{
		ID: "site-city", Subject: audits.SubjectSite, Title: "设区市、平潭综合实验区政府门户网站", Source: "2019年度全省政府网站与政务新媒体绩效考核指标体系", Year: 2019, Total: points(t, "9"),
		Levels: []audits.Level{
			{Path: []string{"政务公开"}, Points: points(t, "4")},
			{Path: []string{upkeep}, Points: points(t, "5")},
			{Path: []string{upkeep, "功能设计"}, Points: points(t, "2")},
			{Path: []string{upkeep, "监督检查"}, Points: points(t, "3")},
		},
		Vetoes: []audits.Veto{
			{ID: "veto.security", Title: "安全、泄密事故等严重问题", Method: audits.MethodAssisted},
			{ID: "veto.unreachable", Title: "站点无法访问", Method: audits.MethodAuto, Needs: audits.NeedWeek},
			{ID: "veto.home-stale", Title: "首页不更新", Method: audits.MethodAuto},
			{ID: "veto.interaction", Title: "互动回应差", Method: audits.MethodAuto},
		},
		Rules: []audits.Rule{
			{ID: "rule.security-criticism", Title: "网络安全通报批评或重大安全问题", Path: []string{upkeep, "监督检查"}, Factor: &zero},
			{ID: "rule.service-reengineering", Title: "便民服务事项流程再造", Path: []string{upkeep, "协同联动"}, Bonus: &two},
			{ID: "rule.new-app", Title: "新建政务服务APP", Path: []string{upkeep, "协同联动"}, Factor: &half},
		},
		Rows: []audits.Row{
			{ID: "disclosure.basic", Title: "基本信息", Path: []string{"政务公开", "主动公开信息", "基本信息"}, Points: points(t, "3"), Method: audits.MethodAuto},
			{ID: "disclosure.key", Title: "重点信息", Path: []string{"政务公开", "主动公开信息", "重点信息"}, Points: points(t, "1"), Method: audits.MethodAssisted},
			{ID: "platform.identity", Title: "开设规范", Path: []string{upkeep, "功能设计", "开设规范"}, Points: points(t, "1"), Method: audits.MethodAuto},
			{ID: "platform.design", Title: "网页设计", Path: []string{upkeep, "功能设计", "网页设计"}, Points: points(t, "1"), Method: audits.MethodAssisted},
			{ID: "supervision.superior", Title: "上级监督检查", Path: []string{upkeep, "监督检查", "上级监督检查"}, Points: points(t, "3"), Method: audits.MethodManual},
			{ID: "supervision.local", Title: "本级监督检查", Path: []string{upkeep, "监督检查", "本级监督检查"}, With: "supervision.superior", Method: audits.MethodManual},
		},
	}
}

// sampleFindings is a finding of each kind, with what they show.
func sampleFindings(t testing.TB, d *evidence.Dossier) ([]*audits.Finding, []*audits.Exhibit) {
	t.Helper()
	footer := &audits.Exhibit{ID: "e1", Page: d.Pages[0], Place: evidence.Place{
		Selector: "footer > p:nth-of-type(2)", Box: footerBox, Quote: "闽ICP备05012345号-1 <script>alert(1)</script>",
	}}
	list := &audits.Exhibit{ID: "e2", Page: d.Pages[1], Place: evidence.Place{
		Selector: "ul.list > li:nth-child(1)", Box: evidence.Box{X: 200, Y: 300, W: 600, H: 20}, Quote: "我市召开会议\t2019-10-12\u202e",
	}}
	probe := &audits.Exhibit{ID: "e3", Probe: &d.Probes[0]}
	whole := &audits.Exhibit{ID: "e4", Page: d.Pages[0]}
	return []*audits.Finding{
		{
			ID: "f1", Key: "identity.icp.unlinked|www.example.gov.cn/|", Code: "identity.icp.unlinked", Indicator: "platform.identity",
			Severity: audits.SeverityDefect, Message: "ICP备案号“闽ICP备05012345号-1”未链接到备案管理系统", Deduct: points(t, "0.125"), Exhibits: []*audits.Exhibit{footer, whole},
		},
		{
			ID: "f2", Key: "content.forged-date|www.example.gov.cn/zwgk/gzdt/|1", Code: "content.forged-date", Indicator: "veto.security",
			Severity: audits.SeveritySuspected, Message: "列表页所示日期2019年10月12日与文章页所示日期2019年9月1日不一致", Exhibits: []*audits.Exhibit{list},
		},
		{
			ID: "f3", Key: "interview.seen|www.example.gov.cn/|", Code: "interview.seen", Indicator: "disclosure.key",
			Severity: audits.SeverityNote, Message: "首页有“在线访谈”栏目", Exhibits: []*audits.Exhibit{footer},
		},
		{
			ID: "f4", Key: "reach.ipv6.dns|www.example.gov.cn/|www.example.gov.cn", Code: "reach.ipv6.dns", Indicator: "platform.design",
			Severity: audits.SeverityDefect, Message: "域名www.example.gov.cn没有IPv6地址记录（AAAA）", Deduct: points(t, "0.25"), Exhibits: []*audits.Exhibit{probe},
		},
		{
			ID: "f5", Key: "message.channel.missing|www.example.gov.cn/|", Code: "message.channel.missing", Indicator: "veto.interaction",
			Severity: audits.SeverityDefect, Message: "未见到网上咨询建言渠道", Exhibits: []*audits.Exhibit{whole},
		},
	}, []*audits.Exhibit{footer, whole, list, probe}
}

// word is a mark with nothing but its reason, assessor and time.
func word(reason, assessor string) audits.Mark {
	return audits.Mark{Reason: reason, Assessor: assessor, At: began.Add(48 * time.Hour)}
}

// sampleJudgement is a judgement with a finding of each kind and a mark of each kind.
func sampleJudgement(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	t.Helper()
	table := sampleTable(t)
	findings, exhibits := sampleFindings(t, d)
	score := func(possible, assessed, awarded, pending, undetermined string) audits.Score {
		return audits.Score{
			Possible: points(t, possible), Assessed: points(t, assessed), Awarded: points(t, awarded), Pending: points(t, pending), Undetermined: points(t, undetermined),
		}
	}
	award := func(awarded, open, reason string) *audits.Award {
		return &audits.Award{Points: points(t, awarded), Open: points(t, open), Reason: reason}
	}
	total := score("9", "6.5", "7.375", "1", "1.5")
	total.Bonus = points(t, "4")

	overruled := word("“市长信箱”设在省统一平台，可提交咨询", "评定人乙")
	overruled.Ruling = audits.RulingClear
	design := word("版面整齐", "评定人甲")
	design.Points, design.Files = points(t, "1"), []audits.Attachment{
		{Name: "版面截图.png", SHA256: evidence.HashOf([]byte("proof"))}, {Name: "评分表（第二组）.xlsx", SHA256: evidence.HashOf([]byte("sheet"))},
	}
	superior := word("全年未被通报", "评定人甲")
	superior.Points = points(t, "3")
	criticism := word("被省网信部门通报批评", "评定人乙")
	criticism.Ruling, criticism.Files = audits.RulingHolds, []audits.Attachment{{Name: "通报.pdf", SHA256: evidence.HashOf([]byte("notice"))}}
	reengineering := word("两个事项实现“一趟都不用跑”", "评定人甲")
	reengineering.Count = 2

	three := points(t, "3")
	return &audits.Judgement{
		Table: table, AsOf: asOf, Verdict: audits.VerdictUndetermined,
		Open:  []string{"veto.security", "veto.unreachable", "disclosure.basic", "disclosure.key", "rule.new-app"},
		Score: &total,
		Levels: []audits.LevelScore{
			{Path: table.Levels[0].Path, Score: score("4", "1.5", "1.5", "1", "1.5")},
			{Path: table.Levels[1].Path, Score: score("5", "5", "1.875", "0", "0")},
			{Path: table.Levels[2].Path, Score: score("2", "2", "1.875", "0", "0")},
			{Path: table.Levels[3].Path, Score: score("3", "3", "0", "0", "0")},
		},
		Vetoes: []audits.VetoJudgement{
			{Veto: &table.Vetoes[0], Status: audits.VetoSuspected, Reason: "发现1处疑似情形，待人工确认", Findings: findings[1:2]},
			{Veto: &table.Vetoes[1], Status: audits.VetoPending, Reason: "需连续监测7天"},
			{Veto: &table.Vetoes[2], Status: audits.VetoClear, Reason: "首页最新信息发布于2019年11月29日"},
			{
				Veto: &table.Vetoes[3], Status: audits.VetoClear, Reason: overruled.Reason, Findings: findings[4:], Mark: &overruled,
				Auto: &audits.VetoAnswer{Status: audits.VetoHolds, Reason: "未提供网上有效咨询建言渠道"},
			},
		},
		Rules: []audits.RuleJudgement{
			{Rule: &table.Rules[0], Status: audits.RuleHolds, Reason: criticism.Reason, Change: points(t, "-3"), Mark: &criticism},
			{Rule: &table.Rules[1], Status: audits.RuleHolds, Reason: reengineering.Reason, Count: 2, Change: points(t, "4"), Mark: &reengineering},
			{Rule: &table.Rules[2], Status: audits.RulePending, Reason: "待人工评定"},
		},
		Indicators: []audits.IndicatorJudgement{
			{Row: &table.Rows[0], Status: audits.RowUndetermined, Score: score("3", "1.5", "1.5", "0", "1.5"), Reason: "机构职能：未见到该栏目，看过2个页面", Auto: award("1.5", "1.5", "机构职能：未见到该栏目，看过2个页面")},
			{Row: &table.Rows[1], Status: audits.RowPending, Score: score("1", "0", "0", "1", "0"), Reason: "待人工评定；建议得0.5分：财政预决算：1处问题，扣0.5分", Findings: findings[2:3], Auto: award("0.5", "0", "财政预决算：1处问题，扣0.5分")},
			{Row: &table.Rows[2], Status: audits.RowPartial, Score: score("1", "1", "0.875", "0", "0"), Reason: "ICP备案号：1处问题，扣0.13分", Findings: findings[:1], Auto: award("0.875", "0", "ICP备案号：1处问题，扣0.13分")},
			{Row: &table.Rows[3], Status: audits.RowMet, Score: score("1", "1", "1", "0", "0"), Reason: design.Reason, Findings: findings[3:4], Auto: award("0.5", "0.25", "IPv6：1处问题，扣0.25分，其余本版本尚不检测"), Mark: &design},
			{
				Row: &table.Rows[4], Status: audits.RowUnmet, Score: score("3", "3", "0", "0", "0"), Reason: "因“网络安全通报批评或重大安全问题”，不得分；全年未被通报",
				Mark: &superior, Before: &three, Rules: []*audits.Rule{&table.Rules[0]},
			},
			{Row: &table.Rows[5], Status: audits.RowUnmet, Reason: "与“上级监督检查”合并计分"},
		},
		Findings: findings,
		Exhibits: exhibits,
		Unseen:   d.Unseen,
	}
}
