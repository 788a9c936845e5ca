package audits

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// conacWords are the parameters of identity.conac.
type conacWords struct {
	Hosts             []string `yaml:"hosts"`              // to which a mark links
	ScriptHosts       []string `yaml:"script_hosts"`       // from which the official script comes
	Words             []string `yaml:"words"`              // in alternative texts, ids and file names of its picture, in lower case
	RefusedImages     []string `yaml:"refused_images"`     // file names of pictures that are no valid mark
	InstitutionImages []string `yaml:"institution_images"` // file names of the mark of 事业单位
}

// conacScriptFile is the name of the official script: CA and a site's number. A saved
// copy keeps it.
var conacScriptFile = regexp.MustCompile(`^ca\d{21}\.js`)

// conacSigns returns every 党政机关网站标识: links first, then scripts, then pictures
// that lead nowhere.
func (v *view) conacSigns(words conacWords) []sign {
	var links, scripts, images []sign
	v.elements(func(n *html.Node) {
		if c, ok := v.clickableOf(n); ok && c.leadsTo(words.Hosts) {
			links = append(links, v.conacLinks(c, words)...)
			return
		}
		switch n.Data {
		case "script":
			if s, ok := v.conacScript(n, words); ok {
				scripts = append(scripts, s)
			}
		case "img":
			if v.doc.Visible(n) && calledBy(n, words.Words) && !v.inConacLink(n, words) {
				images = append(images, sign{form: FormImage, node: n, image: v.fileName(n)})
			}
		}
	})
	v.inlineScripts(words.ScriptHosts, func(n *html.Node, text string) {
		if slices.ContainsFunc(words.ScriptHosts, func(host string) bool { return strings.Contains(text, "//"+host+"/") }) {
			scripts = append(scripts, sign{form: FormInlineScript, state: signUnloaded, node: n})
		}
	})
	return slices.Concat(links, v.settleConac(scripts), images)
}

// conacLinks returns a sign for each picture in a link to the mark's record.
func (v *view) conacLinks(c clickable, words conacWords) []sign {
	form := FormLink
	if c.byScript {
		form = FormClick
	}
	var signs []sign
	for _, img := range pictures(c.node) {
		s := sign{form: form, state: v.picture(img), node: img, image: v.fileName(img)}
		if slices.Contains(words.RefusedImages, s.image) {
			s.state = signDead
		}
		if s.state != signDead || v.doc.Visible(img) {
			signs = append(signs, s)
		}
	}
	return signs
}

func (v *view) inConacLink(n *html.Node, words conacWords) bool {
	c, ok := v.clickableAround(n)
	return ok && c.leadsTo(words.Hosts)
}

// conacScript recognises the official script.
func (v *view) conacScript(n *html.Node, words conacWords) (sign, bool) {
	src := evidence.Attribute(n, "src")
	if src == "" {
		return sign{}, false
	}
	if !slices.Contains(words.ScriptHosts, hostOf(webAddress(v.doc, n, src))) && !conacScriptFile.MatchString(v.fileName(n)) {
		return sign{}, false
	}
	state := signUnloaded
	if came(v.resource(n, src)) {
		state = signDead // it ran, and what it writes is found as a link
	}
	return sign{form: FormScript, state: state, node: n}, true
}

// settleConac lets the word of a script that came stand for the one that wrote it.
func (v *view) settleConac(scripts []sign) []sign {
	for _, s := range scripts {
		if s.form == FormScript && s.state == signDead {
			return slices.DeleteFunc(scripts, func(s sign) bool { return s.form == FormInlineScript })
		}
	}
	return scripts
}
