package reports

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"strings"

	"wangjian/audits"
	"wangjian/evidence"
)

const (
	// maxPicturePixels bounds what is decoded: a whole page of 2,732 × 20,000 pixels.
	maxPicturePixels = 56 << 20
	// cutQuality is the JPEG quality at which text in screenshots stays clear of visible blocks.
	cutQuality = 75
)

// cutout is the part of a screenshot that shows an exhibit.
type cutout struct {
	jpeg   []byte
	size   image.Point       // of the picture, in its pixels
	frames []image.Rectangle // around the place, in pixels of the cut-out; none for a whole page
	lack   string            // why there is no picture, in Chinese
}

// cutouts returns a cut-out for each exhibit, by the exhibit's id. Pictures are
// decoded one after the other, each once, and only the parts are kept. The
// error wraps evidence.ErrAltered.
func cutouts(exhibits []*audits.Exhibit) (map[string]cutout, error) {
	cuts := map[string]cutout{}
	byPicture := map[evidence.Hash][]*audits.Exhibit{}
	var order []*evidence.Shot
	for _, e := range exhibits {
		shot := shotOf(e)
		switch {
		case pageOf(e) == nil:
			cuts[e.ID] = cutout{lack: lackProbe}
		case shot == nil:
			cuts[e.ID] = cutout{lack: lackShot}
		default:
			if byPicture[shot.Image.SHA256] == nil {
				order = append(order, shot)
			}
			byPicture[shot.Image.SHA256] = append(byPicture[shot.Image.SHA256], e)
		}
	}
	for _, shot := range order {
		shown := byPicture[shot.Image.SHA256]
		whole, lack, err := decode(shot.Image)
		if err != nil {
			return nil, err
		}
		for _, e := range shown {
			if cuts[e.ID] = (cutout{lack: lack}); lack == "" {
				cuts[e.ID] = cut(whole, e)
			}
		}
	}
	return cuts, nil
}

// decode reads a screenshot. Lack says in Chinese why it cannot be shown.
func decode(b *evidence.Blob) (picture image.Image, lack string, err error) {
	data, err := b.Stored()
	if errors.Is(err, evidence.ErrAltered) {
		return nil, "", fmt.Errorf("cited evidence: %w", err)
	}
	if err != nil {
		return nil, lackFile, nil
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width*config.Height > maxPicturePixels {
		return nil, lackImage, nil
	}
	picture, err = jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, lackImage, nil
	}
	return picture, "", nil
}

// cut cuts an exhibit's place out of the picture that shows it.
func cut(whole image.Image, e *audits.Exhibit) cutout {
	shot, place := shotOf(e), e.Place.Box
	part := within(surroundings(place, float64(e.Page.View.Width)), shot.Box)
	area := pixels(part, shot).Intersect(whole.Bounds())
	parted, ok := whole.(interface {
		SubImage(image.Rectangle) image.Image
	})
	if !ok || area.Empty() {
		return cutout{lack: lackImage}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, parted.SubImage(area), &jpeg.Options{Quality: cutQuality}); err != nil {
		return cutout{lack: lackImage}
	}
	made := cutout{jpeg: out.Bytes(), size: area.Size()}
	frame := pixels(place.Grow(frameMargin), shot).Intersect(area)
	if !place.Empty() && !frame.Empty() && !ofWholePage(e.Place.Selector) {
		made.frames = []image.Rectangle{frame.Sub(area.Min)}
	}
	return made
}

// ofWholePage reports places that stand for the page as a whole, of which a
// frame would point at nothing.
func ofWholePage(selector string) bool {
	return selector == ":root" || strings.HasPrefix(selector, ":root > head")
}
