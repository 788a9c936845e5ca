package audits

import (
	"testing"

	"wangjian/evidence"
)

func TestIdentityDomain(t *testing.T) {
	at := func(address string) func(*testing.T, *evidence.Dossier) {
		return func(_ *testing.T, d *evidence.Dossier) { d.Pages[0].FinalURL = address }
	}
	testIdentity(t, identityDomain, []identityRow{
		{name: "a host under .gov.cn"},
		{name: "a host under .政务", change: at("http://www.xn--6rt25p.xn--zfr164b/")},
		{name: "the registered domain without www", change: registered(evidence.Site{Domain: "mingzhou.gov.cn"})},
		{name: "the registered domain as an address", change: registered(evidence.Site{Domain: "https://www.mingzhou.gov.cn/"})},
		{
			name: "the registered domain in Chinese",
			change: func(_ *testing.T, d *evidence.Dossier) {
				d.Site.Domain, d.Pages[0].FinalURL = "明州.政务", "http://www.xn--6rt25p.xn--zfr164b/"
			},
		},
		{name: "the tag SiteDomain is an address", old: `content="www.mingzhou.gov.cn"`, new: `content="http://www.mingzhou.gov.cn/"`},
		{name: "a port makes no difference", change: at("http://www.mingzhou.gov.cn:8080/")},

		{name: "a commercial domain", change: at("http://www.mingzhou.com/"), want: "identity.domain"},
		{name: "a host that only ends in the letters", change: at("http://www.mingzhougov.cn/"), want: "identity.domain"},
		{name: "the domain as a part of another", change: at("http://www.mingzhou.gov.cn.example.com/"), want: "identity.domain"},
		{name: "an IP address", change: at("http://127.0.0.1:8090/"), want: "identity.domain"},
		{name: "another domain than the registered", change: registered(evidence.Site{Domain: "www.qingxi.gov.cn"}), want: "identity.domain"},
		{name: "the home page did not open", change: failedHome, want: "open identity.domain"},
	})
}
