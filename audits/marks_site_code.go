package audits

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// siteCodeWords are the parameters of identity.site-code.
type siteCodeWords struct {
	Labels    []string `yaml:"labels"`    // what stands before the code
	Divisions []string `yaml:"divisions"` // first two digits of a local code: provinces by GB/T 2260
}

// ministryCode is the code of a ministry's site, localCode of any other.
var (
	ministryCode = regexp.MustCompile(`^bm\d{8}$`)
	localCode    = regexp.MustCompile(`^\d{10}$`)
	codeToken    = regexp.MustCompile(`(?i)^[a-z]{0,3}\d[a-z0-9]*`)
	codeTail     = regexp.MustCompile(`(?i)[a-z]{2,}$`) // a word that follows without a blank
)

// siteCodes returns every 政府网站标识码 behind a label. A number without label is none.
func (v *view) siteCodes(words siteCodeWords) []numberMark {
	label := regexp.MustCompile(`(?:` + alternatives(words.Labels) + `)\s*:?\s*`)
	var marks []numberMark
	for _, p := range v.passages() {
		for _, at := range label.FindAllStringIndex(p.text, maxMarks-len(marks)) {
			code, end := readSiteCode(p.text[at[1]:])
			if code == "" {
				continue
			}
			start, end := at[1], at[1]+end
			marks = append(marks, numberMark{
				text: code, number: strings.ToLower(code), fault: words.fault(code),
				place: p.at(start, end), node: p.node(start, end),
			})
		}
	}
	return v.ownMarks(marks)
}

// readSiteCode returns the token at the beginning of text that stands for a code, ""
// when none does.
func readSiteCode(text string) (code string, end int) {
	token := codeToken.FindString(text)
	if token == "" {
		return "", 0
	}
	if tail := codeTail.FindStringIndex(token); tail != nil && tail[0] > 0 {
		token = token[:tail[0]]
	}
	letters := len(token) - len(strings.TrimLeft(strings.ToLower(token), "abcdefghijklmnopqrstuvwxyz"))
	if leadingDigits(token[letters:]) != token[letters:] {
		return token, len(token)
	}
	length := 10 - letters
	digits, end := digitRun(text[letters:], length)
	return token[:letters] + digits, letters + end
}

// fault says what is wrong with a code, "" when nothing. Only the first two digits of
// a local code are held to GB/T 2260: registered codes use areas of their own making.
func (w siteCodeWords) fault(code string) string {
	code = strings.ToLower(code)
	switch {
	case ministryCode.MatchString(code):
		return ""
	case !localCode.MatchString(code):
		return fmt.Sprintf("应为10位数字，或bm加8位数字，页面上是%d位", len(code))
	case !slices.Contains(w.Divisions, code[:2]):
		return fmt.Sprintf("前两位“%s”不是省级行政区划代码", code[:2])
	}
	return ""
}

// isSiteCode reports whether a code has the form of one.
func isSiteCode(code string) bool {
	code = strings.ToLower(code)
	return ministryCode.MatchString(code) || localCode.MatchString(code)
}

// matchesNothing is the pattern of an empty list.
const matchesNothing = `[^\s\S]`

// alternatives joins words to a pattern that matches any of them, the longest first,
// with blanks between their characters allowed. Without words it matches nothing.
func alternatives(words []string) string {
	sorted := slices.DeleteFunc(slices.Clone(words), func(word string) bool { return word == "" })
	if len(sorted) == 0 {
		return matchesNothing
	}
	slices.SortStableFunc(sorted, func(a, b string) int { return len(b) - len(a) })
	for i, word := range sorted {
		characters := strings.Split(word, "")
		for j := range characters {
			characters[j] = regexp.QuoteMeta(characters[j])
		}
		sorted[i] = strings.Join(characters, `[ \n]?`)
	}
	return strings.Join(sorted, "|")
}
