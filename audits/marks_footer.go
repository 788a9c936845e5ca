package audits

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// footerElements are the elements that pages take for their footers.
const footerElements = `footer, [role=contentinfo], [class*=foot i], [id*=foot i], [class*=bottom i], [id*=bottom i], [class*=copyright i], [id*=copyright i]`

// footerWords tell a footer from a block that merely stands low.
var footerWords = regexp.MustCompile(`版权|主办|承办|备案|公网安备|标识码|网站地图|(?i:copyright|ICP)`)

// Sizes of what stands for a footer where no element does.
const (
	footerStrip = 400 // CSS pixels at the bottom of the page
	footerLines = 30  // last lines of the text

	maxFooters = 60 // elements that are looked at, counted from the last
)

// footer returns the page's footer: the last element that pages use for one and that
// has a footer's words, with those around it; nil when there is none.
func (v *view) footer() *html.Node {
	var last *html.Node
	marked := map[*html.Node]bool{}
	candidates := v.doc.Find(footerElements).Nodes
	for _, n := range candidates[max(len(candidates)-maxFooters, 0):] {
		if n.Data != "body" && n.Data != "html" && footerWords.MatchString(v.doc.Read(n).Text) {
			last, marked[n] = n, true
		}
	}
	for n := last; n != nil; n = n.Parent {
		if marked[n] {
			last = n
		}
	}
	return last
}

// footerPlace is where a mark that is missing should stand.
func (v *view) footerPlace() evidence.Place {
	if n := v.footer(); n != nil {
		return v.doc.Locate(n)
	}
	top := max(v.doc.Height-footerStrip, 0)
	return evidence.Place{
		Selector: ":root > body",
		Box:      evidence.Box{X: 0, Y: top, W: v.doc.Width, H: v.doc.Height - top},
	}
}

// footerPassages returns the words of the footer: those of the element that is one, and
// the last lines of the page, of which an element often holds a part.
func (v *view) footerPassages() []passage {
	lines := strings.SplitAfter(v.reading.Text, "\n")
	tail := strings.Join(lines[max(len(lines)-footerLines, 0):], "")
	// The head of the text is blanked, not cut, so that places stay.
	text := strings.Repeat(" ", len(v.reading.Text)-len(tail)) + tail
	words := []passage{{text: text, view: v}}
	if n := v.footer(); n != nil {
		below := &view{page: v.page, doc: v.doc, reading: v.doc.Read(n)}
		words = append([]passage{{text: below.reading.Text, view: below}}, words...)
		for e := range n.Descendants() {
			words = append(words, v.attributePassages(e)...)
		}
	}
	return words
}

// incomplete returns why a mark that was not found may stand on the page all the same,
// "" when the page was seen whole.
func (v *view) incomplete() string {
	if v.page.Timing.Cut {
		return "页面在时限内未加载完"
	}
	if len(v.page.Cut) > 0 {
		return "页面过大，只记录了一部分"
	}
	for i := range v.page.Resources {
		r := &v.page.Resources[i]
		if v.couldHoldFooter(r) && lostOnTheWay(r) {
			return fmt.Sprintf("页面所用的%s未能载入", excerpt(r.URL))
		}
	}
	return ""
}

// couldHoldFooter reports whether a resource can put text on the page: a script, a
// frame or a request of scripts, from under the page's own domain.
func (v *view) couldHoldFooter(r *evidence.Resource) bool {
	switch r.Type {
	case "script", "frame", "fetch":
	default:
		return false
	}
	return sameSite(hostOf(v.page.FinalURL), hostOf(r.URL))
}

// lostOnTheWay reports whether a resource was not seen though it may exist. What the
// server refuses, or the browser blocks, every visitor misses.
func lostOnTheWay(r *evidence.Resource) bool {
	if r.Status >= http.StatusInternalServerError {
		return true
	}
	if r.Failure == nil || r.Status >= http.StatusBadRequest {
		return false
	}
	return r.Failure.Kind != evidence.FailureClientError && r.Failure.Kind != evidence.FailureBlocked
}

// resource returns the request that the page made for an address; nil when none is
// recorded.
func (v *view) resource(n *html.Node, address string) *evidence.Resource {
	wanted := webAddress(v.doc, n, address)
	for i := range v.page.Resources {
		if wanted != "" && v.page.Resources[i].URL == wanted {
			return &v.page.Resources[i]
		}
	}
	return nil
}

// came reports whether a resource is recorded as having come.
func came(r *evidence.Resource) bool {
	return r != nil && r.Failure == nil && r.Status < http.StatusBadRequest
}
