package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wangjian/evidence"
)

func TestNewMediaAreJudgedByAnOwnTable(t *testing.T) {
	tests := []struct {
		name, row string
		flags     []string
		code      int
		says      string
	}{
		{"a city", "name: 明州市人民政府\ncode: '3512000001'\n", nil, exitOK, "media-city"},
		{"a county", "name: 某县人民政府\ntable: media-county\n", nil, exitOK, "media-county"},
		{"the table that was typed", "name: 某厅\ntable: media-county\n", []string{"--table", "media-department"}, exitOK, "media-department"},
		{"a table of sites", "name: 某厅\ntable: site-department\n", nil, exitUsage, "table site-department is not for new media"},
		{"no name", "code: '3512000001'\n", nil, exitUsage, "names no unit"},
		{"a moment to come", "name: 某厅\n", []string{"--as-of", "2999-01-01"}, exitUsage, "lies in the future"},
		{"a form that there is none of", "name: 某厅\n", []string{"--formats", "docx"}, exitUsage, `"docx" is unknown`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "media")
			code, stdout, stderr := said(english, append([]string{"media", rowFile(t, test.row), "--out", out, "--formats", "json"}, test.flags...)...)
			if code != test.code {
				t.Fatalf("exit code %d, want %d: %s%s", code, test.code, stdout, stderr)
			}
			if test.code != exitOK {
				if !strings.Contains(stderr, test.says) {
					t.Errorf("says %q, want %q", stderr, test.says)
				}
				return
			}
			if _, err := evidence.Validate(filepath.Join(out, dossierFolder)); err != nil {
				t.Error(err)
			}
			report, err := os.ReadFile(filepath.Join(out, "report.json"))
			if err != nil || !strings.Contains(string(report), `"table": "`+test.says+`"`) {
				t.Errorf("the report is not of %s: %v", test.says, err)
			}
		})
	}
}

func TestASiteIsNotJudgedByATableOfNewMedia(t *testing.T) {
	code, _, stderr := said(english, "audit", "http://127.0.0.1:9/", "--table", "media-city")
	if code != exitUsage || !strings.Contains(stderr, "table media-city is not for sites") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

func TestTheFinalResultIsComposedOfTwoFolders(t *testing.T) {
	site := filepath.Dir(sealed(t, evidence.Site{URL: "www.example.gov.cn", Table: "site-city"}))
	if code, _, stderr := said(english, "judge", filepath.Join(site, dossierFolder), "--formats", "json"); code != exitUnseen {
		t.Fatalf("judge: exit code %d: %s", code, stderr)
	}
	media := filepath.Join(t.TempDir(), "media")
	if code, _, stderr := said(english, "media", rowFile(t, "name: 示例市人民政府\n"), "--out", media, "--formats", "json"); code != exitOK {
		t.Fatalf("media: exit code %d: %s", code, stderr)
	}
	tests := []struct {
		name    string
		folders []string
		code    int
		says    string
	}{
		{"a site and its media", []string{site, media}, exitOK, "result: undetermined, provisional; of 100 points assessed 0, awarded 0, waiting for an assessor 59, undetermined 41\n"},
		{"as JSON", []string{site, media, "--json"}, exitOK, `"possible": 100,`},
		{"two sites", []string{site, site}, exitUsage, "add up to 1.6, not 1"},
		{"a folder without report", []string{site, t.TempDir()}, exitUsage, "report.json"},
		{"one folder", []string{site}, exitUsage, "takes two folders, not 1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := said(english, append([]string{"result"}, test.folders...)...)
			if code != test.code || !strings.Contains(stdout+stderr, test.says) {
				t.Errorf("exit code %d: %s%s; want %d and %q", code, stdout, stderr, test.code, test.says)
			}
		})
	}
}
