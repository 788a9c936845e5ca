package outline

import (
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	besideLinks = 2   // links of a column of columns, at least
	besideTalk  = 40  // characters beside its links that it may have
	relatedMost = 60  // links after the label of related documents, at most
	relatedText = 600 // characters of an element that is still one of the related documents
	relatedNext = 8   // elements after such a label that are looked at
)

// readBeside finds the columns beside a list or an article that no name tells: short links
// in one list, to the page itself, to its neighbours or to the columns of its breadcrumb.
func (r *reader) readBeside() {
	if r.page.Source.Role == evidence.RoleHome {
		return
	}
	groups := map[*html.Node][]*anchor{}
	for _, a := range r.anchors {
		if a.area != "" || a.length < 2 || a.length > shortRunes || isUtility(a.text) || a.target != "" && siteOf(a.target) != r.host {
			continue
		}
		if holder := rowHolder(a.node); holder != nil {
			groups[holder] = append(groups[holder], a)
		}
	}
	for holder, members := range groups {
		w := r.weights[holder]
		if len(members) < besideLinks || w == nil || w.links > len(members)*2 || w.text-w.linked > besideTalk || !r.leadsAround(members) {
			continue
		}
		for _, a := range members {
			a.area = AreaSidebar
		}
	}
}

// rowHolder is the list that a link stands in.
func rowHolder(n *html.Node) *html.Node {
	for e, depth := n.Parent, 0; e != nil && depth < 5; e, depth = e.Parent, depth+1 {
		switch e.Data {
		case "ul", "ol", "dl", "tbody":
			return e
		case "body":
			return nil
		}
	}
	if n.Parent != nil && n.Parent.Data == "div" {
		if only := n.Parent; only.Parent != nil && only.FirstChild == only.LastChild {
			return only.Parent
		}
	}
	return n.Parent
}

// leadsAround reports whether links lead to the page itself, to most of its neighbours, or
// name its column.
func (r *reader) leadsAround(members []*anchor) bool {
	own := map[string]bool{r.page.Address: true}
	names := map[string]bool{unspaced(r.page.ColumnName): true}
	for _, step := range r.page.Trail {
		names[unspaced(step.Text)] = true
	}
	delete(names, "")
	near := 0
	above := parentFolder(folderOf(r.page.Address))
	for _, a := range members {
		if a.target != "" && own[a.target] || names[unspaced(a.text)] {
			return true
		}
		if above != "" && strings.HasPrefix(a.target, above) && !reads().Addresses.Document.MatchString(a.target) {
			near++
		}
	}
	return near*5 >= len(members)*3
}

// parentFolder is the folder above one, "" where that is the whole site.
func parentFolder(folder string) string {
	folder = strings.TrimSuffix(folder, "/")
	slash := strings.LastIndexByte(folder, '/')
	if slash < 0 || strings.Count(folder[:slash], "/") < 3 {
		return ""
	}
	return folder[:slash+1]
}

// readRelated finds the related documents of an article: what follows a label that says so.
func (r *reader) readRelated() {
	for _, a := range r.anchors {
		if r.zone(a.node) == AreaRelated {
			a.area = AreaRelated
		}
	}
	var labels []*html.Node
	for n := range r.doc.Root().Descendants() {
		if n.Type == html.TextNode && len(n.Data) < 120 && n.Parent != nil && reads().Texts.Related.MatchString(strings.Trim(evidence.Normalize(n.Data), " |·>")) {
			labels = append(labels, n)
		}
	}
	for _, label := range labels {
		if len(labels) <= relatedMost && r.byNode[label.Parent] == nil {
			r.markRelated(label)
		}
	}
}

func (r *reader) markRelated(label *html.Node) {
	e := label
	for depth := 0; depth < 4 && e.Parent != nil && r.weights[e.Parent] != nil && r.weights[e.Parent].links == 0; depth++ {
		e = e.Parent
	}
	marked := 0
	for s, seen := e.NextSibling, 0; s != nil && seen < relatedNext && marked < relatedMost; s = s.NextSibling {
		if s.Type != html.ElementNode {
			continue
		}
		seen++
		w := r.weights[s]
		switch {
		case w == nil || w.text == 0:
			continue
		case w.links == 0 && marked > 0, w.text-w.linked > relatedText:
			return
		}
		marked += r.markBelow(s)
	}
}

// markBelow makes the links at and below a node related documents and counts them.
func (r *reader) markBelow(n *html.Node) int {
	marked := 0
	mark := func(n *html.Node) {
		if a := r.byNode[n]; a != nil && !isUtility(a.text) {
			a.area = AreaRelated
			marked++
		}
	}
	mark(n)
	for d := range n.Descendants() {
		mark(d)
	}
	return marked
}

// readBody makes the links of the running text its own, and takes the lists out of the page
// that are part of the text or of the related documents.
func (r *reader) readBody() {
	body := r.page.Body
	if body == nil {
		return
	}
	inside := map[*html.Node]bool{}
	for d := range body.Descendants() {
		inside[d] = true
	}
	for _, a := range r.anchors {
		if inside[a.node] && (a.area == "" || a.area == AreaItem || a.area == AreaSidebar && r.zone(a.node) != AreaSidebar) {
			a.area = AreaBody
		}
	}
	kept := r.groups[:0:0]
	for _, g := range r.groups {
		own := 0
		for _, row := range g.rows {
			if row.anchor.area == AreaItem {
				own++
			}
		}
		if own*2 >= len(g.rows) && len(g.rows) > 1 || g.main {
			kept = append(kept, g)
		}
	}
	r.groups = kept
}
