package audits

import (
	"fmt"
	"strings"

	"wangjian/evidence"
)

// identity.icp: 国办发〔2017〕47号 (政府网站发展指引), and 非经营性互联网信息服务备案管理办法
// (信息产业部令第33号) 13: the home page shows its ICP number at the foot and links it
// to the ministry's filing system.
//
//   - .missing: none in text or image text of the home page.
//   - .malformed: not a province's letter, ICP备, and eight or ten digits. A number that
//     only lacks 号 is a note.
//   - .unlinked: no link to the filing system. Its old hosts are accepted; where they no
//     longer answer, design.link.dead says so.
//   - .mismatch: not the registered number. Blanks make no difference, nor does the
//     serial -1. A registered number of a wrong form leaves it open.
var identityICP = Audit{ID: "identity.icp", Codes: icpCodes, Judge: judgeICP}

const (
	codeICPMissing   = "identity.icp.missing"
	codeICPMalformed = "identity.icp.malformed"
	codeICPUnlinked  = "identity.icp.unlinked"
	codeICPMismatch  = "identity.icp.mismatch"

	messageICPMissing   = "首页文字和图片说明中未见ICP备案号"
	messageICPMalformed = "ICP备案号“%s”格式不正确：%s"
	messageICPNote      = "ICP备案号“%s”%s"
	messageICPUnlinked  = "ICP备案号“%s”未链接到备案管理系统（beian.miit.gov.cn）：%s"
	reasonICPRegistered = "登记的ICP备案号“%s”格式不正确，不能与首页标明的比对"
	messageICPMismatch  = "首页标明的ICP备案号是“%s”，登记的是“%s”"
)

var icpCodes = []string{codeICPMissing, codeICPMalformed, codeICPUnlinked, codeICPMismatch}

func judgeICP(c *Case, p Parameters) (Result, error) {
	var words icpWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps(icpCodes, reason)}, nil
	}
	marks := home.icpNumbers(words)
	sound := oncePerNumber(soundMarks(marks))
	if len(marks) == 0 {
		return home.absent(icpCodes, codeICPMissing, messageICPMissing), nil
	}
	var result Result
	add := func(code, message string, m *numberMark, severity Severity) {
		f := defect(code, m.number, message, onPage(home.page, m.place))
		f.Severity = severity
		result.Findings = append(result.Findings, f)
	}
	if len(sound) == 0 {
		for _, m := range oncePerNumber(marks) {
			add(codeICPMalformed, fmt.Sprintf(messageICPMalformed, m.text, m.fault), &m, SeverityDefect)
		}
		return result, nil
	}
	for _, m := range sound {
		if m.note != "" {
			add(codeICPMalformed, fmt.Sprintf(messageICPNote, m.text, m.note), &m, SeverityNote)
		}
		if !m.linked {
			add(codeICPUnlinked, fmt.Sprintf(messageICPUnlinked, m.text, m.astray), &m, SeverityDefect)
		}
	}
	registered := strings.TrimSpace(c.Dossier.Site.ICP)
	if registered != "" && icpNumber(registered) == "" {
		result.Gaps = gaps([]string{codeICPMismatch}, fmt.Sprintf(reasonICPRegistered, excerpt(registered)))
	} else if other := notRegistered(sound, registered); other != nil {
		add(codeICPMismatch, fmt.Sprintf(messageICPMismatch, other.text, excerpt(registered)), other, SeverityDefect)
	}
	return result, nil
}

// notRegistered returns the first shown number when none is the registered one.
func notRegistered(shown []numberMark, registered string) *numberMark {
	wanted := icpNumber(registered)
	if wanted == "" {
		return nil
	}
	for i := range shown {
		if sameICP(shown[i].number, wanted) {
			return nil
		}
	}
	return &shown[0]
}

// icpNumber returns a registered number in the form that compares, "" when it is none.
func icpNumber(registered string) string {
	number := strings.ToUpper(strings.Join(strings.Fields(evidence.Normalize(registered)), ""))
	head := icpHead.FindStringSubmatchIndex(number)
	if head == nil {
		return ""
	}
	digits, length := digitRun(number[head[1]:], 8, 10)
	compared := number[head[2]:head[3]] + digits
	if serial := icpTail.FindStringSubmatch(number[head[1]+length:])[2]; serial != "" {
		compared += "-" + serial
	}
	return compared
}
