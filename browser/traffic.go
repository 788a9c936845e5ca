package browser

import (
	"fmt"
	"slices"
	"strings"
	"time"

	cdpnetwork "github.com/chromedp/cdproto/network"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// isDocument reports whether a request is for the page itself, not for a
// frame or a resource.
func (r *recorder) isDocument(id cdpnetwork.RequestID) bool {
	return string(id) == string(r.doc.loader)
}

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
	if len(r.doc.requests) >= maxResources {
		r.dropped["resources"]++
		return
	}
	q := &request{resource: evidence.Resource{URL: shorten(e.Request.URL), Type: resourceType(e.Type)}, of: r.doc, pending: true}
	q.counted = holdsUp(e.Type)
	if q.counted {
		r.doc.inFlight++
	}
	r.requests[e.RequestID] = q
	r.doc.requests = append(r.doc.requests, q)
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
	if e.LoaderID != r.doc.loader {
		if r.doc.answered {
			r.left = r.doc
		}
		r.navigations++
		r.doc = &document{loader: e.LoaderID}
		r.leaving = false
	}
	r.doc.url, r.doc.method = e.Request.URL, e.Request.Method
}

// documentFailed notes why the document did not come. One that the tab shows
// already, and whose rest was given up, is taken as it is.
func (r *recorder) documentFailed(text string) {
	switch {
	case text != errorAborted:
		r.doc.failure = text
	case r.doc.committed:
	case r.left != nil:
		r.stay()
	default:
		r.doc.failure = text
	}
}

// errorAborted is Chromium's text for what was given up: by a download, by an
// answer without content, by the page itself.
const errorAborted = "net::ERR_ABORTED"

// stay goes back to the document that the tab still shows, because what should
// have taken its place turned out to be none: a download, an empty answer.
func (r *recorder) stay() {
	r.hops = slices.DeleteFunc(r.hops, func(h hop) bool { return r.isDocument(h.request) })
	r.doc, r.left, r.leaving = r.left, nil, false
}

func (r *recorder) responseReceived(e *cdpnetwork.EventResponseReceived) {
	if r.isDocument(e.RequestID) {
		r.hop(e.RequestID, e.Response, e.HasExtraInfo)
		r.doc.answered = true
		if r.timing.FirstByte == 0 && r.first != 0 {
			r.timing.FirstByte = time.Duration(float64(e.Timestamp-r.first) * float64(time.Second))
		}
		return
	}
	if q := r.requests[e.RequestID]; q != nil {
		q.resource.Status = int(e.Response.Status)
		q.resource.Media = shorten(e.Response.MimeType)
		if e.Type == cdpnetwork.ResourceTypeDocument {
			q.settle() // a frame of another site tells its end to a target of its own
		}
		q.header = headerValue(e.Response.Headers, network.FailureHeader)
	}
}

func (r *recorder) dataReceived(e *cdpnetwork.EventDataReceived) {
	if !r.isDocument(e.RequestID) {
		return
	}
	r.doc.bodySize += e.DataLength
	if len(r.doc.body) < maxDocument {
		r.doc.body = append(r.doc.body, e.Data...)
	}
}

func (r *recorder) finished(id cdpnetwork.RequestID, bytes int64) {
	if q := r.requests[id]; q != nil {
		q.resource.Bytes += bytes
		q.settle()
	}
}

func (r *recorder) failed(e *cdpnetwork.EventLoadingFailed) {
	if r.isDocument(e.RequestID) {
		r.documentFailed(e.ErrorText)
		return
	}
	q := r.requests[e.RequestID]
	if q == nil {
		return
	}
	q.error, q.canceled, q.blocked = e.ErrorText, e.Canceled, e.BlockedReason
	q.settle()
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
