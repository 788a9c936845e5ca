package survey

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// probeTLS shakes hands with an https site and keeps its certificate.
func (s *walk) probeTLS(ctx context.Context, address string) evidence.Probe {
	return s.measure(ctx, evidence.ProbeTLS, address, func(ctx context.Context, m *measurement) (err error) {
		host, port, _ := network.HostPort(address)
		if err := s.turn(ctx, m.watch, hostOf(address)); err != nil {
			return err
		}
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
			m.Address = raw.RemoteAddr().String()
		}
		m.TLS = certificate(seen, err)
		if closeErr := raw.Close(); err == nil && !errors.Is(closeErr, net.ErrClosed) {
			err = closeErr
		}
		if m.TLS != nil && err != nil {
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
