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
	r := findErrorReader{view: v, words: words, made: map[*html.Node]bool{}}
	for _, place := range v.doc.Find("#" + findErrorResultID).Nodes {
		for _, img := range pictures(place) {
			r.made[img] = true
			if state := v.picture(img); state > r.result.state {
				r.result = sign{state: state, node: img}
			}
		}
	}
	r.scripted = v.doc.Find("script#"+findErrorScriptID).Length() > 0
	v.elements(r.read)
	if !r.scripted {
		v.inlineScripts([]string{findErrorScriptID}, func(n *html.Node, text string) {
			if m := findErrorWritten.FindStringSubmatch(text); m != nil {
				r.signs = append(r.signs, sign{form: FormInlineScript, state: signUnloaded, node: n, codes: m[1:]})
			}
		})
	}
	return r.signs
}

// findErrorReader collects the entries of one page.
type findErrorReader struct {
	*view
	words    findErrorWords
	made     map[*html.Node]bool // pictures in the place where the script puts its own
	result   sign                // the best of them
	scripted bool                // the page has the official script
	signs    []sign
}

func (r *findErrorReader) read(n *html.Node) {
	switch {
	case n.Data == "script":
		r.script(n)
	case n.Data == "img":
		r.image(n)
	case evidence.Attribute(n, "data-setting") != "":
		r.setting(n)
	default:
		r.link(n)
	}
}

// script recognises the official script or a copy of it. It works when its result
// stands on the page.
func (r *findErrorReader) script(n *html.Node) {
	src := evidence.Attribute(n, "src")
	code := evidence.Attribute(n, "sitecode")
	if code == "" {
		code = evidence.Attribute(n, "site_code")
	}
	official := evidence.Attribute(n, "id") == findErrorScriptID
	if !official && (code == "" || !strings.Contains(r.fileName(n), findErrorFile)) {
		return
	}
	s := sign{form: FormScript, state: signUnloaded, node: n, codes: notEmpty(code)}
	if came(r.resource(n, src)) {
		s.state = signDead
	}
	if r.result.state > s.state {
		s.state, s.node = r.result.state, r.result.node
	}
	r.signs = append(r.signs, s)
}

// setting reads an element that another script fills with the entry.
func (r *findErrorReader) setting(n *html.Node) {
	m := findErrorSetting.FindStringSubmatch(evidence.Attribute(n, "data-setting"))
	if m == nil || !isSiteCode(m[1]) {
		return // the setting of some other mark
	}
	s := sign{form: FormScript, state: signUnloaded, node: n, codes: m[1:]}
	if slices.ContainsFunc(pictures(n), r.doc.Visible) {
		s.state = signWorks
	}
	r.signs = append(r.signs, s)
}

// image reads a picture with the call of the official script, and one that looks like
// the entry and leads nowhere.
func (r *findErrorReader) image(img *html.Node) {
	call := callAround(img)
	if call == "" && !r.scripted && r.official(img) && r.listened(img) {
		r.signs = append(r.signs, sign{form: FormClick, state: r.picture(img), node: img, codes: r.pictureCodes(img)})
		return
	}
	if call == "" && (r.made[img] && r.scripted || !calledBy(img, r.words.Words)) {
		return
	}
	state := r.picture(img)
	if around, ok := r.clickableAround(img); state == signDead || call == "" && ok && findErrorAddress(around, r.words) {
		return // not seen, or the link around it is the entry
	}
	s := sign{form: FormImage, node: img}
	if call != "" {
		s = sign{form: FormClick, state: state, node: img, codes: append([]string{call}, r.pictureCodes(img)...)}
	}
	r.signs = append(r.signs, s)
}

// link reads a link, or another element whose handler opens the entry.
func (r *findErrorReader) link(n *html.Node) {
	c, ok := r.clickableOf(n)
	if !ok || !findErrorAddress(c, r.words) {
		return
	}
	shown := shownBy(r.doc, n)
	if shown == nil || !visibleWithin(r.doc, shown) {
		return
	}
	s := sign{form: FormLink, state: signWorks, node: shown, codes: notEmpty(parameter(c.address, "site_code"))}
	if c.byScript {
		s.form = FormClick
	}
	for _, img := range pictures(n) {
		s.codes = append(s.codes, r.pictureCodes(img)...)
	}
	r.signs = append(r.signs, s)
}

// official reports a picture of the entry's own: in the place where the script
// puts it, or with the code in its address.
func (r *findErrorReader) official(img *html.Node) bool {
	return r.made[img] || len(r.pictureCodes(img)) > 0
}

// listened reports whether a script waits for a click on a picture, which is in
// no link.
func (r *findErrorReader) listened(img *html.Node) bool {
	if _, linked := r.clickableAround(img); linked {
		return false
	}
	return r.doc.Clickable(img) || r.doc.Clickable(img.Parent)
}

// pictureCodes returns the code that the official picture's address carries.
func (r *findErrorReader) pictureCodes(img *html.Node) []string {
	u := follow(r.doc, img, evidence.Attribute(img, "src"))
	if u == nil || !slices.Contains(r.words.Hosts, hostOf(u.Href(true))) {
		return nil
	}
	return notEmpty(parameter(u, "v"))
}

// findErrorAddress reports whether a click opens the entry: on an official host, or by
// an office's own address that hands a site's code on.
func findErrorAddress(c clickable, words findErrorWords) bool {
	if c.address == nil {
		return false
	}
	relayed := strings.Contains(strings.ToLower(c.address.Pathname()), findErrorFile) && parameter(c.address, "site_code") != ""
	return c.leadsTo(words.Hosts) || relayed
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
