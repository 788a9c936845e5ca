package audits

import (
	"testing"

	"wangjian/evidence"
)

func TestIdentityConac(t *testing.T) {
	const (
		bare      = `<p>正文</p>`
		script    = `<script src="http://dcs.conac.cn/js/14/218/0766/41464474/CA142180766414644740000.js"></script>`
		written   = `<script>document.write(unescape("%3Cspan id='_ideConac' %3E%3C/span%3E%3Cscript src='https://dcs.conac.cn/js/14/218/0766/41464474/CA142180766414644740000.js'%3E%3C/script%3E"));</script>`
		scriptURL = "http://dcs.conac.cn/js/14/218/0766/41464474/CA142180766414644740000.js"
	)
	testIdentity(t, identityConac, []identityRow{
		{name: "the script's result is the mark"},
		{name: "a local picture in the right link", old: soundConac, new: `<a href="http://bszs.conac.cn/sitename?method=show&id=1F"><img src="/images/f103.png"></a>`},
		{name: "the result beside a second span that stays empty", old: soundConac, new: script + soundConac + `<span id="_ideConac"></span>`},
		{name: "an inner page with the mark", change: withPage(homeAddress+"a/", soundHome)},

		{name: "no mark", old: soundConac, new: ``, want: "identity.conac.missing"},
		{name: "a picture without link", old: soundConac, new: `<img src="/images/red.png" alt="党政机关">`, want: "identity.conac.missing"},
		{name: "a picture in a link to nowhere", old: soundConac, new: `<a href="javascript:;"><img id="imgConac" src="/images/red.png"></a>`, want: "identity.conac.missing"},
		{name: "the picture of a refused mark", old: "image/red.png", new: "image/red_error.png", want: "identity.conac.missing"},
		{name: "a mark in a comment", old: soundConac, new: `<!--` + soundConac + `-->`, want: "identity.conac.missing"},
		{name: "a mark that is not shown", old: soundConac, new: `<div style="display:none">` + soundConac + `</div>`, want: "identity.conac.missing"},
		{name: "a link of words", old: soundConac, new: `<a href="http://bszs.conac.cn/sitename?id=1F">党政机关网站标识</a>`, want: "identity.conac.missing"},
		{name: "the mark's script ran and shows nothing", old: soundConac, new: script, change: withResource(scriptURL, "script", 200, ""), want: "identity.conac.missing"},
		{name: "the script that writes it is commented out", old: soundConac, new: `<script>
//document.write("<script src='https://dcs.conac.cn/js/1.js'>")
</script>`, want: "identity.conac.missing"},
		{name: "the mark of 事业单位", old: "image/red.png", new: "image/blue.png", want: "note identity.conac.missing"},

		{name: "the mark's script did not come", old: soundConac, new: written + script, change: withResource(scriptURL, "script", 0, evidence.FailureName), want: "open identity.conac.missing"},
		{name: "the script that writes it did not run", old: soundConac, new: written, want: "open identity.conac.missing"},
		{
			name: "the mark's picture did not come", change: withResource("http://dcs.conac.cn/image/red.png", "image", 0, evidence.FailureTimeout),
			want: "open identity.conac.missing",
		},

		{name: "an inner page without the mark", change: withPage(homeAddress+"a/", `<p>正文</p><div class="footer">主办单位：明州市人民政府办公室</div>`), want: "identity.conac.inner-missing"},
		{name: "an inner page whose script did not come", change: withPage(homeAddress+"a/", `<p>正文</p>`+script), want: "open identity.conac.inner-missing"},
		{name: "a page of another host", change: withPage("http://rsj.mingzhou.gov.cn/", `<p>正文</p>`)},
		{name: "an inner page that was not seen whole beside one that was", change: allOf(withPage(homeAddress+"a/", bare), cutShort(2))},
		{name: "an inner page cut short that shows the mark", change: allOf(withPage(homeAddress+"a/", soundInner), cutShort(2)), alone: true},
		{
			name: "the only inner page was not seen whole", change: allOf(withPage(homeAddress+"a/", bare), cutShort(2)), alone: true,
			want: "open identity.conac.inner-missing",
		},
		{name: "no inner page was seen", alone: true, want: "open identity.conac.inner-missing"},
		{name: "a second look at an inner page shows the mark", change: allOf(withPage(homeAddress+"a/", bare), withReview(2, soundInner))},
		{
			name: "a second look does not show it either", change: allOf(withPage(homeAddress+"a/", bare), withReview(2, bare)),
			want: "identity.conac.inner-missing",
		},
		{
			name:   "one mark came late and another page had no second look",
			change: allOf(withPage(homeAddress+"a/", bare), withPage(homeAddress+"b/", bare), withReview(2, soundInner)),
			want:   "open identity.conac.inner-missing",
		},
		{
			name: "one mark came late and another page's second look was cut short",
			change: allOf(withPage(homeAddress+"a/", bare), withPage(homeAddress+"b/", bare),
				withReview(2, soundInner), withReview(3, bare), cutShort(5)),
			want: "open identity.conac.inner-missing",
		},
		{
			name: "one mark came late and another page's second look does not show it",
			change: allOf(withPage(homeAddress+"a/", bare), withPage(homeAddress+"b/", bare),
				withReview(2, soundInner), withReview(3, bare)),
			want: "identity.conac.inner-missing",
		},
		{
			name: "a second look at the home page shows the mark", old: soundConac, new: ``, change: withReview(1, soundHome),
		},
		{name: "the home page was not seen whole", old: soundConac, new: ``, change: cutShort(1), want: "open identity.conac.missing"},
		{name: "the home page did not open", change: failedHome, want: "open identity.conac.missing\nopen identity.conac.inner-missing"},
	})
}
