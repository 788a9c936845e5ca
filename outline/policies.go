package outline

import (
	_ "embed" // how titles and numbers of documents are read
	"fmt"
	"regexp"
	"strings"
	"sync"

	"wangjian/evidence"
)

//go:embed policies.yaml
var policiesFile []byte

// policyWords is policies.yaml.
type policyWords struct {
	NotOfNumber   Expression `yaml:"not_of_number"`
	ReadingBefore Expression `yaml:"reading_before"`
	ReadingAfter  Expression `yaml:"reading_after"`
	Reading       Expression `yaml:"reading"`
	About         string     `yaml:"about"`
	Issuing       Expression `yaml:"issuing"`
	Carrier       Expression `yaml:"carrier"`
	Tail          Expression `yaml:"tail"`
	Amending      Expression `yaml:"amending"`
	Trial         Expression `yaml:"trial"`
	Place         Expression `yaml:"place"`
	Ordinal       Expression `yaml:"ordinal"`
}

// titleWords returns the built-in words; the embedded file is tested, and words that match
// nothing stand for one that cannot be read.
var titleWords = sync.OnceValue(func() *policyWords {
	words, err := readPolicyWords(policiesFile)
	if err != nil {
		return &policyWords{}
	}
	return words
})

func readPolicyWords(data []byte) (*policyWords, error) {
	words := &policyWords{}
	if err := decodeWords(data, words); err != nil {
		return nil, fmt.Errorf("titles of documents: %w", err)
	}
	return words, nil
}

const (
	// longestSource is how much of a text is read for numbers and titles, in bytes.
	longestSource = 1 << 20
	// maxQuoted is how many titles are taken out of one text.
	maxQuoted = 200
	// longestQuoted is how long, in characters, what stands in 《》 may be to be a title.
	longestQuoted = 150
)

// numberForm is a 文号: the organ's signs, the year in brackets of any kind, the serial.
var numberForm = regexp.MustCompile(`(\p{Han}{1,20})\s*[〔\[(【〈<{]\s*((?:19|20)\d{2})\s*[〕\])】〉>}]\s*第?\s*0*(\d{1,4})\s*号`)

// joining are characters that join one number to the next.
const joining = "和或至到并"

// longestSigns is how many characters an organ's signs have at most.
const longestSigns = 12

// Numbers returns the 文号 in a text, each once, in the form 明政〔2019〕3号 whatever the
// brackets and blanks of the text are.
func Numbers(text string) []string {
	text = evidence.Normalize(text[:min(len(text), longestSource)])
	var found []string
	known := map[string]bool{}
	for _, n := range numbersOf(text) {
		if !known[n.text] {
			known[n.text] = true
			found = append(found, n.text)
		}
	}
	return found
}

// documentNumber is a 文号 at its place in a text.
type documentNumber struct {
	start, end int
	text       string // as Numbers returns it
}

// numbersOf finds the 文号 in a normalised text, without the words before the organ's signs.
func numbersOf(text string) []documentNumber {
	var found []documentNumber
	for _, at := range numberForm.FindAllStringSubmatchIndex(text, -1) {
		signs := text[at[2]:at[3]]
		if strings.HasSuffix(text[:at[0]], "号") {
			signs = strings.TrimLeft(signs, joining)
		}
		if words := titleWords().NotOfNumber; words.Regexp != nil {
			if all := words.FindAllStringIndex(signs, -1); len(all) > 0 {
				signs = signs[all[len(all)-1][1]:]
			}
		}
		if signs == "" || len([]rune(signs)) > longestSigns {
			continue
		}
		found = append(found, documentNumber{at[3] - len(signs), at[1], signs + "〔" + text[at[4]:at[5]] + "〕" + text[at[6]:at[7]] + "号"})
	}
	return found
}

// Quoted returns the titles that stand in 《》 in a text, each once and without the
// brackets, an outer one before those within it.
func Quoted(text string) []string {
	text = evidence.Normalize(text[:min(len(text), longestSource)])
	type span struct{ start, end int }
	var spans []span
	var open []int // of spans, by position
	for i, c := range text {
		switch c {
		case '《':
			open = append(open, len(spans))
			spans = append(spans, span{start: i + len("《"), end: -1})
		case '》':
			if len(open) > 0 {
				spans[open[len(open)-1]].end = i
				open = open[:len(open)-1]
			}
		}
	}
	var found []string
	known := map[string]bool{}
	for _, s := range spans {
		if s.end < 0 || s.end-s.start > longestQuoted*4 {
			continue
		}
		title := strings.TrimSpace(text[s.start:s.end])
		if title == "" || known[title] || len([]rune(title)) > longestQuoted {
			continue
		}
		known[title] = true
		if found = append(found, title); len(found) == maxQuoted {
			break
		}
	}
	return found
}
