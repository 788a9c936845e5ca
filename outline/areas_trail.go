package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	trailRunes  = 200 // characters of a breadcrumb at most; the title of an article may end it
	trailClimb  = 4   // elements between the label or the first link and the breadcrumb
	trailSteps  = 10  // steps of a breadcrumb at most
	labelRunes  = 60  // characters of a text that is looked at for the label
	trailTokens = 60  // pieces of text and links of a breadcrumb at most
)

// readTrail finds the breadcrumb: by its label, by the class of its element, or by its form,
// links from the home page on with signs between them.
func (r *reader) readTrail() {
	for _, holder := range r.trailHolders() {
		steps, links := r.trailSteps(holder)
		if len(steps) == 0 && len(links) == 0 {
			continue
		}
		for _, a := range links {
			a.area = AreaTrail
		}
		r.page.Trail, r.trailNode = steps, holder
		return
	}
}

// trailHolders returns the elements that may be the breadcrumb, the likeliest first.
func (r *reader) trailHolders() []*html.Node {
	var labelled, named, formed []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			if len(n.Data) <= 4*labelRunes && reads().Texts.TrailLabel.MatchString(evidence.Normalize(n.Data)) {
				if e := r.holderOf(n.Parent); e != nil {
					labelled = append(labelled, e)
				}
			}
			return
		}
		if n.Type == html.ElementNode {
			switch n.Data {
			case "script", "style", "head", "noscript", "template", "select":
				return
			}
			w := r.weights[n]
			if w != nil && w.links > 0 && w.text <= trailRunes &&
				(reads().Names.Trail.MatchString(evidence.Attribute(n, "class")) || reads().Names.Trail.MatchString(evidence.Attribute(n, "id"))) &&
				(r.beginsAtHome(n) || r.separated(n)) {
				named = append(named, n)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(r.doc.Root())
	for _, a := range r.anchors {
		if a.length <= shortRunes && a.area != AreaNavigation && a.area != AreaFooter && reads().Texts.TrailHome.MatchString(a.text) && a.node.Parent != nil {
			e := a.node.Parent
			if w := r.weights[e]; w != nil && w.links < 2 && e.Parent != nil {
				e = e.Parent
			}
			if w := r.weights[e]; w != nil && w.text <= trailRunes && r.separated(e) {
				formed = append(formed, e)
			}
		}
	}
	var shown, hidden []*html.Node
	for _, e := range slices.Concat(labelled, named, formed) {
		switch area := r.zones[e]; {
		case area == AreaNavigation || area == AreaFooter:
		case r.doc.Text(e) == "":
			hidden = append(hidden, e)
		default:
			shown = append(shown, e)
		}
	}
	return append(shown, hidden...)
}

// beginsAtHome reports whether the first link of an element leads to the home page.
func (r *reader) beginsAtHome(e *html.Node) bool {
	a := r.anchorIn(e)
	return a != nil && (reads().Texts.TrailHome.MatchString(a.text) || a.target != "" && r.isHome(a.target))
}

// holderOf is the element around a label that holds the steps too.
func (r *reader) holderOf(e *html.Node) *html.Node {
	for depth := 0; e != nil && depth < trailClimb; e, depth = e.Parent, depth+1 {
		w := r.weights[e]
		if w == nil || w.text > trailRunes {
			return nil
		}
		if w.links > 0 {
			return e
		}
	}
	return nil
}

// separated reports whether signs of a breadcrumb stand between the links of an element.
func (r *reader) separated(e *html.Node) bool {
	signs := 0
	for d := range e.Descendants() {
		if d.Type == html.TextNode && strings.ContainsAny(evidence.Normalize(d.Data), ">»›→") {
			signs++
		}
	}
	return signs > 0
}

// trailSteps reads the steps of a breadcrumb and the links among them. The home page and
// “正文” are no steps.
func (r *reader) trailSteps(holder *html.Node) (steps []Link, links []*anchor) {
	tokens := 0
	add := func(step Link) {
		step.Text = strings.TrimFunc(step.Text, func(c rune) bool { return strings.ContainsRune(" >»›→:：-/|", c) })
		name := strings.ReplaceAll(step.Text, " ", "")
		if name == "" || len(steps) == trailSteps || reads().Texts.TrailEnd.MatchString(name) {
			return
		}
		if len(steps) == 0 && (reads().Texts.TrailHome.MatchString(name) || step.Address != "" && r.isHome(step.Address)) {
			return
		}
		if isUtility(name) {
			return
		}
		step.Area = AreaTrail
		steps = append(steps, step)
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if tokens++; tokens > trailTokens*20 {
			return
		}
		if a := r.byNode[n]; a != nil {
			links = append(links, a)
			add(Link{Text: a.text, Address: a.target, Icon: a.icon, Node: n})
			return
		}
		if n.Type == html.TextNode {
			if !r.doc.Visible(n) && r.doc.Visible(holder) {
				return
			}
			text := evidence.Normalize(n.Data)
			if at := strings.IndexAny(text, ":："); at >= 0 && len(steps) == 0 && reads().Texts.TrailLabel.MatchString(text[:at]+":") {
				text = text[at+1:]
			} else if len(steps) == 0 && reads().Texts.TrailLabel.MatchString(text) {
				return
			}
			for piece := range strings.FieldsFuncSeq(text, func(c rune) bool { return strings.ContainsRune(">»›→", c) }) {
				if !reads().Texts.Separators.MatchString(piece) {
					add(Link{Text: piece, Node: n.Parent})
				}
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(holder)
	if len(links) == 0 || utf8.RuneCountInString(evidence.Normalize(r.doc.Text(holder))) > trailRunes {
		return nil, nil
	}
	return steps, links
}

// isHome reports whether an address is that of the host's home page.
func (r *reader) isHome(address string) bool {
	return address == Canonical(schemeOf(address)+"://"+hostOf(address)+"/")
}
