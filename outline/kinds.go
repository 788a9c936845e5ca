package outline

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	proseLeast   = 60    // characters of running text that make an article, with other signs of one
	proseAlone   = 150   // characters of running text where only the address speaks for an article
	sectionLinks = 8     // links that make a page without lists a section
	formFields   = 4     // places to fill in that make a form
	textRunes    = 20000 // characters of a page that rules look at
	listShare    = 0.6   // part of the items that one list of several has to make the page a list
	emptyRunes   = 40    // characters of the words that say a list is empty, at most
	factsRunes   = 80    // characters of a text that is read as the facts beside a title
	headCharsAt  = 700   // characters around the title that rules call its head
)

// readKind decides what the page is and which list it is for.
func (r *reader) readKind() {
	p := r.page
	r.text = clip(r.doc.Text(r.doc.Root()), textRunes)
	if p.Source.Role == evidence.RoleHome {
		r.kindOfHome()
		return
	}
	of := r.shape()
	r.of = of
	searched := p.Source.Role == evidence.RoleSearch
	for i := range reads().Kinds.Rules {
		rule := &reads().Kinds.Rules[i]
		if searched && rule.Kind != KindError && rule.Kind != KindLogin {
			continue
		}
		if why, ok := r.fits(rule, of); ok {
			r.decide(rule.Kind, append([]string{why}, r.why...)...)
			r.markMain(of)
			return
		}
	}
	if searched {
		r.decide(KindSearch, "在网站上搜索后打开的页面")
		r.markMain(of)
		return
	}
	switch of {
	case shapeArticle:
		r.decide(KindArticle, r.why...)
	case shapeList, shapeEmpty:
		r.decide(KindList, r.why...)
	case shapeBoard:
		r.decide(KindBoard, r.why...)
	case shapeSection:
		r.decide(KindSection, r.why...)
	default:
		r.decide(KindOther, append(r.why, "不符合其他各类页面的特征")...)
	}
	r.markMain(of)
}

func (r *reader) decide(kind Kind, reasons ...string) {
	r.page.Kind, r.page.Reasons = kind, reasons
}

func (r *reader) kindOfHome() {
	dated := 0
	for _, g := range r.groups {
		dated += len(g.rows)
	}
	if dated == 0 {
		r.decide(KindEntrance, "首页上没有信息条目，只有通往栏目的链接")
		return
	}
	r.decide(KindHome, "被登记为首页")
}

// shape tells how the page is built and leaves the reasons in r.why.
func (r *reader) shape() shape {
	main := r.mainGroup()
	if why := r.articleSign(main); why != "" {
		r.why = append(r.why, why)
		return shapeArticle
	}
	fields := r.fields()
	if main == nil && len(r.few) > 0 && fields < formFields && r.proseOf() < proseLeast && (len(r.page.Trail) > 0 || r.tag("columnname") != "") {
		r.keep(r.few[0])
		main = r.mainGroup()
	}
	if main == nil {
		switch {
		case fields >= formFields:
			r.why = append(r.why, fmt.Sprintf("页面上有%d处填写项", fields))
			return shapeForm
		case r.emptyNode() != nil:
			r.why = append(r.why, "页面是栏目页，列表中没有条目")
			return shapeEmpty
		case r.proseOf() < proseLeast && (r.links(AreaOther, AreaSidebar) >= sectionLinks || r.linksBelow() >= 2):
			r.why = append(r.why, "没有信息列表，主要是通往栏目的链接")
			return shapeSection
		}
		return shapeOther
	}
	if r.isBoard(main) {
		r.why = append(r.why, "列表的条目带有办理状态")
		return shapeBoard
	}
	blocks, items, lists := 0, 0, 0
	dated := r.datedRows(main) > 0
	for _, g := range r.groups {
		if g.aside || dated != (r.datedRows(g) > 0) {
			continue
		}
		items += len(g.rows)
		lists++
		if g.more != "" && g.more != r.page.Address {
			blocks++
		}
	}
	if len(r.page.Pager) == 0 && (blocks >= 2 || lists >= 3 && float64(len(main.rows)) < listShare*float64(items)) {
		r.why = append(r.why, fmt.Sprintf("页面上有%d个栏目的列表", lists))
		return shapeSection
	}
	r.why = append(r.why, fmt.Sprintf("页面的主体是一个有%d个条目的列表", len(main.rows)))
	return shapeList
}

func (r *reader) proseOf() int {
	if r.page.Body == nil {
		return 0
	}
	return r.prose.runes[r.page.Body]
}

func (r *reader) links(areas ...Area) int {
	n := 0
	for _, a := range r.anchors {
		area := a.area
		if area == "" {
			area = AreaOther
		}
		for _, each := range areas {
			if area == each && a.text != "" && !isUtility(a.text) {
				n++
			}
		}
	}
	return n
}

// linksBelow counts the links to columns below the page.
func (r *reader) linksBelow() int {
	folder := strings.HasSuffix(r.page.Address, "/")
	known := map[string]bool{}
	for _, a := range r.anchors {
		if a.area != "" && a.area != AreaBody && a.area != AreaSidebar || !Below(a.target, r.page.Address) {
			continue
		}
		if strings.HasSuffix(a.target, "/") || !folder && !reads().Addresses.Document.MatchString(a.target) {
			known[a.target] = true
		}
	}
	return len(known)
}

// articleSign says what makes the page an article, "" where nothing does.
func (r *reader) articleSign(main *group) string {
	prose := r.proseOf()
	if r.page.Body != nil && prose == 0 {
		prose += 30 * r.prose.files[r.page.Body]
	}
	items := 0
	if main != nil {
		items = len(main.rows)
	}
	title := r.tag("articletitle")
	if main != nil && prose < proseAlone && r.titlesItem(main, title) {
		title = ""
	}
	switch {
	case title != "" && (strings.Contains(unspaced(r.text), unspaced(title)) || r.tag("pubdate") != "" && prose >= proseLeast):
		return "页面标签ArticleTitle与页面显示的标题一致"
	case r.tag("pubdate") != "" && prose >= proseLeast && r.hasFacts():
		return "有页面标签PubDate，标题旁有发布时间或来源"
	}
	if main != nil && (len(r.page.Pager) > 0 || items*25 > prose && r.datedRows(main) > 0) {
		return ""
	}
	switch {
	case prose >= 10 && (prose >= proseAlone || r.fields() < 2) && r.hasFacts():
		return "标题旁有发布时间或来源，其后是正文"
	case prose >= proseAlone && reads().Addresses.Document.MatchString(r.page.Address):
		return "地址是单篇信息的地址，页面主体是正文"
	}
	return ""
}

// titlesItem reports whether a tag's title is that of an item of a list: the list's template
// took it from there.
func (r *reader) titlesItem(g *group, title string) bool {
	title = unspaced(title)
	for _, row := range g.rows {
		if title != "" && unspaced(row.title) == title {
			return true
		}
	}
	return false
}

func (r *reader) datedRows(g *group) int {
	n := 0
	for _, row := range g.rows {
		if !row.date.IsZero() {
			n++
		}
	}
	return n
}

// isBoard reports whether the items of a list have a status as messages have.
func (r *reader) isBoard(g *group) bool {
	with := 0
	for _, row := range g.rows {
		if reads().Kinds.Statuses.MatchString(r.textOf(row.node)) {
			with++
		}
	}
	return with*2 > len(g.rows)
}

// fields counts the places to fill in, those of the search box apart.
func (r *reader) fields() int {
	n := 0
	for _, e := range r.doc.Find("input, textarea, select").Nodes {
		kind := strings.ToLower(evidence.Attribute(e, "type"))
		switch kind {
		case "hidden", "submit", "button", "image", "reset":
			continue
		}
		if area := r.zone(e); area == areaHead || area == AreaFooter || area == AreaNavigation || area == areaFriends || e.Data == "select" {
			continue
		}
		n++
		if e.Data == "textarea" {
			n += 2
		}
	}
	return n
}

// emptyNode is the container of a list that has no items: where the page says so, else an
// empty element built or named as a list, behind the breadcrumb or the heading of a column's
// page that shows neither text nor pictures.
func (r *reader) emptyNode() *html.Node {
	if r.proseOf() > proseLeast {
		return nil
	}
	behind := 1
	for _, n := range []*html.Node{r.trailNode, r.page.TitleNode} {
		if w := r.weights[n]; w != nil {
			behind = max(behind, w.before)
		}
	}
	column := r.tag("columnname") != "" || len(r.page.Trail) > 0
	var found *html.Node
	for n := range r.doc.Root().Descendants() {
		w := r.weights[n]
		if n.Type != html.ElementNode || w == nil || w.text > emptyRunes || w.links > 0 || n == r.trailNode || w.text == 0 && found != nil {
			continue
		}
		if w.text == 0 && n.Data != "ul" && n.Data != "div" && n.Data != "table" || r.zones[n] != "" || r.zone(n) != "" || besideByName(n) {
			continue
		}
		if w.text > 0 {
			if reads().Texts.Empty.MatchString(r.doc.Text(n)) {
				return n
			}
			continue
		}
		named := reads().Names.List.MatchString(evidence.Attribute(n, "class")) || reads().Names.List.MatchString(evidence.Attribute(n, "id"))
		if column && w.before >= behind && (n.Data == "ul" || named) && !r.pictured(n) {
			found = n
		}
	}
	if r.links(AreaOther) >= sectionLinks {
		return nil
	}
	return found
}

// pictured reports whether pictures, frames or files stand in or around an element.
func (r *reader) pictured(n *html.Node) bool {
	for e, depth := n, 0; e != nil && depth < 3 && e.Data != "body"; e, depth = e.Parent, depth+1 {
		if r.prose.files[e] > 0 {
			return true
		}
	}
	return false
}

// besideByName reports whether the names of the elements around a node say that it stands
// beside what the page is for.
func besideByName(n *html.Node) bool {
	words := &reads().Names
	for e, depth := n, 0; e != nil && depth < parentsDeep; e, depth = e.Parent, depth+1 {
		for _, name := range []string{evidence.Attribute(e, "class"), evidence.Attribute(e, "id")} {
			if words.Sidebar.MatchString(name) || words.Navigation.MatchString(name) || words.Footer.MatchString(name) || words.Header.MatchString(name) {
				return true
			}
		}
	}
	return false
}

// markMain marks the list that the page is for and adds the empty one.
func (r *reader) markMain(of shape) {
	switch of {
	case shapeList, shapeBoard:
		if main := r.mainGroup(); main != nil {
			main.main = true
		}
	case shapeEmpty:
		r.groups = append(r.groups, &group{node: r.emptyNode(), main: true})
	}
}
