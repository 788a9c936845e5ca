package network

import (
	"errors"
	"net/netip"
	"testing"
)

func TestPermitted(t *testing.T) {
	tests := []struct {
		name, address string
		public        bool
	}{
		{"a public IPv4 address", "8.8.8.8", true},
		{"a public IPv6 address", "2400:3200::1", true},
		{"just under the private 172.16/12", "172.15.255.255", true},
		{"just over the private 172.16/12", "172.32.0.0", true},
		{"just under carrier-grade NAT", "100.63.255.255", true},
		{"just over carrier-grade NAT", "100.128.0.0", true},
		{"loopback", "127.0.0.1", false},
		{"loopback beyond its first address", "127.255.0.9", false},
		{"IPv6 loopback", "::1", false},
		{"unspecified", "0.0.0.0", false},
		{"IPv6 unspecified", "::", false},
		{"private 10/8", "10.1.2.3", false},
		{"private 172.16/12", "172.31.255.255", false},
		{"private 192.168/16", "192.168.0.1", false},
		{"link-local, where clouds keep their metadata", "169.254.169.254", false},
		{"carrier-grade NAT, where another cloud keeps them", "100.100.100.200", false},
		{"benchmarking", "198.19.0.1", false},
		{"multicast", "224.0.0.251", false},
		{"broadcast", "255.255.255.255", false},
		{"IPv6 link-local", "fe80::1", false},
		{"IPv6 link-local with a zone", "fe80::1%lo", false},
		{"IPv6 site-local", "fec0::1", false},
		{"IPv6 unique local", "fd00::1", false},
		{"IPv6 multicast", "ff02::1", false},
		{"IPv6 documentation", "2001:db8::1", false},
		{"Teredo", "2001:0:808:808::1", false},
		{"a private address in IPv6 form", "::ffff:10.0.0.1", false},
		{"a public address in IPv6 form", "::ffff:8.8.8.8", true},
		{"an IPv4-compatible address", "::10.0.0.1", false},
		{"NAT64 to a private address", "64:ff9b::10.0.0.1", false},
		{"NAT64 to a public address", "64:ff9b::8.8.8.8", true},
		{"local-use NAT64", "64:ff9b:1::8.8.8.8", false},
		{"6to4 of a private address", "2002:c0a8:1::1", false},
		{"6to4 of a public address", "2002:808:808::1", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := permitted(netip.MustParseAddr(test.address))
			if test.public && err != nil {
				t.Errorf("permitted(%s): %v, want no error", test.address, err)
			}
			if !test.public && !errors.Is(err, ErrPrivateAddress) {
				t.Errorf("permitted(%s): %v, want ErrPrivateAddress", test.address, err)
			}
		})
	}
}
