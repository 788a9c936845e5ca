package survey

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// Candidates returns the addresses to try for what a user typed: itself, or
// https and then http when it names no scheme. Anything but http and https is
// an error, and so is an address without a host or with a user name; the error
// does not repeat a password.
func Candidates(typed string) ([]string, error) {
	typed = strings.TrimSpace(typed)
	if namesUser(typed) {
		return nil, errors.New("an address with a user name or password cannot be audited")
	}
	if scheme, _, found := strings.Cut(typed, "://"); found || strings.HasPrefix(typed, "file:") {
		u, err := url.Parse(typed)
		switch {
		case err != nil:
			return nil, fmt.Errorf("address %q: %w", typed, err)
		case !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https"):
			return nil, fmt.Errorf("address %q: only http and https can be audited", typed)
		case u.Hostname() == "":
			return nil, fmt.Errorf("address %q names no host", typed)
		}
		return homes(u, u.Scheme)
	}
	u, err := url.Parse("https://" + typed)
	if err != nil || !isHost(u) {
		return nil, fmt.Errorf("address %q is not a web address, such as www.fujian.gov.cn", typed)
	}
	return homes(u, "https", "http")
}

// namesUser reports an address that names a user before its host (RFC 3986,
// section 3.2.1), also when the rest of it cannot be read.
func namesUser(typed string) bool {
	if _, rest, found := strings.Cut(typed, "://"); found {
		typed = rest
	}
	authority := typed
	if end := strings.IndexAny(typed, "/?#"); end >= 0 {
		authority = typed[:end]
	}
	return strings.Contains(authority, "@")
}

// isHost refuses what is a word or a path and no host.
func isHost(u *url.URL) bool {
	host := u.Hostname()
	return (strings.Contains(host, ".") || host == "localhost" || net.ParseIP(host) != nil) &&
		!strings.ContainsAny(host, " \t\"'<>\\^`{}|")
}

// homes writes an address with each scheme, its host as it is looked up
// (RFC 5891: 福建.政务 as xn--…).
func homes(u *url.URL, schemes ...string) ([]string, error) {
	if net.ParseIP(u.Hostname()) == nil {
		host, err := idna.Lookup.ToASCII(u.Hostname())
		if err != nil {
			return nil, fmt.Errorf("address %q: %w", u, err)
		}
		if port := u.Port(); port != "" {
			host = net.JoinHostPort(host, port)
		}
		u.Host = host
	}
	u.Fragment = ""
	if u.Path == "" {
		u.Path = "/"
	}
	var written []string
	for _, scheme := range schemes {
		u.Scheme = strings.ToLower(scheme)
		written = append(written, u.String())
	}
	return written, nil
}

// normalize returns the form by which addresses are compared: no fragment, no
// default port, lower-case scheme and host.
func normalize(u *url.URL) string {
	n := *u
	n.Scheme, n.Host, n.Fragment, n.RawFragment = strings.ToLower(n.Scheme), strings.ToLower(n.Host), "", ""
	if n.Scheme == "http" {
		n.Host = strings.TrimSuffix(n.Host, ":80")
	}
	if n.Scheme == "https" {
		n.Host = strings.TrimSuffix(n.Host, ":443")
	}
	if n.Path == "" {
		n.Path = "/"
	}
	return n.String()
}

// hostOf returns the host name of an address in lower case, "" of none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// sameHost reports whether two hosts are one: equal but for a leading www.
func sameHost(a, b string) bool {
	return a != "" && strings.TrimPrefix(a, "www.") == strings.TrimPrefix(b, "www.")
}
