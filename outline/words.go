package outline

import (
	_ "embed" // the words by which pages are read
	"fmt"
	"sync"
)

//go:embed words.yaml
var wordsFile []byte

// readWords is words.yaml: what tells the parts and the kinds of pages apart.
type readWords struct {
	Addresses addressWords `yaml:"addresses"`
	Names     nameWords    `yaml:"names"`
	Texts     textWords    `yaml:"texts"`
	Kinds     kindWordList `yaml:"kinds"`
}

// addressWords are about addresses.
type addressWords struct {
	DirectoryPage Expression `yaml:"directory_page"` // names of a directory's own page
	Session       Expression `yaml:"session"`        // parameters that tell sessions apart
	Pager         Expression `yaml:"pager"`          // addresses of further pages of a list
	Script        Expression `yaml:"script"`         // an address that a script opens, as group 1
	Document      Expression `yaml:"document"`       // addresses of single articles and documents
	Documents     Expression `yaml:"documents"`      // addresses of files that hold documents
	Files         Expression `yaml:"files"`          // … of other files
	Login         Expression `yaml:"login"`
}

// nameWords are about classes and ids of elements.
type nameWords struct {
	Navigation Expression `yaml:"navigation"`
	Sidebar    Expression `yaml:"sidebar"`
	Footer     Expression `yaml:"footer"`
	Friends    Expression `yaml:"friends"`
	Header     Expression `yaml:"header"`
	Trail      Expression `yaml:"trail"`
	Related    Expression `yaml:"related"`
	Pager      Expression `yaml:"pager"`
	More       Expression `yaml:"more"`
	Heading    Expression `yaml:"heading"`
	Body       Expression `yaml:"body"`
	List       Expression `yaml:"list"`
	Current    Expression `yaml:"current"`
	Date       Expression `yaml:"date"`
	Disabled   Expression `yaml:"disabled"` // a link of a pager that leads nowhere
}

// textWords are about visible text.
type textWords struct {
	Lead       Expression `yaml:"lead"` // what stands before a title and is no part of it
	More       Expression `yaml:"more"`
	Utility    Expression `yaml:"utility"` // links that are neither items nor columns
	TrailLabel Expression `yaml:"trail_label"`
	Home       Expression `yaml:"home"`       // a link to the home page
	TrailHome  Expression `yaml:"trail_home"` // the first step of a breadcrumb
	TrailEnd   Expression `yaml:"trail_end"`
	Separators Expression `yaml:"separators"`
	Related    Expression `yaml:"related"`
	PagerLink  Expression `yaml:"pager_link"`
	NextPage   Expression `yaml:"next_page"`
	NextSign   Expression `yaml:"next_sign"`
	LastPage   Expression `yaml:"last_page"`
	TurnWords  Expression `yaml:"turn_words"`  // further pages in words, also where no pager is recognised
	LoadMore   Expression `yaml:"load_more"`   // more items, on the same page
	PageCount  Expression `yaml:"page_count"`  // how many pages a list has, as group 1
	PageOf     Expression `yaml:"page_of"`     // the present page and how many there are, as groups 1 and 2
	PageNumber Expression `yaml:"page_number"` // the present page, as group 1
	ItemCount  Expression `yaml:"item_count"`  // how many items a list has, as group 1
	Footer     Expression `yaml:"footer"`
	Friends    Expression `yaml:"friends"`
	Empty      Expression `yaml:"empty"`
	Results    Expression `yaml:"results"`     // of a search: how many there are, or that there are none; without white space
	TitleDate  Expression `yaml:"title_date"`  // a date in brackets behind a title
	TitleLabel Expression `yaml:"title_label"` // of the title of a message
	SiteName   Expression `yaml:"site_name"`
	BlankTag   Expression `yaml:"blank_tag"`
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
	if err := decodeWords(data, words); err != nil {
		return nil, fmt.Errorf("words of pages: %w", err)
	}
	return words, nil
}
