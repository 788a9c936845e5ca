package audits

import (
	"regexp"
	"strings"
)

// contactWords are the parameters of identity.contact.
type contactWords struct {
	Labels  []string `yaml:"labels"`  // before a telephone number
	Refused []string `yaml:"refused"` // words before a number of another purpose
	Links   []string `yaml:"links"`   // texts of links that lead to the contact
	Pages   []string `yaml:"pages"`   // names of pages that tell how to reach the site
}

var (
	telephone     = regexp.MustCompile(`(?:\(?0\d{2,3}\)?[ \-—–]?)?\d{7,8}(?:[-—–转]\d{1,4})?|1[3-9]\d{9}|[48]00[ -]?\d{3,4}[ -]?\d{3,4}`)
	emailAddress  = regexp.MustCompile(`[\w.+-]+(?:@|#|\[at\])[\w-]+(?:\.[\w-]+)+`)
	postCode      = regexp.MustCompile(`(?:邮编|邮政编码)\s*:?\s*\d{6}`)
	streetAddress = regexp.MustCompile(`(?:地址|地点)\s*:?\s*\p{Han}{4,}`)
)

// maxLabelGap is how far a number may stand behind its label, in bytes.
const maxLabelGap = 24

// contactPhone returns the first telephone number behind a label. Hotlines and the
// numbers of complaints are none.
func contactPhone(passages []passage, words contactWords) (phrase, bool) {
	label := regexp.MustCompile(alternatives(words.Labels))
	refused := regexp.MustCompile(alternatives(words.Refused))
	for _, p := range passages {
		if p.owner != nil && label.MatchString(p.text) && !refused.MatchString(p.text) {
			if phone, ok := p.labelled(); ok {
				return phone, true
			}
		}
		for _, at := range label.FindAllStringIndex(p.text, maxMarks) {
			clause := clauseBefore(p.text, at[0]) + p.text[at[0]:at[1]]
			window := p.text[at[1]:min(at[1]+maxLabelGap+len("0000-00000000"), len(p.text))]
			number := wholeNumber(window)
			if refused.MatchString(clause) || number == nil || number[0] > maxLabelGap || refused.MatchString(window[:number[0]]) {
				continue
			}
			return phrase{text: window[number[0]:number[1]], place: p.at(at[0], at[1]+number[1])}, true
		}
	}
	return phrase{}, false
}

// labelled returns the telephone number at the beginning of what an attribute
// labels: the element's own text, or, of an icon, what stands behind it.
func (p passage) labelled() (phrase, bool) {
	shown := p.owner
	text := p.view.doc.Text(shown)
	if text == "" && shown.Parent != nil {
		shown = shown.Parent
		text = p.view.doc.Text(shown)
	}
	number := wholeNumber(text)
	if number == nil || number[0] > maxLabelGap {
		return phrase{}, false
	}
	return phrase{text: text[number[0]:number[1]], place: p.view.doc.Locate(shown)}, true
}

// wholeNumber returns where the first telephone number stands that is no part of a
// longer row of digits.
func wholeNumber(text string) []int {
	for _, at := range telephone.FindAllStringIndex(text, -1) {
		before := at[0] > 0 && isDigit(text[at[0]-1])
		if behind := at[1] < len(text) && isDigit(text[at[1]]); !before && !behind {
			return at
		}
	}
	return nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// clauseBefore returns the characters before a label that belong to it: back to the
// next blank, line end or mark of punctuation.
func clauseBefore(text string, at int) string {
	start := strings.LastIndexAny(text[:at], " \n,;:|。，；、()0123456789")
	return text[start+1 : at]
}

// contactIn returns any way to reach the site's own people: a number, an e-mail address,
// or an address with its post code.
func contactIn(passages []passage, words contactWords) (phrase, bool) {
	if phone, ok := contactPhone(passages, words); ok {
		return phone, true
	}
	for _, p := range passages {
		if at := emailAddress.FindStringIndex(p.text); at != nil {
			return phrase{text: p.text[at[0]:at[1]], place: p.at(at[0], at[1])}, true
		}
		if at := streetAddress.FindStringIndex(p.text); at != nil && postCode.MatchString(p.text) {
			return phrase{text: p.text[at[0]:at[1]], place: p.at(at[0], at[1])}, true
		}
	}
	return phrase{}, false
}
