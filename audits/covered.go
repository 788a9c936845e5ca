package audits

import (
	"fmt"
	"time"

	"wangjian/outline"
)

const (
	reasonColumnUnopened = "没有打开栏目“%s”"
	// A list was not seen to its end: column, pages seen one after the other, oldest date seen.
	reasonColumnPages  = "栏目“%s”的列表从首页起连续看了%d页，其后各页没有看，所见最早一条为%s"
	reasonColumnScript = "栏目“%s”的列表从首页起连续看了%d页，其后各页由脚本翻页，没有看，所见最早一条为%s"
	// A page of a list was not seen whole: column, which page, why.
	reasonColumnCut  = "栏目“%s”的列表第%d页没有看全：%s"
	reasonColumnLoad = "页面所用的%s未能载入"
	textUndated      = "未标明日期"
)

// covered says why items of a column that are not older than a day may not have been seen; ""
// where all were: the pages of its list were seen whole, one after the other from the first,
// up to one that ends before that day, or to the end. A zero day asks for the whole list.
func (c *Case) covered(column *outline.Column, since time.Time) string {
	site := c.site()
	if !column.Opened() {
		if len(column.Items) == 0 && (c.gone(column.Address) || column.Parent != nil && column.Parent.Address == column.Address) {
			return ""
		}
		return fmt.Sprintf(reasonColumnUnopened, excerpt(column.Name))
	}
	known := map[*outline.Page]bool{}
	oldest := textUndated
	for p := column.Pages[0]; ; p = site.At(p.Next) {
		known[p] = true
		if why := c.partly(p); why != "" {
			return fmt.Sprintf(reasonColumnCut, excerpt(column.Name), len(known), why)
		}
		last, ordered := lastDay(p)
		if ordered && !last.IsZero() && last.Before(since) {
			return ""
		}
		if !last.IsZero() {
			oldest = last.Format(time.DateOnly)
		}
		next := site.At(p.Next)
		switch {
		case p.Next == "" && p.More:
			return fmt.Sprintf(reasonColumnScript, excerpt(column.Name), len(known), oldest)
		case p.Next == "" || c.gone(p.Next) || known[next]:
			return ""
		case next == nil || !hasMain(next):
			return fmt.Sprintf(reasonColumnPages, excerpt(column.Name), len(known), oldest)
		}
	}
}

// partly says why a page of a list may hold items that were not seen, "" where it was seen
// whole.
func (c *Case) partly(p *outline.Page) string {
	if v := c.viewOf(p.Source); v != nil {
		if why := v.incomplete(); why != "" {
			return why
		}
	}
	if hasMain(p) {
		return ""
	}
	if lost := c.lostOn(p); lost != "" {
		return fmt.Sprintf(reasonColumnLoad, excerpt(lost))
	}
	return ""
}

// lastDay is the day of the last dated item of the page's list, zero where none is dated, and
// whether the list leads back in time.
func lastDay(p *outline.Page) (last time.Time, ordered bool) {
	ordered = true
	for i := range p.Lists {
		if !p.Lists[i].Main {
			continue
		}
		ordered = ordered && !ascending(p.Lists[i].Items)
		for _, item := range p.Lists[i].Items {
			if !item.Date.IsZero() {
				last = item.Date.Day
			}
		}
	}
	return last, ordered
}
