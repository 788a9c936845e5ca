package audits

import (
	"errors"
	"fmt"
	"slices"

	"wangjian/evidence"
	"wangjian/outline"
)

// update.home answers the veto 首页不更新.
//
// Source: 福建省2019年度指标体系，单项否决“首页不更新”：“监测2周，首页无信息更新的，即单项否决。如首页仅为网站栏目导航入口，所有
// 二级页面无信息更新的，即单项否决。（注：稿件发布页未注明发布时间的视为不更新，下同。）”
//
// An update is any item of the home page's lists, hidden tabs included, or any article that
// it links to, published within the window. Blocks of columns that are not for news, such as
// services, neither show an update nor the lack of one: where a recent day stands in them
// alone, that leaves the veto open. A home page without items is judged by the pages that
// its navigation leads to.
//
// Codes: update.home.stale, shown at the newest dated item. Nearly: an item of the first day
// of the window; items and headlines without dates that were not opened, or that lie on other
// hosts; a frame that brought nothing; dates after the as-of day alone.
var updateHome = Audit{ID: updateHomeID, Codes: []string{codeHomeStale}, Judge: judgeUpdateHome}

const (
	updateHomeID  = "update.home"
	codeHomeStale = "update.home.stale"
)

const (
	// What was judged.
	subjectHome   = "首页"
	subjectSecond = "首页仅为栏目导航入口，其%d个二级页面"
	// An update was seen: what was judged, the item, its day, the window, its first day.
	reasonHomeFresh = "%s有信息更新：%s，日期%s，在%s之内（%s起）"
	// None was seen: what was judged, the window, its first day, the newest item, items, dated ones,
	// undated ones that were opened.
	messageHomeStale   = "%s在%s内（%s起）没有信息更新：最新一条为%s，日期%s；共%d条信息，其中%d条有日期，%d条的文章打开后未注明发布时间"
	messageHomeUndated = "%s在%s内（%s起）没有信息更新：共%d条信息，列表均未载日期，其%d篇文章全部打开后也未注明发布时间"
	// Not enough was seen.
	reasonHomeNoItems  = "%s上没有认出信息条目，不能判定是否更新"
	reasonHomeUndated  = "%s没有见到%s内的信息，但有%d个列表未载日期，其中的文章没有打开，不能判定"
	reasonHomeSome     = "%s没有见到%s内的信息：共%d条信息，列表均未载日期，打开其中%d篇文章未注明发布时间，其余没有打开，不能判定"
	reasonHomeBeyond   = "%s没有见到%s内的信息，但有%d个列表或链接所列晚于监测时间，没有查看到其更早的部分，不能判定"
	reasonHomeLater    = "%s上所载日期均晚于监测时间，不能判定是否更新"
	reasonHomeUnread   = "%s没有见到%s内的信息，但另有%d条未载日期的信息（%s等）没有打开，不能判定"
	reasonHomeApart    = "%s没有见到%s内的信息，但办事服务一类的栏目中有日期为%s的%s，不能判定是否为信息更新"
	reasonHomeFrames   = "%s没有见到%s内的信息，但有%d个框架（%s等）没有显示内容，不能判定"
	reasonHomePart     = "%s没有见到%s内的信息，但%s，不能判定"
	reasonSecondUnseen = "首页仅为栏目导航入口，有%d个二级页面没有查看"
)

type updateHomeParameters struct {
	Within window `yaml:"within"`
	// Articles is how many of the first undated items of a list must have been opened.
	Articles int `yaml:"articles"`
	// Without are kinds of columns whose blocks on the home page are not for news.
	Without []outline.ColumnKind `yaml:"without"`
	Items   itemWords            `yaml:"items"`
	Frames  frameWords           `yaml:"frames"`
}

func judgeUpdateHome(c *Case, parameters Parameters) (Result, error) {
	var limits updateHomeParameters
	if err := parameters.Decode(&limits); err != nil {
		return Result{}, err
	}
	if err := errors.Join(limits.Within.check(), limits.Items.Entrances.Check()); err != nil {
		return Result{}, err
	}
	_, why := c.home()
	home := c.site().Home
	if home == nil {
		if why == "" {
			why = "首页未能打开"
		}
		return undecided(codeHomeStale, why), nil
	}
	pages, subject, unseen := []*outline.Page{home}, subjectHome, ""
	if home.Kind == outline.KindEntrance {
		pages, unseen = c.secondPages()
		subject = fmt.Sprintf(subjectSecond, len(pages))
	}
	seen := c.updatesOn(pages, &limits)
	return seen.answer(c, subject, unseen, &limits), nil
}

// undecided leaves a veto and its code open.
func undecided(code, reason string) Result {
	return Result{Gaps: []Gap{{code, reason}}, Veto: &VetoAnswer{VetoUndetermined, reason}}
}

// secondPages returns the pages that the home page's navigation leads to, and why there are
// more, "" where all were seen.
func (c *Case) secondPages() (pages []*outline.Page, unseen string) {
	site := c.site()
	missing := 0
	for _, column := range site.Level(1) {
		switch {
		case column.Opened():
			pages = append(pages, column.Pages...)
		case !c.gone(column.Address):
			missing++
		}
	}
	for _, p := range site.Pages {
		if via := p.Source.Via; via != nil && via.Page == site.Home.Source.ID && !slices.Contains(pages, p) {
			pages = append(pages, p)
		}
	}
	if missing > 0 {
		unseen = fmt.Sprintf(reasonSecondUnseen, missing)
	}
	return pages, unseen
}

// updates is what several pages show of updates.
type updates struct {
	newest                datedItem
	on                    *outline.Page // that the newest stands on
	first                 *outline.Page
	items, dated, missing int
	later, hidden         int
	beyond                int       // lists and links whose dates are after the as-of day, and not read back past the window
	partly                string    // why a page was not seen whole
	apart                 datedItem // the newest in blocks of columns that are not for news
	unread                []string  // texts of links outside of lists that may be items, and were not dated
	frames                []string  // addresses of frames that brought nothing
}

// updatesOn gathers the items of pages, and the articles that they link to.
func (c *Case) updatesOn(pages []*outline.Page, limits *updateHomeParameters) *updates {
	seen := &updates{}
	for _, p := range pages {
		if seen.first == nil {
			seen.first = p
		}
		if v := c.viewOf(p.Source); v != nil && seen.partly == "" {
			seen.partly = v.incomplete()
		}
		for _, n := range emptyFrames(p, &limits.Frames) {
			seen.frames = append(seen.frames, evidence.Attribute(n, "src"))
		}
		for i := range p.Lists {
			c.updatesIn(seen, &p.Lists[i], p, limits)
		}
		c.updatesBeside(seen, p)
	}
	return seen
}

// updatesIn gathers the items of a list.
func (c *Case) updatesIn(seen *updates, list *outline.List, p *outline.Page, limits *updateHomeParameters) {
	told := c.datesOf(list.Items, limits.Articles)
	if column := c.site().Column(list.More); column != nil && slices.Contains(limits.Without, column.Kind) {
		if told.newest.day.After(seen.apart.day) {
			seen.apart = told.newest
		}
		return
	}
	seen.items += told.items - told.aside
	seen.dated += told.dated()
	seen.missing += len(told.missing)
	seen.later += told.later
	if told.hidden {
		seen.hidden++
	}
	if told.later > 0 && !c.passes(list.Items, limits.Within.begin(c.AsOf)) {
		seen.beyond++
	}
	seen.keep(told.newest, p)
}

// updatesBeside gathers what a page links to outside of its lists, each target once.
func (c *Case) updatesBeside(seen *updates, p *outline.Page) {
	today := evidence.Midnight(c.AsOf)
	known := map[string]bool{}
	for i := range p.Lists {
		for _, item := range p.Lists[i].Items {
			known[item.Address] = item.Address != ""
		}
	}
	for i := range p.Links {
		link := &p.Links[i]
		if link.Area == outline.AreaFooter || link.Area == outline.AreaItem {
			continue
		}
		titles := c.titlesItem(link.Text, link.Address)
		if !offersItem(link) && !titles {
			continue
		}
		switch day, state := c.dateBehind(link.Address, link.Text); state {
		case dateKnown:
			if day.After(today) {
				seen.beyond++
				continue
			}
			seen.keep(datedItem{outline.Item{Title: link.Text, Address: link.Address, Node: link.Node, On: p}, day}, p)
		case dateUnknown, dateForeign:
			if titles && offersItem(link) && !known[link.Address] {
				seen.unread = append(seen.unread, link.Text)
				known[link.Address] = link.Address != ""
			}
		}
	}
}

func (u *updates) keep(item datedItem, on *outline.Page) {
	if item.day.After(u.newest.day) {
		u.newest, u.on = item, on
	}
}

func (u *updates) answer(c *Case, subject, unseen string, limits *updateHomeParameters) Result {
	begin := limits.Within.begin(c.AsOf)
	span, from := limits.Within.told(), day(begin)
	if !u.newest.day.Before(begin) && !u.newest.day.IsZero() {
		return Result{Veto: &VetoAnswer{VetoClear, fmt.Sprintf(reasonHomeFresh, subject, quoted(u.newest.Title), day(u.newest.day), span, from)}}
	}
	switch {
	case unseen != "":
		return undecided(codeHomeStale, unseen)
	case u.partly != "":
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomePart, subject, span, u.partly))
	case u.hidden > 0:
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomeUndated, subject, span, u.hidden))
	case u.newest.day.IsZero() && u.later > 0:
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomeLater, subject))
	case u.beyond > 0:
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomeBeyond, subject, span, u.beyond))
	case len(u.unread) > 0:
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomeUnread, subject, span, len(u.unread), quoted(u.unread[0])))
	case len(u.frames) > 0:
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomeFrames, subject, span, len(u.frames), excerpt(u.frames[0])))
	case !u.apart.day.Before(begin) && !u.apart.day.IsZero():
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomeApart, subject, span, day(u.apart.day), quoted(u.apart.Title)))
	case u.newest.day.IsZero() && u.missing == 0:
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomeNoItems, subject))
	case u.newest.day.IsZero() && u.missing < u.items:
		return undecided(codeHomeStale, fmt.Sprintf(reasonHomeSome, subject, span, u.items, u.missing))
	}
	message := fmt.Sprintf(messageHomeUndated, subject, span, from, u.items, u.missing)
	exhibit := c.exhibitOf(u.firstPage(c), nil)
	if !u.newest.day.IsZero() {
		message = fmt.Sprintf(messageHomeStale, subject, span, from, quoted(u.newest.Title), day(u.newest.day), u.items, u.dated, u.missing)
		exhibit = c.exhibitSeen(u.on, u.newest.Node)
	}
	return Result{
		Findings: []Finding{defect(codeHomeStale, "", message, exhibit)},
		Veto:     &VetoAnswer{VetoHolds, message},
	}
}

func (u *updates) firstPage(c *Case) *outline.Page {
	if u.first != nil {
		return u.first
	}
	return c.site().Home
}
