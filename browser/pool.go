package browser

import (
	"context"
	"errors"
	"sync"
)

// Pool owns the Chromium processes of this program: at most one of each kind
// of browser is current. One that died or has shown many pages is replaced;
// it ends when its last tab is given back. Safe for concurrent use.
type Pool struct {
	quick, full string
	pagesEach   int

	mu      sync.Mutex
	current map[string]*shared // by executable
	all     map[*shared]bool
	starts  int
	closed  bool
}

// pagesPerProcess is after how many pages a Chromium is replaced, before its
// memory has grown noticeably.
const pagesPerProcess = 200

// shared is a process in use by several tabs.
type shared struct {
	*process
	pages  int // shown so far
	users  int
	retire bool // end it when its last user has left
}

// errClosed says that a pool was closed.
var errClosed = errors.New("the browser pool is closed")

// NewPool finds the machine's browsers and removes what earlier programs left
// behind. No process starts before the first page is asked for.
func NewPool() (*Pool, error) {
	quick, full, err := Executables()
	if err != nil {
		return nil, err
	}
	reapProfiles()
	return &Pool{quick: quick, full: full, pagesEach: pagesPerProcess, current: map[string]*shared{}, all: map[*shared]bool{}}, nil
}

// lend returns a live process for one tab. Give it back with restore.
func (p *Pool) lend(ctx context.Context, executable string) (*shared, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, errClosed
	}
	s := p.current[executable]
	if s == nil || s.dead() || s.pages >= p.pagesEach {
		if s != nil {
			s.retire = true
			if err := p.sweep(s); err != nil {
				return nil, err
			}
		}
		started, err := start(ctx, executable)
		if err != nil {
			return nil, err
		}
		s = &shared{process: started}
		p.current[executable], p.all[s] = s, true
		p.starts++
	}
	s.users++
	return s, nil
}

// count notes one more page shown by a process.
func (p *Pool) count(s *shared) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.pages++
}

// worn reports a process that should show no further page.
func (p *Pool) worn(s *shared) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return s.dead() || s.retire || s.pages >= p.pagesEach
}

func (p *Pool) restore(s *shared) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.users--
	return p.sweep(s)
}

// sweep ends a process that nobody uses and nobody will.
func (p *Pool) sweep(s *shared) error {
	if s.users > 0 || !s.retire && !s.dead() || !p.all[s] {
		return nil
	}
	delete(p.all, s)
	return s.stop()
}

// Close ends every process. Sessions must be closed before.
func (p *Pool) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	var failed []error
	for s := range p.all {
		failed = append(failed, s.stop())
		delete(p.all, s)
	}
	return errors.Join(failed...)
}
