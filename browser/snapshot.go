package browser

import (
	"context"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/domsnapshot"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"wangjian/evidence"
)

// styles are the computed styles that audits need.
var styles = []string{
	"display", "visibility", "opacity", "position", "z-index", "overflow-x", "overflow-y",
	"color", "background-color", "font-size", "text-indent", "cursor",
}

const (
	snapshotTime = 20 * time.Second
	maxElements  = 150_000 // more is no page but an attack on the reader
	maxFrames    = 40
)

// snapshot takes the rendered document of the tab, frames of other sites
// included, each of which Chromium keeps as a target of its own.
func (t *tab) snapshot(ctx context.Context) (b *builder, cut []string, err error) {
	ctx, cancel := context.WithTimeout(ctx, snapshotTime)
	defer cancel()
	b = newBuilder()
	if err := b.capture(ctx, t.target, evidence.Owner{Frame: -1, Node: -1}); err != nil {
		return nil, nil, err
	}
	return b, t.foreignFrames(ctx, b), nil
}

// foreignFrames adds the documents of frames that run in processes of their
// own, outer ones before those within them. A frame that cannot be read is
// named in the result; the page stands without it.
func (t *tab) foreignFrames(ctx context.Context, b *builder) (cut []string) {
	if !b.hasUnfilledFrames() {
		return nil
	}
	result, err := cdp.Call(ctx, t.target, target.GetTargets, target.GetTargetsParams{})
	if err != nil {
		return []string{"frames of other sites: " + err.Error()}
	}
	waiting := result.TargetInfos
	for progress := true; progress; {
		progress = false
		for i, info := range waiting {
			if info == nil || info.Type != "iframe" {
				continue
			}
			owner, found := b.ownerOf(ctx, cdp.FrameID(info.TargetID))
			if !found || len(b.snapshot.Frames) >= maxFrames {
				continue
			}
			waiting[i], progress = nil, true
			if err := t.foreignFrame(ctx, b, info.TargetID, owner); err != nil {
				cut = append(cut, "frame "+shorten(info.URL)+": "+err.Error())
			}
		}
	}
	return cut
}

func (t *tab) foreignFrame(ctx context.Context, b *builder, id target.ID, owner evidence.Owner) error {
	frameCtx, leave := chromedp.NewContext(t.process.ctx, chromedp.WithTargetID(id), chromedp.WithDetachOnCancel())
	defer leave()
	attached := make(chan error, 1)
	go func() { attached <- chromedp.Do(frameCtx) }()
	select {
	case err := <-attached:
		if err != nil {
			return err
		}
	case <-ctx.Done():
		leave()
		<-attached
		return ctx.Err()
	}
	return b.capture(ctx, chromedp.FromContext(frameCtx).Target, owner)
}

// builder turns Chromium's snapshots of several targets into one.
type builder struct {
	snapshot *evidence.Snapshot
	charset  string // that the browser decoded the page with
	index    map[string]int32
	owners   map[nodeKey]evidence.Owner // frame elements without a document so far
	targets  []*chromedp.Target
}

type nodeKey struct {
	target  int
	backend cdp.BackendNodeID
}

func newBuilder() *builder {
	return &builder{
		snapshot: &evidence.Snapshot{Schema: evidence.SnapshotSchema, Styles: styles},
		index:    map[string]int32{}, owners: map[nodeKey]evidence.Owner{},
	}
}

func (b *builder) capture(ctx context.Context, from *chromedp.Target, owner evidence.Owner) error {
	result, err := cdp.Call(ctx, from, domsnapshot.CaptureSnapshot, domsnapshot.CaptureSnapshotParams{ComputedStyles: styles})
	if err != nil {
		return err
	}
	b.targets = append(b.targets, from)
	if main := result.Documents; len(b.snapshot.Frames) == 0 && len(main) > 0 && main[0].EncodingName >= 0 {
		b.charset = result.Strings[main[0].EncodingName]
	}
	b.add(&result, owner)
	return nil
}

func (b *builder) hasUnfilledFrames() bool { return len(b.owners) > 0 }

// ownerOf finds the element that holds a frame, asking the targets taken so far.
func (b *builder) ownerOf(ctx context.Context, frame cdp.FrameID) (evidence.Owner, bool) {
	for i, from := range b.targets {
		result, err := cdp.Call(ctx, from, dom.GetFrameOwner, dom.GetFrameOwnerParams{FrameID: frame})
		if err != nil {
			continue // it belongs to another target, or is gone
		}
		if owner, known := b.owners[nodeKey{i, result.BackendNodeID}]; known {
			delete(b.owners, nodeKey{i, result.BackendNodeID})
			return owner, true
		}
	}
	return evidence.Owner{}, false
}

// add appends the documents of one target. Frames come after what holds them.
func (b *builder) add(result *domsnapshot.CaptureSnapshotResult, owner evidence.Owner) {
	owners := map[int64]evidence.Owner{0: owner}
	table := b.intern(result.Strings)
	for i, document := range result.Documents {
		at, held := owners[int64(i)]
		if !held {
			continue // an import or template that is shown nowhere
		}
		frame := len(b.snapshot.Frames)
		b.snapshot.Frames = append(b.snapshot.Frames, b.frame(document, table, at))
		if inner := document.Nodes.ContentDocumentIndex; inner != nil {
			for j, node := range inner.Index {
				owners[inner.Value[j]] = evidence.Owner{Frame: frame, Node: int(node)}
			}
		}
		b.unfilled(document, result.Strings, frame, len(b.targets)-1)
	}
}

// unfilled notes the frame elements of a document that hold none of this
// target's documents.
func (b *builder) unfilled(d *domsnapshot.DocumentSnapshot, strings []string, frame, from int) {
	filled := map[int64]bool{}
	if d.Nodes.ContentDocumentIndex != nil {
		for _, node := range d.Nodes.ContentDocumentIndex.Index {
			filled[node] = true
		}
	}
	for i, name := range d.Nodes.NodeName {
		if name < 0 || filled[int64(i)] {
			continue
		}
		if n := strings[name]; n == "IFRAME" || n == "FRAME" {
			b.owners[nodeKey{from, d.Nodes.BackendNodeID[i]}] = evidence.Owner{Frame: frame, Node: i}
		}
	}
}

// intern adds strings to the table and returns their places in it.
func (b *builder) intern(strings []string) []int32 {
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
	return places
}

func (b *builder) frame(d *domsnapshot.DocumentSnapshot, table []int32, owner evidence.Owner) evidence.Frame {
	nodes, layout := d.Nodes, d.Layout
	at := func(i domsnapshot.StringIndex) int32 {
		if i < 0 || int(i) >= len(table) {
			return -1
		}
		return table[i]
	}
	f := evidence.Frame{
		URL: at(d.DocumentURL), Base: at(d.BaseURL), Owner: owner,
		Width: d.ContentWidth, Height: d.ContentHeight, ScrollX: d.ScrollOffsetX, ScrollY: d.ScrollOffsetY,
		Parent: narrow(nodes.ParentIndex), Type: narrow(nodes.NodeType),
		Name: make([]int32, len(nodes.NodeName)), Value: make([]int32, len(nodes.NodeName)), Attributes: make([][]int32, len(nodes.NodeName)),
		Layout: narrow(layout.NodeIndex), Box: make([][4]float64, len(layout.NodeIndex)), Style: make([][]int32, len(layout.NodeIndex)),
	}
	for i := range nodes.NodeName {
		f.Name[i], f.Value[i] = at(nodes.NodeName[i]), at(nodes.NodeValue[i])
		f.Attributes[i] = places(nodes.Attributes[i], table)
	}
	if typed := nodes.InputValue; typed != nil {
		for i, node := range typed.Index {
			f.Value[node] = at(typed.Value[i])
		}
	}
	for i := range layout.NodeIndex {
		copy(f.Box[i][:], layout.Bounds[i])
		f.Style[i] = places(layout.Styles[i], table)
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

func places(indexes []int64, table []int32) []int32 {
	if len(indexes) == 0 {
		return nil
	}
	out := make([]int32, len(indexes))
	for i, v := range indexes {
		out[i] = -1
		if v >= 0 && int(v) < len(table) {
			out[i] = table[v]
		}
	}
	return out
}
