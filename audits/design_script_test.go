package audits

import (
	"testing"

	"wangjian/evidence"
)

func exception(text, script string) evidence.ConsoleEntry {
	return evidence.ConsoleEntry{Kind: evidence.ConsoleException, Text: text, URL: script, Line: 12}
}

func TestDesignScript(t *testing.T) {
	const own = "http://www.mz.gov.cn/js/a.js"
	undefined := exception("Uncaught ReferenceError: $ is not defined", own)
	baidu := evidence.Resource{URL: "https://hm.baidu.com/hm.js?1", Type: "script", Failure: failed(evidence.FailureName)}
	baiduLoaded := evidence.Resource{URL: "https://hm.baidu.com/hm.js?1", Type: "script", Status: 200}
	for _, row := range []struct {
		name      string
		console   []evidence.ConsoleEntry
		resources []evidence.Resource
		want      told
	}{
		{
			"an uncaught error is told with words, script and line",
			[]evidence.ConsoleEntry{undefined},
			nil,
			told{findings: []string{"design.script.error|页面有1项脚本错误或混合内容拦截：“Uncaught ReferenceError: $ is not defined”（http://www.mz.gov.cn/js/a.js第12行，见于1个页面）"}},
		},
		{
			"a resource blocked as mixed content",
			[]evidence.ConsoleEntry{{Kind: evidence.ConsoleMixedContent, Text: "Mixed Content: requested an insecure script 'http://www.mz.gov.cn/b.js'"}},
			nil,
			told{findings: []string{"design.script.error|HTTPS页面中的HTTP资源被浏览器拦截：“Mixed Content"}},
		},
		{
			"errors that differ in numbers and queries only are one",
			[]evidence.ConsoleEntry{exception("Uncaught Error: item 17", own+"?v=1"), exception("Uncaught Error: item 18", own+"?v=2")},
			nil,
			told{findings: []string{"design.script.error|页面有1项"}},
		},
		{
			"different errors of a page are one finding",
			[]evidence.ConsoleEntry{undefined, exception("Uncaught TypeError: x is null", own)},
			nil,
			told{findings: []string{"design.script.error|页面有2项"}},
		},
		{"what is only written to the console", []evidence.ConsoleEntry{{Kind: evidence.ConsoleError, Text: "404", URL: own}}, nil, told{}},
		{"an error of an extension", []evidence.ConsoleEntry{exception("Uncaught Error", "chrome-extension://abc/a.js")}, nil, told{}},
		{"an error of a blank page", []evidence.ConsoleEntry{exception("Uncaught Error", "about:blank")}, nil, told{}},
		{"an error of no script", []evidence.ConsoleEntry{exception("Uncaught Error", "")}, nil, told{}},
		{"a film that was not fetched", []evidence.ConsoleEntry{exception("Uncaught (in promise) NotAllowedError: play() failed", own)}, nil, told{}},
		{
			"an error whose words are withheld is open",
			[]evidence.ConsoleEntry{exception("Uncaught Script error.", own)},
			nil,
			told{gaps: []string{"design.script.error|http://www.mz.gov.cn/有脚本错误，浏览器未给出内容"}},
		},
		{
			"an error for want of a counting service",
			[]evidence.ConsoleEntry{exception("Uncaught ReferenceError: _hmt is not defined", own)},
			[]evidence.Resource{baidu},
			told{},
		},
		{
			"the same error though the counting service loaded",
			[]evidence.ConsoleEntry{exception("Uncaught ReferenceError: _hmt is not defined", own)},
			[]evidence.Resource{baiduLoaded},
			told{findings: []string{"design.script.error|_hmt"}},
		},
		{
			"an error of a counting service's script of which a part did not load",
			[]evidence.ConsoleEntry{exception("Uncaught TypeError: x is null", "https://s9.cnzz.com/z.js")},
			[]evidence.Resource{{URL: "https://c.cnzz.com/core.php", Type: "script", Status: 502}},
			told{},
		},
		{
			"an own error though a counting service did not load",
			[]evidence.ConsoleEntry{undefined},
			[]evidence.Resource{baidu},
			told{findings: []string{"design.script.error|$ is not defined"}},
		},
		{
			"an error where our own side kept a script away is open",
			[]evidence.ConsoleEntry{undefined},
			[]evidence.Resource{{URL: "http://10.0.0.8/jquery.js", Type: "script", Failure: failed(evidence.FailurePolicy)}},
			told{gaps: []string{"design.script.error|部分脚本因本次检查自身的原因"}},
		},
		{
			"an error where the site's own script is missing",
			[]evidence.ConsoleEntry{undefined},
			[]evidence.Resource{{URL: "http://www.mz.gov.cn/jquery.js", Type: "script", Status: 404}},
			told{findings: []string{"design.script.error|"}},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := pageOf(t, portal, "<p>市政府</p>", row.resources...)
			p.Console = row.console
			judgeAlone(t, designScript, dossierOf(p), row.want)
		})
	}
}

func TestDesignScriptOnManyPages(t *testing.T) {
	shared := exception("Uncaught ReferenceError: $ is not defined", "http://www.mz.gov.cn/js/a.js")
	var pages []*evidence.Page
	for _, path := range []string{"", "a/", "b/"} {
		p := pageOf(t, portal+path, "<p>栏目</p>")
		p.Console = []evidence.ConsoleEntry{shared}
		pages = append(pages, p)
	}
	pages[2].Console = append(pages[2].Console, exception("Uncaught TypeError: x is null", portal+"b/"))
	got := judgeAlone(t, designScript, dossierOf(pages...), told{findings: []string{
		"design.script.error|页面有1项脚本错误或混合内容拦截：“Uncaught ReferenceError: $ is not defined”（http://www.mz.gov.cn/js/a.js第12行，见于3个页面）",
		"design.script.error|x is null",
	}})
	if first, second := got.Findings[0].Exhibits[0].Page, got.Findings[1].Exhibits[0].Page; first != pages[0] || second != pages[2] {
		t.Errorf("shown on %s and %s, want %s and %s", first.URL, second.URL, pages[0].URL, pages[2].URL)
	}
}

func TestDesignScriptIsNamedWithoutPositions(t *testing.T) {
	p := pageOf(t, portal, "<p>市政府</p>")
	p.Console = []evidence.ConsoleEntry{exception("Uncaught Error: “甲” at http://www.mz.gov.cn/js/a.js:101:9", portal+"js/a.js")}
	got := judgeAlone(t, designScript, dossierOf(p), told{findings: []string{
		"design.script.error|页面有1项脚本错误或混合内容拦截：“Uncaught Error: ‘甲’ at http://www.mz.gov.cn/js/a.js:101:9”（",
	}})
	if subject := got.Findings[0].Subject; subject != "" {
		t.Errorf("subject %q of an error with a position, want none: its page alone names the finding", subject)
	}
}

func TestDesignScriptWithoutTheHomePage(t *testing.T) {
	judgeAlone(t, designScript, dossierOf(unseenPage(evidence.FailureTimeout, 0)), told{gaps: []string{"design.script.error|首页未能打开（连接超时）"}})
}
