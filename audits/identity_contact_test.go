package audits

import "testing"

func TestIdentityContact(t *testing.T) {
	about := func(text string) string { return `<html><body><h1>关于我们</h1><p>` + text + `</p></body></html>` }
	testIdentity(t, identityContact, []identityRow{
		{name: "the footer has a telephone number"},
		{name: "a link 联系我们", old: soundAbout + soundUnit + soundContact, new: `<a href="/contact/">联系我们</a>`},
		{name: "a mail address", old: soundAbout + soundUnit + soundContact, new: `邮箱：mzzfwz#mingzhou.gov.cn`},
		{name: "an address with its post code", old: soundAbout + soundUnit + soundContact, new: `<span>地址：明州市鼓山新区行政中心1号楼</span><span>邮编：352100</span>`},
		{name: "a unit between label and number", old: soundAbout + soundUnit + soundContact, new: `联系电话 商务局：027-82796639`},
		{name: "the page about the site has a number", old: soundContact, new: ``, change: withPage(homeAddress+"about/", about("联系电话：0590-2880123"))},

		{name: "only the hotline and the number for complaints", old: soundAbout + soundUnit + soundContact, new: `<span>政务服务便民热线：12345</span><span>违法和不良信息举报电话：0590-2880999</span>`, want: "identity.contact"},
		{name: "the number of a firm", old: soundAbout + soundUnit + soundContact, new: `技术支持电话：0590-2880999`, want: "identity.contact"},
		{name: "a filing number is no telephone", old: soundAbout + soundUnit + soundContact, new: `联系电话：详见 35120002000123`, want: "identity.contact"},
		{name: "the page about the site was not seen", old: soundContact, new: ``, want: "open identity.contact"},
		{name: "only the home page was seen", old: soundAbout + soundUnit + soundContact, new: ``, alone: true, want: "open identity.contact"},
		{name: "the home page alone has it", alone: true},
		{
			name: "the page about the site was not seen whole", old: soundContact, new: ``,
			change: allOf(withPage(homeAddress+"about/", about("欢迎访问")), cutShort(2)), want: "open identity.contact",
		},
		{name: "the home page did not open", change: failedHome, want: "open identity.contact"},
	})
}
