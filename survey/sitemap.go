package survey

import (
	"context"
	"net/http"
	"net/url"
	"slices"
)

const (
	maxSitemaps     = 6    // files that are read
	maxSitemapPages = 5000 // addresses that are taken from all of them
	maxLocation     = 2000 // bytes of an address
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
