package survey_test

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"wangjian/evidence"
	"wangjian/survey"
)

// flaky answers 500 to the first request of each path and 200 from then on.
type flaky struct {
	mu   sync.Mutex
	seen map[string]bool
}

func (f *flaky) again(path string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.seen == nil {
		f.seen = map[string]bool{}
	}
	before := f.seen[path]
	f.seen[path] = true
	return before
}

func TestLinksAreCheckedTwiceBeforeTheyAreDead(t *testing.T) {
	var server flaky
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			write(w, "<p>首页</p>")
		case "/good":
			write(w, "good")
		case "/only-get":
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
				return
			}
			write(w, "good")
		case "/flaky":
			if !server.again(r.Method) {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			write(w, "good")
		case "/wall":
			w.WriteHeader(http.StatusPreconditionFailed)
			write(w, "<script>$_ts=window['$_ts'];</script>")
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/moved":
			http.Redirect(w, r, "/good", http.StatusMovedPermanently)
		default:
			http.NotFound(w, r)
		}
	})
	tests := []struct {
		path     string
		status   int
		attempts int
		failure  evidence.FailureKind
	}{
		{"/good", 200, 1, ""},
		{"/only-get", 200, 1, ""},
		{"/flaky", 200, 2, ""},
		{"/moved", 200, 1, ""},
		{"/gone", 404, 2, evidence.FailureClientError},
		{"/wall", 412, 1, evidence.FailureChallenge},
		{"/round", 0, 2, evidence.FailureRedirects},
	}
	plan := newPlan(t, handler)
	plan.Links = func(*evidence.Page) []string {
		var all []string
		for _, test := range tests {
			all = append(all, "http://"+host+test.path)
		}
		return append(all, all[0])
	}
	probes := run(t, home, plan).ProbesOf(evidence.ProbeLink)
	if len(probes) != len(tests) {
		t.Fatalf("%d probes of %d links, each once", len(probes), len(tests))
	}
	for i, test := range tests {
		p := probes[i]
		var kind evidence.FailureKind
		if p.Failure != nil {
			kind = p.Failure.Kind
		}
		if !strings.HasSuffix(p.URL, test.path) || p.Status != test.status || p.Attempts != test.attempts || kind != test.failure {
			t.Errorf("%s: status %d, %d attempts, failure %q; want %d, %d, %q\nsteps: %v",
				p.URL, p.Status, p.Attempts, kind, test.status, test.attempts, test.failure, p.Steps)
		}
	}
}

func TestALinkThatTheBrowserSawFailIsAskedAgain(t *testing.T) {
	plan := newPlan(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/a/" && strings.HasPrefix(r.UserAgent(), "Mozilla/") {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		write(w, `<nav><a href="/a/">动态</a></nav><p>首页</p>`)
	}))
	plan.Links = func(*evidence.Page) []string { return []string{home.URL, home.URL + "a/"} }
	d := run(t, home, plan)
	probes := d.ProbesOf(evidence.ProbeLink)
	if len(probes) != 2 || len(d.Pages) != 2 || d.Pages[1].Failure == nil {
		t.Fatalf("%d probes and %d pages, want 2 of each, the second page failed", len(probes), len(d.Pages))
	}
	if p := probes[1]; p.Failure != nil || p.Status != http.StatusOK || len(p.Steps) == 0 {
		t.Errorf("the link is %+v, want it asked by a plain request, with success", p)
	}
	if p := probes[0]; len(p.Steps) != 0 || p.Status != http.StatusOK {
		t.Errorf("the link to the page seen is %+v, want what the browser saw", p)
	}
}

func TestLinksObeyRobots(t *testing.T) {
	tests := []struct {
		mode  string
		asked bool
	}{
		{"obey", false},
		{"ignore", true},
	}
	for _, test := range tests {
		t.Run(test.mode, func(t *testing.T) {
			var server flaky
			pages := site("User-agent: *\nDisallow: /private/\n", map[string]string{"/": "首页", "/private/a": "内部", "/b": "公开"})
			plan := newPlan(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				server.again(r.Host + r.URL.Path)
				pages.ServeHTTP(w, r)
			}))
			plan.Robots = survey.RobotsMode(test.mode)
			const private, other = "http://" + host + "/private/a", "http://other.gov.cn/private/a"
			plan.Links = func(*evidence.Page) []string { return []string{private, other, home.URL + "b"} }
			d := run(t, home, plan)
			if got := server.again(host + "/private/a"); got != test.asked {
				t.Errorf("the address that robots.txt forbids was asked: %v, want %v", got, test.asked)
			}
			if !server.again("other.gov.cn/private/a") || !server.again(host+"/b") {
				t.Error("what robots.txt does not speak of was not asked")
			}
			refused := slices.ContainsFunc(d.Unseen, func(u evidence.Unseen) bool {
				return u.URL == private && u.Reason == evidence.UnseenRobots
			})
			if refused == test.asked || len(d.Unseen) > 1 {
				t.Errorf("unseen: %v, want %s there: %v", d.Unseen, private, !test.asked)
			}
		})
	}
}
