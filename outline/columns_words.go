package outline

import (
	"bytes"
	_ "embed" // the names of columns
	"fmt"
	"regexp"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed columns.yaml
var columnsFile []byte

// columnWords is columns.yaml.
type columnWords struct {
	Before  string      `yaml:"before"`
	After   string      `yaml:"after"`
	Kinds   []kindWords `yaml:"kinds"`
	Not     string      `yaml:"not"`
	Sitemap string      `yaml:"sitemap"`
	// Searches are addresses of results of a search.
	Searches string `yaml:"searches"`

	before, after, not, sitemap, searches *regexp.Regexp
}

type kindWords struct {
	Kind  ColumnKind `yaml:"kind"`
	Words []string   `yaml:"words"`
	Not   []string   `yaml:"not"`
}

// affixes returns the built-in words; the embedded file is tested, and empty words, which
// name nothing, stand for one that cannot be read.
var affixes = sync.OnceValue(func() *columnWords {
	words, err := readColumnWords(columnsFile)
	if err != nil {
		never := regexp.MustCompile(`^\b\B$`)
		return &columnWords{before: never, after: never, not: never, sitemap: never, searches: never}
	}
	return words
})

func readColumnWords(data []byte) (*columnWords, error) {
	words := &columnWords{}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(words); err != nil {
		return nil, fmt.Errorf("names of columns: %w", err)
	}
	for _, each := range []struct {
		expression string
		into       **regexp.Regexp
	}{
		{words.Before, &words.before},
		{words.After, &words.after},
		{words.Not, &words.not},
		{words.Sitemap, &words.sitemap},
		{words.Searches, &words.searches},
	} {
		pattern, err := regexp.Compile(each.expression)
		if err != nil {
			return nil, fmt.Errorf("names of columns: %w", err)
		}
		*each.into = pattern
	}
	for _, kind := range words.Kinds {
		topic := Topic{Words: kind.Words, Not: kind.Not}
		if err := topic.Check(); err != nil {
			return nil, fmt.Errorf("names of columns of the kind %s: %w", kind.Kind, err)
		}
	}
	return words, nil
}

// KindNamed returns the kind of column that a name says, ColumnOther where it says none.
func KindNamed(name string) ColumnKind {
	for _, kind := range affixes().Kinds {
		topic := Topic{Words: kind.Words, Not: kind.Not}
		if topic.Names(name) {
			return kind.Kind
		}
	}
	return ColumnOther
}

// KindBelow returns the kind of a column by its own name or, where that says nothing, by
// the column above it, whose items have one kind throughout. A name that says that it is
// not of that kind, as 新闻发布会 below 新闻中心, takes none.
func KindBelow(name string, above ColumnKind) ColumnKind {
	named := KindNamed(name)
	if named != ColumnOther {
		return named
	}
	if deniesKind(name, above) {
		return ColumnOther
	}
	switch above {
	case ColumnNews, ColumnNotice, ColumnPolicy, ColumnInterpretation, ColumnProfile, ColumnService, ColumnInteraction:
		return above
	}
	return named
}

// deniesKind reports whether a name bears a word that columns of a kind do not.
func deniesKind(name string, kind ColumnKind) bool {
	for i := range affixes().Kinds {
		if each := &affixes().Kinds[i]; each.Kind == kind {
			others := Topic{Words: []string{"/./"}, Not: each.Not}
			return name != "" && !others.Names(name)
		}
	}
	return false
}
