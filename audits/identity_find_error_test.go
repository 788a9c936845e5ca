package audits

import (
	"testing"

	"wangjian/evidence"
)

func TestIdentityFindError(t *testing.T) {
	const (
		script    = `<script id="_jiucuo_" sitecode="3512000001" src="http://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>`
		scriptURL = "http://zfwzgl.www.gov.cn/exposure/jiucuo.js"
	)
	link := func(address string) string { return `<a href="` + address + `"><img src="/images/jiucuo.png"></a>` }
	testIdentity(t, identityFindError, []identityRow{
		{name: "the script's result is the entry"},
		{name: "a plain link to the platform", old: soundFindError, new: link("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3512000001&url=")},
		{name: "an older host of the platform", old: soundFindError, new: link("http://pucha.kaipuyun.cn/exposure/jiucuo.html?site_code=3512000001")},
		{name: "a handler that opens the platform", old: soundFindError, new: `<a href="javascript:;" onclick="window.open('https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3512000001')"><img src="j.png"></a>`},
		{name: "an office's own address that hands the code on", old: soundFindError, new: link("http://www.fujian.gov.cn/api/jiucuo.php?site_code=3512000001")},
		{name: "a filled span without script", old: soundFindError, new: `<span id="_span_jiucuo"><img onclick="Link('3512000001')" src="j.png"></span>`},
		{name: "a local copy of the script", old: soundFindError, new: `<script id="_jiucuo_" sitecode="3512000001" src="/js/jiucuo.js"></script><span id="_span_jiucuo"><img src="j.png"></span>`},
		{name: "another code in a comment", old: soundFindError, new: `<!--<script id="_jiucuo_" sitecode="3512990001" src="j.js"></script>-->` + soundFindError},

		{name: "no entry", old: soundFindError, new: ``, want: "identity.find-error.missing"},
		{name: "a picture that cannot be clicked", old: soundFindError, new: `<img src="/images/jiucuo.png" alt="我为政府网站找错">`, want: "identity.find-error.missing"},
		{name: "an own mail page", old: soundFindError, new: `<a href="/mail/"><img src="/images/jiucuo2.png"></a>`, want: "identity.find-error.missing"},
		{name: "the button of an article", old: soundFindError, new: `<a href="/jiucuo.jsp">【纠错】</a>`, want: "identity.find-error.missing"},
		{name: "the badge of 12377", old: soundFindError, new: `<a href="http://www.12377.cn/"><img src="12377.png" alt="网上有害信息举报专区"></a>`, want: "identity.find-error.missing"},
		{name: "an entry in a comment", old: soundFindError, new: `<!--` + soundFindError + `-->`, want: "identity.find-error.missing"},
		{name: "a link of another kind that calls the function", old: soundFindError, new: `<a href="#" onclick="Link('3512000001')">网站地图</a>`, want: "identity.find-error.missing"},
		{name: "the script ran and shows nothing", old: soundFindError, new: script, change: withResource(scriptURL, "script", 200, ""), want: "identity.find-error.missing"},

		{name: "the script did not come", old: soundFindError, new: script, change: withResource(scriptURL, "script", 0, evidence.FailureName), want: "open identity.find-error.missing"},
		{name: "an element that a script would fill", old: soundFindError, new: `<div data-setting="{sitecode:3512000001}"></div>`, want: "open identity.find-error.missing"},
		{
			name: "the script did not come and has another site's code", old: soundFindError,
			new:  `<script id="_jiucuo_" sitecode="3512990001" src="http://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>`,
			want: "identity.find-error.mismatch\nopen identity.find-error.missing",
		},

		{name: "a code that text and tag do not have", old: soundFindError, new: link("https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3609250007"), want: "identity.find-error.mismatch"},
		{name: "a link and a call of different codes", old: "Link('3512000001')", new: "Link('4305000001')", want: "identity.find-error.mismatch"},
		{name: "a second script with another code", old: soundFindError, new: soundFindError + `<script id="_jiucuo_" sitecode="1100000088" src="j.js"></script>`, want: "identity.find-error.mismatch"},
		{name: "not the registered code", change: registered(evidence.Site{Code: "3512990009"}), want: "identity.find-error.mismatch"},
		{name: "the text alone differs", old: soundCode, new: `网站标识码：3512210002`},
		{name: "the home page did not open", change: failedHome, want: "open identity.find-error.missing\nopen identity.find-error.mismatch"},
	})
}
