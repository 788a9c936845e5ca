package audits

import (
	"net/url"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/html"
	"golang.org/x/net/publicsuffix"

	"wangjian/evidence"
)

// follow returns the http or https address that a reference at a node leads
// to, as browsers read it (WHATWG URL Standard); nil for any other reference.
func follow(doc *evidence.Document, n *html.Node, reference string) *whatwg.Url {
	if reference == "" {
		return nil
	}
	u, err := doc.Resolve(n, reference)
	if err != nil {
		return nil
	}
	return webOnly(whatwg.Parse(u.String()))
}

func webOnly(u *whatwg.Url, err error) *whatwg.Url {
	if err != nil || u.Scheme() != "http" && u.Scheme() != "https" {
		return nil
	}
	return u
}

// webAddress returns the http or https address that a reference at a node
// leads to, without fragment and in the form that browsers ask for; "" for any
// other reference.
func webAddress(doc *evidence.Document, n *html.Node, reference string) string {
	if u := follow(doc, n, reference); u != nil {
		return u.Href(true)
	}
	return ""
}

// canonical returns an absolute web address in the same form, "" for any
// other.
func canonical(absolute string) string {
	if u := webOnly(whatwg.Parse(absolute)); u != nil {
		return u.Href(true)
	}
	return ""
}

// hostOf returns the host of an absolute address as browsers name it: in lower
// case, Chinese names in their ASCII form, without port, brackets and final
// dot; "" when it has none.
func hostOf(absolute string) string {
	u, err := whatwg.Parse(absolute)
	if err != nil {
		return ""
	}
	return strings.Trim(strings.TrimSuffix(u.Hostname(), "."), "[]")
}

// sameSite reports whether two hosts are under one registrable domain, as the
// Public Suffix List draws its border: www.mz.gov.cn and img.mz.gov.cn are,
// www.mz.gov.cn and www.fj.gov.cn are not.
func sameSite(a, b string) bool {
	if a == b {
		return true
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(a)
	if err != nil {
		return false
	}
	other, err := publicsuffix.EffectiveTLDPlusOne(b)
	return err == nil && domain == other
}

// addressInKey returns an address in the form that keys carry: host in lower
// case, no scheme, port or fragment, no trailing slash or index page, so that
// the same page has the same name in every survey.
func addressInKey(text string) string {
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
