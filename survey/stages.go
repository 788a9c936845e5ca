package survey

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"

	"wangjian/browser"
	"wangjian/evidence"
	"wangjian/outline"
)

// probeSite measures the home page without a browser: reachability, the
// certificate of an https site, IPv6 of its host and of the hosts of the same
// site that its resources come from.
func (s *walk) probeSite(ctx context.Context, home *evidence.Page) error {
	address := home.FinalURL
	if address == "" {
		address = home.URL
	}
	run := []func(context.Context, string) evidence.Probe{s.probeReach}
	targets := []string{address}
	if strings.HasPrefix(address, "https:") {
		run, targets = append(run, s.probeTLS), append(targets, address)
	}
	for _, host := range append([]string{address}, resourceHosts(home)...) {
		if net.ParseIP(hostOf(host)) == nil { // an address has no name to look up
			run, targets = append(run, s.probeIPv6), append(targets, host)
		}
	}
	var probes []evidence.Probe
	for i := range run {
		if s.ending() {
			break
		}
		probe := run[i](ctx, targets[i])
		if stopped(&probe) {
			break
		}
		probes = append(probes, probe)
		s.tell(Event{Stage: StageProbes, Done: i + 1, Total: len(run), URL: targets[i], Failure: probe.Failure})
	}
	return s.keepProbes(probes)
}

func (s *walk) keepProbes(probes []evidence.Probe) error {
	for i := range probes {
		probes[i].ID = evidence.ProbeID(len(s.dossier.Probes) + i + 1)
	}
	s.dossier.Probes = append(s.dossier.Probes, probes...)
	return s.writer.AddProbes(probes)
}

// maxResourceHosts bounds how many hosts of a site are asked for IPv6.
const maxResourceHosts = 10

// resourceHosts returns the home addresses of other hosts under the site's
// own registered domain that the page's resources came from.
func resourceHosts(home *evidence.Page) []string {
	own := hostOf(home.FinalURL)
	domain, err := publicsuffix.EffectiveTLDPlusOne(own)
	if err != nil {
		return nil
	}
	known := map[string]bool{own: true}
	var hosts []string
	for _, r := range home.Resources {
		u, err := url.Parse(r.URL)
		if err != nil || known[u.Hostname()] || len(hosts) >= maxResourceHosts {
			continue
		}
		known[u.Hostname()] = true
		if d, err := publicsuffix.EffectiveTLDPlusOne(u.Hostname()); err == nil && d == domain {
			hosts = append(hosts, u.Scheme+"://"+u.Host+"/")
		}
	}
	return hosts
}

// keepWithLinks stores a page and notes the links on it that are to be checked.
func (s *walk) keepWithLinks(page *evidence.Page) error {
	if s.plan.Links != nil && page.Seen() && page.Role != evidence.RoleOutside {
		s.links.add(page.ID, s.plan.Links(page))
	}
	return s.keep(page)
}

// probeLinks checks the links of the pages seen, as far as robots.txt and the
// limits allow.
func (s *walk) probeLinks(ctx context.Context) error {
	named, beyond := s.links.inOrder(s.dossier.Pages)
	var addresses []string
	for _, address := range named {
		if !s.ending() && s.seenAt(address) == nil && s.forbidden(address) {
			s.unseen(address, evidence.UnseenRobots, "robots.txt")
		} else {
			addresses = append(addresses, address)
		}
	}
	s.dossier.Unseen = append(s.dossier.Unseen, beyond...)
	probes, left := s.checkLinks(ctx, addresses)
	s.unasked(left)
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.keepProbes(probes)
}

// unasked notes the links that the survey's end left unchecked, those of one
// host together.
func (s *walk) unasked(addresses []string) {
	at := map[string]int{}
	for _, address := range addresses {
		host := hostOf(address)
		if i, known := at[host]; known {
			s.dossier.Unseen[i].Count++
			continue
		}
		at[host] = len(s.dossier.Unseen)
		s.dossier.Unseen = append(s.dossier.Unseen, evidence.Unseen{
			URL: address, Reason: evidence.UnseenStopped, Detail: "未检查的链接", Count: 1,
		})
	}
}

// review takes a second look at pages whose findings no picture shows.
func (s *walk) review(ctx context.Context) error {
	if s.plan.Review == nil || s.ending() {
		return nil
	}
	looks := s.plan.Review(s.dossier)
	for i, look := range looks {
		if s.ending() {
			return nil
		}
		page, err := s.lookAgain(ctx, look, evidence.PageID(len(s.dossier.Pages)+1))
		if errors.Is(err, errStopped) {
			return nil
		}
		if err != nil {
			return err
		}
		if page == nil {
			continue
		}
		s.tell(Event{Stage: StageReview, Done: i + 1, Total: len(looks), URL: page.URL, Failure: page.Failure})
		if err := s.keep(page); err != nil {
			return err
		}
		page.Forget()
	}
	return nil
}

// lookAgain captures a page for the pictures of the places on it. They are
// found again by their path, since a page may have moved since. nil where the page cannot be
// turned to again.
func (s *walk) lookAgain(ctx context.Context, look Look, id string) (*evidence.Page, error) {
	if err := s.await(ctx, look.Page.URL); err != nil {
		return nil, err
	}
	as := browser.As(evidence.RoleReview, &evidence.Via{Page: look.Page.ID})
	page, err := s.visit(ctx, outline.TurnAddress(look.Page.URL, look.Page.Turn), as, browser.Patiently(), browser.Inspect(func(p *evidence.Page) []evidence.Region {
		doc, err := p.Document()
		if err != nil {
			return nil
		}
		var regions []evidence.Region
		for _, place := range look.Places {
			for _, n := range doc.Find(place.Selector).Nodes {
				regions = append(regions, evidence.Region{Box: doc.Locate(n).Box, Reason: "review"})
			}
		}
		return regions
	}))
	if err != nil || page == nil {
		return nil, err
	}
	page.ID = id
	return page, nil
}
