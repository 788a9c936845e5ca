package audits

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// design.image finds pictures that a reader should see and that did not load.
//
// Source: 福建省2019年度指标体系，网页设计：“网页展现布局、地址链接、悬浮框处理、商业广告处理、对主流浏览器兼容等方面设计规范性
// 情况。”
//
// Codes: design.image.broken, one finding an image address, however many pages show it. None are: an image that is not
// laid out or smaller than a reader can see, one without an address of the web (data:, lazy placeholders), one that
// loaded elsewhere in the survey, one that our own side or a wall kept away. Backgrounds of style sheets are not judged.
var designImage = Audit{
	ID:    "design.image",
	Codes: []string{codeImageBroken},
	Judge: judgeDesignImage,
}

const codeImageBroken = "design.image.broken"

// An image did not load: its address, its alternative text, what happened, on how many pages.
const messageImageBroken = "图片%s%s未能显示：%s；见于%d个页面"

type designImageParameters struct {
	// MinSide is the least width and height of a picture, in CSS pixels; what is smaller counts visits.
	MinSide float64 `yaml:"min_side"`
	// UndecidedStatuses are HTTP statuses that walls and restrictions answer with.
	UndecidedStatuses []int `yaml:"undecided_statuses"`
}

func judgeDesignImage(c *Case, parameters Parameters) (Result, error) {
	var limits designImageParameters
	if err := parameters.Decode(&limits); err != nil {
		return Result{}, err
	}
	result := Result{}
	if _, reason := c.home(); reason != "" {
		result.Gaps = gaps([]string{codeImageBroken}, reason)
	}
	loads := c.loads()
	broken := sightings{}
	for _, v := range c.views() {
		for _, img := range v.doc.Find("img").Nodes {
			if !v.presents(img, limits.MinSide) {
				continue
			}
			if address := loads.brokenImage(v, img, limits.UndecidedStatuses); address != "" {
				broken.add(address, sighting{v, img})
			}
		}
	}
	for _, found := range broken.list {
		first := found.places[0]
		alt := evidence.Attribute(first.node, "alt")
		if alt != "" {
			alt = "（" + quoted(alt) + "）"
		}
		message := fmt.Sprintf(messageImageBroken, shortened(found.address, maxQuoted), alt,
			loads.failure(found.address), found.pages())
		result.Findings = append(result.Findings, defect(codeImageBroken, found.address, message, found.exhibits()...))
	}
	return result, nil
}

// presents reports whether a reader can see an image's place. A small one counts
// when its alternative text stands there.
func (v *view) presents(img *html.Node, minSide float64) bool {
	box, _ := v.doc.Box(img)
	if !v.doc.Visible(img) {
		return false
	}
	return box.W >= minSide && box.H >= minSide || evidence.Attribute(img, "alt") != "" && box.W > 1 && box.H > 1
}

// brokenImage returns the address of an image that did not load, "" when one
// of the addresses it may take did, or none was asked for.
func (l loads) brokenImage(v *view, img *html.Node, undecided []int) string {
	broken := ""
	for _, address := range imageAddresses(v, img) {
		tried, known := l[address]
		switch {
		case !known:
		case tried.loaded, !tried.broken(undecided):
			return ""
		case broken == "":
			broken = address
		}
	}
	return broken
}

// imageAddresses returns every address an image may be loaded from: its own
// and those offered for other sizes.
func imageAddresses(v *view, img *html.Node) []string {
	offers := []string{evidence.Attribute(img, "src")}
	offers = append(offers, candidates(evidence.Attribute(img, "srcset"))...)
	if img.Parent != nil && img.Parent.Data == "picture" {
		for s := img.Parent.FirstChild; s != nil; s = s.NextSibling {
			if s.Data == "source" {
				offers = append(offers, candidates(evidence.Attribute(s, "srcset"))...)
			}
		}
	}
	var addresses []string
	for _, offer := range offers {
		if address := webAddress(v.doc, img, offer); address != "" && !slices.Contains(addresses, address) {
			addresses = append(addresses, address)
		}
	}
	return addresses
}

// candidates reads the addresses of a srcset attribute (HTML Standard, 4.8.4.2.1).
func candidates(srcset string) []string {
	var addresses []string
	rest := strings.TrimLeft(srcset, " \t\r\n\f,")
	for rest != "" {
		end := strings.IndexAny(rest, " \t\r\n\f")
		if end < 0 {
			end = len(rest)
		}
		address := rest[:end]
		rest = rest[end:]
		if trimmed := strings.TrimRight(address, ","); trimmed != address {
			address = trimmed // no descriptor follows
		} else if _, after, more := strings.Cut(rest, ","); more {
			rest = after
		} else {
			rest = ""
		}
		addresses = append(addresses, address)
		rest = strings.TrimLeft(rest, " \t\r\n\f,")
	}
	return addresses
}
