package reports

import (
	"image"
	"math"

	"wangjian/evidence"
)

// The part of a page that a cut-out shows, in CSS pixels. On the 156 mm of the
// type area, text of 12 px is 6 pt high in a cut-out of the usual width, text
// of 14 px in one of the greatest.
const (
	usualCutWidth  = 880.0
	mostCutWidth   = 1000.0
	usualCutHeight = 560.0
	mostCutHeight  = 700.0
	cutMargin      = 40.0 // kept free around the place
)

// frameMargin is kept free between a place and its red frame, in CSS pixels.
const frameMargin = 3.0

// surroundings returns the part of a page to show for a place on it: the
// place in the middle, or its beginning when it is larger than a cut-out; the
// middle of the page's head for the page as a whole, which has an empty box.
func surroundings(place evidence.Box, pageWidth float64) evidence.Box {
	if place == (evidence.Box{}) {
		return evidence.Box{X: math.Max(0, (pageWidth-mostCutWidth)/2), W: math.Min(mostCutWidth, pageWidth), H: mostCutHeight}
	}
	left, width := span(place.X, place.W, usualCutWidth, mostCutWidth)
	top, height := span(place.Y, place.H, usualCutHeight, mostCutHeight)
	if width <= pageWidth && left+width > pageWidth {
		left = math.Max(0, pageWidth-width)
	}
	return evidence.Box{X: left, Y: top, W: width, H: height}
}

// span returns where a cut-out begins on one axis, and its length.
func span(start, length, usual, most float64) (from, size float64) {
	size = math.Min(math.Max(length+2*cutMargin, usual), most)
	if length+2*cutMargin > most {
		return math.Max(0, start-cutMargin), size
	}
	return math.Max(0, start+length/2-size/2), size
}

// within moves a part of a page into the picture as far as that shows more of
// it, and cuts off the rest.
func within(part, picture evidence.Box) evidence.Box {
	part.X = math.Max(picture.X, math.Min(part.X, picture.X+picture.W-part.W))
	part.Y = math.Max(picture.Y, math.Min(part.Y, picture.Y+picture.H-part.H))
	return part.Intersect(picture)
}

// pixels returns a part of a page in the pixels of a picture of it.
func pixels(part evidence.Box, shot *evidence.Shot) image.Rectangle {
	at := func(v float64) int { return int(math.Max(-mostPixel, math.Min(v*shot.Scale, mostPixel))) }
	return image.Rect(
		at(math.Floor(part.X-shot.Box.X)), at(math.Floor(part.Y-shot.Box.Y)),
		at(math.Ceil(part.X+part.W-shot.Box.X)), at(math.Ceil(part.Y+part.H-shot.Box.Y)),
	)
}

// mostPixel bounds pixel numbers, so that no forged number overflows.
const mostPixel = 1 << 20
