package outline

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// Areas that only the reading itself tells apart; links in them are told as AreaOther.
const (
	areaHead    Area = "head"    // top of the page, without its navigation
	areaFriends Area = "friends" // links to other sites
	areaPager   Area = "pager"   // links to further pages of a list
)

const (
	shortRunes   = 12   // characters of a navigation entry's text at most
	longRunes    = 13   // characters from which on a link's text is a title rather than a name
	rowLinks     = 4    // short links in one list that make it a row of navigation
	headReach    = 700  // CSS pixels from the top within which a row of links is navigation
	footRunes    = 1500 // characters of a footer at most
	talkRunes    = 400  // characters beside its links that a navigation may have
	climb        = 40   // elements above a node that are looked at, at most
	lateInPage   = 0.55 // part of a page's text before its footer, at least
	headInPage   = 0.5  // part of a page's text before its navigation, at most
	behindFooter = 6    // elements behind a footer's line that are looked at
	parentsDeep  = 8    // elements between a link and the row it stands in, at most
)

// weight is what stands below an element.
type weight struct {
	links, short, long int // links by the length of their text
	text, linked       int // characters, and those of them in links
	before             int // characters of the page before it
	blocks             int // headings, inputs and the like
}

// weigh walks the page once and weighs every element.
func (r *reader) weigh() {
	r.weights = map[*html.Node]*weight{}
	total := 0
	var walk func(n *html.Node, inLink bool) weight
	walk = func(n *html.Node, inLink bool) weight {
		own := weight{before: total}
		switch n.Type {
		case html.TextNode:
			own.text = utf8.RuneCountInString(evidence.Normalize(n.Data))
			if inLink {
				own.linked = own.text
			}
			total += own.text
			return own
		case html.CommentNode, html.DoctypeNode:
			return own
		}
		switch n.Data {
		case "script", "style", "noscript", "template", "head", "select", "textarea":
			return own
		case "a":
			inLink = true
		case "h1", "h2", "h3", "h4":
			own.blocks++
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w := walk(c, inLink)
			own.links += w.links
			own.short += w.short
			own.long += w.long
			own.text += w.text
			own.linked += w.linked
			own.blocks += w.blocks
		}
		if n.Data == "a" {
			own.links++
			switch {
			case own.text > shortRunes:
				own.long++
			case own.text > 0:
				own.short++
			}
		}
		r.weights[n] = &own
		return own
	}
	walk(r.doc.Root(), false)
	r.total = total
}

// readZones finds the areas that elements have by their names and by what stands in them.
func (r *reader) readZones() {
	r.weigh()
	r.zones = map[*html.Node]Area{}
	r.readFooter()
	for n, w := range r.weights {
		if n.Type != html.ElementNode || n.Data == "html" || n.Data == "body" || n.Data == "a" {
			continue
		}
		if area := r.zoneByName(n, w); area != "" && r.zones[n] == "" {
			r.zones[n] = area
		}
	}
}

// zoneByName tells an element's area by its tag, its role, its class and id, where what
// stands in it does not speak against it.
func (r *reader) zoneByName(n *html.Node, w *weight) Area {
	words := &reads().Names
	named := func(e Expression) bool {
		return e.MatchString(evidence.Attribute(n, "class")) || e.MatchString(evidence.Attribute(n, "id"))
	}
	mostlyShort := w.long*2 <= w.links && w.text-w.linked <= talkRunes
	switch {
	case n.Data == "footer" || named(words.Footer):
		if w.long <= 6 && w.text <= footRunes && float64(w.before) >= lateInPage*float64(r.total)*0.5 {
			return AreaFooter
		}
	case w.links == 0:
	case named(words.Pager) && w.long == 0 && w.text <= 300:
		return areaPager
	case named(words.Friends) && w.long*3 <= w.links*2 && w.text-w.linked <= talkRunes:
		return areaFriends
	case named(words.Related) && w.text <= 2000:
		return AreaRelated
	case (n.Data == "aside" || named(words.Sidebar)) && mostlyShort:
		return AreaSidebar
	case n.Data == "nav" || evidence.Attribute(n, "role") == "navigation" || named(words.Navigation):
		if mostlyShort && w.links >= 2 {
			return AreaNavigation
		}
	case (n.Data == "header" || named(words.Header)) && mostlyShort:
		return areaHead
	}
	return ""
}

// readFooter finds the footer by what only a footer says: ICP number, identification code,
// host unit, behind most of the page's text.
func (r *reader) readFooter() {
	for n, w := range r.weights {
		if n.Type != html.ElementNode || float64(w.before+w.text) < lateInPage*float64(r.total) {
			continue
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode && len(c.Data) < 1000 && reads().Texts.Footer.MatchString(evidence.Normalize(c.Data)) {
				r.markFooter(n)
				break
			}
		}
	}
}

func (r *reader) markFooter(n *html.Node) {
	var footer *html.Node
	for e, depth := n, 0; e != nil && depth < climb; e, depth = e.Parent, depth+1 {
		w := r.weights[e]
		if w == nil || e.Type != html.ElementNode || e.Data == "body" || e.Data == "html" || w.text > footRunes || w.long > 6 ||
			w.blocks > 2 || float64(w.before) < lateInPage*float64(r.total) {
			break
		}
		footer = e
	}
	if footer == nil {
		return
	}
	r.zones[footer] = AreaFooter
	for s, seen := footer.NextSibling, 0; s != nil && seen < behindFooter; s, seen = s.NextSibling, seen+1 {
		if w := r.weights[s]; w != nil && s.Type == html.ElementNode && w.long == 0 && w.blocks == 0 && w.text <= dateRunes {
			r.zones[s] = AreaFooter // the pictures of marks
		}
	}
}

// zone is the area that a node stands in by the elements around it.
func (r *reader) zone(n *html.Node) Area {
	var found Area
	for e, depth := n.Parent, 0; e != nil && depth < climb; e, depth = e.Parent, depth+1 {
		switch area := r.zones[e]; area {
		case "":
		case AreaFooter:
			return AreaFooter
		case areaHead:
			if found == "" {
				found = areaHead
			}
		default:
			if found == "" || found == areaHead {
				found = area
			}
		}
	}
	return found
}

// readRows finds the navigation that only its place tells: a list of short links near the
// top of the page, before its title and its lists.
func (r *reader) readRows() {
	rows := map[*html.Node]*linkRow{}
	var inOrder []*linkRow
	for _, a := range r.anchors {
		if a.area != "" && a.area != areaHead {
			continue
		}
		for e, depth := a.node.Parent, 0; e != nil && depth < parentsDeep; e, depth = e.Parent, depth+1 {
			if e.Data != "ul" && e.Data != "tr" && e.Data != "dl" {
				continue
			}
			if rows[e] == nil {
				own, _ := r.doc.Box(e)
				rows[e] = &linkRow{node: e, box: own}
				inOrder = append(inOrder, rows[e])
			}
			of := rows[e]
			of.all++
			of.members = append(of.members, a)
			if a.length > 0 && a.length <= shortRunes {
				of.short++
			}
			if own, _ := r.doc.Box(e); own.Empty() {
				box, _ := r.doc.Box(a.node)
				of.box = of.box.Union(box)
			}
			break
		}
	}
	var likely []*linkRow
	known := slices.ContainsFunc(r.anchors, func(a *anchor) bool { return a.area == AreaNavigation })
	for _, of := range inOrder {
		w := r.weights[of.node]
		if of.short < rowLinks || of.short*10 < of.all*9 || w == nil || w.text-w.linked > of.all*2 {
			continue
		}
		of.before, of.home = w.before, leadsHome(of.members)
		atTop := !of.box.Empty() && of.box.Y+of.box.H <= headReach && float64(w.before) < headInPage*float64(r.total) && namesSections(of.members)
		if of.members[0].area == areaHead || atTop {
			likely = append(likely, of)
			known = known || of.home
		}
	}
	first := slices.MinFunc(append(likely, &linkRow{before: r.total + 1}), func(a, b *linkRow) int { return a.before - b.before })
	for _, of := range likely {
		// Of an inner page's rows only the site's own navigation counts, which leads home or
		// comes first: what follows may be what the page is for.
		if r.page.Source.Role != evidence.RoleHome && of.members[0].area != areaHead && !of.home && (known || of != first) {
			continue
		}
		for _, a := range of.members {
			a.area = AreaNavigation
		}
	}
}

// linkRow is a list of links.
type linkRow struct {
	node       *html.Node
	short, all int
	box        evidence.Box
	members    []*anchor
	before     int  // characters of the page before it
	home       bool // leads to the home page
}

func leadsHome(members []*anchor) bool {
	for _, a := range members {
		if reads().Texts.Home.MatchString(a.text) {
			return true
		}
	}
	return false
}

// namesSections reports whether most links lead to something that is not a single document.
func namesSections(members []*anchor) bool {
	documents := 0
	for _, a := range members {
		if reads().Addresses.Document.MatchString(a.target) {
			documents++
		}
	}
	return documents*2 <= len(members) || leadsHome(members)
}
