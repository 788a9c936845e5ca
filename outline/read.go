package outline

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// Read reads what a captured page is and what stands on it, as of a moment in 北京时间 that
// dates without a year are measured from. The error wraps evidence.ErrNoDocument where the
// page has no rendered document.
func Read(p *evidence.Page, asOf time.Time) (*Page, error) {
	doc, err := p.Document()
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", p.ID, err)
	}
	answered := p.FinalURL
	if answered == "" {
		answered = p.URL
	}
	r := &reader{
		doc: doc, asOf: asOf,
		rowNodes: map[*html.Node]bool{}, tabs: map[*html.Node][]tab{}, page: &Page{Source: p, Doc: doc, Address: Canonical(answered), Tags: map[string]string{}},
	}
	r.host = siteOf(r.page.Address)
	r.read()
	return r.page, nil
}

// reader holds what the parts of the reading of one page share.
type reader struct {
	doc       *evidence.Document
	page      *Page
	asOf      time.Time
	host      string
	anchors   []*anchor
	byNode    map[*html.Node]*anchor
	mores     []*anchor              // “更多”
	moreIn    map[*html.Node]*anchor // the first “更多” below an element
	weights   map[*html.Node]*weight
	total     int                 // characters on the page
	zones     map[*html.Node]Area // areas by the names of elements and by what stands in them
	trailNode *html.Node
	groups    []*group
	tabs      map[*html.Node][]tab // the names in a row that was asked for
	few       []*group             // see mayBeFew
	rowNodes  map[*html.Node]bool  // elements around items
	prose     prose
	pager     pager
	text      string // visible text of the page
	head700   string
	why       []string
	of        shape
}

func (r *reader) read() {
	r.readTags()
	r.readZones()
	r.readLinks()
	r.readRows()
	r.readTrail()
	r.readLists()
	r.readHeadings()
	r.readPager()
	r.readProse()
	r.page.Body = r.bodyNode()
	r.readTitle(r.names())
	r.readColumnName()
	r.readBeside()
	r.readKind()
	r.settle()
	r.tell()
	r.page.More = r.goesOn()
	r.readTurned()
}

// names are what the page may be called, the surest first.
func (r *reader) names() []string {
	names := []string{r.tag("articletitle"), r.tag("columnname")}
	if r.tag("articletitle") != "" {
		names[1] = ""
	}
	if n := len(r.page.Trail); n > 0 {
		names = append(names, r.page.Trail[n-1].Text)
	}
	for i, name := range names {
		if isUtility(name) || reads().Texts.Home.MatchString(name) {
			names[i] = ""
		}
	}
	return names
}

// readColumnName tells the column by its tag, else by the breadcrumb.
func (r *reader) readColumnName() {
	p := r.page
	name := r.tag("columnname")
	article := r.tag("articletitle") != ""
	if !isUtility(name) && (!article || unspaced(name) != unspaced(p.Title)) {
		p.ColumnName = name
	}
	for i := len(p.Trail) - 1; p.ColumnName == "" && i >= 0; i-- {
		if unspaced(p.Trail[i].Text) != unspaced(p.Title) || i == 0 || p.Trail[i].Address != "" {
			p.ColumnName = p.Trail[i].Text
		}
	}
}

// settle makes what was read fit the kind.
func (r *reader) settle() {
	p := r.page
	if p.Kind == KindMessage {
		if title, node := r.labelledTitle(); title != "" {
			p.Title, p.TitleNode = title, node
		}
	}
	listed := r.of == "" || r.of == shapeList || r.of == shapeBoard || r.of == shapeSection || r.of == shapeEmpty
	switch {
	case p.Kind == KindMessage || !listed && p.Kind != KindSearch && p.Kind != KindLogin && p.Kind != KindError:
		p.Dates = pageDates(r.doc, p, r.asOf)
		if len(p.Dates) > 0 {
			p.Published = p.Dates[0]
		}
		r.readRelated()
	default:
		p.Body = nil
	}
	r.readBody()
	if p.Kind == KindHome || p.Kind == KindEntrance {
		p.Title, p.TitleNode, p.ColumnName = "", nil, ""
	}
}

// tell writes down what was read.
func (r *reader) tell() {
	for _, g := range r.groups {
		list := List{Heading: g.heading, More: g.more, Main: g.main, Node: g.node}
		for _, row := range g.rows {
			list.Items = append(list.Items, Item{Title: row.title, Address: row.anchor.target, Date: row.date, Node: row.node, On: r.page})
		}
		r.page.Lists = append(r.page.Lists, list)
	}
	for _, a := range r.anchors {
		area := a.area
		switch area {
		case "", areaHead, areaFriends, areaPager:
			area = AreaOther
		}
		r.page.Links = append(r.page.Links, Link{Text: a.text, Address: a.target, Area: area, Icon: a.icon, Node: a.node})
	}
}

// readTags takes the page's own tags, the first of each name.
func (r *reader) readTags() {
	for _, n := range r.doc.Find("meta").Nodes {
		name := strings.ToLower(strings.TrimSpace(evidence.Attribute(n, "name")))
		if _, known := r.page.Tags[name]; known || name == "" || r.framed(n) {
			continue
		}
		r.page.Tags[name] = evidence.Normalize(evidence.Attribute(n, "content"))
	}
}

// framed reports whether a node belongs to a frame and not to the page's own document.
func (r *reader) framed(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.Type == html.DocumentNode {
			return n != r.doc.Root()
		}
	}
	return false
}

// tag is a tag's value, "" where it is missing or says nothing.
func (r *reader) tag(name string) string {
	value := r.page.Tags[name]
	if reads().Texts.BlankTag.MatchString(value) {
		return ""
	}
	return value
}
