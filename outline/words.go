package outline

import (
	"bytes"
	_ "embed" // the words by which pages are read
	"fmt"
	"regexp"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed words.yaml
var wordsFile []byte

// expression is a regular expression of words.yaml; the zero value matches nothing.
type expression struct{ *regexp.Regexp }

// UnmarshalYAML compiles the expression.
func (e *expression) UnmarshalYAML(node *yaml.Node) error {
	compiled, err := regexp.Compile(node.Value)
	if err != nil {
		return fmt.Errorf("line %d: %w", node.Line, err)
	}
	e.Regexp = compiled
	return nil
}

// MatchString reports whether the text contains a match.
func (e expression) MatchString(text string) bool {
	return e.Regexp != nil && e.Regexp.MatchString(text)
}

// all returns the matches in a text, so many at most.
func (e expression) all(text string, most int) []string {
	if e.Regexp == nil {
		return nil
	}
	return e.FindAllString(text, most)
}

// remove takes every match out of a text.
func (e expression) remove(text string) string {
	if e.Regexp == nil {
		return text
	}
	return e.ReplaceAllString(text, "")
}

// readWords is words.yaml: what tells the parts and the kinds of pages apart.
type readWords struct {
	Addresses addressWords `yaml:"addresses"`
	Names     nameWords    `yaml:"names"`
	Texts     textWords    `yaml:"texts"`
	Kinds     kindWordList `yaml:"kinds"`
}

// addressWords are about addresses.
type addressWords struct {
	DirectoryPage expression `yaml:"directory_page"` // names of a directory's own page
	Session       expression `yaml:"session"`        // parameters that tell sessions apart
	Pager         expression `yaml:"pager"`          // addresses of further pages of a list
	Script        expression `yaml:"script"`         // an address that a script opens, as group 1
	Document      expression `yaml:"document"`       // addresses of single documents
	Search        expression `yaml:"search"`
	Login         expression `yaml:"login"`
}

// nameWords are about classes and ids of elements.
type nameWords struct {
	Navigation expression `yaml:"navigation"`
	Sidebar    expression `yaml:"sidebar"`
	Footer     expression `yaml:"footer"`
	Friends    expression `yaml:"friends"`
	Header     expression `yaml:"header"`
	Trail      expression `yaml:"trail"`
	Related    expression `yaml:"related"`
	Pager      expression `yaml:"pager"`
	More       expression `yaml:"more"`
	Heading    expression `yaml:"heading"`
	Body       expression `yaml:"body"`
	List       expression `yaml:"list"`
	Current    expression `yaml:"current"`
	Date       expression `yaml:"date"`
	Disabled   expression `yaml:"disabled"` // a link of a pager that leads nowhere
}

// textWords are about visible text.
type textWords struct {
	Lead       expression `yaml:"lead"` // what stands before a title and is no part of it
	More       expression `yaml:"more"`
	Utility    expression `yaml:"utility"` // links that are neither items nor columns
	TrailLabel expression `yaml:"trail_label"`
	Home       expression `yaml:"home"`       // a link to the home page
	TrailHome  expression `yaml:"trail_home"` // the first step of a breadcrumb
	TrailEnd   expression `yaml:"trail_end"`
	Separators expression `yaml:"separators"`
	Related    expression `yaml:"related"`
	PagerLink  expression `yaml:"pager_link"`
	NextPage   expression `yaml:"next_page"`
	LastPage   expression `yaml:"last_page"`
	TurnWords  expression `yaml:"turn_words"`  // further pages in words, also where no pager is recognised
	LoadMore   expression `yaml:"load_more"`   // more items, on the same page
	PageCount  expression `yaml:"page_count"`  // how many pages a list has, as group 1
	PageOf     expression `yaml:"page_of"`     // the present page and how many there are, as groups 1 and 2
	PageNumber expression `yaml:"page_number"` // the present page, as group 1
	ItemCount  expression `yaml:"item_count"`  // how many items a list has, as group 1
	Footer     expression `yaml:"footer"`
	Friends    expression `yaml:"friends"`
	Empty      expression `yaml:"empty"`
	Results    expression `yaml:"results"`     // of a search: how many there are, or that there are none; without white space
	TitleDate  expression `yaml:"title_date"`  // a date in brackets behind a title
	TitleLabel expression `yaml:"title_label"` // of the title of a message
	SiteName   expression `yaml:"site_name"`
	BlankTag   expression `yaml:"blank_tag"`
}

// reads returns the built-in words; the embedded file is tested, and empty words, which
// match nothing, stand for one that cannot be read.
var reads = sync.OnceValue(func() *readWords {
	words, err := parseReadWords(wordsFile)
	if err != nil {
		return &readWords{}
	}
	return words
})

func parseReadWords(data []byte) (*readWords, error) {
	words := &readWords{}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(words); err != nil {
		return nil, fmt.Errorf("words of pages: %w", err)
	}
	return words, nil
}
