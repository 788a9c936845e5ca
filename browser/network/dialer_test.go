package network

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// names is a resolver: a host's answers are given in turn, the last one for ever.
type names struct {
	mu      sync.Mutex
	answers map[string][][]string
}

func (n *names) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	turns := n.answers[host]
	if len(turns) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if len(turns) > 1 {
		n.answers[host] = turns[1:]
	}
	addresses := make([]netip.Addr, 0, len(turns[0]))
	for _, text := range turns[0] {
		addresses = append(addresses, netip.MustParseAddr(text))
	}
	return addresses, nil
}

// serve runs a server on loopback and gives a policy that reaches it as www.test on port 80.
func serve(t testing.TB, handler http.HandlerFunc) Policy {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return pinTo(t, 80, server.Listener.Addr())
}

func pinTo(t testing.TB, port uint16, address net.Addr) Policy {
	t.Helper()
	return Policy{
		Pins:     []Pin{mustPin(t, fmt.Sprintf("www.test:%d:%s", port, address))},
		Resolver: &names{},
	}
}

func TestPinnedHostIsDialledAtItsAddress(t *testing.T) {
	policy := serve(t, func(http.ResponseWriter, *http.Request) {})
	dialer := NewDialer(policy)
	conn, err := dialer.DialContext(t.Context(), "tcp", "WWW.test.:80")
	if err != nil {
		t.Fatal(err)
	}
	defer discard(conn)
	want := policy.Pins[0].target(80)
	if got := conn.RemoteAddr().String(); got != want.String() {
		t.Errorf("dialled %s, want %s", got, want)
	}
	if got, found := dialer.Log().Address("www.test", 80); !found || got != want {
		t.Errorf("log has %v (%v), want %v", got, found, want)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	resolver := &names{answers: map[string][][]string{
		"private.test": {{"10.0.0.1"}},
		"both.test":    {{"127.0.0.1", "::1"}},
		"rebind.test":  {{"8.8.8.8"}, {"127.0.0.1"}},
	}}
	dialer := NewDialer(Policy{Resolver: resolver})
	first, err := dialer.Lookup(t.Context(), "tcp", "rebind.test", 80)
	if err != nil || len(first.Addresses) != 1 {
		t.Fatalf("Lookup(rebind.test) = %+v, %v, want one public address", first, err)
	}
	tests := []struct{ name, network, address string }{
		{"a name with a private address", "tcp", "private.test:80"},
		{"a name with private addresses of both families", "tcp6", "both.test:80"},
		{"a name that was public a moment ago", "tcp", "rebind.test:80"},
		{"an address", "tcp", "127.0.0.1:80"},
		{"an IPv6 address", "tcp", "[::1]:80"},
		{"an IPv4 address in IPv6 form", "tcp", "[::ffff:127.0.0.1]:80"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			conn, err := dialer.DialContext(t.Context(), test.network, test.address)
			if err == nil {
				discard(conn)
			}
			if !errors.Is(err, ErrPrivateAddress) {
				t.Errorf("dial %s: %v, want ErrPrivateAddress", test.address, err)
			}
		})
	}
	if got := dialer.Stats(); got.Connections != 0 || got.Failures != int64(len(tests)) {
		t.Errorf("stats %+v, want no connection and %d failures", got, len(tests))
	}
}

func TestAllowPrivate(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	conn, err := NewDialer(Policy{AllowPrivate: true}).DialContext(t.Context(), "tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	discard(conn)
}

func TestLookupSeparatesPublicFromPrivate(t *testing.T) {
	dialer := NewDialer(Policy{Resolver: &names{answers: map[string][][]string{
		"mixed.test": {{"8.8.8.8", "10.0.0.1", "8.8.4.4", "2400:3200::1", "fd00::1"}},
	}}})
	got, err := dialer.Lookup(t.Context(), "tcp", "mixed.test", 443)
	if err != nil {
		t.Fatal(err)
	}
	want := Resolution{
		Addresses: []netip.AddrPort{
			netip.MustParseAddrPort("8.8.8.8:443"),
			netip.MustParseAddrPort("[2400:3200::1]:443"),
			netip.MustParseAddrPort("8.8.4.4:443"),
		},
		Refused: []netip.AddrPort{
			netip.MustParseAddrPort("10.0.0.1:443"),
			netip.MustParseAddrPort("[fd00::1]:443"),
		},
	}
	if diff := cmp.Diff(want, got, compareAddresses); diff != "" {
		t.Errorf("Lookup (-want +got):\n%s", diff)
	}
}

func TestNextAddressIsTriedWhenOneRefuses(t *testing.T) {
	policy := serve(t, func(http.ResponseWriter, *http.Request) {})
	good := policy.Pins[0]
	bad := good
	bad.To = closedPort(t)
	policy.Pins = []Pin{bad, good}
	conn, err := NewDialer(policy).DialContext(t.Context(), "tcp", "www.test:80")
	if err != nil {
		t.Fatal(err)
	}
	defer discard(conn)
	if got, want := conn.RemoteAddr().String(), good.target(80).String(); got != want {
		t.Errorf("reached %s, want %s", got, want)
	}
}

// closedPort finds a port on which nothing listens.
func closedPort(t testing.TB) uint16 {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	_, port, err := splitAddress(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

func TestFailuresSayWhatHappened(t *testing.T) {
	port := closedPort(t)
	policy := Policy{
		Pins:     []Pin{mustPin(t, fmt.Sprintf("refusing.test:80:127.0.0.1:%d", port))},
		Resolver: &names{answers: map[string][][]string{"v4.test": {{"8.8.8.8"}}, "inside.test": {{"192.168.1.1"}}}},
	}
	tests := []struct {
		name, network, host string
		err                 error
		cause               Cause
		sentence            string
	}{
		{
			"a port that nobody listens on", "tcp", "refusing.test", syscall.ECONNREFUSED, CauseRefused,
			fmt.Sprintf("reach refusing.test:80 at 127.0.0.1:%d: the connection was refused", port),
		},
		{
			"a name nobody has", "tcp", "nobody.test", ErrNameNotResolved, CauseNameNotResolved,
			"reach nobody.test:80: the name does not resolve: lookup nobody.test: no such host",
		},
		{
			"a name without IPv6", "tcp6", "v4.test", ErrNameNotResolved, CauseNameNotResolved,
			"reach v4.test:80: no address for tcp6: the name does not resolve",
		},
		{
			"an office's own server", "tcp", "inside.test", ErrPrivateAddress, CausePrivateAddress,
			"reach inside.test:80 at 192.168.1.1:80: 192.168.1.1 is no public address (private, RFC 1918): " +
				ErrPrivateAddress.Error(),
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dialer := NewDialer(policy)
			_, err := dialer.DialContext(t.Context(), test.network, test.host+":80")
			if !errors.Is(err, test.err) || CauseOf(err) != test.cause || err.Error() != test.sentence {
				t.Errorf("dial %s: got %q (%s), want %q (%s)", test.host, err, CauseOf(err), test.sentence, test.cause)
			}
			logged, found := dialer.Log().Find(test.host, 80)
			if !found || CauseOf(logged.Err) != test.cause || logged.When.IsZero() {
				t.Errorf("log has %+v (%v), want the cause %s", logged, found, test.cause)
			}
		})
	}
}

func TestCauseOf(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want Cause
	}{
		{"no error", nil, CauseNone},
		{"a reset", &net.OpError{Op: "read", Err: syscall.ECONNRESET}, CauseReset},
		{"a host that a router cannot reach", &net.OpError{Op: "dial", Err: syscall.EHOSTUNREACH}, CauseUnreachable},
		{"no route of our own", &net.OpError{Op: "dial", Err: syscall.ENETUNREACH}, CauseOwnNetwork},
		{"our network is down", &net.OpError{Op: "dial", Err: syscall.ENETDOWN}, CauseOwnNetwork},
		{"no address of our own", &net.OpError{Op: "dial", Err: syscall.EADDRNOTAVAIL}, CauseOwnNetwork},
		{"a family that this machine lacks", &net.OpError{Op: "dial", Err: syscall.EAFNOSUPPORT}, CauseOwnNetwork},
		{"a deadline", fmt.Errorf("get: %w", context.DeadlineExceeded), CauseTimeout},
		{"a resolver in time trouble says nothing of the name", fmt.Errorf("%w: %w", ErrResolver, &net.DNSError{IsTimeout: true}), CauseOwnNetwork},
		{"waiting for a turn is not the site's timeout", fmt.Errorf("%w: %w", ErrBusy, context.DeadlineExceeded), CauseOther},
		{"a cut response", fmt.Errorf("read: %w", ErrTooLarge), CauseTooLarge},
		{"a spent budget", ErrBudget, CauseBudget},
		{"anything else", errors.New("else"), CauseOther},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := CauseOf(test.err); got != test.want {
				t.Errorf("CauseOf(%v) = %q, want %q", test.err, got, test.want)
			}
		})
	}
}

func TestHostsThatAreNoneAreNotDialled(t *testing.T) {
	for _, address := range []string{"", "host", "host:http", "a b:80", "h\n:80", strings.Repeat("a", 300) + ":80", "[fe80::1%25lo]:80"} {
		if conn, err := NewDialer(Policy{AllowPrivate: true}).DialContext(t.Context(), "tcp", address); err == nil {
			discard(conn)
			t.Errorf("dial %q succeeded, want an error", address)
		}
	}
}

func TestDialsBeyondTheLimitWait(t *testing.T) {
	policy := serve(t, func(http.ResponseWriter, *http.Request) {})
	policy.ConnectionsPerHost = 1
	dialer := NewDialer(policy)
	first, err := dialer.DialContext(t.Context(), "tcp", "www.test:80")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := first.Write([]byte("G")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := dialer.DialContext(ctx, "tcp", "www.test:80"); !errors.Is(err, ErrBusy) {
		t.Errorf("second dial: %v, want ErrBusy", err)
	}
	discard(first)
	second, err := dialer.DialContext(t.Context(), "tcp", "www.test:80")
	if err != nil {
		t.Fatalf("dial after the first was closed: %v", err)
	}
	discard(second)
}

func TestLogForgetsTheOldest(t *testing.T) {
	var log DialLog
	if _, found := log.Find("first.test", 1); found {
		t.Error("an empty log found a dial")
	}
	log.add(Dial{Host: "first.test", Port: 1})
	log.add(Dial{Host: "second.test", Port: 1})
	for range logSize - 1 {
		log.add(Dial{Host: "many.test", Port: 1, Err: ErrBusy})
	}
	log.add(Dial{Host: "many.test", Port: 2})
	for host, want := range map[string]bool{"first.test": false, "second.test": false, "many.test": true} {
		if _, got := log.Find(host, 1); got != want {
			t.Errorf("Find(%s) = %v, want %v", host, got, want)
		}
	}
	if _, found := log.Address("many.test", 1); found {
		t.Error("Address found a dial that failed")
	}
}
