package browser

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// record turns what happened in a tab, and what it shows now, into the page.
func (s *Session) record(ctx context.Context, t *tab, r *recorder, page *evidence.Page, look outline) error {
	log := s.options.Dialer.Log()
	handing, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	if err := r.wait(handing, func(r *recorder) bool { return r.shown().handed || !r.shown().answered || r.isEndless() }); err != nil && handing.Err() == nil {
		return err
	}
	r.mu.Lock()
	r.timing.Settled = time.Since(r.started)
	page.Timing, page.Dialogs, page.Downloads, page.Popups, page.Console = r.timing, r.dialogs, r.downloads, r.popups, r.console
	page.Chain = r.exchanges()
	doc := *r.shown()
	page.Resources = r.resources(log)
	markBlank(page.Resources, look.Blank)
	for _, what := range slices.Sorted(maps.Keys(r.dropped)) {
		page.Cut = append(page.Cut, fmt.Sprintf("%d more %s", r.dropped[what], what))
	}
	navigations := r.navigations
	r.mu.Unlock()

	addresses(page.Chain, log)
	page.FinalURL = finalURL(page)
	page.Failure = documentFailure(page, &doc, navigations, log)
	if page.Failure == nil && look.Elements > maxElements {
		page.Failure = &evidence.Failure{Kind: evidence.FailureTooLarge, Detail: fmt.Sprintf("%d elements", look.Elements)}
	}
	if navigations > maxNavigations && len(page.Chain) > 0 { // a challenge that is never content leads on and on
		if wall := wallOf(page.Chain[len(page.Chain)-1], string(doc.body), 0); wall != "" {
			page.Failure = &evidence.Failure{Kind: evidence.FailureChallenge, Status: page.Status(), Detail: wall}
		}
	}
	if page.Failure != nil && (!hasContent(page.Failure.Kind) || navigations > maxNavigations) {
		return nil
	}
	if err := s.see(ctx, t, page, source{bytes: doc.body, decoded: doc.decoded}, look); err != nil {
		return err
	}
	if read(r, func(r *recorder) bool { return r.shown().loader != doc.loader }) {
		return errMoved
	}
	return nil
}

// documentFailure says why a page's document did not come, nil when it did.
func documentFailure(page *evidence.Page, d *document, navigations int, log *network.DialLog) *evidence.Failure {
	switch {
	case len(page.Downloads) > 0 && (d.failure != "" || !d.answered):
		return &evidence.Failure{Kind: evidence.FailureDownload, Detail: page.Downloads[0].Name}
	case navigations > maxNavigations:
		return &evidence.Failure{Kind: evidence.FailureRedirects, Detail: fmt.Sprintf("%d documents, each leading to the next", navigations)}
	case d.bodySize > maxDocument:
		return &evidence.Failure{Kind: evidence.FailureTooLarge, Detail: fmt.Sprintf("the document passed %d bytes", maxDocument)}
	case d.answered && page.Status() >= 400:
		if page.Chain[len(page.Chain)-1].Headers.Get(network.FailureHeader) != "" {
			if failure := dialFailure(d.url, log); failure != nil {
				return failure
			}
		}
		return evidence.FailureOfStatus(page.Status())
	case d.answered && isPDF(page.Chain): // the full browser has a viewer for it
		return &evidence.Failure{Kind: evidence.FailureDownload, Detail: "application/pdf"}
	case d.failure == errorAborted && page.Timing.Cut:
		return &evidence.Failure{Kind: evidence.FailureSlow, Detail: "no answer within the limit"}
	case d.failure == errorAborted && d.told > 0:
		return &evidence.Failure{Kind: evidence.FailureEmpty, Status: d.told, Detail: "an answer without content"}
	case d.failure != "":
		return failureOfRequest(d.url, d.failure, log)
	case !d.answered:
		return &evidence.Failure{Kind: evidence.FailureSlow, Detail: "no answer within the limit"}
	}
	return nil
}

func isPDF(chain []evidence.Exchange) bool {
	return strings.HasPrefix(strings.ToLower(chain[len(chain)-1].Headers.Get("Content-Type")), "application/pdf")
}

// hasContent reports failures whose pages show something all the same.
func hasContent(kind evidence.FailureKind) bool {
	return kind == evidence.FailureClientError || kind == evidence.FailureServerError || kind == evidence.FailureAuth
}

// see takes the rendered document and says what it shows: the site, a wall,
// or nothing.
func (s *Session) see(ctx context.Context, t *tab, page *evidence.Page, body source, look outline) error {
	taken, cut, err := t.snapshot(ctx)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil { // a script that began after the page had settled
		if err = t.halt(ctx, t.record.Load()); err == nil {
			taken, cut, err = t.snapshot(ctx)
		}
	}
	if err != nil {
		return fmt.Errorf("take the rendered document: %w", err)
	}
	page.Cut = append(page.Cut, cut...)
	answer := page.Chain[len(page.Chain)-1]
	text := s.keepSource(ctx, page, body, taken.charset)
	if err := page.SetSnapshot(taken.snapshot); err != nil {
		return err
	}
	if doc, err := page.Document(); err == nil {
		page.Title = shorten(strings.Join(strings.Fields(doc.Find("head > title").First().Text()), " "))
		if look.Elements == 0 { // the page did not answer
			look = outlineOf(doc)
		}
	}
	switch wall := wallOf(answer, text, look.Text); {
	case wall != "":
		page.Failure = &evidence.Failure{Kind: evidence.FailureChallenge, Status: answer.Status, Detail: wall}
	case page.Failure == nil && look.Text == 0 && look.Media == 0:
		page.Failure = &evidence.Failure{Kind: evidence.FailureEmpty, Status: answer.Status}
		if page.Timing.Cut {
			page.Failure.Kind = evidence.FailureSlow
		}
	}
	return nil
}

// outlineOf is what js/settle.js tells, read from the rendered document.
func outlineOf(doc *evidence.Document) outline {
	return outline{
		Elements: doc.Find("*").Length(), Text: utf8.RuneCountInString(doc.Text(doc.Root())),
		Media: doc.Find("img,svg,canvas,iframe,frame,input,embed,object,video").Length(), Height: doc.Height,
	}
}

// keepSource stores the document's text and compares its encodings.
func (s *Session) keepSource(ctx context.Context, page *evidence.Page, body source, used string) string {
	answer := page.Chain[len(page.Chain)-1]
	raw, known := body.bytes, true
	if body.decoded {
		raw, known = s.encodedAgain(ctx, page, body.bytes, label(used))
	}
	page.Charset = charsetOf(raw, answer.Headers.Get("Content-Type"), used)
	switch {
	case !known:
		page.Charset.Real = ""
	case body.decoded && strings.HasPrefix(page.Charset.Used, "utf-16"): // decoding has taken the byte order mark off
		page.Charset.Real = page.Charset.Used
	}
	text := raw
	if known {
		text = decode(raw, cmp.Or(page.Charset.Real, "utf-8"))
	}
	if len(text) > 0 {
		page.Source = evidence.NewBlob(evidence.MediaText, text)
	}
	return string(text)
}

// encodedAgain returns the bytes that the browser made its text from: by
// encoding the text, or, where decoding has lost some, by asking once more
// without the browser. Where neither leads to them it returns the text, false.
func (s *Session) encodedAgain(ctx context.Context, page *evidence.Page, text []byte, used string) ([]byte, bool) {
	if body, ok := encode(text, used); ok {
		return body, true
	}
	if page.Chain[len(page.Chain)-1].Method != http.MethodGet { // what was posted is not posted again
		return text, false
	}
	ctx, cancel := context.WithTimeout(ctx, s.options.Opening)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, page.FinalURL, nil)
	if err != nil {
		return text, false
	}
	request.Header.Set("User-Agent", page.View.UserAgent)
	response, err := s.client.Do(request)
	if err != nil {
		return text, false
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, maxDocument))
	if err := errors.Join(err, response.Body.Close()); err != nil || response.StatusCode != page.Status() {
		return text, false
	}
	return body, true
}

// addresses adds to each exchange which address answered: the browser itself
// only knows its proxy.
func addresses(chain []evidence.Exchange, log *network.DialLog) {
	for i := range chain {
		if host, port, ok := network.HostPort(chain[i].URL); ok {
			if address, dialled := log.Address(host, port); dialled {
				chain[i].Address = address.String()
			}
		}
	}
}

func finalURL(page *evidence.Page) string {
	if len(page.Chain) == 0 {
		return ""
	}
	return page.Chain[len(page.Chain)-1].URL
}
