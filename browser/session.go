package browser

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// Stealth says by whom pages are seen.
type Stealth string

// The modes of stealth. Whatever the mode, the evidence says who saw a page.
const (
	StealthOff  Stealth = "off"  // always as wangjian
	StealthAuto Stealth = "auto" // as wangjian; once more as an ordinary browser where a wall answers
	StealthOn   Stealth = "on"   // always as an ordinary browser
)

// Options of a session.
type Options struct {
	Dialer  *network.Dialer
	Stealth Stealth
	Agent   string        // product and version that the honest user agent adds, such as wangjian/1.0
	Contact string        // address for complaints in the honest user agent; may be empty
	Opening time.Duration // limit for opening a page; 0 = OpeningTime
}

// Session is the visit to one site. Safe for concurrent use: each Capture
// takes a tab of its own.
type Session struct {
	pool    *Pool
	options Options
	proxy   *network.Proxy
	client  *http.Client

	mu       sync.Mutex
	idle     []*tab
	contexts map[*shared]cdp.BrowserContextID
	product  string
	agent    string
	retries  int
}

// NewSession begins the visit to a site. Close it before the pool.
func (p *Pool) NewSession(ctx context.Context, o Options) (*Session, error) {
	if o.Opening == 0 {
		o.Opening = OpeningTime
	}
	proxy, err := network.StartProxy(context.WithoutCancel(ctx), o.Dialer, "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("start the network policy's proxy: %w", err)
	}
	return &Session{
		pool: p, options: o, proxy: proxy, client: o.Dialer.Client(), contexts: map[*shared]cdp.BrowserContextID{},
	}, nil
}

// Browser returns product and version of the browser that saw the last page,
// and the user agent it named; empty before the first page.
func (s *Session) Browser() (product, agent string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.product, s.agent
}

// Requests returns how many requests the browser made so far. Each tunnel
// counts once, since what goes through it is not looked at.
func (s *Session) Requests() int64 {
	stats := s.proxy.Stats()
	return stats.Requests + stats.Tunnels
}

// acquire returns a tab that shows pages as the visitor, an idle one if there is.
func (s *Session) acquire(ctx context.Context, stealth bool) (*tab, error) {
	for t := s.takeIdle(stealth); t != nil; t = s.takeIdle(stealth) {
		if t.wake() && !s.pool.worn(t.process) {
			return t, nil
		}
		t.discard()
		if err := s.pool.restore(t.process); err != nil {
			return nil, err
		}
	}
	executable := s.pool.quick
	if stealth {
		executable = s.pool.full
	}
	process, err := s.pool.lend(ctx, executable)
	if err != nil {
		return nil, err
	}
	t, err := s.open(ctx, process, stealth)
	if err != nil {
		return nil, errors.Join(err, s.pool.restore(process))
	}
	return t, nil
}

func (s *Session) takeIdle(stealth bool) *tab {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := len(s.idle) - 1; i >= 0; i-- {
		if t := s.idle[i]; t.stealth == stealth {
			s.idle = append(s.idle[:i], s.idle[i+1:]...)
			return t
		}
	}
	return nil
}

func (s *Session) open(ctx context.Context, process *shared, stealth bool) (*tab, error) {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	contextID, err := s.contextIn(ctx, process)
	if err != nil {
		return nil, fmt.Errorf("make a browser context: %w", err)
	}
	return openTab(ctx, process, contextID, s.view(process, stealth))
}

// contextIn returns the session's browser context in a process.
func (s *Session) contextIn(ctx context.Context, process *shared) (cdp.BrowserContextID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if id, known := s.contexts[process]; known {
		return id, nil
	}
	id, err := process.newContext(ctx, s.proxy.URL())
	if err == nil {
		s.contexts[process] = id
	}
	return id, err
}

func (s *Session) view(process *shared, stealth bool) evidence.View {
	agent := honestAgent(process.product, s.options.Agent, s.options.Contact)
	if stealth {
		agent = ordinaryAgent(process.product)
	}
	s.mu.Lock()
	s.product, s.agent = process.product, agent
	s.mu.Unlock()
	return evidence.View{
		Width: viewWidth, Height: viewHeight, Visitor: evidence.VisitorCitizen,
		UserAgent: agent, Stealth: stealth, Browser: process.product,
	}
}

// release gives a tab back. One that is out of order is closed.
func (s *Session) release(t *tab, orderly bool) error {
	s.pool.count(t.process)
	if orderly && !s.pool.worn(t.process) {
		t.repose()
		s.mu.Lock()
		defer s.mu.Unlock()
		s.idle = append(s.idle, t)
		return nil
	}
	if !t.process.dead() && !t.answers(t.process.ctx, "") {
		t.crash()
	}
	t.discard()
	return s.pool.restore(t.process)
}

// Close ends the visit: its tabs, its browser contexts, its proxy. No Capture
// may be under way.
func (s *Session) Close() error {
	s.mu.Lock()
	idle, contexts := s.idle, s.contexts
	s.idle, s.contexts = nil, nil
	s.mu.Unlock()
	var failed []error
	for _, t := range idle {
		t.wake()
		t.discard()
	}
	for process, id := range contexts {
		if !process.dead() {
			ctx, cancel := context.WithTimeout(process.ctx, answerTime)
			failed = append(failed, process.disposeContext(ctx, id))
			cancel()
		}
	}
	for _, t := range idle {
		failed = append(failed, s.pool.restore(t.process))
	}
	s.client.CloseIdleConnections()
	return errors.Join(append(failed, s.proxy.Close())...)
}
