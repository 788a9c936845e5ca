package audits

import (
	"slices"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func imageOf(url string, status int, f *evidence.Failure) evidence.Resource {
	return evidence.Resource{URL: url, Type: "image", Status: status, Failure: f}
}

func TestDesignImage(t *testing.T) {
	const a = "http://www.mz.gov.cn/images/a.png"
	broken := imageOf(a, 404, &evidence.Failure{Kind: evidence.FailureClientError, Status: 404})
	for _, row := range []struct {
		name     string
		source   string
		resource []evidence.Resource
		want     told
	}{
		{
			"an image that answers 404", `<img src="images/a.png" alt="市政府大楼">`,
			[]evidence.Resource{broken},
			told{findings: []string{"design.image.broken|图片http://www.mz.gov.cn/images/a.png（“市政府大楼”）未能显示：应答HTTP 404；见于1个页面"}},
		},
		{
			"a status without a failure", `<img src="/images/a.png">`,
			[]evidence.Resource{imageOf(a, 500, nil)},
			told{findings: []string{"design.image.broken|图片http://www.mz.gov.cn/images/a.png未能显示：应答HTTP 500"}},
		},
		{
			"an image on a host that does not resolve", `<img src="http://old.mz.gov.cn/a.png">`,
			[]evidence.Resource{imageOf("http://old.mz.gov.cn/a.png", 0, failed(evidence.FailureName))},
			told{findings: []string{"design.image.broken|域名无法解析"}},
		},
		{
			"a Chinese name and a backslash are asked for as browsers do", `<img src="images\大楼 1.png">`,
			[]evidence.Resource{imageOf("http://www.mz.gov.cn/images/%E5%A4%A7%E6%A5%BC%201.png", 404, nil)},
			told{findings: []string{"design.image.broken|"}},
		},
		{
			"the same image twice on a page is one finding", `<img src="images/a.png"><img src="images/a.png#2">`,
			[]evidence.Resource{broken},
			told{findings: []string{"design.image.broken|见于1个页面"}},
		},
		{"an image that loaded", `<img src="images/a.png">`, []evidence.Resource{imageOf(a, 200, nil)}, told{}},
		{"an image that loaded on the second try", `<img src="images/a.png">`, []evidence.Resource{broken, imageOf(a, 200, nil)}, told{}},
		{"an image that is not laid out", `<img src="images/a.png" style="display:none">`, []evidence.Resource{broken}, told{}},
		{"an image that is off the page", `<img src="images/a.png" style="left:-9999px">`, []evidence.Resource{broken}, told{}},
		{"a failed request of no image", `<p>首页</p>`, []evidence.Resource{broken}, told{}},
		{"a lazy placeholder", `<img src="data:image/gif;base64,R0lGOD" data-src="images/a.png">`, []evidence.Resource{broken}, told{}},
		{"a lazy image that was not asked for", `<img data-src="images/a.png">`, nil, told{}},
		{"an image without an address", `<img src="" alt="图">`, nil, told{}},
		{"a wall that answers for an image", `<img src="images/a.png">`, []evidence.Resource{imageOf(a, 412, nil)}, told{}},
		{"a wall that the browser named", `<img src="images/a.png">`, []evidence.Resource{imageOf(a, 0, failed(evidence.FailureChallenge))}, told{}},
		{"an image that our network policy refuses", `<img src="http://10.0.0.8/a.png">`, []evidence.Resource{imageOf("http://10.0.0.8/a.png", 0, failed(evidence.FailurePolicy))}, told{}},
		{"an image beyond our budget", `<img src="images/a.png">`, []evidence.Resource{imageOf(a, 0, failed(evidence.FailureBudget))}, told{}},
		{
			"an image of which another size loaded", `<img src="images/a.png" srcset="images/b.png 2x">`,
			[]evidence.Resource{broken, imageOf("http://www.mz.gov.cn/images/b.png", 200, nil)},
			told{},
		},
		{
			"a picture of which no size loaded", `<picture><source srcset="images/b.png 2x"><img src="images/c.png"></picture>`,
			[]evidence.Resource{imageOf("http://www.mz.gov.cn/images/b.png", 404, nil)},
			told{findings: []string{"design.image.broken|images/b.png"}},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			judgeAlone(t, designImage, dossierOf(pageOf(t, portal, row.source, row.resource...)), row.want)
		})
	}
}

func TestDesignImageIgnoresWhatIsTooSmallToSee(t *testing.T) {
	const source = `<img src="a.gif" alt=""><p>首页</p>`
	resource := imageOf("http://www.mz.gov.cn/a.gif", 404, nil)
	for _, row := range []struct {
		name string
		box  [4]float64
		want told
	}{
		{"a pixel that counts visits", [4]float64{0, 0, 1, 1}, told{}},
		{"a line of three pixels", [4]float64{0, 0, 300, 3}, told{}},
		{"an icon", [4]float64{0, 0, 4, 4}, told{findings: []string{"design.image.broken|"}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := pageOf(t, portal, source, resource)
			s := evidencetest.Snapshot(t, portal, source)
			f := &s.Frames[0]
			for i, n := range f.Layout {
				if s.Strings[f.Name[n]] == "IMG" {
					f.Box[i] = row.box
				}
			}
			if err := p.SetSnapshot(s); err != nil {
				t.Fatal(err)
			}
			judgeAlone(t, designImage, dossierOf(p), row.want)
		})
	}
}

func TestDesignImageOnManyPages(t *testing.T) {
	const source = `<p>栏目</p><img src="/logo.png">`
	broken := imageOf("http://www.mz.gov.cn/logo.png", 404, nil)
	var pages []*evidence.Page
	for _, path := range []string{"", "a/", "b/", "c/", "c/index.html"} { // the last is the same page again
		pages = append(pages, pageOf(t, portal+path, source, broken))
	}
	got := judgeAlone(t, designImage, dossierOf(pages...), told{findings: []string{"design.image.broken|见于4个页面"}})
	if n := len(got.Findings[0].Exhibits); n != maxExhibits {
		t.Errorf("got %d exhibits, want %d", n, maxExhibits)
	}
	if e := got.Findings[0].Exhibits[0]; e.Place.Selector == "" || e.Place.Box.Empty() {
		t.Errorf("the exhibit shows no place: %+v", e.Place)
	}

	loadedOnce := append(slices.Clone(pages), pageOf(t, portal+"d/", source, imageOf("http://www.mz.gov.cn/logo.png", 200, nil)))
	judgeAlone(t, designImage, dossierOf(loadedOnce...), told{})
}

func TestDesignImageWithoutTheHomePage(t *testing.T) {
	inner := pageOf(t, portal+"a/", `<img src="a.png">`, imageOf("http://www.mz.gov.cn/a/a.png", 404, nil))
	judgeAlone(t, designImage, dossierOf(unseenPage(evidence.FailureChallenge, 412), inner), told{
		[]string{"design.image.broken|"}, []string{"design.image.broken|首页未能打开（被反爬虫防护页拦截）"},
	})
}

func FuzzCandidates(f *testing.F) {
	f.Add("a.png 1x, b.png 2x")
	f.Add("a.png, b,c.png 100w,,")
	f.Fuzz(func(t *testing.T, srcset string) {
		for _, address := range candidates(srcset) {
			if address == "" {
				t.Errorf("candidates(%q) has an empty address", srcset)
			}
		}
	})
}

func TestCandidates(t *testing.T) {
	for _, row := range []struct {
		name, srcset string
		want         []string
	}{
		{"nothing", "", nil},
		{"one address", "a.png", []string{"a.png"}},
		{"addresses with descriptors", " a.png 1x,\n b.png 2x ", []string{"a.png", "b.png"}},
		{"addresses without descriptors", "a.png, b.png", []string{"a.png", "b.png"}},
		{"a comma within an address", "a,1.png 1x, b.png", []string{"a,1.png", "b.png"}},
		{"commas alone", " , ,", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := candidates(row.srcset); !slices.Equal(got, row.want) {
				t.Errorf("candidates(%q)\n got %q\nwant %q", row.srcset, got, row.want)
			}
		})
	}
}
