package browser

import (
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"

	"wangjian/evidence"
)

const (
	shotQuality   = 70     // JPEG quality
	maxShotHeight = 20_000 // CSS pixels; Chromium paints no more at once
	maxShots      = 12     // regions of one page
	regionMargin  = 160.0  // CSS pixels around a region, to recognise the page by
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
	plan := planShots(wanted, regions, width, doc.Height, float64(p.View.Height))
	if len(plan) > maxShots {
		cut = append(cut, fmt.Sprintf("%d pictures of regions", len(plan)-maxShots))
		plan = plan[:maxShots]
	}
	if len(plan) == 0 {
		return cut, nil
	}
	ctx, cancel := context.WithTimeout(ctx, shotTime)
	defer cancel()
	// A tab that is not in front never finishes a screenshot in the full browser.
	if _, err := cdp.Call(ctx, t.target, page.BringToFront, cdp.Empty{}); err != nil {
		return cut, err
	}
	for _, shot := range plan {
		if err := t.take(ctx, &shot); err != nil {
			return cut, fmt.Errorf("take a picture: %w", err)
		}
		p.Shots = append(p.Shots, shot)
	}
	if wanted.wholePage && doc.Height > maxShotHeight {
		cut = append(cut, fmt.Sprintf("the picture ends at %d of %.0f pixels", maxShotHeight, doc.Height))
	}
	return cut, nil
}

func (t *tab) take(ctx context.Context, shot *evidence.Shot) error {
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

// planShots decides which parts of the page to photograph, as few as show
// everything wanted.
func planShots(wanted wanted, regions []evidence.Region, width, height, screen float64) []evidence.Shot {
	var plan []evidence.Shot
	whole := evidence.Box{W: width, H: math.Min(math.Max(height, 1), maxShotHeight)}
	first := evidence.Box{W: width, H: math.Min(screen, whole.H)}
	switch {
	case wanted.wholePage:
		plan = append(plan, evidence.Shot{Kind: evidence.ShotWholePage, Box: whole})
	case wanted.firstScreen:
		plan = append(plan, evidence.Shot{Kind: evidence.ShotFirstScreen, Box: first})
	}
	shown := func(box evidence.Box) bool {
		return slices.ContainsFunc(plan, func(s evidence.Shot) bool { return s.Box.Contains(box) })
	}
	for _, band := range bands(regions, width, height) {
		if !shown(band) {
			plan = append(plan, evidence.Shot{Kind: evidence.ShotRegion, Box: band})
		}
	}
	return plan
}

// bands returns strips of the page's width around the regions, from top to
// bottom, joined where they touch.
func bands(regions []evidence.Region, width, height float64) []evidence.Box {
	page := evidence.Box{W: width, H: height}
	var strips []evidence.Box
	for _, r := range regions {
		box := r.Box.Intersect(page)
		if box.Empty() {
			continue
		}
		top := math.Floor(math.Max(0, box.Y-regionMargin))
		bottom := math.Ceil(math.Min(height, box.Y+box.H+regionMargin))
		strips = append(strips, evidence.Box{Y: top, W: width, H: math.Min(bottom-top, maxShotHeight)})
	}
	slices.SortFunc(strips, func(a, b evidence.Box) int { return int(a.Y - b.Y) })
	var joined []evidence.Box
	for _, s := range strips {
		if n := len(joined); n > 0 && s.Y <= joined[n-1].Y+joined[n-1].H && joined[n-1].Union(s).H <= maxShotHeight {
			joined[n-1] = joined[n-1].Union(s)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}
