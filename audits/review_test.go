package audits

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// pictured is a page of one picture that shows all of it.
func pictured(t *testing.T, source string) *evidence.Page {
	t.Helper()
	p := evidencetest.Page(t, homeAddress, source)
	doc, err := p.Document()
	if err != nil {
		t.Fatal(err)
	}
	p.Shots = []evidence.Shot{{Box: evidence.Box{W: doc.Width, H: doc.Height}}}
	return p
}

func TestASecondLookShowsAPlaceOnlyWhereItFindsTheSameThing(t *testing.T) {
	const source = `<p id="a">公告</p>`
	size := evidence.Box{W: evidencetest.Width, H: 20}
	for _, row := range []struct {
		name  string
		place evidence.Place
		want  bool
	}{
		{"the same words", evidence.Place{Selector: "#a", Quote: "公告", Box: evidence.Box{W: 5, H: 5}}, true},
		{"other words at the same place", evidence.Place{Selector: "#a", Quote: "通知", Box: size}, false},
		{"nothing quoted and the same size", evidence.Place{Selector: "#a", Box: size}, true},
		{"nothing quoted and another size", evidence.Place{Selector: "#a", Box: evidence.Box{W: 5, H: 5}}, false},
		{"no such element", evidence.Place{Selector: "#b", Quote: "公告", Box: size}, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			page := evidencetest.Page(t, homeAddress, source)
			again := pictured(t, source)
			again.ID, again.Role, again.Via = evidence.PageID(2), evidence.RoleReview, &evidence.Via{Page: page.ID}
			doc, err := again.Document()
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("the element is %+v", doc.Locate(doc.Find("#a").Nodes[0]))
			kase := NewCase(&evidence.Dossier{Pages: []*evidence.Page{page, again}}, nil, noon)
			if got := kase.shown(onPage(page, row.place)).Page == again; got != row.want {
				t.Errorf("%+v is shown by the second look: got %v, want %v", row.place, got, row.want)
			}
		})
	}
}

func TestUnshownPlacesComeInTheOrderOfThePages(t *testing.T) {
	box := evidence.Box{W: 10, H: 10}
	page := func(n int) *evidence.Page { return &evidence.Page{ID: evidence.PageID(n), DOM: &evidence.Blob{}} }
	first, second, third := page(1), page(2), page(3)
	second.Shots = []evidence.Shot{{Box: box}}
	place := func(selector string) evidence.Place { return evidence.Place{Selector: selector, Box: box} }
	judgement := Judgement{Exhibits: []*Exhibit{
		onPage(third, place("c")), onPage(first, place("a")), onPage(second, place("shown")), onPage(third, place("d")),
		onPage(first, evidence.Place{Selector: "no box"}), ofProbe(&evidence.Probe{}),
	}}
	type row struct {
		Page   string
		Places []evidence.Place
	}
	var got []row
	for _, u := range judgement.Unshown() {
		got = append(got, row{u.Page.ID, u.Places})
	}
	want := []row{{first.ID, []evidence.Place{place("a")}}, {third.ID, []evidence.Place{place("c"), place("d")}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("unshown (-want +got):\n%s", diff)
	}
}
