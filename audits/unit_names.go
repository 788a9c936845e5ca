package audits

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wangjian/evidence"
	"wangjian/outline"
)

// unitWords tell how titles and labels name units.
type unitWords struct {
	Ends  []string `yaml:"ends"`  // of names of units, beside those of organs
	Areas []string `yaml:"areas"` // ends of names of areas
	// Short are parts of names that are written in more than one way, each with its shortest.
	Short map[string]string `yaml:"short"`
	// Unnamed matches what is no single unit's name: 各县, 本局.
	Unnamed outline.Expression `yaml:"unnamed"`
	// Before is what may stand before a unit in a title, Behind what ends its name there.
	Before outline.Expression `yaml:"before"`
	Behind outline.Expression `yaml:"behind"`
}

// unitNames are the names of a unit, which tell its titles from those of others.
type unitNames struct {
	names     []unitName
	words     *unitWords
	short     *strings.Replacer
	end, area *regexp.Regexp
}

// unitName is a name in its short form: 福建省, 科学技术厅.
type unitName struct{ place, body string }

// named makes ready the words and the names of a unit, each in its core.
func (w *nameWords) named(names ...string) *unitNames {
	n := &unitNames{words: &w.Units, short: w.Units.replacer()}
	var ends []string
	for _, end := range slices.Concat(w.Organs, w.Units.Ends) {
		ends = append(ends, n.short.Replace(end))
	}
	n.end = regexp.MustCompile(`\p{Han}(?:` + alternatives(ends) + `)$`)
	n.area = regexp.MustCompile(`^\p{Han}{2,}(?:` + alternatives(w.Units.Areas) + `)$`)
	place := regexp.MustCompile(`^(?:\p{Han}{2,8}?(?:` + alternatives(w.Units.Areas) + `))+`)
	for _, name := range names {
		name = n.short.Replace(name)
		at := len(place.FindString(name))
		n.names = append(n.names, unitName{name[:at], name[at:]})
	}
	return n
}

// replacer puts the shortest form of each part of a name, the longest parts first.
func (w *unitWords) replacer() *strings.Replacer {
	var parts []string
	for part := range w.Short {
		parts = append(parts, part)
	}
	slices.SortFunc(parts, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	var pairs []string
	for _, part := range parts {
		pairs = append(pairs, part, w.Short[part])
	}
	return strings.NewReplacer(pairs...)
}

// siteUnits are the names of the unit that the site is of: as registered, as the host that is
// registered, and as its home page calls it.
func (c *Case) siteUnits() (*unitNames, error) {
	type units struct {
		names *unitNames
		err   error
	}
	found := derive(c, "units of the site", nil, func() units {
		var words nameWords
		if err := c.decoded("identity.name", &words); err != nil {
			return units{nil, err}
		}
		grammar, err := words.compile()
		if err != nil {
			return units{nil, err}
		}
		var names []string
		add := func(name string, told bool) {
			if name != "" && len(names) < maxTexts && (told || grammar.standard(name)) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		for _, registered := range []string{c.Dossier.Site.Name, c.Dossier.Site.HostUnit} {
			add(grammar.core(evidence.Normalize(registered)), true)
		}
		if home := c.site().Home; home != nil {
			add(grammar.core(evidence.Normalize(home.Tags[strings.ToLower(siteNameTag)])), false)
			for _, part := range grammar.segments(evidence.Normalize(home.Source.Title)) {
				add(part, false)
			}
		}
		return units{words.named(names...), nil}
	})
	return found.names, found.err
}

// lead is the part of a title that names a unit, "" where none does.
func (n *unitNames) lead(title string) string {
	// The government of 人民政府信息公开 is the unit's, that of 政府信息公开 need not be.
	title = strings.ReplaceAll(title, government, n.short.Replace(government))
	if before := n.words.Before; before.Regexp != nil {
		if at := before.FindStringIndex(title); at != nil && at[0] == 0 {
			title = title[at[1]:]
		}
	}
	if behind := n.words.Behind; behind.Regexp != nil {
		if at := behind.FindStringIndex(title); at != nil {
			title = title[:at[0]]
		}
	}
	return title
}

// whose tells whose names stand in a text of nothing but names.
func (n *unitNames) whose(lead string) ownership {
	parts := strings.FieldsFunc(lead, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	switch {
	case slices.ContainsFunc(parts, n.own):
		return ownershipOwn
	case slices.ContainsFunc(parts, func(part string) bool {
		return n.end.MatchString(n.short.Replace(part)) && !n.words.Unnamed.MatchString(part)
	}):
		return ownershipOther
	}
	return ownershipUnclear
}

// ofAnother reports whether a title begins with a unit, or with an area, that is plainly not
// the site's own.
func (n *unitNames) ofAnother(title string) bool {
	if len(n.names) == 0 {
		return false
	}
	lead := n.lead(title)
	switch n.whose(lead) {
	case ownershipOther:
		return true
	case ownershipOwn:
		return false
	}
	return n.area.MatchString(lead) && !n.words.Unnamed.MatchString(lead) &&
		!slices.ContainsFunc(n.names, func(name unitName) bool { return strings.Contains(name.place, lead) })
}

// own reports whether a name is one of the unit's own, or of its office.
func (n *unitNames) own(name string) bool {
	name = n.short.Replace(name)
	office := strings.TrimSuffix(name, n.short.Replace("办公室"))
	seat := n.short.Replace(government)
	return slices.ContainsFunc(n.names, func(own unitName) bool {
		return own.meant(name, seat) || own.meant(office, seat)
	})
}

// leastName is how many characters a short name has at least: 市府, 外办.
const leastName = 2

// meant reports whether a name in its short form means the unit: the whole name, with or
// without what stands before it, an abbreviation of it, or the area of a government.
func (u unitName) meant(name, seat string) bool {
	if utf8.RuneCountInString(name) < leastName {
		return false
	}
	whole := u.place + u.body
	if strings.HasSuffix(whole, name) || strings.HasSuffix(name, whole) {
		return true
	}
	if u.body == seat && (strings.HasSuffix(u.place, name) || strings.HasSuffix(name, u.place)) {
		return true
	}
	body := strings.TrimPrefix(u.body, seat)
	for i := range u.place {
		for _, place := range []string{u.place[i:], withoutLast(u.place[i:])} {
			if rest, ok := strings.CutPrefix(name, place); ok && abbreviates(rest, body) {
				return true
			}
		}
	}
	return abbreviates(name, body)
}

func withoutLast(text string) string {
	_, size := utf8.DecodeLastRuneInString(text)
	return text[:len(text)-size]
}

// abbreviates reports whether a short name is the end of a whole one, as 建设厅 of
// 住房和城乡建设厅, or keeps the order of its characters, its first and its last: 科技厅 of 科学技术厅.
func abbreviates(short, whole string) bool {
	left, right := []rune(short), []rune(whole)
	if len(left) < leastName || len(right) < len(left) {
		return false
	}
	if strings.HasSuffix(whole, short) {
		return true
	}
	if left[0] != right[0] || left[len(left)-1] != right[len(right)-1] {
		return false
	}
	next := 0
	for _, character := range right {
		if next < len(left) && character == left[next] {
			next++
		}
	}
	return next == len(left)
}
