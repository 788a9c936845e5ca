package browser

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"wangjian/browser/network"
	"wangjian/evidence"
)

// quickly is a limit for opening that tests of endless pages do not wait long for.
const quickly = 2 * time.Second

// endless sends text, then keeps the response open until the browser leaves.
func endless(contentType, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		write(w, text)
		<-r.Context().Done()
	}
}

func bomb(t *testing.T) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	block := bytes.Repeat([]byte("<p>bomb</p>"), 100_000)
	for range 300 {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func TestMisbehavingPages(t *testing.T) {
	t.Parallel()
	pages := site{
		"/never":          endless("text/html; charset=utf-8", "<title>未完</title><p>正文"),
		"/silent":         func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/endless-image":  html(`<p>正文</p><img src=/drip>`),
		"/endless-script": html(`<p>正文</p><script src=/drip></script><p>之后</p>`),
		"/drip":           endless("text/javascript", "//"),
		"/loop-inline":    html(`<p>正文</p><script>for(;;);</script><p>之后</p>`),
		"/loop-later":     html(`<p>正文</p><script>onload=()=>setTimeout(()=>{for(;;);},1)</script>`),
		"/alerts":         html(`<p>正文</p><script>for(;;)alert('再来')</script>`),
		"/alerts-timer":   html(`<p>正文</p><script>setInterval(()=>alert('再来'),0)</script>`),
		"/refresh":        html(`<meta http-equiv=refresh content=0><p>刷新</p>`),
		"/reload":         html(`<p>重载</p><script>location.reload()</script>`),
		"/redirects": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/redirects?"+r.URL.RawQuery+"a", http.StatusFound)
		},
		"/self":            func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/self", http.StatusFound) },
		"/404":             status(http.StatusNotFound, "<title>找不到</title><p>您访问的页面不存在</p>"),
		"/404-empty":       status(http.StatusNotFound, ""),
		"/500":             status(http.StatusInternalServerError, "<p>服务器错误</p>"),
		"/500-empty":       status(http.StatusInternalServerError, ""),
		"/204":             func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"/empty":           html(""),
		"/blank":           html("<html><head><title>空</title></head><body>  <div></div></body></html>"),
		"/picture-only":    html(`<body style="margin:0"><img src=/dot.svg>`),
		"/dot.svg":         typed("image/svg+xml", dot),
		"/hangup":          func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"/popups":          html(`<p>正文</p><script>for(let i=0;i<60;i++)open('/empty?'+i)</script>`),
		"/frames":          html(`<p>正文</p>` + strings.Repeat(`<iframe src=/frame></iframe>`, 300)),
		"/frame-in-itself": html(`<p>正文</p><script>const f=document.createElement('iframe');f.src='/frame-in-itself?'+Math.random();document.body.append(f)</script>`),
		"/frame":           html(`<p>框</p>`),
		"/deep":            html(strings.Repeat("<div>", 3000) + "底" + strings.Repeat("</div>", 3000)),
		"/elements":        html(`<p>正文</p><script>document.body.insertAdjacentHTML('beforeend','<i></i>'.repeat(200000))</script>`),
		"/odd-schemes":     html(`<p>正文</p><script>location.href='weixin://x';location.href='mailto:a@b.c';location.href='#part';location.href='javascript:void 0'</script>`),
		"/short": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			html("<p>正文")(w, nil)
		},
		"/pdf":   typed("application/pdf", "%PDF-1.4\n%%EOF"),
		"/plain": typed("text/plain; charset=utf-8", "纯文本"),
		"/image": typed("image/svg+xml", dot),
	}
	const body = "正文"
	tests := []struct {
		path, text string
		want       evidence.FailureKind
	}{
		{"/never", body, ""},
		{"/silent", "", evidence.FailureSlow},
		{"/endless-image", body, ""},
		{"/endless-script", body, ""},
		{"/loop-inline", body, ""},
		{"/loop-later", body, ""},
		{"/alerts", "", evidence.FailureHang},
		{"/alerts-timer", body, ""},
		{"/refresh", "", evidence.FailureRedirects},
		{"/reload", "", evidence.FailureRedirects},
		{"/redirects", "", evidence.FailureRedirects},
		{"/self", "", evidence.FailureRedirects},
		{"/404", "您访问的页面不存在", evidence.FailureClientError},
		{"/404-empty", "", evidence.FailureClientError},
		{"/500", "服务器错误", evidence.FailureServerError},
		{"/500-empty", "", evidence.FailureServerError},
		{"/204", "", evidence.FailureEmpty},
		{"/empty", "", evidence.FailureEmpty},
		{"/blank", "", evidence.FailureEmpty},
		{"/picture-only", "", ""},
		{"/hangup", "", evidence.FailureReset},
		{"/popups", body, ""},
		{"/frames", body, ""},
		{"/frame-in-itself", body, ""},
		{"/deep", "底", ""},
		{"/elements", "", evidence.FailureTooLarge},
		{"/odd-schemes", body, ""},
		{"/short", "", evidence.FailureReset},
		{"/pdf", "", evidence.FailureDownload},
		{"/plain", "纯文本", ""},
		{"/image", "", ""},
	}
	s := visit(t, Options{Opening: quickly}, serve(t, pages))
	for _, test := range tests {
		t.Run(strings.TrimPrefix(test.path, "/"), func(t *testing.T) {
			began := time.Now()
			p := see(t, s, host+test.path)
			t.Logf("%v after %v, %d attempts, cut %q", p.Failure, time.Since(began).Round(time.Millisecond), p.Attempts, p.Cut)
			if kind(p) != test.want {
				t.Errorf("failure %v, want %q", p.Failure, test.want)
			}
			if test.text != "" && !strings.Contains(text(t, p), test.text) {
				t.Errorf("page shows %.80q, want %q in it", text(t, p), test.text)
			}
		})
	}
	if p := see(t, s, host+"/frame"); p.Failure != nil || p.Attempts != 1 {
		t.Errorf("an ordinary page after all these: failure %v, attempts %d", p.Failure, p.Attempts)
	}
}

func TestOversizedDocumentsAreGivenUp(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{Opening: 2 * quickly}, serve(t, site{
		"/next": html("<p>正文</p>"),
		"/bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(bomb(t))
		},
		"/large": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			block := []byte(strings.Repeat("<p>大</p>", 100_000))
			for sent := 0; sent < 200<<20; sent += len(block) {
				if _, err := w.Write(block); err != nil {
					return
				}
			}
		},
	}))
	for _, path := range []string{"/bomb", "/large"} {
		p := see(t, s, host+path)
		t.Logf("%s: %v, cut %v", path, p.Failure, p.Timing.Cut)
		if p.Failure == nil && !p.Timing.Cut {
			t.Errorf("%s was seen whole", path)
		}
		if p.Source != nil && len(contentOf(t, p.Source)) > maxDocument {
			t.Errorf("%s: more than %d bytes kept", path, maxDocument)
		}
		if next := see(t, s, host+"/next"); next.Failure != nil {
			t.Errorf("the page after %s: %v, want it seen", path, next.Failure)
		}
	}
}

// names answers for hosts without asking any network.
type names map[string][]netip.Addr

func (n names) LookupNetIP(_ context.Context, _, name string) ([]netip.Addr, error) {
	if found, ok := n[strings.TrimSuffix(name, ".")]; ok {
		return found, nil
	}
	return nil, &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}
}

func TestSitesThatCannotBeReached(t *testing.T) {
	t.Parallel()
	refused := unusedPort(t)
	here := serve(t, site{"/inside": func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://inside.example.cn/", http.StatusFound)
	}})
	here.Host = "www.example.gov.cn"
	dialer := network.NewDialer(network.Policy{
		Pins:     []network.Pin{here, {Host: "refused.example.cn", Address: refused.Addr(), To: refused.Port()}},
		Resolver: names{"inside.example.cn": {netip.MustParseAddr("10.0.0.7")}, "meta.example.cn": {netip.MustParseAddr("169.254.169.254")}},
	})
	tests := []struct {
		address string
		want    evidence.FailureKind
	}{
		{"http://nowhere.example.cn/", evidence.FailureName},
		{"https://nowhere.example.cn/", evidence.FailureName},
		{"http://refused.example.cn/", evidence.FailureRefused},
		{"https://refused.example.cn/", evidence.FailureRefused},
		{"http://inside.example.cn/", evidence.FailurePolicy},
		{"https://inside.example.cn/", evidence.FailurePolicy},
		{"http://meta.example.cn/latest/", evidence.FailurePolicy},
		{"http://127.0.0.1:22/", evidence.FailurePolicy},
		{"http://localhost/", evidence.FailureName},
		{"http://[::1]/", evidence.FailurePolicy},
		{host + "/inside", evidence.FailurePolicy},
		{"https://www.example.gov.cn/", evidence.FailureTLS}, // plain HTTP answers
	}
	s := visit(t, Options{Dialer: dialer, Opening: 8 * time.Second})
	for _, test := range tests {
		t.Run(test.address, func(t *testing.T) {
			p := see(t, s, test.address)
			if kind(p) != test.want {
				t.Errorf("failure %v, want %q", p.Failure, test.want)
			}
			if p.DOM != nil || len(p.Shots) > 0 {
				t.Errorf("the browser's own error page was kept as the site's")
			}
		})
	}
}

func TestHostileNamesStayShort(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 5_000)
	p := seeOne(t, site{"/": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Long", long)
		html(`<title>`+strings.Repeat("题", 5000)+`</title><p>x</p><script>alert('`+long+`');open('/`+long+`');const i=new Image();i.src='/`+long+`';throw new Error('`+long+`')</script>`)(w, r)
	}})
	if p.Failure != nil {
		t.Fatal(p.Failure)
	}
	for name, got := range map[string]string{
		"dialog": fmt.Sprint(p.Dialogs), "popup": fmt.Sprint(p.Popups), "console": fmt.Sprint(p.Console[:1]),
		"resource": fmt.Sprint(p.Resources[0].URL), "header": p.Chain[0].Headers.Get("X-Long"), "title": p.Title,
	} {
		if size := len([]rune(got)); size > maxText+200 || size < 100 {
			t.Errorf("%s of %d characters kept, want about %d", name, size, maxText)
		}
	}
	if _, err := os.Stat("x"); err == nil {
		t.Error("a file of the page's choosing was written")
	}
}
