package browser

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"

	"wangjian/evidence"
)

// Option asks for more than the page's record.
type Option func(*wanted)

type wanted struct {
	role                   evidence.Role
	via                    *evidence.Via
	firstScreen, wholePage bool
	patient                bool
	inspect                func(*evidence.Page) []evidence.Region

	// then goes on in the open tab of a page that was seen.
	then func(context.Context, *tab, *evidence.Page) error
}

func asked(options []Option) wanted {
	var w wanted
	for _, o := range options {
		o(&w)
	}
	return w
}

// As says which page of the site it is, before anybody looks at it.
func As(role evidence.Role, via *evidence.Via) Option {
	return func(w *wanted) { w.role, w.via = role, via }
}

// Patiently waits for what comes late on every page, not only on those where
// something was found.
func Patiently() Option { return func(w *wanted) { w.patient = true } }

// FirstScreen asks for a picture of what a visitor sees without scrolling.
func FirstScreen() Option { return func(w *wanted) { w.firstScreen = true } }

// WholePage asks for a picture of the whole page.
func WholePage() Option { return func(w *wanted) { w.wholePage = true } }

// Inspect hands the page to look while its tab is open, and photographs the
// regions that look names. Where look names any, the page is given time for
// what comes late, seen again and looked at again before it counts. look must
// not keep the page.
func Inspect(look func(*evidence.Page) []evidence.Region) Option {
	return func(w *wanted) { w.inspect = look }
}

// Capture sees the page at an absolute http or https address. However the
// page fails, the result is a Page whose Failure says how; a tab or browser
// that was lost is replaced and the page tried once more. An error means that
// nothing can be seen at all: no browser starts, or ctx has ended.
func (s *Session) Capture(ctx context.Context, address string, options ...Option) (*evidence.Page, error) {
	return s.capture(ctx, address, asked(options))
}

func (s *Session) capture(ctx context.Context, address string, w wanted) (*evidence.Page, error) {
	if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		page := failedPage(address, &evidence.Failure{Kind: evidence.FailureScheme, Detail: "not an http or https address"})
		page.Role, page.Via = w.role, w.via
		return page, nil
	}
	page, err := s.captureAs(ctx, address, s.options.Stealth == StealthOn, w)
	if err != nil || s.options.Stealth != StealthAuto || page.Failure == nil || page.Failure.Kind != evidence.FailureChallenge {
		return page, err
	}
	second, err := s.captureAs(ctx, address, true, w)
	if err != nil {
		return page, err
	}
	second.Attempts += page.Attempts
	return second, nil
}

func failedPage(address string, failure *evidence.Failure) *evidence.Page {
	return &evidence.Page{
		URL: address, Captured: time.Now().UTC(), Attempts: 1, Failure: failure,
		View: evidence.View{Width: viewWidth, Height: viewHeight, Visitor: evidence.VisitorCitizen},
	}
}

// captureAs tries a page once, and once more when its tab was lost.
func (s *Session) captureAs(ctx context.Context, address string, stealth bool, w wanted) (*evidence.Page, error) {
	for attempt := 1; ; attempt++ {
		page, err := s.try(ctx, address, stealth, w)
		if err == nil {
			page.Attempts = attempt
			return page, nil
		}
		if ctx.Err() != nil {
			return nil, fmt.Errorf("capture %s: %w", address, ctx.Err())
		}
		if !isLoss(err) {
			return nil, fmt.Errorf("capture %s: %w", address, err)
		}
		if attempt == 2 {
			page := failedPage(address, s.lossOf(address, err))
			page.Role, page.Via, page.Attempts, page.View.Stealth = w.role, w.via, attempt, stealth
			return page, nil
		}
		s.mu.Lock()
		s.retries++
		s.mu.Unlock()
	}
}

// lossOf says why a tab was lost twice: to a page that our own limit cut off,
// or to the page itself.
func (s *Session) lossOf(address string, err error) *evidence.Failure {
	if failure := dialFailure(address, s.options.Dialer.Log()); failure != nil && failure.Kind == evidence.FailureTooLarge {
		return failure
	}
	return FailureOf(err)
}

// isLoss reports errors that a fresh tab or process may mend.
func isLoss(err error) bool {
	return errors.Is(err, errCrashed) || errors.Is(err, errHung) || errors.Is(err, errMoved) || errors.Is(err, context.Canceled)
}

// try sees a page in one tab.
func (s *Session) try(ctx context.Context, address string, stealth bool, w wanted) (page *evidence.Page, err error) {
	t, err := s.acquire(ctx, stealth)
	if err != nil {
		return nil, err
	}
	orderly := false
	defer func() {
		if restoreErr := s.release(t, orderly); restoreErr != nil && err == nil {
			err = restoreErr
		}
	}()
	r := newRecorder(t.frame)
	t.record.Store(r)
	blank := evidence.Page{
		URL: address, Role: w.role, Via: w.via, Captured: r.started.UTC(), View: s.view(t.process, stealth),
	}
	size, err := t.load(ctx, r, address, s.options.Opening)
	if err == nil {
		page, err = s.observe(ctx, t, r, blank, size, w)
	}
	if err == nil && w.then != nil && page.Seen() {
		err = w.then(ctx, t, page)
	}
	if err != nil {
		return nil, t.lost(ctx, r, err)
	}
	// What is left after more was done in it, nobody knows.
	orderly = w.then == nil && page.Failure == nil && !page.Timing.Cut && !read(r, (*recorder).isDisturbed) && read(r, func(r *recorder) bool { return r.messages < maxMessages })
	return page, nil
}

// observe records the page that the tab shows and takes its pictures.
func (s *Session) observe(ctx context.Context, t *tab, r *recorder, blank evidence.Page, size outline, w wanted) (*evidence.Page, error) {
	page, regions, err := s.look(ctx, t, r, blank, size, w)
	if err == nil && page.Seen() && !page.Timing.Cut && (w.patient || len(regions) > 0) {
		if size, err = t.linger(ctx, r, slices.ContainsFunc(regions, func(at evidence.Region) bool { return at.Late })); err == nil {
			page, regions, err = s.look(ctx, t, r, blank, size, w)
		}
	}
	if err != nil {
		return nil, err
	}
	return page, t.pictures(ctx, page, w, regions)
}

// look records the page as it stands and lets the caller look at it.
func (s *Session) look(ctx context.Context, t *tab, r *recorder, page evidence.Page, size outline, w wanted) (*evidence.Page, []evidence.Region, error) {
	if err := s.record(ctx, t, r, &page, size); err != nil {
		return nil, nil, err
	}
	if w.inspect == nil || !page.Seen() {
		return &page, nil, nil
	}
	return &page, w.inspect(&page), nil
}

// pictures takes what is to be shown. A page that hides itself from pictures
// is kept without.
func (t *tab) pictures(ctx context.Context, page *evidence.Page, w wanted, regions []evidence.Region) error {
	if page.DOM == nil {
		return nil
	}
	cut, err := t.shoot(ctx, page, w, regions)
	page.Unshown = append(page.Unshown, cut...)
	if err != nil && ctx.Err() == nil && !errors.Is(t.lost(ctx, t.record.Load(), err), errCrashed) {
		page.Unshown = append(page.Unshown, err.Error())
		return nil
	}
	return err
}
