package browser

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"wangjian/browser/network"
	"wangjian/evidence"
)

func TestConsoleKeepsErrorsOnly(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{"/": html(`<p>x</p><script>
console.log('quiet'); console.warn('quiet'); console.error('第一', 2, {a:1}, new TypeError('对象'));
Promise.reject(new Error('无人接收'));
setTimeout(() => { undefinedFunction() }, 1);
</script><script>syntax error here(</script>`)})
	got := ""
	for _, e := range p.Console {
		got += fmt.Sprintf("%s %s line %d\n", e.Kind, strings.Split(e.Text, "\n")[0], e.Line)
	}
	for _, want := range []string{
		"error 第一 2 Object TypeError: 对象", "exception Uncaught SyntaxError:", "exception Uncaught (in promise) Error: 无人接收",
		"exception Uncaught ReferenceError: undefinedFunction is not defined line 4",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("console\n%swant %q in it", got, want)
		}
	}
	if strings.Contains(got, "quiet") || len(p.Console) != 4 {
		t.Errorf("console\n%swant four errors and nothing else", got)
	}
}

func TestConsoleFloodIsCountedNotKept(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{"/": html(`<p>x</p><script>for(let i=0;i<5000;i++)console.error('洪水'.repeat(500))</script>`)})
	if len(p.Console) != maxConsole || len(p.Cut) != 1 || !strings.HasSuffix(p.Cut[0], " more console messages") {
		t.Fatalf("%d messages kept, cut %q, want %d and the rest counted", len(p.Console), p.Cut, maxConsole)
	}
	if size := len([]rune(p.Console[0].Text)); size > maxText+1 || size < 1000 {
		t.Errorf("a message of %d characters kept, want at most %d", size, maxText)
	}
}

// unusedPort returns an address at which nothing listens.
func unusedPort(t *testing.T) netip.AddrPort {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := netip.MustParseAddrPort(l.Addr().String())
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return at
}

func TestFailedResourcesSayWhy(t *testing.T) {
	t.Parallel()
	secure := httptest.NewTLSServer(site{})
	t.Cleanup(secure.Close)
	tlsPin := pinTo(t, secure.Listener.Addr())
	tlsPin.Host = "tls.example.cn"
	refused := unusedPort(t)
	all := serve(t, site{
		"/": html(`<p>x</p><img src=/ok.png><img src=/missing.png><img src=/broken.png><script src=/error.js></script><link rel=stylesheet href=/moved.css>
			<img src="http://refused.example.cn/a.png"><img src="http://10.1.2.3/a.png"><img src="http://127.0.0.1:9/a.png"><img src="https://tls.example.cn/a.png">
			<img src="http://hangup.example.cn/hangup.png"><video src="/film.mp4" autoplay></video><iframe src=/gone.html></iframe>
			<script>fetch('/missing.json').catch(()=>{})</script>`),
		"/ok.png":    typed("image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"/>`),
		"/error.js":  status(http.StatusInternalServerError, ""),
		"/moved.css": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/nowhere.css", http.StatusFound) },
		"/hangup.png": func(http.ResponseWriter, *http.Request) {
			panic(http.ErrAbortHandler) // the server's way to hang up
		},
	})
	// An address in numbers is not pinned away: the policy decides.
	all.Host = "www.example.gov.cn"
	hangup := all
	hangup.Host = "hangup.example.cn"
	p := see(t, visit(t, Options{}, all, hangup, tlsPin, network.Pin{Host: "refused.example.cn", Address: refused.Addr(), To: refused.Port()}), host+"/")
	want := map[string]evidence.FailureKind{
		host + "/ok.png": "", host + "/missing.png": evidence.FailureClientError, host + "/broken.png": evidence.FailureClientError,
		host + "/error.js": evidence.FailureServerError, host + "/nowhere.css": evidence.FailureClientError,
		"http://refused.example.cn/a.png": evidence.FailureRefused, "http://10.1.2.3/a.png": evidence.FailurePolicy,
		"http://127.0.0.1:9/a.png": evidence.FailurePolicy, "https://tls.example.cn/a.png": evidence.FailureTLS,
		"http://hangup.example.cn/hangup.png": evidence.FailureReset, host + "/gone.html": evidence.FailureClientError,
		host + "/missing.json": evidence.FailureClientError,
	}
	got := map[string]*evidence.Failure{}
	for _, r := range p.Resources {
		got[r.URL] = r.Failure
	}
	for address, kind := range want {
		failure, asked := got[address]
		switch {
		case !asked:
			t.Errorf("%s is not among the resources", address)
		case kind == "" && failure != nil, kind != "" && (failure == nil || failure.Kind != kind):
			t.Errorf("%s: failure %v, want %q", address, failure, kind)
		}
	}
	if _, asked := got[host+"/film.mp4"]; asked {
		t.Errorf("the film is among the resources, want media neither fetched nor failed")
	}
}

func TestDialogsAreAnsweredAndKept(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{"/": html(`<body><script>
		alert('您好'); document.body.append('确认 '+confirm('继续吗')+' 输入 '+prompt('姓名','某'));
		onbeforeunload=e=>{e.preventDefault();return '离开吗'};
		onload=()=>alert('加载完毕');</script>`)})
	got := fmt.Sprint(p.Dialogs)
	if want := "[{alert 您好} {confirm 继续吗} {prompt 姓名} {alert 加载完毕}]"; got != want {
		t.Errorf("dialogs %s, want %s", got, want)
	}
	if shown := text(t, p); shown != "确认 false 输入 null" {
		t.Errorf("the page got the answers %q, want them dismissed", shown)
	}
}

func TestPageThatWouldNotBeLeftHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{
		"/":     html(`<p>留</p><script>onbeforeunload=e=>{e.preventDefault();e.returnValue='x';return 'x'};onunload=()=>{alert(1);for(;;);}</script>`),
		"/next": html(`<p>下一页</p>`),
	}))
	for range 2 {
		if p := see(t, s, host+"/"); p.Failure != nil || text(t, p) != "留" {
			t.Errorf("failure %v, want the page", p.Failure)
		}
		if p := see(t, s, host+"/next"); p.Failure != nil || text(t, p) != "下一页" {
			t.Errorf("the next page: failure %v, want it seen", p.Failure)
		}
	}
}

func TestDownloadIsNotAPage(t *testing.T) {
	t.Parallel()
	file := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.ms-excel")
		w.Header().Set("Content-Disposition", `attachment; filename="table.xls"`)
		write(w, "cells")
	}
	s := visit(t, Options{}, serve(t, site{
		"/table": file, "/go": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/table", http.StatusFound) },
		"/page": html(`<p>正文</p><script>onload=()=>location.href='/table'</script>`),
	}))
	for _, path := range []string{"/table", "/go"} {
		p := see(t, s, host+path)
		if kind(p) != evidence.FailureDownload || len(p.Downloads) != 1 || p.Downloads[0] != (evidence.Download{URL: host + "/table", Name: "table.xls"}) {
			t.Errorf("%s: failure %v, downloads %v, want one download", path, p.Failure, p.Downloads)
		}
	}
	p := see(t, s, host+"/page")
	if p.Failure != nil || text(t, p) != "正文" || len(p.Downloads) != 1 {
		t.Errorf("a page that starts a download: failure %v, downloads %v, want the page and one download", p.Failure, p.Downloads)
	}
}

func TestPopupsAreClosedAndKept(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{
		"/":   html(`<p>正文</p><script>open('/ad?1');onload=()=>open('/ad?2','_blank','width=10')</script>`),
		"/ad": html(`<script>alert('广告')</script>`),
	})
	if p.Failure != nil || text(t, p) != "正文" {
		t.Fatalf("failure %v, want the page", p.Failure)
	}
	if got := fmt.Sprint(p.Popups); got != "["+host+"/ad?1 "+host+"/ad?2]" {
		t.Errorf("popups %s", got)
	}
}

func TestPasswordIsNotAskedFor(t *testing.T) {
	t.Parallel()
	locked := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("WWW-Authenticate", `Basic realm="staff"`)
		status(http.StatusUnauthorized, "<p>请登录</p>")(w, r)
	}
	s := visit(t, Options{}, serve(t, site{"/": locked, "/page": html(`<p>正文</p><img src=/locked>`), "/locked": locked}))
	if p := see(t, s, host+"/"); kind(p) != evidence.FailureAuth || p.Status() != http.StatusUnauthorized {
		t.Errorf("a page behind a password: failure %v, want http-auth", p.Failure)
	}
	// The full browser waits for a password until the limit, and knows no status.
	p := see(t, s, host+"/page")
	if p.Failure != nil || len(p.Resources) != 1 || p.Resources[0].Failure == nil {
		t.Errorf("a picture behind a password: failure %v, resources %v", p.Failure, p.Resources)
	}
}

// It changes the flags of the browsers started meanwhile, so it runs alone.
func TestMixedContentIsNoted(t *testing.T) {
	flags["ignore-certificate-errors"] = true
	defer delete(flags, "ignore-certificate-errors")
	pool, err := NewPool()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	secure := httptest.NewTLSServer(site{"/": html(`<p>x</p><script src="http://www.example.gov.cn/plain.js"></script><iframe src="http://www.example.gov.cn/frame"></iframe>`)})
	t.Cleanup(secure.Close)
	pin := pinTo(t, secure.Listener.Addr())
	p := see(t, visitIn(t, pool, Options{}, pin), "https://www.example.gov.cn/")
	if p.Failure != nil {
		t.Fatalf("failure %v", p.Failure)
	}
	var mixed []string
	for _, e := range p.Console {
		if e.Kind == evidence.ConsoleMixedContent {
			mixed = append(mixed, e.URL)
		}
	}
	if want := host + "/plain.js " + host + "/frame"; strings.Join(mixed, " ") != want {
		t.Errorf("mixed content %q, want %q; console %v, resources %v", mixed, want, p.Console, p.Resources)
	}
}
