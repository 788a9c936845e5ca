package network

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestGateCountsConnectionsInUse(t *testing.T) {
	host := endpoint{"www.test", 80}
	tests := []struct {
		name  string
		touch func(*seat)
		after time.Duration
		free  bool
	}{
		{"one that is dialling holds its place", func(*seat) {}, time.Minute, false},
		{"one that is owed an answer holds its place", func(s *seat) { s.touch(false) }, 9 * time.Second, false},
		{"one that is never answered gives its place up", func(s *seat) { s.touch(false) }, 10 * time.Second, true},
		{"one that is receiving holds its place", func(s *seat) { s.touch(true) }, 900 * time.Millisecond, false},
		{"one that has gone silent gives its place up", func(s *seat) { s.touch(true) }, time.Second, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := newGate(1)
				first, err := g.enter(t.Context(), host)
				if err != nil {
					t.Fatal(err)
				}
				test.touch(first)
				<-time.After(test.after)
				taken, _ := g.take(host)
				if got := taken != nil; got != test.free {
					t.Errorf("after %s a place is free: %v, want %v", test.after, got, test.free)
				}
			})
		})
	}
}

func TestGateWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := newGate(1)
		host := endpoint{"www.test", 80}
		first, err := g.enter(t.Context(), host)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := g.enter(t.Context(), endpoint{"www.test", 443}); err != nil {
			t.Errorf("another port of the host: %v, want a place of its own", err)
		}

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := g.enter(ctx, host); !errors.Is(err, ErrBusy) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("enter a full gate: %v, want ErrBusy and the deadline", err)
		}

		entered := make(chan *seat)
		go func() {
			second, _ := g.enter(t.Context(), host)
			entered <- second
		}()
		synctest.Wait()
		g.leave(host, first)
		if second := <-entered; second == nil {
			t.Error("the waiting dial got no place after one was given back")
		}
	})
}

func TestGateForgetsHostsWithoutConnections(t *testing.T) {
	g := newGate(1)
	host := endpoint{"www.test", 80}
	taken, err := g.enter(t.Context(), host)
	if err != nil {
		t.Fatal(err)
	}
	g.leave(host, taken)
	if len(g.seats) != 0 {
		t.Errorf("%d hosts remembered, want none", len(g.seats))
	}
}
