package browser

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/inspector"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"

	"wangjian/evidence"
)

// Limits of what one page may leave in its record. What goes beyond is
// counted in Page.Cut.
const (
	maxResources   = 2000
	maxConsole     = 100
	maxMessages    = 1000 // of the console, kept or not, after which scripts are ended
	maxDialogs     = 20
	maxPopups      = 20
	maxText        = 2000 // characters of one message
	maxNavigations = 12   // of one page by itself, before they count as endless
	maxDocument    = 16 << 20
)

// recorder takes down what happens in a tab while it shows one page, and, from
// each turn on, what its list is turned to. The browser's events come in by
// handle, in their order; wait watches for a state.
type recorder struct {
	frame cdp.FrameID // of the page itself

	mu      sync.Mutex
	changed chan struct{} // closed and replaced at every event that moves the state

	started     time.Time
	first       cdp.MonotonicTime
	navigations int
	hops        []hop                                   // every answer of a document, in their order
	wire        map[network.RequestID][]network.Headers // of each answer of a document's request, in their order
	doc         *document
	left        *document // that doc takes the place of, until the tab shows doc
	timing      evidence.Timing
	arrived     bool // the tab has shown the first document
	turned      bool // its list was, and the tab has shown no other document since
	leaving     bool // the page asked to go elsewhere and has not arrived
	crashed     bool
	hung        bool // it keeps the tab from answering

	requests  map[network.RequestID]*request
	console   []evidence.ConsoleEntry
	messages  int // of the console, kept or not
	dialogs   []evidence.Dialog
	downloads []evidence.Download
	popups    []string
	dropped   map[string]int // what went beyond the limits

	dialogsAll int
}

// document is one document that the tab loads: the page, or one on the way.
type document struct {
	loader    cdp.LoaderID
	url       string // last asked for
	method    string // of that request
	answered  bool
	committed bool   // the tab shows it
	told      int    // status, also of an answer without content, which Chromium drops
	failure   string // error text of its request
	loaded    bool
	body      []byte
	bodySize  int64
	handed    bool // the browser has given what it has of the body
	decoded   bool // body is text that the browser decoded
	requests  []*request
	inFlight  int
}

// leadsAway reports an address that shows another document: neither a place
// within this one nor one for another program.
func (r *recorder) leadsAway(url string) bool {
	here, _, _ := strings.Cut(r.doc.url, "#")
	there, _, within := strings.Cut(url, "#")
	return strings.HasPrefix(url, "http") && (!within || here != there)
}

// arrive notes that the tab shows the document. What was taken down before the
// first, or before the first that a turn led to, is of the page that the tab
// showed before. What opened at the turn is the turn's.
func (r *recorder) arrive() {
	if !r.arrived {
		r.dialogs, r.popups, r.dialogsAll = nil, nil, 0
	}
	if !r.arrived || r.turned {
		r.console, r.messages = nil, 0
		r.doc.requests, r.doc.inFlight = nil, 0
		clear(r.requests)
		clear(r.dropped)
		r.hops = slices.DeleteFunc(r.hops, func(h hop) bool { return h.earlier })
	}
	r.arrived, r.turned = true, false
	r.doc.committed, r.left = true, nil
}

// turn begins the record of what the list of the page is turned to. The
// document, how it came and what it asked for stay until another takes its place.
func (r *recorder) turn() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.started, r.first, r.navigations, r.timing = time.Now(), 0, 0, evidence.Timing{}
	r.turned = true
	for i := range r.hops {
		r.hops[i].earlier = true
	}
	r.console, r.messages = nil, 0
	r.dialogs, r.dialogsAll, r.popups, r.downloads = nil, 0, nil, nil
	clear(r.dropped)
}

// isMoving reports whether a turned page goes to another document.
func (r *recorder) isMoving() bool { return r.leaving || r.navigations > 0 }

// isDisturbed reports what a list opens that is not merely turned.
func (r *recorder) isDisturbed() bool {
	return len(r.dialogs) > 0 || len(r.popups) > 0 || len(r.downloads) > 0
}

// accept says which document was asked for. One that the page before went to
// by itself in the same moment is none of this page.
func (r *recorder) accept(loader cdp.LoaderID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.navigations < 2 || loader != r.doc.loader {
		return
	}
	r.navigations, r.left = 1, nil
	r.hops = slices.DeleteFunc(r.hops, func(h hop) bool { return string(h.request) != string(loader) })
}

// leave notes that the page is about to go elsewhere.
func (r *recorder) leave() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.leaving = r.left == nil
}

// shown returns the document that the tab shows.
func (r *recorder) shown() *document {
	if r.left != nil {
		return r.left
	}
	return r.doc
}

func newRecorder(frame cdp.FrameID) *recorder {
	return &recorder{
		frame: frame, changed: make(chan struct{}), started: time.Now(), doc: &document{},
		wire: map[network.RequestID][]network.Headers{}, requests: map[network.RequestID]*request{}, dropped: map[string]int{},
	}
}

// wait returns when the state holds, the page is lost, or ctx ends.
func (r *recorder) wait(ctx context.Context, holds func(*recorder) bool) error {
	for {
		r.mu.Lock()
		crashed, hung, done, changed := r.crashed, r.hung, holds(r), r.changed
		r.mu.Unlock()
		switch {
		case crashed:
			return errCrashed
		case hung:
			return errHung
		case done:
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// read gives a consistent look at the state.
func read[T any](r *recorder, look func(*recorder) T) T {
	r.mu.Lock()
	defer r.mu.Unlock()
	return look(r)
}

// handle runs in the loop that reads the tab's messages: it must be quick and
// send no command.
func (r *recorder) handle(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.requestSent(e)
	case *network.EventResponseReceived:
		r.responseReceived(e)
	case *network.EventResponseReceivedExtraInfo:
		r.wireHeaders(e)
	case *network.EventDataReceived:
		r.dataReceived(e)
	case *network.EventLoadingFinished:
		r.finished(e.RequestID, int64(e.EncodedDataLength))
	case *network.EventLoadingFailed:
		r.failed(e)
	case *network.EventRequestServedFromCache:
		r.finished(e.RequestID, 0)
	case *page.EventFrameNavigated:
		if e.Frame.ID == r.frame && e.Frame.LoaderID == r.doc.loader {
			r.arrive()
		}
	case *page.EventLifecycleEvent:
		r.lifecycle(e)
	case *page.EventFrameRequestedNavigation:
		if e.FrameID == r.frame && e.Disposition == page.ClientNavigationDispositionCurrentTab && r.leadsAway(e.URL) {
			r.leaving = true
		}
	case *page.EventWindowOpen:
		r.popup(e.URL)
	case *runtime.EventExceptionThrown:
		r.exception(e.ExceptionDetails)
	case *runtime.EventConsoleAPICalled:
		r.messages++
		if e.Type == runtime.ConsoleAPICalledTypeError {
			r.note(evidence.ConsoleEntry{Kind: evidence.ConsoleError, Text: argumentText(e.Args)})
		}
	case *cdplog.EventEntryAdded:
		r.logged(e.Entry)
	case *inspector.EventTargetCrashed:
		r.crashed = true
	default:
		return
	}
	r.stir()
}

func (r *recorder) lifecycle(e *page.EventLifecycleEvent) {
	d := r.doc
	if r.left != nil && e.LoaderID == r.left.loader { // it may be stayed with
		d = r.left
	}
	if e.FrameID != r.frame || e.LoaderID != d.loader || r.first == 0 {
		return
	}
	after := time.Duration(float64(e.Timestamp-r.first) * float64(time.Second))
	switch e.Name {
	case "DOMContentLoaded":
		r.timing.DOMReady = after
	case "load":
		d.loaded, r.timing.Load = true, after
	}
}

func (r *recorder) popup(url string) {
	if len(r.popups) >= maxPopups {
		r.dropped["popups"]++
		return
	}
	r.popups = append(r.popups, shorten(url))
}

func (r *recorder) dialog(d evidence.Dialog) (count int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.dialogsAll++
	if len(r.dialogs) >= maxDialogs {
		r.dropped["dialogs"]++
	} else {
		d.Message = shorten(d.Message)
		r.dialogs = append(r.dialogs, d)
	}
	return r.dialogsAll
}

// source is what came of a document.
type source struct {
	bytes   []byte
	decoded bool // text as the browser decoded it, not the bytes of the wire
}

// buffered keeps what came of a document before streaming began, in front of
// what came since.
func (r *recorder) buffered(id network.RequestID, s source) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.isDocument(id) {
		return
	}
	r.doc.body = slices.Concat(s.bytes[:min(len(s.bytes), maxDocument)], r.doc.body)
	r.doc.decoded, r.doc.handed = s.decoded, true
	r.stir()
}

// fail notes why no document came.
func (r *recorder) fail(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.doc.failure = text
}

// lose gives the page up.
func (r *recorder) lose() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hung = true
	r.stir()
}

// stir wakes those who wait for a state.
func (r *recorder) stir() {
	close(r.changed)
	r.changed = make(chan struct{})
}

func (r *recorder) download(d evidence.Download) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.downloads) >= maxPopups {
		r.dropped["downloads"]++
	} else {
		r.downloads = append(r.downloads, evidence.Download{URL: shorten(d.URL), Name: shorten(d.Name)})
	}
	r.stir()
}

func shorten(text string) string {
	if len(text) <= maxText {
		return text
	}
	runes := []rune(text)
	if len(runes) <= maxText {
		return text
	}
	return string(runes[:maxText]) + "…"
}
