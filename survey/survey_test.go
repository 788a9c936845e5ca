package survey_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"wangjian/browser"
	"wangjian/browser/network"
	"wangjian/evidence"
	"wangjian/fixtures/portal"
	"wangjian/outline"
	"wangjian/survey"
)

// pinAll leads every host and port to a test server.
func pinAll(t *testing.T, server *httptest.Server) network.Pin {
	t.Helper()
	at := netip.MustParseAddrPort(server.Listener.Addr().String())
	return network.Pin{Host: "*", Address: at.Addr(), To: at.Port()}
}

// newPlan orders a survey of what a handler serves under every host name.
func newPlan(t *testing.T, handler http.Handler) survey.Plan {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	pool, err := browser.NewPool()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	return survey.Plan{
		Dir: filepath.Join(t.TempDir(), "dossier"), Pages: 100, Tabs: 3, Robots: survey.RobotsObey, Stealth: browser.StealthOff,
		Pool: pool, Dialer: network.NewDialer(network.Policy{Pins: []network.Pin{pinAll(t, server)}}),
		Version: "wangjian/test", Now: time.Now,
	}
}

func run(t *testing.T, site evidence.Site, plan survey.Plan) *evidence.Dossier {
	t.Helper()
	d, err := survey.Run(t.Context(), site, plan)
	if err != nil {
		t.Fatal(err)
	}
	if hash, err := evidence.Validate(plan.Dir); err != nil || hash != d.Manifest {
		t.Fatalf("the dossier on disk: %v, %v; want %v and no error", hash, err, d.Manifest)
	}
	return d
}

func TestASurveyOpensWhatTheNavigationLeadsTo(t *testing.T) {
	site, err := portal.New(portal.Options{AsOf: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	plan := newPlan(t, site)
	var events []survey.Event
	plan.Progress = func(e survey.Event) { events = append(events, e) }
	d := run(t, evidence.Site{URL: "http://" + site.Host() + "/"}, plan)
	home, columns := d.Pages[0], d.Pages[1:]
	if home.Role != evidence.RoleHome || home.Via != nil || len(home.Shots) != 1 || home.Shots[0].Kind != evidence.ShotWholePage {
		t.Errorf("the first page is %s with %d shots, want the home page with a picture of all of it", home.Role, len(home.Shots))
	}
	var opened []string
	roles := map[evidence.Role]int{}
	for i, p := range columns {
		if !p.Seen() || p.ID != evidence.PageID(i+2) {
			t.Errorf("%s %s: failure %v; want a page that is seen, number %d", p.ID, p.URL, p.Failure, i+2)
		}
		roles[p.Role]++
		if p.Via != nil {
			opened = append(opened, p.Via.Text)
		}
	}
	if roles[evidence.RoleSecond] == 0 || roles[evidence.RoleInner] == 0 || len(roles) != 2 {
		t.Errorf("the pages have the roles %v, want pages that the home page leads to and pages behind them", roles)
	}
	for _, column := range []string{"要闻动态", "政务公开", "通知公告", "政策文件", "办事服务", "互动交流", "网站声明", "网站地图"} {
		if !slices.Contains(opened, column) {
			t.Errorf("the survey opened %v, but not %s", opened, column)
		}
	}
	if d.Survey.Address == "" || d.Survey.Requests == 0 || d.Survey.Bytes == 0 || d.Survey.Robots == nil {
		t.Errorf("the survey's own record is incomplete: %+v", d.Survey)
	}
	if len(events) == 0 || !slices.ContainsFunc(events, func(e survey.Event) bool { return e.Stage == survey.StagePages }) {
		t.Errorf("progress told %d events, none of the pages", len(events))
	}
	if !strings.HasPrefix(d.Survey.UserAgent, "Mozilla/5.0") || !strings.Contains(d.Survey.UserAgent, "wangjian/test") {
		t.Errorf("the user agent is %q, which does not name wangjian", d.Survey.UserAgent)
	}
}

// site serves pages of a small site by their path, and its robots.txt.
func site(robots string, pages map[string]string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, known := pages[r.URL.Path]
		switch {
		case r.URL.Path == "/robots.txt" && robots != "":
			write(w, robots)
		case !known:
			http.NotFound(w, r)
		case strings.HasPrefix(page, "http"):
			http.Redirect(w, r, page, http.StatusFound)
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			write(w, "<!doctype html><title>"+r.URL.Path+"</title>"+page)
		}
	})
}

func write(w http.ResponseWriter, text string) {
	_, _ = w.Write([]byte(text)) // the browser may have gone
}

const host = "www.example.gov.cn"

var home = evidence.Site{URL: "http://" + host + "/"}

const menu = `<nav><ul><li><a href="/a/">动态</a><li><a href="/b/">公告</a><li><a href="/c/">政策</a><li><a href="http://other.gov.cn/">省政府</a></ul></nav><p>首页内容</p>`

func TestTheFrontierStaysWithinItsLimits(t *testing.T) {
	pages := map[string]string{"/": menu, "/a/": "动态内容", "/b/": "公告内容", "/c/": "http://other.gov.cn/x", "/x": "别的网站"}
	const forbid = "User-agent: *\nDisallow: /a/\n"
	tests := []struct {
		name   string
		robots string
		change func(*survey.Plan)
		opened []string
		unseen map[string]evidence.UnseenReason
	}{
		{
			"a page that turns out to lie elsewhere is no page of the site", "", func(*survey.Plan) {},
			[]string{"/ home", "/a/ second", "/b/ second", "/c/ outside"},
			map[string]evidence.UnseenReason{"/c/": evidence.UnseenOutside},
		},
		{
			"the budget of pages leaves the rest unseen", "", func(p *survey.Plan) { p.Pages = 2 },
			[]string{"/ home", "/a/ second"},
			map[string]evidence.UnseenReason{"/b/": evidence.UnseenBudget, "/c/": evidence.UnseenBudget},
		},
		{
			"robots.txt is obeyed and reported", forbid, func(*survey.Plan) {},
			[]string{"/ home", "/b/ second", "/c/ outside"},
			map[string]evidence.UnseenReason{"/a/": evidence.UnseenRobots, "/c/": evidence.UnseenOutside},
		},
		{
			"an inspection with authority ignores robots.txt", forbid, func(p *survey.Plan) { p.Robots = survey.RobotsIgnore },
			[]string{"/ home", "/a/ second", "/b/ second", "/c/ outside"},
			map[string]evidence.UnseenReason{"/c/": evidence.UnseenOutside},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			plan := newPlan(t, site(test.robots, pages))
			test.change(&plan)
			d := run(t, home, plan)
			var opened []string
			for _, p := range d.Pages {
				opened = append(opened, strings.TrimPrefix(p.URL, "http://"+host)+" "+string(p.Role))
			}
			if !slices.Equal(opened, test.opened) {
				t.Errorf("opened %v, want %v", opened, test.opened)
			}
			unseen := map[string]evidence.UnseenReason{}
			for _, u := range d.Unseen {
				unseen[strings.TrimPrefix(u.URL, "http://"+host)] = u.Reason
			}
			if len(unseen) != len(test.unseen) {
				t.Errorf("unseen %v, want %v", unseen, test.unseen)
			}
			for path, reason := range test.unseen {
				if unseen[path] != reason {
					t.Errorf("%s is unseen for %q, want %q", path, unseen[path], reason)
				}
			}
			if refused := d.Survey.Robots.Refused; test.robots != "" && (len(refused) != 1 || !strings.HasSuffix(refused[0], "/a/")) {
				t.Errorf("robots.txt refuses %v in the record, want /a/", refused)
			}
		})
	}
}

// small is a site with a search, a column that only an inner page names, and a list.
func small() map[string]string {
	pages := map[string]string{
		"/":        `<nav><a href="/a/">动态</a><a href="/b/">公告</a></nav><form action="/search/"><input name="q"></form><p>首页内容</p>`,
		"/a/":      `<h1>动态</h1><div class="sidebar"><a href="/a/x/">部门动态</a><a href="/a/guide/">政府信息公开指南</a></div>`,
		"/b/":      `<h1>公告</h1>`,
		"/a/x/":    `<h1>部门动态</h1>`,
		"/search/": `<p>找到一条结果</p><ul><li><a href="/hidden.htm">依申请公开</a></li></ul>`,
	}
	for _, path := range []string{"/a/guide/", "/hidden.htm"} {
		pages[path] = "<p>内容</p>"
	}
	return pages
}

func TestASurveyFollowsLinksAndSearches(t *testing.T) {
	wants := []outline.Topic{{Name: "政府信息公开指南", Words: []string{"政府信息公开指南"}}, {Name: "依申请公开", Words: []string{"依申请公开"}}}
	tests := []struct {
		name   string
		robots string
		tabs   int
		opened []string
		unseen []string
	}{
		{
			"one page at a time", "", 1,
			[]string{"/ home", "/a/ second", "/b/ second", "/a/guide/ inner", "/a/x/ inner", "/search/?q=%E4%BE%9D%E7%94%B3%E8%AF%B7%E5%85%AC%E5%BC%80 search", "/hidden.htm inner"},
			nil,
		},
		{
			"the order does not depend on the tabs", "", 4,
			[]string{"/ home", "/a/ second", "/b/ second", "/a/guide/ inner", "/a/x/ inner", "/search/?q=%E4%BE%9D%E7%94%B3%E8%AF%B7%E5%85%AC%E5%BC%80 search", "/hidden.htm inner"},
			nil,
		},
		{
			"robots.txt forbids the search", "User-agent: *\nDisallow: /search/\n", 2,
			[]string{"/ home", "/a/ second", "/b/ second", "/a/guide/ inner", "/a/x/ inner"},
			[]string{"/search/ robots"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			plan := newPlan(t, site(test.robots, small()))
			plan.Tabs, plan.Wants = test.tabs, wants
			plan.Searches = func(d *evidence.Dossier) []string {
				if len(d.Pages) != 5 {
					t.Errorf("asked for searches after %d pages, want 5", len(d.Pages))
				}
				return []string{"依申请公开"}
			}
			d := run(t, home, plan)
			var opened, unseen []string
			for _, p := range d.Pages {
				opened = append(opened, strings.TrimPrefix(p.URL, "http://"+host)+" "+string(p.Role))
				if p.Role == evidence.RoleSearch && (p.Via == nil || p.Via.Text != "依申请公开" || len(p.Shots) == 0) {
					t.Errorf("the search came by %v with %d pictures, want its words and a picture", p.Via, len(p.Shots))
				}
			}
			for _, u := range d.Unseen {
				unseen = append(unseen, strings.TrimPrefix(u.URL, "http://"+host)+" "+string(u.Reason))
			}
			if !slices.Equal(opened, test.opened) || !slices.Equal(unseen, test.unseen) {
				t.Errorf("opened %v, unseen %v; want %v and %v", opened, unseen, test.opened, test.unseen)
			}
		})
	}
}

func TestASitemapLeadsToPagesThatNothingLinks(t *testing.T) {
	plan := newPlan(t, site("User-agent: *\nDisallow: /private/\nSitemap: http://"+host+"/map.xml\n", map[string]string{
		"/": `<nav><a href="/a/">动态</a></nav><p>首页内容</p>`, "/a/": "动态内容", "/alone/": "没有链接的内容",
		"/map.xml": "<urlset><url><loc>http://" + host + "/alone/</loc></url><url><loc>http://other.gov.cn/</loc></url></urlset>",
	}))
	d := run(t, home, plan)
	if len(d.Pages) != 3 || !strings.HasSuffix(d.Pages[2].URL, "/alone/") || d.Pages[2].Role != evidence.RoleInner || d.Pages[2].Via != nil {
		t.Errorf("%d pages, want the third to be /alone/, which nothing links", len(d.Pages))
	}
}

func TestASurveyThatIsStoppedIsSealed(t *testing.T) {
	plan := newPlan(t, site("", map[string]string{"/": menu, "/a/": "甲", "/b/": "乙", "/c/": "丙"}))
	stop := make(chan struct{})
	plan.Stop, plan.Tabs = stop, 1
	plan.Progress = func(e survey.Event) {
		if e.Stage == survey.StagePages && e.Done == 1 {
			close(stop)
		}
	}
	d := run(t, home, plan)
	if d.Survey.Stopped != "signal" {
		t.Errorf("stopped for %q, want signal", d.Survey.Stopped)
	}
	if len(d.Pages)+len(d.Unseen) != 4 || len(d.Unseen) == 0 || d.Unseen[0].Reason != evidence.UnseenStopped {
		t.Errorf("%d pages and %d unseen of the 4 pages known: %v", len(d.Pages), len(d.Unseen), d.Unseen)
	}
}

func TestASiteThatCannotBeReachedLeavesADossier(t *testing.T) {
	plan := newPlan(t, http.NotFoundHandler())
	closed := httptest.NewServer(http.NotFoundHandler())
	pin := pinAll(t, closed)
	closed.Close()
	plan.Dialer = network.NewDialer(network.Policy{Pins: []network.Pin{pin}})
	d := run(t, evidence.Site{URL: host}, plan)
	if len(d.Pages) != 2 || !strings.HasPrefix(d.Pages[0].URL, "https:") || !strings.HasPrefix(d.Pages[1].URL, "http:") {
		t.Fatalf("%d pages, want one try by https and one by http", len(d.Pages))
	}
	for _, p := range d.Pages {
		if p.Failure == nil || p.Failure.Kind != evidence.FailureRefused {
			t.Errorf("%s: failure %v, want %s", p.URL, p.Failure, evidence.FailureRefused)
		}
	}
	if reach := d.ProbesOf(evidence.ProbeReach); len(reach) != 1 || reach[0].Failure == nil || len(reach[0].Steps) == 0 {
		t.Errorf("the reach probe is %+v, want one that failed and says how", reach)
	}
}

func TestASecondLookShowsWhatNoPictureShows(t *testing.T) {
	plan := newPlan(t, site("", map[string]string{"/": menu, "/a/": `<p id="low" style="margin-top:1500px">低处</p>`, "/b/": "乙", "/c/": "丙"}))
	plan.Review = func(d *evidence.Dossier) []survey.Look {
		return []survey.Look{{Page: d.Pages[1], Places: []evidence.Place{{Selector: "#low"}}}}
	}
	d := run(t, home, plan)
	last := d.Pages[len(d.Pages)-1]
	if last.Role != evidence.RoleReview || last.Via.Page != d.Pages[1].ID || len(last.Shots) != 1 {
		t.Fatalf("the last page is %s via %v with %d shots, want a review of %s with its picture", last.Role, last.Via, len(last.Shots), d.Pages[1].ID)
	}
	doc, err := last.Document()
	if err != nil {
		t.Fatal(err)
	}
	if box := doc.Locate(doc.Find("#low").Nodes[0]).Box; !last.Shots[0].Box.Contains(box) {
		t.Errorf("the picture shows %v, the place is %v", last.Shots[0].Box, box)
	}
}
