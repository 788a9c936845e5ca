package network

import (
	"context"
	"crypto/x509"
	"net"
	"net/netip"
	"time"
)

// Defaults of a [Policy]. Six connections are what browsers open to one host.
const (
	DefaultConnectionsPerHost = 6
	DefaultMaxBytes           = 32 << 20
	DefaultTimeout            = 10 * time.Second
)

// Resolver turns a host name into addresses; *net.Resolver is one. The network is "ip", "ip4" or "ip6".
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// Policy says what may be reached and how much of it is read. The zero value
// refuses private addresses and takes every default.
type Policy struct {
	// Pins are the --resolve entries. A named host outweighs "*", a named port
	// outweighs every port; equal pins are several addresses of one host.
	Pins []Pin
	// AllowPrivate permits addresses outside the public ranges (--allow-private).
	AllowPrivate bool
	// ConnectionsPerHost bounds the connections to one host and port that are in
	// use at the same time; further dials wait. 0 takes DefaultConnectionsPerHost.
	ConnectionsPerHost int
	// MaxBytes bounds one response: exactly for plain HTTP (through the proxy with
	// its head), approximately inside a tunnel, whose responses cannot be told
	// apart. 0 takes DefaultMaxBytes.
	MaxBytes int64
	// Budget bounds the bytes received over the dialer's whole life (--bytes);
	// when it is spent, reads and dials fail with [ErrBudget]. 0 is no bound.
	Budget int64
	// Timeout bounds resolving and connecting together, the wait for a free
	// connection not counted. 0 takes DefaultTimeout.
	Timeout time.Duration
	// RootCAs verify certificates in plain requests; nil takes the system's roots.
	// Start from x509.SystemCertPool to trust further roots beside them (--ca).
	RootCAs *x509.CertPool
	// Resolver resolves names that no pin answers; nil takes net.DefaultResolver.
	Resolver Resolver
}

// withDefaults fills in what was left zero.
func (p Policy) withDefaults() Policy {
	if p.ConnectionsPerHost == 0 {
		p.ConnectionsPerHost = DefaultConnectionsPerHost
	}
	if p.MaxBytes == 0 {
		p.MaxBytes = DefaultMaxBytes
	}
	if p.Timeout == 0 {
		p.Timeout = DefaultTimeout
	}
	if p.Resolver == nil {
		p.Resolver = net.DefaultResolver
	}
	return p
}
