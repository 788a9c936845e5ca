package browser

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	nethtml "golang.org/x/net/html"
)

//go:embed js/aim.js
var aimScript string

//go:embed js/glance.js
var glanceScript string

const (
	turningTime = 8 * time.Second // for a page to change after a click, when something is under way
	idleTime    = 3 * time.Second // for a page to change, when nothing is
)

// point is a place in the window, in CSS pixels.
type point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// sight is what a page shows at a moment. See js/glance.js.
type sight struct {
	Mark    string `json:"mark"`
	Address string `json:"address"`
}

// telling are the attributes that say what an element does. One that has
// others than when it was chosen is not that element.
var telling = []string{"id", "name", "type", "href", "onclick"}

// aim finds where to press an element of the page's document, nil where that
// is not to be done. See js/aim.js.
func (t *tab) aim(ctx context.Context, element *nethtml.Node) (*point, error) {
	attributes := map[string]string{}
	for _, a := range element.Attr {
		if slices.Contains(telling, a.Key) {
			attributes[a.Key] = a.Val
		}
	}
	return ask[*point](ctx, t, aimScript, wayTo(element), attributes)
}

// glance tells what the page shows, and waits a moment until it is another
// than before, unless that is empty.
func (t *tab) glance(ctx context.Context, before string) (sight, error) {
	return ask[sight](ctx, t, glanceScript, before, fleeting.String())
}

// ask calls a script of ours in the page. A script that went with its document
// is errMoved.
func ask[T any](ctx context.Context, t *tab, script string, arguments ...any) (T, error) {
	var none T
	limited, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	list, err := json.Marshal(arguments)
	if err != nil {
		return none, err
	}
	answer, err := chromedp.Evaluate[T](fmt.Sprintf("(%s)(...%s)", script, list), chromedp.EvalAwaitPromise)(limited, t.target)
	var gone *cdproto.Error
	if errors.As(err, &gone) {
		return none, errMoved
	}
	return answer, err
}

// step is an element among its siblings.
type step struct {
	name   string
	before int // how many of its name stand before it
}

// MarshalJSON writes the pair that js/aim.js reads.
func (s step) MarshalJSON() ([]byte, error) { return json.Marshal([]any{s.name, s.before}) }

// wayTo returns the steps that lead from the document down to an element.
func wayTo(element *nethtml.Node) []step {
	var way []step
	for n := element; n != nil; n = n.Parent {
		if n.Type != nethtml.ElementNode {
			continue
		}
		here := step{name: n.Data}
		for sibling := n.PrevSibling; sibling != nil; sibling = sibling.PrevSibling {
			if sibling.Type == nethtml.ElementNode && sibling.Data == n.Data {
				here.before++
			}
		}
		way = append(way, here)
	}
	slices.Reverse(way)
	return way
}

// press clicks as a visitor does. What the click sets going is not waited for.
func (t *tab) press(ctx context.Context, r *recorder, at point) error {
	t.process.front.Lock()
	defer t.process.front.Unlock()
	limited, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	// A tab that is not in front is told of no mouse in the full browser.
	_, err := cdp.Call(limited, t.target, page.BringToFront, cdp.Empty{})
	for _, event := range []input.DispatchMouseEventParams{
		{Type: input.DispatchMouseEventTypeMouseMoved},
		{Type: input.DispatchMouseEventTypeMousePressed, Button: input.MouseButtonLeft, ClickCount: 1},
		{Type: input.DispatchMouseEventTypeMouseReleased, Button: input.MouseButtonLeft, ClickCount: 1},
	} {
		if err == nil {
			event.X, event.Y = at.X, at.Y
			_, err = cdp.Call(limited, t.target, input.DispatchMouseEvent, event)
		}
	}
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil { // the page is at work on it
		return t.halt(ctx, r)
	}
	return err
}

// changes waits until the page shows something else than the mark says, at
// rest and with nothing under way, or goes to another document. It reports
// false when neither comes, or the click opened something else.
func (t *tab) changes(ctx context.Context, r *recorder, mark string) (bool, error) {
	limited, cancel := context.WithTimeout(ctx, turningTime)
	defer cancel()
	clicked := time.Now()
	changed := false
	for limited.Err() == nil {
		quiet := read(r, isQuiet)
		now, err := t.glance(limited, mark)
		switch {
		case read(r, (*recorder).isDisturbed):
			return false, nil
		case read(r, (*recorder).isMoving), errors.Is(err, errMoved):
			return true, nil
		case err != nil:
			if err = t.lost(ctx, r, err); !errors.Is(err, context.DeadlineExceeded) {
				return false, err
			}
			continue // the page is at work
		}
		changed = now.Mark != mark
		still := quiet && read(r, isQuiet)
		if changed && still || still && time.Since(clicked) > idleTime {
			return changed, nil
		}
		if !changed {
			continue
		}
		if err := r.wait(limited, func(r *recorder) bool { return isQuiet(r) || r.isMoving() || r.isDisturbed() }); err != nil && limited.Err() == nil {
			return false, err
		}
	}
	return changed, ctx.Err()
}
