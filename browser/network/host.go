package network

import (
	"fmt"
	"net"
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
)

// maxHostLength is the longest domain name, RFC 1035 section 2.3.4 without the root's dot.
const maxHostLength = 253

// canonicalHost gives the one spelling under which a host is pinned, limited and
// logged: an IP address as netip writes it, a name in lower case, ASCII and
// without the root's dot. What is left can be printed without escaping.
func canonicalHost(host string) (string, error) {
	if address, err := netip.ParseAddr(host); err == nil {
		if address.Zone() != "" {
			return "", fmt.Errorf("host %q has a zone, which only this machine understands", host)
		}
		return address.Unmap().String(), nil
	}
	name := strings.ToLower(strings.TrimSuffix(host, "."))
	if !isASCII(name) {
		ascii, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return "", fmt.Errorf("host %q: %w", host, err)
		}
		name = ascii
	}
	if name == "" || len(name) > maxHostLength || strings.IndexFunc(name, notInHost) >= 0 {
		return "", fmt.Errorf("%q is no host name", host)
	}
	return name, nil
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > 0x7f }) < 0
}

// notInHost allows the underscore: names with it are no host names by RFC 952 but are in use.
func notInHost(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '.', r == '_':
		return false
	default:
		return true
	}
}

// splitAddress reads host:port into its canonical parts.
func splitAddress(address string) (string, uint16, error) {
	host, portText, err := net.SplitHostPort(address)
	if err != nil {
		return "", 0, fmt.Errorf("address %q is not host:port", address)
	}
	if host, err = canonicalHost(host); err != nil {
		return "", 0, err
	}
	port, err := parsePort(portText)
	if err != nil {
		return "", 0, err
	}
	return host, port, nil
}
