package audits

import (
	"errors"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"
)

// Parameters is what an audit is told by the vocabulary and by the row it judges: limits,
// counts, words, hosts. A parameter of the row replaces the vocabulary's of the same name
// as a whole. The zero value holds none.
type Parameters struct {
	owner  string // who reads them, such as "row platform.identity: audit identity.icp"
	layers []parameterLayer
}

// parameterLayer is one mapping of parameters and the file it stands in. No two layers of
// one Parameters have a key in common.
type parameterLayer struct {
	file    string
	mapping *yaml.Node
}

// UnmarshalYAML keeps a mapping for [Parameters.Decode].
func (p *Parameters) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		return &yaml.TypeError{Errors: []string{fmt.Sprintf("line %d: parameters are not a mapping", node.Line)}}
	}
	p.owner = "unbound"
	p.layers = []parameterLayer{{file: "parameters", mapping: node}}
	return nil
}

// Decode fills the struct that into points to, by its yaml tags; what no parameter names
// keeps its value. A parameter without a field and a value of the wrong type are errors
// that name file, line, row, audit and parameter.
func (p Parameters) Decode(into any) error {
	var problems []error
	for _, layer := range p.layers {
		for _, found := range decodeStrict(layer.mapping, into) {
			problems = append(problems, fmt.Errorf("%s:%d: %s: %s", layer.file, found.line, p.owner, found.message))
		}
	}
	return errors.Join(problems...)
}

// over is p with the parameters of base that p does not name.
func (p Parameters) over(base Parameters) Parameters {
	merged := Parameters{owner: p.owner, layers: slices.Clone(p.layers)}
	for _, layer := range base.layers {
		if rest := without(layer.mapping, p); len(rest.Content) > 0 {
			merged.layers = append(merged.layers, parameterLayer{layer.file, rest})
		}
	}
	return merged
}

// without is a mapping less the keys that the parameters have.
func without(mapping *yaml.Node, named Parameters) *yaml.Node {
	rest := *mapping
	rest.Content = nil
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if !named.has(mapping.Content[i].Value) {
			rest.Content = append(rest.Content, mapping.Content[i], mapping.Content[i+1])
		}
	}
	return &rest
}

func (p Parameters) has(key string) bool {
	for _, layer := range p.layers {
		if field(layer.mapping, key) != nil {
			return true
		}
	}
	return false
}
