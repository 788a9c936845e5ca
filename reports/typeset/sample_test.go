package typeset

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"wangjian/reports/fonts"
)

var created = time.Date(2019, 11, 30, 15, 59, 59, 0, time.UTC)

func newDocument(t testing.TB) *Document {
	t.Helper()
	doc, err := New(Options{Title: "检查情况通报", Author: "省政府办公厅", Subject: "政府网站检查", Keywords: "政府网站 检查", Created: created})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func written(t testing.TB, doc *Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := doc.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// extracted is the text that poppler reads from a PDF, in the order of the file.
func extracted(t testing.TB, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(text)
}

func withoutSpace(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// screenshot is a JPEG of the given size with something to see on it; other seeds give other pictures.
func screenshot(t testing.TB, width, height, seed int) []byte {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.Set(x, y, color.RGBA{uint8(x * (seed + 1)), uint8(y), uint8((x ^ y) + seed), 255})
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: 60}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const notice = "“工作动态”栏目最新一条信息发布于2019年10月12日，监测时间点（2019年11月30日）前2周内未更新。该栏目地址为https://www.example.gov.cn/zwgk/gzdt/index.html?page=1&size=20，" +
	"监测时由服务器203.0.113.7返回HTTP 200，下载100 MB以内。《政府网站与政务新媒体检查指标》规定：“监测时间点前2周内的更新情况”——逾期未更新的，单项否决……"

// fill writes a document in which every element occurs.
func fill(t testing.TB, doc *Document) {
	t.Helper()
	doc.Annex("附件1", "关于", "2019年第四季度", "全省政府网站", "和政务新媒体", "检查情况的", "证据材料")
	doc.Pairs(Body, Pair{"网站名称", TextCell("某某市人民政府门户网站")},
		Pair{"首页网址", Cell{{Text: "https://www.example.gov.cn/", Link: Link{URL: "https://www.example.gov.cn/"}}}},
		Pair{"网站标识码", TextCell("3501000001")})
	doc.Contents("目  录", 2)
	doc.Heading(1, "检查概况")
	doc.Heading(2, "监测方法和监测时间点")
	doc.Paragraph(Body, Text(notice))
	doc.Heading(3, "不能正常访问")
	doc.Paragraph(Body, Text("见"), Span{Text: "证据第1号", Link: Link{Anchor: "e1"}}, Text("，生僻字㙟、䶮、𬭎各一。"),
		Span{Text: "楷体中的罕用字㙟与Latin words。", Face: fonts.Kai})
	doc.Paragraph(Small, Text(strings.Repeat(notice, 3)))
	doc.Turn(Landscape)
	doc.Heading(1, "问题清单")
	table := Table{Columns: []Column{
		{"序号", 1, Centre},
		{"指标", 3, Left},
		{"问题描述", 8, Left},
		{"问题页面网址", 5, Left},
		{"扣分", 1.2, Right},
		{"截图编号", 2, Centre},
	}}
	for i := range 8 {
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(chineseNumber(i + 1)), TextCell("政务公开—信息更新"), TextCell(notice),
			{{Text: "https://www.example.gov.cn/zwgk/gzdt/201910/t20191012_1234567.html", Link: Link{URL: "https://www.example.gov.cn/zwgk/gzdt/201910/t20191012_1234567.html"}}},
			TextCell("0.125"),
			{{Text: "e1", Link: Link{Anchor: "e1"}}},
		}})
	}
	table.Rows[5].Cells[2] = TextCell(strings.Repeat(notice, 8))
	doc.Table(table)
	doc.Turn(Portrait)
	doc.Heading(1, "证据")
	doc.Anchor("e1")
	doc.Bookmark(2, "证据第1号")
	doc.Pairs(Fine, Pair{"采集时间", TextCell("2019年11月30日10时02分03秒")}, Pair{"SHA-256", TextCell(strings.Repeat("0123456789abcdef", 4))})
	figures := []Figure{
		{JPEG: screenshot(t, 1366, 500, 1), Frames: []image.Rectangle{image.Rect(200, 100, 620, 160), image.Rect(1300, 450, 1400, 520)}, Caption: "图1  首页“工作动态”栏目"},
		{JPEG: screenshot(t, 400, 3000, 2), Caption: "图2  首页全图", MaxHeight: 100},
	}
	for _, figure := range figures {
		if err := doc.Figure(figure); err != nil {
			t.Fatal(err)
		}
	}
	doc.Attach("report.json", "检查结果", []byte(`{"schema":"wangjian.report/1"}`))
}
