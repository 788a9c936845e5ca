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
	blank  bool     // it shows nothing of the site: an error in words, or a login
	ended  string   // group of the list whose further pages are too old to be worth opening
}

// settle tells the kind of the column that an address leads to.
func (w *waiting) settle() {
	if w.kind.leads() && w.column.kind == "" {
		w.column.kind = outline.KindBelow(w.column.name, w.under)
	}
}
