package audits

import "strings"

// siteCodeTag is the page tag that carries the 标识码.
const siteCodeTag = "SiteIDCode"

// ownCode returns the 标识码 that a site's marks are held against, and in Chinese where
// it stands: the registered one; else the one that most of page text, page tag and
// find-error entry agree on; among equals the text's, then the tag's. It is empty when
// there is none.
func ownCode(registered string, text []numberMark, tag string, entry []string) (code, source string) {
	if registered != "" {
		return strings.ToLower(strings.TrimSpace(registered)), "登记的标识码"
	}
	type candidate struct{ code, source string }
	var candidates []candidate
	for _, m := range oncePerNumber(text) {
		candidates = append(candidates, candidate{m.number, "页面文字中的标识码"})
	}
	if tag != "" {
		candidates = append(candidates, candidate{strings.ToLower(tag), "网页标签" + siteCodeTag})
	}
	for _, each := range entry {
		candidates = append(candidates, candidate{strings.ToLower(each), "“我为政府网站找错”所带的标识码"})
	}
	votes := map[string]int{}
	for _, each := range candidates {
		if votes[each.code]++; votes[each.code] > votes[code] {
			code = each.code
		}
	}
	most := votes[code]
	for _, each := range candidates {
		if votes[each.code] == most {
			return each.code, each.source
		}
	}
	return "", ""
}

// codesOf returns the 标识码 that the entries carry, each once, in lower case.
func codesOf(entries []sign) []string {
	var codes []string
	known := map[string]bool{}
	for _, s := range entries {
		for _, code := range s.codes {
			if code = strings.ToLower(code); !known[code] {
				known[code] = true
				codes = append(codes, code)
			}
		}
	}
	return codes
}
