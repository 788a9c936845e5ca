package evidence

import "time"

// Exercise is a function of the site used as a visitor would use it: typing
// into the search box, opening a tab, asking the robot. Forms that would send
// something to an office are filled and never sent.
type Exercise struct {
	ID      string    `json:"id"`   // x0001 …
	Kind    string    `json:"kind"` // search, consultation, question, login, tab …
	Page    string    `json:"page"` // id of the page it began on
	View    View      `json:"view"`
	Started time.Time `json:"started"`
	Steps   []Step    `json:"steps"`
	Outcome string    `json:"outcome,omitempty"` // answered, nothing, not-submitted …
	Failure *Failure  `json:"failure,omitempty"`
}

// Step is one act of an exercise and what appeared after it.
type Step struct {
	Action  string        `json:"action"` // type, press, click, wait, read
	Target  Place         `json:"target"`
	Input   string        `json:"input,omitempty"`
	URL     string        `json:"url,omitempty"` // where the visitor was after it
	Took    time.Duration `json:"took_ns"`
	Showed  []Place       `json:"showed,omitempty"`
	Page    string        `json:"page,omitempty"` // id of a page captured after it
	Shots   []Shot        `json:"shots,omitempty"`
	Failure *Failure      `json:"failure,omitempty"`
}

func (e *Exercise) blobs() []*Blob {
	var all []*Blob
	for _, s := range e.Steps {
		all = append(all, shotBlobs(s.Shots)...)
	}
	return all
}
