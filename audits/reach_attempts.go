package audits

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"wangjian/evidence"
)

// maxExhibits is how many exhibits a finding shows of the same thing seen
// again and again.
const maxExhibits = 3

// attempt is one try at opening the site: a probe, or a capture of its home
// page.
type attempt struct {
	exhibit *Exhibit
	manner  string // how it was made, in Chinese
	at      time.Time
	took    time.Duration     // until the site was open, or until the failure; 0 is not known
	failure *evidence.Failure // nil: the site answered
	neutral bool              // the browser, which knows better, opened what this try refused
}

// outcome is what an attempt tells of the site.
type outcome int

const (
	outcomeNone   outcome = iota // neutral, or our own side failed: it tells nothing
	outcomeOpened                // within the limit
	outcomeSlow                  // at the limit or later
	outcomeFailed
	outcomeWalled // an anti-bot wall answered: neither success nor failure
)

const (
	mannerProbe   = "普通HTTP请求"
	mannerBrowser = "浏览器访问"
)

// answered are failures to read an answer that did come in time.
var answered = []evidence.FailureKind{evidence.FailureDownload, evidence.FailureTooLarge}

// outcome judges an attempt. Walls are statuses that only anti-bot walls use.
func (a *attempt) outcome(limit time.Duration, walls []int) outcome {
	f := a.failure
	switch {
	case a.neutral:
		return outcomeNone
	case f == nil || slices.Contains(answered, f.Kind):
		if a.took >= limit {
			return outcomeSlow
		}
		return outcomeOpened
	case f.Kind == evidence.FailureChallenge || slices.Contains(walls, f.Status):
		return outcomeWalled
	case f.Kind == evidence.FailureSlow:
		return outcomeSlow
	case f.Kind.Info().OnSite:
		return outcomeFailed
	}
	return outcomeNone
}

// told says when and how the attempt was made and how long it took.
func (a *attempt) told() string {
	text := "北京时间" + a.at.In(evidence.Beijing).Format("2006-01-02 15:04:05") + a.manner + a.exhibit.URL()
	if a.took > 0 {
		text += fmt.Sprintf("，用时%.1f秒", a.took.Seconds())
	}
	return text
}

// attemptOfProbe reads a reach probe.
func (c *Case) attemptOfProbe(p *evidence.Probe) attempt {
	return attempt{
		exhibit: ofProbe(p), manner: mannerProbe, at: p.At, took: p.Took, failure: failureOf(p),
		neutral: ofUnknownIssuer(p.Failure) && c.trusted(),
	}
}

// failureOf returns why a probe failed, an error status included; nil when it
// succeeded.
func failureOf(p *evidence.Probe) *evidence.Failure {
	if p.Failure == nil {
		return evidence.FailureOfStatus(p.Status)
	}
	if p.Failure.Status == 0 && p.Status != 0 {
		known := *p.Failure
		known.Status = p.Status
		return &known
	}
	return p.Failure
}

// attempts returns the survey's tries at opening the site, probes first.
// Where the site is served over http, a try of https that found nothing is
// none.
func (c *Case) attempts() []attempt {
	var all []attempt
	for _, p := range c.Dossier.ProbesOf(evidence.ProbeReach) {
		if c.serves(p.URL) {
			all = append(all, c.attemptOfProbe(p))
		}
	}
	for _, p := range c.Dossier.Pages {
		if p.Role != evidence.RoleHome || p.View.Visitor != evidence.VisitorCitizen || !c.serves(p.URL) {
			continue
		}
		all = append(all, attempt{
			exhibit: onPage(p, evidence.Place{}), manner: mannerBrowser, at: p.Captured, took: openingTime(p), failure: p.Failure,
		})
	}
	return all
}

// openingTime returns how long a page took until it could be read, else how
// long was waited.
func openingTime(p *evidence.Page) time.Duration {
	t := p.Timing
	if t.DOMReady > 0 {
		return t.DOMReady
	}
	return max(t.FirstByte, t.Load, t.Settled)
}

// serves reports whether an address is one by which the site can be expected
// to answer: any but an https address of a site served over http.
func (c *Case) serves(address string) bool {
	return !isHTTPS(address) || !c.plain()
}

// plain reports whether the site is served over http: its home page came by
// http, and no https address is registered.
func (c *Case) plain() bool {
	home := c.Dossier.Home()
	return home != nil && home.Seen() && !isHTTPS(onPage(home, evidence.Place{}).URL()) && !isHTTPS(c.Dossier.Site.URL)
}

func isHTTPS(address string) bool {
	return len(address) >= 8 && strings.EqualFold(address[:8], "https://")
}

// failureText names a failure in Chinese, with the status where one came.
func failureText(f *evidence.Failure) string {
	text := f.Kind.Info().Chinese
	if f.Status != 0 {
		text += fmt.Sprintf("（HTTP %d）", f.Status)
	}
	return text
}
