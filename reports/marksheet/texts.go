package marksheet

import (
	"fmt"

	"wangjian/audits"
)

// Everything that an assessor is told on the sheet, other than what table, judgement and
// dossier say themselves.

// Kinds of entries.
const (
	kindVeto = "单项否决"
	kindRow  = "指标"
	kindRule = "附加规则"
)

var methodTexts = map[audits.Method]string{
	audits.MethodAuto:     "自动",
	audits.MethodAssisted: "人工确认",
	audits.MethodManual:   "人工",
}

var rulingTexts = map[audits.Ruling]string{
	audits.RulingHolds: "存在",
	audits.RulingClear: "不存在",
}

var statusTexts = map[audits.VetoStatus]string{
	audits.VetoClear:        "未发现",
	audits.VetoHolds:        "存在",
	audits.VetoSuspected:    "疑似，待确认",
	audits.VetoUndetermined: "未能判定",
	audits.VetoPending:      "尚待认定",
}

var severityTexts = map[audits.Severity]string{
	audits.SeverityDefect:    "问题",
	audits.SeveritySuspected: "疑似",
	audits.SeverityNote:      "记录",
}

// valueTexts names what is filled in.
var valueTexts = map[valueKind]string{
	valuePoints: "评分",
	valueRuling: "认定",
	valueCount:  "次数",
}

const (
	effectNone   = "不得分"
	effectFactor = "得分乘以%s"
	effectBonus  = "每项加%s分"
)

func effectOf(r *audits.Rule) string {
	switch {
	case r.Bonus != nil:
		return fmt.Sprintf(effectBonus, r.Bonus.Exact())
	case r.Factor.IsZero():
		return effectNone
	}
	return fmt.Sprintf(effectFactor, r.Factor.Exact())
}

// pathSeparator stands between the headings that an entry is under.
const pathSeparator = "／"

// What may be filled in.
const (
	hintPoints = "0至%s分"
	hintRuling = "存在，或不存在"
	hintCount  = "次数，0起的整数"
)

func (i *item) hint() string {
	switch i.value {
	case valuePoints:
		return fmt.Sprintf(hintPoints, i.points.Exact())
	case valueRuling:
		return hintRuling
	}
	return hintCount
}

// Comments of the YAML form.
const (
	commentTop = `评定表：由评定人员填写，交 wangjian judge --marks 计入结果。
填写：assessor（评定人）和at（评定时间）填在最前，适用于以下各条；个别不同的，在该条中另填。
指标填points（评分），单项否决和附加规则填ruling（存在，或不存在），按次加分的填count（次数）。
凡评定都须写明理由（reason）；评定与理由都空着的，视为未评定。
时间写作2019-12-20（当日0时，北京时间）或2019-12-20T10:00:00+08:00。
附件（files）放在本文件所在文件夹中，写文件名：[证明.pdf]；文件不在的，写{name: 证明.pdf, sha256: …}。
不予接受：超出分值的评分，没有理由、评定人或时间的评定，同一编号的两条评定，表中没有的编号，说明中没有的项目。
about、site、as_of是说明，改动无效。`
	commentDossier  = "为哪一取证包填写（manifest.json的SHA-256）"
	commentAssessor = "评定人"
	commentAt       = "评定时间"
)

// Labels of the XLSX form's first rows.
const (
	labelTable    = "指标表"
	labelSite     = "网站"
	labelURL      = "首页网址"
	labelCode     = "标识码"
	labelAsOf     = "监测时间点"
	labelDossier  = "取证清单SHA-256"
	labelAssessor = "评定人"
	labelAt       = "评定时间"
)

// Headings of the XLSX form's columns.
const (
	headID          = "编号"
	headKind        = "类别"
	headFirst       = "一级指标"
	headSecond      = "二级指标"
	headTitle       = "名称"
	headDescription = "指标说明"
	headAssessment  = "考核方式"
	headMethod      = "评定方式"
	headPoints      = "分值"
	headProposal    = "程序意见"
	headEvidence    = "证据"
	headValue       = "评分或认定"
	headReason      = "理由"
	headAssessor    = "评定人"
	headAt          = "时间"
	headFiles       = "附件"
)

// Cells of the XLSX form.
const (
	sheetMarks      = "评定表"
	sheetHelp       = "填写说明"
	textCreator     = "网鉴"
	textAsOf        = "%s（北京时间）"
	textProposed    = "建议得%s分"
	textAwarded     = "评得%s分" // of a row that needs no assessor
	textOpen        = "%s，另有%s分未能判定"
	textOpinion     = "%s：%s"
	textFinding     = "%s　%s　%s（%s）"
	textExhibit     = "　　%s　%s"
	textPages       = "第&P页，共&N页"
	textDigest      = "%s（SHA-256 %s）"
	textRefused     = "填写有误"
	textPermitted   = "可填"
	textOnlyNumber  = "请填%s的数。"
	textOnlyRuling  = "请填“存在”或“不存在”。"
	textOnlyCount   = "请填0或正整数。"
	textCut         = "…"
	textReplacement = "�"
)

// helpTexts fills the second sheet of the XLSX form.
var helpTexts = []string{
	"一、评定表由评定人员填写，存盘后交wangjian judge --marks计入结果。有底色的格供填写，其余各格是说明，改动无效。",
	"二、表首的“评定人”和“评定时间”适用于以下各行；个别不同的，在该行的“评定人”和“时间”中另填。",
	"三、“评分或认定”：指标填评分，从0至该行分值；单项否决和附加规则填“存在”或“不存在”；按次加分的附加规则填次数。",
	"四、凡评定都须写明理由。评定与理由都空着的行，视为未评定。",
	"五、时间填日期（如2019-12-20，当日0时，北京时间）或日期和时间。",
	"六、附件放在本文件所在文件夹中，填文件名，多个附件分行填写或以“；”隔开。文件不在该文件夹中的，在文件名后写明SHA-256：证明.pdf（SHA-256 64位小写十六进制数）。",
	"七、可以增删行和列、调整行和列的次序，但“编号”“评分或认定”“理由”三列须保留，标题文字不得改动。",
	"八、不予接受：超出分值的评分，没有理由、评定人或时间的评定，同一编号的两行评定，表中没有的编号，供填写的格中的公式。",
	"九、文件有密码的，须先去掉密码。",
}
