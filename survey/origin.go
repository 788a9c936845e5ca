package survey

import (
	"net/url"
	"strings"
)

// origin is where a site lies: the host of its home page, and the home page's port.
type origin struct {
	host string
	port string // "" for the pair of 80 by http and 443 by https
}

// originOf is the origin of the site whose home page has an address.
func originOf(home string) origin {
	u, err := url.Parse(home)
	if err != nil {
		return origin{}
	}
	return origin{strings.ToLower(u.Hostname()), portOf(u)}
}

// portOf is the port that an address names, "" where that is its scheme's own.
func portOf(u *url.URL) string {
	port := u.Port()
	scheme := strings.ToLower(u.Scheme)
	if scheme == "http" && port == "80" || scheme == "https" && port == "443" {
		return ""
	}
	return port
}

// holds reports whether an address is the site's: on its host, with or without www., and on
// its port.
func (o origin) holds(u *url.URL) bool {
	return sameHost(strings.ToLower(u.Hostname()), o.host) && portOf(u) == o.port
}

// has is holds for an address as it is written.
func (o origin) has(address string) bool {
	u, err := url.Parse(address)
	return err == nil && o.holds(u)
}
