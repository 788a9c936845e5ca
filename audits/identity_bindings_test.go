package audits

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// bound binds an audit with parameters of a row's own over the built-in vocabulary.
func bound(t *testing.T, auditID, parameters string) Binding {
	t.Helper()
	var own Parameters
	if err := yaml.Unmarshal([]byte(parameters), &own); err != nil {
		t.Fatal(err)
	}
	words, err := DefaultParameters(auditID)
	if err != nil {
		t.Fatal(err)
	}
	return Binding{ID: auditID, Parameters: own.over(words)}
}

func TestCodesCompareByTheWordsThatTheTableGivesEachAudit(t *testing.T) {
	const entry = `<a href="https://zc.example.gov.cn/e?site_code=3512210002"><img src="j.png"></a>`
	for _, row := range []struct {
		name                 string
		source               []string // old and new, in pairs
		siteCode, findError  string   // the row's own parameters
		wantCode, wantPhrase string
	}{
		{
			"the find-error entry against a code behind the row's own label",
			[]string{soundCode, `<span>本站编码：3512210002</span>`, soundTags, ``},
			`{labels: [本站编码]}`, `{}`, codeFindErrorMismatch, "页面文字中的标识码是“3512210002”",
		},
		{
			"the text against tag and an entry on the row's own host",
			[]string{soundTags, `<meta name="SiteIDCode" content="3512210002">`, soundFindError, entry},
			`{}`, `{hosts: [zc.example.gov.cn]}`, codeSiteCodeMismatch, "首页标明的政府网站标识码是“3512000001”",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			source := strings.NewReplacer(row.source...).Replace(soundHome)
			d := &evidence.Dossier{Site: evidence.Site{URL: homeAddress}, Pages: []*evidence.Page{evidencetest.Page(t, homeAddress, source)}}
			table := &Table{Rows: []Row{{ID: "row", Method: MethodManual, Audits: []Binding{
				bound(t, identitySiteCode.ID, row.siteCode), bound(t, identityFindError.ID, row.findError),
			}}}}
			judgement, err := Judge(d, table, nil, noon)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range judgement.Findings {
				got = append(got, f.Code+" "+f.Message)
			}
			if len(got) != 1 || !strings.HasPrefix(got[0], row.wantCode+" ") || !strings.Contains(got[0], row.wantPhrase) {
				t.Errorf("got %q, want %s with %q alone", got, row.wantCode, row.wantPhrase)
			}
		})
	}
}
