package audits

import (
	"fmt"
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

// Unsighted returns the names of what a table's audits look for and no page seen names:
// what is worth a search on the site before it is called absent.
func Unsighted(t *Table, d *evidence.Dossier, asOf time.Time) ([]string, error) {
	topics, err := Wants(t)
	if err != nil {
		return nil, err
	}
	site := NewCase(d, t.bindings(), asOf).site()
	var names []string
	for _, topic := range topics {
		if len(site.Sightings(topic)) == 0 {
			names = append(names, topic.Name)
		}
	}
	for _, p := range d.Pages {
		p.Forget()
	}
	return names, nil
}
