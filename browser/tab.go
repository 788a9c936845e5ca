package browser

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"wangjian/evidence"
)

// tab is one open tab of a session. It shows one page after another as long
// as each leaves it in order.
type tab struct {
	process *shared
	stealth bool
	target  *chromedp.Target
	frame   cdp.FrameID
	close   context.CancelFunc // closes the tab and waits until it is gone

	rest   *time.Timer // after which an idle tab leaves its page
	rested chan bool   // whether it could, once rest has fired

	record  atomic.Pointer[recorder]
	helpers sync.WaitGroup // answers to dialogs, streams of documents
}

// answerTime bounds a command that an orderly tab answers at once.
const answerTime = 5 * time.Second

// openTab opens a tab in a browser context and prepares it for its visitor.
func openTab(ctx context.Context, s *shared, contextID cdp.BrowserContextID, view evidence.View) (*tab, error) {
	t := &tab{process: s, stealth: view.Stealth}
	t.record.Store(newRecorder(""))
	tabCtx, closeTab := chromedp.NewContext(s.ctx, chromedp.WithExistingBrowserContext(contextID), chromedp.WithListener(t.handle))
	t.close = func() {
		closeTab()
		t.helpers.Wait()
	}
	opened := make(chan error, 1)
	go func() { opened <- chromedp.Do(tabCtx) }() // its life is the tab's, not this call's
	var err error
	select {
	case err = <-opened:
	case <-ctx.Done():
		closeTab()
		err = errors.Join(ctx.Err(), <-opened)
	}
	if err == nil {
		t.target = chromedp.FromContext(tabCtx).Target
		t.frame = cdp.FrameID(t.target.TargetID)
		s.register(t)
		err = t.prepare(ctx, view)
	}
	if err != nil {
		t.discard()
		return nil, fmt.Errorf("open a tab: %w", err)
	}
	return t, nil
}

// discard closes the tab, whatever state it is in.
func (t *tab) discard() {
	t.process.unregister(t)
	t.close()
}

func (t *tab) handle(event any) {
	r := t.record.Load()
	r.handle(event)
	switch e := event.(type) {
	case *page.EventJavascriptDialogOpening:
		t.helpers.Go(func() { t.dismiss(r, e) })
	case *runtime.EventConsoleAPICalled:
		if read(r, func(r *recorder) bool { return r.messages == maxMessages }) {
			t.helpers.Go(t.silence)
		}
	case *network.EventResponseReceived:
		if read(r, func(r *recorder) bool { return r.isDocument(e.RequestID) }) {
			t.helpers.Go(func() { t.stream(r, e.RequestID) })
		}
	}
}

// dismiss answers a dialog as a visitor who wants to go on.
func (t *tab) dismiss(r *recorder, e *page.EventJavascriptDialogOpening) {
	leave := e.Type == page.DialogTypeBeforeunload
	count := r.dialog(evidence.Dialog{Type: string(e.Type), Message: e.Message})
	ctx, cancel := context.WithTimeout(t.process.ctx, answerTime)
	defer cancel()
	// A dialog that is gone by now needs no answer.
	_, _ = cdp.Call(ctx, t.target, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: leave})
	if count == maxDialogsAnswered {
		r.lose()
	}
}

// maxDialogsAnswered is after how many dialogs a page counts as hanging.
const maxDialogsAnswered = 60

// silence ends the scripts of a page that floods the console, since its
// messages would hold up all other tabs of the process.
func (t *tab) silence() {
	ctx, cancel := context.WithTimeout(t.process.ctx, answerTime)
	defer cancel()
	// What does not work here shows as a tab that stops answering.
	_, _ = cdp.Call(ctx, t.target, runtime.TerminateExecution, cdp.Empty{})
	_, _ = cdp.Call(ctx, t.target, runtime.Disable, cdp.Empty{})
}

// stream asks for the bytes of a document as they come over the wire. Of one
// that has come already the browser hands out nothing but decoded text.
func (t *tab) stream(r *recorder, id network.RequestID) {
	ctx, cancel := context.WithTimeout(t.process.ctx, answerTime)
	defer cancel()
	result, err := cdp.Call(ctx, t.target, network.StreamResourceContent, network.StreamResourceContentParams{RequestID: id})
	if err == nil {
		r.buffered(id, source{bytes: result.BufferedData})
		return
	}
	body, err := cdp.Call(ctx, t.target, network.GetResponseBody, network.GetResponseBodyParams{RequestID: id})
	switch {
	case err != nil:
		r.buffered(id, source{})
	case body.Base64encoded:
		r.buffered(id, source{bytes: []byte(body.Body)})
	default:
		r.buffered(id, source{bytes: []byte(body.Body), decoded: true})
	}
}

// prepare makes the tab the view's window and visitor.
func (t *tab) prepare(ctx context.Context, view evidence.View) error {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	// chromedp enables both. CSS, unused, slows every page; by DOM it asks for
	// every document, and a page that floods it meanwhile with events blocks
	// it and all other tabs for ever.
	_, err := cdp.Call(ctx, t.target, css.Disable, cdp.Empty{})
	if err == nil {
		_, err = cdp.Call(ctx, t.target, dom.Disable, cdp.Empty{})
	}
	if err == nil {
		_, err = cdp.Call(ctx, t.target, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: int64(view.Width), Height: int64(view.Height), DeviceScaleFactor: 1,
		})
	}
	if err == nil {
		_, err = cdp.Call(ctx, t.target, emulation.SetUserAgentOverride, userAgentOverride(view.UserAgent, t.process.product))
	}
	if err == nil {
		_, err = cdp.Call(ctx, t.target, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "Asia/Shanghai"})
	}
	if err == nil {
		_, err = cdp.Call(ctx, t.target, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: mediaPatterns})
	}
	if err == nil && view.Stealth {
		_, err = cdp.Call(ctx, t.target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: stealthScript})
	}
	return err
}

// mediaPatterns are the addresses of sound and film, which are not fetched.
var mediaPatterns = func() []*network.BlockPattern {
	var patterns []*network.BlockPattern
	for _, ending := range []string{"mp4", "mp3", "m4a", "m4v", "flv", "avi", "wmv", "wma", "mov", "webm", "ogg", "ogv", "wav", "m3u8", "ts", "rmvb"} {
		patterns = append(patterns, &network.BlockPattern{URLPattern: "*://*:*/*." + ending, Block: true})
	}
	return patterns
}()

// restTime is how long an idle tab keeps its page: the next page, mostly asked
// for at once, takes its place anyway, and at no cost.
const restTime = time.Second

// repose makes the tab idle. A page that nothing takes the place of is left
// before long, so that its scripts do not go on asking the site.
func (t *tab) repose() {
	t.rested = make(chan bool, 1)
	t.rest = time.AfterFunc(restTime, func() { t.rested <- t.clear() })
}

// wake ends the rest and reports whether the tab can show another page.
func (t *tab) wake() bool { return t.rest.Stop() || <-t.rested }

// clear leaves the page, so that nothing of it goes on, and reports whether
// the tab can show another.
func (t *tab) clear() bool {
	ctx, cancel := context.WithTimeout(t.process.ctx, answerTime/2)
	defer cancel()
	result, err := cdp.Call(ctx, t.target, page.Navigate, page.NavigateParams{URL: "about:blank"})
	// It is answered before the scripts by which the old page takes its leave.
	return err == nil && result.ErrorText == "" && t.answers(ctx, "")
}

// crash ends the renderer of a tab that does not answer. Merely closed, it
// would go on and hold up the next tab that shows the same site.
func (t *tab) crash() {
	ctx, cancel := context.WithTimeout(t.process.ctx, answerTime/5)
	defer cancel()
	_, _ = cdp.Call(ctx, t.target, page.Crash, cdp.Empty{}) // nobody is left to answer
}

// closeWindow closes a window that a page opened.
func closeWindow(ctx context.Context, id target.ID) error {
	_, err := chromedp.CallBrowser(ctx, target.CloseTarget, target.CloseTargetParams{TargetID: id})
	return err
}
