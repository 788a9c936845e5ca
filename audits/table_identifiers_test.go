package audits

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Where the lists of identifiers and of finding codes lie beside a checkout; the tests
// that read them are skipped where they do not.
const (
	identifierList = "../../shared/spec/indicators.md"
	codeList       = "../../shared/spec/findings.md"
)

func readList(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not beside this checkout", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// cellsOf splits the lines of a Markdown text's tables.
func cellsOf(text string) [][]string {
	var lines [][]string
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if strings.HasPrefix(line, "|") {
			lines = append(lines, cells)
		}
	}
	return lines
}

// shipped is a table of the program, whichever audits it has.
func shipped(t *testing.T, id string) *Table {
	t.Helper()
	data, err := readBuiltin(id + tableSuffix)
	if err != nil {
		t.Fatal(err)
	}
	table, err := LoadTable(id+tableSuffix, data, anyAudit)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// listedEntry is what the list of identifiers says of a row or veto.
type listedEntry struct {
	Points string // "" for vetoes, and for a row that shares the points of another
	Method string
}

var quotedID = regexp.MustCompile("`([a-z0-9.-]+)`")

func idsIn(text string) []string {
	var ids []string
	for _, match := range quotedID.FindAllStringSubmatch(text, -1) {
		ids = append(ids, match[1])
	}
	return ids
}

// entry is the one at a place of a cell with several, or the one for all.
func entry(entries []string, i int) string { return entries[min(i, len(entries)-1)] }

// listedVetoes reads the vetoes whose ids begin so. A line for several has a method for each.
func listedVetoes(text, prefix string) map[string]listedEntry {
	vetoes := map[string]listedEntry{}
	for _, cells := range cellsOf(text) {
		for i, id := range idsIn(cells[0]) {
			if strings.HasPrefix(id, prefix) {
				vetoes[id] = listedEntry{Method: entry(strings.Split(cells[2], ", "), i)}
			}
		}
	}
	return vetoes
}

// listedRows reads the rows that have points in the column of a unit. A line for several
// has points for each; a method for one unit alone bears its name.
func listedRows(text, unit string) map[string]listedEntry {
	rows := map[string]listedEntry{}
	column := -1
	for _, cells := range cellsOf(text) {
		if cells[0] == "id" {
			column = slices.Index(cells, unit)
		}
		ids := idsIn(cells[0])
		if len(ids) == 0 || column < 0 {
			continue
		}
		for i, id := range ids {
			points, _, _ := strings.Cut(entry(strings.Split(cells[column], " / "), i), " ")
			switch points {
			case "—":
				continue
			case "with":
				points = ""
			}
			rows[id] = listedEntry{points, methodFor(cells[len(cells)-1], unit)}
		}
	}
	return rows
}

// methodFor reads “auto”, or “city manual, dept auto”.
func methodFor(cell, unit string) string {
	for _, part := range strings.Split(cell, ", ") {
		if method, own := strings.CutPrefix(part, unit+" "); own {
			return method
		}
	}
	return cell
}

func TestSiteTablesHaveTheListedIdentifiersWithPointsAndMethods(t *testing.T) {
	for id, unit := range map[string]string{"site-city": "city", "site-county": "county", "site-department": "dept"} {
		t.Run(id, func(t *testing.T) {
			text := readList(t, identifierList)
			table := shipped(t, id)
			if diff := cmp.Diff(listedVetoes(text, "veto."), vetoesOf(table)); diff != "" {
				t.Errorf("vetoes differ (-listed +table):\n%s", diff)
			}
			if diff := cmp.Diff(listedRows(text, unit), rowsOf(table)); diff != "" {
				t.Errorf("rows differ (-listed +table):\n%s", diff)
			}
		})
	}
}

func vetoesOf(table *Table) map[string]listedEntry {
	vetoes := map[string]listedEntry{}
	for _, veto := range table.Vetoes {
		vetoes[veto.ID] = listedEntry{Method: string(veto.Method)}
	}
	return vetoes
}

func rowsOf(table *Table) map[string]listedEntry {
	rows := map[string]listedEntry{}
	for _, row := range table.Rows {
		of := listedEntry{row.Points.String(), string(row.Method)}
		if row.With != "" {
			of.Points = ""
		}
		rows[row.ID] = of
	}
	return rows
}

// The paragraph on new media: names behind ids, then sentences of methods.
var (
	namedID      = regexp.MustCompile("`(media\\.[a-z]+)` (\\p{Han}+)")
	idsOfAMethod = regexp.MustCompile("((?:`media\\.[a-z]+`,?\\s+)+)(?:are )?(auto|assisted)")
)

// listedMedia reads the rows of new media: name and method by id.
func listedMedia(t *testing.T, text string) map[string][2]string {
	t.Helper()
	_, text, found := strings.Cut(text, "\nNew media rows: ")
	text, _, ends := strings.Cut(text, "; the rest are manual.")
	if !found || !ends {
		t.Fatal("the list of identifiers has no paragraph on new media")
	}
	rows := map[string][2]string{}
	for _, match := range namedID.FindAllStringSubmatch(text, -1) {
		rows[match[1]] = [2]string{match[2], string(MethodManual)}
	}
	for _, match := range idsOfAMethod.FindAllStringSubmatch(text, -1) {
		for _, id := range idsIn(match[1]) {
			rows[id] = [2]string{rows[id][0], match[2]}
		}
	}
	return rows
}

func TestMediaTablesHaveTheListedIdentifiersWithNamesAndMethods(t *testing.T) {
	for id, absent := range map[string][]string{
		"media-city":       {"media.convergence"},
		"media-county":     {"media.platform"},
		"media-department": {"media.convergence"},
	} {
		t.Run(id, func(t *testing.T) {
			text := readList(t, identifierList)
			table := shipped(t, id)
			if diff := cmp.Diff(listedVetoes(text, "media.veto."), vetoesOf(table)); diff != "" {
				t.Errorf("vetoes differ (-listed +table):\n%s", diff)
			}
			want := listedMedia(t, text)
			for _, other := range absent {
				delete(want, other)
			}
			got := map[string][2]string{}
			for _, row := range table.Rows {
				got[row.ID] = [2]string{row.Path[len(row.Path)-1], string(row.Method)}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("rows differ (-listed +table):\n%s", diff)
			}
		})
	}
}
