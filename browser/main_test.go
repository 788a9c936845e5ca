package browser

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// host is the name under which tests see their pages.
const host = "http://www.example.gov.cn"

// sharedPool is used by all tests that do no harm to its browser.
var sharedPool = sync.OnceValues(NewPool)

func TestMain(m *testing.M) {
	code := m.Run()
	if pool, err := sharedPool(); err == nil {
		browsers := descendants(pool.PIDs()...)
		if err := pool.Close(); err != nil {
			fmt.Fprintln(os.Stderr, "close the shared pool:", err)
			code = 1
		}
		if left := living(browsers); len(left) > 0 {
			fmt.Fprintln(os.Stderr, "processes left behind:", left)
			code = 1
		}
	}
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), profilePrefix+strconv.Itoa(os.Getpid())+"-*")); err != nil || len(left) > 0 {
		fmt.Fprintln(os.Stderr, "profile folders left behind:", left, err)
		code = 1
	}
	os.Exit(code)
}

// site is the pages of a test server by their paths.
type site map[string]http.HandlerFunc

func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if page, ok := s[r.URL.Path]; ok {
		page(w, r)
		return
	}
	http.NotFound(w, r)
}

// html answers with a document.
func html(document string) http.HandlerFunc {
	return typed("text/html; charset=utf-8", document)
}

func typed(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		write(w, body)
	}
}

// write sends text; a browser that has left needs none.
func write(w http.ResponseWriter, text string) {
	_, _ = w.Write([]byte(text))
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
}

// status answers with a status and a document.
func status(code int, document string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(code)
		write(w, document)
	}
}

// serve starts a server and pins every host, ports included, to it.
func serve(t testing.TB, pages http.Handler) network.Pin {
	t.Helper()
	server := httptest.NewServer(pages)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return pinTo(t, server.Listener.Addr())
}

func pinTo(t testing.TB, address net.Addr) network.Pin {
	t.Helper()
	at, err := netip.ParseAddrPort(address.String())
	if err != nil {
		t.Fatal(err)
	}
	return network.Pin{Host: "*", Address: at.Addr(), To: at.Port()}
}

// visit begins a session of the shared pool whose pins lead to the test's
// servers.
func visit(t *testing.T, options Options, pins ...network.Pin) *Session {
	t.Helper()
	pool, err := sharedPool()
	if err != nil {
		t.Fatal(err)
	}
	return visitIn(t, pool, options, pins...)
}

func visitIn(t testing.TB, pool *Pool, options Options, pins ...network.Pin) *Session {
	t.Helper()
	if options.Dialer == nil {
		options.Dialer = network.NewDialer(network.Policy{Pins: pins})
	}
	options.Agent = "wangjian/test"
	session, err := pool.NewSession(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := session.Close(); err != nil {
			t.Errorf("close the session: %v", err)
		}
	})
	return session
}

// see captures a page and fails the test when nothing can be seen at all.
func see(t testing.TB, s *Session, address string, options ...Option) *evidence.Page {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	page, err := s.Capture(ctx, address, options...)
	if err != nil {
		t.Fatalf("Capture(%s): %v", address, err)
	}
	return page
}

// seeOne captures the page / of a site of its own.
func seeOne(t *testing.T, pages site, options ...Option) *evidence.Page {
	t.Helper()
	return see(t, visit(t, Options{}, serve(t, pages)), host+"/", options...)
}

// rendered returns the page's document; the test ends when there is none.
func rendered(t *testing.T, p *evidence.Page) *evidence.Document {
	t.Helper()
	doc, err := p.Document()
	if err != nil {
		t.Fatalf("document of %s (failure %v): %v", p.URL, p.Failure, err)
	}
	return doc
}

// text returns what a reader sees on the page.
func text(t *testing.T, p *evidence.Page) string {
	t.Helper()
	doc := rendered(t, p)
	return doc.Text(doc.Root())
}

func kind(p *evidence.Page) evidence.FailureKind {
	if p.Failure == nil {
		return ""
	}
	return p.Failure.Kind
}
