package reports

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"wangjian/audits"
	"wangjian/evidence"
)

func TestFrameStandsAroundThePlaceInTheCutout(t *testing.T) {
	tests := []struct {
		name  string
		place evidence.Box
		shot  evidence.Box
		scale float64
	}{
		{"in the middle of a page", evidence.Box{X: 500, Y: 900, W: 200, H: 30}, evidence.Box{W: 1366, H: 2000}, 1},
		{"at the page's left upper corner", evidence.Box{W: 120, H: 40}, evidence.Box{W: 1366, H: 2000}, 1},
		{"at the page's right lower corner", evidence.Box{X: 1246, Y: 1960, W: 120, H: 40}, evidence.Box{W: 1366, H: 2000}, 1},
		{"in a strip of the page", evidence.Box{X: 300, Y: 1500, W: 100, H: 20}, evidence.Box{Y: 1340, W: 1366, H: 340}, 1},
		{"in a picture of two pixels to one", evidence.Box{X: 600, Y: 300, W: 100, H: 20}, evidence.Box{W: 1366, H: 768}, 2},
		{"wider than a cut-out", evidence.Box{X: 83, Y: 700, W: 1200, H: 50}, evidence.Box{W: 1366, H: 2000}, 1},
		{"higher than a cut-out", evidence.Box{X: 300, Y: 200, W: 300, H: 1500}, evidence.Box{W: 1366, H: 2000}, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			drawn := test.place.Offset(-test.shot.X, -test.shot.Y)
			drawn = evidence.Box{X: drawn.X * test.scale, Y: drawn.Y * test.scale, W: drawn.W * test.scale, H: drawn.H * test.scale}
			shot := evidence.Shot{
				Kind: evidence.ShotRegion, Box: test.shot, Scale: test.scale,
				Image: screenshot(t, int(test.shot.W*test.scale), int(test.shot.H*test.scale), drawn),
			}
			e := &audits.Exhibit{ID: "e1", Page: samplePage(1, "https://www.example.gov.cn/", "首页", shot), Place: evidence.Place{Box: test.place}}
			cuts, err := cutouts([]*audits.Exhibit{e})
			if err != nil {
				t.Fatal(err)
			}
			made := cuts["e1"]
			if len(made.frames) != 1 {
				t.Fatalf("place %v: %d frames (%s), want 1", test.place, len(made.frames), made.lack)
			}
			picture, err := jpeg.Decode(bytes.NewReader(made.jpeg))
			if err != nil {
				t.Fatal(err)
			}
			limit := image.Pt(int(mostCutWidth*test.scale), int(mostCutHeight*test.scale))
			if size := picture.Bounds().Size(); size.X > limit.X || size.Y > limit.Y {
				t.Errorf("place %v: the cut-out has %v pixels, want at most %v", test.place, size, limit)
			}
			shown := blueIn(picture)
			margin := int(frameMargin*test.scale) + 2
			if frame := made.frames[0]; !shown.In(frame) || !frame.In(shown.Inset(-margin)) {
				t.Errorf("place %v in shot %v: the frame is %v, the place is seen at %v", test.place, test.shot, frame, shown)
			}
		})
	}
}

// blueIn is the smallest rectangle around the blue parts of a picture.
func blueIn(picture image.Image) image.Rectangle {
	var around image.Rectangle
	for y := picture.Bounds().Min.Y; y < picture.Bounds().Max.Y; y++ {
		for x := picture.Bounds().Min.X; x < picture.Bounds().Max.X; x++ {
			c, ok := color.RGBAModel.Convert(picture.At(x, y)).(color.RGBA)
			if ok && c.B > 160 && c.R < 70 && c.G < 90 {
				around = around.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return around
}

func TestPageAsAWholeIsShownByItsHeadWithoutFrame(t *testing.T) {
	shot := wholeShot(screenshot(t, 1366, 3000), 3000)
	e := &audits.Exhibit{ID: "e1", Page: samplePage(1, "https://www.example.gov.cn/", "首页", shot)}
	cuts, err := cutouts([]*audits.Exhibit{e})
	if err != nil {
		t.Fatal(err)
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(cuts["e1"].jpeg))
	if err != nil {
		t.Fatal(err)
	}
	if config.Width != mostCutWidth || config.Height != mostCutHeight || len(cuts["e1"].frames) != 0 {
		t.Errorf("cut-out of %d × %d with frames %v, want %v × %v with none", config.Width, config.Height, cuts["e1"].frames, mostCutWidth, mostCutHeight)
	}
}

func TestTheShotThatShowsMoreOfThePageIsTaken(t *testing.T) {
	strip := evidence.Shot{Kind: evidence.ShotRegion, Box: evidence.Box{Y: 840, W: 1366, H: 340}, Scale: 1, Image: screenshot(t, 1366, 340)}
	whole := wholeShot(screenshot(t, 1366, 2000), 2000)
	place := evidence.Place{Box: evidence.Box{X: 600, Y: 1000, W: 100, H: 20}}
	tests := []struct {
		name  string
		shots []evidence.Shot
		want  evidence.ShotKind
	}{
		{"the whole page where it was taken", []evidence.Shot{strip, whole}, evidence.ShotWholePage},
		{"the strip alone", []evidence.Shot{strip}, evidence.ShotRegion},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := &audits.Exhibit{Page: samplePage(1, "https://www.example.gov.cn/", "首页", test.shots...), Place: place}
			if got := shotOf(e); got == nil || got.Kind != test.want {
				t.Errorf("shotOf %v: got %v, want %s", place.Box, got, test.want)
			}
		})
	}
}
