package reports

import (
	"wangjian/audits"
	"wangjian/evidence"
)

// Everything that a reader of the PDF or of Sentence is told, other than what
// judgement and dossier say themselves.

var verdictTexts = map[audits.Verdict]string{
	audits.VerdictQualified:    "合格",
	audits.VerdictUnqualified:  "不合格",
	audits.VerdictVetoed:       "单项否决",
	audits.VerdictUndetermined: "未能判定",
}

var vetoTexts = map[audits.VetoStatus]string{
	audits.VetoClear:        "未发现",
	audits.VetoHolds:        "存在",
	audits.VetoSuspected:    "疑似，待确认",
	audits.VetoUndetermined: "未能判定",
	audits.VetoPending:      "尚待认定",
}

var ruleTexts = map[audits.RuleStatus]string{
	audits.RuleClear:   "不存在",
	audits.RuleHolds:   "存在",
	audits.RulePending: "待人工认定",
}

var rowTexts = map[audits.RowStatus]string{
	audits.RowMet:          "符合",
	audits.RowPartial:      "部分符合",
	audits.RowUnmet:        "不符合",
	audits.RowUndetermined: "未能判定",
	audits.RowPending:      "待人工评定",
	audits.RowNotAssessed:  "未评分",
}

var unseenTexts = map[evidence.UnseenReason]string{
	evidence.UnseenBudget:  "检查用量已到上限",
	evidence.UnseenRobots:  "robots.txt要求不访问",
	evidence.UnseenFailed:  "未能打开",
	evidence.UnseenWall:    "被反爬虫防护页拦截",
	evidence.UnseenPolicy:  "按安全策略拒绝访问",
	evidence.UnseenStopped: "检查被中止",
	evidence.UnseenOutside: "不属于本网站",
}

var probeTexts = map[evidence.ProbeKind]string{
	evidence.ProbeReach: "网站能否打开（普通HTTP请求）",
	evidence.ProbeIPv6:  "IPv6解析与访问",
	evidence.ProbeTLS:   "HTTPS证书",
	evidence.ProbeLink:  "链接能否打开（普通HTTP请求）",
}

var stealthTexts = map[string]string{
	"off":  "表明检查身份访问",
	"auto": "先表明检查身份访问，遇反爬虫防护页改以普通浏览器身份再试一次",
	"on":   "以普通浏览器身份访问",
}

var robotsTexts = map[string]string{
	"obey":   "遵守网站的robots.txt",
	"ignore": "不受网站的robots.txt限制",
}

var stoppedTexts = map[string]string{
	"signal":   "操作人员中止",
	"minutes":  "时间到上限",
	"bytes":    "流量到上限",
	"unsealed": "程序未正常结束，取证包未封存",
}

// known returns the text of a value, the value itself when it has none.
func known[K ~string](texts map[K]string, value K) string {
	if text, ok := texts[value]; ok {
		return text
	}
	return string(value)
}

// Why an exhibit has no picture.
const (
	lackProbe = "测量不经浏览器，没有截图"
	lackShot  = "检查时没有拍到该位置的截图，以下列原文和访问记录为据"
	lackFile  = "取证包中没有该截图的文件，以下列原文和访问记录为据"
	lackImage = "取证包中该截图的文件不能显示，以下列原文和访问记录为据"
)

// The verdict's sentence.
const (
	sentenceNoVeto       = "未发现单项否决情形"
	sentenceVetoed       = "存在单项否决情形%s，其余指标不再评分"
	sentenceSuspected    = "%s疑似存在，待人工确认"
	sentenceUndetermined = "%s未能判定"
	sentenceAssessed     = "已评%s分，得%s分"
	sentenceBonus        = "（含加分%s分）"
	sentenceOpen         = "%s分未能判定"
	sentencePending      = "另有%s分待人工评定"
	sentenceWeek         = "%s需连续监测一周"
	sentenceMarkPending  = "%s待人工认定"
	sentenceBelow        = "低于合格线%s分"
)

// Cover, contents and names of the parts.
const (
	titleAnd         = "及证据材料"
	titleContents    = "目　　录"
	headingOverview  = "检查概况"
	headingResult    = "检查对象和结论"
	headingSurvey    = "检查过程"
	headingUnseen    = "未检查的页面"
	headingVetoes    = "单项否决情况"
	headingScores    = "得分表"
	headingRows      = "指标得分"
	headingRules     = "附加规则"
	headingFiles     = "评定附件"
	headingFindings  = "问题清单"
	headingNotes     = "供评定参考的记录"
	headingEvidence  = "证据"
	headingMethod    = "方法、版本与局限"
	headingHow       = "方法"
	headingFailures  = "未能打开的页面"
	headingLimits    = "局限"
	textUnknown      = "无记录"
	textNone         = "无"
	textNothing      = "—"
	textProvisional  = "（暂定）"
	textConclusion   = "结论"
	textSeconds      = "%.1f秒"
	textNotGiven     = "未登记"
	textZone         = "%s（北京时间）"
	textSpan         = "%s至%s（北京时间）"
	textFullStop     = "。"
	textSubject      = "报告编号%s"
	textAttachReport = "检查结果（JSON）"
	textAttachSeal   = "取证包清单（JSON）"
)

// Names of what stands beside them.
const (
	keyURL        = "首页网址"
	keyHostUnit   = "主办单位"
	keyTable      = "指标表"
	keyAsOf       = "监测时间点"
	keyNumber     = "报告编号"
	keySurvey     = "检查时间"
	keyPages      = "访问页面"
	keyTraffic    = "网络请求"
	keyAddress    = "服务器地址"
	keyBrowser    = "浏览器"
	keyUserAgent  = "User-Agent"
	keyStealth    = "访问身份"
	keyStopped    = "提前结束"
	keyVersion    = "检查程序"
	keyWriter     = "报告程序"
	keySurveyID   = "检查编号"
	keyLimits     = "检查上限"
	keyRobots     = "robots.txt"
	keyResolve    = "指定地址"
	keyManifest   = "取证包清单SHA-256"
	keyPage       = "页面网址"
	keyPageTitle  = "页面标题"
	keyTurn       = "翻页"
	keyCaptured   = "采集时间"
	keyServer     = "服务器应答"
	keyFailure    = "访问结果"
	keyView       = "访问方式"
	keySelector   = "元素位置"
	keyQuote      = "原文"
	keyExchange   = "请求与应答"
	keyShot       = "截图SHA-256"
	keySource     = "源代码SHA-256"
	keyProbe      = "测量内容"
	keyProbeURL   = "测量网址"
	keyProbeTime  = "测量时间"
	keyTook       = "用时"
	keyFinalURL   = "应答网址"
	keyIPv6       = "IPv6地址"
	keyNames      = "证书域名"
	keyIssuer     = "证书颁发者"
	keyValidity   = "证书有效期"
	keySteps      = "测量步骤"
	keyNoPicture  = "截图"
	textStep      = "%s　%s"
	textStepTime  = "%.3f秒"
	textIPv6Names = "%s的AAAA记录：%s"
)

// Sentences of the parts.
const (
	textPages             = "%d个（含未能打开的）"
	textTraffic           = "%d次，接收%s"
	textLimits            = "%s，%s，%s，打开时限%s，抽样种子%d"
	textMostPages         = "页面至多%d个"
	textTabs              = "同时打开%d个"
	textRate              = "每个主机每秒至多%s次请求"
	textNoRate            = "请求频率不限"
	textNoPage            = "本次检查没有打开该网站的任何页面。"
	textUnseen            = "已知而未检查的页面共%d个，列于下表。未检查的页面不作为认定问题或没有问题的依据。"
	textAllSeen           = "已知的页面均已检查。"
	textVetoed            = "存在单项否决情形，按指标说明其余指标不再评分。"
	textScores            = "得分为“—”的，尚未评定，不是零分。"
	textShared            = "分值为“—”的，与说明所列指标合并计分。"
	textTotals            = "合计：总分%s分，已评%s分，得%s分%s，待人工评定%s分，未能判定%s分。"
	textOfWhichBonus      = "（其中加分%s分）"
	textNoFindings        = "本次检查没有发现问题。"
	textFindings          = "共%d项。截图编号对应第五部分的证据。"
	textProposed          = "指标由评定人员评分的，所列扣分是程序的建议。"
	textNotes             = "以下%d项不是问题，供评定人员参考。"
	textNoEvidence        = "没有需要列出的证据。"
	textEvidence          = "以下逐项列出问题清单所引的证据。红框标明问题所在位置，截图按该位置截取，完整截图在取证包中，以SHA-256核对。时间均为北京时间。"
	textFailures          = "以下网址未能打开，共%d次。"
	textSum               = "小计"
	textTotal             = "合计"
	textLevelAssessed     = "已评%s分"
	textLevelPending      = "待评%s分"
	textLevelUndetermined = "未能判定%s分"
	textLevelBonus        = "得分含加分%s分"
	textMark              = "人工评定：%s（%s，%s）"
	textAuto              = "程序评得%s分：%s"
	textAutoOpen          = "程序评得%s分，%s分未能判定：%s"
	textBefore            = "调整前得%s分"
	textRuled             = "人工认定：%s（%s，%s）"
	textAutoVeto          = "程序判为“%s”：%s"
	textIfHolds           = "认定存在的，%s"
	textFactor            = "“%s”得分乘以%s"
	textFactorTook        = "%s，扣减%s分"
	textBonusEach         = "每项加%s分"
	textBonus             = "加%s分（%d项）"
	textFiles             = "下列文件由评定人员保存，不在取证包中，以SHA-256核对。"
	textVeto              = "单项否决：%s"
	textRule              = "附加规则：%s"
	textConfirm           = "待确认"
	textEntry             = "证据%s"
	textFigure            = "图%s"
	textFigureN           = "图%s-%d"
	textNoShot            = "无截图，见证据%s"
	textFramed            = "%s　%s（红框为所指位置）"
	textUnframed          = "%s　%s"
	textWindow            = "%d×%d窗口，%s，%s"
	textCitizen           = "一般访问者"
	textCrawler           = "搜索引擎身份"
	textHonest            = "表明检查身份"
	textTurn              = "点击翻页%d次后"
	textStealthy          = "普通浏览器身份"
	textClock             = "，页面时钟拨快%s"
	textExchange          = "%s %s → %s"
	textServer            = "%s，%s"
	textHTTP              = "HTTP %d"
	textNoAnswer          = "无应答"
	textUnsealed          = "取证包未封存，没有清单"
	textRunBy             = "网鉴 %s"
)

// Heads of tables.
const (
	headSerial     = "序号"
	headRow        = "指标"
	headMessage    = "问题描述"
	headNote       = "记录"
	headAddress    = "问题页面网址"
	headDeduct     = "扣分"
	headShot       = "截图编号"
	headVeto       = "情形"
	headRuling     = "认定"
	headReason     = "说明"
	headProof      = "证据"
	headRule       = "规则"
	headEffect     = "对得分的影响"
	headFile       = "文件"
	headDigest     = "SHA-256"
	headFirst      = "一级指标"
	headSecond     = "二级指标"
	headThird      = "三级指标"
	headPoints     = "分值"
	headAwarded    = "得分"
	headStatus     = "状态"
	headURL        = "网址"
	headWhy        = "原因"
	headCount      = "页数"
	headDetail     = "详情"
	headTime       = "时间（北京时间）"
	headPhenomenon = "现象"
	headAdvice     = "建议"
)
