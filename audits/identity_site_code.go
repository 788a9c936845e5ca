package audits

import (
	"fmt"
	"strings"

	"wangjian/evidence"
)

// identity.site-code: 国办发〔2017〕47号 (政府网站发展指引): the foot of the page lists the
// 政府网站标识码, ten characters: division and serial, or bm and eight digits.
//
//   - .missing: no code behind its label in text or image text of the home page; a bare
//     number is none.
//   - .malformed: what stands behind the label is not a code. Of the division only the
//     first two digits are held to GB/T 2260.
//   - .mismatch: text or page tag carry another code than the registered one; where none
//     is registered, than most of text, tag and find-error entry.
var identitySiteCode = Audit{ID: "identity.site-code", Codes: siteCodeCodes, Judge: judgeSiteCode}

const (
	codeSiteCodeMissing   = "identity.site-code.missing"
	codeSiteCodeMalformed = "identity.site-code.malformed"
	codeSiteCodeMismatch  = "identity.site-code.mismatch"

	messageSiteCodeMissing   = "首页文字和图片说明中未见政府网站标识码"
	messageSiteCodeMalformed = "政府网站标识码“%s”格式不正确：%s"
	messageSiteCodeMismatch  = "首页标明的政府网站标识码是“%s”，%s是“%s”"
	messageSiteCodeTag       = "首页网页标签SiteIDCode是“%s”，%s是“%s”"
)

var siteCodeCodes = []string{codeSiteCodeMissing, codeSiteCodeMalformed, codeSiteCodeMismatch}

func judgeSiteCode(c *Case, p Parameters) (Result, error) {
	var words siteCodeWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	others, err := readIdentityWords(c.parametersOf)
	if err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps(siteCodeCodes, reason)}, nil
	}
	marks := home.siteCodes(words)
	sound := soundMarks(marks)
	var result Result
	switch {
	case len(sound) > 0:
	case len(marks) > 0:
		for _, m := range oncePerNumber(marks) {
			message := fmt.Sprintf(messageSiteCodeMalformed, excerpt(m.text), m.fault)
			result.Findings = append(result.Findings, defect(codeSiteCodeMalformed, excerpt(m.text), message, onPage(home.page, m.place)))
		}
	default:
		result = home.absent(siteCodeCodes, codeSiteCodeMissing, messageSiteCodeMissing)
	}
	tag := home.siteCodeTag(others.meta)
	own, source := ownCode(c.Dossier.Site.Code, sound, tag, codesOf(home.findErrorSigns(others.findError)))
	result.Findings = append(result.Findings, home.otherCodes(sound, tag, own, source)...)
	return result, nil
}

// siteCodeTag returns the code of the page tag, "" when it says nothing.
func (v *view) siteCodeTag(words metaWords) string {
	tag := v.metaTags([]string{siteCodeTag})[siteCodeTag]
	if words.blank(tag) {
		return ""
	}
	return evidence.Normalize(tag)
}

// otherCodes finds the codes in text and tag that are not the site's own. A text that
// has the own code may name others besides.
func (v *view) otherCodes(text []numberMark, tag, own, source string) []Finding {
	var findings []Finding
	marks := oncePerNumber(text)
	for _, m := range marks {
		if m.number == own {
			marks = nil
			break
		}
	}
	for _, m := range marks {
		findings = append(findings, defect(codeSiteCodeMismatch, m.number,
			fmt.Sprintf(messageSiteCodeMismatch, m.text, source, own), onPage(v.page, m.place)))
	}
	if tag != "" && strings.ToLower(tag) != own {
		place := evidence.Place{Selector: ":root > head", Quote: siteCodeTag + "=" + excerpt(tag)}
		findings = append(findings, defect(codeSiteCodeMismatch, siteCodeTag+" "+excerpt(tag),
			fmt.Sprintf(messageSiteCodeTag, excerpt(tag), source, own), onPage(v.page, place)))
	}
	return findings
}
