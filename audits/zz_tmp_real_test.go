package audits

import (
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
	mzportal "wangjian/fixtures/portal"
)

func TestZZReal(t *testing.T) {
	data, _ := os.ReadFile("../fixtures/portal/data/defects.yaml")
	for _, m := range regexp.MustCompile(`code: "?((?:near:)?(?:disclosure|coordination)\.[a-z.]+)"?,`).FindAllStringSubmatch(string(data), -1) {
		if f := os.Getenv("ONLY"); f != "" && !strings.Contains(m[1], f) {
			continue
		}
		t.Run(m[1], func(t *testing.T) { zz(t, m[1]) })
	}
}

func zz(t *testing.T, defect string) {
	asOf := time.Date(2019, 11, 30, 12, 0, 0, 0, evidence.Beijing)
	defects := []string{defect}
	p, err := mzportal.New(mzportal.Options{AsOf: asOf, Defects: defects, Pages: 170})
	if err != nil {
		t.Fatal(err)
	}
	d := &evidence.Dossier{Site: evidence.Site{URL: homeAddress, Name: "明州市人民政府"}}
	known := map[string]bool{homeAddress: true}
	queue := []string{homeAddress}
	for len(queue) > 0 && len(d.Pages) < 900 {
		addr := queue[0]
		queue = queue[1:]
		u, _ := url.Parse(addr)
		r := httptest.NewRequest("GET", addr, nil)
		r.Host = u.Host
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		if w.Code != 200 || !strings.Contains(w.Header().Get("Content-Type"), "html") {
			continue
		}
		page := evidencetest.Page(t, addr, w.Body.String())
		page.ID, page.Role = evidence.PageID(len(d.Pages)+1), evidence.RoleSecond
		if addr == homeAddress {
			page.Role = evidence.RoleHome
		}
		d.Pages = append(d.Pages, page)
		links, _ := Links(page)
		for _, l := range links {
			lu, _ := url.Parse(l.Address)
			if lu != nil && lu.Host == "www.mingzhou.gov.cn" && !known[l.Address] && !strings.Contains(lu.Path, "/so") && lu.RawQuery == "" && (strings.HasSuffix(lu.Path, "/") || strings.Contains(lu.Path, "index_") || strings.Contains(lu.Path, "/zwgk/zfxxgk") || strings.Contains(lu.Path, "ysqgk")) {
				known[l.Address] = true
				queue = append(queue, l.Address)
			}
		}
	}
	t.Log(len(d.Pages), len(queue))
	mine := []Audit{disclosureGuide, disclosureCatalog, disclosureRequest, disclosureAnnual, disclosureRegulations, disclosureQuarter, disclosureStatement, disclosureReprint, coordinationPromotion}
	for _, a := range mine {
		prm, _ := DefaultParameters(a.ID)
		if a.Wants == nil {
			continue
		}
		topics, _ := a.Wants(prm)
		for _, topic := range topics {
			page := evidencetest.Page(t, homeAddress+"so?q="+topic.Name, "<p>没有找到</p>")
			page.ID, page.Role, page.Via = evidence.PageID(len(d.Pages)+1), evidence.RoleSearch, &evidence.Via{Text: topic.Name}
			d.Pages = append(d.Pages, page)
		}
	}
	c := NewCase(d, nil, asOf)
	start := time.Now()
	c.site()
	t.Log("outline", time.Since(start))
	for _, a := range mine {
		prm, _ := DefaultParameters(a.ID)
		start := time.Now()
		r, err := a.Judge(c, prm)
		if err != nil {
			t.Error(err)
		}
		_ = start
		if a.ID == "coordination.promotion" {
			continue
		}
		for _, f := range r.Findings {
			t.Log("   FOUND", f.Code, f.Item, f.Message, f.Exhibits[0].URL())
		}
		for _, g := range r.Gaps {
			t.Log("   open", g.Code, g.Reason)
		}
		for _, g := range r.NotDue {
			t.Log("   early", g.Code, g.Reason)
		}
	}
}
