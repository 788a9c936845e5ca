package survey

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"

	"github.com/temoto/robotstxt"

	"wangjian/evidence"
)

const (
	maxRobots   = 512 << 10
	robotsShown = 4 << 10
	robotsName  = "wangjian"
)

// rules is a site's robots.txt as it applies to us.
type rules struct {
	site     origin
	group    *robotstxt.Group // nil: everything is allowed
	sitemaps []string         // as it names them
}

// readRobots asks for a site's robots.txt. One that cannot be read forbids
// nothing; the record says why.
func (s *walk) readRobots(ctx context.Context, home string) (rules, *evidence.Robots) {
	u, err := url.Parse(home)
	if err != nil {
		return rules{}, nil
	}
	u.Path, u.RawPath, u.RawQuery, u.Fragment = "/robots.txt", "", "", ""
	record := &evidence.Robots{URL: u.String()}
	body, failure := s.fetchRobots(ctx, record)
	if failure != nil {
		record.Failure = failure
		return rules{}, record
	}
	record.Text = string(body[:min(len(body), robotsShown)])
	if record.Status >= 400 {
		record.Text = ""
	}
	parsed, err := robotstxt.FromStatusAndBytes(record.Status, boundRobots(body))
	if err != nil || record.Status >= 500 { // unreadable or out of order: it says nothing
		return rules{}, record
	}
	group := parsed.FindGroup(robotsName)
	if group != nil && group.CrawlDelay > 0 && s.plan.Robots == RobotsObey {
		s.pace.slow(hostOf(home), group.CrawlDelay)
	}
	return rules{originOf(home), group, parsed.Sitemaps}, record
}

func (s *walk) fetchRobots(ctx context.Context, record *evidence.Robots) ([]byte, *evidence.Failure) {
	ctx, watch := s.newStopwatch(ctx)
	defer watch.end()
	response, _, err := s.follow(ctx, watch, http.MethodGet, record.URL, s.client)
	if err != nil {
		return nil, failureOf(ctx, err)
	}
	record.Status = response.StatusCode
	body, err := io.ReadAll(io.LimitReader(response.Body, maxRobots))
	return body, failureOf(ctx, errors.Join(err, response.Body.Close()))
}

// allow reports whether an address may be asked for. What lies on another host
// or port is not this robots.txt's to say.
func (r rules) allow(address string) bool {
	u, err := url.Parse(address)
	if err != nil || r.group == nil || !r.site.holds(u) {
		return true
	}
	return r.group.Test(u.RequestURI())
}

// forbidden reports addresses of the site that are not asked for.
func (s *walk) forbidden(address string) bool {
	return s.plan.Robots == RobotsObey && !s.robots.allow(address)
}
