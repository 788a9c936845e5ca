package survey

import (
	"context"
	"sync"

	"golang.org/x/time/rate"
)

// pace holds every host to its rate: navigations and plain requests wait for
// their turn, and waiting is no part of any measured time.
type pace struct {
	perSecond float64 // 0 = no limit

	mu    sync.Mutex
	hosts map[string]*rate.Limiter
}

func newPace(perSecond float64) *pace {
	return &pace{perSecond: perSecond, hosts: map[string]*rate.Limiter{}}
}

// slow holds a host to at most perSecond, when that is less than it had.
func (p *pace) slow(host string, perSecond float64) {
	if p.perSecond == 0 || perSecond >= p.perSecond {
		return
	}
	p.limiter(host).SetLimit(rate.Limit(perSecond))
}

// turn waits until host may be asked again.
func (p *pace) turn(ctx context.Context, host string) error {
	if p.perSecond == 0 {
		return ctx.Err()
	}
	return p.limiter(host).Wait(ctx)
}

func (p *pace) limiter(host string) *rate.Limiter {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.hosts[host] == nil {
		p.hosts[host] = rate.NewLimiter(rate.Limit(p.perSecond), 1)
	}
	return p.hosts[host]
}
