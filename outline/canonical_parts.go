package outline

import (
	"net/url"
	"path"
	"strings"
)

func schemeOf(address string) string {
	scheme, _, _ := strings.Cut(address, "://")
	return scheme
}

// hostOf is the host of a canonical address, with its port.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// siteOf is the host of a canonical address without a leading www., which makes no
// difference between sites.
func siteOf(address string) string { return strings.TrimPrefix(hostOf(address), "www.") }

// pathOf is the path of a canonical address.
func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Path
}

// folderOf is a canonical address up to the last slash of its path.
func folderOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	folder := u.Path
	if !strings.HasSuffix(folder, "/") {
		folder = path.Dir(folder)
	}
	return u.Scheme + "://" + u.Host + strings.TrimSuffix(folder, "/") + "/"
}

// Below reports whether an address in canonical form lies in the folder that a page stands
// for: /gk/jbgk.htm in that of /gk.htm and in that of /gk/. The site's own home page stands
// for none.
func Below(address, page string) bool {
	base, _, query := strings.Cut(page, "?")
	if query {
		return false
	}
	_, rest, _ := strings.Cut(base, "://")
	slash := strings.IndexByte(rest, '/')
	if slash < 0 || slash == len(rest)-1 {
		return false
	}
	if !strings.HasSuffix(base, "/") {
		if dot := strings.LastIndexByte(base, '.'); dot > strings.LastIndexByte(base, '/') {
			base = base[:dot]
		}
		base += "/"
	}
	base, address = AddressKey(base), AddressKey(address)
	return len(address) > len(base) && strings.HasPrefix(address, base)
}
