package audits

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// document is a parsed YAML file that collects problems by file, line and entry.
type document struct {
	name     string
	root     *yaml.Node // the top mapping; nil when the file holds none
	problems []error
}

func parseDocument(name string, data []byte) (*document, error) {
	doc := &document{name: name}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var content, more yaml.Node
	switch err := decoder.Decode(&content); {
	case errors.Is(err, io.EOF):
		return doc, nil
	case err != nil:
		return nil, doc.syntaxError(err)
	}
	doc.root = content.Content[0]
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: more than one YAML document", name)
	}
	if doc.root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%s:%d: not a mapping", name, doc.root.Line)
	}
	return doc, nil
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?line (\d+): `)

// splitLine takes the line number off a message of the YAML library.
func splitLine(message string) (line int, rest string) {
	match := yamlLine.FindStringSubmatch(message)
	if match == nil {
		return 0, strings.TrimPrefix(message, "yaml: ")
	}
	line, err := strconv.Atoi(match[1])
	if err != nil {
		return 0, message
	}
	return line, message[len(match[0]):]
}

func (d *document) syntaxError(err error) error {
	line, message := splitLine(err.Error())
	if line == 0 {
		return fmt.Errorf("%s: %s", d.name, message)
	}
	return fmt.Errorf("%s:%d: %s", d.name, line, message)
}

// decode fills the struct that into points to. A field the struct lacks, a value of the
// wrong type and an alias are errors.
func (d *document) decode(into any) error {
	if d.root == nil {
		return fmt.Errorf("%s: the file is empty", d.name)
	}
	for _, p := range decodeStrict(d.root, into) {
		d.reportLine(p.line, "%s", p.message)
	}
	return d.err()
}

// report notes a problem at a node.
func (d *document) report(at *yaml.Node, format string, arguments ...any) {
	d.reportLine(at.Line, format, arguments...)
}

func (d *document) reportLine(line int, format string, arguments ...any) {
	place := fmt.Sprintf("%s:%d: ", d.name, line)
	if entry := d.entry(line); entry != "" {
		place += entry + ": "
	}
	d.problems = append(d.problems, errors.New(place+fmt.Sprintf(format, arguments...)))
}

// err joins the problems, each on a line of its own; nil when there are none.
func (d *document) err() error {
	return errors.Join(d.problems...)
}

// items is the nodes of a top-level list.
func (d *document) items(list string) []*yaml.Node {
	if node := field(d.root, list); node != nil {
		return node.Content
	}
	return nil
}

// entryNames gives the lists whose entries problems are named by, with what one is called.
var entryNames = []struct{ list, name string }{
	{"levels", "level"},
	{"vetoes", "veto"},
	{"rules", "rule"},
	{"rows", "row"},
	{"codes", "code"},
}

// entry names the list entry that a line belongs to, such as "row platform.identity".
func (d *document) entry(line int) string {
	for _, of := range entryNames {
		for i, node := range d.items(of.list) {
			if line < node.Line || line > lastLine(node) {
				continue
			}
			if id := field(node, "id"); id != nil && id.Value != "" {
				return of.name + " " + id.Value
			}
			if path := field(node, "path"); path != nil && len(path.Content) > 0 {
				return of.name + " " + joinPath(path)
			}
			return fmt.Sprintf("%s %d", of.name, i+1)
		}
	}
	return ""
}

func joinPath(list *yaml.Node) string {
	elements := make([]string, len(list.Content))
	for i, element := range list.Content {
		elements[i] = element.Value
	}
	return strings.Join(elements, "/")
}

func lastLine(node *yaml.Node) int {
	last := node.Line
	for _, child := range node.Content {
		last = max(last, lastLine(child))
	}
	return last
}

// field is the value of a mapping's key, or nil.
func field(mapping *yaml.Node, key string) *yaml.Node {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}
