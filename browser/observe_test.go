package browser

import "github.com/chromedp/chromedp"

// Starts returns how many Chromium processes were started so far.
func (p *Pool) Starts() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.starts
}

// PIDs returns the process ids of the running Chromium main processes.
func (p *Pool) PIDs() []int {
	p.mu.Lock()
	defer p.mu.Unlock()
	var pids []int
	for s := range p.all {
		if pid := s.pid(); pid != 0 && !s.dead() {
			pids = append(pids, pid)
		}
	}
	return pids
}

// Retries returns how many pages were lost once and tried again.
func (s *Session) Retries() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.retries
}

func (p *process) pid() int {
	c := chromedp.FromContext(p.ctx)
	if c == nil || c.Browser == nil || c.Browser.Process() == nil {
		return 0
	}
	return c.Browser.Process().Pid
}
