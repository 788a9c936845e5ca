package audits

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

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
		page := evidencetest.Page(t, d.Site.URL+"search?q="+topic.Name, "<html><body><p>没有找到与“"+topic.Name+"”有关的结果</p></body></html>")
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

// toldOf is what the audits of updates say of a portal with plants, apart from notes: the
// defects that they find, each code with the item or the column once.
func toldOf(t *testing.T, options township.Options) (told []string, truth township.Truth) {
	t.Helper()
	table := shipped(t, "site-"+options.Level)
	site, err := township.New(options)
	if err != nil {
		t.Fatal(err)
	}
	c := NewCase(townshipDossier(t, options, table), table.bindings(), options.AsOf)
	for _, b := range table.bindings() {
		if !slices.Contains(updateAudits, b.ID) {
			continue
		}
		result, err := registry[b.ID].Judge(c, b.Parameters)
		if err != nil {
			t.Fatal(err)
		}
		if result.Veto != nil {
			t.Log(b.ID, result.Veto.Status, result.Veto.Reason)
		}
		for _, f := range result.Findings {
			if f.Severity != SeverityNote && !strings.HasSuffix(f.Code, ".seen") {
				told = append(told, f.Code)
				t.Log(b.ID, f.Code, f.Item, f.Message)
			}
		}
		for _, g := range result.Gaps {
			t.Log(b.ID, "open", g.Code, g.Reason)
		}
	}
	slices.Sort(told)
	return slices.Compact(told), site.Truth()
}

func TestUpdatesOfMadePortals(t *testing.T) {
	defects := []string{
		"update.column.stale:notice", "update.column.blank", "update.column.undated", "update.section.missing:leaders",
		"update.area.missing", "service.list.missing:powers",
	}
	nearly := []string{"near:update.home.stale"}
	for _, plant := range defects {
		nearly = append(nearly, "near:"+strings.Split(plant, ":")[0])
	}
	for _, row := range []struct {
		name  string
		seed  int64
		level string
		plant []string
		want  []string
	}{
		{"a clean portal of a city", 2, township.City, nil, nil},
		{"a clean portal of a department", 4, township.Department, nil, nil},
		{"near misses of everything", 3, township.City, nearly, nil},
		{"everything at once", 3, township.City, append(defects, "update.home.stale"), []string{
			"service.list.missing", "update.area.missing", "update.column.blank", "update.column.stale", "update.column.undated",
			"update.home.stale", "update.section.missing",
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			told, truth := toldOf(t, township.Options{Seed: row.seed, AsOf: updateAsOf, Level: row.level, Plant: row.plant})
			if !slices.Equal(told, row.want) {
				t.Errorf("got %v\nwant %v\nplanted %+v", told, row.want, truth.Plants)
			}
		})
	}
}
