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

func sampleTable(t testing.TB) *audits.Table {
	return &audits.Table{
		ID: "site-city", Title: "设区市、平潭综合实验区政府门户网站", Source: "2019年度全省政府网站与政务新媒体绩效考核指标体系", Year: 2019, Total: points(t, "6"),
		Levels: []audits.Level{
			{Path: []string{"政务公开"}, Points: points(t, "4")},
			{Path: []string{"集约化建设及运维保障"}, Points: points(t, "2")},
			{Path: []string{"集约化建设及运维保障", "功能设计"}, Points: points(t, "2")},
		},
		Vetoes: []audits.Veto{
			{ID: "veto.security", Title: "安全、泄密事故等严重问题", Method: audits.MethodAssisted},
			{ID: "veto.unreachable", Title: "站点无法访问", Method: audits.MethodAuto, Needs: audits.NeedWeek},
			{ID: "veto.home-stale", Title: "首页不更新", Method: audits.MethodAuto},
		},
		Rows: []audits.Row{
			{ID: "disclosure.basic", Title: "基本信息", Path: []string{"政务公开", "主动公开信息", "基本信息"}, Points: points(t, "3"), Method: audits.MethodAuto},
			{ID: "disclosure.key", Title: "重点信息", Path: []string{"政务公开", "主动公开信息", "重点信息"}, Points: points(t, "1"), Method: audits.MethodManual},
			{ID: "platform.identity", Title: "开设规范", Path: []string{"集约化建设及运维保障", "功能设计", "开设规范"}, Points: points(t, "1"), Method: audits.MethodAuto},
			{ID: "platform.design", Title: "网页设计", Path: []string{"集约化建设及运维保障", "功能设计", "网页设计"}, Points: points(t, "1"), Method: audits.MethodAssisted},
		},
	}
}

// sampleDossier is a survey of three pages, one of which did not open, with a
// failed probe.
func sampleDossier(t testing.TB) *evidence.Dossier {
	t.Helper()
	d := &evidence.Dossier{
		Survey: evidence.Survey{
			ID: "20191130-090000-www.example.gov.cn", Started: began, Finished: began.Add(time.Hour), Version: "v1.0.0", Browser: "Chromium 156.0.1",
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
	failed := samplePage(3, "https://www.example.gov.cn/hd/", "")
	failed.Failure = &evidence.Failure{Kind: evidence.FailureServerError, Status: 502, Detail: "Bad Gateway"}
	failed.DOM = nil
	d.Pages = []*evidence.Page{home, plain, failed}
	return d
}

// sampleJudgement is a judgement with a finding of each kind.
func sampleJudgement(t testing.TB, d *evidence.Dossier) *audits.Judgement {
	t.Helper()
	table := sampleTable(t)
	footer := &audits.Exhibit{ID: "e1", Page: d.Pages[0], Place: evidence.Place{
		Selector: "footer > p:nth-of-type(2)", Box: footerBox, Quote: "闽ICP备05012345号-1 <script>alert(1)</script>",
	}}
	list := &audits.Exhibit{ID: "e2", Page: d.Pages[1], Place: evidence.Place{
		Selector: "ul.list > li:nth-child(1)", Box: evidence.Box{X: 200, Y: 300, W: 600, H: 20}, Quote: "我市召开会议\t2019-10-12\u202e",
	}}
	probe := &audits.Exhibit{ID: "e3", Probe: &d.Probes[0]}
	whole := &audits.Exhibit{ID: "e4", Page: d.Pages[0]}
	unlinked := &audits.Finding{
		ID: "f1", Key: "identity.icp.unlinked|www.example.gov.cn/|", Code: "identity.icp.unlinked", Indicator: "platform.identity",
		Severity: audits.SeverityDefect, Message: "ICP备案号“闽ICP备05012345号-1”未链接到备案管理系统", Deduct: points(t, "0.125"), Exhibits: []*audits.Exhibit{footer, whole},
	}
	suspectedOne := &audits.Finding{
		ID: "f2", Key: "content.forged-date|www.example.gov.cn/zwgk/gzdt/|1", Code: "content.forged-date", Indicator: "veto.security",
		Severity: audits.SeveritySuspected, Message: "列表页所示日期2019年10月12日与文章页所示日期2019年9月1日不一致", Exhibits: []*audits.Exhibit{list},
	}
	noted := &audits.Finding{
		ID: "f3", Key: "interview.seen|www.example.gov.cn/|", Code: "interview.seen", Indicator: "disclosure.key",
		Severity: audits.SeverityNote, Message: "首页有“在线访谈”栏目", Exhibits: []*audits.Exhibit{footer},
	}
	noIPv6 := &audits.Finding{
		ID: "f4", Key: "reach.ipv6.dns|www.example.gov.cn/|www.example.gov.cn", Code: "reach.ipv6.dns", Indicator: "platform.design",
		Severity: audits.SeverityDefect, Message: "域名www.example.gov.cn没有IPv6地址记录（AAAA）", Exhibits: []*audits.Exhibit{probe},
	}
	score := func(possible, assessed, awarded, pending, undetermined string) audits.Score {
		return audits.Score{
			Possible: points(t, possible), Assessed: points(t, assessed), Awarded: points(t, awarded), Pending: points(t, pending), Undetermined: points(t, undetermined),
		}
	}
	total := score("6", "3.5", "3.375", "1", "1.5")
	return &audits.Judgement{
		Table: table, AsOf: asOf, Verdict: audits.VerdictUndetermined,
		Open:  []string{"veto.security", "veto.unreachable", "disclosure.basic", "disclosure.key"},
		Score: &total,
		Levels: []audits.LevelScore{
			{Path: table.Levels[0].Path, Score: score("4", "1.5", "1.5", "1", "1.5")},
			{Path: table.Levels[1].Path, Score: score("2", "2", "1.875", "0", "0")},
			{Path: table.Levels[2].Path, Score: score("2", "2", "1.875", "0", "0")},
		},
		Vetoes: []audits.VetoJudgement{
			{Veto: &table.Vetoes[0], Status: audits.VetoSuspected, Reason: "发现1处疑似情形，待人工确认", Findings: []*audits.Finding{suspectedOne}},
			{Veto: &table.Vetoes[1], Status: audits.VetoPending, Reason: "需连续监测7天"},
			{Veto: &table.Vetoes[2], Status: audits.VetoClear, Reason: "首页最新信息发布于2019年11月29日"},
		},
		Indicators: []audits.IndicatorJudgement{
			{Row: &table.Rows[0], Status: audits.RowUndetermined, Score: score("3", "1.5", "1.5", "0", "1.5"), Reason: "机构职能：未见到该栏目，看过2个页面", Auto: &audits.Award{Points: points(t, "1.5"), Reason: "机构职能：未见到该栏目"}},
			{Row: &table.Rows[1], Status: audits.RowPending, Score: score("1", "0", "0", "1", "0"), Reason: "待人工评定", Findings: []*audits.Finding{noted}},
			{Row: &table.Rows[2], Status: audits.RowPartial, Score: score("1", "1", "0.875", "0", "0"), Reason: "ICP备案号：1处问题，扣0.13分", Findings: []*audits.Finding{unlinked}, Auto: &audits.Award{Points: points(t, "0.875"), Reason: "ICP备案号：1处问题，扣0.13分"}},
			{Row: &table.Rows[3], Status: audits.RowMet, Score: score("1", "1", "1", "0", "0"), Reason: "版面整齐", Findings: []*audits.Finding{noIPv6}, Mark: &audits.Mark{
				Points: points(t, "1"), Reason: "版面整齐", Assessor: "评定人甲", At: began.Add(48 * time.Hour), Files: []evidence.Hash{evidence.HashOf([]byte("proof"))},
			}},
		},
		Findings: []*audits.Finding{unlinked, suspectedOne, noted, noIPv6},
		Exhibits: []*audits.Exhibit{footer, whole, list, probe},
		Unseen:   d.Unseen,
	}
}
