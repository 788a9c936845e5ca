package audits

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var quotedCode = regexp.MustCompile("`([a-z0-9]*(?:\\.[a-z0-9*-]+)+)`( ≥1)?")

// listedCodes reads the finding codes of the list, with whether each place counts. A code
// that begins with a dot continues the one before it.
func listedCodes(text string) map[string]bool {
	codes := map[string]bool{}
	_, text, _ = strings.Cut(text, "\n## ")
	for line := range strings.Lines(text) {
		cell, _, isRow := strings.Cut(strings.TrimPrefix(line, "|"), "|")
		if !isRow && !strings.HasPrefix(line, "`") {
			continue
		}
		var last string
		for _, match := range quotedCode.FindAllStringSubmatch(cell, -1) {
			code := match[1]
			if strings.HasPrefix(code, ".") {
				code = last[:strings.LastIndex(last, ".")] + code
			}
			codes[code], last = match[2] != "", code
		}
	}
	return codes
}

func TestFindingCodesAreTheListedOnes(t *testing.T) {
	text := readList(t, codeList)
	want := listedCodes(text)
	for code := range want {
		if word, ok := strings.CutPrefix(code, "search."); ok {
			want["service.search."+word] = false
		}
	}
	delete(want, "service.search.*")
	want["update.area.missing"] = true // listed beside update.section.missing
	want["guide.form.missing"] = true  // listed with guide.form.dead under one mark
	codes, err := Codes()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for id, code := range codes {
		if !strings.HasSuffix(id, ".seen") {
			got[id] = code.EachPlace
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("codes and their counting differ (-listed +codes):\n%s", diff)
	}
}

func TestSeverityFollowsTheKindOfCode(t *testing.T) {
	codes, err := Codes()
	if err != nil {
		t.Fatal(err)
	}
	for id, code := range codes {
		want := SeverityDefect
		switch {
		case strings.HasPrefix(id, "content."):
			want = SeveritySuspected
		case strings.HasSuffix(id, ".seen"), id == "reach.challenge":
			want = SeverityNote
		}
		if code.Severity != want {
			t.Errorf("severity of %s = %s, want %s", id, code.Severity, want)
		}
	}
}

func TestAssistedRowsHaveACodeForWhatIsSeen(t *testing.T) {
	codes, err := Codes()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range shipped(t, "site-city").Rows {
		if _, ok := codes[row.ID+".seen"]; ok != (row.Method == MethodAssisted) {
			t.Errorf("row %s is %s; code %s.seen exists: %v", row.ID, row.Method, row.ID, ok)
		}
	}
}

func TestFaultyListOfCodesIsRefused(t *testing.T) {
	const head = "schema: wangjian.codes/1\ncodes:\n"
	for _, row := range []struct{ name, text, want string }{
		{"an unknown severity", head + "  - {id: a.b, severity: grave, title: 甲}", `c.yaml:3: code a.b: unknown severity "grave"`},
		{"a code twice", head + strings.Repeat("  - {id: a.b, severity: note, title: 甲}\n", 2), "c.yaml:4: code a.b: duplicate id"},
		{"a code without a title", head + "  - {id: a.b, severity: note}", "c.yaml:3: code a.b: id and title are required"},
		{"another schema", "schema: x\ncodes: []", `c.yaml:1: schema is "x", want "wangjian.codes/1"`},
		{"nothing", "", "c.yaml: the file is empty"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := parseCodes("c.yaml", []byte(row.text))
			if err == nil || err.Error() != row.want {
				t.Errorf("%q: error = %v, want %s", row.text, err, row.want)
			}
		})
	}
}
