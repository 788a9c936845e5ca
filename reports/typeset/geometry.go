package typeset

// The page of GB/T 9704-2012, 5.1 and 5.2: A4, type area 156 × 225 mm, top margin 37 mm, binding edge 28 mm.
const (
	paperWidth    = 210.0
	paperHeight   = 297.0
	typeWidth     = 156.0
	typeHeight    = 225.0
	topMargin     = 37.0
	bindingMargin = 28.0

	linesPerPage = 22
	charsPerLine = 28

	// GB/T 9704-2012, 7.5: the dashes beside the page number stand 7 mm under the type area.
	pageNumberDrop = 7.0
	pageNumberSize = 14.0
)

const (
	millimetresPerPoint = 25.4 / 72
	// tolerance keeps rounding from breaking a line or a page that is exactly full.
	tolerance = 1e-6
)

// Orientation is how a page is held for reading.
type Orientation int

// The two orientations. A landscape page is the portrait sheet turned clockwise, so that the head of a wide table
// lies at the sheet's left edge, which is the binding edge of odd pages and the trim edge of even ones.
const (
	Portrait Orientation = iota
	Landscape
)

// area is the paper and its type area as the reader holds it.
type area struct {
	paperWidth, paperHeight  float64
	left, top, width, height float64
}

func (o Orientation) area() area {
	if o == Landscape {
		return area{
			paperWidth: paperHeight, paperHeight: paperWidth,
			left: paperHeight - topMargin - typeHeight, top: bindingMargin, width: typeHeight, height: typeWidth,
		}
	}
	return area{
		paperWidth: paperWidth, paperHeight: paperHeight,
		left: bindingMargin, top: topMargin, width: typeWidth, height: typeHeight,
	}
}
