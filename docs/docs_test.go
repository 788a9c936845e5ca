// Package docs holds the project's documents to the program they describe.
package docs

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"wangjian/audits"
)

const root = ".."

var readmes = []string{"README.md", "README.zh-CN.md"}

// read returns a file of the repository.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// prose returns a document without its fenced code.
func prose(document string) string {
	var kept []string
	fenced := false
	for line := range strings.SplitSeq(document, "\n") {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
			continue
		}
		if !fenced {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// documents lists the repository's Markdown files, relative to its root.
func documents(t *testing.T) []string {
	t.Helper()
	var found []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "bin"):
			return fs.SkipDir
		case strings.HasSuffix(name, ".md"):
			found = append(found, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(found, "README.md") {
		t.Fatalf("README.md is not among the documents found: %v", found)
	}
	return found
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

func TestNoRelativeLinkIsDead(t *testing.T) {
	for _, name := range documents(t) {
		for _, found := range link.FindAllStringSubmatch(prose(read(t, name)), -1) {
			target, _, _ := strings.Cut(found[1], "#")
			if target == "" || strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(name), target)); err != nil {
				t.Errorf("%s links to %s: %v", name, found[1], err)
			}
		}
	}
}

var heading = regexp.MustCompile(`(?m)^#+`)

func TestBothReadmesHaveTheSameHeadings(t *testing.T) {
	english := heading.FindAllString(prose(read(t, readmes[0])), -1)
	chinese := heading.FindAllString(prose(read(t, readmes[1])), -1)
	if !slices.Equal(english, chinese) {
		t.Errorf("headings by level: %s has %v, %s has %v", readmes[0], english, readmes[1], chinese)
	}
}

var (
	decisionTitle  = regexp.MustCompile(`^# (.+)\n`)
	decisionStatus = regexp.MustCompile(`(?m)^Date: (\d{4}-\d\d-\d\d)\. Status: (.+)\.$`)
)

func TestTheIndexListsEveryDecision(t *testing.T) {
	index := read(t, "docs/decisions/README.md")
	files, err := filepath.Glob("decisions/2*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no decisions found: %v", err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		text := read(t, filepath.Join("docs", file))
		title, status := decisionTitle.FindStringSubmatch(text), decisionStatus.FindStringSubmatch(text)
		if title == nil || status == nil {
			t.Errorf("%s: want a title, and a line “Date: YYYY-MM-DD. Status: ….”", name)
			continue
		}
		if !strings.HasPrefix(name, status[1]) {
			t.Errorf("%s is dated %s", name, status[1])
		}
		for _, part := range []string{"## Problem", "## What was done", "## What was not"} {
			if !strings.Contains(text, "\n"+part+"\n") {
				t.Errorf("%s has no part %q", name, part)
			}
		}
		if row := "| [" + title[1] + "](" + name + ") | " + status[2] + " |"; !strings.Contains(index, row) {
			t.Errorf("docs/decisions/README.md lacks the row\n%s", row)
		}
	}
}

var codeRow = regexp.MustCompile("(?m)^\\| `([a-z0-9.-]+)` \\| (.+) \\|$")

func TestTheReportPageListsTheCodesOfThisVersion(t *testing.T) {
	_, part, found := strings.Cut(read(t, "docs/report.md"), "\n## Finding codes\n")
	if !found {
		t.Fatal("docs/report.md has no part “Finding codes”")
	}
	listed := map[string]string{}
	for _, row := range codeRow.FindAllStringSubmatch(part, -1) {
		listed[row[1]] = row[2]
	}
	codes, err := audits.Codes()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range boundCodes(t) {
		if listed[code] != codes[code].Title {
			t.Errorf("docs/report.md lacks the row\n| `%s` | %s |", code, codes[code].Title)
		}
		delete(listed, code)
	}
	for code := range listed {
		t.Errorf("docs/report.md lists %s, which no bound audit can raise", code)
	}
}

// boundCodes returns every code that an audit of a built-in table can raise.
func boundCodes(t *testing.T) []string {
	t.Helper()
	ids, err := audits.BuiltinIDs()
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	add := func(bindings []audits.Binding) {
		for _, b := range bindings {
			raised, _ := audits.Known(b.ID)
			codes = append(codes, raised...)
		}
	}
	for _, id := range ids {
		table, err := audits.Builtin(id)
		if err != nil {
			t.Fatal(err)
		}
		for i := range table.Vetoes {
			add(table.Vetoes[i].Audits)
		}
		for i := range table.Rows {
			add(table.Rows[i].Audits)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
