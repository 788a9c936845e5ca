package outline

import (
	"slices"

	"golang.org/x/net/html"
)

const (
	undatedPoints = 2  // of an item of a list without a date
	datedPoints   = 5  // of one with a date
	ownTimes      = 2  // what a list counts that is named as the page or leads to its pager
	seenRows      = 20 // rows of a list that are asked whether they are seen, at most
	pagerGap      = 80 // characters between the last item of a list and the pager, at most
)

// mainGroup is the list that the page is for, should it be for one: the one with most items of
// those that are seen, else of the hidden ones.
func (r *reader) mainGroup() *group {
	var best *group
	most, shown := 0, false
	turns := r.turnPlaces()
	for _, g := range r.groups {
		g.aside = r.isAside(g)
		if g.aside {
			continue
		}
		score, seen := r.score(g, turns), r.seen(g)
		if best == nil || seen && !shown || seen == shown && score > most {
			best, most, shown = g, score, seen
		}
	}
	return best
}

// hasDatedList reports whether the page is for a list with dates.
func (r *reader) hasDatedList() bool {
	main := r.mainGroup()
	return main != nil && r.datedRows(main) > 0
}

// isAside reports whether a list stands beside what the page is for. Where the page itself or
// a column with “更多” bears such a name as 专家解读, that is no heading of related documents.
func (r *reader) isAside(g *group) bool {
	for _, area := range []Area{r.zones[g.node], r.zone(g.node)} {
		if area == AreaSidebar || area == AreaRelated {
			return true
		}
	}
	column := r.namesPage(g.heading) || g.more != "" && KindNamed(g.heading) != ColumnOther
	return !column && reads().Texts.Related.MatchString(g.heading)
}

// namesPage reports whether a heading is the name of the page or of its column.
func (r *reader) namesPage(heading string) bool {
	heading = unspaced(heading)
	return heading != "" && (heading == unspaced(r.page.Title) || heading == unspaced(r.page.ColumnName))
}

// score is how much speaks for a list being what the page is for; turns are the places of the
// pager's links.
func (r *reader) score(g *group, turns []int) int {
	score := 0
	for _, row := range g.rows {
		if row.date.IsZero() {
			score += undatedPoints
		} else {
			score += datedPoints
		}
	}
	if r.namesPage(g.heading) || r.leadsToPager(g, turns) {
		score *= ownTimes
	}
	return score
}

// seen reports whether a reader sees a list: one of its first rows.
func (r *reader) seen(g *group) bool {
	first := g.rows[:min(len(g.rows), seenRows)]
	return slices.ContainsFunc(first, func(row row) bool { return r.visible(row.node) || r.visible(row.anchor.node) })
}

// visible reports whether a node or a text right in it is seen: an element around floating ones
// has no height of its own.
func (r *reader) visible(n *html.Node) bool {
	if r.doc.Visible(n) {
		return true
	}
	return n.FirstChild != nil && r.doc.Visible(n.FirstChild)
}

// leadsToPager reports whether the page's pager follows right behind the last item of a list.
func (r *reader) leadsToPager(g *group, turns []int) bool {
	if len(g.rows) == 0 {
		return false
	}
	last := r.weights[g.rows[len(g.rows)-1].node]
	if last == nil {
		return false
	}
	end := last.before + last.text
	next, _ := slices.BinarySearch(turns, end)
	return next < len(turns) && turns[next] <= end+pagerGap
}

// turnPlaces returns how many characters of the page stand before each link of the pager,
// sorted.
func (r *reader) turnPlaces() []int {
	var places []int
	for _, t := range slices.Concat(r.pager.turns, r.pager.blind) {
		if at := r.weights[t.anchor.node]; at != nil {
			places = append(places, at.before)
		}
	}
	slices.Sort(places)
	return places
}
