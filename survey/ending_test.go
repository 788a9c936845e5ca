package survey

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"time"

	"wangjian/browser"
	"wangjian/evidence"
)

func TestListedPagesAreTakenUpWhileThereIsTime(t *testing.T) {
	var offers []offer
	for i := range 5000 {
		offers = append(offers, link(kindListed, fmt.Sprintf("/f%d/%d.htm", i/100, i), ""))
	}
	s := &walk{stop: make(chan struct{}), withheld: folded{most: 1}}
	q := testQueue(t)
	asked := 0
	q.refuse = func(string) bool {
		if asked++; asked == 250 {
			s.endEarly("minutes")
		}
		return false
	}
	s.addListed(q, offers)
	if asked != 300 || len(s.withheld.all) != 1 || s.withheld.all[0].Count != 4700 || s.withheld.all[0].Detail != stopTexts["minutes"] {
		t.Errorf("asked robots.txt of %d addresses and left %v, want 300 and a record of 4700", asked, s.withheld.all)
	}
}

// TestNothingIsCapturedAfterTheEnd opens pages of a survey that is to end, without a browser:
// a capture would panic.
func TestNothingIsCapturedAfterTheEnd(t *testing.T) {
	for _, perSecond := range []float64{0, 1000} {
		stop := make(chan struct{})
		s := &walk{stop: stop, pace: newPace(perSecond, stop), dossier: &evidence.Dossier{}}
		close(stop)
		address := "http://" + host + "/a"
		_, _, opened := s.openEntry(t.Context(), testQueue(t), &waiting{offer: link(kindOther, "/a", "")}, "p0002")
		_, searched := s.searchFor(t.Context(), testQueue(t), &form{}, "指南", address)
		_, looked := s.lookAgain(t.Context(), Look{Page: &evidence.Page{URL: address}}, "p0003")
		for what, err := range map[string]error{"a page": opened, "a search": searched, "a second look": looked} {
			if !errors.Is(err, errStopped) {
				t.Errorf("%s at %v a second: %v, want %v", what, perSecond, err, errStopped)
			}
		}
	}
}

func TestTheEndOfTheSurveyEndsAMeasurement(t *testing.T) {
	stop := make(chan struct{})
	s := &walk{stop: stop, pace: newPace(0, stop), plan: Plan{Now: time.Now}}
	s.client = &http.Client{Transport: slowTransport(func(ctx context.Context) { close(stop); <-ctx.Done() })}
	probe := s.probeReach(t.Context(), "http://"+host+"/")
	if !stopped(&probe) || probe.Took >= probeTime {
		t.Errorf("the measurement ended with %v after %v, want %v at once", probe.Failure, probe.Took, browser.FailureOf(errStopped))
	}
}

// slowTransport answers nothing until its wait is over.
type slowTransport func(context.Context)

func (wait slowTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	wait(r.Context())
	return nil, r.Context().Err()
}
