package survey

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// answers takes a second, or as long as it says, to redirect along a chain of
// paths: /3 leads to /2, /1 and /0, which is a page.
type answers time.Duration

func (a answers) RoundTrip(r *http.Request) (*http.Response, error) {
	select {
	case <-time.After(time.Duration(a)):
	case <-r.Context().Done():
		return nil, context.Cause(r.Context())
	}
	response := &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: http.NoBody, Request: r}
	if path := r.URL.Path; path != "/0" {
		response.StatusCode = http.StatusFound
		response.Header.Set("Location", "/"+string(path[1]-1))
		return response, nil
	}
	response.Body = body{strings.NewReader("a page")}
	return response, nil
}

type body struct{ *strings.Reader }

func (body) Close() error { return nil }

// paced makes a walk whose hosts may be asked once in a time.
func paced(every, answer time.Duration) *walk {
	stop := make(chan struct{})
	return &walk{
		plan:   Plan{Now: time.Now, Dialer: network.NewDialer(network.Policy{})},
		pace:   newPace(1/every.Seconds(), stop),
		stop:   stop,
		client: &http.Client{Transport: answers(answer), CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}
}

// The time in these tests is the test's own: it passes when everything waits.

func TestWaitingForATurnIsNoPartOfTheTime(t *testing.T) {
	tests := []struct {
		name   string
		answer time.Duration // of each of four hops
		took   time.Duration
		want   *evidence.Failure
	}{
		{"hops that wait longer than the limit and answer soon", time.Second, 4 * time.Second, nil},
		{"hops that together are slow", 6 * time.Second, probeTime, errSlow},
		{"a first hop that is slow", time.Minute, probeTime, errSlow},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := paced(20*time.Second, test.answer)
				if err := s.pace.turn(t.Context(), host); err != nil {
					t.Fatal(err)
				}
				asked := time.Now().Add(20 * time.Second)
				got := s.probeReach(t.Context(), "http://"+host+"/3")
				if got.Took != test.took || got.Failure != test.want || !got.At.Equal(asked) {
					t.Errorf("took %v from %v, failure %v; want %v from %v, failure %v", got.Took, got.At, got.Failure, test.took, asked, test.want)
				}
			})
		})
	}
}

func TestALongTurnEndsWithTheSurvey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := paced(time.Hour, time.Second)
		if err := s.pace.turn(t.Context(), host); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		time.AfterFunc(time.Second, func() { s.endEarly("signal") })
		addresses := []string{"http://" + host + "/0", "http://" + host + "/1"}
		probes, left := s.checkLinks(t.Context(), addresses)
		if waited := time.Since(began); len(probes) != 0 || len(left) != len(addresses) || waited != time.Second {
			t.Errorf("after %v: %d probes and %d left, want none and %d after 1s", waited, len(probes), len(left), len(addresses))
		}
	})
}

func TestATurnEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := paced(time.Hour, time.Second)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if err := s.pace.turn(ctx, host); err != nil {
			t.Fatalf("the first turn: %v", err)
		}
		if err := s.pace.turn(ctx, host); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the second turn: %v, want the context's end", err)
		}
	})
}

func TestCrawlDelay(t *testing.T) {
	tests := []struct {
		name        string
		every, want time.Duration
		delay       time.Duration
	}{
		{"a delay is kept to", time.Second, 10 * time.Second, 10 * time.Second},
		{"a delay beyond the cap is the cap", time.Second, maxCrawlDelay, time.Hour},
		{"a delay below our own changes nothing", 5 * time.Second, 5 * time.Second, time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := newPace(1/test.every.Seconds(), nil)
				p.slow(host, test.delay)
				began := time.Now()
				for range 2 {
					if err := p.turn(t.Context(), host); err != nil {
						t.Fatal(err)
					}
				}
				if got := time.Since(began).Round(time.Millisecond); got != test.want {
					t.Errorf("Crawl-delay %v: the second turn came after %v, want %v", test.delay, got, test.want)
				}
			})
		})
	}
}
