package marksheet

import (
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// mapping is a YAML mapping in the making, in the order of its keys.
type mapping struct{ *yaml.Node }

func newMapping() mapping { return mapping{&yaml.Node{Kind: yaml.MappingNode}} }

// add enters a key with its value, and returns the value.
func (m mapping) add(key string, value *yaml.Node) *yaml.Node {
	m.Content = append(m.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
	return value
}

// addText enters a text unless it is empty.
func (m mapping) addText(key, text string) {
	if text != "" {
		m.add(key, textNode(text))
	}
}

func listNode(elements ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Content: elements}
}

// inline puts a node's elements on its own line.
func inline(n *yaml.Node) *yaml.Node {
	n.Style = yaml.FlowStyle
	return n
}

// plainNode is a value of this program's own that YAML need not quote: a number, a time.
func plainNode(value string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: value} }

// blankNode is a value to be filled in.
func blankNode() *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"} }

// textNode is any text, quoted where it would be read as something else. Text that does not
// stand on its lines as it is gets the form that can hold everything.
func textNode(text string) *yaml.Node {
	text = strings.ToValidUTF8(text, textReplacement)
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != line || strings.ContainsFunc(line, func(c rune) bool { return !unicode.IsPrint(c) }) {
			n.Style = yaml.DoubleQuotedStyle
			return n
		}
	}
	if strings.Contains(text, "\n") {
		n.Style = yaml.LiteralStyle
		if strings.HasPrefix(text, "\n") || strings.HasSuffix(text, "\n") {
			n.Style = yaml.DoubleQuotedStyle
		}
	}
	return n
}
