package audits

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// findErrorWords are the parameters of identity.find-error.
type findErrorWords struct {
	Hosts []string `yaml:"hosts"` // of the entry, old ones included
	Words []string `yaml:"words"` // in alternative texts and file names of its picture, in lower case
}

// The names that the official script uses.
const (
	findErrorScriptID = "_jiucuo_"
	findErrorResultID = "_span_jiucuo"
	findErrorFile     = "jiucuo"
)

var (
	findErrorCall    = regexp.MustCompile(`\bLink\(\s*['"]?(\w+)['"]?\s*\)`)
	findErrorSetting = regexp.MustCompile(`site_?code['"]?\s*:\s*['"]?(\w+)`)
	findErrorWritten = regexp.MustCompile(`_jiucuo_[^>]*?site_?code\s*=\s*\\?['"]?(\w+)`)
)

// findErrorSigns returns every “我为政府网站找错” entry of the page.
func (v *view) findErrorSigns(words findErrorWords) []sign {
	var signs []sign
	v.elements(func(n *html.Node) {
		switch {
		case n.Data == "script":
			if s, ok := v.findErrorScript(n); ok {
				signs = append(signs, s)
			}
		case evidence.Attribute(n, "data-setting") != "":
			signs = append(signs, v.findErrorSetting(n)...)
		case n.Data == "img":
			signs = append(signs, v.findErrorImage(n, words)...)
		default:
			signs = append(signs, v.findErrorLink(n, words)...)
		}
	})
	if ran := slices.ContainsFunc(signs, func(s sign) bool { return s.form == FormScript }); !ran {
		v.inlineScripts(func(n *html.Node, text string) {
			if m := findErrorWritten.FindStringSubmatch(text); m != nil {
				signs = append(signs, sign{form: FormInlineScript, state: signUnloaded, node: n, codes: m[1:]})
			}
		})
	}
	return signs
}

// findErrorScript recognises the official script or a copy of it. It works when its
// result stands on the page.
func (v *view) findErrorScript(n *html.Node) (sign, bool) {
	src := evidence.Attribute(n, "src")
	code := evidence.Attribute(n, "sitecode")
	if code == "" {
		code = evidence.Attribute(n, "site_code")
	}
	official := evidence.Attribute(n, "id") == findErrorScriptID
	if !official && (code == "" || !strings.Contains(fileName(src), findErrorFile)) {
		return sign{}, false
	}
	s := sign{form: FormScript, state: signUnloaded, node: n, codes: notEmpty(code)}
	if came(v.resource(n, src)) {
		s.state = signDead
	}
	for _, result := range v.doc.Find("#" + findErrorResultID).Nodes {
		for _, img := range pictures(result) {
			if state := v.picture(img); state != signDead {
				s.state, s.node = max(s.state, state), img
			}
		}
	}
	return s, true
}

// findErrorSetting reads an element that another script fills with the entry.
func (v *view) findErrorSetting(n *html.Node) []sign {
	m := findErrorSetting.FindStringSubmatch(evidence.Attribute(n, "data-setting"))
	if m == nil || !isSiteCode(m[1]) {
		return nil // the setting of some other mark
	}
	s := sign{form: FormScript, state: signUnloaded, node: n, codes: m[1:]}
	if slices.ContainsFunc(pictures(n), v.doc.Visible) {
		s.state = signWorks
	}
	return []sign{s}
}

// findErrorImage reads a picture with the call of the official script, and one that
// looks like the entry and leads nowhere.
func (v *view) findErrorImage(img *html.Node, words findErrorWords) []sign {
	state := v.picture(img)
	if state == signDead {
		return nil
	}
	if call := callAround(img); call != "" {
		return []sign{{form: FormClick, state: state, node: img, codes: append([]string{call}, v.pictureCodes(img, words)...)}}
	}
	if around, ok := v.clickableAround(img); ok && findErrorAddress(around, words) {
		return nil // the link is the sign
	}
	if !calledBy(img, words.Words) || v.madeByScript(img) {
		return nil
	}
	return []sign{{form: FormImage, node: img}}
}

// madeByScript reports whether a picture is the official script's result.
func (v *view) madeByScript(img *html.Node) bool {
	for n := img; n != nil; n = n.Parent {
		if evidence.Attribute(n, "id") == findErrorResultID {
			return v.doc.Find("script#"+findErrorScriptID).Length() > 0
		}
	}
	return false
}

// findErrorLink reads a link, or another element whose handler opens the entry.
func (v *view) findErrorLink(n *html.Node, words findErrorWords) []sign {
	c, ok := v.clickableOf(n)
	if !ok || !findErrorAddress(c, words) || !visibleWithin(v.doc, n) {
		return nil
	}
	s := sign{form: FormLink, state: signWorks, node: n}
	if c.byScript {
		s.form = FormClick
	}
	s.codes = notEmpty(parameter(c.address, "site_code"))
	for _, img := range pictures(n) {
		s.codes = append(s.codes, v.pictureCodes(img, words)...)
	}
	return []sign{s}
}

// findErrorAddress reports whether a click opens the entry: on an official host, or by
// an office's own address that hands a site's code on.
func findErrorAddress(c clickable, words findErrorWords) bool {
	if c.address == nil {
		return false
	}
	relayed := strings.Contains(strings.ToLower(c.address.Path), findErrorFile) && parameter(c.address, "site_code") != ""
	return c.leadsTo(words.Hosts) || relayed
}

// pictureCodes returns the code that the official picture's address carries.
func (v *view) pictureCodes(img *html.Node, words findErrorWords) []string {
	u, err := v.doc.Resolve(img, evidence.Attribute(img, "src"))
	if err != nil || !slices.Contains(words.Hosts, hostName(u)) {
		return nil
	}
	return notEmpty(parameter(u, "v"))
}

// callAround returns the code with which a picture, or what holds it, calls the
// official script's function.
func callAround(img *html.Node) string {
	const levels = 3
	for n, up := img, 0; n != nil && up < levels; n, up = n.Parent, up+1 {
		if m := findErrorCall.FindStringSubmatch(evidence.Attribute(n, "onclick")); m != nil {
			return m[1]
		}
	}
	return ""
}

// notEmpty returns a code in a list, none when it is blank.
func notEmpty(code string) []string {
	if code = strings.TrimSpace(code); code == "" {
		return nil
	}
	return []string{code}
}
