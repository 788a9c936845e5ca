package audits

import (
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

const portal = "http://www.mz.gov.cn/"

// noon is the moment of every probe and capture in these tests, 12:00 in 北京时间.
var noon = time.Date(2019, 11, 20, 4, 0, 0, 0, time.UTC)

// told is what a test wants of a result, in order: each "code|part of the
// message" or "code|part of the reason".
type told struct {
	findings, gaps []string
}

// judgeAlone runs one audit with the built-in vocabulary and holds its result
// against what is wanted.
func judgeAlone(t *testing.T, a Audit, d *evidence.Dossier, want told) Result {
	t.Helper()
	parameters, err := DefaultParameters(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.Judge(NewCase(d, nil, noon.Add(24*time.Hour)), parameters)
	if err != nil {
		t.Fatalf("%s: %v", a.ID, err)
	}
	var findings, gaps []string
	for _, f := range got.Findings {
		findings = append(findings, f.Code+"|"+f.Message)
		if len(f.Exhibits) == 0 || len(f.Exhibits) > maxExhibits+1 {
			t.Errorf("%s has %d exhibits", f.Code, len(f.Exhibits))
		}
	}
	for _, g := range got.Gaps {
		gaps = append(gaps, g.Code+"|"+g.Reason)
	}
	compareTold(t, "findings", findings, want.findings)
	compareTold(t, "gaps", gaps, want.gaps)
	return got
}

func compareTold(t *testing.T, what string, got, want []string) {
	t.Helper()
	matches := len(got) == len(want)
	for i := 0; matches && i < len(got); i++ {
		code, text, _ := strings.Cut(want[i], "|")
		matches = strings.HasPrefix(got[i], code+"|") && strings.Contains(got[i], text)
	}
	if !matches {
		t.Errorf("%s\n got %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// pageOf is a page seen at noon.
func pageOf(t *testing.T, url, source string, resources ...evidence.Resource) *evidence.Page {
	t.Helper()
	p := evidencetest.Page(t, url, source)
	p.Captured, p.Timing.DOMReady, p.Resources = noon, 2*time.Second, resources
	if url != portal {
		p.Role = evidence.RoleSecond
	}
	return p
}

// unseenPage is a home page that could not be captured.
func unseenPage(kind evidence.FailureKind, status int) *evidence.Page {
	return &evidence.Page{
		ID: evidence.PageID(1), Role: evidence.RoleHome, URL: portal, Captured: noon, Attempts: 2,
		View:    evidence.View{Visitor: evidence.VisitorCitizen},
		Failure: &evidence.Failure{Kind: kind, Status: status},
		Timing:  evidence.Timing{Settled: 3 * time.Second},
	}
}

func dossierOf(pages ...*evidence.Page) *evidence.Dossier {
	for i, p := range pages {
		p.ID = evidence.PageID(i + 1)
	}
	return &evidence.Dossier{Site: evidence.Site{URL: portal}, Pages: pages}
}

// withProbes adds probes made at noon.
func withProbes(d *evidence.Dossier, probes ...evidence.Probe) *evidence.Dossier {
	for i := range probes {
		probes[i].ID, probes[i].At = evidence.ProbeID(i+1), noon
	}
	d.Probes = probes
	return d
}

func failed(kind evidence.FailureKind) *evidence.Failure { return &evidence.Failure{Kind: kind} }
