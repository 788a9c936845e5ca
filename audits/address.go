package audits

import (
	"net/url"
	"strings"
)

// address returns an address in the form that keys carry: host in
// lower case, no scheme, port or fragment, no trailing slash or index page,
// so that the same page has the same name in every survey.
func address(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return text
	}
	path := u.EscapedPath()
	if i := strings.LastIndexByte(path, '/'); i >= 0 && strings.HasPrefix(path[i+1:], "index.") {
		path = path[:i]
	}
	name := strings.ToLower(u.Hostname()) + strings.TrimSuffix(path, "/")
	if u.RawQuery != "" {
		name += "?" + u.RawQuery
	}
	return name
}
