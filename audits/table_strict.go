package audits

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// problem is a complaint about one line.
type problem struct {
	line    int
	message string
}

// decodeStrict decodes a node into what into points to. When the fields are not those of
// its type, or an alias occurs, nothing is decoded.
func decodeStrict(node *yaml.Node, into any) []problem {
	if problems := unknownFields(node, reflect.TypeOf(into)); len(problems) > 0 {
		return problems
	}
	err := node.Decode(into)
	var mismatch *yaml.TypeError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &mismatch):
		mismatch = &yaml.TypeError{Errors: []string{err.Error()}}
	}
	problems := make([]problem, len(mismatch.Errors))
	for i, text := range mismatch.Errors {
		problems[i].line, problems[i].message = splitLine(text)
	}
	return problems
}

var unmarshaler = reflect.TypeFor[yaml.Unmarshaler]()

// unknownFields finds the keys that the type has no field for, at any depth.
func unknownFields(node *yaml.Node, t reflect.Type) []problem {
	if node.Kind == yaml.AliasNode {
		return []problem{{node.Line, "aliases are not allowed"}}
	}
	for t.Kind() == reflect.Pointer {
		if t.Implements(unmarshaler) {
			return nil
		}
		t = t.Elem()
	}
	if reflect.PointerTo(t).Implements(unmarshaler) {
		return nil
	}
	if t.Kind() == reflect.Struct && node.Tag == "!!null" {
		return []problem{{node.Line, "empty entry"}}
	}
	var problems []problem
	switch {
	case t.Kind() == reflect.Struct && node.Kind == yaml.MappingNode:
		fields := fieldTypes(t)
		for i := 0; i+1 < len(node.Content); i += 2 {
			key, value := node.Content[i], node.Content[i+1]
			if of, ok := fields[key.Value]; ok {
				problems = append(problems, unknownFields(value, of)...)
			} else {
				problems = append(problems, problem{key.Line, fmt.Sprintf("unknown field %q", key.Value)})
			}
		}
	case t.Kind() == reflect.Map && node.Kind == yaml.MappingNode:
		for i := 1; i < len(node.Content); i += 2 {
			problems = append(problems, unknownFields(node.Content[i], t.Elem())...)
		}
	case t.Kind() == reflect.Slice && node.Kind == yaml.SequenceNode:
		for _, element := range node.Content {
			problems = append(problems, unknownFields(element, t.Elem())...)
		}
	}
	return problems
}

// fieldTypes is a struct's fields by the keys that the YAML library gives them.
func fieldTypes(t reflect.Type) map[string]reflect.Type {
	fields := make(map[string]reflect.Type, t.NumField())
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if name == "" {
			name = strings.ToLower(t.Field(i).Name)
		}
		fields[name] = t.Field(i).Type
	}
	return fields
}
