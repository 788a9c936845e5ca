package typeset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"wangjian/reports/fonts"
)

const (
	// A picture is never shown larger than at this resolution.
	screenPixelsPerInch = 96.0
	millimetresPerPixel = 25.4 / screenPixelsPerInch

	frameLine  = 1.2 * millimetresPerPoint
	captionGap = 1.5
	figureGap  = 2.5 // above the picture
	// The least height that a picture keeps however long its caption.
	leastPicture = 20.0
)

var captionStyle = Style{Face: fonts.Serif, Size: 10.5, Leading: 15, Align: Centre}

// Figure is a JPEG picture with red frames over it and a caption under it.
type Figure struct {
	JPEG []byte
	// Frames are drawn around these rectangles of the picture, in its pixels; the part outside the picture is cut.
	Frames  []image.Rectangle
	Caption string
	// MaxHeight bounds the picture without its caption, in millimetres; 0 leaves it the page.
	MaxHeight float64
}

// picture is a JPEG of the document by its content's name.
type picture struct {
	name string
	jpeg []byte
}

// Figure sets a figure, picture and caption on one page, the picture as large as the type area, MaxHeight and 96
// pixels an inch allow. It returns an error, and sets nothing, when the picture cannot be read or a frame lies
// outside of it.
func (d *Document) Figure(figure Figure) error {
	config, err := jpeg.DecodeConfig(bytes.NewReader(figure.JPEG))
	if err != nil {
		return fmt.Errorf("figure: %w", err)
	}
	if config.Width == 0 || config.Height == 0 {
		return errors.New("figure: the picture is empty")
	}
	if config.ColorModel != color.YCbCrModel && config.ColorModel != color.GrayModel {
		return errors.New("figure: the picture is neither coloured by YCbCr nor grey")
	}
	bounds := image.Rect(0, 0, config.Width, config.Height)
	for _, frame := range figure.Frames {
		if !frame.Overlaps(bounds) {
			return fmt.Errorf("figure: frame %v lies outside of the picture %v", frame, bounds)
		}
	}

	area := d.area()
	caption := unlinked(figure.Caption)
	var lines []line
	if figure.Caption != "" {
		lines = d.lines(captionStyle, caption)
	}
	under := captionGap + float64(len(lines))*captionStyle.leading()
	height := area.height - under - figureGap
	for _, w := range d.waiting {
		height -= w.height
	}
	height = max(height, leastPicture)
	if figure.MaxHeight > 0 {
		height = min(height, figure.MaxHeight)
	}
	scale := min(millimetresPerPixel, area.width/float64(config.Width), height/float64(config.Height))
	width := scale * float64(config.Width)
	height = scale * float64(config.Height)
	d.Space(figureGap)
	d.Keep(height + under)

	left, top := area.left+(area.width-width)/2, area.top+d.y
	name := d.addPicture(figure.JPEG)
	d.draw(pictureMark{name, left, top, width, height}, frameMark{left, top, width, height, ruleWidth, hairGrey})
	for _, frame := range figure.Frames {
		d.draw(frameOver(frame.Intersect(bounds), scale, left, top, width, height))
	}
	d.y += height + captionGap
	d.setLines(lines, captionStyle, caption)
	return nil
}

// frameOver is the frame around a part of a picture: outside of the part, but not of the picture.
func frameOver(part image.Rectangle, scale, left, top, width, height float64) frameMark {
	x1 := max(float64(part.Min.X)*scale-frameLine, frameLine/2)
	y1 := max(float64(part.Min.Y)*scale-frameLine, frameLine/2)
	x2 := min(float64(part.Max.X)*scale+frameLine, width-frameLine/2)
	y2 := min(float64(part.Max.Y)*scale+frameLine, height-frameLine/2)
	return frameMark{left + x1, top + y1, max(x2-x1, 0), max(y2-y1, 0), frameLine, frameRed}
}

// addPicture keeps a picture, once however often it is shown.
func (d *Document) addPicture(data []byte) string {
	sum := sha256.Sum256(data)
	name := hex.EncodeToString(sum[:])
	for _, known := range d.pictures {
		if known.name == name {
			return name
		}
	}
	d.pictures = append(d.pictures, picture{name, data})
	return name
}
