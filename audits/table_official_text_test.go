package audits

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// officialText is where the official text lies beside a checkout; the tests that read it
// are skipped where it does not.
const officialText = "../../shared/spec/indicators-2019.txt"

// Headings of the official text.
const (
	websites    = "二、政府网站绩效考核指标（占政府网站和政务新媒体80%分值）"
	departments = "（二）省直部门"
	newMedia    = "三、政务新媒体绩效考核指标（占政府网站和政务新媒体20%分值）"
	mediaOffice = "（2） 省直部门"
)

// officialTable is one of our tables and where the official text has it: between two
// headings, in the column of its points.
type officialTable struct {
	id       string
	from, to string // to is "" for the end of the text
	column   string
	vetoes   int
}

var officialTables = []officialTable{
	{"site-city", websites, departments, "市级分值", 6},
	{"site-county", websites, departments, "县级分值", 6},
	{"site-department", departments, newMedia, "分值", 6},
	{"media-city", newMedia, mediaOffice, "市级分值", 3},
	{"media-county", newMedia, mediaOffice, "县级分值", 3},
	{"media-department", mediaOffice, "", "分值", 3},
}

// officialRow is a line of an official table. Its points are "" where it shares those of
// the row above.
type officialRow struct {
	Path        []string
	Description string
	Points      string
	Assessment  Assessment
}

// official is what the official text says for one table.
type official struct {
	vetoes, rows []officialRow
	levels       map[string]string // printed totals by path
	rules        []string          // lines of the notes under rows
}

// readOfficial reads a table of the official text: rows stand between empty lines, cells
// begin on a line of their own with a tab, and a cell left empty continues the one above.
func readOfficial(t *testing.T, of officialTable) *official {
	t.Helper()
	_, text, found := strings.Cut(readList(t, officialText), of.from)
	if !found {
		t.Fatalf("the official text has no heading %q", of.from)
	}
	if of.to != "" {
		if text, _, found = strings.Cut(text, of.to); !found {
			t.Fatalf("the official text has no heading %q", of.to)
		}
	}
	r := officialReader{official: official{levels: map[string]string{}}}
	for _, block := range strings.Split(text, "\n\n") {
		cells := strings.Split("\n"+strings.Trim(block, "\n"), "\n\t")[1:]
		switch {
		case len(cells) == 0:
		case r.names == 0:
			r.header(t, cells, of.column)
		case len(cells) == r.columns:
			r.line(cells)
		default:
			r.note(cells)
		}
	}
	if len(r.rows) == 0 {
		t.Fatalf("the official text has no rows for %s", of.id)
	}
	return &r.official
}

// officialReader goes through the lines of a table of the official text.
type officialReader struct {
	official
	columns, names int // how many columns there are, and how many of them name the row
	own            int // the column of the table's points
	// What empty cells continue.
	path               []string
	points, assessment string
}

func (r *officialReader) header(t *testing.T, cells []string, column string) {
	t.Helper()
	r.columns = len(cells)
	for _, cell := range cells {
		if strings.HasSuffix(joined(cell), "级指标") {
			r.names++
		}
	}
	r.path = make([]string, r.names)
	r.own = slices.Index(cells, column)
	if r.names == 0 || r.own < 0 {
		t.Fatalf("the official table has the columns %q, want names and %s among them", cells, column)
	}
}

func (r *officialReader) line(cells []string) {
	for i, cell := range cells[:r.names] {
		if cell != "" {
			r.name(i, joined(cell))
		}
	}
	if own := cells[r.own]; own != "" {
		r.points = own
	}
	if assessment := cells[r.columns-1]; assessment != "" {
		r.assessment = assessment
	}
	row := officialRow{withoutDashes(r.path), cells[r.names], cells[r.own], Assessment(r.assessment)}
	if r.path[0] == vetoHeading {
		row.Points = ""
		r.vetoes = append(r.vetoes, row)
		return
	}
	if r.points == "—" { // no row of this column
		return
	}
	if row.Points == "" { // points of the row above, and the same row where the names are the same
		if last := &r.rows[len(r.rows)-1]; slices.Equal(last.Path, row.Path) {
			last.Description += "\n" + row.Description
			return
		}
	}
	r.rows = append(r.rows, row)
}

const vetoHeading = "单项否决"

var printedTotal = regexp.MustCompile(`[(（](\d+)(?:/(\d+))?[)）]$`)

// name notes the name in a column, and the total that stands behind it: one for all, or
// the city's and the county's.
func (r *officialReader) name(column int, name string) {
	total := printedTotal.FindStringSubmatch(name)
	r.path[column] = printedTotal.ReplaceAllString(name, "")
	if total == nil {
		return
	}
	points := total[1]
	if second := r.own > r.names+1; second && total[2] != "" {
		points = total[2]
	}
	r.levels[strings.Join(r.path[:column+1], "/")] = points
}

// note reads a cell that runs over all columns to the right. Under a heading without rows
// in this table it says nothing.
func (r *officialReader) note(cells []string) {
	heading := r.path[:len(cells)-1]
	if heading[0] != vetoHeading && len(r.under(heading)) > 0 {
		r.rules = append(r.rules, strings.Split(cells[len(cells)-1], "\n")...)
	}
}

// vetoNotes finds the vetoes that stand as notes in the descriptions of rows.
func (o *official) vetoNotes() []officialRow {
	var notes []officialRow
	for _, row := range o.rows {
		for line := range strings.Lines(row.Description) {
			if strings.HasPrefix(line, "注：") && strings.Contains(line, vetoHeading) {
				notes = append(notes, officialRow{[]string{vetoHeading, "办事指南"}, strings.TrimSpace(line), "", row.Assessment})
			}
		}
	}
	return notes
}

func (o *official) under(heading []string) []officialRow {
	var rows []officialRow
	for _, row := range o.rows {
		if under(row.Path, heading) {
			rows = append(rows, row)
		}
	}
	return rows
}

func (o *official) sum(t *testing.T, heading []string) Points {
	t.Helper()
	var sum Points
	for _, row := range o.under(heading) {
		if row.Points != "" {
			sum = sum.Add(points(t, row.Points))
		}
	}
	return sum
}

// joined is a cell's text without the line breaks of its narrow column.
func joined(cell string) string { return strings.ReplaceAll(cell, "\n", "") }

func withoutDashes(path []string) []string {
	var names []string
	for _, name := range path {
		if name != "—" {
			names = append(names, name)
		}
	}
	return names
}
