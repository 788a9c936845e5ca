package typeset

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"strings"
	"testing"
)

func pictureOf(t *testing.T, doc *Document) (pictureMark, []frameMark, float64) {
	t.Helper()
	var frames []frameMark
	var shown pictureMark
	bottom := 0.0
	for _, m := range doc.last().marks {
		switch m := m.(type) {
		case pictureMark:
			shown = m
		case frameMark:
			if m.colour == frameRed {
				frames = append(frames, m)
			}
		case textMark:
			bottom = m.baseline
		}
	}
	return shown, frames, bottom
}

func TestFiguresStayWithinTheTypeArea(t *testing.T) {
	tests := []struct {
		name          string
		width, height int // pixels
		orientation   Orientation
		before, limit float64
		caption       string
		wantWidth     float64
		wantPages     int
	}{
		{"a wide screenshot takes the width", 1366, 400, Portrait, 0, 0, "图1", typeWidth, 1},
		{"a small picture is not blown up", 192, 96, Portrait, 0, 0, "图1", 50.8, 1},
		{"a bounded picture keeps its form", 400, 400, Portrait, 0, 50, "图1", 50, 1},
		{"a picture that does not fit below goes to the next page", 1366, 800, Portrait, 150, 0, "图1", typeWidth, 2},
		{"a whole page's screenshot fits with its caption", 500, 9000, Portrait, 0, 0, "图1", -1, 1},
		{"a caption of many lines takes its room from the picture", 500, 9000, Portrait, 0, 0, strings.Repeat("说明", 400), -1, 1},
		{"landscape pages are wider", 1366, 400, Landscape, 0, 0, "图1", typeHeight, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := newDocument(t)
			doc.Turn(test.orientation)
			doc.y = test.before
			figure := Figure{JPEG: screenshot(t, test.width, test.height, 1), Caption: test.caption, MaxHeight: test.limit}
			if err := doc.Figure(figure); err != nil {
				t.Fatal(err)
			}
			shown, _, bottom := pictureOf(t, doc)
			area := doc.area()
			if test.wantWidth > 0 && math.Abs(shown.width-test.wantWidth) > 0.01 {
				t.Errorf("the picture is %v mm wide, want %v", shown.width, test.wantWidth)
			}
			if got, want := shown.width/shown.height, float64(test.width)/float64(test.height); math.Abs(got-want) > 1e-9 {
				t.Errorf("width to height is %v, want %v", got, want)
			}
			if shown.x < area.left-tolerance || shown.x+shown.width > area.left+area.width+tolerance || shown.y < area.top || bottom > area.top+area.height {
				t.Errorf("picture %+v with its caption down to %v leaves the type area %+v", shown, bottom, area)
			}
			if len(doc.pages) != test.wantPages {
				t.Errorf("the figure ends on page %d, want %d", len(doc.pages), test.wantPages)
			}
		})
	}
}

func TestFramesSurroundTheirPart(t *testing.T) {
	doc := newDocument(t)
	err := doc.Figure(Figure{
		JPEG:   screenshot(t, 400, 300, 1),
		Frames: []image.Rectangle{image.Rect(100, 50, 200, 80), image.Rect(390, 290, 500, 400)},
	})
	if err != nil {
		t.Fatal(err)
	}
	shown, frames, _ := pictureOf(t, doc)
	if len(frames) != 2 {
		t.Fatalf("%d frames are drawn, want 2", len(frames))
	}
	scale := shown.width / 400
	first := frames[0]
	if first.x > shown.x+100*scale || first.x+first.width < shown.x+200*scale || first.y > shown.y+50*scale || first.y+first.height < shown.y+80*scale {
		t.Errorf("frame %+v does not surround 100,50–200,80 of %+v", first, shown)
	}
	for _, frame := range frames {
		if frame.x+frame.width+frame.line/2 > shown.x+shown.width+tolerance || frame.y+frame.height+frame.line/2 > shown.y+shown.height+tolerance {
			t.Errorf("frame %+v leaves the picture %+v", frame, shown)
		}
		if math.Abs(frame.line/millimetresPerPoint-1.2) > 1e-9 {
			t.Errorf("the frame's line is %v mm, want 1.2 points", frame.line)
		}
	}
}

func TestFiguresThatCannotBeShown(t *testing.T) {
	good := screenshot(t, 40, 30, 1)
	tests := []struct {
		name   string
		figure Figure
	}{
		{"no picture", Figure{}},
		{"not a JPEG", Figure{JPEG: []byte("\x89PNG\r\n\x1a\n")}},
		{"a JPEG cut within its head", Figure{JPEG: good[:20]}},
		{"a frame outside of the picture", Figure{JPEG: good, Frames: []image.Rectangle{image.Rect(40, 0, 50, 10)}}},
		{"an empty frame", Figure{JPEG: good, Frames: []image.Rectangle{image.Rect(5, 5, 5, 10)}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := newDocument(t)
			if err := doc.Figure(test.figure); err == nil || len(doc.pages) > 0 {
				t.Errorf("Figure(%d bytes, %v) = %v with %d pages, want an error and nothing set",
					len(test.figure.JPEG), test.figure.Frames, err, len(doc.pages))
			}
		})
	}
}

func TestSixtyFiguresStayUnderEightMegabytes(t *testing.T) {
	doc := sixtyFindings(t)
	if size := len(written(t, doc)); size > 8<<20 {
		t.Errorf("60 figures take %d bytes, want at most 8 MB", size)
	}
}

func sixtyFindings(t testing.TB) *Document {
	t.Helper()
	doc := newDocument(t)
	doc.Contents("目录", 2)
	shot := screenshot(t, 1366, 768, 1)
	for i := range 60 {
		cut, err := Cutout(shot, image.Rect(i, i, 1000+i, 400+i))
		if err != nil {
			t.Fatal(err)
		}
		doc.Heading(2, fmt.Sprintf("证据第%d号", i+1))
		doc.Paragraph(Body, Text(notice))
		if err := doc.Figure(Figure{JPEG: cut, Frames: []image.Rectangle{image.Rect(10, 10, 100, 50)}, Caption: "图"}); err != nil {
			t.Fatal(err)
		}
	}
	return doc
}

func BenchmarkSixtyFindings(b *testing.B) {
	doc := sixtyFindings(b)
	b.ReportAllocs()
	for b.Loop() {
		written(b, doc)
	}
}

func TestCutout(t *testing.T) {
	shot := screenshot(t, 300, 200, 1)
	tests := []struct {
		name string
		data []byte
		crop image.Rectangle
		want image.Point // zero: an error
	}{
		{"a part of the picture", shot, image.Rect(10, 20, 110, 70), image.Pt(100, 50)},
		{"a part that reaches over the edge is cut", shot, image.Rect(-50, 150, 100, 900), image.Pt(100, 50)},
		{"a part outside", shot, image.Rect(300, 0, 400, 100), image.Point{}},
		{"a part with its corners exchanged", shot, image.Rectangle{image.Pt(50, 50), image.Pt(10, 10)}, image.Point{}},
		{"no picture", nil, image.Rect(0, 0, 10, 10), image.Point{}},
		{"a picture cut in the middle", shot[:len(shot)/2], image.Rect(0, 0, 10, 10), image.Point{}},
		{"a picture that claims 65,535 × 65,535 pixels", claiming(shot, 0xFFFF, 0xFFFF), image.Rect(0, 0, 10, 10), image.Point{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cut, err := Cutout(test.data, test.crop)
			if test.want == (image.Point{}) {
				if err == nil {
					t.Errorf("Cutout(%v) succeeded, want an error", test.crop)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			config, err := jpeg.DecodeConfig(bytes.NewReader(cut))
			if err != nil || image.Pt(config.Width, config.Height) != test.want {
				t.Errorf("Cutout(%v) is %d × %d, %v; want %v", test.crop, config.Width, config.Height, err, test.want)
			}
		})
	}
}

// claiming is a JPEG whose head tells another size.
func claiming(shot []byte, width, height int) []byte {
	data := bytes.Clone(shot)
	at := bytes.Index(data, []byte{0xFF, 0xC0})
	data[at+5], data[at+6] = byte(height>>8), byte(height)
	data[at+7], data[at+8] = byte(width>>8), byte(width)
	return data
}

func FuzzCutout(f *testing.F) {
	shot := screenshot(f, 64, 48, 1)
	f.Add(shot, 0, 0, 10, 10)
	f.Add(claiming(shot, 60000, 60000), -5, -5, 100000, 100000)
	f.Add(shot[:100], 1, 1, 2, 2)
	f.Fuzz(func(t *testing.T, data []byte, x1, y1, x2, y2 int) {
		cut, err := Cutout(data, image.Rect(x1, y1, x2, y2))
		if err != nil {
			return
		}
		if _, err := jpeg.Decode(bytes.NewReader(cut)); err != nil {
			t.Errorf("the cutout cannot be read: %v", err)
		}
	})
}
