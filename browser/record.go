package browser

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	cdpnetwork "github.com/chromedp/cdproto/network"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// record turns what happened in a tab, and what it shows now, into the page.
func (s *Session) record(ctx context.Context, t *tab, r *recorder, page *evidence.Page, look outline) error {
	log := s.options.Dialer.Log()
	handing, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	if err := r.wait(handing, func(r *recorder) bool { return r.handed || !r.answered }); err != nil && handing.Err() == nil {
		return err
	}
	r.mu.Lock()
	r.timing.Settled = time.Since(r.started)
	page.Timing, page.Dialogs, page.Downloads, page.Popups, page.Console = r.timing, r.dialogs, r.downloads, r.popups, r.console
	page.Chain = r.exchanges()
	answered := r.answered
	page.Resources = r.resources(log)
	body, decoded, size, text := r.body, r.decoded, r.bodySize, r.failure
	for _, what := range slices.Sorted(maps.Keys(r.dropped)) {
		page.Cut = append(page.Cut, fmt.Sprintf("%d more %s", r.dropped[what], what))
	}
	navigations, last := r.navigations, r.url
	r.mu.Unlock()

	addresses(page.Chain, log)
	page.FinalURL = finalURL(page)
	page.Failure = documentFailure(page, document{text: text, answered: answered, size: size, navigations: navigations, url: last}, log)
	if page.Failure == nil && look.Elements > maxElements {
		page.Failure = &evidence.Failure{Kind: evidence.FailureTooLarge, Detail: fmt.Sprintf("%d elements", look.Elements)}
	}
	if page.Failure != nil && !hasContent(page.Failure.Kind) {
		return nil
	}
	return s.see(ctx, t, page, source{bytes: body, decoded: decoded}, look)
}

// document is what the record says of the page's own request.
type document struct {
	text        string // Chromium's error text
	answered    bool
	size        int64
	navigations int
	url         string // the last address asked for
}

// documentFailure says why a page's document did not come, nil when it did.
func documentFailure(page *evidence.Page, d document, log *network.DialLog) *evidence.Failure {
	switch {
	case len(page.Downloads) > 0 && (d.text != "" || !d.answered):
		return &evidence.Failure{Kind: evidence.FailureDownload, Detail: page.Downloads[0].Name}
	case d.navigations > maxNavigations:
		return &evidence.Failure{Kind: evidence.FailureRedirects, Detail: fmt.Sprintf("%d documents, each leading to the next", d.navigations)}
	case d.size > maxDocument:
		return &evidence.Failure{Kind: evidence.FailureTooLarge, Detail: fmt.Sprintf("the document passed %d bytes", maxDocument)}
	case d.answered && page.Status() >= 400:
		if page.Chain[len(page.Chain)-1].Headers.Get(network.FailureHeader) != "" {
			if failure := dialFailure(d.url, log); failure != nil {
				return failure
			}
		}
		return evidence.FailureOfStatus(page.Status())
	case d.text != "":
		return failureOfRequest(d.url, d.text, log)
	case !d.answered:
		return &evidence.Failure{Kind: evidence.FailureSlow, Detail: "no answer within the limit"}
	}
	return nil
}

// hasContent reports failures whose pages show something all the same.
func hasContent(kind evidence.FailureKind) bool {
	return kind == evidence.FailureClientError || kind == evidence.FailureServerError || kind == evidence.FailureAuth
}

// see takes the rendered document and says what it shows: the site, a wall,
// or nothing.
func (s *Session) see(ctx context.Context, t *tab, page *evidence.Page, body source, look outline) error {
	taken, cut, err := t.snapshot(ctx)
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
		page.Title = strings.Join(strings.Fields(doc.Find("head > title").First().Text()), " ")
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

// keepSource stores the document's text and compares its encodings.
func (s *Session) keepSource(ctx context.Context, page *evidence.Page, body source, used string) string {
	answer := page.Chain[len(page.Chain)-1]
	raw := body.bytes
	if body.decoded {
		raw = s.encodedAgain(ctx, page, body.bytes, used)
	}
	page.Charset = charsetOf(raw, answer.Headers.Get("Content-Type"), used)
	text := body.bytes
	switch {
	case body.decoded && used == page.Charset.Real:
	case page.Charset.Real != "":
		text = decode(raw, page.Charset.Real)
	default:
		text = decode(raw, "utf-8")
	}
	if len(text) > 0 {
		page.Source = evidence.NewBlob(evidence.MediaText, text)
	}
	return string(text)
}

// encodedAgain returns the bytes that the browser made its text from: by
// encoding the text, or, where decoding has lost some, by asking once more
// without the browser.
func (s *Session) encodedAgain(ctx context.Context, page *evidence.Page, text []byte, used string) []byte {
	if body, ok := encode(text, used); ok {
		return body
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, page.FinalURL, nil)
	if err != nil {
		return text
	}
	request.Header.Set("User-Agent", page.View.UserAgent)
	response, err := s.client.Do(request)
	if err != nil {
		return text
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, maxDocument))
	if err := errors.Join(err, response.Body.Close()); err != nil {
		return text
	}
	return body
}

// resources lists what the page asked for, with why it failed where it did.
func (r *recorder) resources(log *network.DialLog) []evidence.Resource {
	list := make([]evidence.Resource, 0, len(r.order))
	for _, id := range r.order {
		q := r.requests[id]
		resource := q.resource
		switch {
		case q.blocked == cdpnetwork.BlockedReasonInspector:
			continue // sound and film, which we do not fetch
		case q.blocked != "":
			resource.Failure = &evidence.Failure{Kind: evidence.FailureBlocked, Detail: string(q.blocked)}
		case q.header != "" && resource.Status == http.StatusBadGateway:
			resource.Failure = dialFailure(resource.URL, log)
		case resource.Status >= http.StatusBadRequest:
			resource.Failure = evidence.FailureOfStatus(resource.Status)
		case q.canceled:
			resource.Failure = &evidence.Failure{Kind: evidence.FailureStopped, Detail: q.error}
		case q.error != "":
			resource.Failure = failureOfRequest(resource.URL, q.error, log)
		}
		if resource.Failure == nil && q.pending && q.counted {
			resource.Failure = &evidence.Failure{Kind: evidence.FailureSlow, Detail: "still under way when the page was taken"}
		}
		list = append(list, resource)
	}
	return list
}

// addresses adds to each exchange which address answered: the browser itself
// only knows its proxy.
func addresses(chain []evidence.Exchange, log *network.DialLog) {
	for i := range chain {
		if host, port, ok := hostPort(chain[i].URL); ok {
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
