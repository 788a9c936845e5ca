package survey

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"wangjian/browser"
	"wangjian/browser/network"
	"wangjian/evidence"
)

// measurement is a probe under way, with its clock.
type measurement struct {
	evidence.Probe
	watch *stopwatch
}

func (m *measurement) step(format string, values ...any) {
	m.Steps = append(m.Steps, evidence.ProbeStep{After: m.watch.elapsed(), Text: fmt.Sprintf(format, values...)})
}

// measure runs one probe with its clock and its limit.
func (s *walk) measure(ctx context.Context, kind evidence.ProbeKind, address string, run func(context.Context, *measurement) error) evidence.Probe {
	ctx, watch := s.newStopwatch(ctx)
	defer watch.end()
	m := &measurement{evidence.Probe{Kind: kind, URL: address, At: s.plan.Now().UTC(), Attempts: 1}, watch}
	err := run(ctx, m)
	watch.stand()
	m.Took = watch.elapsed()
	if !watch.begun.IsZero() {
		m.At = watch.begun.UTC()
	}
	if m.Failure = failureOf(ctx, err); m.Failure != nil {
		m.step("%s", m.Failure)
	}
	return m.Probe
}

// failureOf says what ended a measurement with the stopwatch's context ctx.
// Waiting for a free connection is our own limit and not the site's slowness.
func failureOf(ctx context.Context, err error) *evidence.Failure {
	var failure *evidence.Failure
	switch {
	case errors.As(err, &failure):
		return failure
	case err != nil && errors.Is(context.Cause(ctx), errStopped):
		return errStopped
	case err != nil && errors.Is(context.Cause(ctx), errSlow) && !errors.Is(err, network.ErrBusy):
		return errSlow
	}
	return browser.FailureOf(err)
}

// stopped reports a probe that the survey's end kept from being made.
func stopped(p *evidence.Probe) bool {
	return p.Failure != nil && p.Failure.Kind == evidence.FailureStopped
}

// probeReach opens the home page by plain HTTP.
func (s *walk) probeReach(ctx context.Context, address string) evidence.Probe {
	return s.measure(ctx, evidence.ProbeReach, address, func(ctx context.Context, m *measurement) error {
		return s.answer(ctx, m, http.MethodGet)
	})
}

// answer sends the probe's request and enters what came back.
func (s *walk) answer(ctx context.Context, m *measurement, method string) error {
	response, final, err := s.follow(ctx, m.watch, method, m.URL, s.client)
	if err != nil {
		return err
	}
	s.enter(m, method, final, response)
	head, err := io.ReadAll(io.LimitReader(response.Body, wallReach))
	if err := errors.Join(err, response.Body.Close()); err != nil {
		return err
	}
	answer := evidence.Exchange{Status: response.StatusCode, Headers: response.Header}
	if wall := browser.WallOfAnswer(answer, string(head)); wall != "" {
		return &evidence.Failure{Kind: evidence.FailureChallenge, Status: response.StatusCode, Detail: wall}
	}
	if failure := evidence.FailureOfStatus(response.StatusCode); failure != nil {
		return failure
	}
	if method == http.MethodGet && len(head) == 0 && response.StatusCode != http.StatusNoContent {
		return &evidence.Failure{Kind: evidence.FailureEmpty, Status: response.StatusCode}
	}
	return nil
}

// enter enters what an answer's head says.
func (s *walk) enter(m *measurement, method, from string, response *http.Response) {
	m.Status, m.FinalURL, m.Media = response.StatusCode, from, response.Header.Get("Content-Type")
	m.step("%s %s answered %d", method, from, response.StatusCode)
	if address, known := s.addressOf(from); known {
		m.Address = address
	}
}

// wallReach is how much of an answer is read to tell a wall from a page.
const wallReach = 64 << 10

func (s *walk) addressOf(address string) (string, bool) {
	host, port, _ := network.HostPort(address) // an address without a host was never dialled
	at, known := s.plan.Dialer.Log().Address(host, port)
	return at.String(), known
}
