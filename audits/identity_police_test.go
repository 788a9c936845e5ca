package audits

import "testing"

func TestIdentityPolice(t *testing.T) {
	linked := func(text string) string {
		return `<a href="https://beian.mps.gov.cn/#/query/webSearch?code=35120002000123">` + text + `</a>`
	}
	testIdentity(t, identityPolice, []identityRow{
		{name: "a number linked to its record is the mark"},
		{name: "the older address of the record, in other case", old: soundPolice, new: `<a href="http://www.beian.gov.cn/portal/RegisterSystemInfo?recordcode=35120002000123">闽公网安备 35120002000123号</a>`},
		{name: "the number in the line below its label", old: soundPolice, new: linked(`闽公网安备案号<br>35120002000123`)},
		{name: "the digits go on in the next line", old: soundPolice, new: linked(`闽公网安备<br>3512000<br>2000123号`)},
		{name: "号 before the digits", old: soundPolice, new: linked(`闽公网安备号35120002000123`)},
		{name: "the link is around the digits alone", old: soundPolice, new: `闽公网安备 ` + linked(`35120002000123`)},
		{name: "the link is around the badge", old: soundPolice, new: `<div>` + linked(`<img src="ba.png">`) + `<span>闽公网安备 35120002000123号</span></div>`},
		{name: "the number is a badge's text", old: soundPolice, new: linked(`<img src="ba.png" alt="闽公网安备35120002000123号">`)},
		{name: "the police write 川", old: soundPolice, new: `<a href="https://beian.mps.gov.cn/#/query/webSearch?code=51120002000123">川公网安备 51120002000123号</a>`},

		{name: "backslashes and other case in the address", old: soundPolice, new: `<a href="HTTP:\\www.beian.gov.cn\portal\registerSystemInfo?recordcode=35120002000123">闽公网安备 35120002000123号</a>`},
		{
			name: "the number of another site in its frame", old: soundTitle, new: soundTitle + `<body><iframe></iframe>`,
			change: framing("http://weather.example.com/w.html", "http://weather.example.com/w.html", `<p>京公网安备11010502000001号</p>`),
		},

		{name: "no number", old: soundPolice, new: ``, want: "identity.police.missing"},
		{name: "a badge alone", old: soundPolice, new: `<img src="ba.png" alt="公安备案">`, want: "identity.police.missing"},
		{name: "the number in a comment", old: soundPolice, new: `<!-- 闽公网安备 35120002000123号 -->`, want: "identity.police.missing"},

		{name: "twelve digits", old: soundPolice, new: linked(`闽公网安备 351200020001号`), want: "identity.police.malformed"},
		{name: "a label of another form", old: soundPolice, new: linked(`沪公安备：31010402003007号`), want: "identity.police.malformed"},
		{name: "the ICP number's letter", old: soundPolice, new: linked(`蜀公网安备 51120002000123号`), want: "identity.police.malformed"},
		{name: "the letter of another province", old: soundPolice, new: linked(`闽公网安备 44120002000123号`), want: "identity.police.malformed"},
		{name: "no letter", old: soundPolice, new: linked(`公网安备 35120002000123号`), want: "identity.police.malformed"},

		{name: "plain text", old: soundPolice, new: `闽公网安备 35120002000123号`, want: "identity.police.unlinked"},
		{name: "the start page of the platform", old: soundPolice, new: `<a href="http://www.beian.gov.cn/portal/index.do">闽公网安备 35120002000123号</a>`, want: "identity.police.unlinked"},
		{name: "a link with another number", old: "webSearch?code=35120002000123", new: "webSearch?code=35120002000999", want: "identity.police.unlinked"},
		{name: "the own host spliced in", old: soundPolice, new: `<a href="https://www.beian.gov.cn//www.mingzhou.gov.cn/registerSystemInfo?recordcode=35120002000123">闽公网安备 35120002000123号</a>`, want: "identity.police.unlinked"},
		{name: "the platform's name in another host", old: soundPolice, new: `<a href="https://www.beian.gov.cn.example.com/portal/registerSystemInfo?recordcode=35120002000123">闽公网安备 35120002000123号</a>`, want: "identity.police.unlinked"},
		{
			name: "the home page did not open", change: failedHome,
			want: "open identity.police.missing\nopen identity.police.malformed\nopen identity.police.unlinked",
		},
	})
}
