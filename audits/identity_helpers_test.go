package audits

import (
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// The parts of a home page without a defect; rows of the tests replace one of them.
const (
	soundTitle     = `<title>明州市人民政府门户网站</title>`
	soundTags      = `<meta name="SiteName" content="明州市人民政府"><meta name="SiteDomain" content="www.mingzhou.gov.cn"><meta name="SiteIDCode" content="3512000001">`
	soundAbout     = `<a href="/about/">关于我们</a>`
	soundUnit      = `<span>主办单位：明州市人民政府办公室</span>`
	soundContact   = `<span>联系电话：0590-2880123</span>`
	soundCode      = `<span>政府网站标识码：3512000001</span>`
	soundICP       = `<span><a href="https://beian.miit.gov.cn/">闽ICP备2020012345号-1</a></span>`
	soundPolice    = `<span><a href="https://beian.mps.gov.cn/#/query/webSearch?code=35120002000123"><img src="/ba.png">闽公网安备 35120002000123号</a></span>`
	soundConac     = `<span id="_ideConac"><a href="//bszs.conac.cn/sitename?method=show&id=1F6A0B2C3D4E5F60E053012819AC7B21"><img id="imgConac" src="//dcs.conac.cn/image/red.png"></a></span>`
	soundFindError = `<script id="_jiucuo_" sitecode="3512000001" src="//zfwzgl.www.gov.cn/exposure/jiucuo.js"></script><span id="_span_jiucuo"><img onclick="Link('3512000001')" src="//zfwzgl.www.gov.cn/exposure/images/jiucuo.png?v=3512000001"></span>`

	soundHome = `<html><head>` + soundTitle + soundTags + `</head><body><h1>要闻</h1><p>全市召开工作会议</p><div class="footer"><p>` +
		soundAbout + soundUnit + soundContact + `</p><p>` + soundCode + soundICP + soundPolice + `</p><div>` + soundConac + soundFindError +
		`</div><p>版权所有：明州市人民政府</p></div></body></html>`

	soundInner = `<html><head>` + soundTitle + soundTags + `</head><body><p>正文</p>` + soundConac + `</body></html>`

	homeAddress = "http://www.mingzhou.gov.cn/"
)

// identityRow is a home page with one part replaced, beside an inner page with nothing of
// note, and what an audit says of it.
type identityRow struct {
	name     string
	old, new string
	change   func(*testing.T, *evidence.Dossier)
	alone    bool   // no inner page but those of change
	want     string // defects by code, “note CODE”, “open CODE”, one a line
}

func testIdentity(t *testing.T, audit Audit, rows []identityRow) {
	t.Helper()
	parameters, err := DefaultParameters(audit.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if !strings.Contains(soundHome, row.old) {
				t.Fatalf("the sound home page has no %s", row.old)
			}
			page := evidencetest.Page(t, homeAddress, strings.Replace(soundHome, row.old, row.new, 1))
			d := &evidence.Dossier{Site: evidence.Site{URL: homeAddress}, Pages: []*evidence.Page{page}}
			if row.change != nil {
				row.change(t, d)
			}
			if !row.alone {
				withPage(homeAddress+"inner/", soundInner)(t, d)
			}
			result, err := audit.Judge(NewCase(d, nil, time.Date(2019, 11, 30, 0, 0, 0, 0, time.UTC)), parameters)
			if err != nil {
				t.Fatal(err)
			}
			if got := identityTold(t, audit, &result); got != row.want {
				t.Errorf("with %s\ngot\n%s\nwant\n%s", row.new, got, row.want)
			}
		})
	}
}

// identityTold puts a result into the words of the rows, and holds every finding to its form.
func identityTold(t *testing.T, audit Audit, result *Result) string {
	t.Helper()
	var lines []string
	for _, f := range result.Findings {
		line := f.Code
		if f.Severity == SeverityNote {
			line = "note " + line
		}
		lines = append(lines, line)
		if f.Message == "" || len(f.Exhibits) != 1 || strings.Contains(f.Message, "%!") {
			t.Errorf("%s: message %q, %d exhibits", f.Code, f.Message, len(f.Exhibits))
			continue
		}
		e := f.Exhibits[0]
		doc, err := e.Page.Document()
		if err != nil {
			t.Fatal(err)
		}
		if found := doc.Find(e.Place.Selector).Length(); found != 1 {
			t.Errorf("%s: selector %q finds %d elements", f.Code, e.Place.Selector, found)
		}
		if e.Place.Box.Empty() && e.Place.Selector != ":root > head" {
			t.Errorf("%s: nothing to show at %q", f.Code, e.Place.Selector)
		}
		t.Log(f.Code, f.Subject, f.Message)
	}
	for _, g := range result.Gaps {
		lines = append(lines, "open "+g.Code)
		t.Log("open", g.Code, g.Reason)
	}
	for _, line := range lines {
		code := line[strings.LastIndexByte(line, ' ')+1:]
		if !strings.Contains(" "+strings.Join(audit.Codes, " ")+" ", " "+code+" ") {
			t.Errorf("%s is no code of %s", code, audit.ID)
		}
	}
	return strings.Join(lines, "\n")
}

// withPage adds a page of the site that was seen.
func withPage(address, source string) func(*testing.T, *evidence.Dossier) {
	return func(t *testing.T, d *evidence.Dossier) {
		page := evidencetest.Page(t, address, source)
		page.ID, page.Role = evidence.PageID(len(d.Pages)+1), evidence.RoleSecond
		d.Pages = append(d.Pages, page)
	}
}

// allOf makes several changes, one after another.
func allOf(changes ...func(*testing.T, *evidence.Dossier)) func(*testing.T, *evidence.Dossier) {
	return func(t *testing.T, d *evidence.Dossier) {
		for _, change := range changes {
			change(t, d)
		}
	}
}

// withReview adds a second look at the nth page, counted from 1.
func withReview(n int, source string) func(*testing.T, *evidence.Dossier) {
	return func(t *testing.T, d *evidence.Dossier) {
		withPage(d.Pages[n-1].URL, source)(t, d)
		again := d.Pages[len(d.Pages)-1]
		again.Role, again.Via = evidence.RoleReview, &evidence.Via{Page: evidence.PageID(n)}
	}
}

// cutShort has the limit end the loading of the nth page, counted from 1.
func cutShort(n int) func(*testing.T, *evidence.Dossier) {
	return func(_ *testing.T, d *evidence.Dossier) { d.Pages[n-1].Timing.Cut = true }
}

// withResource records a request of the home page.
func withResource(address, kind string, status int, failure evidence.FailureKind) func(*testing.T, *evidence.Dossier) {
	return func(_ *testing.T, d *evidence.Dossier) {
		r := evidence.Resource{URL: address, Type: kind, Status: status}
		if failure != "" {
			r.Failure = &evidence.Failure{Kind: failure}
		}
		d.Pages[0].Resources = append(d.Pages[0].Resources, r)
	}
}

// registered enters what the registry says of the site.
func registered(site evidence.Site) func(*testing.T, *evidence.Dossier) {
	return func(_ *testing.T, d *evidence.Dossier) { d.Site = site }
}

// failedHome puts a home page in place that did not open.
func failedHome(_ *testing.T, d *evidence.Dossier) {
	d.Pages = []*evidence.Page{{
		ID: evidence.PageID(1), Role: evidence.RoleHome, URL: homeAddress, Failure: &evidence.Failure{Kind: evidence.FailureTimeout},
	}}
}
