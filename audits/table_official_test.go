package audits

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// officialText is where the official text lies beside a checkout; the tests that read it
// are skipped where it does not.
const officialText = "../../shared/spec/indicators-2019.txt"

// officialRow is a line of the official table for cities and counties.
type officialRow struct {
	Path        []string
	Description string
	Points      string // of 市级分值
	Assessment  Assessment
}

// official is what the official text says for cities.
type official struct {
	vetoes, rows []officialRow
	levels       map[string]string // points by path
}

var printedTotal = regexp.MustCompile(`[(（](\d+)(?:/\d+)?[)）]$`)

// readOfficial reads the table of section 二（一）: rows stand between empty lines, cells
// begin on a line of their own with a tab, and a cell left empty continues the one above.
func readOfficial(t *testing.T) official {
	t.Helper()
	data, err := os.ReadFile(officialText)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the official text is not beside this checkout")
	}
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "二、政府网站绩效考核指标")
	text, _, found := strings.Cut(text, "（二）省直部门")
	if !found {
		t.Fatal("the official text has no section for cities before that for departments")
	}
	const columns = 7
	result := official{levels: map[string]string{}}
	path := make([]string, 3)
	var assessment string
	for _, block := range strings.Split(text, "\n\n") {
		cells := strings.Split(strings.Trim(block, "\n"), "\n\t")
		if len(cells) != columns || cells[0] == "\t一级指标" {
			continue
		}
		for i, cell := range cells[:len(path)] {
			name := strings.ReplaceAll(strings.TrimPrefix(cell, "\t"), "\n", "")
			if name == "" {
				continue
			}
			total := printedTotal.FindStringSubmatch(name)
			path[i] = printedTotal.ReplaceAllString(name, "")
			if total != nil {
				result.levels[strings.Join(path[:i+1], "/")] = total[1]
			}
		}
		if cells[6] != "" {
			assessment = cells[6]
		}
		row := officialRow{withoutDashes(path), cells[3], cells[4], Assessment(assessment)}
		switch {
		case path[0] == "单项否决":
			row.Points = ""
			result.vetoes = append(result.vetoes, row)
		case cells[4] == "" && cells[5] == "": // the line shares the points of the one above
			last := &result.rows[len(result.rows)-1]
			last.Description += "\n" + row.Description
		case cells[4] != "—":
			result.rows = append(result.rows, row)
		}
	}
	return result
}

func withoutDashes(path []string) []string {
	var names []string
	for _, name := range path {
		if name != "—" {
			names = append(names, name)
		}
	}
	return names
}

func TestSiteCityHasEveryRowOfTheOfficialTextOnce(t *testing.T) {
	want := readOfficial(t).rows
	var got []officialRow
	for _, row := range siteCity(t).Rows {
		got = append(got, officialRow{row.Path, row.Description, row.Points.String(), row.Assessment})
	}
	if len(want) < 50 {
		t.Fatalf("only %d rows found in the official text", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows differ from the official text (-official +table):\n%s", diff)
	}
}

func TestSiteCityHasEveryVetoOfTheOfficialText(t *testing.T) {
	text := readOfficial(t)
	var want, got []officialRow
	want = append(want, text.vetoes...)
	for _, row := range text.rows {
		for line := range strings.Lines(row.Description) {
			if strings.HasPrefix(line, "注：") && strings.Contains(line, "单项否决") {
				want = append(want, officialRow{[]string{"单项否决", "办事指南"}, strings.TrimSpace(line), "", row.Assessment})
			}
		}
	}
	for _, veto := range siteCity(t).Vetoes {
		got = append(got, officialRow{veto.Path, veto.Description, "", veto.Assessment})
	}
	if len(want) != 6 {
		t.Fatalf("%d vetoes found in the official text, want 6", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("vetoes differ from the official text (-official +table):\n%s", diff)
	}
}

func TestSiteCityDeclaresEveryPrintedTotal(t *testing.T) {
	got := map[string]string{}
	for _, level := range siteCity(t).Levels {
		got[strings.Join(level.Path, "/")] = level.Points.String()
	}
	if diff := cmp.Diff(readOfficial(t).levels, got); diff != "" {
		t.Errorf("totals differ from the official text (-official +table):\n%s", diff)
	}
}
