package reports

import (
	"encoding/json"
	"fmt"
	"io"

	"wangjian/audits"
)

// catalog is the indicator tables as JSON, its keys in the order in which they are written.
type catalog struct {
	Tables []tableEntry `json:"tables"`
}

type tableEntry struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	Subject audits.Subject `json:"subject"`
	Source  string         `json:"source"`
	Year    int            `json:"year"`
	Total   audits.Points  `json:"total"`
	Result  *partEntry     `json:"result,omitempty"`
	Levels  []sumEntry     `json:"levels"`
	Vetoes  []caseEntry    `json:"vetoes"`
	Rules   []changeEntry  `json:"rules"`
	Rows    []rowEntry     `json:"rows"`
}

// partEntry is a table's part in a unit's final result.
type partEntry struct {
	Unit   string        `json:"unit"`
	Weight audits.Points `json:"weight"`
}

type sumEntry struct {
	Path   []string      `json:"path"`
	Points audits.Points `json:"points"`
}

type caseEntry struct {
	ID          string            `json:"id"`
	Title       string            `json:"title"`
	Method      audits.Method     `json:"method"`
	Assessment  audits.Assessment `json:"assessment"`
	Description string            `json:"description"`
	Audits      []string          `json:"audits"`
}

type changeEntry struct {
	ID          string         `json:"id"`
	Title       string         `json:"title"`
	Path        []string       `json:"path"`
	Factor      *audits.Points `json:"factor,omitempty"`
	Bonus       *audits.Points `json:"bonus,omitempty"`
	Description string         `json:"description"`
}

type rowEntry struct {
	ID          string            `json:"id"`
	Title       string            `json:"title"`
	Path        []string          `json:"path"`
	Points      audits.Points     `json:"points"`
	With        string            `json:"with,omitempty"` // the row that its points stand in
	Method      audits.Method     `json:"method"`
	Assessment  audits.Assessment `json:"assessment"`
	Description string            `json:"description"`
	Zero        []string          `json:"zero,omitempty"`
	Things      []thingEntry      `json:"things"`
	Audits      []string          `json:"audits"`
}

type thingEntry struct {
	Title   string        `json:"title"`
	Points  audits.Points `json:"points"`       // its share of the row's
	Per     audits.Points `json:"per,omitzero"` // of the row's points, for each place
	Sampled bool          `json:"sampled,omitempty"`
	Codes   []string      `json:"codes"`
}

// WriteCatalog writes indicator tables as JSON: vetoes, rules and rows with their ids, points,
// methods, official texts, and the ids of the audits bound to them.
func WriteCatalog(w io.Writer, tables []*audits.Table) error {
	list := catalog{Tables: []tableEntry{}}
	for _, t := range tables {
		list.Tables = append(list.Tables, entryOfTable(t))
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(list); err != nil {
		return fmt.Errorf("catalog: %w", err)
	}
	return nil
}

func entryOfTable(t *audits.Table) tableEntry {
	entry := tableEntry{
		ID: t.ID, Title: t.Title, Subject: t.Subject, Source: t.Source, Year: t.Year, Total: t.Total,
		Levels: []sumEntry{}, Vetoes: []caseEntry{}, Rules: []changeEntry{}, Rows: []rowEntry{},
	}
	if t.Result.Unit != "" {
		entry.Result = &partEntry{t.Result.Unit, t.Result.Weight}
	}
	for _, l := range t.Levels {
		entry.Levels = append(entry.Levels, sumEntry(l))
	}
	for i := range t.Vetoes {
		v := &t.Vetoes[i]
		entry.Vetoes = append(entry.Vetoes, caseEntry{v.ID, v.Title, v.Method, v.Assessment, v.Description, auditIDs(v.Audits)})
	}
	for i := range t.Rules {
		r := &t.Rules[i]
		entry.Rules = append(entry.Rules, changeEntry{r.ID, r.Title, r.Path, r.Factor, r.Bonus, r.Description})
	}
	for i := range t.Rows {
		entry.Rows = append(entry.Rows, entryOfRow(&t.Rows[i]))
	}
	return entry
}

func entryOfRow(r *audits.Row) rowEntry {
	entry := rowEntry{
		ID: r.ID, Title: r.Title, Path: r.Path, Points: r.Points, With: r.With, Method: r.Method, Assessment: r.Assessment,
		Description: r.Description, Zero: r.Zero, Things: []thingEntry{}, Audits: auditIDs(r.Audits),
	}
	for i, thing := range r.Things {
		entry.Things = append(entry.Things, thingEntry{thing.Title, r.Share(i), thing.Per, thing.Sampled, thing.Codes})
	}
	return entry
}

func auditIDs(bindings []audits.Binding) []string {
	ids := []string{}
	for _, b := range bindings {
		ids = append(ids, b.ID)
	}
	return ids
}
