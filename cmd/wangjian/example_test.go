package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"wangjian/fixtures/portal"
)

var exampleBlock = regexp.MustCompile("(?s)<!-- ([a-z]+) -->\n```\n(.*?)```\n")

// TestTheWorkedExampleIsWhatTheProgramPrints repeats docs/worked-example.md: one audit, judged
// by the marks of docs/examples. Every line that the page shows must be printed.
func TestTheWorkedExampleIsWhatTheProgramPrints(t *testing.T) {
	docs := filepath.Join("..", "..", "docs")
	page, err := os.ReadFile(filepath.Join(docs, "worked-example.md"))
	if err != nil {
		t.Fatal(err)
	}
	const day = "2026-11-24"
	asOf, err := parseAsOf(day)
	if err != nil {
		t.Fatal(err)
	}
	site, err := portal.New(portal.Options{AsOf: asOf, Defects: []string{"identity.icp.unlinked", "identity.conac.missing"}})
	if err != nil {
		t.Fatal(err)
	}
	row := filepath.Join(t.TempDir(), "site.yaml")
	if err := writeSite(row, site); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	defer server.Close()
	out := filepath.Join(t.TempDir(), "example")
	code, _, stderr := said(chinese, "audit", "--site", row, "--as-of", day, "--resolve", "*:80:"+server.Listener.Addr().String(),
		"--rate", "0", "--pages", "6", "--formats", "json", "--out", out, "http://"+site.Host()+"/")
	if code != exitOK {
		t.Fatalf("audit: exit code %d: %s", code, stderr)
	}
	blocks := exampleBlock.FindAllStringSubmatch(string(page), -1)
	if len(blocks) != 3 {
		t.Fatalf("the page shows %d judgements, want 3", len(blocks))
	}
	for _, block := range blocks {
		name, lines := block[1], block[2]
		arguments := []string{"judge", filepath.Join(out, dossierFolder), "--as-of", day, "--marks", filepath.Join(docs, "examples", name+".yaml"), "--out", t.TempDir()}
		if name == "department" {
			arguments = append(arguments, "--table", "site-department")
		}
		code, stdout, stderr := said(chinese, arguments...)
		if want := map[string]int{"veto": exitFailed}[name]; code != want {
			t.Errorf("%s: exit code %d, want %d: %s", name, code, want, stderr)
		}
		for line := range strings.Lines(lines) {
			if !strings.Contains(stdout, line) {
				t.Errorf("%s: the page shows\n%sthe program prints\n%s", name, line, stdout)
			}
		}
	}
}
