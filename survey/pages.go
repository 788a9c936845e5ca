package survey

import (
	"context"
	"fmt"
	"net/url"
	"sync"

	"golang.org/x/sync/errgroup"

	"wangjian/browser"
	"wangjian/evidence"
)

// openHome captures the home page, by the first address of those that answers.
func (s *walk) openHome(ctx context.Context, homes []string) (*evidence.Page, error) {
	var page *evidence.Page
	for i, address := range homes {
		var err error
		if page, err = s.capture(ctx, address, evidence.PageID(i+1), browser.WholePage()); err != nil {
			return nil, err
		}
		page.Role = evidence.RoleHome
		err = s.keepWithLinks(page)
		s.tell(Event{Stage: StageHome, Done: i + 1, Total: len(homes), URL: address, Failure: page.Failure})
		if err != nil || page.DOM != nil || page.Failure == nil {
			return page, err
		}
	}
	return page, nil
}

// capture waits for the host's turn and sees a page.
func (s *walk) capture(ctx context.Context, address, id string, options ...browser.Option) (*evidence.Page, error) {
	if err := s.pace.turn(ctx, hostOf(address)); err != nil {
		return nil, err
	}
	if s.plan.Inspect != nil {
		options = append(options, browser.Inspect(s.plan.Inspect))
	}
	page, err := s.session.Capture(ctx, address, options...)
	if err != nil {
		return nil, err
	}
	page.ID = id
	if page.Failure != nil && page.Failure.Kind == evidence.FailureBudget {
		s.endEarly("bytes")
	}
	return page, nil
}

// keep stores a page and lets go of its document.
func (s *walk) keep(page *evidence.Page) error {
	if err := s.writer.AddPage(page); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dossier.Pages = append(s.dossier.Pages, page)
	s.seen[page.URL] = page
	if page.FinalURL != "" && page.Failure == nil {
		s.seen[page.FinalURL] = page
	}
	return nil
}

// openSecond captures the pages that the home page's navigation leads to, a
// few at a time, as far as the plan's pages reach.
func (s *walk) openSecond(ctx context.Context, home *evidence.Page) error {
	entries, err := navigation(home)
	home.Forget()
	if err != nil {
		return err
	}
	robots, record := s.readRobots(ctx, home.FinalURL)
	s.dossier.Survey.Robots = record
	chosen := s.choose(entries, robots)
	first := len(s.dossier.Pages) + 1
	pages := make([]*evidence.Page, len(chosen))
	var done progress
	next := make(chan int)
	group, ctx := errgroup.WithContext(ctx)
	for range min(max(s.plan.Tabs, 1), len(chosen)) {
		group.Go(func() error {
			for i := range next {
				page, err := s.openEntry(ctx, home, chosen[i], evidence.PageID(first+i))
				if err != nil {
					return err
				}
				pages[i] = page
				s.tell(Event{Stage: StagePages, Done: done.next(), Total: len(chosen), URL: chosen[i].url, Failure: page.Failure})
			}
			return nil
		})
	}
	group.Go(func() error { return s.deal(ctx, next, len(chosen)) })
	if err := group.Wait(); err != nil {
		return err
	}
	return s.order(first-1, chosen, pages)
}

// deal hands out the entries until the survey is to end.
func (s *walk) deal(ctx context.Context, next chan<- int, count int) error {
	defer close(next)
	for i := range count {
		select {
		case next <- i:
		case <-s.stop:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// order puts the pages in the order of their entries, whichever came first,
// and notes those that the survey's end left out.
func (s *walk) order(before int, chosen []entry, pages []*evidence.Page) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dossier.Pages = s.dossier.Pages[:before]
	for i, page := range pages {
		if page == nil {
			s.unseen(chosen[i].url, evidence.UnseenStopped, s.reason)
			continue
		}
		s.dossier.Pages = append(s.dossier.Pages, page)
	}
	return nil
}

// choose takes the entries that may be opened, and notes the others.
func (s *walk) choose(entries []entry, robots rules) []entry {
	var chosen []entry
	room := s.plan.Pages - 1
	for _, e := range entries {
		switch {
		case !robots.allow(e.url) && s.plan.Robots == RobotsObey:
			s.unseen(e.url, evidence.UnseenRobots, "robots.txt")
		case len(chosen) >= room:
			s.unseen(e.url, evidence.UnseenBudget, fmt.Sprintf("--pages %d", s.plan.Pages))
		default:
			chosen = append(chosen, e)
		}
		if !robots.allow(e.url) {
			s.dossier.Survey.Robots.Refused = append(s.dossier.Survey.Robots.Refused, e.url)
		}
	}
	return chosen
}

func (s *walk) unseen(address string, reason evidence.UnseenReason, detail string) {
	s.dossier.Unseen = append(s.dossier.Unseen, evidence.Unseen{URL: address, Reason: reason, Detail: detail})
}

// openEntry captures one second-level page and notes why it does not count
// when it does not.
func (s *walk) openEntry(ctx context.Context, home *evidence.Page, e entry, id string) (*evidence.Page, error) {
	page, err := s.capture(ctx, e.url, id)
	if err != nil {
		return nil, err
	}
	page.Role, page.Via = evidence.RoleSecond, &evidence.Via{Page: home.ID, Text: e.text}
	s.mu.Lock()
	switch {
	case page.Failure != nil:
		s.unseen(e.url, reasonOf(page.Failure), describe(page.Failure))
	case !sameSite(hostOf(page.FinalURL), hostOf(home.FinalURL)):
		page.Role = evidence.RoleOutside
		s.unseen(e.url, evidence.UnseenOutside, page.FinalURL)
	}
	s.mu.Unlock()
	err = s.keepWithLinks(page)
	page.Forget()
	return page, err
}

// describe says in a reader's words why a page was not seen.
func describe(f *evidence.Failure) string {
	text := f.Kind.Info().Chinese
	if f.Status != 0 {
		text = fmt.Sprintf("%s（HTTP %d）", text, f.Status)
	}
	return text
}

func reasonOf(f *evidence.Failure) evidence.UnseenReason {
	switch f.Kind {
	case evidence.FailureChallenge:
		return evidence.UnseenWall
	case evidence.FailurePolicy, evidence.FailureScheme:
		return evidence.UnseenPolicy
	case evidence.FailureBudget:
		return evidence.UnseenBudget
	}
	return evidence.UnseenFailed
}

// links collects the addresses to check, each once, in the order in which
// they were met.
type links struct {
	mu    sync.Mutex
	known map[string]bool
	order []string
}

func (l *links) add(addresses []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil {
		l.known = map[string]bool{}
	}
	for _, address := range addresses {
		if u, err := url.Parse(address); err == nil && u.Host != "" && !l.known[address] {
			l.known[address] = true
			l.order = append(l.order, address)
		}
	}
}
