package audits

import (
	"fmt"
	"slices"

	"wangjian/evidence"
)

// design.link finds links, style sheets, scripts and frames that lead nowhere.
//
// Source: 福建省2019年度指标体系，网页设计：“网页展现布局、地址链接……等方面设计规范性情况。”
//
// Codes: design.link.dead, one finding a target, shown where the first pages link to it. Dead are the answers 4xx and 5xx,
// names that do not resolve and connections that fail; what a second try may mend counts after the second try. A target
// whose certificate is refused is suspected only: browsers fetch missing parts of a chain. Never dead is what a wall
// answered, what our own side kept away, and what a browser showed in the same survey; a password is an answer. Of
// resources the browser's own tries count; pictures are judged by design.image.
var designLink = Audit{
	ID:    "design.link",
	Codes: []string{codeLinkDead},
	Judge: judgeDesignLink,
}

const codeLinkDead = "design.link.dead"

const (
	// A link is dead: its text, its target, what happened, tries, on how many pages, whether a reader sees it.
	messageLinkDead = "链接%s不能访问：%s，%s（共试%d次）；见于%d个页面%s"
	// A target's certificate is refused: as above.
	messageLinkCertificate = "链接%s的目标证书未通过验证：%s，%s（共试%d次）；见于%d个页面%s"
	// Set behind where none of the places can be seen.
	messageLinkInvisible = "，页面上不可见"
	// Stands for the text of a link without any.
	messageLinkTextless = "（无文字）"
	// Some links are open and none is dead: how many addresses, unchecked, undecided.
	reasonLinksOpen = "页面上共有%d个链接地址，其中%d个未检查，%d个因防护页拦截或本次检查自身的原因不能判定"
)

type designLinkParameters struct {
	// UndecidedStatuses are HTTP statuses that walls and restrictions answer with; they tell neither way.
	UndecidedStatuses []int `yaml:"undecided_statuses"`
	// SecondTry is the number of tries after which a failure that may pass counts.
	SecondTry int `yaml:"second_try"`
}

func judgeDesignLink(c *Case, parameters Parameters) (Result, error) {
	var limits designLinkParameters
	if err := parameters.Decode(&limits); err != nil {
		return Result{}, err
	}
	result := Result{}
	if _, reason := c.home(); reason != "" {
		result.Gaps = gaps([]string{codeLinkDead}, reason)
	}
	links := c.linked()
	checks := c.linkChecks(&limits)
	unchecked, undecided := 0, 0
	for _, link := range links.list {
		check, known := checks[link.address]
		switch {
		case !known:
			unchecked++
		case check.state == linkUndecided:
			undecided++
		case check.state != linkAlive:
			result.Findings = append(result.Findings, check.finding(link))
		}
	}
	if len(result.Findings) == 0 && unchecked+undecided > 0 {
		reason := fmt.Sprintf(reasonLinksOpen, len(links.list), unchecked, undecided)
		result.Gaps = append(result.Gaps, Gap{codeLinkDead, reason})
	}
	result.Findings = append(result.Findings, c.deadResources(limits.UndecidedStatuses, checks)...)
	return result, nil
}

// linked returns where the links of all pages seen stand, by target.
func (c *Case) linked() sightings {
	links := sightings{}
	for _, v := range c.views() {
		for _, a := range anchorsOf(v.doc) {
			links.add(a.address, sighting{v, a.node})
		}
	}
	return links
}

// linkState is what a check tells of a link's target. Of several checks the
// greatest counts.
type linkState int

const (
	linkUndecided linkState = iota
	linkSuspected           // its certificate is refused
	linkDead
	linkAlive
)

// linkCheck is one look at a link's target.
type linkCheck struct {
	state    linkState
	failure  *evidence.Failure
	attempts int
	exhibit  *Exhibit
}

// linkChecks returns what is known of each target: by link probes, and by the
// pages that the browser opened.
func (c *Case) linkChecks(limits *designLinkParameters) map[string]linkCheck {
	checks := map[string]linkCheck{}
	note := func(url string, failure *evidence.Failure, attempts int, exhibit *Exhibit) {
		target, state := canonical(url), limits.state(failure, attempts)
		if known, again := checks[target]; !again || state > known.state {
			checks[target] = linkCheck{state, failure, attempts, exhibit}
		}
	}
	for _, p := range c.Dossier.ProbesOf(evidence.ProbeLink) {
		note(p.URL, failureOf(p), p.Attempts, ofProbe(p))
	}
	for _, p := range c.Dossier.Pages {
		if p.Role != evidence.RoleReview && p.View.Visitor == evidence.VisitorCitizen {
			note(p.URL, p.Failure, p.Attempts, onPage(p, evidence.Place{}))
		}
	}
	return checks
}

// reached are failures by which the target is nevertheless there.
var reached = []evidence.FailureKind{
	evidence.FailureAuth, evidence.FailureDownload, evidence.FailureTooLarge, evidence.FailureEmpty,
}

// state judges what happened on following a link, after so many tries.
func (l *designLinkParameters) state(f *evidence.Failure, attempts int) linkState {
	switch {
	case f == nil || slices.Contains(reached, f.Kind):
		return linkAlive
	case !f.Kind.Info().OnSite || slices.Contains(l.UndecidedStatuses, f.Status):
		return linkUndecided
	case f.Kind == evidence.FailureTLS:
		return linkSuspected
	case f.Kind == evidence.FailureClientError:
		return linkDead
	case f.Kind == evidence.FailureRedirects || f.Kind == evidence.FailureBlocked:
		return linkUndecided // a cookie may end the circle, and the browser's refusal is not the target's
	case attempts < l.SecondTry:
		return linkUndecided
	}
	return linkDead
}

func (check *linkCheck) finding(link *sighted) Finding {
	shown, invisible := link.visible()
	first := shown.places[0]
	text := messageLinkTextless
	if named := (anchor{node: first.node}).text(first.view.doc); named != "" {
		text = quoted(named)
	}
	format := messageLinkDead
	if check.state == linkSuspected {
		format = messageLinkCertificate
	}
	behind := ""
	if invisible {
		behind = messageLinkInvisible
	}
	message := fmt.Sprintf(format, text, shortened(link.address, maxQuoted), causeText(check.failure), check.attempts, link.pages(), behind)
	found := defect(codeLinkDead, link.address, message, append(shown.exhibits(), check.exhibit)...)
	if check.state == linkSuspected {
		found.Severity = SeveritySuspected
	}
	return found
}

// visible returns the places that a reader can see; all of them, and true,
// where there is none.
func (s *sighted) visible() (places *sighted, invisible bool) {
	shown := &sighted{address: s.address}
	for _, place := range s.places {
		if (anchor{node: place.node}).visible(place.view.doc) {
			shown.places = append(shown.places, place)
		}
	}
	if len(shown.places) == 0 {
		return s, true
	}
	return shown, false
}
