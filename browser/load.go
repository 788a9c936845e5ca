package browser

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// OpeningTime is the rulebook's limit for opening a page (15 s), and ours.
const OpeningTime = 15 * time.Second

// After the load event a page gets this long for what its scripts still
// fetch; what a visitor does not see by then is not waited for.
const settlingTime = 5 * time.Second

// The ways a tab is lost. All make a second try worthwhile.
var (
	errCrashed = errors.New("the tab crashed")
	errHung    = errors.New("the tab stopped answering")
	errMoved   = errors.New("the page went elsewhere while it was looked at")
)

// outline is what the settled page says of its size. See js/settle.js.
type outline struct {
	Elements int     `json:"elements"`
	Text     int     `json:"text"`
	Media    int     `json:"media"`
	Height   float64 `json:"height"`
	Refresh  bool    `json:"refresh"`
	Address  string  `json:"address"`

	Blank []string `json:"blank"`
}

//go:embed js/settle.js
var settleScript string

//go:embed js/linger.js
var lingerScript string

// lingeringTime bounds js/linger.js.
const lingeringTime = 12 * time.Second

// load opens url and returns when the page has settled or the limit is
// reached. The record tells what happened; an error says that the tab is lost
// or ctx has ended.
func (t *tab) load(ctx context.Context, r *recorder, url string, limit time.Duration) (outline, error) {
	opening, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	failed, err := t.navigate(opening, r, url)
	if err != nil || failed {
		return outline{}, err
	}
	return t.arrive(opening, ctx, r)
}

// arrive returns when the document that the tab shows, or is on its way to, has
// settled. Where opening ends before it has loaded, it is taken as it is.
func (t *tab) arrive(opening, ctx context.Context, r *recorder) (outline, error) {
	if err := t.reach(opening, ctx, r, isLoaded); err != nil || read(r, (*recorder).isEndless) {
		return outline{}, err
	}
	if read(r, func(r *recorder) bool { return r.timing.Cut }) {
		return t.settle(ctx)
	}
	settling, cancel := context.WithTimeout(ctx, settlingTime)
	defer cancel()
	if err := t.reach(settling, ctx, r, isQuiet); err != nil {
		return outline{}, err
	}
	for {
		look, err := t.settle(ctx)
		if look.Refresh {
			r.leave()
		}
		moved := errors.Is(err, errMoved) && settling.Err() == nil
		if !moved && (err != nil || settling.Err() != nil || read(r, isQuiet)) {
			return look, err
		}
		if err := t.reach(settling, ctx, r, isQuiet); err != nil {
			return look, err
		}
	}
}

func isLoaded(r *recorder) bool {
	return r.doc.loaded && !r.leaving || r.doc.failure != "" || r.isEndless() || len(r.downloads) > 0 && !r.doc.answered
}

func isQuiet(r *recorder) bool {
	return isLoaded(r) && r.doc.inFlight <= 0 || r.doc.failure != ""
}

// isEndless reports a page that goes beyond what any page needs.
func (r *recorder) isEndless() bool {
	return r.navigations > maxNavigations || r.doc.bodySize > maxDocument
}

// navigate asks for the page; failed says that no document will come.
func (t *tab) navigate(ctx context.Context, r *recorder, url string) (failed bool, err error) {
	result, err := cdp.Call(ctx, t.target, page.Navigate, page.NavigateParams{URL: url})
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		if read(r, func(r *recorder) bool { return r.first == 0 }) {
			return true, fmt.Errorf("%w: no request went out", errHung)
		}
		return false, nil // nothing came within the limit; the record says so
	case err != nil:
		return false, t.lost(ctx, r, err)
	case result.ErrorText != "":
		r.fail(result.ErrorText)
		if result.ErrorText == errorAborted { // of a download, which is told next
			brief, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel()
			if err := r.wait(brief, func(r *recorder) bool { return len(r.downloads) > 0 }); err != nil && ctx.Err() == nil && brief.Err() == nil {
				return true, t.lost(ctx, r, err)
			}
		}
		return true, nil
	}
	r.accept(result.LoaderID)
	return false, nil
}

// reach waits for a state until limited ends; then loading is stopped and the
// page taken as it is. The end of ctx itself is an error.
func (t *tab) reach(limited, ctx context.Context, r *recorder, state func(*recorder) bool) error {
	err := r.wait(limited, state)
	if err == nil {
		return nil
	}
	if !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
		return t.lost(ctx, r, err)
	}
	if !read(r, isLoaded) {
		r.mu.Lock()
		r.timing.Cut = true
		r.mu.Unlock()
	}
	return t.halt(ctx, r)
}

// halt stops what is still loading, and a script that keeps the page from
// answering.
func (t *tab) halt(ctx context.Context, r *recorder) error {
	if t.answers(ctx, page.StopLoading.Method) {
		if t.answers(ctx, "") {
			return nil
		}
	}
	terminate, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	if _, err := cdp.Call(terminate, t.target, runtime.TerminateExecution, cdp.Empty{}); err == nil && t.answers(ctx, "") {
		return nil
	}
	return t.lost(ctx, r, errHung)
}

// answers sends a command without parameters, the simplest script when method
// is empty, and reports whether the tab answered in time.
func (t *tab) answers(ctx context.Context, method string) bool {
	ctx, cancel := context.WithTimeout(ctx, answerTime/2)
	defer cancel()
	if method == "" {
		_, err := cdp.Call(ctx, t.target, runtime.Evaluate, runtime.EvaluateParams{Expression: "0"})
		return err == nil
	}
	return t.target.Call(ctx, method, nil, nil) == nil
}

// settle runs the script of that name. A page whose scripts do not let it end
// is taken as it is.
func (t *tab) settle(ctx context.Context) (outline, error) {
	limited, cancel := context.WithTimeout(ctx, settlingTime)
	defer cancel()
	look, err := chromedp.Evaluate[outline]("("+settleScript+")()", chromedp.EvalAwaitPromise, chromedp.EvalWithCommandLineAPI)(limited, t.target)
	var thrown *chromedp.ExceptionError
	var gone *cdproto.Error
	switch {
	case err == nil, errors.As(err, &thrown):
		return look, nil
	case ctx.Err() != nil:
		return look, ctx.Err()
	case errors.As(err, &gone): // the script went with its document
		return look, errMoved
	}
	return look, t.halt(ctx, t.record.Load())
}

// linger looks at a settled page once more, as a visitor who takes his time:
// what comes late is there by then. Where whole is true he waits the whole time, however
// still the page is.
func (t *tab) linger(ctx context.Context, r *recorder, whole bool) (outline, error) {
	limited, cancel := context.WithTimeout(ctx, lingeringTime)
	defer cancel()
	_, err := chromedp.Evaluate[chromedp.Void](fmt.Sprintf("(%s)(%t)", lingerScript, whole), chromedp.EvalAwaitPromise)(limited, t.target)
	var thrown *chromedp.ExceptionError
	if err != nil && !errors.As(err, &thrown) {
		if ctx.Err() != nil {
			return outline{}, ctx.Err()
		}
		if err := t.halt(ctx, r); err != nil {
			return outline{}, err
		}
	}
	settling, stop := context.WithTimeout(ctx, settlingTime)
	defer stop()
	if err := t.reach(settling, ctx, r, isQuiet); err != nil {
		return outline{}, err
	}
	return t.settle(ctx)
}

// lost names why a command could not be answered.
func (t *tab) lost(ctx context.Context, r *recorder, err error) error {
	switch {
	case ctx.Err() != nil:
		return err
	case t.process.dead():
		return fmt.Errorf("%w: Chromium ended", errCrashed)
	case read(r, func(r *recorder) bool { return r.crashed }), errors.Is(err, chromedp.ErrTargetDetached):
		return errCrashed
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w: %w", errHung, err)
	}
	return err
}
