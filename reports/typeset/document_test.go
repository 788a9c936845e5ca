package typeset

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestTextOfEveryElementIsExtracted(t *testing.T) {
	doc := newDocument(t)
	fill(t, doc)
	got := extracted(t, written(t, doc))
	golden := filepath.Join("testdata", "every-element.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("extracted text differs from %s (-want +got):\n%s", golden, diff)
	}
}

func TestExtractedTextIsWhatWasWritten(t *testing.T) {
	tests := []struct {
		name string
		text string
		want string // text itself when empty
	}{
		{"long mixed text", strings.Repeat(notice, 30), ""},
		{"characters that only another font has", "罕用字㙟、䶮与楷体", ""},
		{"dates and numbers stay searchable", "发布于2019年10月12日，下载100 MB", ""},
		{"control characters are shown", "甲\x00乙\x1b丙", "甲〓(U+0000)乙〓(U+001B)丙"},
		{"direction overrides are shown", "甲\u202e乙\u2066丙", "甲〓(U+202E)乙〓(U+2066)丙"},
		{"characters without width are shown", "甲\u200b乙\ufeff丙\u00ad丁", "甲〓(U+200B)乙〓(U+FEFF)丙〓(U+00AD)丁"},
		{"characters above U+FFFF are shown by number", "𬭎与😀", "〓(U+2CB4E)与〓(U+1F600)"},
		{"characters no font has are shown by number", "甲\ue000乙ظ", "甲〓(U+E000)乙〓(U+0638)"},
		{"bytes that are no UTF-8 are shown", "甲\xff\xed\xa0\x80乙", "甲" + strings.Repeat("〓(U+FFFD)", 4) + "乙"},
		{"what PDF writes strings with", `甲(乙)\丙\r {nb}`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := newDocument(t)
			style := Body
			style.Leading = 10 // all on one page as far as possible: fewer page numbers between
			doc.Paragraph(style, Text(test.text))
			want := test.text
			if test.want != "" {
				want = test.want
			}
			pages := strings.Split(strings.TrimSuffix(extracted(t, written(t, doc)), "\f"), "\f")
			got := ""
			for i, page := range pages {
				got += strings.TrimSuffix(withoutSpace(page), fmt.Sprintf("—%d—", i+1))
			}
			if want = withoutSpace(want); got != want {
				t.Errorf("wrote %.200q\nextracted %.200q\n     want %.200q", test.text, got, want)
			}
		})
	}
}

func TestNoSpaceIsExtractedBetweenChineseAndLatin(t *testing.T) {
	doc := newDocument(t)
	doc.Paragraph(Body, Text("发布于2019年10月12日，备案号闽ICP备05012345号"))
	const want = "发布于2019年10月12日"
	if got := extracted(t, written(t, doc)); !strings.Contains(got, want) {
		t.Errorf("extracted %q, want %q in it", got, want)
	}
}

func TestSameCallsGiveSameBytes(t *testing.T) {
	write := func() []byte {
		doc := newDocument(t)
		fill(t, doc)
		for i := range 8 { // of one width: gofpdf orders pictures by that
			if err := doc.Figure(Figure{JPEG: screenshot(t, 200, 50, i)}); err != nil {
				t.Fatal(err)
			}
		}
		return written(t, doc)
	}
	first := write()
	for range 3 {
		if !bytes.Equal(first, write()) {
			t.Fatal("the same calls gave other bytes")
		}
	}
}

func TestDocumentsAreWrittenAtTheSameTime(t *testing.T) {
	var (
		group sync.WaitGroup
		files [4][]byte
	)
	for i := range files {
		doc := newDocument(t)
		doc.Paragraph(Body, Text(notice))
		group.Go(func() {
			var out bytes.Buffer
			if _, err := doc.WriteTo(&out); err == nil {
				files[i] = out.Bytes()
			}
		})
	}
	group.Wait()
	for i, file := range files {
		if len(file) == 0 || !bytes.Equal(file, files[0]) {
			t.Errorf("document %d has %d bytes and differs from the first, want the same %d", i, len(file), len(files[0]))
		}
	}
}

func TestContentsShowThePagesOfHeadings(t *testing.T) {
	doc := newDocument(t)
	doc.Title("证据材料")
	doc.Contents("目录", 2)
	var titles []string
	for i := range 40 {
		title := fmt.Sprintf("第%s个问题", chineseNumber(i+1))
		titles = append(titles, title)
		doc.Heading(2, title)
		doc.Paragraph(Body, Text(strings.Repeat(notice, 1+i%3)))
	}
	pages := strings.Split(extracted(t, written(t, doc)), "\f")
	// The list has 40 entries and so two pages, the second and the third.
	list := withoutSpace(pages[1] + pages[2])
	for _, title := range titles {
		for i, page := range pages[3:] {
			if !strings.Contains(withoutSpace(page), title) {
				continue
			}
			if want := title + strconv.Itoa(i+4); !strings.Contains(list, want) {
				t.Errorf("contents %q lack %q", list, want)
			}
			break
		}
	}
}

func TestBookmarksLeadToTheirHeadings(t *testing.T) {
	doc := newDocument(t)
	doc.Heading(1, "竖页")
	doc.Paragraph(Body, Span{Text: "见横页", Link: Link{Anchor: "wide"}})
	doc.Turn(Landscape)
	doc.Anchor("wide")
	doc.Heading(3, "横页")
	doc.Paragraph(Body, Text("正文"))
	file := string(written(t, doc))
	// Heights are from the foot of the page, in points; pages are the objects 3 and 5.
	portrait := fmt.Sprintf("/Dest [3 0 R /XYZ 0 %.2f null]", (paperHeight-topMargin)/millimetresPerPoint)
	landscape := fmt.Sprintf("/Dest [5 0 R /XYZ 0 %.2f null]", (paperWidth-bindingMargin)/millimetresPerPoint)
	if got := strings.Count(file, portrait); got != 1 {
		t.Errorf("%q occurs %d times, want 1: the first bookmark", portrait, got)
	}
	if got := strings.Count(file, landscape); got != 2 {
		t.Errorf("%q occurs %d times, want 2: the link and the second bookmark", landscape, got)
	}
}

func TestHeadingsStayWithWhatFollows(t *testing.T) {
	for lines := range linesPerPage + 1 {
		doc := newDocument(t)
		for range lines {
			doc.Paragraph(Body, Text("正文"))
		}
		doc.Heading(1, "标题")
		doc.Table(Table{Columns: []Column{{"栏", 1, Left}}, Rows: []Row{{Cells: []Cell{TextCell(strings.Repeat("格\n", 6))}}}})
		for i, page := range strings.Split(extracted(t, written(t, doc)), "\f") {
			if strings.Contains(page, "标题") != strings.Contains(page, "格") {
				t.Errorf("after %d lines page %d holds %q, want heading and row together", lines, i+1, page)
			}
		}
	}
}

func TestWrongCallsAreReported(t *testing.T) {
	tests := []struct {
		name string
		fill func(*Document)
		want string
	}{
		{"an empty document", func(*Document) {}, "empty"},
		{"a link to an anchor that is not set", func(d *Document) {
			d.Paragraph(Body, Span{Text: "见", Link: Link{Anchor: "e9"}})
		}, `"e9"`},
		{"an anchor set twice", func(d *Document) { d.Anchor("e1"); d.Anchor("e1"); d.Paragraph(Body, Text("文")) }, `"e1"`},
		{"a heading of level 4", func(d *Document) { d.Heading(4, "标题") }, "level 4"},
		{"a second contents list", func(d *Document) { d.Contents("目录", 1); d.Contents("目录", 1) }, "contents"},
		{"a row with a cell too few", func(d *Document) {
			d.Table(Table{Columns: []Column{{"甲", 1, Left}, {"乙", 1, Left}}, Rows: []Row{{Cells: []Cell{TextCell("一")}}}})
		}, "row 1 has 1 cells"},
		{"a column without width", func(d *Document) { d.Table(Table{Columns: []Column{{"甲", 0, Left}}}) }, "甲"},
		{"a table without columns", func(d *Document) { d.Table(Table{}) }, "no columns"},
		{"an attachment without a name", func(d *Document) { d.Attach("", "", nil); d.NewPage() }, "no name"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := newDocument(t)
			test.fill(doc)
			if _, err := doc.WriteTo(io.Discard); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("WriteTo = %v, want an error containing %q", err, test.want)
			}
		})
	}
}

func TestDocumentNeedsItsDate(t *testing.T) {
	if _, err := New(Options{}); err == nil {
		t.Error("New without Created succeeded, want an error")
	}
}

type fullDisk struct{}

var errFull = errors.New("disk full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrorsAreReturned(t *testing.T) {
	doc := newDocument(t)
	doc.NewPage()
	if _, err := doc.WriteTo(fullDisk{}); !errors.Is(err, errFull) {
		t.Errorf("WriteTo = %v, want %v", err, errFull)
	}
}

func TestHostileTextIsSet(t *testing.T) {
	hostile := []string{
		strings.Repeat("a", 100<<10), strings.Repeat("http://x/", 10<<10), strings.Repeat(" ", 100<<10), strings.Repeat("，", 50<<10),
		strings.Repeat("\u0301", 50<<10), strings.Repeat("\n", 1<<10), strings.Repeat("\x00", 10<<10), "\xed\xa0\x80\xf4\x90\x80\x80", "😀\u200d😀\ufe0f",
	}
	for _, text := range hostile {
		t.Run(fmt.Sprintf("%d of %.10q", len(text), text), func(t *testing.T) {
			doc := newDocument(t)
			doc.options.Title = text
			doc.Bookmark(1, text[:min(len(text), 100)])
			doc.Title(text[:min(len(text), 2000)])
			doc.Paragraph(Fine, Text(text))
			doc.Pairs(Fine, Pair{text[:min(len(text), 2000)], TextCell(text)})
			doc.Table(Table{Columns: []Column{{text[:min(len(text), 20)], 1, Left}, {"乙", 1, Right}}, Rows: []Row{{Cells: []Cell{TextCell(text), TextCell("")}}}})
			doc.Attach(text[:2], text[:2], nil)
			if file := written(t, doc); !bytes.HasPrefix(file, []byte("%PDF-1.7\n")) {
				t.Errorf("the file begins with %q", file[:9])
			}
		})
	}
}
