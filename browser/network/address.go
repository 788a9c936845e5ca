package network

import (
	"fmt"
	"net/netip"
)

// block is a range of addresses that no public site has.
type block struct {
	prefix netip.Prefix
	use    string
}

// globalUnicast is the only range of IPv6 from which public addresses are given, RFC 4291 section 2.4.
var globalUnicast = netip.MustParsePrefix("2000::/3")

// reserved lists the ranges of the IANA special-purpose registries (RFC 6890)
// that lie within IPv4 and within globalUnicast.
var reserved = []block{
	{netip.MustParsePrefix("0.0.0.0/8"), "this network, RFC 791"},
	{netip.MustParsePrefix("10.0.0.0/8"), "private, RFC 1918"},
	{netip.MustParsePrefix("100.64.0.0/10"), "carrier-grade NAT, RFC 6598"},
	{netip.MustParsePrefix("127.0.0.0/8"), "loopback, RFC 1122"},
	{netip.MustParsePrefix("169.254.0.0/16"), "link-local, RFC 3927"},
	{netip.MustParsePrefix("172.16.0.0/12"), "private, RFC 1918"},
	{netip.MustParsePrefix("192.0.0.0/24"), "protocol assignments, RFC 6890"},
	{netip.MustParsePrefix("192.0.2.0/24"), "documentation, RFC 5737"},
	{netip.MustParsePrefix("192.88.99.0/24"), "6to4 relays, RFC 7526"},
	{netip.MustParsePrefix("192.168.0.0/16"), "private, RFC 1918"},
	{netip.MustParsePrefix("198.18.0.0/15"), "benchmarking, RFC 2544"},
	{netip.MustParsePrefix("198.51.100.0/24"), "documentation, RFC 5737"},
	{netip.MustParsePrefix("203.0.113.0/24"), "documentation, RFC 5737"},
	{netip.MustParsePrefix("224.0.0.0/4"), "multicast, RFC 5771"},
	{netip.MustParsePrefix("240.0.0.0/4"), "reserved or broadcast, RFC 1112"},
	{netip.MustParsePrefix("2001::/23"), "protocol assignments and Teredo, RFC 2928"},
	{netip.MustParsePrefix("2001:db8::/32"), "documentation, RFC 3849"},
	{netip.MustParsePrefix("3fff::/20"), "documentation, RFC 9637"},
}

// embedding is a range of IPv6 whose addresses lead to the IPv4 address they carry.
type embedding struct {
	prefix netip.Prefix
	offset int // of the IPv4 address, in bytes
	use    string
}

var embeddings = []embedding{
	{netip.MustParsePrefix("64:ff9b::/96"), 12, "NAT64, RFC 6052"},
	{netip.MustParsePrefix("2002::/16"), 2, "6to4, RFC 3056"},
}

// permitted returns an error that wraps [ErrPrivateAddress] and names the range
// when address cannot be that of a public site.
func permitted(address netip.Addr) error {
	if use := privateUse(address.Unmap().WithZone("")); use != "" {
		return fmt.Errorf("%s is no public address (%s): %w", address, use, ErrPrivateAddress)
	}
	return nil
}

// privateUse says what a non-public address is for; empty for a public one.
func privateUse(address netip.Addr) string {
	for _, e := range embeddings {
		if e.prefix.Contains(address) {
			return embeddedUse(address, e)
		}
	}
	for _, b := range reserved {
		if b.prefix.Contains(address) {
			return b.use
		}
	}
	if address.Is6() && !globalUnicast.Contains(address) {
		return "outside global unicast, RFC 4291"
	}
	return ""
}

func embeddedUse(address netip.Addr, e embedding) string {
	bytes := address.As16()
	inner, _ := netip.AddrFromSlice(bytes[e.offset : e.offset+4])
	if use := privateUse(inner); use != "" {
		return e.use + " to " + inner.String() + ", " + use
	}
	return ""
}
