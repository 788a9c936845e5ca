package reports

import (
	"net/url"

	"wangjian/evidence"
)

// folded returns what was not seen, with the entries of one host that have the
// same reason and detail as one: the first address, and how many there are.
func folded(all []evidence.Unseen) []evidence.Unseen {
	type group struct {
		host   string
		reason evidence.UnseenReason
		detail string
	}
	entries := []evidence.Unseen{}
	places := map[group]int{}
	for _, u := range all {
		key := group{hostOf(u.URL), u.Reason, u.Detail}
		at, known := places[key]
		if !known {
			places[key] = len(entries)
			entries = append(entries, u)
			continue
		}
		entries[at].Count = pagesOf(entries[at]) + pagesOf(u)
	}
	return entries
}

// pagesOf returns how many pages an entry stands for.
func pagesOf(u evidence.Unseen) int { return max(u.Count, 1) }

func hostOf(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return parsed.Hostname()
}
