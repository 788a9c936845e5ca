package survey

import (
	"fmt"
	"net/url"
	"sync"

	"wangjian/evidence"
)

const (
	// linksOfPage is how many links of one page are checked: more than the
	// crowded home page of a province shows beside its common navigation.
	linksOfPage = 300
	// linksOfSurvey is how many links are checked in all: at the usual few
	// requests a second about half an hour's work.
	linksOfSurvey = 5000
	// leftHosts is how many hosts' unchecked links are told apart, since a
	// page may make up hosts without end.
	leftHosts = 100
)

// links collects the addresses to check. Pages may be added in any order.
type links struct {
	mu     sync.Mutex
	byPage map[string]pageLinks
}

// pageLinks is what one page adds: addresses, each once, and what it names
// beyond its limit.
type pageLinks struct {
	addresses []string
	left      leftover
}

func (l *links) add(page string, addresses []string) {
	var found pageLinks
	known := map[string]bool{}
	for _, address := range addresses {
		u, err := url.Parse(address)
		switch {
		case err != nil || u.Host == "" || known[address]:
			continue
		case len(found.addresses) < linksOfPage:
			found.addresses = append(found.addresses, address)
		default:
			found.left.add(address, 1)
		}
		known[address] = true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.byPage == nil {
		l.byPage = map[string]pageLinks{}
	}
	l.byPage[page] = found
}

// inOrder returns the addresses to check, each once, in the order in which
// the pages name them, and by host what is left out. An address that several
// pages name beyond their limit counts for each.
func (l *links) inOrder(pages []*evidence.Page) (addresses []string, left []evidence.Unseen) {
	var all leftover
	known := map[string]bool{}
	for _, page := range pages {
		found := l.byPage[page.ID]
		for _, address := range found.addresses {
			switch {
			case known[address]:
				continue
			case len(addresses) < linksOfSurvey:
				addresses = append(addresses, address)
			default:
				all.add(address, 1)
			}
			known[address] = true
		}
		for _, u := range found.left.hosts {
			all.add(u.URL, u.Count)
		}
	}
	return addresses, all.hosts
}

// leftover counts links that are not checked, by their host.
type leftover struct {
	hosts []evidence.Unseen // each with the first address met
	index map[string]int
}

func (l *leftover) add(address string, count int) {
	host := hostOf(address)
	i, known := l.index[host]
	if !known && len(l.hosts) >= leftHosts {
		host = ""
		i, known = l.index[host]
	}
	if !known {
		if l.index == nil {
			l.index = map[string]int{}
		}
		i = len(l.hosts)
		l.index[host] = i
		l.hosts = append(l.hosts, evidence.Unseen{
			URL: address, Reason: evidence.UnseenBudget,
			Detail: fmt.Sprintf("链接每页最多检查%d个，全站最多%d个", linksOfPage, linksOfSurvey),
		})
	}
	l.hosts[i].Count += count
}
