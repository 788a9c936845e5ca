package survey

import (
	"context"
	"errors"
	"net/http"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// probeIPv6 asks for a host's IPv6 addresses and for an answer over one. The
// answer counts whatever it says: where it redirects to is another host's
// matter. A resolver that fails twice leaves the addresses unknown.
func (s *walk) probeIPv6(ctx context.Context, address string) evidence.Probe {
	return s.measure(ctx, evidence.ProbeIPv6, address, func(ctx context.Context, m *measurement) error {
		m.watch.start()
		host, port, _ := network.HostPort(address)
		m.IPv6 = &evidence.IPv6{Host: host}
		found, err := s.lookupIPv6(ctx, m, host, port)
		if err != nil {
			return err
		}
		m.IPv6.Pinned = found.Pinned
		for _, at := range append(found.Addresses, found.Refused...) {
			m.IPv6.Addresses = append(m.IPv6.Addresses, at.Addr().String())
		}
		if len(m.IPv6.Addresses) == 0 {
			return nil
		}
		response, err := s.send(ctx, m.watch, http.MethodGet, address, s.client6)
		if err != nil {
			return err
		}
		m.IPv6.Connected = true
		s.enter(m, http.MethodGet, address, response)
		return response.Body.Close()
	})
}

// lookupIPv6 asks for AAAA records alone, and once more when the first try
// fails. No such record is an answer, too.
func (s *walk) lookupIPv6(ctx context.Context, m *measurement, host string, port uint16) (network.Resolution, error) {
	var err error
	for range 2 {
		var found network.Resolution
		found, err = s.plan.Dialer.Lookup(ctx, "tcp6", host, port)
		if err == nil || errors.Is(err, network.ErrNameNotResolved) {
			return found, nil
		}
		m.step("AAAA %s: %v", host, err)
	}
	return network.Resolution{}, &evidence.Failure{Kind: evidence.FailureOwnNetwork, Detail: err.Error()}
}
