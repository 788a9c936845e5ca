package audits

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// Form is how a page carries a mark that is a picture.
type Form string

// The forms of marks.
const (
	FormLink         Form = "link"          // a picture in a link to the official host
	FormClick        Form = "onclick"       // a picture whose click handler opens the official page
	FormScript       Form = "script"        // the official script
	FormInlineScript Form = "inline-script" // a script that writes the official script
	FormImage        Form = "image"         // a picture alone, which is no valid mark
)

// sign is a mark that is a picture, as a page carries it once.
type sign struct {
	form  Form
	state signState
	node  *html.Node
	codes []string // 标识码 that it carries
	image string   // file name of its picture
}

// signState is what a sign is worth.
type signState int

const (
	signDead     signState = iota // it is seen and does not work
	signUnloaded                  // it did not load, so that its worth is unknown
	signWorks
)

// bestSign returns the worthiest of the signs, the first of equals; false when there is
// none.
func bestSign(signs []sign) (sign, bool) {
	var found sign
	for i, s := range signs {
		if i == 0 || s.state > found.state {
			found = s
		}
	}
	return found, len(signs) > 0
}

// maxPictures bounds how many images of one element are looked at.
const maxPictures = 50

// pictures returns the first images below a node, itself included.
func pictures(n *html.Node) []*html.Node {
	var all []*html.Node
	isPicture := func(n *html.Node) bool {
		return n.Data == "img" || n.Data == "svg" || n.Data == "input" && strings.EqualFold(evidence.Attribute(n, "type"), "image")
	}
	if isPicture(n) {
		all = append(all, n)
	}
	for e := range n.Descendants() {
		if len(all) == maxPictures {
			break
		}
		if e.Type == html.ElementNode && isPicture(e) {
			all = append(all, e)
		}
	}
	return all
}

// picture judges whether a reader sees an image: signWorks when so, signUnloaded when
// it is in its place and its file did not come, signDead when it is hidden.
func (v *view) picture(img *html.Node) signState {
	if src := evidence.Attribute(img, "src"); src != "" {
		if r := v.resource(img, src); r != nil && !came(r) && v.laidOut(img) {
			return signUnloaded
		}
	}
	if v.doc.Visible(img) {
		return signWorks
	}
	return signDead
}

// calledBy reports whether an image bears one of the words, in lower case, in its id,
// class, texts or file name.
func calledBy(img *html.Node, words []string) bool {
	for _, name := range []string{"id", "class", "alt", "title", "src"} {
		value := strings.ToLower(evidence.Attribute(img, name))
		if slices.ContainsFunc(words, func(word string) bool { return strings.Contains(value, word) }) {
			return true
		}
	}
	return false
}

// laidOut reports whether an element takes part in the page's layout, even where it
// has no area.
func (v *view) laidOut(n *html.Node) bool {
	_, ok := v.doc.Box(n)
	return ok && v.doc.Style(n, "visibility") != "hidden"
}

// fileName returns the last part of the address that an image or a script comes from,
// in lower case and without query; "" when it comes from none.
func (v *view) fileName(n *html.Node) string {
	u := follow(v.doc, n, evidence.Attribute(n, "src"))
	if u == nil {
		return ""
	}
	return strings.ToLower(path.Base(u.Pathname()))
}

// scriptComments are the parts of a script that do not run.
var scriptComments = regexp.MustCompile(`(?m)^\s*//.*$|(?s:/\*.*?\*/)`)

// maxScript bounds how much of a script is read, in bytes.
const maxScript = 1 << 20

// inlineScripts visits the scripts that stand in the page itself and have one of the
// words, with their text as it would be written to the page: comments gone, percent
// escapes undone.
func (v *view) inlineScripts(words []string, visit func(n *html.Node, text string)) {
	v.elements(func(n *html.Node) {
		if n.Data != "script" || n.FirstChild == nil {
			return
		}
		text := n.FirstChild.Data
		text = text[:min(len(text), maxScript)]
		if containsAny(text, words) {
			visit(n, unescape(scriptComments.ReplaceAllString(text, "")))
		}
	})
}

// unescape undoes the percent escapes of JavaScript's escape function; what is none
// stays as it is.
func unescape(text string) string {
	return percentEscape.ReplaceAllStringFunc(text, func(escape string) string {
		if plain, err := url.PathUnescape(escape); err == nil {
			return plain
		}
		return escape
	})
}

var percentEscape = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
