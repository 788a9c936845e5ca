package survey

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// offering reads the offers of a page.
type offering struct {
	values  *values
	page    *outline.Page
	from    place
	home    bool
	sitemap bool // the page lists the site's columns
	own     column
	asOf    time.Time
	written map[string]string // addresses as they stand on the page, by canonical form
	offers  []offer
}

// offersOf returns what a page offers to open, in the order of its lists and links. It keeps
// nothing of the page.
func offersOf(v *values, page *outline.Page, from place, asOf time.Time) offered {
	o := &offering{
		values: v, page: page, from: from, home: page.Source.Role == evidence.RoleHome,
		asOf: asOf, written: map[string]string{},
	}
	o.sitemap = !o.home && (outline.SiteMap().Names(from.text) || outline.SiteMap().Names(page.Title))
	o.own = o.ownColumn()
	links := page.Links[:min(len(page.Links), v.Links)]
	o.readAddresses(links)
	if page.Kind != outline.KindError {
		o.offerLists()
		o.offerPages()
		o.offerLinks(links)
	}
	found := offered{offers: o.offers, names: []string{page.Title, page.ColumnName}}
	switch {
	case page.Kind == outline.KindError, page.Kind == outline.KindLogin:
		found.names, found.blank = nil, true
	case o.home:
		found.names = nil
	case !o.isArticle() && !o.recent():
		found.ended = o.pagesGroup()
	}
	return found
}

// ownColumn is the column that the page belongs to.
func (o *offering) ownColumn() column {
	if o.home {
		return column{}
	}
	own := o.from.column
	if own.address == "" && !o.isArticle() {
		own.address = o.page.Address
	}
	if own.name == "" {
		own.name = o.page.ColumnName
	}
	if own.kind == "" || own.kind == outline.ColumnOther {
		for _, name := range []string{own.name, o.page.ColumnName, o.page.Tags[outline.ColumnTypeTag]} {
			if own.kind = outline.KindNamed(name); own.kind != outline.ColumnOther {
				break
			}
		}
	}
	return own
}

func (o *offering) isArticle() bool {
	switch o.page.Kind {
	case outline.KindArticle, outline.KindPolicy, outline.KindInterpretation, outline.KindMessage, outline.KindInterview:
		return true
	}
	return false
}

// readAddresses keeps the addresses as the page writes them, since a server may know only
// those.
func (o *offering) readAddresses(links []outline.Link) {
	for _, link := range links {
		if link.Node == nil || link.Address == "" || o.written[link.Address] != "" {
			continue
		}
		u, err := o.page.Doc.Resolve(link.Node, evidence.Attribute(link.Node, "href"))
		if err == nil && outline.Canonical(u.String()) == link.Address {
			o.written[link.Address] = normalize(u)
		}
	}
}

func (o *offering) add(k kind, address, text string, of column, change func(*offer)) {
	if address == "" || len(o.offers) >= 2*o.values.Links {
		return
	}
	written := o.written[address]
	if written == "" {
		written = address
	}
	role := evidence.RoleInner
	if o.home {
		role = evidence.RoleSecond
	}
	made := offer{
		entry: entry{url: written, text: text, via: o.page.Source.ID, role: role},
		kind:  k, column: of, depth: o.from.depth + 1,
	}
	if change != nil {
		change(&made)
	}
	o.offers = append(o.offers, made)
}

// addColumn offers what the name says is a column below the page's own.
func (o *offering) addColumn(k kind, address, name string) {
	of := column{address: address, name: name, section: o.own.section} // its kind is told when the queue takes it up
	if of.section == "" {
		of.section = o.own.address
	}
	if o.home {
		of.section = address
	}
	o.add(k, address, name, of, func(made *offer) {
		made.under = o.own.kind
		if k == kindColumn {
			made.group = "column " + of.section
		}
	})
}

// offerLists offers the items of the page's lists and the columns that they belong to.
func (o *offering) offerLists() {
	for i := range o.page.Lists {
		list := &o.page.Lists[i]
		of := o.own
		switch {
		case list.More != "":
			of = column{address: list.More, name: list.Heading, kind: outline.KindBelow(list.Heading, o.own.kind), section: o.own.section}
			if list.Heading != "" {
				k := kindColumn
				if o.home {
					k = kindBlock
				}
				o.addColumn(k, list.More, list.Heading)
			}
		case o.home:
			of = column{name: list.Heading, kind: outline.KindNamed(list.Heading)}
		case o.isArticle() || !list.Main && o.page.Kind == outline.KindList:
			of.kind = ""
		}
		articles := kindArticle
		dated := func(item outline.Item) bool { return !item.Date.IsZero() }
		if !o.home && list.Main && list.More == "" && !slices.ContainsFunc(list.Items, dated) {
			articles = kindUndated
		}
		for j := range list.Items {
			o.offerItem(&list.Items[j], of, articles)
		}
	}
}

// offerItem offers an entry of a list, as one of some kind where its column tells no other.
func (o *offering) offerItem(item *outline.Item, of column, k kind) {
	if o.sitemap {
		o.addColumn(kindColumn, item.Address, item.Title)
		return
	}
	switch of.kind {
	case "":
		k = kindOther
	case outline.ColumnPolicy:
		k = kindPolicy
	case outline.ColumnInterpretation:
		k = kindInterpretation
	case outline.ColumnService:
		k = kindService
	case outline.ColumnInteraction:
		k = kindInteraction
	}
	date := item.Date.Day
	if date.IsZero() {
		day, _ := outline.AddressDate(item.Address)
		date = day.Day
	}
	if (k == kindPolicy || k == kindInterpretation) && !date.IsZero() && date.Before(o.since()) {
		k = kindOther
	}
	o.add(k, item.Address, item.Title, of, func(made *offer) {
		made.date = date
		if of.address != "" && k != kindOther {
			made.group = string(k) + " " + of.address
		}
	})
}

// offerLinks offers what else the page links to.
func (o *offering) offerLinks(links []outline.Link) {
	for _, link := range links {
		switch {
		case link.Address == "" || link.Area == outline.AreaItem && !o.sitemap || o.isFurther(link.Address):
		case o.home:
			o.offerOfHome(link)
		case o.sitemap && link.Area != outline.AreaFooter && link.Area != outline.AreaNavigation:
			o.addColumn(kindColumn, link.Address, link.Text)
		default:
			o.offerOfInner(link)
		}
	}
}

func (o *offering) offerOfHome(link outline.Link) {
	k := kindOther
	switch {
	case outline.SiteMap().Names(link.Text):
		k = kindSitemap
	case link.Area == outline.AreaNavigation && o.page.Doc.Visible(firstShown(link.Node)):
		k = kindNavigation
	case link.Area == outline.AreaNavigation:
		k = kindFolded
	case link.Area == outline.AreaMore:
		k = kindBlock
	case link.Area == outline.AreaFooter:
		k = kindFooter
	case o.isShort(link.Text):
		k = kindShort
	case link.Text != "": // a headline: whether it is new tells of the home page
		o.add(kindArticle, link.Address, link.Text, column{}, func(made *offer) { made.group = "article " + o.page.Address })
		return
	}
	o.addColumn(k, link.Address, link.Text)
}

func (o *offering) offerOfInner(link outline.Link) {
	article := o.isArticle()
	switch {
	case outline.SiteMap().Names(link.Text):
		o.addColumn(kindSitemap, link.Address, link.Text)
	case link.Area == outline.AreaNavigation, link.Area == outline.AreaTrail, link.Area == outline.AreaMore,
		link.Area == outline.AreaSidebar && o.isShort(link.Text):
		o.addColumn(kindColumn, link.Address, link.Text)
	case article && (link.Area == outline.AreaRelated || link.Area == outline.AreaBody && o.namesPolicy(link.Text)) && o.ofPolicies():
		o.add(kindRelated, link.Address, link.Text, column{}, func(made *offer) { made.group = "related " + o.page.Address })
	case !article && o.isShort(link.Text) && (link.Area == outline.AreaOther || link.Area == outline.AreaBody) && o.below(link.Address):
		o.addColumn(kindColumn, link.Address, link.Text)
	case !article && o.own.kind == outline.ColumnService && link.Area != outline.AreaFooter:
		o.add(kindService, link.Address, link.Text, o.own, func(made *offer) { made.group = "service " + o.own.address })
	case !article && o.own.kind == outline.ColumnInteraction && link.Area != outline.AreaFooter:
		o.add(kindInteraction, link.Address, link.Text, o.own, func(made *offer) { made.group = "interaction " + o.own.address })
	default:
		o.add(kindOther, link.Address, link.Text, column{}, nil)
	}
}

// namesPolicy reports a text that cites a document by its title or its number.
func (o *offering) namesPolicy(text string) bool {
	return len(outline.Quoted(text)) > 0 || len(outline.Numbers(text)) > 0
}

// ofPolicies reports whether the page is a policy or an interpretation, or stands in a column of them.
func (o *offering) ofPolicies() bool {
	return o.page.Kind == outline.KindPolicy || o.page.Kind == outline.KindInterpretation ||
		o.own.kind == outline.ColumnPolicy || o.own.kind == outline.ColumnInterpretation
}

// below reports whether an address lies in the folder of the page, and is no document by
// its form.
func (o *offering) below(address string) bool {
	folder := o.page.Address[:strings.LastIndexByte(o.page.Address, '/')+1]
	return strings.HasPrefix(address, folder) && strings.HasSuffix(address, "/")
}

func (o *offering) isShort(text string) bool {
	return text != "" && utf8.RuneCountInString(text) <= o.values.Short
}

// offerPages offers the pages of the page's list behind the first, in their order.
func (o *offering) offerPages() {
	if o.home || o.isArticle() {
		return
	}
	byNumber := func(a, b outline.ListPage) int { return cmp.Compare(a.Number, b.Number) }
	for _, p := range slices.SortedStableFunc(slices.Values(o.page.Pager), byNumber) {
		if p.Number < 2 {
			continue
		}
		address := p.Address
		_, turn := outline.Turned(address)
		if turn > o.values.Turns {
			continue
		}
		if turn > 0 {
			address = outline.TurnAddress(o.page.Source.URL, turn)
		}
		o.add(o.pagesKind(), address, o.own.name, o.own, func(made *offer) {
			made.depth = o.from.depth
			made.group, made.number = o.pagesGroup(), p.Number
		})
	}
}

// isFurther reports whether an address is that of a further page of the page's list.
func (o *offering) isFurther(address string) bool {
	return slices.ContainsFunc(o.page.Pager, func(p outline.ListPage) bool { return p.Address == address })
}

func (o *offering) pagesKind() kind {
	switch o.own.kind {
	case outline.ColumnPolicy, outline.ColumnInterpretation:
		return kindPolicyPages
	case outline.ColumnNotice:
		return kindNoticePages
	case outline.ColumnNews:
		return kindNewsPages
	}
	return kindPages
}

func (o *offering) pagesGroup() string { return string(o.pagesKind()) + " " + o.own.address }

// recent reports whether a list may go on with what is recent: its last dated item is, or
// none is dated.
func (o *offering) recent() bool {
	var last time.Time
	for i := range o.page.Lists {
		if list := &o.page.Lists[i]; list.Main {
			for j := range slices.Backward(list.Items) {
				if date := list.Items[j].Date; !date.IsZero() {
					last = date.Day
					break
				}
			}
		}
	}
	return last.IsZero() || !last.Before(o.since())
}

// since is when what is recent in the page's column begins.
func (o *offering) since() time.Time {
	days := o.values.Recent
	if o.own.kind == outline.ColumnNews {
		days = o.values.News
	}
	return o.asOf.AddDate(0, 0, -days)
}

// firstShown returns the node whose visibility tells that of a link: an inline link around a
// block has no box of its own.
func firstShown(n *html.Node) *html.Node {
	for c := n; c != nil; c = c.FirstChild {
		if c.Type == html.TextNode || c.FirstChild == nil {
			return c
		}
	}
	return n
}
