package audits

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// nameWords are the parameters of identity.name.
type nameWords struct {
	Endings []string `yaml:"endings"` // what may follow the office's name, such as 门户网站
	Organs  []string `yaml:"organs"`  // how the names of offices end
	Aliases []string `yaml:"aliases"` // patterns of names that are none of an office

	Units unitWords `yaml:"units"` // of names in titles and behind labels
}

// nameGrammar is nameWords made ready.
type nameGrammar struct {
	ending, organ, alias *regexp.Regexp
}

func (w nameWords) compile() (nameGrammar, error) {
	patterns := matchesNothing
	if len(w.Aliases) > 0 {
		patterns = strings.Join(w.Aliases, "|")
	}
	alias, err := regexp.Compile(patterns)
	if err != nil {
		return nameGrammar{}, fmt.Errorf("aliases: %w", err)
	}
	return nameGrammar{
		ending: regexp.MustCompile(`(?:(?:` + alternatives(w.Endings) + `)|[!。,])+$`),
		organ:  regexp.MustCompile(`\p{Han}(?:` + alternatives(w.Organs) + `)$`),
		alias:  alias,
	}, nil
}

var (
	bracketed     = regexp.MustCompile(`\([^()]*\)`)
	titleDivision = regexp.MustCompile(`[_|\-—–,:>]+`)
)

// core returns a site name without blanks, brackets and the words for “website”.
func (g nameGrammar) core(name string) string {
	name = strings.Join(strings.Fields(bracketed.ReplaceAllString(name, "")), "")
	return g.ending.ReplaceAllString(name, "")
}

// standard reports whether a name, in its core, is an office's.
func (g nameGrammar) standard(core string) bool {
	return g.organ.MatchString(core) && !g.alias.MatchString(core)
}

// segments returns the parts of a page title in their cores.
func (g nameGrammar) segments(title string) []string {
	var parts []string
	for _, part := range append(strings.Fields(title), titleDivision.Split(title, -1)...) {
		if core := g.core(part); core != "" {
			parts = append(parts, core)
		}
	}
	return parts
}

// sameOffice reports whether two names in their cores mean one office: one may leave
// out the area above it (福建省安溪县人民政府, 安溪县人民政府).
func sameOffice(a, b string) bool {
	const least = 4 // characters: fewer are no office's name
	if utf8.RuneCountInString(a) < least || utf8.RuneCountInString(b) < least {
		return a == b
	}
	return strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}
