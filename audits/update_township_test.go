package audits

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
	"wangjian/fixtures/township"
)

// scripted are the families of portals whose lists only a browser brings.
var scripted = []string{"jcms", "json", "frame"}

// townshipDossier is what a whole survey would see of a made portal, its scripts apart;
// nothing where those would bring its lists. Searches on the site find nothing.
func townshipDossier(t *testing.T, options township.Options, table *Table) *evidence.Dossier {
	t.Helper()
	site, err := township.New(options)
	if err != nil {
		t.Fatal(err)
	}
	family, _, _ := strings.Cut(site.Layout(), ",")
	if slices.Contains(scripted, family) {
		return nil
	}
	d := &evidence.Dossier{Site: evidence.Site{URL: "http://" + site.Host() + "/", Name: site.Registered().Name}}
	for i, address := range site.Addresses() {
		recorder := httptest.NewRecorder()
		site.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, address, nil))
		source := recorder.Body.String()
		if recorder.Code != http.StatusOK {
			continue
		}
		if strings.Contains(site.Layout(), "gbk") {
			if source, err = simplifiedchinese.GBK.NewDecoder().String(source); err != nil {
				t.Fatal(err)
			}
		}
		page := evidencetest.Page(t, address, source)
		page.ID = evidence.PageID(i + 1)
		if i > 0 {
			page.Role = evidence.RoleSecond
		}
		d.Pages = append(d.Pages, page)
	}
	topics, err := Wants(table)
	if err != nil {
		t.Fatal(err)
	}
	for _, topic := range topics {
		page := evidencetest.Page(t, d.Site.URL+"search?q="+topic.Name, "<html><body><p>没有找到结果</p></body></html>")
		page.ID, page.Role, page.Via = evidence.PageID(len(d.Pages)+1), evidence.RoleSearch, &evidence.Via{Page: "p0001", Text: topic.Name}
		d.Pages = append(d.Pages, page)
	}
	return d
}

// updateAudits are those that this file's portals are judged by.
var updateAudits = []string{
	"update.home", "update.columns", "disclosure.basic", "disclosure.key-areas", "disclosure.fiscal", "disclosure.data",
	"service.item-lists", "service.convenience-list", "platform.integration",
}

func TestExperimentTownship(t *testing.T) {
	asOf := time.Date(2019, 11, 30, 12, 0, 0, 0, evidence.Beijing)
	for _, level := range []string{township.City, township.County, township.Department} {
		table := shipped(t, "site-"+level)
		for seed := int64(1); seed < 5; seed++ {
			d := townshipDossier(t, township.Options{Seed: seed, AsOf: asOf, Level: level}, table)
			if d == nil {
				continue
			}
			c := NewCase(d, table.bindings(), asOf)
			for _, b := range table.bindings() {
				if !slices.Contains(updateAudits, b.ID) {
					continue
				}
				result, err := registry[b.ID].Judge(c, b.Parameters)
				if err != nil {
					t.Fatal(err)
				}
				if result.Veto != nil {
					fmt.Println(level, seed, "VETO", b.ID, result.Veto.Status, result.Veto.Reason)
				}
				for _, f := range result.Findings {
					if !strings.HasSuffix(f.Code, ".seen") {
						fmt.Println(level, seed, "FOUND", b.ID, f.Code, f.Item, f.Message)
					}
				}
				for _, g := range result.Gaps {
					fmt.Println(level, seed, "GAP", b.ID, g.Code, g.Reason)
				}
			}
		}
	}
}
