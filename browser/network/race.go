package network

import (
	"context"
	"net"
	"net/netip"
	"time"
)

// stagger is the head start of one address before the next, RFC 8305 section 5.
const stagger = 250 * time.Millisecond

// interleave lets the families take turns, beginning with that of the first
// address, so that a family without a route costs one head start only.
func interleave(addresses []netip.AddrPort) []netip.AddrPort {
	var first, second []netip.AddrPort
	for _, address := range addresses {
		if address.Addr().Is4() == addresses[0].Addr().Is4() {
			first = append(first, address)
		} else {
			second = append(second, address)
		}
	}
	turns := make([]netip.AddrPort, 0, len(addresses))
	for i := range max(len(first), len(second)) {
		if i < len(first) {
			turns = append(turns, first[i])
		}
		if i < len(second) {
			turns = append(turns, second[i])
		}
	}
	return turns
}

// attempt is the outcome of dialling one address.
type attempt struct {
	conn    net.Conn
	address netip.AddrPort
	err     error
}

// race dials the addresses in turn, each after its head start or when one
// before it failed, and returns the first connection. It ends when every
// attempt has. When none succeeds, the error that tells most of the host is given.
func race(ctx context.Context, addresses []netip.AddrPort) (net.Conn, netip.AddrPort, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	var won, failed attempt
	results := make(chan attempt)
	turn := time.NewTimer(0)
	defer turn.Stop()
	waiting, running := addresses, 0
	for len(waiting) > 0 || running > 0 {
		var next <-chan time.Time
		if len(waiting) > 0 {
			next = turn.C
		}
		select {
		case <-next:
			go try(ctx, waiting[0], results)
			waiting, running = waiting[1:], running+1
			turn.Reset(stagger)
		case result := <-results:
			running--
			switch {
			case result.err != nil:
				failed = moreTelling(failed, result)
				turn.Reset(0)
			case won.conn != nil:
				discard(result.conn)
			default:
				won, waiting = result, nil
				cancel()
			}
		}
	}
	if won.conn != nil {
		return won.conn, won.address, nil
	}
	return nil, failed.address, failed.err
}

func try(ctx context.Context, address netip.AddrPort, results chan<- attempt) {
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "tcp", address.String())
	results <- attempt{conn, address, err}
}

func moreTelling(before, after attempt) attempt {
	if before.err == nil || telling(after.err) > telling(before.err) {
		return after
	}
	return before
}

// telling ranks errors by what they say of the host: nothing when this machine
// has no IPv6, little when there is no way to one of the host's addresses.
func telling(err error) int {
	switch CauseOf(err) {
	case CauseOwnNetwork:
		return 0
	case CauseUnreachable:
		return 1
	}
	return 2
}

// discard closes a connection whose closing can no longer fail anyone.
func discard(conn net.Conn) {
	_ = conn.Close()
}
