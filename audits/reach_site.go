package audits

import (
	"fmt"
	"time"

	"wangjian/evidence"
)

// reach.site tells how the site answered during the survey.
//
// Source: 福建省2019年度指标体系，单项否决“站点无法访问”：“监测1周，每天间隔性访问20次以上，超过（含）15秒网站仍打不开的
// 次数累计占比超过（含）5%”. One survey does not settle the veto: what it saw is shown beside it.
//
// Codes: reach.failed, one finding a kind of failure; reach.slow; reach.challenge, a note; reach.tls, of sites served
// over https, suspected where only a plain probe missed the certificate's issuer and no browser opened the home page. What failed on our own side is no finding.
var reachSite = Audit{
	ID:    "reach.site",
	Codes: []string{codeReachFailed, codeReachSlow, codeReachChallenge, codeReachTLS},
	Judge: judgeReachSite,
}

const (
	codeReachFailed    = "reach.failed"
	codeReachSlow      = "reach.slow"
	codeReachChallenge = "reach.challenge"
	codeReachTLS       = "reach.tls"
)

const (
	// The site failed: what happened, how often, the first time.
	messageReachFailed = "网站未能打开：%s，共%d次；首次为%s"
	// The site took as long as the limit or longer: limit, how often, the first time.
	messageReachSlow = "打开网站的时间达到或超过%v秒，共%d次；首次为%s"
	// A wall answered: how often, the first time.
	messageReachChallenge = "应答的是防爬验证页面而不是网站内容，共%d次，不计为打开，也不计为打不开；首次为%s"
	// No attempt told anything of the site.
	reasonReachNothing = "本次检查没有打开网站的记录"
	// Every attempt met a wall or failed on our own side: the last one's failure.
	reasonReachUntold = "本次检查的访问均不能说明网站能否打开（%s）"
)

type reachSiteParameters struct {
	// SlowSeconds is from when on opening the site counts as too slow.
	SlowSeconds float64 `yaml:"slow_seconds"`
	// WallStatuses are HTTP statuses that only anti-bot walls answer with.
	WallStatuses []int `yaml:"wall_statuses"`
}

func judgeReachSite(c *Case, parameters Parameters) (Result, error) {
	var limits reachSiteParameters
	if err := parameters.Decode(&limits); err != nil {
		return Result{}, err
	}
	attempts := c.attempts()
	result := Result{}
	told := false
	repeated := repeatedAttempts{}
	for i := range attempts {
		a := &attempts[i]
		switch a.outcome(seconds(limits.SlowSeconds), limits.WallStatuses) {
		case outcomeFailed:
			told = true
			repeated.add(codeReachFailed, string(a.failure.Kind), a)
		case outcomeSlow:
			told = true
			repeated.add(codeReachSlow, "", a)
		case outcomeWalled:
			repeated.add(codeReachChallenge, "", a)
		case outcomeOpened:
			told = true
		case outcomeNone:
		}
	}
	for _, again := range repeated.list {
		result.Findings = append(result.Findings, again.finding(limits.SlowSeconds))
	}
	if !told {
		reason := reasonReachNothing
		if n := len(attempts); n > 0 {
			reason = fmt.Sprintf(reasonReachUntold, failureText(attempts[n-1].failure))
		}
		result.Gaps = gaps([]string{codeReachFailed, codeReachSlow}, reason)
		if len(attempts) == 0 {
			result.Gaps = append(result.Gaps, Gap{codeReachChallenge, reason})
		}
	}
	certificates := c.judgeCertificates()
	result.Findings = append(result.Findings, certificates.Findings...)
	result.Gaps = append(result.Gaps, certificates.Gaps...)
	return result, nil
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }

// repeatedAttempts gathers attempts that ended alike, in the order of their
// first.
type repeatedAttempts struct {
	list []*repeatedAttempt
}

// repeatedAttempt is one way to end, with every attempt that ended so.
type repeatedAttempt struct {
	code, subject string
	attempts      []*attempt
}

func (r *repeatedAttempts) add(code, subject string, a *attempt) {
	for _, known := range r.list {
		if known.code == code && known.subject == subject {
			known.attempts = append(known.attempts, a)
			return
		}
	}
	r.list = append(r.list, &repeatedAttempt{code, subject, []*attempt{a}})
}

func (r *repeatedAttempt) finding(slowSeconds float64) Finding {
	first, count := r.attempts[0], len(r.attempts)
	var message string
	switch r.code {
	case codeReachFailed:
		message = fmt.Sprintf(messageReachFailed, failureText(first.failure), count, first.told())
	case codeReachSlow:
		message = fmt.Sprintf(messageReachSlow, slowSeconds, count, first.told())
	default:
		message = fmt.Sprintf(messageReachChallenge, count, first.told())
	}
	var exhibits []*Exhibit
	for _, a := range r.attempts[:min(count, maxExhibits)] {
		exhibits = append(exhibits, a.exhibit)
	}
	return defect(r.code, r.subject, message, exhibits...)
}

// judgeCertificates judges the certificates of a site served over https.
func (c *Case) judgeCertificates() Result {
	result := Result{}
	probes := c.Dossier.ProbesOf(evidence.ProbeTLS)
	if c.plain() || len(probes) == 0 && !c.secure() {
		return result
	}
	reason := reasonTLSUnprobed
	reported := map[certificateFault]bool{}
	for _, p := range probes {
		fault, message := judgeCertificate(p)
		unknown := ofUnknownIssuer(p.Failure) && (fault == certificateUntrusted || fault == certificateHandshake)
		switch {
		case fault == certificateUnseen:
			reason = message
			continue
		case unknown && c.trusted():
		case fault != certificateSound && !reported[fault]:
			reported[fault] = true
			f := defect(codeReachTLS, string(fault), message, ofProbe(p))
			if unknown {
				f.Severity = SeveritySuspected
			}
			result.Findings = append(result.Findings, f)
		}
		reason = ""
	}
	if reason != "" {
		result.Gaps = gaps([]string{codeReachTLS}, reason)
	}
	return result
}

// secure reports whether the site is served over https.
func (c *Case) secure() bool {
	home := c.Dossier.Home()
	return isHTTPS(c.Dossier.Site.URL) || home != nil && isHTTPS(onPage(home, evidence.Place{}).URL())
}
