package audits

import (
	"fmt"
	"slices"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// Wants returns what the audits of a table look for on a site, each name once, in the
// order of the table. An error says which audit cannot read its parameters.
func Wants(t *Table) ([]outline.Topic, error) {
	var all []outline.Topic
	known := map[string]bool{}
	for _, b := range t.bindings() {
		audit := registry[b.ID]
		if audit.Wants == nil {
			continue
		}
		topics, err := audit.Wants(b.Parameters)
		if err != nil {
			return nil, fmt.Errorf("audit %s: %w", b.ID, err)
		}
		for _, topic := range topics {
			if err := topic.Check(); err != nil {
				return nil, fmt.Errorf("audit %s: %s: %w", b.ID, topic.Name, err)
			}
			if !known[topic.Name] {
				known[topic.Name] = true
				all = append(all, topic)
			}
		}
	}
	return all, nil
}

// Searches returns the names of what a site is worth a search for, each once: first what the
// audits of a table missed and ask a search for before they call it absent, then what they
// look for and no page seen names.
func Searches(t *Table, d *evidence.Dossier, asOf time.Time) ([]string, error) {
	topics, err := Wants(t)
	if err != nil {
		return nil, err
	}
	kase := NewCase(d, t.bindings(), asOf)
	for _, b := range t.bindings() {
		if _, err := registry[b.ID].Judge(kase, b.Parameters); err != nil {
			return nil, fmt.Errorf("audit %s: %w", b.ID, err)
		}
	}
	names := kase.unsearched
	for _, topic := range topics {
		if len(kase.site().Sightings(topic)) == 0 && !slices.Contains(names, topic.Name) {
			names = append(names, topic.Name)
		}
	}
	for _, p := range d.Pages {
		p.Forget()
	}
	return names, nil
}
