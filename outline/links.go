package outline

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// maxLinks is how many links of a page are read at most, ten times what a crowded one has.
const maxLinks = 20000

// anchor is a link with what is asked of it more than once.
type anchor struct {
	node   *html.Node
	text   string // as Link.Text
	full   string // the longest of what it says of its target: text, title, alternative text
	length int    // of full, in characters
	target string // canonical address
	icon   bool
	more   bool // “更多” by its text
	area   Area
}

// readLinks reads the links in document order.
func (r *reader) readLinks() {
	nodes := r.doc.Find("a, area").Nodes
	r.byNode = make(map[*html.Node]*anchor, len(nodes))
	for _, n := range nodes {
		if len(r.anchors) == maxLinks {
			return
		}
		href, click := evidence.Attribute(n, "href"), evidence.Attribute(n, "onclick")
		if href == "" && click == "" && !hasAttribute(n, "href") {
			continue // a target, no link
		}
		a := &anchor{node: n, target: r.target(n, href, click)}
		a.text, a.icon = r.linkText(n)
		a.full = fuller(a.text, evidence.Normalize(evidence.Attribute(n, "title")))
		a.length = utf8.RuneCountInString(a.full)
		a.more = reads().Texts.More.MatchString(a.text) || a.icon && a.text == "" && moreByName(n)
		a.area = r.zone(n)
		r.anchors = append(r.anchors, a)
		r.byNode[n] = a
	}
}

// moreByName reports whether a link without text, or its picture, is named after “更多”.
func moreByName(n *html.Node) bool {
	names := []string{evidence.Attribute(n, "class")}
	if picture := n.FirstChild; picture != nil {
		for d := range n.Descendants() {
			if d.Data == "img" || d.Data == "i" || d.Data == "span" {
				names = append(names, evidence.Attribute(d, "src"), evidence.Attribute(d, "class"))
				break
			}
		}
	}
	for _, name := range names {
		if reads().Names.More.MatchString(name) {
			return true
		}
	}
	return false
}

func hasAttribute(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, name) {
			return true
		}
	}
	return false
}

// target is the canonical address that a link leads to, "" where only a script knows.
func (r *reader) target(n *html.Node, href, click string) string {
	lower := strings.ToLower(strings.TrimSpace(href))
	if href != "" && !strings.HasPrefix(lower, "javascript:") && lower != "#" && !strings.HasPrefix(lower, "#") {
		u, err := r.doc.Resolve(n, href)
		if err != nil {
			return ""
		}
		return canonical(u)
	}
	for _, script := range []string{click, href} {
		if len(script) > 2000 || reads().Addresses.Script.Regexp == nil {
			continue
		}
		if m := reads().Addresses.Script.FindStringSubmatch(script); m != nil {
			if u, err := r.doc.Resolve(n, m[1]); err == nil {
				return canonical(u)
			}
		}
	}
	return ""
}

// linkText returns the visible text of a link; where it shows none the text that is folded
// away, else its title or the alternative text of its picture.
func (r *reader) linkText(n *html.Node) (text string, icon bool) {
	if text := r.textOf(n); text != "" {
		return text, false
	}
	if title := evidence.Normalize(evidence.Attribute(n, "title")); title != "" {
		return title, true
	}
	if alt := evidence.Normalize(evidence.Attribute(n, "alt")); alt != "" {
		return alt, true
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "img" {
			for _, name := range []string{"alt", "title"} {
				if alt := evidence.Normalize(evidence.Attribute(d, name)); alt != "" {
					return alt, true
				}
			}
		}
	}
	return "", true
}

// textOf returns the visible text below a node, else all of its text: what a folded menu
// or a hidden tab holds.
func (r *reader) textOf(n *html.Node) string {
	if text := r.doc.Text(n); text != "" {
		return text
	}
	return hiddenText(n)
}

// hiddenText is the text below a node, shown or not.
func hiddenText(n *html.Node) string {
	var all strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			all.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "noscript" || n.Data == "template"):
			return
		case n.Type == html.ElementNode && n.Data != "a" && n.Data != "font" && n.Data != "b" && n.Data != "em" && n.Data != "strong":
			all.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
	}
	add(n)
	return evidence.Normalize(all.String())
}

// fuller returns the title attribute of a link where its text is only the beginning of it.
func fuller(text, title string) string {
	if utf8.RuneCountInString(title) <= utf8.RuneCountInString(text) {
		return text
	}
	short := strings.TrimRight(text, ".…· ")
	if short == "" || strings.HasPrefix(title, short) {
		return title
	}
	return text
}
