package outline

import (
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html/charset"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
	"wangjian/fixtures/township"
)

// scripted are the layouts whose lists only a browser shows.
var scripted = []string{"jcms", "json", "frame"}

// TestReadTownships reads the columns and policy documents of made-up portals of many
// layouts.
func TestReadTownships(t *testing.T) {
	listed := map[string]bool{"news": true, "notice": true, "policy": true, "interpretation": true, "reprint": true, "data": true, "press": true, "other": true}
	for seed := int64(1); seed <= 8; seed++ {
		site, err := township.New(township.Options{AsOf: readAsOf, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		layout := site.Layout()
		byScript := false
		for _, name := range scripted {
			byScript = byScript || strings.HasPrefix(layout, name)
		}
		truth := site.Truth()
		for _, column := range truth.Columns {
			p := readTownship(t, site, column.Address)
			if !strings.Contains(p.Title, column.Name) {
				t.Errorf("%s: %s: title %q, want %q", layout, column.Address, p.Title, column.Name)
			}
			if !listed[column.Kind] || byScript {
				continue
			}
			if p.Kind != KindList {
				t.Errorf("%s: %s %s: %s %q", layout, column.Address, column.Name, p.Kind, p.Reasons)
			}
			if newest := newestShown(p); newest != "" && newest != column.Newest.Format(time.DateOnly) {
				t.Errorf("%s: %s: newest %s, want %s", layout, column.Address, newest, column.Newest.Format(time.DateOnly))
			}
		}
		for _, document := range truth.Documents {
			p := readTownship(t, site, document.Address)
			if p.Kind != KindPolicy || p.Title != document.Title || !p.Published.Day.Equal(evidence.Midnight(document.Published)) {
				t.Errorf("%s: %s: %s %q %v, %q", layout, document.Address, p.Kind, p.Title, p.Published.Day, p.Reasons)
			}
			if document.Interpretation == "" {
				continue
			}
			if p := readTownship(t, site, document.Interpretation); p.Kind != KindInterpretation {
				t.Errorf("%s: %s: %s %q", layout, document.Interpretation, p.Kind, p.Reasons)
			}
		}
	}
}

// newestShown is the newest date of the main list, "" where it shows none.
func newestShown(p *Page) string {
	_, main := mainItems(p)
	var newest time.Time
	for i := 0; main != nil && i < len(main.Items); i++ {
		if day := main.Items[i].Date.Day; day.After(newest) {
			newest = day
		}
	}
	if newest.IsZero() {
		return ""
	}
	return newest.Format(time.DateOnly)
}

func readTownship(t *testing.T, site *township.Site, address string) *Page {
	t.Helper()
	answer := httptest.NewRecorder()
	site.ServeHTTP(answer, httptest.NewRequest("GET", address, nil))
	decoded, err := charset.NewReader(answer.Body, answer.Header().Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(decoded)
	if err != nil {
		t.Fatal(err)
	}
	source := evidencetest.Page(t, address, string(body))
	source.Role = evidence.RoleSecond
	p, err := Read(source, readAsOf)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
