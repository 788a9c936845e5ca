package evidence

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// SnapshotSchema names the stored form of a rendered document.
const SnapshotSchema = "wangjian.dom/1"

// Snapshot is a rendered document as it is stored: every frame's nodes in
// document order with their layout boxes and computed styles, all text in one
// table that the numbers point into. Document turns it into a tree.
type Snapshot struct {
	Schema  string   `json:"schema"`
	Strings []string `json:"strings"`
	Styles  []string `json:"styles"` // names of the computed styles kept, in their order
	Frames  []Frame  `json:"frames"` // the first is the page itself
}

// Frame is the document of the page or of one of its frames. Parent, Type,
// Name, Value and Attributes have one entry a node; Layout, Box and Style one
// a node that was laid out. A node without layout was not rendered.
type Frame struct {
	URL        int32        `json:"url"`  // into Strings
	Base       int32        `json:"base"` // address that relative links resolve against
	Owner      Owner        `json:"owner"`
	Parent     []int32      `json:"parent"` // -1 for the document
	Type       []int32      `json:"type"`   // DOM nodeType
	Name       []int32      `json:"name"`
	Value      []int32      `json:"value"`               // of text and comments, and of inputs as they stand
	Attributes [][]int32    `json:"attributes"`          // name, value, name, value …
	Layout     []int32      `json:"layout"`              // index of the laid-out node
	Box        [][4]float64 `json:"box"`                 // x, y, width, height within the frame's own document
	Style      [][]int32    `json:"style"`               // values in the order of Snapshot.Styles
	Clickable  []int32      `json:"clickable,omitempty"` // nodes that answer a click, by a handler or by what they are
	Width      float64      `json:"width"`               // of the content, in CSS pixels
	Height     float64      `json:"height"`
	ScrollX    float64      `json:"scroll_x,omitempty"`
	ScrollY    float64      `json:"scroll_y,omitempty"`
}

// Owner is the element that holds a frame. Frame is -1 for the page itself.
type Owner struct {
	Frame int `json:"frame"`
	Node  int `json:"node"`
}

// DOM node types (DOM Standard, 4.4).
const (
	NodeElement  = 1
	NodeText     = 3
	NodeComment  = 8
	NodeDocument = 9
	NodeDoctype  = 10
	NodeFragment = 11
)

func (s *Snapshot) encode() ([]byte, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	data, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("encode the rendered document: %w", err)
	}
	return data, nil
}

// ErrBadSnapshot is wrapped by every error about a snapshot whose numbers do
// not fit together.
var ErrBadSnapshot = errors.New("not a rendered document")

func decodeDocument(data []byte) (*Document, error) {
	var s Snapshot
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBadSnapshot, err)
	}
	if s.Schema != SnapshotSchema {
		return nil, fmt.Errorf("%w: schema %q, this program reads %q", ErrBadSnapshot, s.Schema, SnapshotSchema)
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	return s.Document()
}

// check makes sure that no number points outside its table and that every
// node stands after its parent, so that building the tree cannot fail.
func (s *Snapshot) check() error {
	if len(s.Frames) == 0 {
		return fmt.Errorf("%w: no frame", ErrBadSnapshot)
	}
	for i := range s.Frames {
		if err := s.checkFrame(i); err != nil {
			return fmt.Errorf("%w: frame %d: %w", ErrBadSnapshot, i, err)
		}
	}
	return nil
}

func (s *Snapshot) checkFrame(i int) error {
	f := &s.Frames[i]
	nodes := len(f.Parent)
	if len(f.Type) != nodes || len(f.Name) != nodes || len(f.Value) != nodes || len(f.Attributes) != nodes {
		return errors.New("node lists of different length")
	}
	if len(f.Box) != len(f.Layout) || len(f.Style) != len(f.Layout) {
		return errors.New("layout lists of different length")
	}
	if i == 0 && f.Owner.Frame >= 0 || i > 0 && (f.Owner.Frame < 0 || f.Owner.Frame >= i) {
		return fmt.Errorf("owner frame %d", f.Owner.Frame)
	}
	if i > 0 && (f.Owner.Node < 0 || f.Owner.Node >= len(s.Frames[f.Owner.Frame].Parent)) {
		return fmt.Errorf("owner node %d", f.Owner.Node)
	}
	for n, parent := range f.Parent {
		if parent < -1 || int(parent) >= n {
			return fmt.Errorf("node %d has parent %d", n, parent)
		}
	}
	for _, n := range slices.Concat(f.Layout, f.Clickable) {
		if n < 0 || int(n) >= nodes {
			return fmt.Errorf("node %d is laid out or clickable and does not exist", n)
		}
	}
	return s.checkStrings(f)
}

func (s *Snapshot) checkStrings(f *Frame) error {
	limit := len(s.Strings)
	valid := func(indexes ...int32) error {
		for _, i := range indexes {
			if i < -1 || int(i) >= limit {
				return fmt.Errorf("string %d of %d", i, limit)
			}
		}
		return nil
	}
	if err := errors.Join(valid(f.URL, f.Base), valid(f.Name...), valid(f.Value...)); err != nil {
		return err
	}
	for _, attributes := range f.Attributes {
		if len(attributes)%2 != 0 {
			return errors.New("attribute without value")
		}
		if err := valid(attributes...); err != nil {
			return err
		}
	}
	for _, values := range f.Style {
		if len(values) > len(s.Styles) {
			return errors.New("more style values than styles")
		}
		if err := valid(values...); err != nil {
			return err
		}
	}
	return nil
}

// text returns the string at i; -1 stands for none.
func (s *Snapshot) text(i int32) string {
	if i < 0 {
		return ""
	}
	return s.Strings[i]
}
