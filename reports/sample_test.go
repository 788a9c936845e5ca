package reports

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

var update = flag.Bool("update", false, "write the golden files anew")

var (
	began = time.Date(2019, 11, 30, 1, 0, 0, 0, time.UTC)
	asOf  = time.Date(2019, 11, 30, 15, 59, 59, 0, time.UTC)

	// The place of the sample's elements on their pages.
	footerBox = evidence.Box{X: 483, Y: 1901, W: 400, H: 24}
	blue      = color.RGBA{20, 40, 200, 255}
)

var sampleInfo = Info{Version: "v1.0.0", Dossier: "dossier"}

func points(t testing.TB, text string) audits.Points {
	t.Helper()
	p, err := audits.ParsePoints(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// screenshot draws a page of grey lines with the places filled blue.
func screenshot(t testing.TB, width, height int, places ...evidence.Box) *evidence.Blob {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	for y := 0; y < height; y += 24 {
		for x := 60; x < width-60; x += 14 {
			if (x*7+y*13+height)%11 > 3 {
				draw.Draw(picture, image.Rect(x, y, x+10, y+12), image.NewUniform(color.Gray{uint8(60 + (x+y)%90)}), image.Point{}, draw.Src)
			}
		}
	}
	for _, b := range places {
		at := image.Rect(int(b.X), int(b.Y), int(b.X+b.W), int(b.Y+b.H))
		draw.Draw(picture, at, image.NewUniform(blue), image.Point{}, draw.Src)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: 70}); err != nil {
		t.Fatal(err)
	}
	return evidence.NewBlob(evidence.MediaJPEG, out.Bytes())
}

func samplePage(n int, url, title string, shots ...evidence.Shot) *evidence.Page {
	return &evidence.Page{
		ID: evidence.PageID(n), Role: evidence.RoleHome, URL: url, FinalURL: url, Title: title, Attempts: 1,
		Captured: began.Add(time.Duration(n) * time.Minute).Add(345 * time.Millisecond),
		View:     evidence.View{Width: 1366, Height: 768, Visitor: evidence.VisitorCitizen},
		Chain: []evidence.Exchange{
			{Method: "GET", URL: url + "?from=old", Status: 302, Address: "203.0.113.7:443"},
			{Method: "GET", URL: url, Status: 200, Address: "203.0.113.7:443"},
		},
		Source: evidence.NewBlob(evidence.MediaText, []byte("<title>"+title+"</title>")),
		DOM:    evidence.NewBlob(evidence.MediaJSON, []byte("{}")),
		Shots:  shots,
	}
}

func wholeShot(image *evidence.Blob, height float64) evidence.Shot {
	return evidence.Shot{Kind: evidence.ShotWholePage, Box: evidence.Box{W: 1366, H: height}, Scale: 1, Taken: began, Image: image}
}

// sampleDossier is a survey of three pages, one of which did not open, with a
// failed probe.
func sampleDossier(t testing.TB) *evidence.Dossier {
	t.Helper()
	d := &evidence.Dossier{
		Survey: evidence.Survey{
			ID: "20191130-090000-www.example.gov.cn", Started: began, Finished: began.Add(time.Hour), Version: "wangjian/v1.0.0", Browser: "Chromium 156.0.1",
			UserAgent: "Mozilla/5.0 (compatible; wangjian/1.0; +mailto:office@example.gov.cn)", Stealth: "auto", Address: "203.0.113.7:443",
			Plan:  evidence.Plan{Pages: 200, Tabs: 4, Rate: 2, Seed: 7, Robots: "obey", OpeningTime: 15 * time.Second},
			Pages: 143, Requests: 5120, Bytes: 88123456,
		},
		Site: evidence.Site{Name: "示例市人民政府", URL: "https://www.example.gov.cn/", Code: "3501000001", HostUnit: "示例市人民政府办公室"},
		Probes: []evidence.Probe{{
			ID: evidence.ProbeID(1), Kind: evidence.ProbeIPv6, URL: "https://www.example.gov.cn/", At: began, Took: 1234 * time.Millisecond, Attempts: 2,
			Failure: &evidence.Failure{Kind: evidence.FailureName, Detail: "no such host <b>"}, IPv6: &evidence.IPv6{Host: "www.example.gov.cn"},
			Steps: []evidence.ProbeStep{{After: 12 * time.Millisecond, Text: "lookup AAAA www.example.gov.cn"}, {After: time.Second, Text: "no AAAA record"}},
		}},
		Unseen: []evidence.Unseen{
			{URL: "https://www.example.gov.cn/a/1.html", Reason: evidence.UnseenBudget},
			{URL: "https://www.example.gov.cn/a/2.html", Reason: evidence.UnseenBudget, Count: 40},
			{URL: "https://other.example.gov.cn/", Reason: evidence.UnseenRobots, Detail: "Disallow: /"},
		},
		Manifest: evidence.HashOf([]byte("manifest")),
	}
	home := samplePage(1, "https://www.example.gov.cn/", "示例市人民政府门户网站", wholeShot(screenshot(t, 1366, 2000, footerBox), 2000))
	plain := samplePage(2, "https://www.example.gov.cn/zwgk/gzdt/", "工作动态")
	plain.Turn = 1
	failed := samplePage(3, "https://www.example.gov.cn/hd/", "")
	failed.Failure = &evidence.Failure{Kind: evidence.FailureServerError, Status: 502, Detail: "Bad Gateway"}
	failed.DOM = nil
	d.Pages = []*evidence.Page{home, plain, failed}
	return d
}
