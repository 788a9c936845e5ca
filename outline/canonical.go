package outline

import (
	"net/url"
	"path"
	"strings"

	"wangjian/evidence"
)

// Canonical returns an address in the form in which addresses are compared: read as browsers
// do, scheme and host in lower case, no default port, no fragment, no dot segments, no name of the
// directory's own page (index.html and its like) at the end, no parameters that only tell
// sessions or campaigns apart. http and https stay apart. It returns "" for what leads to
// no page: scripts, mail addresses, telephone numbers, text that is no address.
func Canonical(address string) string {
	u, err := evidence.ParseAddress(address)
	if err != nil {
		return ""
	}
	return canonical(u)
}

func canonical(u *url.URL) string {
	scheme := strings.ToLower(u.Scheme)
	if scheme != "http" && scheme != "https" || u.Host == "" {
		return ""
	}
	c := url.URL{Scheme: scheme, Host: canonicalHost(scheme, u), Path: u.Path, RawQuery: canonicalQuery(u.RawQuery)}
	if strings.Contains(strings.ToLower(u.RawPath), "%2f") {
		c.RawPath = u.RawPath
		return c.String() // an escaped slash is part of a name: nothing can be told of the path
	}
	c.Path = canonicalPath(c.Path)
	return c.String()
}

func canonicalHost(scheme string, u *url.URL) string {
	host, port := strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), u.Port()
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port == "" || scheme == "http" && port == "80" || scheme == "https" && port == "443" {
		return host
	}
	return host + ":" + port
}

func canonicalPath(p string) string {
	if i := strings.IndexByte(p, ';'); i >= 0 && ofSession(p[i+1:]) {
		p = p[:i]
	}
	clean := path.Clean("/" + p)
	if strings.HasSuffix(p, "/") && clean != "/" {
		clean += "/"
	}
	slash := strings.LastIndexByte(clean, '/')
	if reads().Addresses.DirectoryPage.MatchString(clean[slash+1:]) {
		clean = clean[:slash+1]
	}
	return clean
}

// canonicalQuery drops the parameters that say nothing of the page.
func canonicalQuery(query string) string {
	var kept []string
	for parameter := range strings.SplitSeq(query, "&") {
		if parameter != "" && !ofSession(parameter) {
			kept = append(kept, parameter)
		}
	}
	return strings.Join(kept, "&")
}

// ofSession reports whether a parameter, with its value, only tells sessions or
// campaigns apart.
func ofSession(parameter string) bool {
	return reads().Addresses.Session.MatchString(parameter)
}
