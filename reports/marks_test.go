package reports

import (
	"fmt"
	"strings"
	"testing"

	"wangjian/audits"
	"wangjian/evidence"
)

func TestMarksAreToldInThePDF(t *testing.T) {
	d := sampleDossier(t)
	text := extracted(t, writtenPDF(t, sampleJudgement(t, d), d, sampleInfo))
	tests := []struct {
		name, want string
	}{
		{"an overruled veto, the program's own word beneath", "互动回应差未发现人工认定：“市长信箱”设在省统一平台，可提交咨询（评定人乙，2019年12月2日）程序判为“存在”：未提供网上有效咨询建言渠道"},
		{"a finding of an overruled veto costs nothing", "单项否决：互动回应差未见到网上咨询建言渠道https://www.example.gov.cn/—图"},
		{"what a finding of a marked row costs is a proposal", "共4项。截图编号对应第五部分的证据。指标由评定人员评分的，所列扣分是程序的建议。"},
		{"a marked row, the program's own word beneath", "人工评定：版面整齐（评定人甲，2019年12月2日）程序评得0.5分，0.25分未能判定：IPv6：1处问题，扣0.25分，其余本版本尚不检测"},
		{"a proposal, once", "重点信息1—待人工评定待人工评定；建议得0.5分：财政预决算：1处问题，扣0.5分集约化"},
		{"a row that a rule changed", "因“网络安全通报批评或重大安全问题”，不得分人工评定：全年未被通报（评定人甲，2019年12月2日）调整前得3分"},
		{"a row that shares points", "本级监督检查——不符合与“上级监督检查”合并计分"},
		{"a factor that holds", "网络安全通报批评或重大安全问题存在人工认定：被省网信部门通报批评（评定人乙，2019年12月2日）“监督检查”得分乘以0，扣减3分"},
		{"a bonus that holds", "便民服务事项流程再造存在人工认定：两个事项实现“一趟都不用跑”（评定人甲，2019年12月2日）加4分（2项）"},
		{"a rule that waits", "新建政务服务APP待人工认定认定存在的，“协同联动”得分乘以0.5—"},
		{"the sums, with the bonus", "已评6.5分，得7.38分（其中加分4分），待人工评定1分，未能判定1.5分。"},
		{"the sum row, with the bonus", "合计97.38已评6.5分，待评1分，未能判定1.5分，得分含加分4分"},
		{"a rule's file", "附加规则：网络安全通报批评或重大安全问题通报.pdf" + evidence.HashOf([]byte("notice")).String()},
		{"a row's second file", "网页设计评分表（第二组）.xlsx" + evidence.HashOf([]byte("sheet")).String()},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(text, withoutSpace(test.want)) {
				t.Errorf("the PDF lacks %q\ntext: %s", test.want, text)
			}
		})
	}
}

func TestVetoedReportKeepsWhatAssessorsSaid(t *testing.T) {
	d := sampleDossier(t)
	text := extracted(t, writtenPDF(t, vetoed(t, d), d, sampleInfo))
	for _, want := range []string{
		"存在单项否决情形，按指标说明其余指标不再评分。",
		"已单项否决，不再评分人工评定：版面整齐（评定人甲，2019年12月2日）",
		"被省网信部门通报批评（评定人乙，2019年12月2日）—",
		"通报.pdf",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF lacks %q\ntext: %s", want, text)
		}
	}
}

func TestReportsWithoutRulesAndFilesHaveNoListsOfThem(t *testing.T) {
	d := sampleDossier(t)
	j := faultless(t, d)
	j.Rules = nil
	text := extracted(t, writtenPDF(t, j, d, sampleInfo))
	for _, no := range []string{headingRows, headingRules, headingFiles} {
		if strings.Contains(text, no) {
			t.Errorf("the PDF has %q\ntext: %s", no, text)
		}
	}
}

func TestRulingOnASuspicionSettlesItsFindings(t *testing.T) {
	tests := []struct {
		ruling audits.Ruling
		status audits.VetoStatus
		want   string
	}{
		{"", audits.VetoSuspected, textConfirm},
		{audits.RulingClear, audits.VetoClear, textNothing},
		{audits.RulingHolds, audits.VetoHolds, "单项否决"},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.status), func(t *testing.T) {
			d := sampleDossier(t)
			j := sampleJudgement(t, d)
			if veto := &j.Vetoes[0]; test.ruling != "" {
				mark := word("已核实", "评定人乙")
				mark.Ruling = test.ruling
				veto.Auto = &audits.VetoAnswer{Status: veto.Status, Reason: veto.Reason}
				veto.Mark, veto.Status, veto.Reason = &mark, test.status, mark.Reason
			}
			text := extracted(t, writtenPDF(t, j, d, sampleInfo))
			if want := "不一致https://www.example.gov.cn/zwgk/gzdt/" + test.want; !strings.Contains(text, want) {
				t.Errorf("the PDF lacks %q\ntext: %s", want, text)
			}
		})
	}
}
