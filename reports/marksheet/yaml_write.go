package marksheet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"wangjian/audits"
	"wangjian/evidence"
)

// WriteYAML writes the sheet of a judgement in YAML: vetoes and rows that need an assessor
// and the rules, or with all everything that can be marked, each with the official text,
// what the program says and its evidence. Marks of the judgement are filled in.
func WriteYAML(w io.Writer, j *audits.Judgement, d *evidence.Dossier, all bool) error {
	top := newMapping()
	top.add("schema", textNode(schema))
	if !d.Manifest.IsZero() {
		top.add("dossier", textNode(d.Manifest.String())).LineComment = commentDossier
	}
	top.add("table", textNode(j.Table.ID))
	site := newMapping()
	site.addText("name", d.Site.Name)
	site.addText("url", d.Site.URL)
	site.addText("code", d.Site.Code)
	top.add("site", site.Node)
	top.add("as_of", plainNode(j.AsOf.UTC().Format(time.RFC3339)))
	top.add("assessor", blankNode()).LineComment = commentAssessor
	top.add("at", blankNode()).LineComment = commentAt
	marks := top.add("marks", listNode())
	for _, item := range itemsOf(j, all) {
		marks.Content = append(marks.Content, item.node())
	}
	encoder := yaml.NewEncoder(w)
	encoder.SetIndent(2)
	document := &yaml.Node{Kind: yaml.DocumentNode, HeadComment: commentTop, Content: []*yaml.Node{top.Node}}
	if err := errors.Join(encoder.Encode(document), encoder.Close()); err != nil {
		return fmt.Errorf("marks sheet: %w", err)
	}
	return nil
}

// node is the entry of an item.
func (i *item) node() *yaml.Node {
	n := newMapping()
	n.HeadComment = "\n" // an empty line before it
	n.add("id", textNode(i.id))
	n.add("about", i.about())
	value, reason, assessor, at, files := blankNode(), blankNode(), blankNode(), blankNode(), listNode()
	if m := i.mark; m != nil {
		value, reason, assessor, at = i.valueNode(), textNode(m.Reason), textNode(m.Assessor), plainNode(timeText(m.At))
		for _, file := range m.Files {
			attached := newMapping()
			attached.add("name", textNode(file.Name))
			attached.add("sha256", textNode(file.SHA256.String()))
			files.Content = append(files.Content, attached.Node)
		}
	}
	n.add(string(i.value), value).LineComment = i.hint()
	n.add("reason", reason)
	n.add("assessor", assessor)
	n.add("at", at)
	n.add("files", inline(files))
	return n.Node
}

func (i *item) valueNode() *yaml.Node {
	switch i.value {
	case valuePoints:
		return plainNode(i.mark.Points.Exact())
	case valueCount:
		return plainNode(strconv.Itoa(i.mark.Count))
	}
	return textNode(rulingTexts[i.mark.Ruling])
}

// about is what an assessor reads and the program does not read back.
func (i *item) about() *yaml.Node {
	n := newMapping()
	n.addText("kind", i.kind)
	n.addText("title", i.title)
	n.addText("path", strings.Join(i.path, pathSeparator))
	if i.points != nil {
		n.add("points", plainNode(i.points.Exact()))
	}
	n.addText("effect", i.effect)
	n.addText("method", methodTexts[i.method])
	n.addText("assessment", string(i.assessment))
	n.addText("description", i.description)
	n.addText("status", i.status)
	if p := i.proposed; p != nil {
		n.add("proposed", plainNode(p.Points.Exact()))
		if !p.Open.IsZero() {
			n.add("open", plainNode(p.Open.Exact()))
		}
	}
	n.addText("reason", i.reason)
	if len(i.findings) > 0 {
		findings := n.add("findings", listNode())
		for _, f := range i.findings {
			findings.Content = append(findings.Content, findingNode(f))
		}
	}
	return n.Node
}

func findingNode(f *audits.Finding) *yaml.Node {
	n := newMapping()
	n.add("id", textNode(f.ID))
	n.add("code", textNode(f.Code))
	n.add("severity", textNode(string(f.Severity)))
	n.add("message", textNode(f.Message))
	exhibits := n.add("evidence", listNode())
	for _, e := range f.Exhibits {
		exhibit := newMapping()
		exhibit.add("id", textNode(e.ID))
		exhibit.add("url", textNode(e.URL()))
		exhibits.Content = append(exhibits.Content, inline(exhibit.Node))
	}
	return n.Node
}
