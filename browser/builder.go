package browser

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/domsnapshot"
	"github.com/chromedp/chromedp"

	"wangjian/evidence"
)

// builder turns Chromium's snapshots of several targets into one.
type builder struct {
	snapshot *evidence.Snapshot
	charset  string // that the browser decoded the page with
	index    map[string]int32
	owners   map[nodeKey]evidence.Owner // frame elements without a document so far
	targets  []*chromedp.Target
	leave    []context.CancelFunc
	dropped  int // frames beyond maxFrames
}

type nodeKey struct {
	target  int
	backend cdp.BackendNodeID
}

// place is where the document of a frame stands.
type place struct {
	evidence.Owner
	inset
}

// inset is how far the document of a frame lies within the box of the element
// that holds it, in CSS pixels.
type inset struct{ x, y float64 }

func newBuilder() *builder {
	return &builder{
		snapshot: &evidence.Snapshot{Schema: evidence.SnapshotSchema, Styles: styles},
		index:    map[string]int32{}, owners: map[nodeKey]evidence.Owner{},
	}
}

// add appends the documents of one target, the latest of b.targets. Frames
// come after what holds them. measure tells the inset of a frame element.
func (b *builder) add(result *domsnapshot.CaptureSnapshotResult, at place, measure func(cdp.BackendNodeID) inset) {
	places := map[int64]place{0: at}
	table := b.intern(result.Strings)
	for i, d := range result.Documents {
		at, held := places[int64(i)]
		if !held || d == nil || !complete(d) {
			continue // a template that is shown nowhere, or what no browser sends
		}
		if len(b.snapshot.Frames) >= maxFrames {
			b.dropped++
			continue
		}
		if len(b.snapshot.Frames) == 0 {
			b.charset = table.name(d.EncodingName)
		}
		frame := len(b.snapshot.Frames)
		b.snapshot.Frames = append(b.snapshot.Frames, b.frame(d, table, at))
		filled := map[int64]bool{}
		if inner := d.Nodes.ContentDocumentIndex; inner != nil {
			for j, node := range inner.Index {
				if j < len(inner.Value) && node >= 0 && node < int64(len(d.Nodes.BackendNodeID)) {
					filled[node] = true
					places[inner.Value[j]] = place{evidence.Owner{Frame: frame, Node: int(node)}, measure(d.Nodes.BackendNodeID[node])}
				}
			}
		}
		b.unfilled(d, table, frame, filled)
	}
}

// complete reports whether the lists of a document have the lengths and point
// where they must.
func complete(d *domsnapshot.DocumentSnapshot) bool {
	nodes, layout := d.Nodes, d.Layout
	if nodes == nil || layout == nil {
		return false
	}
	count := len(nodes.NodeName)
	if len(nodes.ParentIndex) != count || len(nodes.NodeType) != count || len(nodes.NodeValue) != count ||
		len(nodes.Attributes) != count || len(nodes.BackendNodeID) != count ||
		len(layout.Bounds) != len(layout.NodeIndex) || len(layout.Styles) != len(layout.NodeIndex) {
		return false
	}
	for i, parent := range nodes.ParentIndex {
		if parent < -1 || parent >= int64(i) {
			return false
		}
	}
	for _, node := range layout.NodeIndex {
		if node < 0 || node >= int64(count) {
			return false
		}
	}
	return true
}

// unfilled notes the frame elements of a document that hold none of this
// target's documents.
func (b *builder) unfilled(d *domsnapshot.DocumentSnapshot, table stringTable, frame int, filled map[int64]bool) {
	for i, name := range d.Nodes.NodeName {
		if filled[int64(i)] {
			continue
		}
		if n := table.name(name); n == "IFRAME" || n == "FRAME" {
			key := nodeKey{len(b.targets) - 1, d.Nodes.BackendNodeID[i]}
			b.owners[key] = evidence.Owner{Frame: frame, Node: i}
		}
	}
}

// stringTable leads from a target's string numbers to the snapshot's.
type stringTable struct {
	strings []string
	places  []int32
}

// intern adds a target's strings to those of the snapshot.
func (b *builder) intern(strings []string) stringTable {
	places := make([]int32, len(strings))
	for i, s := range strings {
		place, known := b.index[s]
		if !known {
			place = int32(len(b.snapshot.Strings))
			b.snapshot.Strings = append(b.snapshot.Strings, s)
			b.index[s] = place
		}
		places[i] = place
	}
	return stringTable{strings, places}
}

// at returns the snapshot's number of a string, -1 for none.
func (t stringTable) at(i int64) int32 {
	if i < 0 || i >= int64(len(t.places)) {
		return -1
	}
	return t.places[i]
}

func (t stringTable) name(i domsnapshot.StringIndex) string {
	if i < 0 || int(i) >= len(t.strings) {
		return ""
	}
	return t.strings[i]
}

// frame builds one document. Its boxes count from the corner of the element
// that holds it.
func (b *builder) frame(d *domsnapshot.DocumentSnapshot, table stringTable, at place) evidence.Frame {
	nodes, layout := d.Nodes, d.Layout
	count, laidOut := len(nodes.NodeName), len(layout.NodeIndex)
	f := evidence.Frame{
		URL: table.at(int64(d.DocumentURL)), Base: table.at(int64(d.BaseURL)), Owner: at.Owner,
		Width: d.ContentWidth, Height: d.ContentHeight, ScrollX: d.ScrollOffsetX, ScrollY: d.ScrollOffsetY,
		Parent: narrow(nodes.ParentIndex), Type: narrow(nodes.NodeType), Layout: narrow(layout.NodeIndex),
		Name: make([]int32, count), Value: make([]int32, count), Box: make([][4]float64, laidOut),
		Attributes: table.lists(nodes.Attributes, 2), Style: table.lists(layout.Styles, 1),
	}
	for i := range nodes.NodeName {
		f.Name[i], f.Value[i] = table.at(int64(nodes.NodeName[i])), table.at(int64(nodes.NodeValue[i]))
	}
	for _, typed := range []*domsnapshot.RareStringData{nodes.InputValue, nodes.TextValue} {
		if typed == nil {
			continue
		}
		for i, node := range typed.Index {
			if node >= 0 && node < int64(count) && i < len(typed.Value) {
				f.Value[node] = table.at(int64(typed.Value[i]))
			}
		}
	}
	if nodes.IsClickable != nil {
		f.Clickable = narrow(nodes.IsClickable.Index)
	}
	for i := range layout.Bounds {
		box := &f.Box[i]
		copy(box[:], layout.Bounds[i])
		box[0] += at.x
		box[1] += at.y
	}
	return f
}

func narrow(wide []int64) []int32 {
	out := make([]int32, len(wide))
	for i, v := range wide {
		out[i] = int32(v)
	}
	return out
}

// lists translates lists of string numbers, each cut to a multiple of unit.
// All lie in one allocation.
func (t stringTable) lists(wide []domsnapshot.ArrayOfStrings, unit int) [][]int32 {
	total := 0
	for _, list := range wide {
		total += len(list)
	}
	all := make([]int32, 0, total)
	out := make([][]int32, len(wide))
	for i, list := range wide {
		from := len(all)
		for _, v := range list[:len(list)/unit*unit] {
			all = append(all, t.at(v))
		}
		if len(all) > from {
			out[i] = all[from:len(all):len(all)]
		}
	}
	return out
}
