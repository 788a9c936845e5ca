package outline

import (
	"bytes"
	"fmt"
	"regexp"

	"go.yaml.in/yaml/v3"
)

// Expression is a regular expression in a YAML file; the zero value matches nothing.
type Expression struct{ *regexp.Regexp }

// UnmarshalYAML compiles the expression. One that is none is an error with its line.
func (e *Expression) UnmarshalYAML(node *yaml.Node) error {
	compiled, err := regexp.Compile(node.Value)
	if err != nil {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: %v", node.Line, err)}}
	}
	e.Regexp = compiled
	return nil
}

// MatchString reports whether the text contains a match.
func (e Expression) MatchString(text string) bool {
	return e.Regexp != nil && e.Regexp.MatchString(text)
}

// all returns the matches in a text, so many at most.
func (e Expression) all(text string, most int) []string {
	if e.Regexp == nil {
		return nil
	}
	return e.FindAllString(text, most)
}

// remove takes every match out of a text.
func (e Expression) remove(text string) string {
	if e.Regexp == nil {
		return text
	}
	return e.ReplaceAllString(text, "")
}

// decodeWords reads a YAML file of words; a key that is unknown is an error.
func decodeWords(data []byte, into any) error {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	return decoder.Decode(into)
}
