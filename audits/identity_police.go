package audits

import "fmt"

// identity.police: 国办发〔2017〕47号 (政府网站发展指引), and 计算机信息网络国际联网
// 安全保护管理办法 12: the home page shows its public security record number at the foot, linked to
// the record.
//
//   - .missing: none in text or image text of the home page.
//   - .malformed: not a province's letter, 公网安备 and 14 digits that begin with that
//     province's division. The letters differ from those of ICP numbers (川 贵 甘).
//   - .unlinked: no link to the record at beian.gov.cn or beian.mps.gov.cn, or one with
//     another number than the text's.
var identityPolice = Audit{ID: "identity.police", Codes: policeCodes, Judge: judgePolice}

const (
	codePoliceMissing   = "identity.police.missing"
	codePoliceMalformed = "identity.police.malformed"
	codePoliceUnlinked  = "identity.police.unlinked"

	messagePoliceMissing   = "首页文字和图片说明中未见公安备案号"
	messagePoliceMalformed = "公安备案号“%s”格式不正确：%s"
	messagePoliceUnlinked  = "公安备案号“%s”未链接到本网站的公安备案页：%s"
)

var policeCodes = []string{codePoliceMissing, codePoliceMalformed, codePoliceUnlinked}

func judgePolice(c *Case, p Parameters) (Result, error) {
	var words policeWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps(policeCodes, reason)}, nil
	}
	marks := home.policeNumbers(words)
	sound := oncePerNumber(soundMarks(marks))
	if len(marks) == 0 {
		return home.absent(policeCodes, codePoliceMissing, messagePoliceMissing), nil
	}
	var result Result
	if len(sound) == 0 {
		for _, m := range oncePerNumber(marks) {
			message := fmt.Sprintf(messagePoliceMalformed, m.text, m.fault)
			result.Findings = append(result.Findings, defect(codePoliceMalformed, m.number, message, onPage(home.page, m.place)))
		}
		return result, nil
	}
	for _, m := range sound {
		if !m.linked {
			message := fmt.Sprintf(messagePoliceUnlinked, m.text, m.astray)
			result.Findings = append(result.Findings, defect(codePoliceUnlinked, m.number, message, onPage(home.page, m.place)))
		}
	}
	return result, nil
}
