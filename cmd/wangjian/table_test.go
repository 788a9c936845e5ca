package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"wangjian/audits"
)

// tableFolder makes a folder with a built-in table, changed.
func tableFolder(t *testing.T, id string, changes ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "audits", "tables", id+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	text := strings.NewReplacer(changes...).Replace(string(data))
	if err := os.WriteFile(filepath.Join(folder, "mine.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestTablesOfAFolderTakeThePlaceOfThePrograms(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, folder, table string
		says                string // on stderr; "" where the catalogue is printed
	}{
		{"a table of another province", tableFolder(t, "site-city", "id: site-city", "id: site-hunan"), "site-hunan", ""},
		{"only what stands in the folder is there", tableFolder(t, "site-city"), "site-county", `table "site-county" is unknown; there are: site-city`},
		{"an id misspelt", tableFolder(t, "site-city", "id: disclosure.basic", "id: disclosure.bassic"), "", `row disclosure.bassic: unknown id`},
		{"points that do not add up", tableFolder(t, "site-city", "points: 15", "points: 14"), "", "level 政务公开: rows add up to 24 points, declared are 25"},
		{"an audit that there is none of", tableFolder(t, "site-city", "id: identity.icp}", "id: identity.ipc}"), "", `row platform.identity: unknown audit "identity.ipc"`},
		{"a parameter that an audit does not take", tableFolder(t, "site-city", "probes_a_day", "probes_per_day"), "", `unknown field "probes_per_day"`},
		{"an empty folder", t.TempDir(), "", "holds no table (.yaml file)"},
		{"no folder", filepath.Join(file, "none"), "", "--tables"},
		{"a file", file, "", "--tables"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			arguments := []string{"catalog", "--tables", test.folder}
			if test.table != "" {
				arguments = append(arguments, "--table", test.table)
			}
			code, stdout, stderr := said(english, arguments...)
			switch {
			case test.says == "" && (code != exitOK || !strings.HasPrefix(stdout, test.table+"  ")):
				t.Errorf("exit code %d: %s%s", code, stdout, stderr)
			case test.says != "" && (code != exitUsage || stdout != "" || !strings.Contains(stderr, test.says)):
				t.Errorf("exit code %d: %s%s; want %d and %q", code, stdout, stderr, exitUsage, test.says)
			}
		})
	}
}

func TestTheCatalogListsAllTables(t *testing.T) {
	code, stdout, stderr := said(chinese, "catalog", "--json")
	var catalog struct {
		Tables []struct {
			ID   string
			Rows []struct{ ID string }
		}
	}
	if err := json.Unmarshal([]byte(stdout), &catalog); code != exitOK || err != nil {
		t.Fatalf("exit code %d, %v: %s", code, err, stderr)
	}
	var ids []string
	_, text, _ := said(chinese, "catalog")
	for _, table := range catalog.Tables {
		ids = append(ids, table.ID)
		for _, row := range table.Rows {
			if !strings.Contains(text, "\n  "+row.ID+" ") {
				t.Errorf("the printed catalogue lacks %s", row.ID)
			}
		}
	}
	known, err := audits.BuiltinIDs()
	if err != nil || !slices.Equal(ids, known) {
		t.Errorf("tables %v, want %v", ids, known)
	}
}
