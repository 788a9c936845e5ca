package browser

import (
	"net/http"
	"strings"
	"testing"

	"wangjian/evidence"
	fixture "wangjian/fixtures/wall"
)

func TestWallOfAnswers(t *testing.T) {
	const ruishu = `<meta id="a" content="x" r='m'><script r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script>`
	tests := []struct {
		name   string
		status int
		header http.Header
		source string
		text   int
		want   string
	}{
		{"瑞数 with its own status", 412, nil, ruishu, 0, "瑞数"},
		{"瑞数 with 202", 202, nil, ruishu, 0, "瑞数"},
		{"瑞数 with 200", 200, nil, ruishu, 3, "瑞数"},
		{"a real page that keeps 瑞数's script", 200, nil, ruishu, 800, ""},
		{"412 without anything to see", 412, nil, "", 0, "瑞数"},
		{"412 with a page of its own", 412, nil, "<p>Precondition Failed", 600, ""},
		{"加速乐 with its status", 521, nil, "<script>", 0, "加速乐"},
		{"加速乐 with 512 and cookie", 512, http.Header{"Set-Cookie": {"a=b", "__jsl_clearance_s=1"}}, "", 0, "加速乐"},
		{"加速乐's cookie on a good page", 200, http.Header{"Set-Cookie": {"__jsluid_s=abc"}}, "<p>正文", 900, ""},
		{"加速乐's block page", 200, nil, `<a href="//www.365cyd.com/">`, 40, "加速乐"},
		{"奇安信's status", 493, nil, "", 0, "奇安信"},
		{"奇安信's header on a refusal", 403, http.Header{"Wzws-Ray": {"1"}}, "", 20, "奇安信"},
		{"奇安信's header on a good page", 200, http.Header{"Wzws-Ray": {"1"}}, "<p>正文", 900, ""},
		{"阿里云盾's 405", 405, nil, `<img src="https://errors.aliyun.com/images/TB1TpamHpXXXXaJXXXXeB7nYVXX.png">`, 60, "阿里云盾"},
		{"an ordinary 405", 405, nil, "<h1>Method Not Allowed</h1>", 30, ""},
		{"华为云's cookie on 418", 418, http.Header{"Set-Cookie": {"HWWAFSESID=1"}}, "", 0, "华为云"},
		{"腾讯云's page", 403, nil, "腾讯云Web应用防火墙", 60, "腾讯云"},
		{"an ordinary 403", 403, nil, "<h1>Forbidden</h1>", 9, ""},
		{"an empty page is no wall", 200, nil, "", 0, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			header := test.header
			if header == nil {
				header = http.Header{}
			}
			if got := wallOf(evidence.Exchange{Status: test.status, Headers: header}, test.source, test.text); got != test.want {
				t.Errorf("wallOf(%d, %v, %.60q, %d characters) = %q, want %q", test.status, test.header, test.source, test.text, got, test.want)
			}
		})
	}
}

func TestEveryWallOfTheListNamesSomething(t *testing.T) {
	if len(walls) < 10 {
		t.Fatalf("%d walls, want the whole list", len(walls))
	}
	for _, w := range walls {
		if w.Name == "" || len(w.Status) == 0 && w.Header == "" && w.Source == "" {
			t.Errorf("wall %+v would match everything", w)
		}
	}
}

func TestWallsInTheWay(t *testing.T) {
	t.Parallel()
	shown := html("<title>首页</title><p>" + strings.Repeat("政务公开 ", 60) + "</p>")
	forOrdinary := func(front http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.UserAgent(), "wangjian") {
				front(w, r)
				return
			}
			shown(w, r)
		}
	}
	ruishu := func(w http.ResponseWriter, _ *http.Request) { fixture.Challenge(w, http.StatusPreconditionFailed) }
	tests := []struct {
		name        string
		page        http.HandlerFunc
		stealth     Stealth
		want        evidence.FailureKind
		attempts    int
		seenStealth bool
	}{
		{"a wall before the honest visitor", forOrdinary(status(http.StatusPreconditionFailed, "<script>$_ts={}</script>")), StealthOff, evidence.FailureChallenge, 1, false},
		{"a wall that lets an ordinary browser pass", forOrdinary(status(http.StatusPreconditionFailed, "<script>$_ts={}</script>")), StealthAuto, "", 2, true},
		{"a wall of cookies before the honest visitor", forOrdinary(func(w http.ResponseWriter, _ *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "HWWAFSESID", Value: "1"})
			w.WriteHeader(http.StatusTeapot)
		}), StealthOff, evidence.FailureChallenge, 1, false},
		{"a wall that lets nobody pass", status(http.StatusPreconditionFailed, "<script>$_ts={}</script>"), StealthAuto, evidence.FailureChallenge, 2, true},
		{"加速乐 that lets an ordinary browser pass", forOrdinary(status(521, "<script>x</script>")), StealthAuto, "", 2, true},
		{"a challenge that a browser solves by itself", fixture.Gate(shown).ServeHTTP, StealthOff, "", 1, false},
		{"the same challenge in the ordinary browser", fixture.Gate(shown).ServeHTTP, StealthOn, "", 1, true},
		{"a real page that keeps the wall's script", html("<script>$_ts={}</script><title>首页</title><p>" + strings.Repeat("政务公开 ", 60)), StealthAuto, "", 1, false},
		{"a challenge of 瑞数 that goes on for ever", ruishu, StealthOff, evidence.FailureChallenge, 1, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := see(t, visit(t, Options{Stealth: test.stealth}, serve(t, site{"/": test.page})), host+"/")
			if kind(p) != test.want || p.Attempts != test.attempts || p.View.Stealth != test.seenStealth {
				t.Errorf("failure %v, %d attempts, stealth %v; want %q, %d, %v", p.Failure, p.Attempts, p.View.Stealth, test.want, test.attempts, test.seenStealth)
			}
			if test.want == "" && p.Title != "首页" {
				t.Errorf("title %q, want the real page's", p.Title)
			}
		})
	}
}
