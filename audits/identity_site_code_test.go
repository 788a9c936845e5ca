package audits

import (
	"testing"

	"wangjian/evidence"
)

func TestIdentitySiteCode(t *testing.T) {
	other := registered(evidence.Site{Code: "3512990009"})
	own := registered(evidence.Site{Code: "3512000001"})
	testIdentity(t, identitySiteCode, []identityRow{
		{name: "a labelled code is the mark"},
		{name: "the registered code is the mark", change: own},
		{name: "a ministry's code", old: soundHome, new: `<p>网站标识码bm05000001</p>`},
		{name: "a label without 码 and without colon", old: soundCode, new: `网站标识 3512000001`},
		{name: "a colon behind a blank", old: soundCode, new: `网站标识码 ：3512000001`},
		{name: "full-width digits in nested elements", old: soundCode, new: `政府网站<b>标识码</b>：&nbsp;<i><b>３５１２</b><b>００</b></i><i>０００１</i>`},
		{name: "the digits go on in the next line", old: soundCode, new: `<p>网站标识码：35120</p><p>00001</p>`},
		{name: "the label is in the line above", old: soundCode, new: `<p>网站标识码：</p><p>3512000001</p>`},
		{name: "the code is an image's text", old: soundCode, new: `<img src="code.png" alt="政府网站标识码3512000001">`},
		{name: "an area of its own making is no fault", old: soundHome, new: `<p>网站标识码：3590000004</p>`},
		{name: "the next word follows without a blank", old: soundCode, new: `网站标识码：3512000001ICP备案`},

		{name: "no code", old: soundCode, new: ``, want: "identity.site-code.missing"},
		{name: "a bare number is no mark", old: soundCode, new: `3512000001`, want: "identity.site-code.missing"},
		{name: "a service number is no mark", old: soundCode, new: `服务电话：4006012345`, want: "identity.site-code.missing"},
		{name: "a label with nothing behind it", old: soundCode, new: `网站标识码：`, want: "identity.site-code.missing"},
		{name: "the label of the other mark", old: soundCode, new: `党政机关网站标识`, want: "identity.site-code.missing"},
		{name: "a code in a hidden twin", old: soundCode, new: `<div style="display:none">网站标识码：3512000001</div>`, want: "identity.site-code.missing"},
		{name: "a code in a comment", old: soundCode, new: `<!-- 网站标识码：3512000001 -->`, want: "identity.site-code.missing"},
		{name: "a code in a script", old: soundCode, new: `<script>var s = "网站标识码：3512000001";</script>`, want: "identity.site-code.missing"},
		{
			name: "the script that may hold the footer was lost", old: soundCode, new: ``,
			change: withResource("http://www.mingzhou.gov.cn/footer.js", "script", 0, evidence.FailureTimeout),
			want:   "open identity.site-code.missing\nopen identity.site-code.malformed\nopen identity.site-code.mismatch",
		},
		{
			name: "a script that the server refuses holds nothing", old: soundCode, new: ``,
			change: withResource("http://www.mingzhou.gov.cn/jquery.js", "script", 404, evidence.FailureClientError), want: "identity.site-code.missing",
		},
		{
			name: "a lost script of a counting service holds no footer", old: soundCode, new: ``,
			change: withResource("https://hm.baidu.com/hm.js", "script", 0, evidence.FailureTimeout), want: "identity.site-code.missing",
		},

		{name: "two digits too many", old: soundCode, new: `政府网站标识码：351200000001`, want: "identity.site-code.malformed"},
		{name: "a letter for a digit", old: soundCode, new: `政府网站标识码：351200000O`, want: "identity.site-code.malformed"},
		{name: "no such province", old: soundCode, new: `政府网站标识码：9912000001`, want: "identity.site-code.malformed"},
		{name: "a ministry's code with a digit too few", old: soundCode, new: `网站标识码：bm0500001`, want: "identity.site-code.malformed"},

		{name: "text and tag are not the registered code", change: other, want: "identity.site-code.mismatch\nidentity.site-code.mismatch"},
		{name: "the text against tag and find-error entry", old: soundCode, new: `网站标识码：3512210002`, want: "identity.site-code.mismatch"},
		{name: "the tag against text and find-error entry", old: `content="3512000001"`, new: `content="3512210002"`, want: "identity.site-code.mismatch"},
		{name: "the find-error entry alone is its own finding", old: soundFindError, new: `<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3512210002"><img src="j.png"></a>`},
		{name: "a tag with blanks and a name in lower case", old: soundTags, new: `<meta name="siteidcode" content=" 3512000001 ">`},
		{name: "another site's code beside the own", old: soundCode, new: soundCode + `<p>市教育局网站标识码：3512000027</p>`},
		{
			name: "the home page did not open", change: failedHome,
			want: "open identity.site-code.missing\nopen identity.site-code.malformed\nopen identity.site-code.mismatch",
		},
	})
}
