package audits

import (
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestCoordinationPromotion(t *testing.T) {
	const (
		missing = "coordination.promotion.missing"
		dead    = "coordination.promotion.dead"
		app     = "http://www.fujian.gov.cn/bsfw/mztapp/"
		text    = `<a href="` + app + `">闽政通APP</a>`
	)
	probe := func(kind evidence.FailureKind, status int) []evidence.Probe {
		p := evidence.Probe{ID: evidence.ProbeID(1), Kind: evidence.ProbeLink, URL: app, Status: 200, Attempts: 2}
		if kind != "" {
			p.Status, p.Failure = status, &evidence.Failure{Kind: kind, Status: status}
		}
		return []evidence.Probe{p}
	}
	site := func(home string) disclosureSite { return disclosureSite{home: home, probes: probe("", 0)} }
	low := ""
	for range 45 {
		low += "<p>政务要闻</p>"
	}
	with := func(home string, probes []evidence.Probe) disclosureSite {
		return disclosureSite{home: home, probes: probes}
	}
	failed := disclosureSite{change: func(d *evidence.Dossier) {
		d.Pages[0].Failure, d.Pages[0].DOM = &evidence.Failure{Kind: evidence.FailureTimeout}, nil
	}}
	cut := site("<p>要闻</p>")
	cut.change = func(d *evidence.Dossier) { d.Pages[0].Timing.Cut = true }
	narrow := site(text)
	narrow.change = func(d *evidence.Dossier) { d.Pages[0].View.Width = 390 }

	square := func(home string) disclosureSite {
		s := site(home)
		s.change = func(d *evidence.Dossier) {
			snapshot := evidencetest.Snapshot(t, homeAddress, s.source("", "", home))
			frame := &snapshot.Frames[0]
			for i, node := range frame.Layout {
				if name := snapshot.Strings[frame.Name[node]]; name == "IMG" || name == "I" {
					frame.Box[i][2], frame.Box[i][3] = 120, 120
				}
			}
			if err := d.Pages[0].SetSnapshot(snapshot); err != nil {
				t.Fatal(err)
			}
		}
		return s
	}
	opened := func(home, title, body string) disclosureSite {
		s := square(home)
		s.pages = []disclosurePage{{path: "/ztzl/mzt/", title: title, body: body}}
		return s
	}
	const banner = `<a href="/ztzl/mzt/"><img src="/n.jpg"></a>`

	testDisclosure(t, coordinationPromotion, []disclosureRow{
		{"named, with a working link", site(text), ""},
		{"a picture with an alternative text", site(`<a href="` + app + `"><img src="/a.png" alt="闽政通APP"></a>`), ""},
		{"a picture without words that leads there", site(`<a href="` + app + `"><img src="/a.png"></a>`), ""},
		{"a title on its link", site(`<a href="` + app + `" title="闽政通"><img src="/a.png"></a>`), ""},
		{"a click handler that opens it", site(`<div onclick="window.open('` + app + `')">下载闽政通</div>`), ""},

		{"nothing of it", site("<p>要闻</p>"), missing},
		{"below the first screen", site(low + text), missing},
		{"news of it", site(`<ul><li><a href="/1.html">全市推广闽政通APP工作现场会召开</a></li></ul>`), missing},
		{"another app", site(`<a href="http://www.fujian.gov.cn/app/">福建政务APP</a>`), missing},
		{"in a closed menu", site(`<div style="display:none">` + text + `</div>`), missing},
		{"a picture of it waits its turn", site(`<div style="display:none"><a href="` + app + `"><img src="/a.png" alt="闽政通APP"></a></div>`), "open " + missing + "\nopen " + dead},
		{"a picture without words that leads nowhere", square(`<img src="/qr.png">`), "open " + missing + "\nopen " + dead},
		{"a picture that leads to a page of the site that was not opened", square(banner), "open " + missing + "\nopen " + dead},
		{"a picture that leads to a page of the site about it", opened(banner, "闽政通", "<p>下载闽政通APP</p>"), "open " + missing + "\nopen " + dead},
		{"a picture that leads to a page of the site about something else", opened(banner, "不忘初心", "<p>主题教育</p>"), missing},
		{"a picture with words that leads to a page that was not opened", square(`<a href="/ztzl/mzt/" title="主题教育"><img src="/n.jpg"></a>`), missing},
		{"the name of the site as a picture", square(`<a href="/"><img src="/logo.png"></a>`), missing},
		{"a code to scan that does not tell what it is", square(`<img src="/qr.png" alt="二维码">`), "open " + missing + "\nopen " + dead},
		{"a code of an app that is not named", square(`<img src="/qr.png" alt="APP二维码">`), "open " + missing + "\nopen " + dead},
		{"the name of its file", square(`<img src="/mzt.png" alt="1.png">`), "open " + missing + "\nopen " + dead},
		{"a title that says picture", square(`<img src="/qr.png" title="图片">`), "open " + missing + "\nopen " + dead},
		{"a client that is not named, in a link", square(`<a href="/app/"><img src="/x.png" alt="移动客户端"></a>`), "open " + missing + "\nopen " + dead},
		{"words of an app beside it in the link", square(`<a href="https://x.example/"><img src="/x.png"><span>手机APP</span></a>`), "open " + missing + "\nopen " + dead},
		{"the code of an account", square(`<img src="/qr.png" alt="微信公众号二维码">`), missing},
		{"the code of another app", square(`<img src="/qr.png" alt="明州通APP二维码">`), missing},
		{"a picture behind an element", square(`<div><i style="background: url(/b.jpg)"></i></div>`), "open " + missing + "\nopen " + dead},
		{"a picture behind words", square(`<div><i style="background: url(/b.jpg)">明州欢迎您</i></div>`), missing},
		{"a colour behind an element", square(`<div><i style="background: #fff"></i></div>`), missing},
		{"a picture with other words", square(`<img src="/n.jpg" alt="党政机关">`), missing},

		{"its link is dead", with(text, probe(evidence.FailureClientError, 404)), dead},
		{"its link leads nowhere", site(`<a>闽政通APP</a>`), dead},
		{"an empty address", site(`<a href="">闽政通APP</a>`), dead},
		{"a script shows its code", site(`<a href="javascript:;">闽政通APP</a>`), "open " + dead},
		{"a handler shows its code", site(`<a onclick="show('qr')">闽政通APP</a>`), "open " + dead},
		{"a handler around it shows its code", site(`<div onmouseover="show('qr')"><a>闽政通APP</a></div>`), "open " + dead},
		{"one of two links works", site(text + `<a>闽政通</a>`), ""},
		{"its link was not checked", with(text, nil), "open " + dead},
		{"a wall answered its link", with(text, probe(evidence.FailureClientError, 412)), "open " + dead},
		{"its link failed only once", with(text, []evidence.Probe{{ID: evidence.ProbeID(1), Kind: evidence.ProbeLink, URL: app, Attempts: 1, Failure: &evidence.Failure{Kind: evidence.FailureTimeout}}}), "open " + dead},
		{"words and a code to scan, without a link", site(`<div><img src="/qr.png" alt="闽政通APP二维码"></div>`), "open " + dead},

		{"the home page did not open", failed, "open " + missing + "\nopen " + dead},
		{"the home page did not load whole", cut, "open " + missing + "\nopen " + dead},
		{"seen in a small window", narrow, "open " + missing + "\nopen " + dead},
	})
}
