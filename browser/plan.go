package browser

import (
	"cmp"
	"math"
	"net/url"
	"slices"

	"wangjian/evidence"
)

// regionMargin is how much of the page around a region is shown, in CSS
// pixels, to recognise the place by.
const regionMargin = 160.0

// planShots decides which parts of the page to photograph, as few as show
// everything wanted. Below the first screen a picture of the whole page leaves
// the foreign frames blank, so that what stands in one gets its own.
func planShots(wanted wanted, regions []evidence.Region, foreign []evidence.Box, page evidence.Box, screen float64) []evidence.Shot {
	var plan []evidence.Shot
	whole := evidence.Box{W: page.W, H: math.Min(math.Max(page.H, 1), maxShotHeight)}
	first := evidence.Box{W: page.W, H: math.Min(screen, whole.H)}
	switch {
	case wanted.wholePage:
		plan = append(plan, evidence.Shot{Kind: evidence.ShotWholePage, Box: whole})
	case wanted.firstScreen:
		plan = append(plan, evidence.Shot{Kind: evidence.ShotFirstScreen, Box: first})
	}
	shown := func(box evidence.Box) bool {
		return slices.ContainsFunc(plan, func(s evidence.Shot) bool {
			blank := box.Y+box.H > screen && touches(foreign, box)
			return s.Box.Contains(box) && !blank
		})
	}
	for _, band := range bands(regions, page) {
		if !shown(band) {
			plan = append(plan, evidence.Shot{Kind: evidence.ShotRegion, Box: band})
		}
	}
	return plan
}

// bands returns strips of the page's width around the regions, from top to
// bottom, joined where they touch.
func bands(regions []evidence.Region, page evidence.Box) []evidence.Box {
	var strips []evidence.Box
	for _, r := range regions {
		box := r.Box.Intersect(page)
		if box.Empty() {
			continue
		}
		top := math.Floor(math.Max(0, box.Y-regionMargin))
		bottom := math.Ceil(math.Min(page.H, box.Y+box.H+regionMargin))
		strips = append(strips, evidence.Box{Y: top, W: page.W, H: math.Min(bottom-top, maxShotHeight)})
	}
	slices.SortFunc(strips, func(a, b evidence.Box) int { return cmp.Compare(a.Y, b.Y) })
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

// foreignFrames returns the boxes of the frames that show another host.
func foreignFrames(doc *evidence.Document, address string) []evidence.Box {
	page, err := url.Parse(address)
	if err != nil {
		return nil
	}
	var boxes []evidence.Box
	for _, n := range doc.Find("iframe, frame").Nodes {
		if n.FirstChild == nil {
			continue
		}
		inner, err := doc.Resolve(n.FirstChild, "")
		if box, laidOut := doc.Box(n); err == nil && laidOut && inner.Host != page.Host {
			boxes = append(boxes, box)
		}
	}
	return boxes
}

func touches(boxes []evidence.Box, box evidence.Box) bool {
	return slices.ContainsFunc(boxes, func(b evidence.Box) bool { return !b.Intersect(box).Empty() })
}
