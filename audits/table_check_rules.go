package audits

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// part checks what the table is of a unit's final result; a table need not be of one.
func (c *tableCheck) part() {
	node := field(c.root, "result")
	if node == nil {
		return
	}
	c.required(node, "result: unit", c.table.Result.Unit)
	if w := c.table.Result.Weight; w.Cmp(Points{}) <= 0 || w.Cmp(WholePoints(1)) > 0 {
		c.report(at(node, "weight"), "result: weight %s is not more than 0 and at most 1", w.Exact())
	}
}

// tally checks a veto that counts items.
func (c *tableCheck) tally(veto *yaml.Node, t *Tally) {
	if t == nil {
		return
	}
	node := field(veto, "tally")
	if _, listed := c.codes[t.Code]; !listed {
		c.report(at(node, "code"), "tally: unknown code %q", t.Code)
	}
	if t.Findings < 1 || t.Items < 1 {
		c.report(node, "tally: findings is %d and items %d, want 1 or more", t.Findings, t.Items)
	}
}

// rule checks a rule across rows.
func (c *tableCheck) rule(node *yaml.Node, r Rule) {
	c.identifier(node, r.ID)
	c.required(node, "title", r.Title)
	c.required(node, "description", r.Description)
	switch {
	case (r.Factor == nil) == (r.Bonus == nil):
		c.report(node, "want either factor or bonus")
	case r.Bonus != nil && r.Bonus.Cmp(Points{}) <= 0:
		c.report(at(node, "bonus"), "bonus must be more than 0")
	case r.Factor != nil && (r.Factor.Cmp(Points{}) < 0 || r.Factor.Cmp(WholePoints(1)) >= 0):
		c.report(at(node, "factor"), "factor %s is not at least 0 and less than 1", r.Factor.Exact())
	}
	if len(r.Path) == 0 {
		c.report(node, "path is required")
	}
	if !slices.ContainsFunc(c.table.Rows, func(row Row) bool { return under(row.Path, r.Path) }) {
		c.report(at(node, "path"), "no row stands under this path")
	}
}

// zero checks the codes that cost a whole row.
func (c *tableCheck) zero(row *yaml.Node, r Row, raised []string) {
	for _, code := range r.Zero {
		if !c.raisable(code, raised) {
			c.report(at(row, "zero"), "zero: unknown code %q", code)
		}
		for _, thing := range r.Things {
			if slices.Contains(thing.Codes, code) {
				c.report(at(row, "zero"), "zero: code %q is also of thing %s", code, thing.Title)
			}
		}
	}
}

// with checks a row whose points stand in another.
func (c *tableCheck) with(node *yaml.Node, r Row) {
	host := slices.IndexFunc(c.table.Rows, func(row Row) bool { return row.ID == r.With })
	switch {
	case host < 0:
		c.report(at(node, "with"), "with: unknown row %q", r.With)
	case c.table.Rows[host].With != "" || c.table.Rows[host].ID == r.ID:
		c.report(at(node, "with"), "with: row %s has no points of its own", r.With)
	}
	if !r.Points.IsZero() || len(r.Things)+len(r.Zero) > 0 {
		c.report(node, "a row that shares the points of %s has no points, things or zero of its own", r.With)
	}
}
