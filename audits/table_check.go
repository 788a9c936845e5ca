package audits

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// How many names a path has: 一级指标, 二级指标 and, in rows, 三级指标 where the text has one.
const (
	levelDepth  = 2
	vetoDepth   = 2
	minRowDepth = 2
	maxRowDepth = 3
)

// tableCheck finds what is wrong with a table whose file could be decoded.
type tableCheck struct {
	*document
	table *Table
	codes map[string]Code
	known KnownAudits
	ids   map[string]bool // of rows, vetoes and rules of the built-in tables
	lines map[string]int  // of the ids seen
}

func (c *tableCheck) run() error {
	c.lines = map[string]int{}
	c.head()
	for i, node := range c.items("vetoes") {
		c.veto(node, c.table.Vetoes[i])
	}
	for i, node := range c.items("rules") {
		c.rule(node, c.table.Rules[i])
	}
	for i, node := range c.items("rows") {
		c.row(node, c.table.Rows[i])
	}
	c.totals()
	return c.err()
}

func (c *tableCheck) head() {
	t := c.table
	if t.Schema != TableSchema {
		c.report(c.root, "schema is %q, want %q", t.Schema, TableSchema)
	}
	c.required(c.root, "id", t.ID)
	if t.Subject != SubjectSite && t.Subject != SubjectMedia {
		c.report(at(c.root, "subject"), "subject is %q, want %s or %s", t.Subject, SubjectSite, SubjectMedia)
	}
	c.required(c.root, "title", t.Title)
	c.required(c.root, "source", t.Source)
	if t.Year <= 0 {
		c.report(c.root, "year is required")
	}
	c.part()
}

func (c *tableCheck) veto(node *yaml.Node, v Veto) {
	c.common(node, v.ID, v.Method, v.Assessment, v.Description)
	c.required(node, "title", v.Title)
	if len(v.Path) != vetoDepth {
		c.report(node, "path has %d names, want %d", len(v.Path), vetoDepth)
	}
	if v.Needs != "" && v.Needs != NeedWeek {
		c.report(at(node, "needs"), "unknown need %q", v.Needs)
	}
	c.bindings(node, v.Audits)
	c.tally(node, v.Tally)
}

func (c *tableCheck) row(node *yaml.Node, r Row) {
	c.common(node, r.ID, r.Method, r.Assessment, r.Description)
	if len(r.Path) < minRowDepth || len(r.Path) > maxRowDepth {
		c.report(node, "path has %d names, want %d to %d", len(r.Path), minRowDepth, maxRowDepth)
	}
	if r.With != "" {
		c.with(node, r)
	} else if r.Points.Cmp(Points{}) <= 0 {
		c.report(at(node, "points"), "points must be more than 0")
	}
	raised := c.bindings(node, r.Audits)
	c.things(node, r.Things, raised)
	c.zero(node, r, raised)
}

func (c *tableCheck) common(node *yaml.Node, id string, m Method, a Assessment, description string) {
	c.identifier(node, id)
	c.required(node, "description", description)
	switch m {
	case MethodAuto, MethodAssisted, MethodManual:
	default:
		c.report(at(node, "method"), "unknown method %q", m)
	}
	switch a {
	case AssessmentRoutine, AssessmentYearEnd:
	default:
		c.report(at(node, "assessment"), "unknown assessment %q", a)
	}
}

// identifier checks the id of a row, veto or rule.
func (c *tableCheck) identifier(node *yaml.Node, id string) {
	c.required(node, "id", id)
	line, twice := c.lines[id]
	switch {
	case twice:
		c.report(node, "duplicate id, first in line %d", line)
	case id != "" && !c.ids[id] && !strings.HasPrefix(id, localPrefix):
		c.report(at(node, "id"), "unknown id: one that no table of the program has must begin with %q", localPrefix)
	}
	c.lines[id] = node.Line
}

// raisable tells whether a code is in the list of codes or can be raised by a row's audits.
func (c *tableCheck) raisable(code string, raised []string) bool {
	_, listed := c.codes[code]
	return listed || slices.Contains(raised, code)
}

// things checks the things of a row, whose audits can raise certain codes. A code that is
// in the list of codes but that none of them raises is judged by a later audit.
func (c *tableCheck) things(row *yaml.Node, things []Thing, raised []string) {
	var weights Points
	owners := map[string]string{}
	for i, t := range things {
		node := field(row, "things").Content[i]
		c.required(node, "title", t.Title)
		if t.Weight.Cmp(Points{}) < 0 {
			c.report(at(node, "weight"), "thing %s: weight %s is negative", t.Title, t.Weight)
		}
		if t.Per.Cmp(Points{}) < 0 {
			c.report(at(node, "per"), "thing %s: per %s is negative", t.Title, t.Per)
		}
		if t.Sampled && !t.Per.IsZero() {
			c.report(at(node, "per"), "thing %s: is sampled and has per, want one of them", t.Title)
		}
		if len(t.Codes) == 0 {
			c.report(node, "thing %s: no codes", t.Title)
		}
		for _, code := range t.Codes {
			if !c.raisable(code, raised) {
				c.report(at(node, "codes"), "thing %s: unknown code %q", t.Title, code)
			}
			if other, twice := owners[code]; twice {
				c.report(at(node, "codes"), "thing %s: code %q is also of thing %s", t.Title, code, other)
			}
			owners[code] = t.Title
		}
		weights = weights.Add(t.Weight)
	}
	if len(things) > 0 && weights.IsZero() {
		c.report(at(row, "things"), "weights add up to 0")
	}
}

// bindings checks the audits of a row or veto and returns the codes that they can raise.
func (c *tableCheck) bindings(node *yaml.Node, bindings []Binding) (raised []string) {
	var seen []string
	for i, b := range bindings {
		at := field(node, "audits").Content[i]
		if slices.Contains(seen, b.ID) {
			c.report(at, "audit %s is bound twice", b.ID)
		}
		seen = append(seen, b.ID)
		codes, ok := c.known(b.ID)
		if !ok {
			c.report(at, "unknown audit %q", b.ID)
		}
		raised = append(raised, codes...)
	}
	return raised
}

// totals holds the rows' sums against those that the text prints.
func (c *tableCheck) totals() {
	for i, node := range c.items("levels") {
		level := c.table.Levels[i]
		if len(level.Path) < 1 || len(level.Path) > levelDepth {
			c.report(node, "path has %d names, want 1 to %d", len(level.Path), levelDepth)
			continue
		}
		if sum := c.table.sum(level.Path); !sum.Equal(level.Points) {
			c.report(node, "rows add up to %s points, declared are %s", sum, level.Points)
		}
	}
	if sum := c.table.sum(nil); !sum.Equal(c.table.Total) {
		c.report(at(c.root, "total"), "rows add up to %s points, declared are %s", sum, c.table.Total)
	}
}

// sum adds the points of the rows under a heading.
func (t *Table) sum(heading []string) Points {
	var sum Points
	for _, row := range t.Rows {
		if under(row.Path, heading) {
			sum = sum.Add(row.Points)
		}
	}
	return sum
}

func (c *tableCheck) required(node *yaml.Node, name, value string) {
	if value == "" {
		c.report(node, "%s is required", name)
	}
}

// at is where a mapping's field stands, or the mapping where it has none.
func at(mapping *yaml.Node, name string) *yaml.Node {
	if value := field(mapping, name); value != nil {
		return value
	}
	return mapping
}
