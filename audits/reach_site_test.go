package audits

import (
	"testing"
	"time"

	"wangjian/evidence"
)

func reachProbe(took time.Duration, f *evidence.Failure) evidence.Probe {
	return evidence.Probe{Kind: evidence.ProbeReach, URL: portal, Took: took, Attempts: 1, Failure: f}
}

func TestReachSite(t *testing.T) {
	seen := func() *evidence.Page { return pageOf(t, portal, "<p>明州市人民政府</p>") }
	slow := seen()
	slow.Timing = evidence.Timing{DOMReady: 15 * time.Second, Load: 20 * time.Second}
	endless := seen()
	endless.Timing = evidence.Timing{DOMReady: 2 * time.Second, Settled: 15 * time.Second, Cut: true}
	crawler := unseenPage(evidence.FailureServerError, 503)
	crawler.View.Visitor = evidence.VisitorCrawler
	overHTTPS := unseenPage(evidence.FailureRefused, 0)
	overHTTPS.URL = "https://www.mz.gov.cn/"

	secured := seen()
	secured.URL, secured.FinalURL = overHTTPS.URL, overHTTPS.URL
	refusedProbe := func(detail string) evidence.Probe {
		p := reachProbe(time.Second, &evidence.Failure{Kind: evidence.FailureTLS, Detail: detail})
		p.URL = overHTTPS.URL
		return p
	}

	for _, row := range []struct {
		name    string
		dossier *evidence.Dossier
		want    told
	}{
		{
			"a site that answers at once has no finding",
			withProbes(dossierOf(seen()), reachProbe(time.Second, nil)),
			told{},
		},
		{
			"failures of one kind are one finding, told with kind, status, time and count",
			withProbes(dossierOf(seen()),
				reachProbe(3200*time.Millisecond, &evidence.Failure{Kind: evidence.FailureServerError, Status: 503}),
				reachProbe(time.Second, &evidence.Failure{Kind: evidence.FailureServerError, Status: 502})),
			told{findings: []string{"reach.failed|网站未能打开：页面返回5xx错误（HTTP 503），共2次；" +
				"首次为北京时间2019-11-20 12:00:00普通HTTP请求http://www.mz.gov.cn/，用时3.2秒"}},
		},
		{
			"failures of different kinds are findings of their own",
			withProbes(dossierOf(seen()), reachProbe(0, failed(evidence.FailureName)), reachProbe(0, failed(evidence.FailureEmpty))),
			told{findings: []string{"reach.failed|域名无法解析", "reach.failed|页面无内容"}},
		},
		{
			"a status without a failure is a failure",
			withProbes(dossierOf(seen()), evidence.Probe{Kind: evidence.ProbeReach, URL: portal, Status: 404}),
			told{findings: []string{"reach.failed|HTTP 404"}},
		},
		{
			"a home page that the browser could not open is a failure",
			dossierOf(unseenPage(evidence.FailureTimeout, 0)),
			told{findings: []string{"reach.failed|连接超时，共1次；首次为北京时间2019-11-20 12:00:00浏览器访问http://www.mz.gov.cn/，用时3.0秒"}},
		},
		{
			"fifteen seconds are too slow",
			withProbes(dossierOf(seen()), reachProbe(15*time.Second, nil)),
			told{findings: []string{"reach.slow|达到或超过15秒，共1次"}},
		},
		{
			"just under fifteen seconds are not",
			withProbes(dossierOf(seen()), reachProbe(14999*time.Millisecond, nil)),
			told{},
		},
		{
			"not opening within the limit is slow, not failed",
			withProbes(dossierOf(seen()), reachProbe(15*time.Second, failed(evidence.FailureSlow))),
			told{findings: []string{"reach.slow|"}},
		},
		{
			"a page that can be read after fifteen seconds is slow",
			dossierOf(slow),
			told{findings: []string{"reach.slow|用时15.0秒"}},
		},
		{
			"a page that can be read while a picture never ends is not slow",
			dossierOf(endless),
			told{},
		},
		{
			"a wall is a note and no failure, and leaves open whether the site answers",
			withProbes(dossierOf(unseenPage(evidence.FailureChallenge, 412)), reachProbe(0, &evidence.Failure{Kind: evidence.FailureClientError, Status: 521})),
			told{
				[]string{"reach.challenge|应答的是防爬验证页面而不是网站内容，共2次"},
				[]string{"reach.failed|被反爬虫防护页拦截（HTTP 412）", "reach.slow|"},
			},
		},
		{
			"a wall before the page that was seen leaves nothing open",
			dossierOf(unseenPage(evidence.FailureChallenge, 412), seen()),
			told{findings: []string{"reach.challenge|共1次"}},
		},
		{
			"what failed on our own side is nothing of the site",
			withProbes(dossierOf(seen()), reachProbe(0, failed(evidence.FailureOwnNetwork)), reachProbe(0, failed(evidence.FailureCrash))),
			told{},
		},
		{
			"where all failed on our own side nothing is told",
			dossierOf(unseenPage(evidence.FailureCrash, 0)),
			told{gaps: []string{"reach.failed|浏览器崩溃", "reach.slow|浏览器崩溃"}},
		},
		{
			"a file longer than our limit is an answer",
			withProbes(dossierOf(seen()), reachProbe(time.Second, failed(evidence.FailureTooLarge))),
			told{},
		},
		{
			"a plain request that found no issuer tells nothing where the browser opened the page",
			withProbes(dossierOf(secured), refusedProbe("x509: certificate signed by unknown authority")),
			told{gaps: []string{"reach.tls|未检查"}},
		},
		{
			"a plain request refused for an expired certificate is a failure all the same",
			withProbes(dossierOf(secured), refusedProbe("x509: certificate has expired or is not yet valid")),
			told{findings: []string{"reach.failed|HTTPS证书或握手错误，共1次"}, gaps: []string{"reach.tls|未检查"}},
		},
		{
			"what a search engine's robot meets is not what a citizen meets",
			dossierOf(seen(), crawler),
			told{},
		},
		{
			"a site of http that does not answer https is sound",
			withProbes(dossierOf(overHTTPS, seen()), evidence.Probe{Kind: evidence.ProbeTLS, URL: "https://www.mz.gov.cn/", Failure: failed(evidence.FailureRefused)}),
			told{},
		},
		{
			"a dossier without any attempt leaves all open",
			&evidence.Dossier{},
			told{gaps: []string{"reach.failed|没有", "reach.slow|没有", "reach.challenge|没有"}},
		},
	} {
		t.Run(row.name, func(t *testing.T) { judgeAlone(t, reachSite, row.dossier, row.want) })
	}
}

func TestReachSiteShowsFewOfManyFailures(t *testing.T) {
	var probes []evidence.Probe
	for range 10 {
		probes = append(probes, reachProbe(0, failed(evidence.FailureRefused)))
	}
	got := judgeAlone(t, reachSite, withProbes(dossierOf(pageOf(t, portal, "<p>市政府</p>")), probes...),
		told{findings: []string{"reach.failed|共10次"}})
	if n := len(got.Findings[0].Exhibits); n != maxExhibits {
		t.Errorf("10 failures are shown by %d exhibits, want %d", n, maxExhibits)
	}
}

func TestReachCertificate(t *testing.T) {
	const secure = "https://www.mz.gov.cn/"
	sound := evidence.TLS{
		Issuer: "CN=CFCA OV OCA", Names: []string{"www.mz.gov.cn"},
		NotBefore: noon.AddDate(-1, 0, 0), NotAfter: noon.AddDate(1, 0, 0),
	}
	expired, early, other, wildcard := sound, sound, sound, sound
	expired.NotAfter = noon.AddDate(0, 0, -1)
	early.NotBefore = noon.AddDate(0, 0, 1)
	other.Names = []string{"www.mz.com", "mz.gov.cn"}
	wildcard.Names = []string{"*.mz.gov.cn"}
	refused := &evidence.Failure{Kind: evidence.FailureTLS, Detail: "x509: certificate signed by unknown authority"}

	weak := &evidence.Failure{Kind: evidence.FailureTLS, Detail: "x509: certificate uses weak algorithm"}
	handshake := &evidence.Failure{Kind: evidence.FailureTLS, Detail: "tls: handshake failure"}

	for _, row := range []struct {
		name    string
		failure *evidence.Failure
		seen    *evidence.TLS
		want    told
	}{
		{"a sound certificate has no finding", nil, &sound, told{}},
		{"an expired certificate", refused, &expired, told{findings: []string{"reach.tls|www.mz.gov.cn的HTTPS证书已过期，有效期至北京时间2019-11-19"}}},
		{"an expired certificate that the probe let pass", nil, &expired, told{findings: []string{"reach.tls|已过期"}}},
		{"a certificate that is not valid yet", refused, &early, told{findings: []string{"reach.tls|尚未生效，有效期自北京时间2019-11-21起"}}},
		{"a certificate for another name", refused, &other, told{findings: []string{"reach.tls|不是发给该域名的，证书所列域名：www.mz.com、mz.gov.cn"}}},
		{"a certificate refused for another reason, whose name has a wildcard", weak, &wildcard, told{findings: []string{
			"reach.tls|未通过验证，颁发者：CN=CFCA OV OCA；验证结果：“x509: certificate uses weak algorithm”",
		}}},
		{"a chain that the browser completed is no finding", refused, &sound, told{}},
		{"a handshake that failed before a certificate came", handshake, nil, told{findings: []string{"reach.tls|握手失败"}}},
		{"a connection that timed out tells nothing of the certificate", failed(evidence.FailureTimeout), nil, told{gaps: []string{"reach.tls|连接超时"}}},
		{"our own network tells nothing of the certificate", failed(evidence.FailureOwnNetwork), nil, told{gaps: []string{"reach.tls|本机网络"}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			home := pageOf(t, portal, "<p>市政府</p>")
			home.URL, home.FinalURL = secure, secure
			d := withProbes(dossierOf(home), evidence.Probe{Kind: evidence.ProbeTLS, URL: secure, TLS: row.seen, Failure: row.failure})
			d.Site.URL = secure
			judgeAlone(t, reachSite, d, row.want)
		})
	}
	t.Run("an https site without a probe is left open", func(t *testing.T) {
		home := pageOf(t, portal, "<p>市政府</p>")
		home.URL, home.FinalURL = secure, secure
		judgeAlone(t, reachSite, dossierOf(home), told{gaps: []string{"reach.tls|未检查"}})
	})
	t.Run("an unknown issuer is suspected where no browser opened the home page", func(t *testing.T) {
		home := unseenPage(evidence.FailureTLS, 0)
		home.URL = secure
		probe := evidence.Probe{Kind: evidence.ProbeTLS, URL: secure, TLS: &sound, Failure: refused}
		got := judgeAlone(t, reachSite, withProbes(dossierOf(home), probe), told{findings: []string{
			"reach.failed|HTTPS证书或握手错误",
			"reach.tls|未通过验证，颁发者：CN=CFCA OV OCA；验证结果：“x509: certificate signed by unknown authority”",
		}})
		if s := got.Findings[1].Severity; s != SeveritySuspected {
			t.Errorf("severity is %q, want %q", s, SeveritySuspected)
		}
	})
	t.Run("the same fault seen twice is one finding", func(t *testing.T) {
		home := pageOf(t, portal, "<p>市政府</p>")
		home.URL, home.FinalURL = secure, secure
		probe := evidence.Probe{Kind: evidence.ProbeTLS, URL: secure, TLS: &expired, Failure: refused}
		judgeAlone(t, reachSite, withProbes(dossierOf(home), probe, probe), told{findings: []string{"reach.tls|"}})
	})
}
