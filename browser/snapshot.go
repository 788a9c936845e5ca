package browser

import (
	"context"
	"errors"
	"fmt"
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
	snapshotTime = 10 * time.Second
	maxElements  = 150_000 // more is no page but an attack on the reader
	maxFrames    = 40
)

// snapshot takes the rendered document of the tab, frames of other sites
// included, each of which Chromium keeps as a target of its own.
func (t *tab) snapshot(ctx context.Context) (b *builder, cut []string, err error) {
	ctx, cancel := context.WithTimeout(ctx, snapshotTime)
	defer cancel()
	b = newBuilder()
	if err := b.capture(ctx, t.target, place{Owner: evidence.Owner{Frame: -1, Node: -1}}); err != nil {
		return nil, nil, err
	}
	defer b.detach()
	cut = t.foreignFrames(ctx, b)
	if b.dropped > 0 {
		cut = append(cut, fmt.Sprintf("%d frames", b.dropped))
	}
	return b, cut, nil
}

// foreignFrames adds the documents of frames that run in processes of their
// own, outer ones before those within them. A frame that cannot be read is
// named in the result; the page stands without it.
func (t *tab) foreignFrames(ctx context.Context, b *builder) (cut []string) {
	if len(b.owners) == 0 {
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
			at, found := b.placeOf(ctx, cdp.FrameID(info.TargetID))
			if !found {
				continue
			}
			waiting[i], progress = nil, true
			if len(b.snapshot.Frames) >= maxFrames {
				b.dropped++
				continue
			}
			if err := t.foreignFrame(ctx, b, info.TargetID, at); err != nil {
				cut = append(cut, "frame "+shorten(info.URL)+": "+err.Error())
			}
		}
	}
	return cut
}

func (t *tab) foreignFrame(ctx context.Context, b *builder, id target.ID, at place) error {
	frameCtx, leave := chromedp.NewContext(t.process.ctx, chromedp.WithTargetID(id), chromedp.WithDetachOnCancel())
	b.leave = append(b.leave, leave) // later: it must tell where the frames within it stand
	attached := make(chan error, 1)
	go func() { attached <- chromedp.Do(frameCtx) }()
	select {
	case err := <-attached:
		if err != nil {
			return err
		}
	case <-ctx.Done():
		leave()
		return errors.Join(ctx.Err(), <-attached)
	}
	return b.capture(ctx, chromedp.FromContext(frameCtx).Target, at)
}

// capture adds what one target shows.
func (b *builder) capture(ctx context.Context, from *chromedp.Target, at place) error {
	result, err := cdp.Call(ctx, from, domsnapshot.CaptureSnapshot, domsnapshot.CaptureSnapshotParams{ComputedStyles: styles})
	if err != nil {
		return err
	}
	b.targets = append(b.targets, from)
	b.add(&result, at, func(id cdp.BackendNodeID) inset { return insetOf(ctx, from, id) })
	return nil
}

// detach leaves the targets of foreign frames.
func (b *builder) detach() {
	for _, leave := range b.leave {
		leave()
	}
}

// placeOf finds the element that holds a frame, asking the targets taken so far.
func (b *builder) placeOf(ctx context.Context, frame cdp.FrameID) (place, bool) {
	for i, from := range b.targets {
		result, err := cdp.Call(ctx, from, dom.GetFrameOwner, dom.GetFrameOwnerParams{FrameID: frame})
		if err != nil {
			continue // it belongs to another target, or is gone
		}
		key := nodeKey{i, result.BackendNodeID}
		if owner, known := b.owners[key]; known {
			delete(b.owners, key)
			return place{owner, insetOf(ctx, from, result.BackendNodeID)}, true
		}
	}
	return place{}, false
}

// insetOf measures how far border and padding of a frame element push its
// document in; nothing for an element that is not laid out.
func insetOf(ctx context.Context, from *chromedp.Target, id cdp.BackendNodeID) inset {
	result, err := cdp.Call(ctx, from, dom.GetBoxModel, dom.GetBoxModelParams{BackendNodeID: id})
	if err != nil || result.Model == nil || len(result.Model.Content) < 2 || len(result.Model.Border) < 2 {
		return inset{}
	}
	content, border := result.Model.Content, result.Model.Border
	return inset{content[0] - border[0], content[1] - border[1]}
}
