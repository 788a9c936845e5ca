package outline

import (
	_ "embed" // the names of columns
	"fmt"
	"sync"
)

//go:embed columns.yaml
var columnsFile []byte

// columnWords is columns.yaml.
type columnWords struct {
	Before   Expression  `yaml:"before"`
	After    Expression  `yaml:"after"`
	Kinds    []kindWords `yaml:"kinds"`
	Not      Expression  `yaml:"not"`
	Sitemap  Topic       `yaml:"sitemap"`
	Searches Expression  `yaml:"searches"` // addresses of results of a search
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
		return &columnWords{}
	}
	return words
})

func readColumnWords(data []byte) (*columnWords, error) {
	words := &columnWords{}
	if err := decodeWords(data, words); err != nil {
		return nil, fmt.Errorf("names of columns: %w", err)
	}
	if err := words.Sitemap.Check(); err != nil {
		return nil, fmt.Errorf("names of the site map: %w", err)
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
