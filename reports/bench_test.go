package reports

import (
	"bytes"
	"fmt"
	"testing"

	"wangjian/audits"
	"wangjian/evidence"
)

// manyFindings is a judgement of n findings on pages of whole-page shots, every
// second one on the home page.
func manyFindings(t testing.TB, n int) (*audits.Judgement, *evidence.Dossier) {
	t.Helper()
	d := sampleDossier(t)
	d.Pages = nil
	for i := range 12 {
		url := fmt.Sprintf("https://www.example.gov.cn/column%d/", i)
		d.Pages = append(d.Pages, samplePage(i+1, url, fmt.Sprintf("栏目%d", i), wholeShot(screenshot(t, 1366, 4000+i), float64(4000+i))))
	}
	var findings []*audits.Finding
	for i := range n {
		page := d.Pages[0]
		if i%2 == 1 {
			page = d.Pages[i%len(d.Pages)]
		}
		e := &audits.Exhibit{ID: fmt.Sprintf("e%d", i+1), Page: page, Place: evidence.Place{
			Selector: fmt.Sprintf("#list > li:nth-of-type(%d) > a", i+1), Quote: "工作动态",
			Box: evidence.Box{X: 100 + float64(i*17%800), Y: float64(60 * i), W: 240, H: 24},
		}}
		findings = append(findings, &audits.Finding{
			ID: fmt.Sprintf("f%d", i+1), Key: fmt.Sprintf("design.link.dead|%s|%d", page.URL, i), Code: "design.link.dead", Indicator: "platform.design",
			Severity: audits.SeverityDefect, Message: fmt.Sprintf("链接“工作动态%d”不能访问：页面返回4xx错误（HTTP 404）", i+1), Exhibits: []*audits.Exhibit{e},
		})
	}
	return sampleJudgementOf(t, d, findings...), d
}

func TestReportOfSixtyFindingsIsSmall(t *testing.T) {
	const limit = 8 << 20
	j, d := manyFindings(t, 60)
	if got := len(writtenPDF(t, j, d, sampleInfo)); got >= limit {
		t.Errorf("a report of 60 findings has %d bytes, want fewer than %d", got, limit)
	}
}

func BenchmarkPDFOfSixtyFindings(b *testing.B) {
	j, d := manyFindings(b, 60)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := WritePDF(&out, j, d, sampleInfo); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes/report")
	}
}
