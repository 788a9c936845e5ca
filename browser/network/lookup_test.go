package network

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"syscall"
	"testing"
	"time"
)

// records is a resolver that knows each family apart.
type records map[string]struct {
	addresses []netip.Addr
	err       error
}

func (r records) LookupNetIP(_ context.Context, network, _ string) ([]netip.Addr, error) {
	return r[network].addresses, r[network].err
}

func TestOnlyTheResolversAnswerSpeaksOfTheName(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want error
	}{
		{"there is no such name", &net.DNSError{Err: "no such host", IsNotFound: true}, ErrNameNotResolved},
		{"there is no address of this family", &net.AddrError{Err: "no suitable address found"}, ErrNameNotResolved},
		{"no record and no error", nil, ErrNameNotResolved},
		{"the server fails", &net.DNSError{Err: "server misbehaving", IsTemporary: true}, ErrResolver},
		{"the server is silent", &net.DNSError{Err: "i/o timeout", IsTimeout: true}, ErrResolver},
		{"there is no server", &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, ErrResolver},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			resolver := records{"ip": {err: test.err}}
			_, err := NewDialer(Policy{Resolver: resolver}).Lookup(t.Context(), "tcp", "www.test", 80)
			if !errors.Is(err, test.want) {
				t.Errorf("Lookup with the resolver's %v: got %v, want %v", test.err, err, test.want)
			}
			if errors.Is(err, ErrNameNotResolved) && errors.Is(err, ErrResolver) {
				t.Errorf("Lookup with the resolver's %v: got %v, which is both", test.err, err)
			}
		})
	}
}

func TestOneFamilyIsAskedAlone(t *testing.T) {
	four, six := netip.MustParseAddr("8.8.8.8"), netip.MustParseAddr("2400:3200::1")
	failed := &net.DNSError{Err: "server misbehaving", IsTemporary: true}
	dialer := NewDialer(Policy{Resolver: records{
		"ip": {addresses: []netip.Addr{four}}, "ip4": {err: failed}, "ip6": {addresses: []netip.Addr{six, four}},
	}})
	tests := []struct {
		network string
		want    []netip.Addr
		err     error
	}{
		{"tcp", []netip.Addr{four}, nil},
		{"tcp4", nil, ErrResolver},
		{"tcp6", []netip.Addr{six}, nil},
	}
	for _, test := range tests {
		found, err := dialer.Lookup(t.Context(), test.network, "www.test", 80)
		if !errors.Is(err, test.err) || len(found.Addresses) != len(test.want) {
			t.Errorf("Lookup over %s = %v, %v; want %v, %v", test.network, found.Addresses, err, test.want, test.err)
			continue
		}
		for i, want := range test.want {
			if got := found.Addresses[i].Addr(); got != want {
				t.Errorf("Lookup over %s: address %d is %v, want %v", test.network, i, got, want)
			}
		}
	}
	if found, err := dialer.Lookup(t.Context(), "udp", "www.test", 80); err == nil {
		t.Errorf("Lookup over udp = %v, want an error", found)
	}
}

func TestASilentResolverIsOurOwnTrouble(t *testing.T) {
	dialer := NewDialer(Policy{Resolver: hanging{}, Timeout: time.Millisecond})
	_, err := dialer.DialContext(t.Context(), "tcp", "www.test:80")
	if CauseOf(err) != CauseOwnNetwork {
		t.Errorf("dial behind a silent resolver: %v (%s), want %s", err, CauseOf(err), CauseOwnNetwork)
	}
}

type hanging struct{}

func (hanging) LookupNetIP(ctx context.Context, _, _ string) ([]netip.Addr, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestTheMostTellingErrorIsGiven(t *testing.T) {
	const own, host, refused = syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ECONNREFUSED
	tests := []struct {
		name                string
		before, after, want error
	}{
		{"a refusal after our lack of IPv6", own, refused, refused},
		{"our lack of IPv6 after a refusal", refused, own, refused},
		{"a host out of reach after our lack of IPv6", own, host, host},
		{"our lack of IPv6 after a host out of reach", host, own, host},
		{"the first of two alike", own, syscall.ENETDOWN, own},
	}
	for _, test := range tests {
		got := moreTelling(attempt{err: test.before}, attempt{err: test.after}).err
		if !errors.Is(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
