package audits

import (
	"fmt"
	"maps"
	"slices"
	"sync"
)

// vocabulary is the parameters that audits share whatever the table: word lists, hosts.
// Its keys are audit ids.
type vocabulary map[string]Parameters

// DefaultParameters is what the built-in vocabulary tells an audit; none when it has no
// section there.
func DefaultParameters(auditID string) (Parameters, error) {
	words, err := builtinVocabulary()
	if err != nil {
		return Parameters{}, err
	}
	return words[auditID], nil
}

var builtinVocabulary = sync.OnceValues(func() (vocabulary, error) {
	data, err := readBuiltin(vocabularyFile)
	if err != nil {
		return nil, err
	}
	return parseVocabulary(vocabularyFile, data)
})

// parseVocabulary reads a vocabulary file; one that holds nothing is an empty vocabulary.
func parseVocabulary(name string, data []byte) (vocabulary, error) {
	doc, err := parseDocument(name, data)
	if err != nil {
		return nil, err
	}
	if doc.root == nil {
		return vocabulary{}, nil
	}
	words := vocabulary{}
	for _, p := range decodeStrict(doc.root, &words) {
		doc.reportLine(p.line, "%s", p.message)
	}
	for id, section := range words {
		section.owner = "audit " + id
		for i := range section.layers {
			section.layers[i].file = name
		}
		words[id] = section
	}
	return words, doc.err()
}

// over is the vocabulary with what base has more.
func (v vocabulary) over(base vocabulary) vocabulary {
	merged := maps.Clone(base)
	for id, section := range v {
		merged[id] = section.over(base[id])
	}
	return merged
}

// check finds a section that no audit reads.
func (v vocabulary) check(known KnownAudits) error {
	for _, id := range slices.Sorted(maps.Keys(v)) {
		if _, ok := known(id); !ok {
			return fmt.Errorf("%s: section of an unknown audit %q", vocabularyFile, id)
		}
	}
	return nil
}
