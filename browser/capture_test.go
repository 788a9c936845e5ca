package browser

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
)

func TestPageCarriesItsRedirectChainHeadersAddressAndTiming(t *testing.T) {
	t.Parallel()
	pin := serve(t, site{
		"/start": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X-Step", "first")
			http.Redirect(w, r, "http://other.example.gov.cn/middle", http.StatusMovedPermanently)
		},
		"/middle": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/end?a=1", http.StatusFound) },
		"/end": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Add("Set-Cookie", "a=1")
			w.Header().Add("Set-Cookie", "b=2")
			html("<title> 某市 \n 人民政府 </title><p>正文</p>")(w, r)
		},
	})
	p := see(t, visit(t, Options{Contact: "https://example.org/bot"}, pin), host+"/start#part")
	if p.Failure != nil {
		t.Fatalf("failure %v", p.Failure)
	}
	var got []string
	for _, e := range p.Chain {
		got = append(got, e.URL+" "+http.StatusText(e.Status))
		if want := pin.Address.String(); !strings.HasPrefix(e.Address, want+":") {
			t.Errorf("%s: address %q, want one of %s", e.URL, e.Address, want)
		}
	}
	want := []string{
		host + "/start Moved Permanently", "http://other.example.gov.cn/middle Found", "http://other.example.gov.cn/end?a=1 OK",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("chain\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if step := p.Chain[0].Headers.Get("X-Step"); step != "first" {
		t.Errorf("header X-Step of the first hop is %q, want first", step)
	}
	if cookies := p.Chain[len(p.Chain)-1].Headers.Values("Set-Cookie"); len(cookies) != 2 {
		t.Errorf("Set-Cookie %q, want two", cookies)
	}
	if p.FinalURL != "http://other.example.gov.cn/end?a=1" || p.Title != "某市 人民政府" || p.Status() != 200 {
		t.Errorf("final %s, title %q, status %d", p.FinalURL, p.Title, p.Status())
	}
	timing := p.Timing
	if timing.FirstByte <= 0 || timing.Load < timing.FirstByte || timing.Settled < timing.Load || timing.Cut {
		t.Errorf("timing %+v: want first byte, load, settled one after the other", timing)
	}
	if v := p.View; v.Stealth || !strings.Contains(v.UserAgent, "wangjian/test (+https://example.org/bot)") || v.Width != viewWidth {
		t.Errorf("view %+v", v)
	}
	if p.Attempts != 1 {
		t.Errorf("attempts %d, want 1", p.Attempts)
	}
}

func TestPageGoesWhereItsScriptsAndTagsLead(t *testing.T) {
	t.Parallel()
	target := html("<title>到达</title><p>目标页</p>")
	tests := []struct {
		name  string
		first http.HandlerFunc
	}{
		{"a script that sets location while the page loads", html(`<script>location.href='/target'</script>`)},
		{"a script that replaces the page after load", html(`<p>请稍候</p><script>onload=()=>location.replace('/target')</script>`)},
		{"a meta refresh without delay", html(`<meta http-equiv=refresh content="0;url=/target">`)},
		{"a meta refresh beside text", html(`<meta http-equiv=refresh content="0; url=/target"><p>正在跳转</p>`)},
		{"a form that sends itself", html(`<form action=/target></form><script>document.forms[0].submit()</script>`)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := seeOne(t, site{"/": test.first, "/target": target})
			if p.Failure != nil || p.Title != "到达" {
				t.Fatalf("title %q, failure %v, want the page it leads to", p.Title, p.Failure)
			}
			if len(p.Chain) != 2 || p.Chain[0].URL != host+"/" || strings.TrimSuffix(p.FinalURL, "?") != host+"/target" {
				t.Errorf("chain %v, final %s", p.Chain, p.FinalURL)
			}
		})
	}
}

func TestSessionsShareNoCookies(t *testing.T) {
	t.Parallel()
	pin := serve(t, site{"/": func(w http.ResponseWriter, r *http.Request) {
		seen := "none"
		if c, err := r.Cookie("visit"); err == nil {
			seen = c.Value
		}
		http.SetCookie(w, &http.Cookie{Name: "visit", Value: "before"})
		html("<p>"+seen+"</p>")(w, r)
	}})
	first, second := visit(t, Options{}, pin), visit(t, Options{}, pin)
	for _, look := range []struct {
		session *Session
		want    string
	}{{first, "none"}, {first, "before"}, {second, "none"}} {
		if got := text(t, see(t, look.session, host+"/")); got != look.want {
			t.Errorf("cookie seen %q, want %q", got, look.want)
		}
	}
}

func TestVisitorLooksLikeWhatItSays(t *testing.T) {
	t.Parallel()
	probe := html(`<p id=out></p><script>out.textContent=JSON.stringify({agent:navigator.userAgent,webdriver:navigator.webdriver,
		languages:navigator.languages,width:innerWidth,height:innerHeight,brands:navigator.userAgentData?navigator.userAgentData.brands:0,
		zone:Intl.DateTimeFormat().resolvedOptions().timeZone})</script>`)
	tests := []struct {
		name          string
		stealth       Stealth
		want, missing []string
	}{
		{"an honest visitor", StealthOff, []string{"wangjian/test", `"languages":["zh-CN","zh","en"]`, `"width":1366,"height":768`, "Asia/Shanghai"}, []string{"Headless"}},
		{"an ordinary visitor", StealthOn, []string{"Chrome/", `"languages":["zh-CN","zh","en"]`, `"width":1366`}, []string{"wangjian", "Headless", `"webdriver":true`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := see(t, visit(t, Options{Stealth: test.stealth}, serve(t, site{"/": probe})), host+"/")
			got := text(t, p)
			for _, w := range test.want {
				if !strings.Contains(got, w) {
					t.Errorf("the page sees %s, want %s in it", got, w)
				}
			}
			for _, m := range test.missing {
				if strings.Contains(got, m) {
					t.Errorf("the page sees %s, want no %s in it", got, m)
				}
			}
			if p.View.Stealth != (test.stealth == StealthOn) {
				t.Errorf("view %+v", p.View)
			}
		})
	}
}

func TestAddressesThatAreNoPages(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, site{}))
	for _, address := range []string{
		"file:///etc/passwd", "javascript:alert(1)", "data:text/html,<p>x", "about:blank", "chrome://crash", "www.example.gov.cn",
		"", "http://", "://", "ftp://www.example.gov.cn/", "http://[::1", "view-source:http://www.example.gov.cn/", "\x00",
	} {
		p := see(t, s, address)
		if kind(p) != evidence.FailureScheme || p.Attempts != 1 || p.DOM != nil {
			t.Errorf("Capture(%q): failure %v, attempts %d, want scheme at the first", address, p.Failure, p.Attempts)
		}
	}
}

func TestJunkAddressesAreFailedPages(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{Opening: 5 * time.Second}, serve(t, site{}))
	for _, address := range []string{
		"http://www.example.gov.cn:0/", "http://www.example.gov.cn:1/", "http://exa mple.gov.cn/", "http://%zz/",
		"http://www.example.gov.cn/" + url.PathEscape(strings.Repeat("长", 20_000)), "http://user:pass@/", "http://a..b/",
	} {
		p := see(t, s, address)
		if p.Failure == nil {
			t.Errorf("Capture(%.40q): seen, want a failed page", address)
		}
	}
}
