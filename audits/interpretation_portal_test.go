package audits

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
	demonstration "wangjian/fixtures/portal"
)

func TestInterpretationsOfTheDemonstrationPortal(t *testing.T) {
	asOf := time.Date(2019, 11, 30, 9, 0, 0, 0, evidence.Beijing)
	each := []string{codeInterpretationLate, codeInterpretationElement, codeInterpretationMissing, codeLinkForward, codeLinkBack, codeInterpretationLinkDead}
	var near []string
	for _, code := range append([]string{codePressMissing}, each...) {
		near = append(near, "near:"+code)
	}
	for _, row := range []struct {
		name     string
		switched []string
		want     []string
	}{
		{"as it should be", []string{"none"}, nil},
		{"near misses", near, nil},
		{"a single picture", []string{"near:" + codeInterpretationTextOnly}, nil},
		{"defects", each, each},
		{"words only", []string{codeInterpretationTextOnly}, []string{codeInterpretationTextOnly}},
	} {
		t.Run(row.name, func(t *testing.T) {
			shown, err := demonstration.New(demonstration.Options{AsOf: asOf, Defects: row.switched})
			if err != nil {
				t.Fatal(err)
			}
			c := NewCase(walked(t, shown, 90), nil, asOf)
			var got []string
			looked := 0
			for _, audit := range []Audit{interpretationFormAudit, interpretationRatioAudit, interpretationLinkageAudit, interpretationPressAudit} {
				parameters, err := DefaultParameters(audit.ID)
				if err != nil {
					t.Fatal(err)
				}
				result, err := audit.Judge(c, parameters)
				if err != nil {
					t.Fatal(err)
				}
				for i := range result.Findings {
					f := &result.Findings[i]
					t.Log(f.Code, f.Message)
					if f.Severity != SeverityNote && !slices.Contains(got, f.Code) {
						got = append(got, f.Code)
					}
				}
				for _, g := range result.Gaps {
					t.Log("open", g.Code, g.Reason)
					if g.Code != codePressMissing {
						got = append(got, "open "+g.Code)
					}
				}
				for _, s := range result.Samples {
					t.Log("looked at", s.Codes[0], len(s.Items), "of", s.Total)
					looked += len(s.Items)
				}
			}
			slices.Sort(got)
			slices.Sort(row.want)
			if !slices.Equal(got, row.want) || looked < 10 {
				t.Errorf("got %q, want %q; looked at %d items", got, row.want, looked)
			}
		})
	}
}

// walked visits a portal as its pages link to one another, policies and interpretations
// before the rest, up to a number of pages.
func walked(t *testing.T, site http.Handler, most int) *evidence.Dossier {
	t.Helper()
	d := &evidence.Dossier{Site: evidence.Site{URL: homeAddress, Name: "明州市人民政府"}}
	host := strings.TrimSuffix(strings.TrimPrefix(homeAddress, "http://"), "/")
	queue := []string{"/"}
	known := map[string]bool{"/": true}
	for len(queue) > 0 && len(d.Pages) < most {
		slices.SortStableFunc(queue, func(a, b string) int { return priority(a) - priority(b) })
		path := queue[0]
		queue = queue[1:]
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "http://"+host+path, nil))
		if answer.Code != http.StatusOK || !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html") {
			continue
		}
		page := evidencetest.Page(t, "http://"+host+path, answer.Body.String())
		page.ID, page.Role = evidence.PageID(len(d.Pages)+1), evidence.RoleSecond
		if path == "/" {
			page.Role = evidence.RoleHome
		}
		d.Pages = append(d.Pages, page)
		links, err := Links(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range links {
			u, err := url.Parse(link.Address)
			if err != nil || u.Host != host || known[u.Path] || u.RawQuery != "" {
				continue
			}
			known[u.Path] = true
			queue = append(queue, u.Path)
		}
	}
	return d
}

func priority(path string) int {
	switch {
	case path == "/" || strings.HasPrefix(path, "/zwgk/zc") || strings.HasPrefix(path, "/zwgk/xwfbh"):
		return 0
	case strings.Count(path, "/") < 4 && strings.HasSuffix(path, "/"):
		return 1
	}
	return 2
}
