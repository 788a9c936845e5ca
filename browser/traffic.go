package browser

import (
	"fmt"
	"strings"
	"time"

	cdpnetwork "github.com/chromedp/cdproto/network"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// isDocument reports whether a request is for the page itself, not for a
// frame or a resource.
func (r *recorder) isDocument(id cdpnetwork.RequestID) bool { return string(id) == string(r.loader) }

func (r *recorder) requestSent(e *cdpnetwork.EventRequestWillBeSent) {
	if e.FrameID == r.frame && string(e.RequestID) == string(e.LoaderID) && e.Type == cdpnetwork.ResourceTypeDocument {
		r.documentSent(e)
		return
	}
	if e.RedirectResponse != nil { // the same request goes on to another address
		if q := r.requests[e.RequestID]; q != nil {
			q.resource.URL = e.Request.URL
		}
		return
	}
	if _, known := r.requests[e.RequestID]; known || strings.HasPrefix(e.Request.URL, "data:") || strings.HasPrefix(e.Request.URL, "blob:") {
		return
	}
	if len(r.order) >= maxResources {
		r.dropped["resources"]++
		return
	}
	q := &request{resource: evidence.Resource{URL: shorten(e.Request.URL), Type: resourceType(e.Type)}, pending: true}
	q.counted = holdsUp(e.Type)
	if q.counted {
		r.inFlight++
	}
	r.requests[e.RequestID] = q
	r.order = append(r.order, e.RequestID)
}

// documentSent begins a document: the first, the next hop of a redirect, or
// one that the page went to by itself.
func (r *recorder) documentSent(e *cdpnetwork.EventRequestWillBeSent) {
	if e.RedirectResponse != nil {
		r.hop(e.RequestID, e.RedirectResponse, e.RedirectHasExtraInfo)
	}
	if r.first == 0 {
		r.first = e.Timestamp
	}
	r.url = e.Request.URL
	if e.LoaderID == r.loader {
		return
	}
	r.navigations++
	r.loader, r.answered, r.failure = e.LoaderID, false, ""
	r.ready, r.loaded, r.leaving = false, false, false
	r.body, r.bodySize, r.handed, r.decoded = nil, 0, false, false
	clear(r.requests)
	r.order, r.inFlight = nil, 0
}

func (r *recorder) responseReceived(e *cdpnetwork.EventResponseReceived) {
	if r.isDocument(e.RequestID) {
		r.hop(e.RequestID, e.Response, e.HasExtraInfo)
		r.answered = true
		if r.timing.FirstByte == 0 && r.first != 0 {
			r.timing.FirstByte = time.Duration(float64(e.Timestamp-r.first) * float64(time.Second))
		}
		return
	}
	if q := r.requests[e.RequestID]; q != nil {
		q.resource.Status = int(e.Response.Status)
		q.resource.Media = shorten(e.Response.MimeType)
		q.header = headerValue(e.Response.Headers, network.FailureHeader)
	}
}

func (r *recorder) dataReceived(e *cdpnetwork.EventDataReceived) {
	if !r.isDocument(e.RequestID) {
		return
	}
	r.bodySize += e.DataLength
	if len(r.body) < maxDocument {
		r.body = append(r.body, e.Data...)
	}
}

func (r *recorder) finished(id cdpnetwork.RequestID, bytes int64) {
	if q := r.requests[id]; q != nil {
		q.resource.Bytes += bytes
		r.settle(q)
	}
}

func (r *recorder) failed(e *cdpnetwork.EventLoadingFailed) {
	if r.isDocument(e.RequestID) {
		r.failure = e.ErrorText
		return
	}
	q := r.requests[e.RequestID]
	if q == nil {
		return
	}
	q.error, q.canceled, q.blocked = e.ErrorText, e.Canceled, e.BlockedReason
	if e.BlockedReason == cdpnetwork.BlockedReasonMixedContent {
		r.note(evidence.ConsoleEntry{Kind: evidence.ConsoleMixedContent, Text: "blocked as mixed content", URL: q.resource.URL})
	}
	r.settle(q)
}

func (r *recorder) settle(q *request) {
	if q.pending && q.counted {
		r.inFlight--
	}
	q.pending = false
}

// holdsUp reports whether a page counts as loading while such a request is
// under way. Streams may go on for ever.
func holdsUp(t cdpnetwork.ResourceType) bool {
	switch t {
	case cdpnetwork.ResourceTypeWebSocket, cdpnetwork.ResourceTypeEventSource, cdpnetwork.ResourceTypePing,
		cdpnetwork.ResourceTypeMedia, cdpnetwork.ResourceTypePrefetch, cdpnetwork.ResourceTypeOther, cdpnetwork.ResourceTypeCSPViolationReport:
		return false
	}
	return true
}

func resourceType(t cdpnetwork.ResourceType) string {
	switch t {
	case cdpnetwork.ResourceTypeImage, cdpnetwork.ResourceTypeScript, cdpnetwork.ResourceTypeStylesheet, cdpnetwork.ResourceTypeFont, cdpnetwork.ResourceTypeMedia:
		return strings.ToLower(string(t))
	case cdpnetwork.ResourceTypeDocument:
		return "frame"
	case cdpnetwork.ResourceTypeXHR, cdpnetwork.ResourceTypeFetch:
		return "fetch"
	}
	return "other"
}

func headerValue(headers cdpnetwork.Headers, name string) string {
	for key, value := range headers {
		if strings.EqualFold(key, name) {
			return fmt.Sprint(value)
		}
	}
	return ""
}
