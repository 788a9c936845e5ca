package network

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// everyHost is the host of a pin that stands for all hosts.
const everyHost = "*"

// Pin says that a host is dialled at a given address: one --resolve entry.
type Pin struct {
	// Host is the canonical host (lower case, ASCII, no brackets), or "*" for every host.
	Host string
	// Port is the port asked for; 0 stands for every port.
	Port uint16
	// Address is the address dialled instead of what the name resolves to.
	Address netip.Addr
	// To is the port dialled; 0 keeps the port asked for.
	To uint16
}

// ParsePin reads HOST:PORT:ADDRESS[:PORT], curl's form of --resolve with a port
// to dial added. HOST and the first PORT may be "*"; IPv6 stands in brackets.
// The error names the part that is wrong.
func ParsePin(text string) (Pin, error) {
	pin, err := parsePin(text)
	if err != nil {
		return Pin{}, fmt.Errorf("pin %q: %w", text, err)
	}
	return pin, nil
}

func parsePin(text string) (Pin, error) {
	host, rest, err := cutPart(text)
	if err != nil {
		return Pin{}, fmt.Errorf("host: %w", err)
	}
	port, rest, err := cutPart(rest)
	if err != nil {
		return Pin{}, fmt.Errorf("port: %w", err)
	}
	address, to, err := cutPart(rest)
	if err != nil {
		return Pin{}, fmt.Errorf("address: %w", err)
	}

	var pin Pin
	if pin.Host = host; host != everyHost {
		if pin.Host, err = canonicalHost(host); err != nil {
			return Pin{}, fmt.Errorf("host: %w", err)
		}
	}
	if port != "*" {
		if pin.Port, err = parsePort(port); err != nil {
			return Pin{}, fmt.Errorf("port: %w", err)
		}
	}
	if pin.Address, err = parsePinAddress(address, to); err != nil {
		return Pin{}, fmt.Errorf("address: %w", err)
	}
	if to != "" || strings.HasSuffix(rest, ":") {
		if pin.To, err = parsePort(to); err != nil {
			return Pin{}, fmt.Errorf("port to dial: %w", err)
		}
	}
	return pin, nil
}

// cutPart splits text after its first part, which may stand in brackets.
func cutPart(text string) (part, rest string, err error) {
	inner, bracketed := strings.CutPrefix(text, "[")
	if !bracketed {
		part, rest, _ = strings.Cut(text, ":")
		return part, rest, nil
	}
	part, rest, closed := strings.Cut(inner, "]")
	if !closed {
		return "", "", fmt.Errorf("%q lacks its closing bracket", text)
	}
	if rest != "" && rest[0] != ':' {
		return "", "", fmt.Errorf("%q follows the closing bracket, want a colon", rest)
	}
	if address, err := netip.ParseAddr(part); err != nil || !address.Is6() {
		return "", "", fmt.Errorf("%q in brackets is no IPv6 address", part)
	}
	return part, strings.TrimPrefix(rest, ":"), nil
}

func parsePort(text string) (uint16, error) {
	port, err := strconv.ParseUint(text, 10, 16)
	if err != nil || port == 0 {
		return 0, fmt.Errorf("%q is no port from 1 to 65535", text)
	}
	return uint16(port), nil
}

func parsePinAddress(text, rest string) (netip.Addr, error) {
	if text == "" {
		return netip.Addr{}, fmt.Errorf("it is missing, want HOST:PORT:ADDRESS[:PORT]")
	}
	address, err := netip.ParseAddr(text)
	if err != nil {
		if strings.Contains(rest, ":") {
			return netip.Addr{}, fmt.Errorf("%q is no IP address; IPv6 is written in [brackets]", text)
		}
		return netip.Addr{}, fmt.Errorf("%q is no IP address", text)
	}
	if address.Zone() != "" {
		return netip.Addr{}, fmt.Errorf("%q has a zone, which a pin cannot carry", text)
	}
	return address.Unmap(), nil
}

// String gives the form that ParsePin reads.
func (p Pin) String() string {
	port := "*"
	if p.Port != 0 {
		port = strconv.Itoa(int(p.Port))
	}
	text := bracketed(p.Host) + ":" + port + ":" + bracketed(p.Address.String())
	if p.To != 0 {
		text += ":" + strconv.Itoa(int(p.To))
	}
	return text
}

func bracketed(host string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}

// rank says how well the pin fits; 0 is not at all. A named host outweighs a named port.
func (p Pin) rank(host string, port uint16) int {
	rank := 1
	switch p.Host {
	case host:
		rank += 2
	case everyHost:
	default:
		return 0
	}
	switch p.Port {
	case port:
		rank++
	case 0:
	default:
		return 0
	}
	return rank
}

// target is the address and port to dial for a request to port.
func (p Pin) target(port uint16) netip.AddrPort {
	if p.To != 0 {
		port = p.To
	}
	return netip.AddrPortFrom(p.Address, port)
}

// pinned returns the targets of the best fitting pins, in the order given.
func pinned(pins []Pin, host string, port uint16) []netip.AddrPort {
	best := 1
	var targets []netip.AddrPort
	for _, pin := range pins {
		rank := pin.rank(host, port)
		if rank < best {
			continue
		}
		if rank > best {
			best, targets = rank, nil
		}
		targets = append(targets, pin.target(port))
	}
	return targets
}

// joinHostPort is the canonical text of host and port.
func joinHostPort(host string, port uint16) string {
	return net.JoinHostPort(host, strconv.Itoa(int(port)))
}
