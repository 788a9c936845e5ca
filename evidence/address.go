package evidence

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/html"
)

// maxAddress bounds an address, in bytes, as written and as asked for: no
// server takes a longer one, and pictures written into a page are longer.
const maxAddress = 8 << 10

var errLongAddress = errors.New("the address is longer than any server takes")

// Resolve returns the absolute address that href means at the node, which
// depends on the frame it stands in, as browsers read it (WHATWG URL Standard):
// backslashes are slashes, tabs and line breaks are nothing, Chinese names of
// hosts have their ASCII form. An empty href means the frame's own base
// address. The error says why it is no address.
func (d *Document) Resolve(n *html.Node, href string) (*url.URL, error) {
	if len(href) > maxAddress {
		return nil, errLongAddress
	}
	base := d.base(n)
	switch {
	case base == nil:
		return ParseAddress(href)
	case strings.TrimSpace(href) == "":
		return plainURL(base)
	}
	u, err := base.Parse(href)
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", href, err)
	}
	return plainURL(u)
}

// base returns the base address of the frame that a node stands in, nil where
// it has none.
func (d *Document) base(n *html.Node) *whatwg.Url {
	for e := n.Parent; e != nil; e = e.Parent { // an element's own attributes belong outside of it
		if base, ok := d.frames[e]; ok {
			return base
		}
	}
	return nil
}

// ParseAddress reads an absolute address as browsers do, see
// [Document.Resolve]. The error says why it is none.
func ParseAddress(address string) (*url.URL, error) {
	if len(address) > maxAddress {
		return nil, errLongAddress
	}
	u, err := whatwg.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("address %q: %w", address, err)
	}
	return plainURL(u)
}

// plainURL returns an address in the form of the standard library, which wants
// a percent sign in a path to be escaped where it escapes nothing.
func plainURL(u *whatwg.Url) (*url.URL, error) {
	href := u.Href(false)
	if len(href) > maxAddress {
		return nil, errLongAddress
	}
	if plain, err := url.Parse(href); err == nil {
		return plain, nil
	}
	return url.Parse(escapePercents(href))
}

// escapePercents escapes the percent signs that no two hexadecimal digits
// follow.
func escapePercents(text string) string {
	var escaped strings.Builder
	for i := range len(text) {
		escaped.WriteByte(text[i])
		if text[i] == '%' && (i+2 >= len(text) || !isHex(text[i+1]) || !isHex(text[i+2])) {
			escaped.WriteString("25")
		}
	}
	return escaped.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
