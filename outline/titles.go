package outline

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	headlineRunes = 160 // characters of a page's title at most
	surely        = 40  // points from which on a heading is the page's own, whatever its tags say
	siteRunes     = 20  // characters of the name of a site, at most
	labelledRunes = 100 // characters of a title with its label, at most
	segmentRunes  = 4   // characters of a part of <title> that is compared, at least
	restRunes     = 20  // characters of a title that <title> leaves out, at most
)

// headline is an element that may show the title of the page.
type headline struct {
	node  *html.Node
	text  string
	score int
}

// unspaced is a text without white space, for comparison.
func unspaced(text string) string {
	return strings.Join(strings.Fields(text), "")
}

// segments are the parts of the document's <title> without the name of the site.
func (r *reader) segments() []string {
	var parts []string
	site := unspaced(r.tag("sitename"))
	for _, part := range r.allSegments() {
		if (unspaced(part) != site || site == "") && !namesSite(part) {
			parts = append(parts, part)
		}
	}
	return parts
}

// allSegments are the parts of the document's <title>.
func (r *reader) allSegments() []string {
	var parts []string
	for part := range strings.FieldsFuncSeq(evidence.Normalize(r.page.Source.Title), func(c rune) bool { return strings.ContainsRune("_-|—–·>»", c) }) {
		if part = strings.Trim(part, " []【】!！"); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// namesSite reports whether a text may be the name of a site or of an office.
func namesSite(text string) bool {
	return utf8.RuneCountInString(text) <= siteRunes && reads().Texts.SiteName.MatchString(text)
}

// leadsTitle reports whether a text is what the document's <title> begins with, before its
// column and another name of a site: a title, though it ends as names of offices do.
func (r *reader) leadsTitle(text string) bool {
	parts := r.allSegments()
	last := len(parts) - 1
	return last >= 2 && unspaced(parts[0]) == unspaced(text) && parts[0] != parts[last] && namesSite(parts[last])
}

// wholeTitle is <title> up to the last sign that parts the name of the site from it.
func (r *reader) wholeTitle() string {
	return strings.Trim(evidence.Normalize(r.page.Source.Title), " []【】")
}

// readTitle finds the element that shows the title. names are what the page may be called
// by its tags and its breadcrumb, the surest first.
func (r *reader) readTitle(names []string) {
	var best headline
	titled := unspaced(r.wholeTitle())
	segments := r.segments()
	seen := 0
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type != html.ElementNode && n.Type != html.DocumentNode {
			return
		}
		switch n.Data {
		case "script", "style", "head", "select", "noscript", "template", "ol", "a":
			return
		}
		if n == r.trailNode || r.rowNodes[n] {
			return
		}
		switch r.zones[n] {
		case AreaNavigation, AreaFooter, areaFriends, AreaSidebar, areaPager, AreaRelated:
			return
		}
		w := r.weights[n]
		if w == nil || w.text == 0 {
			return
		}
		if n.Type == html.ElementNode && w.text <= headlineRunes*2 && w.text >= 2 && n.Data != "body" && n.Data != "html" {
			seen++
			text := r.doc.Text(n)
			if short := strings.TrimSpace(reads().Texts.TitleDate.remove(text)); short != "" && w.links == 0 {
				text = short
			}
			if score := r.scoreHeadline(n, text, w, names, titled, segments); score > best.score {
				best = headline{n, text, score}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(r.doc.Root())
	shown := best.node != nil
	if shown && best.score < surely {
		for _, name := range names {
			shown = shown && name == "" // a heading of some part of the page
		}
	}
	if shown {
		r.page.Title, r.page.TitleNode = best.text, best.node
		return
	}
	for _, name := range append(names, segments...) {
		if name != "" {
			r.page.Title = name
			return
		}
	}
}

// scoreHeadline says how much speaks for an element showing the title, 0 for nothing.
func (r *reader) scoreHeadline(n *html.Node, text string, w *weight, names []string, titled string, segments []string) int {
	length := utf8.RuneCountInString(text)
	if length < 2 || length > headlineRunes || w.links > 0 && w.linked*2 > w.text {
		return 0
	}
	flat := unspaced(text)
	score := 0
	for i, name := range names {
		if name != "" && unspaced(name) == flat {
			score = 90 - 10*i
			break
		}
	}
	office := namesSite(text) && !r.leadsTitle(text) // its name begins many a title
	if score == 0 && length >= segmentRunes && !office {
		switch {
		case strings.HasPrefix(titled, flat):
			score = 60
		case length >= 8 && strings.Contains(titled, flat):
			score = 50
		default:
			for _, segment := range segments {
				if s := unspaced(segment); s == flat || goesOn(flat, s) {
					score = 55
				}
			}
		}
	}
	mark := 0
	switch n.Data {
	case "h1":
		mark = 40
	case "h2":
		mark = 25
	case "h3":
		mark = 12
	}
	if reads().Names.Heading.MatchString(evidence.Attribute(n, "class")) || reads().Names.Heading.MatchString(evidence.Attribute(n, "id")) {
		mark += 15
	}
	if score == 0 && (mark < 15 || r.zone(n) == areaHead || reads().Texts.TrailLabel.MatchString(text) || reads().Texts.Related.MatchString(text) || office) {
		return 0
	}
	if r.page.Body != nil && n != r.page.Body && contains(r.page.Body, n, climb) {
		mark -= 5
	}
	return score + mark
}

// goesOn reports whether a text is what a part of <title> begins, which is cut off or leaves out
// a few characters.
func goesOn(flat, segment string) bool {
	begun := strings.TrimRight(segment, ".…")
	if utf8.RuneCountInString(segment) < 10 || !strings.HasPrefix(flat, begun) {
		return false
	}
	return begun != segment || utf8.RuneCountInString(flat[len(begun):]) <= restRunes
}

// labelledTitle is what stands beside the label 标题 or 主题 of a message, with its element.
func (r *reader) labelledTitle() (string, *html.Node) {
	for _, n := range r.doc.Find("td, th, dt, span, label, div, p, b, strong").Nodes {
		if w := r.weights[n]; w == nil || w.text == 0 || w.text > labelledRunes {
			continue
		}
		text := unspaced(r.doc.Text(n))
		if m := reads().Texts.TitleLabel; m.Regexp != nil && m.MatchString(text) {
			if rest := strings.TrimSpace(m.remove(text)); rest != "" {
				return rest, n
			}
			for s := n.NextSibling; s != nil; s = s.NextSibling {
				if s.Type == html.ElementNode {
					if title := r.doc.Text(s); title != "" && utf8.RuneCountInString(title) <= headlineRunes {
						return title, s
					}
					break
				}
			}
		}
	}
	return "", nil
}
