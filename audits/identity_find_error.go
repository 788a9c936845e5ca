package audits

import (
	"fmt"
	"slices"
)

// identity.find-error: 国办发〔2017〕47号 (政府网站发展指引) and 国办秘函〔2019〕19号: the home
// page has the entry “我为政府网站找错” of the national platform, with the site's own 标识码.
//
//   - .missing: no entry on the home page that can be clicked: neither the official
//     script's result nor a link to the platform. A picture alone, an own mail page and a
//     badge of 12377 are none.
//   - .mismatch: an entry carries another code than the registered one; where none is
//     registered, than most of text, tag and entries.
//
// Where the official script could not be loaded the entry is left open; the code that it
// carries is compared all the same. Old hosts of the platform are accepted.
var identityFindError = Audit{ID: "identity.find-error", Codes: findErrorCodes, Judge: judgeFindError}

const (
	codeFindErrorMissing  = "identity.find-error.missing"
	codeFindErrorMismatch = "identity.find-error.mismatch"

	messageFindErrorMissing  = "首页没有“我为政府网站找错”入口"
	messageFindErrorDead     = "首页的“我为政府网站找错”（%s）不能点击进入找错平台"
	messageFindErrorNoResult = "首页的“我为政府网站找错”脚本已载入，但没有显示入口"
	messageFindErrorUnloaded = "首页有“我为政府网站找错”的代码，但脚本未能载入，不能判定入口是否可用"
	messageFindErrorMismatch = "首页“我为政府网站找错”所带的标识码是“%s”，%s是“%s”"
)

var findErrorCodes = []string{codeFindErrorMissing, codeFindErrorMismatch}

func judgeFindError(c *Case, p Parameters) (Result, error) {
	var words findErrorWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	others, err := readIdentityWords(c.parametersOf)
	if err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps(findErrorCodes, reason)}, nil
	}
	entries := home.findErrorSigns(words)
	result := home.judgeFindErrorEntry(entries)
	text := soundMarks(home.siteCodes(others.siteCode))
	own, source := ownCode(c.Dossier.Site.Code, text, home.siteCodeTag(others.meta), codesOf(entries))
	for _, code := range codesOf(entries) {
		if code == own {
			continue
		}
		carrier := entries[slices.IndexFunc(entries, func(s sign) bool { return slices.Contains(codesOf([]sign{s}), code) })]
		result.Findings = append(result.Findings, defect(codeFindErrorMismatch, excerpt(code),
			fmt.Sprintf(messageFindErrorMismatch, excerpt(code), source, own), onPage(home.page, home.placeOfSign(carrier.node))))
	}
	return result, nil
}

func (v *view) judgeFindErrorEntry(entries []sign) Result {
	entry, seen := bestSign(entries)
	switch {
	case !seen:
		return v.absent(findErrorCodes, codeFindErrorMissing, messageFindErrorMissing)
	case entry.state == signWorks:
		return Result{}
	case entry.state == signUnloaded:
		return Result{Gaps: gaps([]string{codeFindErrorMissing}, messageFindErrorUnloaded)}
	case v.incomplete() != "":
		return v.absent([]string{codeFindErrorMissing}, codeFindErrorMissing, messageFindErrorMissing)
	}
	message := messageFindErrorNoResult
	if entry.form == FormImage {
		message = fmt.Sprintf(messageFindErrorDead, v.pictureName(entry.node))
	}
	return Result{Findings: []Finding{defect(codeFindErrorMissing, "", message, onPage(v.page, v.placeOfSign(entry.node)))}}
}
