package survey

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

const host = "www.example.gov.cn"

// addresses makes n addresses of a host.
func addresses(host string, from, n int) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf("http://%s/%d", host, from+i))
	}
	return all
}

func TestLinksAreBoundedByPageAndBySurvey(t *testing.T) {
	var many [][]string
	for i := range 18 {
		many = append(many, addresses("a.cn", i*linksOfPage, linksOfPage))
	}
	var hosts []string
	for i := range linksOfPage + leftHosts + 50 {
		hosts = append(hosts, fmt.Sprintf("http://%d.cn/", i))
	}
	tests := []struct {
		name  string
		pages [][]string
		kept  int
		left  []int // counts by host
	}{
		{"an address of two pages counts once", [][]string{addresses("a.cn", 0, 2), addresses("a.cn", 1, 2)}, 3, nil},
		{"what is no address is no link", [][]string{{"/a", "::", "http://a.cn/"}}, 1, nil},
		{"a page within its limit", [][]string{addresses("a.cn", 0, linksOfPage)}, linksOfPage, nil},
		{
			"a page beyond its limit",
			[][]string{slices.Concat(addresses("a.cn", 0, linksOfPage+5), addresses("b.cn", 0, 3))},
			linksOfPage,
			[]int{5, 3},
		},
		{"pages beyond the survey's limit", many, linksOfSurvey, []int{18*linksOfPage - linksOfSurvey}},
		{"hosts without end", [][]string{hosts}, linksOfPage, append(slices.Repeat([]int{1}, leftHosts), 50)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var l links
			var pages []*evidence.Page
			for i, found := range slices.Backward(test.pages) { // as tabs may finish
				id := evidence.PageID(i + 1)
				l.add(id, found)
				pages = slices.Insert(pages, 0, &evidence.Page{ID: id})
			}
			kept, left := l.inOrder(pages)
			var counts []int
			for _, u := range left {
				counts = append(counts, u.Count)
				if u.Reason != evidence.UnseenBudget {
					t.Errorf("%s is left for %q, want %q", u.URL, u.Reason, evidence.UnseenBudget)
				}
			}
			if len(kept) != test.kept || !slices.Equal(counts, test.left) {
				t.Errorf("kept %d, left %v; want %d, %v", len(kept), counts, test.kept, test.left)
			}
			if want := test.pages[0][0]; strings.HasPrefix(want, "http") && kept[0] != want {
				t.Errorf("the first address is %s, want %s, the first page's", kept[0], want)
			}
		})
	}
}

func TestUnseenPagesStandInTheOrderOfTheirEntries(t *testing.T) {
	s := &walk{dossier: &evidence.Dossier{}, noted: map[string]bool{}, reason: "signal"}
	chosen := []entry{{url: "/wall"}, {url: "/seen"}, {url: "/outside"}, {url: "/stopped"}, {url: "/failed"}, {url: "/failed"}}
	failed := &evidence.Page{Failure: &evidence.Failure{Kind: evidence.FailureServerError, Status: 500}}
	s.order(0, chosen, []*evidence.Page{
		{Failure: &evidence.Failure{Kind: evidence.FailureChallenge}}, {}, {Role: evidence.RoleOutside}, nil, failed, failed,
	})
	var got []string
	for _, u := range s.dossier.Unseen {
		got = append(got, u.URL+" "+string(u.Reason))
	}
	if want := []string{"/wall wall", "/outside outside", "/stopped stopped", "/failed failed"}; !slices.Equal(got, want) {
		t.Errorf("unseen: %v, want each once, in the order of the entries: %v", got, want)
	}
	if len(s.dossier.Pages) != 5 {
		t.Errorf("%d pages, want the 5 that were captured", len(s.dossier.Pages))
	}
}

func TestWhatEndsTheSearchForTheHomePage(t *testing.T) {
	tests := []struct {
		name    string
		failure evidence.FailureKind
		found   bool
	}{
		{"a page that is seen", "", true},
		{"a wall", evidence.FailureChallenge, true},
		{"a page not found", evidence.FailureClientError, false},
		{"an error of the server", evidence.FailureServerError, false},
		{"an empty page", evidence.FailureEmpty, false},
		{"a bad certificate", evidence.FailureTLS, false},
		{"nobody who listens", evidence.FailureRefused, false},
	}
	for _, test := range tests {
		page := evidencetest.Page(t, "https://"+host+"/", "<p>首页</p>") // an error page has a document, too
		if test.failure != "" {
			page.Failure = &evidence.Failure{Kind: test.failure}
		}
		if got := found(page); got != test.found {
			t.Errorf("%s: found %v, want %v", test.name, got, test.found)
		}
	}
}
