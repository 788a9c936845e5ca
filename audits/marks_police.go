package audits

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// policeWords are the parameters of identity.police.
type policeWords struct {
	Labels      []string            `yaml:"labels"`       // what stands between letter and digits
	WrongLabels []string            `yaml:"wrong_labels"` // what stands there in numbers of a wrong form
	Letters     map[string][]string `yaml:"letters"`      // provinces, with the first two digits of their divisions
	Links       []policeRecord      `yaml:"links"`
}

// policeRecord is an address at which the police show the record of one site.
type policeRecord struct {
	Host      string `yaml:"host"`
	Path      string `yaml:"path"`      // beginning of the path, in lower case
	Parameter string `yaml:"parameter"` // carries the number
}

const (
	policeDigits    = 14
	minPoliceDigits = 6 // fewer digits behind a wrong label are some other number
)

// policeNumbers returns every 公安备案号.
func (v *view) policeNumbers(words policeWords) []numberMark {
	head := regexp.MustCompile(`(\p{Han}?)\s?(` + alternatives(words.Labels) + `)\s?案?\s?号?\s?:?\s?`)
	wrong := regexp.MustCompile(`(\p{Han}?)\s?(` + alternatives(words.WrongLabels) + `)\s?案?\s?(?:编?号)?\s?:?\s?`)
	var marks []numberMark
	for _, p := range v.passages() {
		if len(marks) >= maxMarks {
			break
		}
		marks = append(marks, v.policeNumbersIn(p, head, words, "")...)
		marks = append(marks, v.policeNumbersIn(p, wrong, words, "应写作“公网安备”")...)
	}
	return v.ownMarks(marks)
}

func (v *view) policeNumbersIn(p passage, head *regexp.Regexp, words policeWords, fault string) []numberMark {
	var marks []numberMark
	for _, at := range head.FindAllStringSubmatchIndex(p.text, maxMarks) {
		letter := p.text[at[2]:at[3]]
		digits, length := digitRun(p.text[at[1]:], policeDigits)
		if digits == "" || fault != "" && len(digits) < minPoliceDigits {
			continue
		}
		first, behind := at[1], at[1]+length
		if strings.HasPrefix(p.text[behind:], "号") {
			length += len("号")
		}
		m := numberMark{
			number: digits, fault: fault, text: excerpt(p.text[at[0] : at[1]+length]),
			place: p.at(at[0], at[1]+length), node: p.node(first, behind),
		}
		if m.fault == "" {
			m.fault = words.fault(letter, digits)
		}
		v.linkPolice(&m, words)
		marks = append(marks, m)
	}
	return marks
}

// fault says what is wrong with a number, "" when nothing. Of the division only the
// province is held to the letter.
func (w policeWords) fault(letter, digits string) string {
	provinces, known := w.Letters[letter]
	switch {
	case len(digits) != policeDigits:
		return fmt.Sprintf("应为14位数字，页面上是%d位", len(digits))
	case !known:
		return "“公网安备”前没有省份简称，或简称有误"
	case !slices.Contains(provinces, digits[:2]):
		return fmt.Sprintf("省份简称“%s”与数字前两位“%s”不符", letter, digits[:2])
	}
	return ""
}

// hosts returns the hosts of the police's filing sites.
func (w policeWords) hosts() []string {
	hosts := make([]string, len(w.Links))
	for i, record := range w.Links {
		hosts[i] = record.Host
	}
	return hosts
}

func (v *view) linkPolice(m *numberMark, words policeWords) {
	link, ok := v.linkOfMark(m.node, words.hosts())
	m.link = link
	if !ok || link.address == nil {
		m.astray = "没有链接"
		return
	}
	m.astray = fmt.Sprintf("链接到%s，不是公安机关备案网站的备案页", excerpt(link.host()+link.address.Pathname()))
	for _, record := range words.Links {
		if link.host() != record.Host || !strings.HasPrefix(strings.ToLower(link.address.Pathname()), record.Path) {
			continue
		}
		switch carried := leadingDigits(parameter(link.address, record.Parameter)); carried {
		case m.number:
			m.linked, m.astray = true, ""
		case "":
			m.astray = "链接中没有备案号"
		default:
			m.astray = fmt.Sprintf("链接中的备案号是“%s”", excerpt(carried))
		}
		return
	}
}
