package outline

import "golang.org/x/net/html"

// loads counts what stands below every element: a candidate is one, and a part of the page's
// frame (navigation, breadcrumb, head, footer) is more than an item may hold beside its
// title, so that the tables a page is laid out in are no rows.
func (r *reader) loads(candidates []*anchor) map[*html.Node]int {
	const frame = 2
	loads := map[*html.Node]int{}
	add := func(n *html.Node, load int) {
		for e, depth := n, 0; e != nil && depth < climb; e, depth = e.Parent, depth+1 {
			loads[e] += load
		}
	}
	for _, a := range candidates {
		add(a.node, 1)
	}
	for _, a := range r.anchors {
		switch a.area {
		case AreaNavigation, AreaTrail, AreaFooter, areaHead:
			add(a.node, frame)
		}
	}
	if r.trailNode != nil {
		add(r.trailNode, frame)
	}
	return loads
}
