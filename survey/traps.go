package survey

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// trapWords are the limits and the words of addresses that lead on without end, or to no
// content.
type trapWords struct {
	Long          int        `yaml:"long"`
	Deep          int        `yaml:"deep"`
	Queries       int        `yaml:"queries"`
	Names         int        `yaml:"names"`
	CalendarPages int        `yaml:"calendar_pages"`
	Paths         int        `yaml:"paths"`
	Calendar      expression `yaml:"calendar"`
	Files         expression `yaml:"files"`
	Skip          expression `yaml:"skip"`
	Texts         expression `yaml:"texts"`
	Search        expression `yaml:"search"`
}

// traps tells addresses that are not opened from those that may be. It remembers what was
// met at each path.
type traps struct {
	words *trapWords
	year  int // of the survey; addresses of later years are a calendar's
	paths map[string]*pathSeen
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
	return &traps{words: words, year: year, paths: map[string]*pathSeen{}}
}

// judge says whether an address of the site may be opened. An entry of a list is not held
// to the number of addresses at one path, since many systems serve all articles there.
func (t *traps) judge(u *url.URL, item bool) verdict {
	whole := u.RequestURI()
	switch {
	case t.words.Files.MatchString(u.Path), t.words.Skip.MatchString(whole),
		u.RawQuery != "" && t.words.Search.MatchString(u.Path):
		return noPage
	case len(u.String()) > t.words.Long:
		return endless
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(segments) > t.words.Deep || goesRound(segments) || t.later(segments) {
		return endless
	}
	if u.RawQuery == "" {
		return mayOpen
	}
	return t.judgeQuery(u, item)
}

// judgeQuery bounds what is opened at one path with ever other parameters.
func (t *traps) judgeQuery(u *url.URL, item bool) verdict {
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
	if item {
		return mayOpen
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

// later reports a path with a year, as a whole segment, that has not come yet.
func (t *traps) later(segments []string) bool {
	for _, s := range segments {
		if len(s) != 4 && len(s) != 6 && len(s) != 7 {
			continue
		}
		year, err := strconv.Atoi(s[:4])
		if err == nil && year > t.year && year < 2200 && (len(s) == 4 || monthOf(s[4:])) {
			return true
		}
	}
	return false
}

// monthOf reports 01, -1 or -12 behind a year.
func monthOf(s string) bool {
	month, err := strconv.Atoi(strings.TrimPrefix(s, "-"))
	return err == nil && month >= 1 && month <= 12
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
