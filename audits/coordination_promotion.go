package audits

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// coordination.promotion looks for the app of the province on the first screen of the home page.
//
// Source: 福建省2019年度指标体系（省直部门），宣传推广情况：“部门网站在首页第一屏展示闽政通APP以及链接有效情况。”
//
// Codes: coordination.promotion.missing where nothing on the first screen bears its name or leads to it: what stands
// below it and news about it do not; coordination.promotion.dead where every link from there is dead, or leads nowhere.
// Pictures without words that tell what they are, which may be its code to scan, pictures that wait their turn and links that a script opens
// leave it open.
var coordinationPromotion = Audit{
	ID:    "coordination.promotion",
	Codes: codesOfPromotion,
	Judge: judgeCoordinationPromotion,
}

const (
	codePromotionMissing = "coordination.promotion.missing"
	codePromotionDead    = "coordination.promotion.dead"
)

var codesOfPromotion = []string{codePromotionMissing, codePromotionDead}

const (
	messagePromotionMissing = "首页第一屏（%d×%d）没有展示%s"
	// It is shown below the first screen: size, name, how far down.
	messagePromotionBelow = "首页第一屏（%d×%d）没有展示%s，其展示位置距页面顶端%d像素"
	// Its link is dead: name, target, what happened.
	messagePromotionDead = "首页第一屏的%s链接不能访问：%s，%s"
	// Its link leads nowhere.
	messagePromotionNowhere = "首页第一屏的%s链接没有目标地址"

	reasonPromotionUnchecked = "首页第一屏展示了%s，其链接（%s）没有检查或者不能判定"
	reasonPromotionUnlinked  = "首页第一屏展示了%s，没有链接，不能判定所附二维码是否有效"
	reasonPromotionScript    = "首页第一屏的%s链接没有目标地址，由脚本响应点击，不能判定是否有效"
	reasonPromotionPictures  = "首页第一屏没有“%s”字样，但有%d幅图片没有文字说明其内容，不能判定"
	reasonPromotionWaiting   = "首页有“%s”图片，检查时没有显示，不能判定是否轮流展示"
	reasonPromotionView      = "首页不是以%d×%d的窗口查看的"
)

type coordinationPromotionParameters struct {
	// App names it, Links match the addresses that lead to it.
	App   outline.Topic      `yaml:"app"`
	Links outline.Expression `yaml:"links"`
	// Width and Height are the first screen, in CSS pixels.
	Width  int `yaml:"width"`
	Height int `yaml:"height"`
	// MinSide is the side from which on a picture may be a code to scan, in CSS pixels.
	MinSide float64 `yaml:"min_side"`
	// Silent matches texts that do not tell what a picture is of: the name of its file, 二维码.
	Silent outline.Expression `yaml:"silent"`
}

// showing is a place on the home page that shows the app.
type showing struct {
	node    *html.Node
	link    clickable
	linked  bool // something to click is around it
	onFirst bool
	top     float64
}

func judgeCoordinationPromotion(c *Case, parameters Parameters) (Result, error) {
	var words coordinationPromotionParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	open := func(reason string) (Result, error) { return Result{Gaps: gaps(codesOfPromotion, reason)}, nil }
	home, why := c.home()
	switch {
	case home == nil:
		return open(why)
	case home.page.View.Width != words.Width:
		return open(fmt.Sprintf(reasonPromotionView, words.Width, words.Height))
	}
	showings, waiting := home.promotions(&words)
	first := slices.DeleteFunc(slices.Clone(showings), func(s showing) bool { return !s.onFirst })
	if len(first) > 0 {
		return c.promotionLinks(home, first, &words)
	}
	if why := home.incomplete(); why != "" {
		return open(why)
	}
	if waiting {
		return open(fmt.Sprintf(reasonPromotionWaiting, words.App.Name))
	}
	if unnamed := c.unnamedPictures(home, &words); unnamed > 0 {
		return open(fmt.Sprintf(reasonPromotionPictures, words.App.Name, unnamed))
	}
	message := fmt.Sprintf(messagePromotionMissing, words.Width, words.Height, words.App.Name)
	shown := onPage(home.page, firstScreen(home.page))
	if len(showings) > 0 {
		message = fmt.Sprintf(messagePromotionBelow, words.Width, words.Height, words.App.Name, int(showings[0].top))
		shown = onPage(home.page, home.doc.Locate(showings[0].node))
	}
	return Result{Findings: []Finding{defect(codePromotionMissing, "", message, shown)}}, nil
}

// promotions returns the visible places that show the app; waiting says that a picture of
// it is on the page and not seen.
func (v *view) promotions(words *coordinationPromotionParameters) (showings []showing, waiting bool) {
	known := map[*html.Node]bool{}
	v.elements(func(n *html.Node) {
		link, linked := clickable{}, false
		if n.Data == "a" || n.Data == "area" || evidence.Attribute(n, "onclick") != "" {
			link, linked = v.clickableOf(n)
		}
		leads := linked && link.address != nil && words.Links.MatchString(link.address.Href(false))
		if !leads && !v.bearsName(n, &words.App) {
			return
		}
		if !linked {
			link, linked = v.clickableAround(n)
		}
		around := n
		if linked && link.node != nil {
			around = link.node
		}
		if known[around] {
			return
		}
		place := shownBy(v.doc, around)
		if place == nil || !visibleWithin(v.doc, place) {
			waiting = waiting || len(pictures(around)) > 0
			return
		}
		known[around] = true
		box := v.doc.Locate(place).Box
		showings = append(showings, showing{
			node: place, link: link, linked: linked, top: box.Y,
			onFirst: box.Y+box.H/2 < float64(words.Height) && box.X < float64(words.Width),
		})
	})
	return showings, waiting
}

// bearsName reports whether an element's own text or attributes name the app.
func (v *view) bearsName(n *html.Node, app *outline.Topic) bool {
	var own strings.Builder
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type == html.TextNode {
			own.WriteString(child.Data)
		}
	}
	for _, text := range []string{own.String(), evidence.Attribute(n, "alt"), evidence.Attribute(n, "title")} {
		if text != "" && app.Names(text) {
			return true
		}
	}
	return false
}

// promotionLinks judges the links of the places on the first screen: one that works is
// enough.
func (c *Case) promotionLinks(home *view, first []showing, words *coordinationPromotionParameters) (Result, error) {
	limits := designLinkParameters{}
	parameters, err := c.parametersOf(designLink.ID)
	if err == nil {
		err = parameters.Decode(&limits)
	}
	if err != nil {
		return Result{}, err
	}
	checks := c.linkChecks(&limits)
	var dead *Finding
	reason := ""
	for _, s := range first {
		place := onPage(home.page, home.doc.Locate(s.node))
		if !s.linked {
			reason = fmt.Sprintf(reasonPromotionUnlinked, words.App.Name)
			continue
		}
		if s.link.address == nil && home.answersClicks(s.link.node) {
			reason = fmt.Sprintf(reasonPromotionScript, words.App.Name)
			continue
		}
		if s.link.address == nil {
			found := defect(codePromotionDead, "", fmt.Sprintf(messagePromotionNowhere, words.App.Name), place)
			dead = &found
			continue
		}
		address := s.link.address.Href(true)
		check, known := checks[address]
		switch {
		case known && check.state == linkAlive:
			return Result{}, nil
		case !known || check.state == linkUndecided:
			reason = fmt.Sprintf(reasonPromotionUnchecked, words.App.Name, shortened(address, maxQuoted))
		default:
			message := fmt.Sprintf(messagePromotionDead, words.App.Name, shortened(address, maxQuoted), causeText(check.failure))
			found := defect(codePromotionDead, "", message, place, check.exhibit)
			if check.state == linkSuspected {
				found.Severity = SeveritySuspected
			}
			dead = &found
		}
	}
	if reason != "" || dead == nil {
		return Result{Gaps: []Gap{{codePromotionDead, reason}}}, nil
	}
	return Result{Findings: []Finding{*dead}}, nil
}
