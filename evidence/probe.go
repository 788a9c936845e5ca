package evidence

import "time"

// Probe is one plain measurement without a browser. Steps tell what led to
// its result, so that a failure explains itself without being run again.
type Probe struct {
	ID       string        `json:"id"` // m0001 …
	Kind     ProbeKind     `json:"kind"`
	URL      string        `json:"url"` // what was measured
	At       time.Time     `json:"at"`
	Took     time.Duration `json:"took_ns"`
	Status   int           `json:"status,omitempty"`
	Address  string        `json:"address,omitempty"`   // ip:port that answered
	FinalURL string        `json:"final_url,omitempty"` // after redirects
	Media    string        `json:"media,omitempty"`     // Content-Type of the answer
	Attempts int           `json:"attempts"`
	Failure  *Failure      `json:"failure,omitempty"` // nil: it succeeded
	Steps    []ProbeStep   `json:"steps,omitempty"`
	IPv6     *IPv6         `json:"ipv6,omitempty"` // of an ipv6 probe
	TLS      *TLS          `json:"tls,omitempty"`  // of a tls probe
}

// ProbeKind tells probes apart.
type ProbeKind string

// The kinds of probe.
const (
	ProbeReach ProbeKind = "reach" // the home page by plain HTTP
	ProbeIPv6  ProbeKind = "ipv6"  // AAAA record and an answer over IPv6
	ProbeTLS   ProbeKind = "tls"   // certificate of an https site
	ProbeLink  ProbeKind = "link"  // one link's target
)

// ProbeStep is one thing a probe did.
type ProbeStep struct {
	After time.Duration `json:"after_ns"` // since the probe began
	Text  string        `json:"text"`     // in English, as a log line
}

// IPv6 is what an ipv6 probe found out about one host.
type IPv6 struct {
	Host      string   `json:"host"`
	Addresses []string `json:"addresses,omitempty"` // of AAAA records
	Pinned    bool     `json:"pinned,omitempty"`    // given by the command line, DNS not asked
	Connected bool     `json:"connected"`           // an HTTP answer came over IPv6
}

// TLS is what a tls probe saw.
type TLS struct {
	Version   string    `json:"version"`
	Subject   string    `json:"subject"`
	Issuer    string    `json:"issuer"`
	Names     []string  `json:"names,omitempty"`
	NotBefore time.Time `json:"not_before"`
	NotAfter  time.Time `json:"not_after"`
}

// History is what other days saw: the probes of a week, earlier observations
// of home page and columns, posts of accounts. Empty for a single audit.
type History struct {
	Probes       []Probe       `json:"probes,omitempty"`
	Observations []Observation `json:"observations,omitempty"`
	Posts        []Post        `json:"posts,omitempty"`
}

// Observation is what stood at one place of the site on another day.
type Observation struct {
	At    time.Time `json:"at"`
	URL   string    `json:"url"`
	Items []Item    `json:"items,omitempty"`
}

// Item is one entry of a list.
type Item struct {
	Title string `json:"title"`
	URL   string `json:"url,omitempty"`
	Date  string `json:"date,omitempty"` // YYYY-MM-DD
}

// Post is one post of an account of the unit's new media.
type Post struct {
	Account string    `json:"account"` // platform and name of the account
	At      time.Time `json:"at"`
	Title   string    `json:"title"`
	URL     string    `json:"url,omitempty"`
}
