package audits

import (
	"testing"

	"wangjian/evidence"
)

func ipv6Probe(host string, f *evidence.Failure, seen evidence.IPv6) evidence.Probe {
	seen.Host = host
	return evidence.Probe{Kind: evidence.ProbeIPv6, URL: "http://" + host + "/", Failure: f, IPv6: &seen}
}

func TestReachIPv6(t *testing.T) {
	const site, pictures = "www.mz.gov.cn", "img.mz.gov.cn"
	address := []string{"2400:3200::1"}
	works := evidence.IPv6{Addresses: address, Connected: true}
	bare := evidence.IPv6{}
	deaf := evidence.IPv6{Addresses: address}
	timeout := failed(evidence.FailureTimeout)
	own := failed(evidence.FailureOwnNetwork)
	image := func(url string) evidence.Resource { return evidence.Resource{URL: url, Type: "image", Status: 200} }
	home := func(resources ...evidence.Resource) *evidence.Dossier {
		return dossierOf(pageOf(t, portal, "<p>市政府</p>", resources...))
	}
	beside := func() *evidence.Dossier {
		return home(image("http://img.mz.gov.cn/a.png"), image("http://www.fj.gov.cn/b.png"), image("http://www.mz.gov.cn/c.png"))
	}

	for _, row := range []struct {
		name    string
		dossier *evidence.Dossier
		want    told
	}{
		{"site and pictures with IPv6 have no finding", withProbes(beside(), ipv6Probe(site, nil, works), ipv6Probe(pictures, nil, works)), told{}},
		{
			"without an AAAA record the rest has nothing to go by",
			withProbes(beside(), ipv6Probe(site, nil, bare), ipv6Probe(pictures, nil, works)),
			told{
				[]string{"reach.ipv6.dns|域名www.mz.gov.cn没有IPv6地址记录（AAAA）"},
				[]string{"reach.ipv6.connect|没有IPv6地址记录", "reach.ipv6.subresource|没有IPv6地址记录"},
			},
		},
		{
			"a name without an address of this kind has no record",
			withProbes(home(), ipv6Probe(site, failed(evidence.FailureName), bare)),
			told{[]string{"reach.ipv6.dns|"}, []string{"reach.ipv6.connect|", "reach.ipv6.subresource|"}},
		},
		{
			"a record and no answer",
			withProbes(home(), ipv6Probe(site, timeout, deaf)),
			told{
				[]string{"reach.ipv6.connect|域名www.mz.gov.cn有IPv6地址（2400:3200::1），但经IPv6没有得到HTTP应答：连接超时"},
				[]string{"reach.ipv6.subresource|经IPv6无应答"},
			},
		},
		{
			"a chain of certificates that the probe could not follow tells nothing",
			withProbes(home(), ipv6Probe(site, &evidence.Failure{Kind: evidence.FailureTLS, Detail: "x509: certificate signed by unknown authority"}, deaf)),
			told{gaps: []string{"reach.ipv6.connect|IPv6未能测试", "reach.ipv6.subresource|IPv6未能测试"}},
		},
		{
			"an error page over IPv6 is an answer",
			withProbes(home(), ipv6Probe(site, &evidence.Failure{Kind: evidence.FailureServerError, Status: 503}, works)),
			told{},
		},
		{
			"a host pinned to IPv4 was not asked for in DNS",
			withProbes(home(), ipv6Probe(site, nil, evidence.IPv6{Pinned: true})),
			told{gaps: []string{
				"reach.ipv6.dns|www.mz.gov.cn的地址由--resolve指定，未查询域名解析",
				"reach.ipv6.connect|--resolve", "reach.ipv6.subresource|--resolve",
			}},
		},
		{
			"a host pinned to IPv6 tells of its connection, not of DNS",
			withProbes(home(), ipv6Probe(site, nil, evidence.IPv6{Pinned: true, Addresses: address, Connected: true})),
			told{gaps: []string{"reach.ipv6.dns|--resolve"}},
		},
		{
			"our own network without IPv6 leaves connections open, and the record stands",
			withProbes(beside(), ipv6Probe(site, own, deaf), ipv6Probe(pictures, own, deaf)),
			told{gaps: []string{"reach.ipv6.connect|本机网络不具备条件", "reach.ipv6.subresource|本机网络不具备条件"}},
		},
		{
			"a DNS server that does not answer leaves the record open",
			withProbes(home(), ipv6Probe(site, timeout, bare)),
			told{gaps: []string{"reach.ipv6.dns|连接超时", "reach.ipv6.connect|连接超时", "reach.ipv6.subresource|连接超时"}},
		},
		{
			"pictures from a host of the same domain without IPv6",
			withProbes(beside(), ipv6Probe(site, nil, works), ipv6Probe(pictures, nil, bare)),
			told{findings: []string{"reach.ipv6.subresource|页面加载的站内资源来自不支持IPv6的主机：img.mz.gov.cn（没有AAAA记录）"}},
		},
		{
			"pictures from a host of the same domain that does not answer",
			withProbes(beside(), ipv6Probe(site, nil, works), ipv6Probe(pictures, timeout, deaf)),
			told{findings: []string{"reach.ipv6.subresource|img.mz.gov.cn（有AAAA记录，经IPv6无应答）"}},
		},
		{
			"another office under gov.cn is another site",
			withProbes(home(image("http://www.fj.gov.cn/b.png")), ipv6Probe(site, nil, works), ipv6Probe("www.fj.gov.cn", nil, bare)),
			told{},
		},
		{
			"a host that no probe looked at is left open",
			withProbes(beside(), ipv6Probe(site, nil, works)),
			told{gaps: []string{"reach.ipv6.subresource|未测试站内资源主机的IPv6：img.mz.gov.cn"}},
		},
		{
			"the site's own probe is found wherever it stands",
			withProbes(home(), ipv6Probe(pictures, nil, bare), ipv6Probe(site, nil, works)),
			told{},
		},
		{
			"without the home page the resources are left open",
			withProbes(dossierOf(unseenPage(evidence.FailureTimeout, 0)), ipv6Probe(site, nil, works)),
			told{gaps: []string{"reach.ipv6.subresource|首页未能打开（连接超时）"}},
		},
		{
			"without a probe all is left open", home(),
			told{gaps: []string{"reach.ipv6.dns|未测试", "reach.ipv6.connect|未测试", "reach.ipv6.subresource|未测试"}},
		},
	} {
		t.Run(row.name, func(t *testing.T) { judgeAlone(t, reachIPv6, row.dossier, row.want) })
	}
}
