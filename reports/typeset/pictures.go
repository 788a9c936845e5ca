package typeset

import (
	"bytes"
	"encoding/gob"
	"fmt"

	"github.com/jung-kurt/gofpdf"
)

// addPictures registers the pictures.
func addPictures(pdf *gofpdf.Fpdf, pictures []picture) error {
	options := gofpdf.ImageOptions{ImageType: "jpg"}
	for i, p := range pictures {
		info := pdf.RegisterImageOptionsReader(p.name, options, bytes.NewReader(p.jpeg))
		if err := pdf.Error(); err != nil {
			return fmt.Errorf("picture %d: %w", i+1, err)
		}
		if err := setOrder(info, i); err != nil {
			return fmt.Errorf("picture %d: %w", i+1, err)
		}
	}
	return nil
}

// setOrder gives a picture its place in the file. gofpdf writes pictures ordered by width, and those of the same
// width in the random order of a map: the same document would give other bytes at every run. The width is a float
// there and is written without its fraction, so a fraction that grows from picture to picture settles the order.
// Its gob form is the only way to it: the values of the fields one after the other.
func setOrder(info *gofpdf.ImageInfoType, place int) error {
	encoded, err := info.GobEncode()
	if err != nil {
		return err
	}
	width := new(float64)
	fields := []any{
		new([]byte), new([]byte), new(int), width, new(float64), new(string), // data, mask, object, width, height, colours
		new([]byte), new(int), new(string), new(string), new([]int), // palette, depth, filter, parameters, transparency
		new(float64), new(float64), // scale, resolution
	}
	decoder := gob.NewDecoder(bytes.NewReader(encoded))
	for _, field := range fields {
		if err := decoder.Decode(field); err != nil {
			return err
		}
	}
	*width += float64(place) / (1 << 20)
	var changed bytes.Buffer
	encoder := gob.NewEncoder(&changed)
	for _, field := range fields {
		if err := encoder.Encode(field); err != nil {
			return err
		}
	}
	return info.GobDecode(changed.Bytes())
}
