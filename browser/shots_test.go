package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"strings"
	"testing"

	"wangjian/evidence"
)

// coloured is a tall page with squares of known colours at known places, one
// of them within a frame of another site.
var coloured = site{
	"/": html(`<!DOCTYPE html><body style="margin:0;height:9000px;background:#fff">
		<i class=c style="position:absolute;left:40px;top:30px;width:60px;height:50px;background:rgb(255,0,0)"></i>
		<i class=c style="position:absolute;left:900px;top:4321px;width:60px;height:50px;background:rgb(0,160,0)"></i>
		<i class=c style="position:absolute;left:1200px;top:8900px;width:60px;height:50px;background:rgb(0,0,255)"></i>
		<iframe src="http://b.example.com/frame" style="position:absolute;left:300px;top:6000px;width:400px;height:300px;border:6px solid;padding:9px"></iframe>
		<p style="position:fixed;left:0;top:0">固定</p>`),
	"/frame": html(`<!DOCTYPE html><body style="margin:0"><i class=c id=foreign style="position:absolute;left:70px;top:90px;width:60px;height:50px;background:rgb(255,0,255)">x</i>`),
}

func pixels(t *testing.T, s *evidence.Shot) image.Image {
	t.Helper()
	picture, err := jpeg.Decode(bytes.NewReader([]byte(contentOf(t, s.Image))))
	if err != nil {
		t.Fatalf("picture %s of %v: %v", s.Kind, s.Box, err)
	}
	size := picture.Bounds().Size()
	if math.Abs(float64(size.X)-s.Box.W*s.Scale) > 1 || math.Abs(float64(size.Y)-s.Box.H*s.Scale) > 1 {
		t.Errorf("picture of %v has %v pixels, want those of its box", s.Box, size)
	}
	return picture
}

// checkSquare compares the pixels in a picture within and beside the box of a
// coloured element.
func checkSquare(t *testing.T, s *evidence.Shot, box evidence.Box, style string) {
	t.Helper()
	var r, g, b uint8
	if _, err := fmt.Sscanf(style, "rgb(%d, %d, %d)", &r, &g, &b); err != nil {
		t.Fatalf("colour %q: %v", style, err)
	}
	picture := pixels(t, s)
	at := func(x, y float64) color.Color { return picture.At(int((x-s.Box.X)*s.Scale), int((y-s.Box.Y)*s.Scale)) }
	for _, inside := range [][2]float64{{4, 4}, {box.W - 4, box.H - 4}, {box.W / 2, box.H / 2}} {
		if got := at(box.X+inside[0], box.Y+inside[1]); !near(got, color.RGBA{r, g, b, 255}) {
			t.Errorf("shot %v: pixel %v within %v is %v, want %s", s.Box, inside, box, got, style)
		}
	}
	if got := at(box.X+box.W+5, box.Y+box.H/2); !near(got, color.White) {
		t.Errorf("shot %v: pixel right of %v is %v, want white", s.Box, box, got)
	}
}

func near(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	const slack = 24 << 8 // JPEG
	for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
		if d > slack || d < -slack {
			return false
		}
	}
	return true
}

func TestShotsShowWhatTheirBoxSays(t *testing.T) {
	t.Parallel()
	s := visit(t, Options{}, serve(t, coloured))
	tests := []struct {
		name    string
		options []Option
		want    []string
	}{
		{"nothing asked, nothing taken", nil, nil},
		{"first screen", []Option{FirstScreen()}, []string{"first-screen 0–768"}},
		{"whole page", []Option{WholePage()}, []string{"whole-page 0–9000"}},
		{"each coloured element", []Option{Inspect(regionsOf(".c"))}, []string{"region 0–240", "region 4161–4531", "region 5945–6315", "region 8740–9000"}},
		{"first screen, and what it does not show", []Option{FirstScreen(), Inspect(regionsOf(".c"))}, []string{"first-screen 0–768", "region 4161–4531", "region 5945–6315", "region 8740–9000"}},
		{"the whole page shows all but the foreign frame", []Option{WholePage(), Inspect(regionsOf(".c"))}, []string{"whole-page 0–9000", "region 5945–6315"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := see(t, s, host+"/", test.options...)
			var got []string
			for _, shot := range p.Shots {
				got = append(got, fmt.Sprintf("%s %.0f–%.0f", shot.Kind, shot.Box.Y, shot.Box.Y+shot.Box.H))
			}
			if strings.Join(got, ", ") != strings.Join(test.want, ", ") {
				t.Fatalf("shots %q, want %q; cut %q", got, test.want, p.Unshown)
			}
			doc := rendered(t, p)
			squares := doc.Find(".c").Nodes
			if len(squares) != 4 {
				t.Fatalf("%d squares, want 4", len(squares))
			}
			for _, n := range squares {
				box, _ := doc.Box(n)
				if shot := p.Picture(box); shot != nil && (shot.Kind == evidence.ShotRegion || evidence.Attribute(n, "id") == "") {
					checkSquare(t, shot, box, doc.Style(n, "background-color"))
				}
			}
		})
	}
}

// regionsOf names the elements of a selector as worth a picture.
func regionsOf(selector string) func(*evidence.Page) []evidence.Region {
	return func(p *evidence.Page) []evidence.Region {
		doc, err := p.Document()
		if err != nil {
			return nil
		}
		var regions []evidence.Region
		for _, n := range doc.Find(selector).Nodes {
			box, _ := doc.Box(n)
			regions = append(regions, evidence.Region{Box: box, Reason: "test"})
		}
		return regions
	}
}

func TestVeryTallPageIsPhotographedToTheLimit(t *testing.T) {
	t.Parallel()
	p := seeOne(t, site{"/": html(`<!DOCTYPE html><body style="margin:0;height:60000px"><p>上</p><b class=c style="position:absolute;top:50000px;left:100px;width:60px;height:50px;background:rgb(0,0,255)"></b>`)},
		WholePage(), Inspect(regionsOf(".c")))
	if len(p.Shots) != 2 || p.Shots[0].Box.H != maxShotHeight || len(p.Unshown) != 1 {
		t.Fatalf("%d shots, cut %q, want the page to its limit and the region below", len(p.Shots), p.Unshown)
	}
	checkSquare(t, &p.Shots[1], evidence.Box{X: 100, Y: 50000, W: 60, H: 50}, "rgb(0, 0, 255)")
}

func TestPlanOfShots(t *testing.T) {
	region := func(x, y, w, h float64) evidence.Region {
		return evidence.Region{Box: evidence.Box{X: x, Y: y, W: w, H: h}}
	}
	tests := []struct {
		name    string
		wanted  wanted
		regions []evidence.Region
		height  float64
		want    string
		foreign []evidence.Box
	}{
		{"nothing wanted", wanted{}, nil, 5000, "", nil},
		{"a page shorter than the screen", wanted{firstScreen: true}, nil, 300, "first-screen 0+300", nil},
		{"an empty page still has a picture", wanted{wholePage: true}, nil, 0, "whole-page 0+1", nil},
		{"the whole page includes the first screen", wanted{firstScreen: true, wholePage: true}, nil, 5000, "whole-page 0+5000", nil},
		{"regions near each other share a strip", wanted{}, []evidence.Region{region(0, 2000, 10, 10), region(0, 2200, 10, 10)}, 5000, "region 1840+530", nil},
		{"regions come from top to bottom", wanted{}, []evidence.Region{region(0, 4000, 10, 10), region(0, 1000, 10, 10)}, 5000, "region 840+330 region 3840+330", nil},
		{"a region outside the page has no picture", wanted{}, []evidence.Region{region(0, 6000, 10, 10), region(-100, 10, 50, 10), region(0, 0, 0, 0)}, 5000, "", nil},
		{"a region at the end stays within the page", wanted{}, []evidence.Region{region(0, 4990, 10, 100)}, 5000, "region 4830+170", nil},
		{"the whole page leaves foreign frames below the first screen blank", wanted{wholePage: true}, []evidence.Region{region(0, 20, 10, 10), region(0, 4000, 10, 10)}, 5000, "whole-page 0+5000 region 3840+330", []evidence.Box{{W: 500, H: 5000}}},
		{"a region taller than any picture is cut", wanted{}, []evidence.Region{region(0, 0, 10, 50_000)}, 60_000, "region 0+20000", nil},
		{"strips are not joined beyond a picture's height", wanted{}, []evidence.Region{region(0, 0, 10, 15_000), region(0, 15_100, 10, 15_000)}, 60_000, "region 0+15160 region 14940+15320", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range planShots(test.wanted, test.regions, test.foreign, evidence.Box{W: viewWidth, H: test.height}, viewHeight) {
				got = append(got, fmt.Sprintf("%s %.0f+%.0f", s.Kind, s.Box.Y, s.Box.H))
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("plan for %v on %v pixels: %q, want %q", test.regions, test.height, got, test.want)
			}
		})
	}
}
