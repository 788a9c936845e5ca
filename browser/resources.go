package browser

import (
	"net/http"
	"slices"
	"strings"

	cdpnetwork "github.com/chromedp/cdproto/network"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// request is one subresource.
type request struct {
	resource evidence.Resource
	of       *document // that asked for it
	told     int       // status, also of an answer that Chromium dropped before it was one
	pending  bool
	counted  bool // keeps the page from being settled
	header   string
	error    string
	canceled bool
	blocked  cdpnetwork.BlockedReason
}

// settle notes that nothing more comes.
func (q *request) settle() {
	if q.pending && q.counted {
		q.of.inFlight--
	}
	q.pending = false
}

// resources lists what the page asked for, with why it failed where it did.
// Sound and film, which we do not fetch, are left out.
func (r *recorder) resources(log *network.DialLog) []evidence.Resource {
	list := make([]evidence.Resource, 0, len(r.shown().requests))
	for _, q := range r.shown().requests {
		if q.blocked == cdpnetwork.BlockedReasonInspector {
			continue
		}
		resource := q.resource
		resource.Failure = q.failure(log)
		list = append(list, resource)
	}
	return list
}

func (q *request) failure(log *network.DialLog) *evidence.Failure {
	if q.blocked != "" {
		return &evidence.Failure{Kind: evidence.FailureBlocked, Detail: string(q.blocked)}
	}
	if q.header != "" && q.resource.Status == http.StatusBadGateway {
		if failure := dialFailure(q.resource.URL, log); failure != nil {
			return failure
		}
	}
	switch {
	case max(q.resource.Status, q.told) >= http.StatusBadRequest: // of which Chromium drops scripts and styles
		return evidence.FailureOfStatus(max(q.resource.Status, q.told))
	case q.canceled:
		return &evidence.Failure{Kind: evidence.FailureStopped, Detail: q.error}
	case q.error != "":
		return failureOfRequest(q.resource.URL, q.error, log)
	case q.pending && q.counted:
		return &evidence.Failure{Kind: evidence.FailureSlow, Detail: "still under way when the page was taken"}
	}
	return nil
}

// markBlank notes the pictures that came and could not be shown.
func markBlank(resources []evidence.Resource, blank []string) {
	for i := range resources {
		r := &resources[i]
		if r.Type == "image" && r.Failure == nil && !strings.Contains(r.Media, "svg") && slices.Contains(blank, r.URL) {
			r.Failure = &evidence.Failure{Kind: evidence.FailureNotImage, Status: r.Status, Detail: r.Media}
		}
	}
}
