package survey

import (
	"time"

	"wangjian/browser"
	"wangjian/browser/network"
	"wangjian/evidence"
	"wangjian/outline"
)

// Plan is the order for one survey.
type Plan struct {
	Dir     string // dossier folder; must not hold one yet
	Pages   int    // most pages to capture
	Tabs    int    // pages under way at once
	Rate    float64
	Seed    int64
	Robots  RobotsMode
	Stealth browser.Stealth
	Minutes int // after so many the survey ends and is sealed; 0 = no limit

	Pool    *browser.Pool
	Dialer  *network.Dialer
	Version string   // product and version, such as wangjian/1.0
	Contact string   // address for complaints in the user agent
	Resolve []string // as given, for the record

	// Wants are what is looked for on the site, most wanted first: links that name what
	// was not seen yet are opened before all others.
	Wants []outline.Topic
	// AsOf is the moment that dates are measured from; zero for when the survey begins.
	AsOf time.Time

	// Inspect names the regions of a page worth a picture, while its tab is open.
	Inspect func(*evidence.Page) []evidence.Region
	// Links names the addresses on a page whose targets are to be checked.
	Links func(*evidence.Page) []string
	// Searches names, when the pages are seen, what is worth a search on the site; nil for
	// nothing. Each name is what is typed.
	Searches func(*evidence.Dossier) []string
	// Review names, when all is seen, what findings cite and no picture shows.
	Review func(*evidence.Dossier) []Look
	// Progress is told of each step, one call at a time; nil for nobody.
	Progress func(Event)
	// Stop, when closed, ends the survey after the pages in hand and seals it.
	Stop <-chan struct{}
	// Now tells the time.
	Now func() time.Time
}

// RobotsMode says what robots.txt means to a survey. It is reported in any case.
// Obeyed are Disallow and Allow, and a Crawl-delay of up to 30 s: a longer one
// counts as 30 s.
type RobotsMode string

// The modes: an inspection with authority may ignore what robots.txt asks.
const (
	RobotsObey   RobotsMode = "obey"
	RobotsIgnore RobotsMode = "ignore"
)

// Look asks for a picture of places on a page that is closed by now.
type Look struct {
	Page   *evidence.Page
	Places []evidence.Place
}

// Stage is a part of a survey.
type Stage string

// The stages, in their order.
const (
	StageHome   Stage = "home"
	StageProbes Stage = "probes"
	StagePages  Stage = "pages"
	StageSearch Stage = "search"
	StageLinks  Stage = "links"
	StageReview Stage = "review"
)

// Event is one step of a survey.
type Event struct {
	Stage   Stage
	Done    int
	Total   int
	URL     string
	Failure *evidence.Failure
}

// record is the plan as it is kept in the dossier.
func (p *Plan) record() evidence.Plan {
	return evidence.Plan{
		Pages: p.Pages, Tabs: p.Tabs, Rate: p.Rate, Seed: p.Seed, Robots: string(p.Robots),
		OpeningTime: browser.OpeningTime, Resolve: p.Resolve,
	}
}
