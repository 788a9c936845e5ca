package survey

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"wangjian/outline"
)

// trapWords are the limits and the words of addresses that lead on without end, or to no
// content.
type trapWords struct {
	Long          int                `yaml:"long"`
	Deep          int                `yaml:"deep"`
	Queries       int                `yaml:"queries"`
	Names         int                `yaml:"names"`
	CalendarPages int                `yaml:"calendar_pages"`
	Years         int                `yaml:"years"`
	Paths         int                `yaml:"paths"`
	Calendar      outline.Expression `yaml:"calendar"`
	Skip          outline.Expression `yaml:"skip"`
	Texts         outline.Expression `yaml:"texts"`
	Acts          outline.Expression `yaml:"acts"`
	Login         outline.Expression `yaml:"login"`
	Search        outline.Expression `yaml:"search"`
}

// traps tells addresses that are not opened from those that may be. It remembers what was
// met at each path.
type traps struct {
	words    *trapWords
	calendar calendar
	paths    map[string]*pathSeen
}

// pathSeen is what was met at one path.
type pathSeen struct {
	queries, calendar int
	names             map[string]bool // sets of parameter names
}

// verdict says what is to become of an address.
type verdict int

const (
	mayOpen verdict = iota
	noPage          // no content of the site: left alone, and not counted as unseen
	endless         // one of more than are worth opening: counted as unseen
)

func newTraps(words *trapWords, year int) *traps {
	return &traps{
		words: words, calendar: calendar{year: year, years: words.Years, names: words.Calendar},
		paths: map[string]*pathSeen{},
	}
}

// judge says whether an address of the site may be opened that a link of a kind leads to. An
// entry of a list is not held to the number of addresses at one path, since many systems
// serve all articles there. What the home page's navigation leads to is no calendar, and
// neither is a further page of a list: /2031/2.htm may be the second of column 2031.
func (t *traps) judge(u *url.URL, k kind) verdict {
	whole := u.RequestURI()
	switch {
	case outline.IsFile(u.Path), t.words.Skip.MatchString(whole),
		u.RawQuery != "" && t.words.Search.MatchString(u.Path):
		return noPage
	case len(u.String()) > t.words.Long:
		return endless
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(segments) > t.words.Deep || goesRound(segments) {
		return endless
	}
	if !k.ofNavigation() && !k.further() && (t.calendar.inPath(segments) || t.calendar.inQuery(u.Query())) {
		return endless
	}
	if u.RawQuery == "" || k.item() {
		return mayOpen
	}
	return t.judgeQuery(u)
}

// judgeQuery bounds what is opened at one path with ever other parameters.
func (t *traps) judgeQuery(u *url.URL) verdict {
	seen := t.paths[u.Path]
	if seen == nil {
		if len(t.paths) >= t.words.Paths {
			return mayOpen // the budget bounds the rest
		}
		seen = &pathSeen{names: map[string]bool{}}
		t.paths[u.Path] = seen
	}
	var names []string
	calendar := false
	for name := range u.Query() {
		names = append(names, name)
		calendar = calendar || t.words.Calendar.MatchString(name)
	}
	slices.Sort(names)
	if calendar {
		if seen.calendar++; seen.calendar > t.words.CalendarPages {
			return endless
		}
	}
	set := strings.Join(names, "&")
	if !seen.names[set] {
		if len(seen.names) >= t.words.Names {
			return endless
		}
		seen.names[set] = true
	}
	if seen.queries++; seen.queries > t.words.Queries {
		return endless
	}
	return mayOpen
}

// goesRound reports a path that repeats itself: one name three times, or two in the same
// order twice. Numbers may repeat: 2024/11/11.
func goesRound(segments []string) bool {
	count := map[string]int{}
	pairs := map[string]bool{}
	for i, s := range segments {
		if _, err := strconv.Atoi(s); err == nil {
			continue
		}
		if count[s]++; count[s] > 2 {
			return true
		}
		if i+1 < len(segments) && segments[i+1] != "" {
			pair := s + "/" + segments[i+1]
			if pairs[pair] {
				return true
			}
			pairs[pair] = true
		}
	}
	return false
}

// folderOf is the path of an address up to its last slash, without the segments that only
// tell days: what the pages of one column have in common.
func folderOf(u *url.URL) string {
	segments := strings.Split(u.Path, "/")
	kept := segments[:0:0]
	for _, s := range segments[:len(segments)-1] {
		if _, err := strconv.Atoi(strings.ReplaceAll(s, "-", "")); err != nil || s == "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, "/") + "/"
}
