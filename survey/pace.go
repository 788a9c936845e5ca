package survey

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"wangjian/evidence"
)

// maxCrawlDelay is the longest Crawl-delay that is kept to. The field is in no
// standard (RFC 9309 leaves it out) and its value is the site's alone: an hour
// between two requests would leave no survey to speak of.
const maxCrawlDelay = 30 * time.Second

// errStopped says that the survey was told to stop while something waited.
var errStopped = &evidence.Failure{Kind: evidence.FailureStopped}

// pace holds every host to its rate: navigations and plain requests wait for
// their turn, and waiting is no part of any measured time.
type pace struct {
	perSecond float64         // 0 = no limit
	stop      <-chan struct{} // closed: nobody waits any longer

	mu    sync.Mutex
	hosts map[string]*rate.Limiter
}

func newPace(perSecond float64, stop <-chan struct{}) *pace {
	return &pace{perSecond: perSecond, stop: stop, hosts: map[string]*rate.Limiter{}}
}

// slow lets a host be asked once in a Crawl-delay, when that is less often
// than it was.
func (p *pace) slow(host string, crawlDelay time.Duration) {
	perSecond := 1 / min(crawlDelay, maxCrawlDelay).Seconds()
	if p.perSecond == 0 || perSecond >= p.perSecond {
		return
	}
	p.limiter(host).SetLimit(rate.Limit(perSecond))
}

// turn waits until host may be asked again. Its error is errStopped when the
// survey is to end first, or the context's.
func (p *pace) turn(ctx context.Context, host string) error {
	if p.perSecond == 0 {
		return ctx.Err()
	}
	place := p.limiter(host).Reserve()
	delay := place.Delay()
	if delay == 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		place.Cancel()
		return ctx.Err()
	case <-p.stop:
		place.Cancel()
		return errStopped
	}
}

func (p *pace) limiter(host string) *rate.Limiter {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.hosts[host] == nil {
		p.hosts[host] = rate.NewLimiter(rate.Limit(p.perSecond), 1)
	}
	return p.hosts[host]
}
