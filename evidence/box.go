package evidence

import "math"

// Box is a rectangle on a page, in CSS pixels from the top left corner of the
// whole page.
type Box struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Empty reports whether the box has no area.
func (b Box) Empty() bool { return b.W <= 0 || b.H <= 0 }

// Area returns width times height.
func (b Box) Area() float64 { return b.W * b.H }

// Contains reports whether o lies within b, allowing a pixel for rounding.
func (b Box) Contains(o Box) bool {
	const slack = 1
	return o.X >= b.X-slack && o.Y >= b.Y-slack && o.X+o.W <= b.X+b.W+slack && o.Y+o.H <= b.Y+b.H+slack
}

// Union returns the smallest box around both; an empty box adds nothing.
func (b Box) Union(o Box) Box {
	if b.Empty() {
		return o
	}
	if o.Empty() {
		return b
	}
	x, y := math.Min(b.X, o.X), math.Min(b.Y, o.Y)
	return Box{X: x, Y: y, W: math.Max(b.X+b.W, o.X+o.W) - x, H: math.Max(b.Y+b.H, o.Y+o.H) - y}
}

// Intersect returns what both have in common, an empty box when nothing.
func (b Box) Intersect(o Box) Box {
	x, y := math.Max(b.X, o.X), math.Max(b.Y, o.Y)
	w, h := math.Min(b.X+b.W, o.X+o.W)-x, math.Min(b.Y+b.H, o.Y+o.H)-y
	if w <= 0 || h <= 0 {
		return Box{}
	}
	return Box{X: x, Y: y, W: w, H: h}
}

// Grow returns the box with a margin on each side.
func (b Box) Grow(margin float64) Box {
	return Box{X: b.X - margin, Y: b.Y - margin, W: b.W + 2*margin, H: b.H + 2*margin}
}

// Offset returns the box moved by x and y.
func (b Box) Offset(x, y float64) Box { return Box{X: b.X + x, Y: b.Y + y, W: b.W, H: b.H} }
