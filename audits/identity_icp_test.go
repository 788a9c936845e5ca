package audits

import (
	"testing"

	"wangjian/evidence"
)

func TestIdentityICP(t *testing.T) {
	linked := func(text string) string { return `<a href="https://beian.miit.gov.cn/">` + text + `</a>` }
	pictureMap := func(img string) string {
		return img + `<map name="foot"><area href="https://beian.miit.gov.cn/" alt="闽ICP备2020012345号-1"></map>`
	}
	testIdentity(t, identityICP, []identityRow{
		{name: "a linked number is the mark"},
		{name: "eight digits without a serial", old: soundICP, new: linked("闽ICP备05038584号")},
		{name: "a blank before the digits and a full-width serial", old: soundICP, new: linked("闽ICP备 2020012345 号－1")},
		{name: "a colon before the digits", old: soundICP, new: linked("蜀ICP备：19007388号")},
		{name: "a label before the number", old: soundICP, new: linked("备案许可证号：黑ICP备09010409号")},
		{name: "the label itself says ICP备案号", old: soundICP, new: linked("ICP备案号：闽ICP备05038584号")},
		{name: "the serial before 号", old: soundICP, new: linked("鄂ICP备19031037-2号")},
		{name: "a link without scheme to an inner view", old: soundICP, new: `<a href="//beian.miit.gov.cn/#/Integrated/index"><i>备案序号：</i><b>闽ICP备2020012345号-1</b></a>`},
		{name: "the old host of the filing system", old: soundICP, new: `<a href="http://www.miitbeian.gov.cn">闽ICP备2020012345号-1</a>`},
		{name: "the link is around the digits alone", old: soundICP, new: `闽ICP备<a href="https://beian.miit.gov.cn/">2020012345号-1</a>`},
		{name: "the link is around a badge beside the number", old: soundICP, new: `<p>闽ICP备2020012345号-1 <a href="https://beian.miit.gov.cn/"><img src="b.png"></a></p>`},
		{name: "the address is opened by a handler", old: soundICP, new: `<a href="javascript:;" onclick="window.open('https://beian.miit.gov.cn/')">闽ICP备2020012345号-1</a>`},
		{name: "the number is an image's text", old: soundICP, new: linked(`<img src="icp.png" alt="闽ICP备2020012345号-1">`)},
		{name: "one of two footers links it", old: soundICP, new: soundICP + `<p>闽ICP备2020012345号-1</p>`},

		{name: "backslashes in the address", old: soundICP, new: `<a href="https:\\beian.miit.gov.cn\">闽ICP备2020012345号-1</a>`},
		{name: "three slashes in the address", old: soundICP, new: `<a href="https:///beian.miit.gov.cn/">闽ICP备2020012345号-1</a>`},
		{name: "an address broken over two lines", old: soundICP, new: "<a href=\"https://beian.miit\n\t.gov.cn/\">闽ICP备2020012345号-1</a>"},
		{name: "the port of the scheme in the address", old: soundICP, new: `<a href="https://beian.miit.gov.cn:443/">闽ICP备2020012345号-1</a>`},
		{name: "a link of a drawing by its older name", old: soundICP, new: `<svg><a href="https://beian.miit.gov.cn/"><text>闽ICP备2020012345号-1</text></a></svg>`, change: olderDrawingLinks},
		{name: "the number is the text of an area of a picture", old: soundICP, new: pictureMap(`<img src="foot.png" usemap="#foot">`)},
		{
			name: "a fragment that a frame's base address leads to the filing system", old: soundICP, new: `<iframe></iframe>`,
			change: framing(homeAddress+"foot.html", "https://beian.miit.gov.cn/", `<base href="https://beian.miit.gov.cn/"><p><a href="#/Integrated/index">闽ICP备2020012345号-1</a></p>`),
		},
		{
			name: "the number of another site in its frame", old: soundTitle, new: soundTitle + `<body><iframe></iframe>`,
			change: framing("http://weather.example.com/w.html", "http://weather.example.com/w.html", `<p>京ICP备10000001号</p>`),
		},
		{
			name: "the only number stands in the frame of another site", old: soundICP, new: `<iframe></iframe>`,
			change: framing("http://www.xiangshan.gov.cn/foot.html", "http://www.xiangshan.gov.cn/foot.html", `<p>`+soundICP+`</p>`),
		},

		{name: "no number", old: soundICP, new: ``, want: "identity.icp.missing"},
		{name: "a commercial licence is no filing", old: soundICP, new: `闽ICP证120345号`, want: "identity.icp.missing"},
		{name: "a parody is no filing", old: soundICP, new: `萌ICP备20200123号`, want: "identity.icp.missing"},
		{name: "a label without a number", old: soundICP, new: `ICP备案号：`, want: "identity.icp.missing"},
		{name: "an area of a hidden picture", old: soundICP, new: pictureMap(`<img src="foot.png" usemap="#foot" style="display:none">`), want: "identity.icp.missing"},
		{name: "the number of a hidden twin", old: soundICP, new: `<div style="display:none">` + soundICP + `</div>`, want: "identity.icp.missing"},
		{
			name: "the frame that may hold the footer was lost", old: soundICP, new: ``,
			change: withResource("http://www.mingzhou.gov.cn/footer.htm", "frame", 0, evidence.FailureReset),
			want:   "open identity.icp.missing\nopen identity.icp.malformed\nopen identity.icp.unlinked\nopen identity.icp.mismatch",
		},

		{name: "nine digits", old: soundICP, new: linked("闽ICP备202001234号-1"), want: "identity.icp.malformed"},
		{name: "the police number's letter", old: soundICP, new: linked("川ICP备19007388号"), want: "identity.icp.malformed"},
		{name: "no letter", old: soundICP, new: linked("ICP备19007388号"), want: "identity.icp.malformed"},
		{name: "a template", old: soundICP, new: linked("闽ICP备00000000号"), want: "identity.icp.malformed"},
		{name: "a template without letter", old: soundICP, new: linked("ICP备0000000号"), want: "identity.icp.malformed"},
		{name: "only 号 lacks", old: soundICP, new: linked("鄂ICP备05009168"), want: "note identity.icp.malformed"},

		{name: "plain text", old: soundICP, new: `闽ICP备2020012345号-1`, want: "identity.icp.unlinked"},
		{name: "a link to nowhere", old: soundICP, new: `<a href="#">闽ICP备2020012345号-1</a>`, want: "identity.icp.unlinked"},
		{
			name: "a fragment within a frame", old: soundICP, new: `<iframe></iframe>`,
			change: framing(homeAddress+"foot.html", homeAddress+"foot.html", `<p><a href="#">闽ICP备2020012345号-1</a></p>`), want: "identity.icp.unlinked",
		},
		{
			name: "the number without a link in a frame of the same site", old: soundTitle, new: soundTitle + `<body><iframe></iframe>`,
			change: framing("http://img.mingzhou.gov.cn/foot.html", "http://img.mingzhou.gov.cn/foot.html", `<p>闽ICP备2021009876号</p>`), want: "identity.icp.unlinked",
		},
		{name: "an older name of a link outside of drawings", old: soundICP, new: `<a xlink:href="https://beian.miit.gov.cn/">闽ICP备2020012345号-1</a>`, want: "identity.icp.unlinked"},
		{name: "a link to another host", old: soundICP, new: `<a href="http://www.example.com/?beian.miit.gov.cn">闽ICP备2020012345号-1</a>`, want: "identity.icp.unlinked"},
		{name: "a host that only begins so", old: soundICP, new: `<a href="http://beian.miit.gov.cn.example.com/">闽ICP备2020012345号-1</a>`, want: "identity.icp.unlinked"},

		{name: "not the registered number", change: registered(evidence.Site{ICP: "闽ICP备2021009876号-1"}), want: "identity.icp.mismatch"},
		{name: "a registered number of a wrong form", change: registered(evidence.Site{ICP: "备2021"}), want: "open identity.icp.mismatch"},
		{name: "blanks for a registered number", change: registered(evidence.Site{ICP: " "})},
		{name: "the registered number with blanks", change: registered(evidence.Site{ICP: "闽ICP备 2020012345号"})},
		{name: "the shown number lacks the first serial", old: "号-1</a>", new: "号</a>", change: registered(evidence.Site{ICP: "闽ICP备2020012345号-1"})},
		{name: "another serial than the registered", change: registered(evidence.Site{ICP: "闽ICP备2020012345号-3"}), want: "identity.icp.mismatch"},
		{
			name: "the home page did not open", change: failedHome,
			want: "open identity.icp.missing\nopen identity.icp.malformed\nopen identity.icp.unlinked\nopen identity.icp.mismatch",
		},
	})
}
