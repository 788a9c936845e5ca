package browser

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"wangjian/evidence"
)

// Option asks for more than the page's record.
type Option func(*wanted)

type wanted struct {
	firstScreen, wholePage bool
	inspect                func(*evidence.Page) []evidence.Region
}

// FirstScreen asks for a picture of what a visitor sees without scrolling.
func FirstScreen() Option { return func(w *wanted) { w.firstScreen = true } }

// WholePage asks for a picture of the whole page.
func WholePage() Option { return func(w *wanted) { w.wholePage = true } }

// Inspect hands the page to look while its tab is open, and photographs the
// regions that look names. look must not keep the page.
func Inspect(look func(*evidence.Page) []evidence.Region) Option {
	return func(w *wanted) { w.inspect = look }
}

// Capture sees the page at an absolute http or https address. However the
// page fails, the result is a Page whose Failure says how; a tab or browser
// that was lost is replaced and the page tried once more. An error means that
// nothing can be seen at all: no browser starts, or ctx has ended.
func (s *Session) Capture(ctx context.Context, address string, options ...Option) (*evidence.Page, error) {
	var w wanted
	for _, o := range options {
		o(&w)
	}
	if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return failedPage(address, &evidence.Failure{Kind: evidence.FailureScheme, Detail: "not an http or https address"}), nil
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
			page := failedPage(address, FailureOf(err))
			page.Attempts, page.View.Stealth = attempt, stealth
			return page, nil
		}
		s.mu.Lock()
		s.retries++
		s.mu.Unlock()
	}
}

// isLoss reports errors that a fresh tab or process may mend.
func isLoss(err error) bool {
	return errors.Is(err, errCrashed) || errors.Is(err, errHung) || errors.Is(err, errMoved) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
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
	page = &evidence.Page{URL: address, Captured: r.started.UTC(), View: s.view(t.process, stealth)}
	look, err := t.load(ctx, r, address, s.options.Opening)
	if err != nil {
		return nil, t.lost(r, err)
	}
	if err := s.record(ctx, t, r, page, look); err != nil {
		return nil, t.lost(r, err)
	}
	if err := t.pictures(ctx, page, w); err != nil {
		return nil, t.lost(r, err)
	}
	orderly = page.Failure == nil && !page.Timing.Cut && len(page.Dialogs) == 0 && len(page.Popups) == 0 && len(page.Downloads) == 0 && read(r, func(r *recorder) bool { return r.messages < maxMessages })
	return page, nil
}

// pictures lets the caller look at a page that shows the site and takes what
// is to be shown. A page that hides itself from pictures is kept without.
func (t *tab) pictures(ctx context.Context, page *evidence.Page, w wanted) error {
	if page.DOM == nil {
		return nil
	}
	var regions []evidence.Region
	if w.inspect != nil && page.Seen() {
		regions = w.inspect(page)
	}
	cut, err := t.shoot(ctx, page, w, regions)
	page.Cut = append(page.Cut, cut...)
	if err != nil && ctx.Err() == nil && !errors.Is(t.lost(t.record.Load(), err), errCrashed) {
		page.Cut = append(page.Cut, "pictures: "+err.Error())
		return nil
	}
	return err
}
