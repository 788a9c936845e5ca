package outline

import "golang.org/x/net/html"

const factsReach = 160 // characters between a title and the facts beside it, at most

// hasFacts reports whether the facts of an article stand beside its title: publication
// time, source, number of readers.
func (r *reader) hasFacts() bool {
	for n, w := range r.weights {
		if w.text == 0 || w.text > factsRunes || n.Type != html.ElementNode || !r.mayTellFacts(n) {
			continue
		}
		if reads().Kinds.Facts.MatchString(r.doc.Text(n)) && !r.inRow(n) {
			return true
		}
	}
	return r.datedBesideTitle()
}

// datedBesideTitle reports whether a day of publication is shown right behind the title,
// also where an icon or nothing at all stands for its label.
func (r *reader) datedBesideTitle() bool {
	title := r.weights[r.page.TitleNode]
	if title == nil {
		return false
	}
	for _, d := range shownDates(r.doc, r.page, r.asOf) {
		w := r.weights[d.Node]
		if w == nil || w.before < title.before || w.before > title.before+title.text+factsReach || !r.mayTellFacts(d.Node) || r.inRow(d.Node) {
			continue
		}
		return true
	}
	return false
}

// mayTellFacts reports whether an element stands where an article has its facts.
func (r *reader) mayTellFacts(n *html.Node) bool {
	for _, area := range []Area{r.zones[n], r.zone(n)} {
		switch area {
		case AreaFooter, AreaRelated:
			return false
		}
	}
	switch r.zones[n] {
	case AreaNavigation, AreaSidebar:
		return false
	}
	return true
}

func (r *reader) inRow(n *html.Node) bool {
	for e, depth := n, 0; e != nil && depth < climb; e, depth = e.Parent, depth+1 {
		if r.rowNodes[e] {
			return true
		}
	}
	return false
}
