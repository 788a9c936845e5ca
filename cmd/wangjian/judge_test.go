package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"wangjian/evidence"
)

var surveyed = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)

// sealed seals a dossier of a site that refused the connection, in a folder of
// its own.
func sealed(t *testing.T, site evidence.Site) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), dossierFolder)
	record := evidence.Survey{ID: "s", Started: surveyed, Finished: surveyed.Add(time.Minute), Version: "wangjian/test", Pages: 1}
	w, err := evidence.Create(folder, record, site)
	if err != nil {
		t.Fatal(err)
	}
	home := &evidence.Page{
		ID: evidence.PageID(1), Role: evidence.RoleHome, URL: "http://www.example.gov.cn/", Captured: surveyed, Attempts: 1,
		Failure: &evidence.Failure{Kind: evidence.FailureRefused, Detail: "connection refused"},
	}
	if err := w.AddPage(home); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Seal(record, site, nil); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestJudgeWritesBesideTheDossierWhereverItIsCalled(t *testing.T) {
	tests := []struct {
		name string
		from func(dossier string) string // the working folder
		path func(dossier string) string // as it is typed
	}{
		{"an absolute path", filepath.Dir, func(dossier string) string { return dossier }},
		{"a relative path", filepath.Dir, func(string) string { return dossierFolder }},
		{"a path that ends in a slash", filepath.Dir, func(string) string { return dossierFolder + "/" }},
		{"the dossier itself, called from within", func(dossier string) string { return dossier }, func(string) string { return "." }},
		{"the dossier itself, called from its blobs", func(dossier string) string { return filepath.Join(dossier, "blobs") }, func(string) string { return ".." }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dossier := sealed(t, evidence.Site{URL: "www.example.gov.cn"})
			t.Chdir(test.from(dossier))
			if code, _, stderr := said(english, "judge", test.path(dossier), "--formats", "json"); code != exitUnseen || stderr != "" {
				t.Errorf("exit code %d and %q, want %d and nothing", code, stderr, exitUnseen)
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(dossier), "report.json")); err != nil {
				t.Errorf("the report beside the dossier: %v", err)
			}
			if _, err := evidence.Validate(dossier); err != nil {
				t.Errorf("the dossier afterwards: %v", err)
			}
		})
	}
}

func TestJudgeWritesNothingWhereItMustNot(t *testing.T) {
	dossier := sealed(t, evidence.Site{URL: "www.example.gov.cn"})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(dossier, "blobs"), link); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, out string }{
		{"the dossier", dossier},
		{"a folder of the dossier", filepath.Join(dossier, "blobs")},
		{"a new folder within the dossier", filepath.Join(dossier, "a", "b")},
		{"a link into the dossier", link},
		{"a new folder behind a link into the dossier", filepath.Join(link, "new")},
		{"a folder that exists and takes no file", "/proc"},
		{"a file", file},
		{"a folder within a file", filepath.Join(file, "out")},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if code, stdout, stderr := said(english, "judge", dossier, "--out", test.out); code != exitUsage || stdout != "" {
				t.Errorf("--out %s: exit code %d, %q, %q; want %d and no result", test.out, code, stdout, stderr, exitUsage)
			}
			if _, err := evidence.Validate(dossier); err != nil {
				t.Errorf("the dossier afterwards: %v", err)
			}
		})
	}
}

func TestJudgeTakesTheTableOfTheDossier(t *testing.T) {
	tests := []struct {
		name, registered string
		flags            []string
		code             int
	}{
		{"no table anywhere", "", nil, exitUnseen},
		{"a table in the dossier", "site-city", nil, exitUnseen},
		{"a table in the dossier that there is none of", "site-moon", nil, exitUsage},
		{"another table asked for", "site-moon", []string{"--table", "site-city"}, exitUnseen},
		{"an unknown table asked for", "site-city", []string{"--table", "site-moon"}, exitUsage},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dossier := sealed(t, evidence.Site{URL: "www.example.gov.cn", Table: test.registered})
			arguments := slices.Concat([]string{"judge", dossier, "--formats", "json"}, test.flags)
			if code, _, stderr := said(english, arguments...); code != test.code {
				t.Errorf("table %q, %v: exit code %d, want %d: %s", test.registered, test.flags, code, test.code, stderr)
			}
		})
	}
}

func TestAReportOfAnotherManifestIsNotWrittenOver(t *testing.T) {
	seal := evidence.HashOf([]byte("manifest"))
	tests := []struct {
		name, report string
		refused      bool
	}{
		{"no report", "", false},
		{"the same manifest", `{"manifest":"` + seal.String() + `"}`, false},
		{"another manifest", `{"manifest":"` + evidence.HashOf(nil).String() + `"}`, true},
		{"no manifest named", `{}`, true},
		{"not a report", `report`, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "report.json")
			if test.report != "" {
				if err := os.WriteFile(file, []byte(test.report), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := sameSeal(file, seal); (err != nil) != test.refused {
				t.Errorf("sameSeal over %q = %v, want refused: %v", test.report, err, test.refused)
			}
		})
	}
}
