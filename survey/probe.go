package survey

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"wangjian/browser"
	"wangjian/evidence"
)

// measure runs one probe with its clock and its deadline.
func (s *walk) measure(ctx context.Context, kind evidence.ProbeKind, address string, run func(context.Context, *evidence.Probe) error) evidence.Probe {
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	start := s.plan.Now()
	probe := evidence.Probe{Kind: kind, URL: address, At: start.UTC(), Attempts: 1}
	err := run(ctx, &probe)
	probe.Took = s.plan.Now().Sub(start)
	var failure *evidence.Failure
	switch {
	case err == nil:
	case errors.As(err, &failure):
		probe.Failure = failure
	case errors.Is(err, context.DeadlineExceeded):
		probe.Failure = &evidence.Failure{Kind: evidence.FailureSlow, Detail: fmt.Sprintf("no answer within %v", probeTime)}
	default:
		probe.Failure = browser.FailureOf(err)
	}
	if probe.Failure != nil {
		s.step(&probe, start, "%s", probe.Failure)
	}
	return probe
}

func (s *walk) step(p *evidence.Probe, start time.Time, format string, values ...any) {
	p.Steps = append(p.Steps, evidence.ProbeStep{After: s.plan.Now().Sub(start), Text: fmt.Sprintf(format, values...)})
}

// probeReach opens the home page by plain HTTP.
func (s *walk) probeReach(ctx context.Context, address string) evidence.Probe {
	return s.measure(ctx, evidence.ProbeReach, address, func(ctx context.Context, p *evidence.Probe) error {
		return s.answer(ctx, p, http.MethodGet, s.client)
	})
}

// answer sends the probe's request and enters what came back.
func (s *walk) answer(ctx context.Context, p *evidence.Probe, method string, client *http.Client) error {
	response, final, err := s.follow(ctx, method, p.URL, client)
	if err != nil {
		return err
	}
	p.Status, p.FinalURL, p.Media = response.StatusCode, final, response.Header.Get("Content-Type")
	s.step(p, p.At, "%s %s answered %d", method, final, response.StatusCode)
	if address, known := s.addressOf(final); known {
		p.Address = address
	}
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

// wallReach is how much of an answer is read to tell a wall from a page.
const wallReach = 64 << 10

func (s *walk) addressOf(address string) (string, bool) {
	host, port := hostPort(address)
	at, known := s.plan.Dialer.Log().Address(host, port)
	return at.String(), known
}

func hostPort(address string) (string, uint16) {
	u, err := url.Parse(address)
	if err != nil {
		return "", 0
	}
	port, err := net.LookupPort("tcp", u.Port())
	if err != nil || u.Port() == "" {
		port = 80
		if u.Scheme == "https" {
			port = 443
		}
	}
	return u.Hostname(), uint16(port)
}

// probeIPv6 asks for a host's IPv6 addresses and for an answer over one.
func (s *walk) probeIPv6(ctx context.Context, address string) evidence.Probe {
	return s.measure(ctx, evidence.ProbeIPv6, address, func(ctx context.Context, p *evidence.Probe) error {
		host, port := hostPort(address)
		p.IPv6 = &evidence.IPv6{Host: host}
		found, err := s.plan.Dialer.Lookup(ctx, host, port)
		if err != nil {
			return err
		}
		p.IPv6.Pinned = found.Pinned
		for _, at := range append(found.Addresses, found.Refused...) {
			if at.Addr().Is6() && !at.Addr().Is4In6() {
				p.IPv6.Addresses = append(p.IPv6.Addresses, at.Addr().String())
			}
		}
		if len(p.IPv6.Addresses) == 0 {
			return nil
		}
		err = s.answer(ctx, p, http.MethodGet, s.client6)
		if noIPv6(err) {
			return &evidence.Failure{Kind: evidence.FailureOwnNetwork, Detail: "this machine has no IPv6: " + err.Error()}
		}
		p.IPv6.Connected = p.Status != 0
		return err
	})
}

// noIPv6 reports errors of a machine without a route for IPv6.
func noIPv6(err error) bool {
	return errors.Is(err, syscall.ENETUNREACH) || errors.Is(err, syscall.EADDRNOTAVAIL) || errors.Is(err, syscall.EAFNOSUPPORT)
}

// probeTLS shakes hands with an https site and keeps its certificate.
func (s *walk) probeTLS(ctx context.Context, address string) evidence.Probe {
	return s.measure(ctx, evidence.ProbeTLS, address, func(ctx context.Context, p *evidence.Probe) (err error) {
		host, port := hostPort(address)
		raw, err := s.plan.Dialer.DialContext(ctx, "tcp", net.JoinHostPort(host, fmt.Sprint(port)))
		if err != nil {
			return err
		}
		config := s.plan.Dialer.TLSConfig()
		config.ServerName = host
		var seen *tls.ConnectionState
		verify := config.VerifyConnection
		config.VerifyConnection = func(state tls.ConnectionState) error {
			seen = &state
			if verify != nil {
				return verify(state)
			}
			return nil
		}
		conn := tls.Client(raw, config)
		err = conn.HandshakeContext(ctx)
		if err == nil {
			p.Address = raw.RemoteAddr().String()
		}
		p.TLS = certificate(seen, err)
		if closeErr := raw.Close(); err == nil && !errors.Is(closeErr, net.ErrClosed) {
			err = closeErr
		}
		if p.TLS != nil && err != nil {
			return &evidence.Failure{Kind: evidence.FailureTLS, Detail: err.Error()}
		}
		return err
	})
}

// certificate describes what a server showed, also when it was refused.
func certificate(state *tls.ConnectionState, err error) *evidence.TLS {
	var refused *tls.CertificateVerificationError
	record := &evidence.TLS{}
	switch {
	case state != nil:
		record.Version = tls.VersionName(state.Version)
		if len(state.PeerCertificates) == 0 {
			return record
		}
		describeCertificate(record, state.PeerCertificates[0])
	case errors.As(err, &refused) && len(refused.UnverifiedCertificates) > 0:
		describeCertificate(record, refused.UnverifiedCertificates[0])
	default:
		return nil
	}
	return record
}

func describeCertificate(record *evidence.TLS, c *x509.Certificate) {
	record.Subject, record.Issuer, record.Names = c.Subject.String(), c.Issuer.String(), c.DNSNames
	record.NotBefore, record.NotAfter = c.NotBefore.UTC(), c.NotAfter.UTC()
}
