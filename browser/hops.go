package browser

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/chromedp/cdproto/network"

	"wangjian/evidence"
)

// hop is one answer on the way to the page.
type hop struct {
	method   string // of the request
	response *network.Response
	request  network.RequestID
	nth      int  // of the request's answers whose headers are told as they came; -1 for none
	earlier  bool // led to the document whose list was turned
}

func (r *recorder) hop(id network.RequestID, response *network.Response, told bool) {
	h := hop{method: r.doc.method, response: response, request: id, nth: -1}
	if told {
		h.nth = 0
		for _, earlier := range r.hops {
			if earlier.request == id && earlier.nth >= 0 {
				h.nth++
			}
		}
	}
	r.hops = append(r.hops, h)
}

// wireHeaders keeps the headers of a document as they came over the wire:
// those of the response itself lack cookies. They may come before or after it.
func (r *recorder) wireHeaders(e *network.EventResponseReceivedExtraInfo) {
	if r.isDocument(e.RequestID) {
		r.wire[e.RequestID] = append(r.wire[e.RequestID], e.Headers)
		r.doc.told = int(e.StatusCode)
	}
	if q := r.requests[e.RequestID]; q != nil {
		q.told = int(e.StatusCode)
	}
}

// exchanges returns the chain of answers, the page's own last.
func (r *recorder) exchanges() []evidence.Exchange {
	var chain []evidence.Exchange
	for _, h := range r.hops {
		if r.left != nil && r.isDocument(h.request) {
			continue // on the way to a document that is not shown yet
		}
		told := h.response.Headers
		if wire := r.wire[h.request]; h.nth >= 0 && h.nth < len(wire) {
			told = wire[h.nth]
		}
		headers := http.Header{}
		for name, value := range told {
			for line := range strings.SplitSeq(fmt.Sprint(value), "\n") {
				headers.Add(name, shorten(line))
			}
		}
		chain = append(chain, evidence.Exchange{
			Method: h.method, URL: h.response.URL, Status: int(h.response.Status), Headers: headers, Protocol: h.response.Protocol,
		})
	}
	return chain
}
