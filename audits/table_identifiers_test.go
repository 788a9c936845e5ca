package audits

import (
	"errors"
	"io/fs"
	"os"
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

func TestSiteCityAddsUp(t *testing.T) {
	table := siteCity(t)
	for _, want := range []Level{
		{nil, WholePoints(100)},
		{[]string{"政务公开"}, WholePoints(25)},
		{[]string{"解读回应"}, WholePoints(8)},
		{[]string{"办事服务"}, WholePoints(22)},
		{[]string{"互动交流"}, WholePoints(17)},
		{[]string{"集约化建设及运维保障"}, WholePoints(28)},
	} {
		if got := table.sum(want.Path); !got.Equal(want.Points) {
			t.Errorf("rows under %v add up to %s, want %s", want.Path, got, want.Points)
		}
	}
	for _, level := range table.Levels {
		if got := table.sum(level.Path); !got.Equal(level.Points) {
			t.Errorf("rows under %v add up to %s, declared are %s", level.Path, got, level.Points)
		}
	}
}

func TestSiteCityHasTheListedIdentifiersWithTheirMethods(t *testing.T) {
	const pointsOfCity, method = 2, 5
	want, got := map[string]string{}, map[string]string{}
	for _, cells := range cellsOf(readList(t, identifierList)) {
		id := strings.Trim(cells[0], "`")
		switch {
		case strings.HasPrefix(id, "veto."):
			want[id] = cells[2]
		case len(cells) == method+1 && strings.Trim(cells[pointsOfCity], "0123456789") == "":
			want[id] = strings.Split(strings.TrimPrefix(cells[method], "city "), ",")[0]
		}
	}
	table := siteCity(t)
	for _, veto := range table.Vetoes {
		got[veto.ID] = string(veto.Method)
	}
	for _, row := range table.Rows {
		got[row.ID] = string(row.Method)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("identifiers and methods differ (-listed +table):\n%s", diff)
	}
}
