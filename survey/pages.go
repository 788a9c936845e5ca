package survey

import (
	"context"
	"errors"
	"fmt"

	"wangjian/browser"
	"wangjian/evidence"
)

// openHome captures the home page, by the first address that shows the site
// or its wall. When none does, the last try stands for it; all are kept.
func (s *walk) openHome(ctx context.Context, homes []string) (*evidence.Page, error) {
	var home *evidence.Page
	for i, address := range homes {
		err := s.pace.turn(ctx, hostOf(address))
		if errors.Is(err, errStopped) && home != nil {
			return home, nil
		}
		if err != nil {
			return nil, err
		}
		page, err := s.capture(ctx, address, evidence.PageID(i+1),
			browser.As(evidence.RoleHome, nil), browser.WholePage(), browser.Patiently())
		if err != nil {
			return nil, err
		}
		home = page
		err = s.keepWithLinks(home)
		s.tell(Event{Stage: StageHome, Done: i + 1, Total: len(homes), URL: address, Failure: home.Failure})
		if err != nil || found(home) || s.ending() {
			return home, err
		}
		home.Forget()
	}
	return home, nil
}

// found reports whether a try at the home page reached the site: it was seen,
// or a wall answered, which another scheme would meet again.
func found(home *evidence.Page) bool {
	return home.Seen() || home.Failure != nil && home.Failure.Kind == evidence.FailureChallenge
}

// await waits for the turn of an address's host. Its error is errStopped when the survey is
// to end, also where the turn came at the same moment.
func (s *walk) await(ctx context.Context, address string) error {
	if s.ending() {
		return errStopped
	}
	err := s.pace.turn(ctx, hostOf(address))
	if err == nil && s.ending() {
		return errStopped
	}
	return err
}

// capture sees a page, in the host's turn that the caller waited for.
func (s *walk) capture(ctx context.Context, address, id string, options ...browser.Option) (*evidence.Page, error) {
	if s.plan.Inspect != nil {
		options = append(options, browser.Inspect(s.plan.Inspect))
	}
	page, err := s.visit(ctx, address, options...)
	if err != nil || page == nil {
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
	if page.Seen() && page.Turn == 0 {
		s.seen[page.URL], s.seen[page.FinalURL] = page, page
	}
	return nil
}

// deal hands out the entries until the survey is to end.
func (s *walk) deal(ctx context.Context, next chan<- int, count int) error {
	defer close(next)
	for i := range count {
		if s.ending() {
			return nil
		}
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
// and notes those that were not seen, and why.
func (s *walk) order(before int, chosen []entry, pages []*evidence.Page) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dossier.Pages = s.dossier.Pages[:before]
	for i, page := range pages {
		address := chosen[i].url
		if page == nil {
			s.unseen(address, evidence.UnseenStopped, stopTexts[s.reason])
			continue
		}
		s.dossier.Pages = append(s.dossier.Pages, page)
		switch {
		case page.Failure != nil:
			s.unseen(address, reasonOf(page.Failure), describe(page.Failure))
		case page.Role == evidence.RoleOutside:
			s.unseen(address, evidence.UnseenOutside, page.FinalURL)
		}
	}
}

// unseen notes an address that is known and was not judged, for the first
// reason that was met.
func (s *walk) unseen(address string, reason evidence.UnseenReason, detail string) {
	if s.noted[address] {
		return
	}
	s.noted[address] = true
	s.dossier.Unseen = append(s.dossier.Unseen, evidence.Unseen{URL: address, Reason: reason, Detail: detail})
}

// stopTexts say in a reader's words why a survey ended early.
var stopTexts = map[string]string{"signal": "检查被中止", "minutes": "已到--minutes所定的时间", "bytes": "已用完--bytes所定的流量"}

// stopText says in a reader's words why the survey ends early.
func (s *walk) stopText() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return stopTexts[s.reason]
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
