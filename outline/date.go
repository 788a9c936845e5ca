package outline

import (
	"time"

	"golang.org/x/net/html"
)

// Date is a day as a page tells it.
type Date struct {
	Day      time.Time  // midnight in 北京时间; zero = none
	Clock    string     // hours and minutes as shown, such as 09:24; "" where none are
	Source   DateSource // where it stands
	Text     string     // as written
	Inferred bool       // the year, or more, was not written and is taken from the moment
	Node     *html.Node // the element that shows it, nil for tags and addresses
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d.Day.IsZero() }

// DateSource is where a date was read.
type DateSource string

// The sources of dates.
const (
	DateList    DateSource = "list"    // beside the item of a list
	DatePage    DateSource = "page"    // shown on the article's page, with a label or in its place
	DateTag     DateSource = "tag"     // PubDate and its like
	DateAddress DateSource = "address" // spelled in the address
)
