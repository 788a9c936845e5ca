package survey

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"wangjian/evidence"
)

const (
	maxSitemaps     = 6       // files that are read
	maxSitemap      = 8 << 20 // bytes of one, unpacked
	maxSitemapPages = 5000    // addresses that are taken from all of them
	maxLocation     = 2000    // bytes of an address
	sitemapPath     = "/sitemap.xml"
)

// readSitemaps asks for the site's sitemap.xml and for those that its robots.txt names, and
// returns the pages that they list (sitemaps.org protocol 0.9). What cannot be read lists
// nothing.
func (s *walk) readSitemaps(ctx context.Context, home string) []offer {
	own, err := url.Parse(home)
	if err != nil {
		return nil
	}
	own.Path, own.RawPath, own.RawQuery, own.Fragment = sitemapPath, "", "", ""
	files := []string{own.String()}
	for _, named := range s.robots.sitemaps {
		if len(files) >= maxSitemaps {
			break
		}
		if u, err := own.Parse(named); err == nil && !slices.Contains(files, u.String()) {
			files = append(files, u.String())
		}
	}
	var offers []offer
	for i := 0; i < len(files) && i < maxSitemaps && !s.ending(); i++ {
		if !originOf(home).has(files[i]) || s.forbidden(files[i]) {
			continue
		}
		pages, further := s.readSitemap(ctx, files[i])
		files = append(files, further[:min(len(further), maxSitemaps)]...)
		offers = append(offers, pages[:min(len(pages), maxSitemapPages-len(offers))]...)
	}
	return offers
}

// readSitemap reads one file: the pages and the further files that it lists.
func (s *walk) readSitemap(ctx context.Context, address string) (pages []offer, further []string) {
	ctx, watch := s.newStopwatch(ctx)
	defer watch.end()
	response, _, err := s.follow(ctx, watch, http.MethodGet, address, s.client)
	if err != nil {
		return nil, nil // the site shows its links on its pages too
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, nil
	}
	return parseSitemap(response.Body)
}

// parseSitemap reads the addresses of a sitemap, packed or not, up to the first error.
func parseSitemap(packed io.Reader) (pages []offer, further []string) {
	body := bufio.NewReader(packed)
	var text io.Reader = body
	if head, err := body.Peek(2); err == nil && head[0] == 0x1f && head[1] == 0x8b { // RFC 1952
		unpacked, err := gzip.NewReader(body)
		if err != nil {
			return nil, nil
		}
		text = unpacked
	}
	decoder := xml.NewDecoder(io.LimitReader(text, maxSitemap))
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil } // addresses are ASCII
	for len(pages) < maxSitemapPages && len(further) < maxSitemaps {
		token, err := decoder.Token()
		if err != nil {
			return pages, further
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		var of struct {
			Location string `xml:"loc"`
			Changed  string `xml:"lastmod"`
		}
		switch start.Name.Local {
		case "url", "sitemap":
			if err := decoder.DecodeElement(&of, &start); err != nil {
				return pages, further
			}
			address := strings.TrimSpace(of.Location)
			switch {
			case address == "" || len(address) > maxLocation:
			case start.Name.Local == "sitemap":
				further = append(further, address)
			default:
				pages = append(pages, listed(address, of.Changed))
			}
		}
	}
	return pages, further
}

// listed offers a page that a sitemap lists.
func listed(address, changed string) offer {
	o := offer{entry: entry{url: address, role: evidence.RoleInner}, kind: kindListed, depth: 2}
	if len(changed) >= len(time.DateOnly) {
		if day, err := time.ParseInLocation(time.DateOnly, changed[:len(time.DateOnly)], evidence.Beijing); err == nil {
			o.date = day
		}
	}
	return o
}
