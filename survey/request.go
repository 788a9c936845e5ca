package survey

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"wangjian/evidence"
)

// maxRedirects is how far a plain request follows.
const maxRedirects = 10

// errRedirects says that a plain request was led on and on.
var errRedirects = &evidence.Failure{Kind: evidence.FailureRedirects, Detail: fmt.Sprintf("more than %d redirects", maxRedirects)}

// follow sends a plain request, each hop in its host's turn, and returns the
// last answer with its address. The caller closes the body.
func (s *walk) follow(ctx context.Context, watch *stopwatch, method, address string, client *http.Client) (*http.Response, string, error) {
	for range maxRedirects {
		response, err := s.send(ctx, watch, method, address, client)
		if err != nil {
			return nil, address, err
		}
		next := response.Header.Get("Location")
		if response.StatusCode < 300 || response.StatusCode > 399 || next == "" {
			return response, address, nil
		}
		if err := response.Body.Close(); err != nil {
			return nil, address, err
		}
		if address, err = join(address, next); err != nil {
			return nil, address, err
		}
	}
	return nil, address, errRedirects
}

// send sends one request in its host's turn and follows nothing.
func (s *walk) send(ctx context.Context, watch *stopwatch, method, address string, client *http.Client) (*http.Response, error) {
	if err := s.turn(ctx, watch, hostOf(address)); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", s.agent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
	request.Header.Set("Accept-Language", "zh-CN,zh;q=0.9")
	s.requests.Add(1)
	return client.Do(request)
}

func join(base, ref string) (string, error) {
	u, err := url.Parse(base)
	if err != nil {
		return base, err
	}
	next, err := u.Parse(strings.TrimSpace(ref))
	if err != nil {
		return base, err
	}
	if next.Scheme != "http" && next.Scheme != "https" {
		return base, errors.New("redirected to an address that is not http or https")
	}
	return next.String(), nil
}
