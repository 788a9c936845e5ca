package audits

import (
	"errors"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestLinks(t *testing.T) {
	p := pageOf(t, "http://www.mz.gov.cn/zwgk/", `
		<a href="./t1.htm#a">通知</a>
		<a href="\tz\t2.htm">公告</a>
		<a href="//www.fj.gov.cn">省政府</a>
		<a href="HTTP://WWW.MZ.GOV.CN:80/x y.html?名=值"><img src="a.png" alt="专题"></a>
		<div style="display:none"><a href="/hidden.html">隐藏</a></div>
		<map name="m"><area href="/map.html" title="地图"></map>
		<a href="#top">顶部</a> <a href="">空</a> <a>无</a>
		<a href="javascript:void(0)">脚本</a> <a href="mailto:a@mz.gov.cn">邮件</a> <a href="tel:12345">电话</a>
		<a href="http://">坏</a> <a href="ftp://www.mz.gov.cn/a">文件</a>`)
	got, err := Links(p)
	if err != nil {
		t.Fatal(err)
	}
	want := []Link{
		{Address: "http://www.mz.gov.cn/zwgk/t1.htm", Text: "通知", Visible: true},
		{Address: "http://www.mz.gov.cn/tz/t2.htm", Text: "公告", Visible: true},
		{Address: "http://www.fj.gov.cn/", Text: "省政府", Visible: true},
		{Address: "http://www.mz.gov.cn/x%20y.html?%E5%90%8D=%E5%80%BC", Text: "专题", Visible: true},
		{Address: "http://www.mz.gov.cn/hidden.html", Text: "隐藏"},
		{Address: "http://www.mz.gov.cn/map.html", Text: "地图"}, // of a map that no image uses
	}
	if len(got) != len(want) {
		t.Fatalf("got %d links, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		if g.Address != w.Address || g.Text != w.Text || g.Visible != w.Visible || g.Place.Selector == "" {
			t.Errorf("link %d\n got %+v\nwant %+v at some place", i+1, g, w)
		}
	}
}

func TestLinksOfAPageThatWasNotCaptured(t *testing.T) {
	got, err := Links(unseenPage(evidence.FailureTimeout, 0))
	if !errors.Is(err, evidence.ErrNoDocument) {
		t.Errorf("got %v, %v, want %v", got, err, evidence.ErrNoDocument)
	}
}

func FuzzLinkAddress(f *testing.F) {
	for _, href := range []string{"a.html", `\a`, "//", "http://[::1", "http://%/", "?%zz", "javascript:0", "http://a:99999/", "\x00"} {
		f.Add(href)
	}
	doc, err := evidencetest.Page(f, portal, "<p>首页</p>").Document()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, href string) {
		address := webAddress(doc, doc.Root(), href)
		if address != "" && canonical(address) != address {
			t.Errorf("%q leads to %q, which reads as %q", href, address, canonical(address))
		}
	})
}
