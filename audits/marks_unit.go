package audits

import (
	"regexp"
	"strings"

	"wangjian/evidence"
)

// hostUnitWords are the parameters of identity.host-unit.
type hostUnitWords struct {
	Labels []string `yaml:"labels"` // before the unit that answers for the site
	Weak   []string `yaml:"weak"`   // labels that name a unit and do not make it the host
	Pages  []string `yaml:"pages"`  // names of pages that tell who runs the site
}

// phrase is something that a page says in words, and where.
type phrase struct {
	text  string
	place evidence.Place
}

// unitName is a unit's name behind its label.
const unitName = `\s*:?\s*((?:中共|\p{Han})[\p{Han}()·、“”0-9]{2,60})`

// hostUnit returns the unit behind the first of the labels in the passages; false when
// no label has one. A label of two characters needs its colon, for 主办 also stands in
// running text.
func hostUnit(passages []passage, labels []string) (phrase, bool) {
	pattern := regexp.MustCompile(`(?:^|[^\p{Han}])(` + alternatives(labels) + `)` + unitName)
	for _, p := range passages {
		for _, at := range pattern.FindAllStringSubmatchIndex(p.text, -1) {
			label, gap, name := p.text[at[2]:at[3]], p.text[at[3]:at[4]], p.text[at[4]:at[5]]
			if !strings.Contains(gap, ":") && !strings.HasSuffix(label, "单位") {
				continue
			}
			return phrase{text: name, place: p.at(at[2], at[5])}, true
		}
	}
	return phrase{}, false
}
