package network

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"sync/atomic"
)

// Dialer connects to hosts under a [Policy]. It holds no goroutine of its own
// and needs no closing; its connections do.
type Dialer struct {
	policy Policy
	gate   *gate
	log    DialLog

	bytesIn, bytesOut           atomic.Int64
	connections, failures, open atomic.Int64
}

// Stats counts what a [Dialer] has done since it was made.
type Stats struct {
	BytesIn     int64 // received from sites, as on the wire (compressed, encrypted)
	BytesOut    int64 // sent to sites
	Connections int64 // established
	Failures    int64 // dials without a connection
	Open        int64 // connections open now
}

// NewDialer makes a dialer that enforces p.
func NewDialer(p Policy) *Dialer {
	p = p.withDefaults()
	return &Dialer{policy: p, gate: newGate(p.ConnectionsPerHost)}
}

// Log tells what was dialled.
func (d *Dialer) Log() *DialLog { return &d.log }

// Stats returns the counters.
func (d *Dialer) Stats() Stats {
	return Stats{
		BytesIn:     d.bytesIn.Load(),
		BytesOut:    d.bytesOut.Load(),
		Connections: d.connections.Load(),
		Failures:    d.failures.Load(),
		Open:        d.open.Load(),
	}
}

// spent returns [ErrBudget] when nothing is left to receive.
func (d *Dialer) spent() error {
	if d.policy.Budget > 0 && d.bytesIn.Load() >= d.policy.Budget {
		return ErrBudget
	}
	return nil
}

// DialContext connects to host:port over network "tcp", "tcp4" or "tcp6". Names
// are resolved here and addresses are dialled, so that the address checked is
// the address reached. It waits while the host has all its connections in use;
// Policy.Timeout starts afterwards. Its error is a *[DialError], unless the
// address is not host:port at all.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := splitAddress(address)
	if err != nil {
		return nil, err
	}
	conn, reached, err := d.dial(ctx, network, endpoint{host, port})
	if err != nil {
		d.failures.Add(1)
		err = &DialError{Host: host, Port: port, Address: reached, Err: err}
		d.log.add(Dial{Host: host, Port: port, Address: reached, Err: err})
		return nil, err
	}
	d.connections.Add(1)
	d.log.add(Dial{Host: host, Port: port, Address: reached})
	return conn, nil
}

func (d *Dialer) dial(ctx context.Context, network string, e endpoint) (net.Conn, netip.AddrPort, error) {
	if err := d.spent(); err != nil {
		return nil, netip.AddrPort{}, err
	}
	taken, err := d.gate.enter(ctx, e)
	if err != nil {
		return nil, netip.AddrPort{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, d.policy.Timeout)
	defer cancel()
	conn, reached, err := d.connect(ctx, network, e)
	if err != nil {
		d.gate.leave(e, taken)
		return nil, reached, err
	}
	return d.counted(conn, e, taken), reached, nil
}

func (d *Dialer) connect(ctx context.Context, network string, e endpoint) (net.Conn, netip.AddrPort, error) {
	found, err := d.Lookup(ctx, network, e.host, e.port)
	switch {
	case err != nil:
		return nil, netip.AddrPort{}, err
	case len(found.Addresses) > 0:
		return race(ctx, found.Addresses)
	case len(found.Refused) > 0:
		return nil, found.Refused[0], permitted(found.Refused[0].Addr())
	}
	return nil, netip.AddrPort{}, fmt.Errorf("no address for %s: %w", network, ErrNameNotResolved)
}
