package survey_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"wangjian/browser/network"
	"wangjian/evidence"
	"wangjian/fixtures/hostile"
)

// records is a resolver of IPv4 addresses, and of what it knows of IPv6.
type records struct {
	six []netip.Addr
	err error
}

func (r records) LookupNetIP(_ context.Context, network, _ string) ([]netip.Addr, error) {
	if network == "ip6" {
		return r.six, r.err
	}
	return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
}

func TestIPv6IsProbedByNameAndByAnswer(t *testing.T) {
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp6", "[::1]:0")
	if err != nil {
		t.Skip("this machine has no IPv6 loopback")
	}
	six := httptest.NewUnstartedServer(site("", map[string]string{"/": "首页"}))
	six.Listener = listener
	six.Start()
	defer six.Close()
	at := netip.MustParseAddrPort(listener.Addr().String())
	away := httptest.NewUnstartedServer(http.RedirectHandler("http://four.example.gov.cn/", http.StatusFound))
	if away.Listener, err = new(net.ListenConfig).Listen(t.Context(), "tcp6", "[::1]:0"); err != nil {
		t.Fatal(err)
	}
	away.Start()
	defer away.Close()
	leading := netip.MustParseAddrPort(away.Listener.Addr().String())
	closed, err := new(net.ListenConfig).Listen(t.Context(), "tcp6", "[::1]:0")
	if err != nil {
		t.Fatal(err)
	}
	dead := netip.MustParseAddrPort(closed.Addr().String())
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	pinTo := func(to netip.AddrPort) network.Pin {
		return network.Pin{Host: "*", Address: to.Addr(), To: to.Port()}
	}
	tests := []struct {
		name      string
		policy    func(four network.Pin) network.Policy
		addresses int
		pinned    bool
		connected bool
		failure   evidence.FailureKind
	}{
		{
			"an answer over IPv6", func(four network.Pin) network.Policy { return network.Policy{Pins: []network.Pin{four, pinTo(at)}} },
			1, true, true, "",
		},
		{
			"an address and no answer", func(four network.Pin) network.Policy { return network.Policy{Pins: []network.Pin{four, pinTo(dead)}} },
			1, true, false, evidence.FailureRefused,
		},
		{
			"a pin to IPv4 says nothing of the name", func(four network.Pin) network.Policy { return network.Policy{Pins: []network.Pin{four}} },
			0, true, false, "",
		},
		{
			"a name without AAAA record", func(network.Pin) network.Policy {
				return network.Policy{AllowPrivate: true, Resolver: records{err: &net.DNSError{Err: "no such host", IsNotFound: true}}}
			},
			0, false, false, "",
		},
		{
			"a resolver that fails", func(network.Pin) network.Policy {
				return network.Policy{AllowPrivate: true, Resolver: records{err: &net.DNSError{Err: "server misbehaving", IsTemporary: true}}}
			},
			0, false, false, evidence.FailureOwnNetwork,
		},
		{
			"an address that no public site has", func(network.Pin) network.Policy {
				return network.Policy{AllowPrivate: false, Resolver: records{six: []netip.Addr{netip.MustParseAddr("fd00::1")}}}
			},
			1, false, false, evidence.FailurePolicy,
		},
		{
			"an answer that leads to a host without IPv6", func(four network.Pin) network.Policy {
				six := pinTo(leading)
				six.Host, four.Host = host, host
				there := four
				there.Host = "four.example.gov.cn"
				return network.Policy{Pins: []network.Pin{four, six, there}}
			},
			1, true, true, "",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			server := httptest.NewServer(site("", map[string]string{"/": "首页"}))
			defer server.Close()
			plan := newPlan(t, http.NotFoundHandler())
			plan.Dialer = network.NewDialer(test.policy(pinAll(t, server)))
			_, port, err := net.SplitHostPort(server.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			d := run(t, evidence.Site{URL: "http://" + host + ":" + port + "/"}, plan)
			probes := d.ProbesOf(evidence.ProbeIPv6)
			if len(probes) != 1 || probes[0].IPv6 == nil {
				t.Fatalf("%d IPv6 probes, want one with its record", len(probes))
			}
			var kind evidence.FailureKind
			if probes[0].Failure != nil {
				kind = probes[0].Failure.Kind
			}
			got := probes[0].IPv6
			if len(got.Addresses) != test.addresses || got.Pinned != test.pinned || got.Connected != test.connected || kind != test.failure {
				t.Errorf("got %+v, failure %q; want %d addresses, pinned %v, connected %v, failure %q",
					got, kind, test.addresses, test.pinned, test.connected, test.failure)
			}
		})
	}
}

func TestACertificateIsKeptAlsoWhenItIsRefused(t *testing.T) {
	server := hostile.New()
	defer server.Close()
	tests := []struct{ name, says string }{
		{"tls-expired", "expired"},
		{"tls-wrong-name", "not"},
		{"tls-unknown-authority", "unknown authority"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			address := server.URL(test.name)
			u, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			plan := newPlan(t, http.NotFoundHandler())
			policy := network.Policy{AllowPrivate: true, RootCAs: server.Authority()}
			plan.Dialer = network.NewDialer(policy)
			probes := run(t, evidence.Site{URL: u.String()}, plan).ProbesOf(evidence.ProbeTLS)
			if len(probes) != 1 || probes[0].Failure == nil || probes[0].Failure.Kind != evidence.FailureTLS || probes[0].TLS == nil {
				t.Fatalf("the TLS probes are %+v, want one that failed and keeps the certificate", probes)
			}
			if !strings.Contains(probes[0].Failure.Detail, test.says) || probes[0].TLS.NotAfter.IsZero() {
				t.Errorf("failure %q, certificate until %v; want a failure with %q and the certificate's end",
					probes[0].Failure.Detail, probes[0].TLS.NotAfter, test.says)
			}
		})
	}
}
