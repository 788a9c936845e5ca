package evidence

import (
	"errors"
	"net/http"
	"time"
)

// Page is what the browser saw at one address at one moment, by one View. The
// same address seen twice is two pages. A page that could not be seen is one
// too: its Failure says why.
type Page struct {
	ID       string    `json:"id"`                  // p0001, p0002 … in the order of capture
	Role     Role      `json:"role"`                // why the survey opened it
	URL      string    `json:"url"`                 // the address that was asked for
	FinalURL string    `json:"final_url,omitempty"` // the address that answered, after all redirects
	Via      *Via      `json:"via,omitempty"`       // the link that led here
	Turn     int       `json:"turn,omitempty"`      // how often its list was turned on by a click before it was seen; 0: as it opened
	View     View      `json:"view"`
	Captured time.Time `json:"captured"` // when navigation began; of a page that clicks led to, when the last was made
	Attempts int       `json:"attempts"` // 2 when the first try was lost
	Failure  *Failure  `json:"failure,omitempty"`

	Chain   []Exchange `json:"chain,omitempty"` // every redirect and, last, the answer
	Timing  Timing     `json:"timing"`
	Title   string     `json:"title,omitempty"`
	Charset Charset    `json:"charset"`
	Source  *Blob      `json:"source,omitempty"` // the document as UTF-8 text, as it came over the wire
	DOM     *Blob      `json:"dom,omitempty"`    // a Snapshot

	Console   []ConsoleEntry `json:"console,omitempty"`
	Resources []Resource     `json:"resources,omitempty"`
	Dialogs   []Dialog       `json:"dialogs,omitempty"`
	Downloads []Download     `json:"downloads,omitempty"`
	Popups    []string       `json:"popups,omitempty"` // addresses of windows the page opened by itself
	Shots     []Shot         `json:"shots,omitempty"`
	Cut       []string       `json:"cut,omitempty"`     // what was left out of this record for its size, in words
	Unshown   []string       `json:"unshown,omitempty"` // pictures that could not be taken, in words

	document *Document
}

// Role says why a survey opened a page.
type Role string

// The roles of pages. Later kinds of page are derived from what they show.
const (
	RoleHome    Role = "home"    // the home page
	RoleSecond  Role = "second"  // reached from the home page's navigation
	RoleInner   Role = "inner"   // reached from another page than the home page
	RoleSearch  Role = "search"  // what a search on the site found; the words are Via.Text
	RoleReview  Role = "review"  // a second look, for a picture that a finding needs
	RoleOutside Role = "outside" // turned out to lie on another site
)

// Via is the link that led to a page.
type Via struct {
	Page string `json:"page"` // id of the page it stands on
	Text string `json:"text,omitempty"`
}

// View is how a page was looked at.
type View struct {
	Width      int           `json:"width"`  // CSS pixels of the window
	Height     int           `json:"height"` // CSS pixels of the window
	Visitor    Visitor       `json:"visitor"`
	UserAgent  string        `json:"user_agent"`
	Stealth    bool          `json:"stealth"`               // seen as an ordinary browser, not as wangjian
	ClockShift time.Duration `json:"clock_shift,omitempty"` // what was added to the page's clock, in nanoseconds
	Browser    string        `json:"browser"`               // product and version, as the browser names itself
}

// Visitor is who the browser gives itself out to be.
type Visitor string

// The visitors.
const (
	VisitorCitizen Visitor = "citizen" // a person who came by the address
	VisitorCrawler Visitor = "crawler" // a search engine's robot
)

// Exchange is one request and its answer.
type Exchange struct {
	Method   string      `json:"method"`
	URL      string      `json:"url"`
	Status   int         `json:"status"`
	Headers  http.Header `json:"headers,omitempty"` // of the answer
	Address  string      `json:"address,omitempty"` // ip:port that answered
	Protocol string      `json:"protocol,omitempty"`
}

// Timing tells how long the page took to open, from the first request. A zero
// duration was not reached.
type Timing struct {
	FirstByte time.Duration `json:"first_byte_ns,omitempty"`
	DOMReady  time.Duration `json:"dom_ready_ns,omitempty"`
	Load      time.Duration `json:"load_ns,omitempty"`    // the load event
	Settled   time.Duration `json:"settled_ns,omitempty"` // no request under way, or the limit
	Cut       bool          `json:"cut,omitempty"`        // the limit ended the loading
}

// Charset compares what was said of the document's character encoding with
// what its bytes are. Names are those of the WHATWG Encoding Standard; empty
// means not said, or not to be told.
type Charset struct {
	Header string `json:"header,omitempty"` // Content-Type of the answer
	Meta   string `json:"meta,omitempty"`   // first <meta> in the source, as written
	Real   string `json:"real,omitempty"`   // what the bytes are
	Used   string `json:"used,omitempty"`   // what the browser decoded with
}

// ConsoleEntry is one message of the page's console.
type ConsoleEntry struct {
	Kind ConsoleKind `json:"kind"`
	Text string      `json:"text"`
	URL  string      `json:"url,omitempty"` // script it comes from
	Line int         `json:"line,omitempty"`
}

// ConsoleKind tells console messages apart.
type ConsoleKind string

// The console messages that are kept.
const (
	ConsoleException    ConsoleKind = "exception"     // an error no script caught
	ConsoleError        ConsoleKind = "error"         // console.error, or the browser's own message
	ConsoleMixedContent ConsoleKind = "mixed-content" // blocked as http on an https page
)

// Resource is one request of the page other than its document.
type Resource struct {
	URL     string   `json:"url"`
	Type    string   `json:"type"` // image, script, stylesheet, frame, font, fetch, media, other
	Status  int      `json:"status,omitempty"`
	Media   string   `json:"media,omitempty"` // Content-Type
	Bytes   int64    `json:"bytes,omitempty"`
	Failure *Failure `json:"failure,omitempty"`
}

// Dialog is a native dialog that the page opened. All are dismissed.
type Dialog struct {
	Type    string `json:"type"` // alert, confirm, prompt, beforeunload
	Message string `json:"message"`
}

// Download is a file that the page wanted to store. All are denied.
type Download struct {
	URL  string `json:"url"`
	Name string `json:"name"`
}

// Shot is a picture of a part of the page.
type Shot struct {
	Kind  ShotKind  `json:"kind"`
	Box   Box       `json:"box"`   // the part of the page, in CSS pixels
	Scale float64   `json:"scale"` // picture pixels to one CSS pixel
	Taken time.Time `json:"taken"`
	Image *Blob     `json:"image"`
}

// ShotKind tells shots apart.
type ShotKind string

// The kinds of shot.
const (
	ShotFirstScreen ShotKind = "first-screen"
	ShotWholePage   ShotKind = "whole-page"
	ShotRegion      ShotKind = "region"
)

// Region is a part of a page worth a picture.
type Region struct {
	Box    Box
	Reason string // finding code or other name of what is shown
	Late   bool   // what stands there may come late: a patient look waits its whole time
}

// Status returns the HTTP status of the page's document, 0 when none came.
func (p *Page) Status() int {
	if len(p.Chain) == 0 {
		return 0
	}
	return p.Chain[len(p.Chain)-1].Status
}

// Address returns the ip:port that served the page's document, empty when
// none was reached.
func (p *Page) Address() string {
	if len(p.Chain) == 0 {
		return ""
	}
	return p.Chain[len(p.Chain)-1].Address
}

// Seen reports whether the page shows the site's own content: it was captured
// and nothing (error page, wall, empty body) stood in its place.
func (p *Page) Seen() bool { return p.Failure == nil && p.DOM != nil }

// SetSnapshot gives the page its rendered document.
func (p *Page) SetSnapshot(s *Snapshot) error {
	data, err := s.encode()
	if err != nil {
		return err
	}
	p.DOM = NewBlob(MediaJSON, data)
	p.document, err = s.Document()
	return err
}

// ErrNoDocument says that a page was not captured so far that it has a
// rendered document.
var ErrNoDocument = errors.New("the page has no rendered document")

// Document returns the rendered document, reading it from the dossier when it
// is not at hand. The caller shares it and must not change it. It is not safe
// for concurrent first use of one page.
func (p *Page) Document() (*Document, error) {
	if p.document != nil {
		return p.document, nil
	}
	if p.DOM == nil {
		return nil, ErrNoDocument
	}
	data, err := p.DOM.Content()
	if err != nil {
		return nil, err
	}
	p.document, err = decodeDocument(data)
	return p.document, err
}

// Forget lets go of the parsed document, which can be read again.
func (p *Page) Forget() { p.document = nil }

// Picture returns the shot that shows box best: the smallest that contains
// it, nil when none does.
func (p *Page) Picture(box Box) *Shot {
	var best *Shot
	for i := range p.Shots {
		shot := &p.Shots[i]
		if shot.Box.Contains(box) && (best == nil || shot.Box.Area() < best.Box.Area()) {
			best = shot
		}
	}
	return best
}

func (p *Page) blobs() []*Blob {
	var all []*Blob
	for _, b := range []*Blob{p.Source, p.DOM} {
		if b != nil {
			all = append(all, b)
		}
	}
	return append(all, shotBlobs(p.Shots)...)
}

func shotBlobs(shots []Shot) []*Blob {
	var all []*Blob
	for _, s := range shots {
		if s.Image != nil {
			all = append(all, s.Image)
		}
	}
	return all
}
