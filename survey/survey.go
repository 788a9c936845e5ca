package survey

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"wangjian/browser"
	"wangjian/evidence"
)

// Run surveys a site and returns its dossier, which by then lies sealed in
// the plan's folder. A site that cannot be reached gives a dossier too: its
// home page's Failure says why. An error means that the survey could not be
// done or kept: the folder cannot be written, no browser starts, ctx ended.
// What was captured until then stays in the folder, unsealed.
func Run(ctx context.Context, site evidence.Site, plan Plan) (dossier *evidence.Dossier, err error) {
	homes, err := Candidates(site.URL)
	if err != nil {
		return nil, err
	}
	stop := make(chan struct{})
	s := &walk{
		plan: plan, site: site, pace: newPace(plan.Rate, stop), stop: stop,
		seen: map[string]*evidence.Page{}, noted: map[string]bool{}, withheld: folded{most: 1},
	}
	started := plan.Now().UTC()
	s.dossier = &evidence.Dossier{Site: site, Survey: evidence.Survey{
		ID: started.Format("20060102T150405Z") + "-" + hostOf(homes[0]), Started: started,
		Version: plan.Version, Stealth: string(plan.Stealth), Plan: plan.record(),
	}}
	if s.writer, err = evidence.Create(plan.Dir, s.dossier.Survey, site); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.writer.Close())
		}
	}()
	if s.session, err = plan.Pool.NewSession(ctx, browser.Options{
		Dialer: plan.Dialer, Stealth: plan.Stealth, Agent: plan.Version, Contact: plan.Contact,
	}); err != nil {
		return nil, err
	}
	s.client, s.client6 = plan.Dialer.Client(), plan.Dialer.ClientOver("tcp6")
	s.agent = plan.Version
	if plan.Contact != "" {
		s.agent += " (+" + plan.Contact + ")"
	}
	endWatch := s.watchStop(ctx)
	err = s.run(ctx, homes)
	endWatch()
	s.client.CloseIdleConnections()
	s.client6.CloseIdleConnections()
	s.finish()
	if err = errors.Join(err, s.session.Close()); err != nil {
		return nil, fmt.Errorf("survey %s: %w", site.URL, err)
	}
	s.dossier.Manifest, err = s.writer.Seal(s.dossier.Survey, site, s.dossier.Unseen)
	return s.dossier, err
}

// walk is a survey under way.
type walk struct {
	plan     Plan
	site     evidence.Site
	dossier  *evidence.Dossier
	writer   *evidence.Writer
	session  *browser.Session
	pace     *pace
	agent    string
	client   *http.Client
	client6  *http.Client
	requests atomic.Int64

	stop     chan struct{} // closed when the survey is to end after the pages in hand
	stopOnce sync.Once

	links  links
	robots rules
	noted  map[string]bool // addresses in the dossier's Unseen

	withheld folded // addresses that robots.txt refuses, beyond those that are named
	opened   int    // pages opened after the home page

	mu     sync.Mutex                // guards what follows, and Progress
	seen   map[string]*evidence.Page // pages that show the site, by address
	reason string                    // why it ends early
}

// watchStop ends the survey when the plan's time is up or its Stop closes.
func (s *walk) watchStop(ctx context.Context) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	var limit <-chan time.Time
	if s.plan.Minutes > 0 {
		timer := time.NewTimer(time.Duration(s.plan.Minutes) * time.Minute)
		limit = timer.C
	}
	watching.Go(func() {
		select {
		case <-limit:
			s.endEarly("minutes")
		case <-s.plan.Stop:
			s.endEarly("signal")
		case <-ctx.Done():
		}
	})
	return func() {
		cancel()
		watching.Wait()
	}
}

func (s *walk) endEarly(reason string) {
	s.stopOnce.Do(func() {
		s.mu.Lock()
		s.reason = reason
		s.mu.Unlock()
		close(s.stop)
	})
}

func (s *walk) ending() bool {
	select {
	case <-s.stop:
		return true
	default:
		return false
	}
}

func (s *walk) tell(e Event) {
	if s.plan.Progress == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plan.Progress(e)
}

func (s *walk) seenAt(address string) *evidence.Page {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen[address]
}

// run goes through the stages in their order.
func (s *walk) run(ctx context.Context, homes []string) error {
	home, err := s.openHome(ctx, homes)
	if err != nil {
		return err
	}
	if err := s.probeSite(ctx, home); err != nil {
		return err
	}
	if !home.Seen() {
		return nil
	}
	if err := s.openPages(ctx, home); err != nil {
		return err
	}
	if err := s.probeLinks(ctx); err != nil {
		return err
	}
	return s.review(ctx)
}

// finish enters what the survey as a whole came to.
func (s *walk) finish() {
	record := &s.dossier.Survey
	record.Browser, record.UserAgent = s.session.Browser()
	record.Finished = s.plan.Now().UTC()
	record.Pages = len(s.dossier.Pages)
	record.Requests = s.requests.Load() + s.session.Requests()
	record.Bytes = s.plan.Dialer.Stats().BytesIn
	record.Stopped = s.reason
	if home := s.dossier.Home(); home != nil {
		record.Address = home.Address()
	}
}
