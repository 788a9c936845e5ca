package network

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

const (
	maxResponseHeader = 1 << 20
	idleTimeout       = 30 * time.Second
)

// suites are those that Chromium offers for TLS 1.2, RSA key exchange included:
// a plain request must not fail where the page opens.
var suites = []uint16{
	tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
	tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
	tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
	tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
	tls.TLS_RSA_WITH_AES_128_GCM_SHA256,
	tls.TLS_RSA_WITH_AES_256_GCM_SHA384,
	tls.TLS_RSA_WITH_AES_128_CBC_SHA,
	tls.TLS_RSA_WITH_AES_256_CBC_SHA,
}

// TLSConfig returns a new configuration with the policy's roots and the versions
// and cipher suites that Chromium offers.
func (d *Dialer) TLSConfig() *tls.Config {
	return &tls.Config{RootCAs: d.policy.RootCAs, MinVersion: tls.VersionTLS12, CipherSuites: suites}
}

// Client returns a client for plain requests over both families. It follows no
// redirect, keeps no cookies, ignores proxy variables, and its response bodies
// end with [ErrTooLarge] after Policy.MaxBytes, counted after decompression.
// Deadlines are the caller's contexts. Make one and keep it: it holds its
// connections open until they idle out or CloseIdleConnections is called.
func (d *Dialer) Client() *http.Client { return d.ClientOver("tcp") }

// ClientOver is [Dialer.Client] over one family alone: network "tcp4" or "tcp6".
func (d *Dialer) ClientOver(network string) *http.Client {
	transport := &http.Transport{
		DialContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			return d.DialContext(ctx, network, address)
		},
		TLSClientConfig:        d.TLSConfig(),
		TLSHandshakeTimeout:    d.policy.Timeout,
		ForceAttemptHTTP2:      true,
		MaxConnsPerHost:        d.policy.ConnectionsPerHost,
		MaxIdleConnsPerHost:    d.policy.ConnectionsPerHost,
		IdleConnTimeout:        idleTimeout,
		MaxResponseHeaderBytes: maxResponseHeader,
	}
	return &http.Client{
		Transport:     &limitedTransport{transport, d.policy.MaxBytes},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// limitedTransport bounds every response body.
type limitedTransport struct {
	*http.Transport
	limit int64
}

// RoundTrip answers as the transport does, with a bounded body.
func (t *limitedTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := t.Transport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	response.Body = &limitedBody{response.Body, t.limit, request.URL.Host}
	return response, nil
}

// limitedBody fails instead of ending, so that a cut body cannot pass for a whole one.
type limitedBody struct {
	io.ReadCloser
	left int64
	host string
}

// Read gives at most the limit; the first byte beyond it is an [ErrTooLarge].
func (b *limitedBody) Read(p []byte) (int, error) {
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if int64(n) > b.left {
		n, err = int(b.left), fmt.Errorf("read from %q: %w", b.host, ErrTooLarge)
	}
	b.left -= int64(n)
	return n, err
}
