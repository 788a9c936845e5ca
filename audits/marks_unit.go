package audits

import (
	"regexp"
	"strings"

	"wangjian/evidence"
)

// hostUnitWords are the parameters of identity.host-unit.
type hostUnitWords struct {
	Labels   []string `yaml:"labels"`   // before the unit that answers for the site
	Trailing []string `yaml:"trailing"` // the same, behind the unit (X主办)
	Weak     []string `yaml:"weak"`     // labels that name a unit and do not make it the host
	Ends     []string `yaml:"ends"`     // words with which something else begins
	Pages    []string `yaml:"pages"`    // names of pages that tell who runs the site
}

// phrase is something that a page says in words, and where.
type phrase struct {
	text  string
	place evidence.Place
}

// hostUnit returns the unit behind the first of the labels that has one; false when none
// has. In running text 主办 and 主办单位 stand too: a label needs two of its own beginning,
// its colon and the word 单位.
func (w hostUnitWords) hostUnit(passages []passage, labels []string) (phrase, bool) {
	pattern := regexp.MustCompile(`(` + alternatives(labels) + `)(\s?:?\s?)(\p{Han}[\p{Han}()、“”0-9]{2,60})`)
	end := regexp.MustCompile(alternatives(w.Ends))
	for _, p := range passages {
		for _, at := range pattern.FindAllStringSubmatchIndex(p.text, maxMarks) {
			label, gap, name := p.text[at[2]:at[3]], p.text[at[4]:at[5]], p.text[at[6]:at[7]]
			if next := end.FindStringIndex(name); next != nil {
				name = name[:next[0]]
			}
			colon, whole := strings.Contains(gap, ":"), strings.HasSuffix(label, "单位")
			if name == "" || !colon && !whole || !p.begins(at[0]) {
				continue
			}
			return phrase{text: name, place: p.at(at[2], at[6]+len(name))}, true
		}
	}
	return phrase{}, false
}

// unitBefore returns the unit before the last of the trailing labels: X主办, or
// 由X主办. Only words that speak of the site itself, not of its news, may be read so.
func (w hostUnitWords) unitBefore(passages []passage) (phrase, bool) {
	pattern := regexp.MustCompile(`(?:^|[^\p{Han}、]|由)([\p{Han}()、]{4,60}?)(?:` + alternatives(w.Trailing) + `)(?:$|[^\p{Han}])`)
	for _, p := range passages {
		if all := pattern.FindAllStringSubmatchIndex(p.text, -1); len(all) > 0 {
			at := all[len(all)-1]
			return phrase{text: p.text[at[2]:at[3]], place: p.at(at[2], at[3])}, true
		}
	}
	return phrase{}, false
}

// ofSite returns the unit that words about the site name in either way.
func (w hostUnitWords) ofSite(passages []passage) (phrase, bool) {
	if unit, ok := w.hostUnit(passages, w.Labels); ok {
		return unit, true
	}
	return w.unitBefore(passages)
}
