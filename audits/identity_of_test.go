package audits

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

func TestIdentityOfTellsWhatAReaderFinds(t *testing.T) {
	got, err := IdentityOf(evidencetest.Page(t, homeAddress, soundHome))
	if err != nil {
		t.Fatal(err)
	}
	want := Identity{
		SiteCodes: []string{"3512000001"},
		ICP:       []FilingNumber{{Text: "闽ICP备2020012345号-1", Number: "闽2020012345-1", Linked: true}},
		Police:    []FilingNumber{{Text: "闽公网安备 35120002000123号", Number: "35120002000123", Linked: true}},
		Conac:     PictureMark{Seen: true, Forms: []Form{FormLink}},
		FindError: PictureMark{Seen: true, Forms: []Form{FormScript, FormClick}, Codes: []string{"3512000001"}},
		HostUnit:  "明州市人民政府办公室",
		Phone:     "0590-2880123",
		Meta:      map[string]string{"SiteName": "明州市人民政府", "SiteDomain": "www.mingzhou.gov.cn", "SiteIDCode": "3512000001"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("identity of the sound page (-want +got):\n%s", diff)
	}
}

func TestIdentityOfReadsPicturesThatLeadNowhereAsSeen(t *testing.T) {
	page := evidencetest.Page(t, homeAddress, `<img src="/conac.png"><img src="/jc.png" alt="政府网站找错">`)
	got, err := IdentityOf(page)
	if err != nil {
		t.Fatal(err)
	}
	image := PictureMark{Seen: true, Forms: []Form{FormImage}}
	if diff := cmp.Diff([]PictureMark{image, image}, []PictureMark{got.Conac, got.FindError}); diff != "" {
		t.Errorf("marks (-want +got):\n%s", diff)
	}
}

func TestIdentityOfAPageThatWasNotCapturedIsAnError(t *testing.T) {
	_, err := IdentityOf(&evidence.Page{URL: homeAddress, Failure: &evidence.Failure{Kind: evidence.FailureTimeout}})
	if !errors.Is(err, evidence.ErrNoDocument) {
		t.Errorf("got error %v, want %v", err, evidence.ErrNoDocument)
	}
}

func FuzzIdentityOf(f *testing.F) {
	f.Add(soundHome)
	f.Add(`<p>网站标识码：3512 0000</p><p>01 闽ICP备</p><p>0503 8584</p>公网安备<br>3512<script>unescape("%3Cdcs.conac.cn/%zz")</script>`)
	f.Add(`<a href="//[::1" onclick="Link(%)"><img src="%"></a><div data-setting="{sitecode:}"></div><meta name="SiteName">`)
	f.Fuzz(func(t *testing.T, source string) {
		page := evidencetest.Page(t, homeAddress, source)
		identity, err := IdentityOf(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range identity.SiteCodes {
			if !isSiteCode(code) {
				t.Errorf("%q is no site code; page %q", code, source)
			}
		}
		for _, n := range identity.Police {
			if len(n.Number) != policeDigits {
				t.Errorf("%q is no police number; page %q", n.Number, source)
			}
		}
	})
}
