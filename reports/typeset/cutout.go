package typeset

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
)

const (
	// Bounds of what is decoded (a full-page screenshot of 1,920 × 20,000 pixels) and of what is cut out.
	maxPictureBytes  = 64 << 20
	maxPicturePixels = 40 << 20
	maxCutoutSide    = 8192
	maxCutoutPixels  = 16 << 20

	// At this quality text in screenshots stays clear of visible blocks.
	cutoutQuality = 80
)

// Cutout returns the part of a JPEG picture that lies within crop, as a JPEG picture of its own. Crop is in pixels
// of the picture and is cut to its bounds: pixel crop.Intersect(bounds).Min becomes 0,0. It returns an error when
// the picture cannot be read or is larger than 40 million pixels, or when nothing, or more than 16 million pixels,
// would be left.
func Cutout(data []byte, crop image.Rectangle) ([]byte, error) {
	if len(data) > maxPictureBytes {
		return nil, fmt.Errorf("cut out: the picture has %d bytes, at most %d are read", len(data), maxPictureBytes)
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("cut out: %w", err)
	}
	bounds := image.Rect(0, 0, config.Width, config.Height)
	if config.Width*config.Height > maxPicturePixels {
		return nil, fmt.Errorf("cut out: the picture has %v pixels, at most %d are read", bounds.Max, maxPicturePixels)
	}
	part := crop.Intersect(bounds)
	if part.Empty() {
		return nil, fmt.Errorf("cut out: nothing of the picture %v lies within %v", bounds, crop)
	}
	if part.Dx() > maxCutoutSide || part.Dy() > maxCutoutSide || part.Dx()*part.Dy() > maxCutoutPixels {
		return nil, fmt.Errorf("cut out: %v is too large", part)
	}
	whole, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("cut out: %w", err)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, copyOf(whole, part), &jpeg.Options{Quality: cutoutQuality}); err != nil {
		return nil, fmt.Errorf("cut out: %w", err)
	}
	return out.Bytes(), nil
}

// copyOf copies a part of a picture into one that begins at 0,0; grey ones stay grey.
func copyOf(whole image.Image, part image.Rectangle) image.Image {
	size := image.Rect(0, 0, part.Dx(), part.Dy())
	var target draw.Image = image.NewRGBA(size)
	if whole.ColorModel() == color.GrayModel {
		target = image.NewGray(size)
	}
	draw.Draw(target, size, whole, part.Min, draw.Src)
	return target
}
