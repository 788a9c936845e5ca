package survey

import (
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// entry is an address to open, with the link that leads there.
type entry struct {
	url  string
	text string
	via  string // id of the page that the link stands on, "" where none does
	role evidence.Role
}

// column is what a page or a list belongs to.
type column struct {
	address string // canonical
	name    string
	kind    outline.ColumnKind
	section string // address of the first-level column above it, "" for none
}

// offer is a link that a page offers, with what it promises.
type offer struct {
	entry
	kind   kind
	column column             // that it leads to, or that the item it leads to belongs to
	under  outline.ColumnKind // kind of the column that a column stands below
	group  string             // what it shares its worth with
	depth  int                // links from the home page
	number int                // of a list's further page; 0 for what is none
	date   time.Time
}

// waiting is an offer in the queue.
type waiting struct {
	offer
	key    uint64
	folder string
	topic  int // place in the wants of what its text names, -1 for none
	order  int
}

// place is how a page was come to.
type place struct {
	kind   kind
	text   string
	column column
	depth  int
}

// offered is what the queue needs to know of a page that was opened.
type offered struct {
	offers []offer
	names  []string // that the page bears
	ended  string   // group of the list whose further pages are too old to be worth opening
}

// settle tells the kind of the column that an address leads to.
func (w *waiting) settle() {
	if w.kind.leads() && w.column.kind == "" {
		w.column.kind = kindBelow(w.column.name, w.under)
	}
}

// kindBelow is the kind of a column by its own name or, where that says nothing, by the
// column above it, whose items have one kind throughout.
func kindBelow(name string, above outline.ColumnKind) outline.ColumnKind {
	named := kindNamed(name)
	if named != outline.ColumnOther {
		return named
	}
	switch above {
	case outline.ColumnPolicy, outline.ColumnInterpretation, outline.ColumnNotice, outline.ColumnNews, outline.ColumnService, outline.ColumnInteraction:
		return above
	}
	return named
}

// kindNamed returns the kind of column that a name says.
func kindNamed(name string) outline.ColumnKind {
	const site = "http://site.invalid/"
	home := &outline.Page{
		Source: &evidence.Page{Role: evidence.RoleHome, URL: site}, Address: site, Kind: outline.KindHome,
		Links: []outline.Link{{Text: name, Address: site + "column/", Area: outline.AreaNavigation}},
	}
	if found := outline.Build([]*outline.Page{home}).Column(site + "column/"); found != nil {
		return found.Kind
	}
	return outline.ColumnOther
}
