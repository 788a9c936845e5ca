package audits

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// icpWords are the parameters of identity.icp.
type icpWords struct {
	Letters  []string          `yaml:"letters"`  // provinces as ICP numbers write them
	Confused map[string]string `yaml:"confused"` // letters of the police number, with those that ICP numbers write
	Parodies []string          `yaml:"parodies"` // letters of joke numbers, which are no marks
	Hosts    []string          `yaml:"hosts"`    // of the filing system, old ones included
}

// icpHead is what stands before the digits: the province's letter, the words, and
// words that do not belong there.
var icpHead = regexp.MustCompile(`(?i)(\p{Han}?)\s?ICP\s?备\s?((?:案|字)?\s?(?:编?号|第)?)\s?[:\-—]?\s?`)

// icpTail is what stands behind the digits.
var icpTail = regexp.MustCompile(`^\s?(号)?(?:\s?[-—–]\s?(\d{1,3}))?(?:\s?(号))?`)

// icpNumbers returns every ICP备案号. Where only 号 lacks, that is a note.
func (v *view) icpNumbers(words icpWords) []numberMark {
	var marks []numberMark
	for _, p := range v.passages() {
		for _, at := range icpHead.FindAllStringSubmatchIndex(p.text, maxMarks-len(marks)) {
			letter, surplus := p.text[at[2]:at[3]], p.text[at[4]:at[5]]
			digits, length := digitRun(p.text[at[1]:], 8, 10)
			if digits == "" || slices.Contains(words.Parodies, letter) {
				continue
			}
			first, behind := at[1], at[1]+length
			tail := icpTail.FindStringSubmatch(p.text[behind:])
			m := numberMark{
				number: letter + digits, fault: words.fault(letter, surplus, digits),
				text: excerpt(p.text[at[0]:behind] + tail[0]), place: p.at(at[0], behind+len(tail[0])),
				node: p.node(first, behind),
			}
			if tail[2] != "" {
				m.number += "-" + tail[2]
			}
			if m.fault == "" && tail[1] == "" && tail[3] == "" {
				m.note = "缺少“号”字"
			}
			v.linkICP(&m, words)
			marks = append(marks, m)
		}
	}
	return v.ownMarks(marks)
}

// fault says what is wrong with a number, "" when nothing.
func (w icpWords) fault(letter, surplus, digits string) string {
	right, confused := w.Confused[letter]
	switch {
	case len(digits) != 8 && len(digits) != 10:
		return fmt.Sprintf("“备”后应为8位或10位数字，页面上是%d位", len(digits))
	case strings.Trim(digits, "0") == "":
		return "数字全为0，是模板内容"
	case confused:
		return fmt.Sprintf("省份简称应写“%s”，页面上是“%s”", right, letter)
	case !slices.Contains(w.Letters, letter):
		return "“ICP备”前没有省份简称"
	case strings.TrimSpace(surplus) != "":
		return fmt.Sprintf("“备”与数字之间多出“%s”", strings.TrimSpace(surplus))
	}
	return ""
}

func (v *view) linkICP(m *numberMark, words icpWords) {
	link, ok := v.linkOfMark(m.node, words.Hosts)
	m.link, m.linked = link, ok && link.leadsTo(words.Hosts)
	switch {
	case m.linked:
	case !ok || link.address == nil:
		m.astray = "没有链接"
	default:
		m.astray = fmt.Sprintf("链接到%s", excerpt(link.host()))
	}
}

// sameICP compares a shown number with the registered one by letter and digits; the
// serial of the site behind them only where both have one and the registered one is
// not the first.
func sameICP(shown, registered string) bool {
	a, serial, _ := strings.Cut(shown, "-")
	b, wanted, _ := strings.Cut(registered, "-")
	return a == b && (wanted == "" || wanted == "1" || serial == "" || serial == wanted)
}
