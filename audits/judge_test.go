package audits

import (
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestKeysNameTheSiteAlikeHoweverItsAddressWasTyped(t *testing.T) {
	const want = "reach.slow|www.mingzhou.gov.cn|"
	opened := evidencetest.Page(t, homeAddress, "<p>市政府</p>")
	elsewhere := evidencetest.Page(t, "https://www.mingzhou.gov.cn/index.html", "<p>市政府</p>")
	failing := &evidence.Page{Role: evidence.RoleHome, URL: homeAddress, Failure: &evidence.Failure{Kind: evidence.FailureTimeout}}
	for _, row := range []struct {
		name, typed string
		home        *evidence.Page
	}{
		{"with its scheme", "http://www.mingzhou.gov.cn/", opened},
		{"without", "www.mingzhou.gov.cn", opened},
		{"the name that redirects to it", "mingzhou.gov.cn", elsewhere},
		{"with its scheme, and it did not open", "http://www.mingzhou.gov.cn/", failing},
		{"without, and it did not open", "www.mingzhou.gov.cn", failing},
		{"without, in capitals, and it did not open", "WWW.mingzhou.gov.cn/", failing},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := &evidence.Dossier{Site: evidence.Site{URL: row.typed}, Pages: []*evidence.Page{row.home}}
			j := &judging{
				Judgement: &Judgement{}, kase: NewCase(d, nil, noon),
				codes: map[string]Code{"reach.slow": {ID: "reach.slow"}}, numbered: map[string]*Exhibit{},
			}
			f := defect("reach.slow", "", "慢", ofProbe(&evidence.Probe{ID: evidence.ProbeID(1), URL: homeAddress}))
			if _, err := j.enter("row", &f); err != nil {
				t.Fatal(err)
			}
			if f.Key != want {
				t.Errorf("typed %q: key %q, want %q", row.typed, f.Key, want)
			}
		})
	}
}
