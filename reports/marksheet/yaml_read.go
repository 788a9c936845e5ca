package marksheet

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Keys of the YAML form. What is not among them is refused, so that no slip of the pen
// loses a mark.
var (
	topKeys  = []string{"schema", "dossier", "table", "site", "as_of", "assessor", "at", "marks"}
	siteKeys = []string{"name", "url", "code"}
	markKeys = []string{"id", "about", "points", "ruling", "count", "reason", "assessor", "at", "files"}
	fileKeys = []string{"name", "sha256"}
)

func (r *reader) readYAML(data []byte) {
	root := r.parse(data)
	if root == nil {
		return
	}
	top := r.keys(root, topKeys)
	if site := top["site"]; site != nil && !blank(site) {
		r.keys(site, siteKeys)
	}
	if named := r.scalar(top["schema"]); named.text != "" && named.text != schema {
		r.report(named.place, "schema为“%s”，须为%s", "the schema is %q, want %s", named.text, schema)
		return
	}
	if !r.identify(r.scalar(top["table"]), r.scalar(top["dossier"])) {
		return
	}
	r.common(r.scalar(top["assessor"]), r.scalar(top["at"]))
	for _, node := range r.list(top["marks"]) {
		before := len(r.problems)
		if e := r.entry(node); len(r.problems) == before {
			r.enter(e)
		}
	}
}

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): `)

// parse returns the top node of the only document, nil with a report where there is none.
func (r *reader) parse(data []byte) *yaml.Node {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, more yaml.Node
	err := decoder.Decode(&document)
	if err == nil {
		if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
			r.report(place{line: more.Line}, "多于一个YAML文档", "more than one YAML document")
			return nil
		}
		return document.Content[0]
	}
	if errors.Is(err, io.EOF) {
		r.report(place{}, "文件是空的", "the file is empty")
		return nil
	}
	message, at := strings.TrimPrefix(err.Error(), "yaml: "), place{}
	if match := yamlLine.FindStringSubmatch(err.Error()); match != nil {
		message = err.Error()[len(match[0]):]
		at.line, _ = strconv.Atoi(match[1])
	}
	r.report(at, "不是正确的YAML：%s", "not proper YAML: %s", message)
	return nil
}

// entry reads one element of marks.
func (r *reader) entry(node *yaml.Node) *entry {
	keys := r.keys(node, markKeys)
	e := &entry{
		id: r.scalar(keys["id"]), reason: r.scalar(keys["reason"]),
		assessor: r.scalar(keys["assessor"]), at: r.scalar(keys["at"]),
		values: map[valueKind]field{},
	}
	for _, kind := range valueKinds {
		e.values[kind] = r.scalar(keys[string(kind)])
	}
	for _, file := range r.list(keys["files"]) {
		if file.Kind == yaml.ScalarNode {
			e.files = append(e.files, attached{name: r.scalar(file)})
			continue
		}
		of := r.keys(file, fileKeys)
		a := attached{name: r.scalar(of["name"]), digest: r.scalar(of["sha256"])}
		a.name.line = file.Line
		e.files = append(e.files, a)
	}
	return e
}

// keys is the values of a mapping that has no other keys than those allowed.
func (r *reader) keys(node *yaml.Node, allowed []string) map[string]*yaml.Node {
	values := map[string]*yaml.Node{}
	if node.Kind != yaml.MappingNode {
		keys := strings.Join(allowed, " ")
		r.mismatch(node, "此处须为“项目: 值”，可用项目："+keys, "want a mapping of: "+keys)
		return values
	}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, at := node.Content[i].Value, place{line: node.Content[i].Line}
		switch _, twice := values[key]; {
		case !slices.Contains(allowed, key):
			r.report(at, "没有“%s”这个项目，可用的有：%s", "unknown key %q; there are: %s", key, strings.Join(allowed, " "))
		case twice:
			r.report(at, "项目“%s”重复", "key %q occurs twice", key)
		default:
			values[key] = node.Content[i+1]
		}
	}
	return values
}

// scalar is a single value; blank for a node that is nil or null.
func (r *reader) scalar(node *yaml.Node) field {
	if node == nil {
		return field{}
	}
	f := field{place: place{line: node.Line}}
	switch {
	case node.Kind != yaml.ScalarNode:
		r.mismatch(node, "此处须为单个值", "want a single value")
	case !blank(node):
		f.text = strings.TrimSpace(node.Value)
	}
	return f
}

// list is the elements of a sequence; none for a node that is nil or null.
func (r *reader) list(node *yaml.Node) []*yaml.Node {
	if node == nil || blank(node) {
		return nil
	}
	if node.Kind != yaml.SequenceNode {
		r.mismatch(node, "此处须为列表", "want a list")
		return nil
	}
	return node.Content
}

// mismatch reports a node of another kind than the one that belongs there.
func (r *reader) mismatch(node *yaml.Node, chinese, english string) {
	if node.Kind == yaml.AliasNode {
		chinese, english = "不可用别名（*）", "aliases are not allowed"
	}
	r.add(subject{}, place{line: node.Line}, chinese, english)
}

func blank(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.ShortTag() == "!!null" }
