package outline

import (
	_ "embed" // the words about dates
	"fmt"
	"regexp"
	"strings"
	"sync"
)

//go:embed dates.yaml
var datesFile []byte

// dateWords is dates.yaml.
type dateWords struct {
	Earliest int `yaml:"earliest"` // year
	Latest   int `yaml:"latest"`   // year
	Short    int `yaml:"short"`    // years back that two digits may mean
	Address  int `yaml:"address"`  // earliest year of an address
	Longest  int `yaml:"longest"`  // bytes
	Texts    int `yaml:"texts"`

	Number  string `yaml:"number"`
	Amount  string `yaml:"amount"`
	Prefix  string `yaml:"prefix"`
	Named   string `yaml:"named"`
	Refused string `yaml:"refused"`
	Period  string `yaml:"period"`
	Event   string `yaml:"event"`
	Facts   string `yaml:"facts"`

	Published []string `yaml:"published"`
	Generic   []string `yaml:"generic"`
	Updated   []string `yaml:"updated"`
	Asked     []string `yaml:"asked"`
	Tags      []string `yaml:"tags"`

	Near    int `yaml:"near"`    // lines
	Far     int `yaml:"far"`     // lines
	Bare    int `yaml:"bare"`    // lines
	Above   int `yaml:"above"`   // lines
	Running int `yaml:"running"` // characters

	number, amount, prefix, named, refused, period, event, facts *regexp.Regexp
	published, generic, updated, asked, label                    *regexp.Regexp
}

// dating returns the built-in words; the embedded file is tested, and words that name
// nothing stand for one that cannot be read.
var dating = sync.OnceValue(func() *dateWords {
	words, err := readDateWords(datesFile)
	if err != nil {
		never := regexp.MustCompile(`^\b\B$`)
		return &dateWords{
			number: never, amount: never, prefix: never, named: never, refused: never, period: never, event: never, facts: never,
			published: never, generic: never, updated: never, asked: never, label: never,
		}
	}
	return words
})

func readDateWords(data []byte) (*dateWords, error) {
	words := &dateWords{}
	if err := decodeWords(data, words); err != nil {
		return nil, fmt.Errorf("words about dates: %w", err)
	}
	for _, pattern := range []struct {
		expression string
		into       **regexp.Regexp
	}{
		{words.Number, &words.number},
		{words.Amount, &words.amount},
		{words.Prefix, &words.prefix},
		{words.Named, &words.named},
		{words.Refused, &words.refused},
		{words.Period, &words.period},
		{words.Event, &words.event},
		{words.Facts, &words.facts},
		{labels(words.Published), &words.published},
		{labels(words.Generic), &words.generic},
		{labels(words.Updated), &words.updated},
		{labels(words.Asked), &words.asked},
		{labels(words.Published, words.Generic, words.Updated, words.Asked), &words.label},
	} {
		compiled, err := regexp.Compile(pattern.expression)
		if err != nil {
			return nil, fmt.Errorf("words about dates: %w", err)
		}
		*pattern.into = compiled
	}
	return words, nil
}

// labels returns the expression for any of the words, their characters spaced out or not.
func labels(lists ...[]string) string {
	var words []string
	for _, list := range lists {
		for _, word := range list {
			var spaced []string
			for _, c := range word {
				spaced = append(spaced, regexp.QuoteMeta(string(c)))
			}
			words = append(words, strings.Join(spaced, " {0,2}"))
		}
	}
	return "(?i:" + strings.Join(words, "|") + ")"
}
