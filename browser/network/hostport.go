package network

import (
	"net/url"
	"strconv"
)

// HostPort returns the host and port that an absolute address is dialled at,
// the port of its scheme where it names none; false when it names no host or
// no possible port.
func HostPort(address string) (host string, port uint16, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return "", 0, false
	}
	text := u.Port()
	if text == "" {
		text = "80"
		if u.Scheme == "https" || u.Scheme == "wss" {
			text = "443"
		}
	}
	number, err := strconv.ParseUint(text, 10, 16)
	return u.Hostname(), uint16(number), err == nil
}
