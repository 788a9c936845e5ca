package evidence_test

import (
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestAddressesAreReadAsBrowsersDo(t *testing.T) {
	page := evidencetest.Page(t, "http://xn--g6w251d.xn--zfr164b/tzgg/a.html?p=1#top", `<p>文</p>`)
	doc, err := page.Document()
	if err != nil {
		t.Fatal(err)
	}
	text := doc.Find("p").Nodes[0]
	const site = "http://xn--g6w251d.xn--zfr164b"
	for name, test := range map[string]struct{ href, want string }{
		"a file of the same folder":           {"b.html", site + "/tzgg/b.html"},
		"a folder above":                      {"../zwgk/", site + "/zwgk/"},
		"from the root":                       {"/zwgk/", site + "/zwgk/"},
		"another page of the list":            {"?p=2", site + "/tzgg/a.html?p=2"},
		"a place on the page":                 {"#end", site + "/tzgg/a.html?p=1#end"},
		"nothing":                             {"", site + "/tzgg/a.html?p=1#top"},
		"white space":                         {" \n", site + "/tzgg/a.html?p=1#top"},
		"white space around":                  {" /zwgk/ ", site + "/zwgk/"},
		"a line break within":                 {"/zw\n\tgk/", site + "/zwgk/"},
		"backslashes":                         {`\tzgg\b.html`, site + "/tzgg/b.html"},
		"backslashes before a host":           {`\\www.mz.gov.cn\a`, "http://www.mz.gov.cn/a"},
		"a Chinese host":                      {"http://福建.政务/a/", "http://xn--b0tq50d.xn--zfr164b/a/"},
		"a host in capitals, its own port":    {"HTTP://WWW.MZ.GOV.CN:80/k.html", "http://www.mz.gov.cn/k.html"},
		"a scheme with one slash":             {"http:/i.html", site + "/i.html"},
		"a scheme with three slashes":         {"http:///www.mz.gov.cn/", "http://www.mz.gov.cn/"},
		"a blank within":                      {"/e f.html", site + "/e%20f.html"},
		"Chinese in the path":                 {"/公告.html", site + "/%E5%85%AC%E5%91%8A.html"},
		"Chinese in the query":                {"/l?n=公告", site + "/l?n=%E5%85%AC%E5%91%8A"},
		"a lone percent sign in the path":     {"/100%.html", site + "/100%25.html"},
		"a lone percent sign in the query":    {"/l?n=100%", site + "/l?n=100%"},
		"a lone percent sign in the fragment": {"/l#100%", site + "/l#100%25"},
		"an escape beside a lone percent":     {"/%e5%85%ac%zz.html", site + "/%e5%85%ac%25zz.html"},
		"mail":                                {"mailto:a@mz.gov.cn", "mailto:a@mz.gov.cn"},
		"a host that is none":                 {"http://a b.gov.cn/", ""},
		"a port that is none":                 {"http://www.mz.gov.cn:99999/", ""},
		"longer than any server takes":        {"/" + strings.Repeat("a", 9000), ""},
	} {
		got := ""
		if u, err := doc.Resolve(text, test.href); err == nil {
			got = u.String()
		}
		if got != test.want {
			t.Errorf("%s: %q leads to %q, want %q", name, test.href, got, test.want)
		}
	}
}

func TestAbsoluteAddresses(t *testing.T) {
	for address, want := range map[string]string{
		" http://福建.政务:80/\\a ": "http://xn--b0tq50d.xn--zfr164b//a",
		"/zwgk/":                "", "": "", "http://": "", "http://" + strings.Repeat("a", 9000): "",
	} {
		got := ""
		if u, err := evidence.ParseAddress(address); err == nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("%q is %q, want %q", address, got, want)
		}
	}
}

func FuzzResolve(f *testing.F) {
	for _, href := range []string{"a", "http://福建.政务/%zz", `\\x:1\..`, "?%", "#%", "file:///c|/", "http://[::1]/", "//a@b:c@d", "about:blank"} {
		f.Add(href)
	}
	doc, err := evidencetest.Page(f, address, `<p>文</p>`).Document()
	if err != nil {
		f.Fatal(err)
	}
	text := doc.Find("p").Nodes[0]
	f.Fuzz(func(t *testing.T, href string) {
		u, err := doc.Resolve(text, href)
		if err != nil {
			return
		}
		if again, err := evidence.ParseAddress(u.String()); err != nil || again.String() != u.String() {
			t.Errorf("%.99q is read as %.99q, and that as %.99q (%v)", href, u, again, err)
		}
	})
}
