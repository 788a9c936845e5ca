package survey

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"

	"github.com/temoto/robotstxt"

	"wangjian/browser"
	"wangjian/evidence"
)

const (
	maxRobots   = 512 << 10
	robotsShown = 4 << 10
	robotsName  = "wangjian"
)

// rules is a site's robots.txt as it applies to us.
type rules struct {
	group *robotstxt.Group // nil: everything is allowed
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
	body, err := s.fetchRobots(ctx, record)
	if err != nil {
		record.Failure = browser.FailureOf(err)
		return rules{}, record
	}
	record.Text = string(body[:min(len(body), robotsShown)])
	if record.Status >= 400 {
		record.Text = ""
	}
	parsed, err := robotstxt.FromStatusAndBytes(record.Status, body)
	if err != nil || record.Status >= 500 { // unreadable or out of order: it says nothing
		return rules{}, record
	}
	group := parsed.FindGroup(robotsName)
	if group != nil && group.CrawlDelay > 0 && s.plan.Robots == RobotsObey {
		s.pace.slow(hostOf(home), 1/group.CrawlDelay.Seconds())
	}
	return rules{group}, record
}

func (s *walk) fetchRobots(ctx context.Context, record *evidence.Robots) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	response, _, err := s.follow(ctx, http.MethodGet, record.URL, s.client)
	if err != nil {
		return nil, err
	}
	record.Status = response.StatusCode
	body, err := io.ReadAll(io.LimitReader(response.Body, maxRobots))
	return body, errors.Join(err, response.Body.Close())
}

func (r rules) allow(address string) bool {
	u, err := url.Parse(address)
	if err != nil || r.group == nil {
		return true
	}
	return r.group.Test(u.RequestURI())
}
