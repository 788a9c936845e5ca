package audits

import "sync"

const codesSchema = "wangjian.codes/1"

// Severity is how a finding is to be read.
type Severity string

// The three severities.
const (
	// SeverityDefect is an observed defect.
	SeverityDefect Severity = "defect"
	// SeveritySuspected waits for an assessor's word.
	SeveritySuspected Severity = "suspected"
	// SeverityNote is something found that is no defect.
	SeverityNote Severity = "note"
)

// Code is one kind of finding. Codes are stable: reports, stored judgements and tables
// name them.
type Code struct {
	ID string `yaml:"id"`
	// Severity is what a finding of this code has unless its audit says otherwise.
	Severity Severity `yaml:"severity"`
	// EachPlace codes make each place a finding of its own, which [Thing.Per] counts.
	EachPlace bool `yaml:"each_place"`
	// Title says in Chinese what is found.
	Title string `yaml:"title"`
}

// Codes is every kind of finding by its id. The map is shared: read it only.
func Codes() (map[string]Code, error) {
	return builtinCodes()
}

var builtinCodes = sync.OnceValues(func() (map[string]Code, error) {
	data, err := readBuiltin(codesFile)
	if err != nil {
		return nil, err
	}
	return parseCodes(codesFile, data)
})

func parseCodes(name string, data []byte) (map[string]Code, error) {
	var list struct {
		Schema string `yaml:"schema"`
		Codes  []Code `yaml:"codes"`
	}
	doc, err := parseDocument(name, data)
	if err != nil {
		return nil, err
	}
	if err := doc.decode(&list); err != nil {
		return nil, err
	}
	if list.Schema != codesSchema {
		doc.report(doc.root, "schema is %q, want %q", list.Schema, codesSchema)
	}
	codes := make(map[string]Code, len(list.Codes))
	for i, node := range doc.items("codes") {
		code := list.Codes[i]
		if code.ID == "" || code.Title == "" {
			doc.report(node, "id and title are required")
		}
		switch code.Severity {
		case SeverityDefect, SeveritySuspected, SeverityNote:
		default:
			doc.report(node, "unknown severity %q", code.Severity)
		}
		if _, twice := codes[code.ID]; twice {
			doc.report(node, "duplicate id")
		}
		codes[code.ID] = code
	}
	return codes, doc.err()
}
