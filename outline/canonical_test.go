package outline

import (
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestCanonical(t *testing.T) {
	for address, want := range map[string]string{
		"HTTP://WWW.Mingzhou.GOV.cn:80/xwdt/index.html#top":       "http://www.mingzhou.gov.cn/xwdt/",
		"https://www.mingzhou.gov.cn:443":                         "https://www.mingzhou.gov.cn/",
		"https://www.mingzhou.gov.cn:8443/a":                      "https://www.mingzhou.gov.cn:8443/a",
		"http://www.mingzhou.gov.cn/a/../b/./c.htm":               "http://www.mingzhou.gov.cn/b/c.htm",
		"http://www.mingzhou.gov.cn//b//c.htm":                    "http://www.mingzhou.gov.cn/b/c.htm",
		"http://www.mingzhou.gov.cn/tzgg/index.shtml":             "http://www.mingzhou.gov.cn/tzgg/",
		"http://www.mingzhou.gov.cn/Default.aspx?id=3":            "http://www.mingzhou.gov.cn/?id=3",
		"http://www.mingzhou.gov.cn/tzgg/index_1.html":            "http://www.mingzhou.gov.cn/tzgg/index_1.html",
		"http://www.mingzhou.gov.cn/a.do;jsessionid=0F?x=1":       "http://www.mingzhou.gov.cn/a.do?x=1",
		"http://www.mingzhou.gov.cn/a?utm_source=x&id=7&sid=9":    "http://www.mingzhou.gov.cn/a?id=7&sid=9",
		"http://www.mingzhou.gov.cn/a?id=7&t=1574935000000&_=0.7": "http://www.mingzhou.gov.cn/a?id=7",
		"http://www.mingzhou.gov.cn/l.aspx?t=2":                   "http://www.mingzhou.gov.cn/l.aspx?t=2",
		"http://www.mingzhou.gov.cn/a?":                           "http://www.mingzhou.gov.cn/a",
		"http://www.mingzhou.gov.cn/%e4%b8%ad/a.htm":              "http://www.mingzhou.gov.cn/%E4%B8%AD/a.htm",
		"http://www.mingzhou.gov.cn/中/a.htm":                      "http://www.mingzhou.gov.cn/%E4%B8%AD/a.htm",
		"http://www.mingzhou.gov.cn/a%2fb/../c":                   "http://www.mingzhou.gov.cn/c",
		"http://www.mingzhou.gov.cn/a%2fb//c":                     "http://www.mingzhou.gov.cn/a%2fb//c",
		"http://www.mingzhou.gov.cn/%e4%b8%ad/100%":               "http://www.mingzhou.gov.cn/%E4%B8%AD/100%25",
		"http://www.mingzhou.gov.cn/l?n=公示 栏":                     "http://www.mingzhou.gov.cn/l?n=%E5%85%AC%E7%A4%BA%20%E6%A0%8F",
		"http:\\\\www.mingzhou.gov.cn\\tzgg\\":                    "http://www.mingzhou.gov.cn/tzgg/",
		"http://福建.政务/index.html":                                 "http://xn--b0tq50d.xn--zfr164b/",
		"http://XN--B0TQ50D.xn--zfr164b":                          "http://xn--b0tq50d.xn--zfr164b/",
		"http://a b.gov.cn/":                                      "",
		"http://www.mingzhou.gov.cn/100%.htm":                     "http://www.mingzhou.gov.cn/100%25.htm",
		" http://www.mingzhou.gov.cn/a b.htm ":                    "http://www.mingzhou.gov.cn/a%20b.htm",
		"http://[2001:DB8::1]:80/a":                               "http://[2001:db8::1]/a",
		"javascript:void(0)":                                      "",
		"mailto:a@mingzhou.gov.cn":                                "",
		"/xwdt/":                                                  "",
		"":                                                        "",
		"http://":                                                 "",
		"http://www.mingzhou.gov.cn/xwdt":                         "http://www.mingzhou.gov.cn/xwdt",
	} {
		if got := Canonical(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
		if again := Canonical(want); again != want {
			t.Errorf("%s: %s when made canonical again", want, again)
		}
	}
}

func TestAddressesOfAChineseHost(t *testing.T) {
	const ascii = "http://xn--b0tq50d.xn--zfr164b"
	body := siteHead + `<p><a href="http://福建.政务/a/index.html">一</a><a href="/a/">二</a><a href="` + ascii + `/a/#top">三</a><a href="\a\">四</a></p>` + siteFoot
	var pages []*Page
	for address, role := range map[string]evidence.Role{"http://福建.政务/": evidence.RoleHome, ascii + "/b/": evidence.RoleSecond} {
		source := evidencetest.Page(t, address, body)
		source.Role = role
		p, err := Read(source, readAsOf)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range p.Links[len(p.Links)-6 : len(p.Links)-2] {
			if link.Address != ascii+"/a/" {
				t.Errorf("on %s %s leads to %s", address, link.Text, link.Address)
			}
		}
		pages = append(pages, p)
	}
	if site := Build(pages); site.At(Canonical("http://福建.政务")) != site.Home || site.Home == nil {
		t.Error("the home page is not found under the name of its host")
	}
}

func TestBelow(t *testing.T) {
	for _, row := range []struct {
		address, page string
		want          bool
	}{
		{"/gk/jbgk.htm", "/gk.htm", true},
		{"/gk/jbgk/", "/gk/", true},
		{"/gk/jbgk/", "/gk/index_1.htm", false},
		{"/gk.htm", "/gk.htm", false},
		{"/gk/", "/gk/", false},
		{"/gkzn/a.htm", "/gk.htm", false},
		{"/gk/jbgk.htm", "/", false},
		{"/gk/jbgk.htm", "", false},
		{"/list.aspx?cid=12", "/list.aspx?cid=1", false},
	} {
		if got := Below(host+row.address, host+row.page); got != row.want {
			t.Errorf("%s below %s: %v", row.address, row.page, got)
		}
	}
	if !Below("https://mingzhou.gov.cn/gk/a.htm", host+"/gk.htm") {
		t.Error("with https and without www. it is another folder")
	}
}
