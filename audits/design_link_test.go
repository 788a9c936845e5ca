package audits

import (
	"testing"

	"wangjian/evidence"
)

const target = "http://www.mz.gov.cn/a.html"

func linkProbe(attempts int, f *evidence.Failure) evidence.Probe {
	return evidence.Probe{Kind: evidence.ProbeLink, URL: target, Attempts: attempts, Failure: f}
}

func answer(status int) *evidence.Failure { return evidence.FailureOfStatus(status) }

func TestDesignLink(t *testing.T) {
	const source = `<p><a href="a.html#top">通知公告</a></p>`
	open := told{gaps: []string{"design.link.dead|页面上共有1个链接地址，其中0个未检查，1个因"}}
	dead := func(text string) told { return told{findings: []string{"design.link.dead|" + text}} }
	for _, row := range []struct {
		name   string
		source string
		probes []evidence.Probe
		want   told
	}{
		{"a target that is there", source, []evidence.Probe{linkProbe(1, nil)}, told{}},
		{
			"a target that is gone", source,
			[]evidence.Probe{linkProbe(1, answer(404))},
			dead("链接“通知公告”不能访问：http://www.mz.gov.cn/a.html，应答HTTP 404（共试1次）；见于1个页面"),
		},
		{
			"a text with quotation marks", `<a href="a.html">关于“一网通办”的通知</a>`,
			[]evidence.Probe{linkProbe(1, answer(404))},
			dead("链接“关于‘一网通办’的通知”不能访问"),
		},
		{"a target that was withdrawn", source, []evidence.Probe{linkProbe(1, answer(410))}, dead("应答HTTP 410")},
		{"a target that the request was wrong for", source, []evidence.Probe{linkProbe(1, answer(400))}, dead("应答HTTP 400")},
		{"a status without a failure", source, []evidence.Probe{{Kind: evidence.ProbeLink, URL: target, Status: 404, Attempts: 1}}, dead("应答HTTP 404")},
		{"a server error on both tries", source, []evidence.Probe{linkProbe(2, answer(500))}, dead("应答HTTP 500（共试2次）")},
		{"a server error on one try", source, []evidence.Probe{linkProbe(1, answer(500))}, open},
		{"a name that does not resolve on both tries", source, []evidence.Probe{linkProbe(2, failed(evidence.FailureName))}, dead("域名无法解析")},
		{"a refused connection on both tries", source, []evidence.Probe{linkProbe(2, failed(evidence.FailureRefused))}, dead("连接被拒绝")},
		{"a time-out on both tries", source, []evidence.Probe{linkProbe(2, failed(evidence.FailureTimeout))}, dead("连接超时")},
		{"a time-out on one try", source, []evidence.Probe{linkProbe(1, failed(evidence.FailureTimeout))}, open},
		{"a probe that failed before one that did not", source, []evidence.Probe{linkProbe(2, answer(500)), linkProbe(1, nil)}, told{}},
		{"a probe that failed after one that did not", source, []evidence.Probe{linkProbe(1, nil), linkProbe(2, answer(500))}, told{}},
		{"a precondition that only walls ask for", source, []evidence.Probe{linkProbe(1, answer(412))}, open},
		{"a wall's server error", source, []evidence.Probe{linkProbe(2, answer(521))}, open},
		{"a wall that the probe named", source, []evidence.Probe{linkProbe(1, failed(evidence.FailureChallenge))}, open},
		{"a refusal that may be a wall's", source, []evidence.Probe{linkProbe(1, answer(403))}, open},
		{"too many requests of ours", source, []evidence.Probe{linkProbe(1, answer(429))}, open},
		{"a password is an answer", source, []evidence.Probe{linkProbe(1, answer(401))}, told{}},
		{"a file is an answer", source, []evidence.Probe{linkProbe(1, failed(evidence.FailureDownload))}, told{}},
		{"our own network", source, []evidence.Probe{linkProbe(2, failed(evidence.FailureOwnNetwork))}, open},
		{"an address that our policy refuses", source, []evidence.Probe{linkProbe(2, failed(evidence.FailurePolicy))}, open},
		{"a circle of redirects that a cookie may end", source, []evidence.Probe{linkProbe(2, failed(evidence.FailureRedirects))}, open},
		{"a link that was not checked", source, nil, told{gaps: []string{"design.link.dead|1个链接地址，其中1个未检查"}}},
		{"a probe of no link of the pages seen", `<p>首页</p>`, []evidence.Probe{linkProbe(1, answer(404))}, told{}},
		{
			"a link that no reader sees", `<div style="display:none"><a href="a.html">旧栏目</a></div>`,
			[]evidence.Probe{linkProbe(1, answer(404))},
			dead("链接“旧栏目”不能访问：http://www.mz.gov.cn/a.html，应答HTTP 404（共试1次）；见于1个页面，页面上不可见"),
		},
		{
			"a hidden link beside a visible one to the same target", `<div style="display:none"><a href="a.html">旧栏目</a></div>` + source,
			[]evidence.Probe{linkProbe(1, answer(404))},
			dead("链接“通知公告”不能访问：http://www.mz.gov.cn/a.html，应答HTTP 404（共试1次）；见于1个页面"),
		},
		{"a link without text", `<a href="a.html"><img src="b.png"></a>`, []evidence.Probe{linkProbe(1, answer(404))}, dead("链接（无文字）不能访问")},
		{"an area of an image", `<map name="m"><area href="a.html" alt="政务公开"></map><img usemap="#m" src="b.png">`, []evidence.Probe{linkProbe(1, answer(404))}, dead("链接“政务公开”不能访问")},
	} {
		t.Run(row.name, func(t *testing.T) {
			judgeAlone(t, designLink, withProbes(dossierOf(pageOf(t, portal, row.source)), row.probes...), row.want)
		})
	}
}

func TestDesignLinkSuspectsARefusedCertificate(t *testing.T) {
	home := pageOf(t, portal, `<a href="a.html">服务大厅</a>`)
	refused := linkProbe(1, &evidence.Failure{Kind: evidence.FailureTLS, Detail: "x509: certificate signed by unknown authority"})
	got := judgeAlone(t, designLink, withProbes(dossierOf(home), refused), told{findings: []string{
		"design.link.dead|链接“服务大厅”的目标证书未通过验证：http://www.mz.gov.cn/a.html，HTTPS证书或握手错误（共试1次）；见于1个页面",
	}})
	if s := got.Findings[0].Severity; s != SeveritySuspected {
		t.Errorf("severity is %q, want %q", s, SeveritySuspected)
	}
}

func TestDesignLinkBelievesTheBrowser(t *testing.T) {
	home := func() *evidence.Page { return pageOf(t, portal, `<a href="a.html">通知公告</a>`) }
	opened := func() *evidence.Page { return pageOf(t, target, "<p>通知</p>") }
	gone := unseenPage(evidence.FailureClientError, 404)
	gone.Role, gone.URL, gone.Attempts = evidence.RoleSecond, target, 1
	for _, row := range []struct {
		name    string
		dossier *evidence.Dossier
		want    told
	}{
		{"a page that the browser opened needs no probe", dossierOf(home(), opened()), told{}},
		{"a page that the browser opened is not dead to a plain request", withProbes(dossierOf(home(), opened()), linkProbe(1, answer(404))), told{}},
		{"a page that the browser found gone needs no probe", dossierOf(home(), gone), told{findings: []string{"design.link.dead|应答HTTP 404"}}},
	} {
		t.Run(row.name, func(t *testing.T) { judgeAlone(t, designLink, row.dossier, row.want) })
	}
}

func TestDesignLinkOnManyPages(t *testing.T) {
	var pages []*evidence.Page
	for _, path := range []string{"", "a/", "b/", "c/"} {
		pages = append(pages, pageOf(t, portal+path, `<p><a href="/a.html">通知公告</a></p>`))
	}
	got := judgeAlone(t, designLink, withProbes(dossierOf(pages...), linkProbe(1, answer(404))),
		told{findings: []string{"design.link.dead|见于4个页面"}})
	exhibits := got.Findings[0].Exhibits
	if len(exhibits) != maxExhibits+1 || exhibits[maxExhibits].Probe == nil || exhibits[0].Place.Quote != "通知公告" {
		t.Errorf("got %d exhibits, the first %+v, want %d places and the probe", len(exhibits), exhibits[0].Place, maxExhibits)
	}
}

func TestDesignLinkResources(t *testing.T) {
	const source = `<link rel="stylesheet" href="a.css"><script src="a.js"></script><iframe src="a.htm"></iframe><img src="a.png"><p>首页</p>`
	resource := func(kind, path string, status int, f *evidence.Failure) evidence.Resource {
		return evidence.Resource{URL: portal + path, Type: kind, Status: status, Failure: f}
	}
	for _, row := range []struct {
		name     string
		resource evidence.Resource
		want     told
	}{
		{"a style sheet that is gone", resource("stylesheet", "a.css", 404, nil), told{findings: []string{"design.link.dead|页面加载的样式表不能访问：http://www.mz.gov.cn/a.css，应答HTTP 404；见于1个页面"}}},
		{"a script that the server fails on", resource("script", "a.js", 0, answer(500)), told{findings: []string{"design.link.dead|页面加载的脚本不能访问"}}},
		{"a frame whose host does not resolve", resource("frame", "a.htm", 0, failed(evidence.FailureName)), told{findings: []string{"design.link.dead|页面加载的框架页不能访问：http://www.mz.gov.cn/a.htm，域名无法解析"}}},
		{"a script that another script asked for", resource("script", "b.js", 404, nil), told{findings: []string{"design.link.dead|b.js"}}},
		{"a style sheet that is there", resource("stylesheet", "a.css", 200, nil), told{}},
		{"an image has its own code", resource("image", "a.png", 404, nil), told{}},
		{"a picture that only a style names", resource("image", "b.png", 404, nil), told{findings: []string{"design.link.dead|页面加载的背景图片不能访问"}}},
		{"data that a script asks for", resource("fetch", "a.json", 404, nil), told{}},
		{"a connection that broke off once", resource("script", "a.js", 0, failed(evidence.FailureReset)), told{}},
		{"a wall's answer", resource("script", "a.js", 412, nil), told{}},
		{"what our own side kept away", resource("script", "a.js", 0, failed(evidence.FailureBudget)), told{}},
	} {
		t.Run(row.name, func(t *testing.T) {
			judgeAlone(t, designLink, dossierOf(pageOf(t, portal, source, row.resource)), row.want)
		})
	}
}

func TestDesignLinkToldOnceOfLinkAndFrame(t *testing.T) {
	frame := evidence.Resource{URL: target, Type: "frame", Status: 404}
	home := pageOf(t, portal, `<a href="a.html">通知公告</a><iframe src="a.html"></iframe>`, frame)
	judgeAlone(t, designLink, withProbes(dossierOf(home), linkProbe(1, answer(404))),
		told{findings: []string{"design.link.dead|链接“通知公告”不能访问"}})
}

func TestDesignLinkWithoutTheHomePage(t *testing.T) {
	judgeAlone(t, designLink, dossierOf(unseenPage(evidence.FailureTimeout, 0)), told{gaps: []string{"design.link.dead|首页未能打开"}})
}
