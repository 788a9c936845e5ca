package survey_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"wangjian/evidence"
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
