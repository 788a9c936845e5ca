package main

import (
	"maps"
	"slices"
	"sync"
	"testing"

	"wangjian/evidence"
	"wangjian/fixtures/township"
	"wangjian/outline"
)

// kindMatrix counts what the pages of generated portals were taken for, by what they are.
type kindMatrix struct {
	mu     sync.Mutex
	counts map[string]map[outline.Kind]int
}

// add reads the pages of a survey whose truth is known: those of columns, and the policy
// documents with their interpretations.
func (m *kindMatrix) add(d *evidence.Dossier, truth township.Truth) {
	known := map[string]string{}
	for _, c := range truth.Columns {
		known[outline.Canonical(c.Address)] = "column " + c.Kind
	}
	for _, document := range truth.Documents {
		known[outline.Canonical(document.Address)] = "policy document"
		known[outline.Canonical(document.Interpretation)] = "its interpretation"
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, p := range d.Pages {
		is := known[outline.Canonical(p.FinalURL)]
		if is == "" || !p.Seen() || p.Role == evidence.RoleHome || p.Role == evidence.RoleReview {
			continue
		}
		read, err := outline.Read(p, generatedAsOf)
		p.Forget()
		if err != nil {
			continue
		}
		if m.counts[is] == nil {
			m.counts[is] = map[outline.Kind]int{}
		}
		m.counts[is][read.Kind]++
	}
}

func (m *kindMatrix) log(t *testing.T) {
	t.Helper()
	for _, is := range slices.Sorted(maps.Keys(m.counts)) {
		t.Logf("%-24s %v", is, m.counts[is])
	}
}
