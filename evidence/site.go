package evidence

import "time"

// Site is one row of the registry: what is registered of a site. An empty
// field is not registered, and nothing is compared with it.
type Site struct {
	Name       string      `json:"name,omitempty" yaml:"name"`
	URL        string      `json:"url" yaml:"url"` // home page
	Domain     string      `json:"domain,omitempty" yaml:"domain"`
	Code       string      `json:"code,omitempty" yaml:"code"` // 政府网站标识码
	ICP        string      `json:"icp,omitempty" yaml:"icp"`
	Police     string      `json:"police,omitempty" yaml:"police"`
	HostUnit   string      `json:"host_unit,omitempty" yaml:"host_unit"`
	Table      string      `json:"table,omitempty" yaml:"table"`
	Group      string      `json:"group,omitempty" yaml:"group"`
	Accounts   []Account   `json:"accounts,omitempty" yaml:"accounts"`
	Exemptions []Exemption `json:"exemptions,omitempty" yaml:"exemptions"`
}

// Account is one account of the unit's new media (政务新媒体).
type Account struct {
	Platform string    `json:"platform" yaml:"platform"`
	Name     string    `json:"name" yaml:"name"`
	ID       string    `json:"id,omitempty" yaml:"id"`
	URL      string    `json:"url,omitempty" yaml:"url"`
	Filed    time.Time `json:"filed,omitzero" yaml:"filed"`
}

// Exemption is something that is shown and not judged.
type Exemption struct {
	What   string    `json:"what" yaml:"what"` // indicator id or page address
	Reason string    `json:"reason" yaml:"reason"`
	Until  time.Time `json:"until,omitzero" yaml:"until"`
}

// Survey says how a dossier came about: who looked, with what, when and under
// which limits.
type Survey struct {
	ID        string    `json:"id"`
	Started   time.Time `json:"started"`
	Finished  time.Time `json:"finished,omitzero"`
	Version   string    `json:"version"` // of wangjian
	Browser   string    `json:"browser"` // product and version
	UserAgent string    `json:"user_agent"`
	Stealth   string    `json:"stealth"` // off, auto, on
	Plan      Plan      `json:"plan"`
	Address   string    `json:"address,omitempty"` // ip:port that served the home page
	Robots    *Robots   `json:"robots,omitempty"`
	Pages     int       `json:"pages"`             // captured, failed ones included
	Requests  int64     `json:"requests"`          // of browser and probes
	Bytes     int64     `json:"bytes"`             // received
	Stopped   string    `json:"stopped,omitempty"` // why it ended early: signal, minutes, bytes
}

// Plan is the extent of a survey as it was ordered.
type Plan struct {
	Pages       int           `json:"pages"`
	Tabs        int           `json:"tabs"`
	Rate        float64       `json:"rate"` // requests a second for a host; 0 = no limit
	Seed        int64         `json:"seed"`
	Robots      string        `json:"robots"` // obey, ignore
	OpeningTime time.Duration `json:"opening_time_ns"`
	Resolve     []string      `json:"resolve,omitempty"`
}

// Robots is what the site's robots.txt says.
type Robots struct {
	URL     string   `json:"url"`
	Status  int      `json:"status,omitempty"`
	Text    string   `json:"text,omitempty"` // its beginning
	Refused []string `json:"refused,omitempty"`
	Failure *Failure `json:"failure,omitempty"`
}

// Unseen is a page that is known and was not judged.
type Unseen struct {
	URL    string       `json:"url"`
	Reason UnseenReason `json:"reason"`
	Detail string       `json:"detail,omitempty"`
	Count  int          `json:"count,omitempty"` // pages folded into this entry, when more than one
}

// UnseenReason is why a known page was not judged.
type UnseenReason string

// The reasons; the list is closed.
const (
	UnseenBudget  UnseenReason = "budget"  // pages, minutes or bytes were used up
	UnseenRobots  UnseenReason = "robots"  // robots.txt asks not to
	UnseenFailed  UnseenReason = "failed"  // it could not be captured
	UnseenWall    UnseenReason = "wall"    // an anti-bot wall answered
	UnseenPolicy  UnseenReason = "policy"  // the network policy refuses its address
	UnseenStopped UnseenReason = "stopped" // the survey was stopped
	UnseenOutside UnseenReason = "outside" // it turned out to lie on another site
)
