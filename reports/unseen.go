package reports

import (
	"net/url"
	"path"
	"regexp"

	"wangjian/evidence"
)

// folded returns what was not seen, with the entries of one folder of a host that have the
// same reason and detail as one: the first address, and how many there are. Folders that
// are a year, month or day belong to the one above, as articles do to their column.
func folded(all []evidence.Unseen) []evidence.Unseen {
	type group struct {
		folder string
		reason evidence.UnseenReason
		detail string
	}
	entries := []evidence.Unseen{}
	places := map[group]int{}
	for _, u := range all {
		key := group{folderOf(u.URL), u.Reason, u.Detail}
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

// folderOf is the host and the folder of an address, as columns have them.
func folderOf(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	folder := path.Dir(parsed.Path + "x")
	for dated.MatchString(path.Base(folder)) {
		folder = path.Dir(folder)
	}
	return parsed.Hostname() + folder
}

// dated matches folders that are named by a time or a number.
var dated = regexp.MustCompile(`^\d{1,8}$`)

func hostOf(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return parsed.Hostname()
}
