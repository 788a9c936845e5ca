package outline

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
	"wangjian/fixtures/portal"
)

// kindsOfPortal are the kinds that the demonstration portal's columns may be read as, by
// what the portal calls them.
var kindsOfPortal = map[string][]Kind{
	"section": {KindSection},
	"list":    {KindList, KindBoard, KindConsultation},
	"catalog": {KindCatalog},
}

// TestReadPortal reads every column and every policy document of the demonstration portal.
func TestReadPortal(t *testing.T) {
	site, err := portal.New(portal.Options{AsOf: readAsOf})
	if err != nil {
		t.Fatal(err)
	}
	shown := func(path string) *Page {
		answer := httptest.NewRecorder()
		site.ServeHTTP(answer, httptest.NewRequest("GET", "http://"+site.Host()+path, nil))
		source := evidencetest.Page(t, "http://"+site.Host()+path, answer.Body.String())
		if path != "/" {
			source.Role = evidence.RoleSecond
		}
		p, err := Read(source, readAsOf)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	facts := site.Facts()
	for _, fact := range facts.Columns {
		p := shown(fact.Path)
		if kinds := kindsOfPortal[fact.Kind]; len(kinds) > 0 && !slices.Contains(kinds, p.Kind) {
			t.Errorf("%s %s is a %s and read as %s: %q %q", fact.Path, fact.Name, fact.Kind, p.Kind, p.Reasons, listLines(p))
		}
		if p.Title != fact.Name {
			t.Errorf("%s: title %q, want %q", fact.Path, p.Title, fact.Name)
		}
		if items, main := mainItems(p); fact.Kind == "list" && fact.Articles > 0 && (main == nil || items != min(fact.Articles, 10) || !main.Items[0].Date.Day.Equal(evidence.Midnight(fact.Newest))) {
			t.Errorf("%s: %d items, newest %v; has %d, newest %v", fact.Path, items, listLines(p), fact.Articles, fact.Newest)
		}
	}
	for _, fact := range facts.Policies {
		p := shown(fact.Path)
		if p.Kind != KindPolicy || p.Title != fact.Title || !p.Published.Day.Equal(evidence.Midnight(fact.Published)) {
			t.Errorf("%s: %s %q %v", fact.Path, p.Kind, p.Title, p.Published.Day)
		}
		if fact.Interpretation == "" {
			continue
		}
		if !leadsTo(p, fact.Interpretation, AreaRelated) {
			t.Errorf("%s: no related link to %s", fact.Path, fact.Interpretation)
		}
		interpretation := shown(fact.Interpretation)
		if interpretation.Kind != KindInterpretation || !leadsTo(interpretation, fact.Path, AreaRelated) {
			t.Errorf("%s: %s %q", fact.Interpretation, interpretation.Kind, interpretation.Reasons)
		}
	}
	if home := shown("/"); home.Kind != KindHome || len(home.Lists) < 8 {
		t.Errorf("home page: %s %q", home.Kind, listLines(home))
	}
}

func leadsTo(p *Page, path string, area Area) bool {
	for _, link := range p.Links {
		if strings.HasSuffix(link.Address, path) && link.Area == area {
			return true
		}
	}
	return false
}
