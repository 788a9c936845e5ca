package network

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// A connection in use is told from an idle one by its silence. A browser keeps
// idle connections for minutes; were they counted, the next request to the host
// would wait for them all that time.
const (
	silenceAfterAnswer  = time.Second      // the site spoke last: its answer is complete
	silenceAfterRequest = 10 * time.Second // the site was asked and owes an answer
	gatePoll            = 200 * time.Millisecond
)

// endpoint is a canonical host with its port.
type endpoint struct {
	host string
	port uint16
}

// seat is the place that one connection takes at its endpoint.
type seat struct {
	last   atomic.Int64 // when a byte was moved, Unix nanoseconds; 0 while dialling
	answer atomic.Bool  // whether that byte came from the site
}

func (s *seat) touch(answer bool) {
	s.last.Store(time.Now().UnixNano())
	s.answer.Store(answer)
}

func (s *seat) inUse(now time.Time) bool {
	last := s.last.Load()
	if last == 0 {
		return true
	}
	allowed := silenceAfterRequest
	if s.answer.Load() {
		allowed = silenceAfterAnswer
	}
	return now.Sub(time.Unix(0, last)) < allowed
}

// gate bounds the connections in use at each endpoint.
type gate struct {
	limit int

	mu    sync.Mutex
	seats map[endpoint]map[*seat]struct{}
	left  chan struct{} // closed and replaced when a seat is given back
}

func newGate(limit int) *gate {
	return &gate{limit: limit, seats: make(map[endpoint]map[*seat]struct{}), left: make(chan struct{})}
}

// enter waits until fewer than limit connections to e are in use. Its error wraps
// [ErrBusy] and the context's error.
func (g *gate) enter(ctx context.Context, e endpoint) (*seat, error) {
	for {
		taken, left := g.take(e)
		if taken != nil {
			return taken, nil
		}
		poll := time.NewTimer(gatePoll)
		select {
		case <-left:
		case <-poll.C:
		case <-ctx.Done():
			poll.Stop()
			return nil, fmt.Errorf("%w: %w", ErrBusy, ctx.Err())
		}
		poll.Stop()
	}
}

// take gives a seat, or the channel that is closed when one becomes free.
func (g *gate) take(e endpoint) (*seat, <-chan struct{}) {
	g.mu.Lock()
	defer g.mu.Unlock()
	inUse := 0
	now := time.Now()
	for s := range g.seats[e] {
		if s.inUse(now) {
			inUse++
		}
	}
	if inUse >= g.limit {
		return nil, g.left
	}
	if g.seats[e] == nil {
		g.seats[e] = make(map[*seat]struct{})
	}
	taken := new(seat)
	g.seats[e][taken] = struct{}{}
	return taken, nil
}

// leave gives a seat back.
func (g *gate) leave(e endpoint, s *seat) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.seats[e], s)
	if len(g.seats[e]) == 0 {
		delete(g.seats, e)
	}
	close(g.left)
	g.left = make(chan struct{})
}
