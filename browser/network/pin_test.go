package network

import (
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var compareAddresses = cmpopts.EquateComparable(netip.Addr{}, netip.AddrPort{})

func TestParsePin(t *testing.T) {
	v4, v6 := netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("::1")
	tests := []struct {
		name, text string
		want       Pin
	}{
		{"a host at an address", "www.example.gov.cn:80:127.0.0.1", Pin{"www.example.gov.cn", 80, v4, 0}},
		{"a port is mapped to another", "www.example.gov.cn:80:127.0.0.1:8090", Pin{"www.example.gov.cn", 80, v4, 8090}},
		{"an IPv6 address stands in brackets", "www.example.gov.cn:443:[::1]", Pin{"www.example.gov.cn", 443, v6, 0}},
		{"an IPv6 address with a port", "www.example.gov.cn:443:[::1]:8443", Pin{"www.example.gov.cn", 443, v6, 8443}},
		{"every host", "*:80:127.0.0.1:8090", Pin{"*", 80, v4, 8090}},
		{"every host and port", "*:*:127.0.0.1", Pin{"*", 0, v4, 0}},
		{"an IPv6 host", "[2001:db8::1]:80:127.0.0.1", Pin{"2001:db8::1", 80, v4, 0}},
		{"a name is put in lower case without its last dot", "WWW.Example.GOV.cn.:80:127.0.0.1", Pin{"www.example.gov.cn", 80, v4, 0}},
		{"a Chinese name is written in ASCII", "福州.政务:80:127.0.0.1", Pin{"xn--6rt692d.xn--zfr164b", 80, v4, 0}},
		{"an IPv4 address in IPv6 form is IPv4", "h:80:[::ffff:127.0.0.1]", Pin{"h", 80, v4, 0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := ParsePin(test.text)
			if err != nil {
				t.Fatalf("ParsePin(%q): %v", test.text, err)
			}
			if diff := cmp.Diff(test.want, got, compareAddresses); diff != "" {
				t.Errorf("ParsePin(%q) (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func TestParsePinNamesTheWrongPart(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "", `host: "" is no host name`},
		{"a host alone", "h", `port: "" is no port`},
		{"no address", "h:80", "address: it is missing"},
		{"a port that is a word", "h:http:127.0.0.1", `port: "http" is no port`},
		{"port zero", "h:0:127.0.0.1", `port: "0" is no port`},
		{"a port too high", "h:65536:127.0.0.1", `port: "65536" is no port`},
		{"a name as address", "h:80:localhost", `address: "localhost" is no IP address`},
		{"IPv6 without brackets", "h:80:2001:db8::1", "IPv6 is written in [brackets]"},
		{"an open bracket", "h:80:[::1", "lacks its closing bracket"},
		{"words after a bracket", "h:80:[::1]80", `"80" follows the closing bracket`},
		{"a zone", "h:80:[fe80::1%eth0]", "has a zone"},
		{"an empty port to dial", "h:80:127.0.0.1:", `port to dial: "" is no port`},
		{"five parts", "h:80:127.0.0.1:81:82", `port to dial: "81:82" is no port`},
		{"a space in the host", "a b:80:127.0.0.1", `host: "a b" is no host name`},
		{"a line break in the host", "a\nb:80:127.0.0.1", `host: "a\nb" is no host name`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := ParsePin(test.text)
			if err == nil {
				t.Fatalf("ParsePin(%q) = %v, want an error with %q", test.text, got, test.want)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("ParsePin(%q): error %q, want %q in it", test.text, err, test.want)
			}
		})
	}
}

func TestBestPinsAnswer(t *testing.T) {
	pins := []string{
		"*:*:127.0.0.1", "*:80:127.0.0.2", "h:*:127.0.0.3",
		"h:80:127.0.0.4:8080", "h:80:[::1]:8080",
	}
	tests := []struct {
		name, host string
		port       uint16
		want       []string
	}{
		{"host and port named: all pins of that kind", "h", 80, []string{"127.0.0.4:8080", "[::1]:8080"}},
		{"host named, port not: before any port of every host", "h", 443, []string{"127.0.0.3:443"}},
		{"port named for every host", "other", 80, []string{"127.0.0.2:80"}},
		{"nothing named", "other", 443, []string{"127.0.0.1:443"}},
	}
	parsed := make([]Pin, 0, len(pins))
	for _, text := range pins {
		parsed = append(parsed, mustPin(t, text))
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, target := range pinned(parsed, test.host, test.port) {
				got = append(got, target.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("pins for %s:%d (-want +got):\n%s", test.host, test.port, diff)
			}
		})
	}
	if got := pinned(parsed[3:], "h", 81); got != nil {
		t.Errorf("pins of port 80 answer port 81 with %v, want none", got)
	}
}

func FuzzParsePin(f *testing.F) {
	for _, seed := range []string{
		"h:80:127.0.0.1", "*:*:[::1]:1", "[::1]:80:[::1]", "政务:1:1.1.1.1", "h:80:[", "::::", "h:80:127.0.0.1:",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pin, err := ParsePin(text)
		if err != nil {
			return
		}
		again, err := ParsePin(pin.String())
		if err != nil || again != pin {
			t.Errorf("ParsePin(%q) = %+v, written %q, read again %+v, %v", text, pin, pin, again, err)
		}
	})
}

func mustPin(t testing.TB, text string) Pin {
	t.Helper()
	pin, err := ParsePin(text)
	if err != nil {
		t.Fatal(err)
	}
	return pin
}
