package reports

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"wangjian/evidence"
)

func TestTheSitesAddressIsWhereItsHomePageWasFound(t *testing.T) {
	const typed = "www.example.gov.cn"
	home := func(final string, failure *evidence.Failure) *evidence.Page {
		p := samplePage(1, "http://www.example.gov.cn/", "")
		p.FinalURL, p.Failure = final, failure
		return p
	}
	refused := &evidence.Failure{Kind: evidence.FailureRefused}
	tests := []struct {
		name  string
		pages []*evidence.Page
		want  string
	}{
		{"a home page that was seen", []*evidence.Page{home("https://www.example.gov.cn/index.html", nil)}, "https://www.example.gov.cn/index.html"},
		{"a second try that was seen", []*evidence.Page{home("", refused), home("http://www.example.gov.cn/", nil)}, "http://www.example.gov.cn/"},
		{"a home page that failed after a redirect", []*evidence.Page{home("http://10.0.0.1/", refused)}, "http://www.example.gov.cn/"},
		{"no try at all", nil, typed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := &evidence.Dossier{Site: evidence.Site{URL: typed}, Pages: test.pages}
			if got := siteAddress(d); got != test.want {
				t.Errorf("siteAddress: got %s, want %s", got, test.want)
			}
		})
	}
}

func TestReportsShowTheAddressWithItsScheme(t *testing.T) {
	d := sampleDossier(t)
	d.Site.URL = "typed.example.gov.cn"
	j := sampleJudgement(t, d)
	if text := extracted(t, writtenPDF(t, j, d, sampleInfo)); strings.Contains(text, d.Site.URL) {
		t.Errorf("the PDF shows the address as it was typed, %s", d.Site.URL)
	}
	var report struct{ Site struct{ URL string } }
	if err := json.NewDecoder(bytes.NewReader(writtenJSON(t, j, d))).Decode(&report); err != nil {
		t.Fatal(err)
	}
	if want := "https://www.example.gov.cn/"; report.Site.URL != want {
		t.Errorf("report.json has %q, want %q", report.Site.URL, want)
	}
}
