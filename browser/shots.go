package browser

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"

	"wangjian/evidence"
)

const (
	shotQuality   = 70     // JPEG quality
	maxShotHeight = 20_000 // CSS pixels; Chromium paints no more at once
	maxShots      = 12     // of one page
	shotTime      = 20 * time.Second
)

// shoot photographs what was asked for: the first screen, the whole page, and
// the regions that neither shows. What could not be taken is named in cut.
func (t *tab) shoot(ctx context.Context, p *evidence.Page, wanted wanted, regions []evidence.Region) (cut []string, err error) {
	doc, err := p.Document()
	if err != nil {
		return nil, nil // no document, no picture
	}
	width := math.Max(doc.Width, float64(p.View.Width))
	width = math.Min(width, 2*float64(p.View.Width)) // what overflows further is empty or hostile
	foreign := foreignFrames(doc, p.FinalURL)
	plan := planShots(wanted, regions, foreign, evidence.Box{W: width, H: doc.Height}, float64(p.View.Height))
	if len(plan) > maxShots {
		cut = append(cut, fmt.Sprintf("%d more pictures", len(plan)-maxShots))
		plan = plan[:maxShots]
	}
	if len(plan) == 0 {
		return cut, nil
	}
	ctx, cancel := context.WithTimeout(ctx, shotTime)
	defer cancel()
	// A tab that is not in front never finishes a screenshot in the full browser.
	t.process.front.Lock()
	_, err = cdp.Call(ctx, t.target, page.BringToFront, cdp.Empty{})
	t.process.front.Unlock()
	if err != nil {
		return cut, err
	}
	for _, shot := range plan {
		if err := t.take(ctx, &shot, shot.Kind == evidence.ShotRegion && touches(foreign, shot.Box)); err != nil {
			return cut, fmt.Errorf("take a picture: %w", err)
		}
		p.Shots = append(p.Shots, shot)
	}
	if wanted.wholePage && doc.Height > maxShotHeight {
		cut = append(cut, fmt.Sprintf("the picture ends at %d of %.0f pixels", maxShotHeight, doc.Height))
	}
	return cut, nil
}

// take photographs the box of a shot. Chromium paints frames of other sites
// only where the window is, so that it must be moved to show one.
func (t *tab) take(ctx context.Context, shot *evidence.Shot, scroll bool) error {
	if scroll {
		if err := t.scroll(ctx, shot.Box.Y); err != nil {
			return err
		}
		defer func() { _ = t.scroll(ctx, 0) }() // a page that has gone needs none
	}
	quality := int64(shotQuality)
	yes := true
	b := shot.Box
	result, err := cdp.Call(ctx, t.target, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatJpeg, Quality: &quality, CaptureBeyondViewport: &yes, OptimizeForSpeed: &yes,
		Clip: &page.Viewport{X: b.X, Y: b.Y, Width: b.W, Height: b.H, Scale: 1},
	})
	if err != nil {
		return err
	}
	shot.Taken, shot.Scale = time.Now().UTC(), 1
	shot.Image = evidence.NewBlob(evidence.MediaJPEG, result.Data)
	return nil
}

// scroll moves the window to a height of the page.
func (t *tab) scroll(ctx context.Context, y float64) error {
	_, err := cdp.Call(ctx, t.target, runtime.Evaluate, runtime.EvaluateParams{
		Expression: fmt.Sprintf("scrollTo({top: %.0f, behavior: 'instant'})", y),
	})
	return err
}
