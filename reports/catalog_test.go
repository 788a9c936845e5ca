package reports

import (
	"bytes"
	"encoding/json"
	"testing"

	"wangjian/audits"
)

func TestTheCatalogHasEveryRowVetoAndRule(t *testing.T) {
	tables := builtin(t, "site-city", "site-county", "site-department", "media-city", "media-county", "media-department")
	var out bytes.Buffer
	if err := WriteCatalog(&out, tables); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Tables []struct {
			ID, Title string
			Total     audits.Points
			Vetoes    []struct{ ID, Title, Method string }
			Rules     []struct{ ID string }
			Rows      []struct {
				ID, Method, Assessment, Description string
				Path, Audits                        []string
				Points                              audits.Points
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	for i, table := range tables {
		got := read.Tables[i]
		if got.ID != table.ID || got.Title != table.Title || !got.Total.Equal(table.Total) {
			t.Errorf("table %d is %s %q of %s points, want %s %q of %s", i, got.ID, got.Title, got.Total, table.ID, table.Title, table.Total)
		}
		if len(got.Vetoes) != len(table.Vetoes) || len(got.Rules) != len(table.Rules) || len(got.Rows) != len(table.Rows) {
			t.Fatalf("%s: %d vetoes, %d rules, %d rows", table.ID, len(got.Vetoes), len(got.Rules), len(got.Rows))
		}
		for k, row := range table.Rows {
			g := got.Rows[k]
			if g.ID != row.ID || g.Method != string(row.Method) || g.Assessment != string(row.Assessment) || g.Description != row.Description || !g.Points.Equal(row.Points) {
				t.Errorf("%s: row %d is %+v", table.ID, k, g)
			}
			if g.Path == nil || g.Audits == nil || len(g.Audits) != len(row.Audits) {
				t.Errorf("%s: row %s has path %v and audits %v", table.ID, row.ID, g.Path, g.Audits)
			}
		}
	}
}
