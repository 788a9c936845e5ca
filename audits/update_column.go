package audits

import (
	"fmt"

	"wangjian/outline"
)

// columnState is how a column stands to the updates that are due.
type columnState int

// The states, the best for a site first: where several columns are of one thing, the best
// counts.
const (
	columnFresh   columnState = iota
	columnFixed               // fixed text, or an entrance to others: no updates are due
	columnUnsure              // seen, but not so that it could be told
	columnUnseen              // not opened
	columnStale               // its newest item is too old
	columnUndated             // neither list nor articles are dated
	columnBlank               // nothing stands in it
	columnBroken              // an error page answers
)

const (
	reasonColumnUnseen    = "栏目%s没有查看"
	reasonColumnPart      = "栏目%s的%s，不能判定"
	reasonColumnUndated   = "栏目%s的列表未载日期，其中的文章没有打开，不能判定"
	reasonColumnLater     = "栏目%s所列日期均晚于监测时间，不能判定"
	reasonColumnBeyond    = "栏目%s所列多晚于监测时间，没有查看到其更早的部分，不能判定"
	reasonColumnAscending = "栏目%s的列表由旧到新排列，其后各页没有查看，不能判定"
	reasonColumnEmpty     = "栏目%s没有列出信息，但页面上有其他内容，不能判定是否空白"
	reasonColumnUnread    = "栏目%s的页面上有以框架、图形、视频或样式显示的内容，没有读取，不能判定是否空白"
	reasonColumnLoading   = "栏目%s没有列出信息，页面上有“加载中”一类字样，内容可能没有载入，不能判定是否空白"
	reasonColumnLost      = "栏目%s没有列出信息，页面所用的%s未能载入，不能判定是否空白"
	reasonColumnBroken    = "栏目%s打开后是错误页面"
)

const noDay = "未注明"

const (
	// Name, newest item, its day, the window, its first day.
	messageColumnStale = "栏目%s最新一条为%s，日期%s，早于%s期限的起始日%s"
	messageColumnBlank = "栏目%s打开后没有任何内容"
	// Name, how many articles were opened.
	messageColumnUndated = "栏目%s的列表未载日期，打开其中%d篇文章也未注明发布时间"
)

// columnLook is what a look at a column told.
type columnLook struct {
	column *outline.Column
	state  columnState
	dates  listDates
	window window
	reason string // of what is open
}

// look tells how a column stands. Without a window no updates are due, and only what it
// holds is told.
func (c *Case) look(column *outline.Column, w window, articles int) columnLook {
	l := columnLook{column: column, window: w, dates: c.datesOf(column.Items, articles)}
	begin := w.begin(c.AsOf)
	if newest := l.dates.newest.day; !newest.IsZero() && (w.none() || !newest.Before(begin)) {
		l.state = columnFresh
		return l
	}
	if !column.Opened() {
		return l.open(columnUnseen, reasonColumnUnseen)
	}
	first := column.Pages[0]
	for _, p := range column.Pages {
		if v := c.viewOf(p.Source); v != nil && v.incomplete() != "" {
			l.state, l.reason = columnUnsure, fmt.Sprintf(reasonColumnPart, quoted(column.Name), v.incomplete())
			return l
		}
	}
	if first.Kind == outline.KindError {
		return l.open(columnBroken, reasonColumnBroken)
	}
	if len(column.Items) == 0 {
		return l.empty(c, first)
	}
	if first.Kind != outline.KindList || len(column.Children) > 0 && !hasMain(first) {
		l.state = columnFixed
		return l
	}
	return l.listed(c, articles)
}

func (l columnLook) open(state columnState, reason string) columnLook {
	l.state, l.reason = state, fmt.Sprintf(reason, quoted(l.column.Name))
	return l
}

// empty tells of a column without items whether anything else stands in it.
func (l columnLook) empty(c *Case, first *outline.Page) columnLook {
	switch first.Kind {
	case outline.KindList, outline.KindOther:
	default:
		l.state = columnFixed
		return l
	}
	stands, lost := c.standsOn(first, l.column.Name), c.lostOn(first)
	switch {
	case len(l.column.Children) > 0:
		l.state = columnFixed
	case stands == standsNothing && lost != "":
		l.state, l.reason = columnUnsure, fmt.Sprintf(reasonColumnLost, quoted(l.column.Name), excerpt(lost))
	case stands == standsNothing:
		l.state = columnBlank
	case stands == standsLoading:
		return l.open(columnUnsure, reasonColumnLoading)
	case stands == standsUnread:
		return l.open(columnUnsure, reasonColumnUnread)
	case first.Kind == outline.KindList && !l.window.none():
		return l.open(columnUnsure, reasonColumnEmpty)
	default:
		l.state = columnFixed
	}
	return l
}

// listed tells of a column with items why none of them is an update.
func (l columnLook) listed(c *Case, articles int) columnLook {
	d := &l.dates
	if d.aside == d.items || l.window.none() {
		l.state = columnFixed // links to other sites or columns
		return l
	}
	switch {
	case d.hidden:
		return l.open(columnUnsure, reasonColumnUndated)
	case d.dated() > 0 && ascending(l.column.Items) && c.morePages(l.column):
		return l.open(columnUnsure, reasonColumnAscending)
	case d.dated() > 0 && d.later > 0 && !c.readBack(l.column, l.window.begin(c.AsOf)):
		return l.open(columnUnsure, reasonColumnBeyond)
	case d.dated() > 0:
		l.state = columnStale
	case d.later > 0:
		return l.open(columnUnsure, reasonColumnLater)
	case len(d.missing) >= min(articles, d.items-d.aside):
		l.state = columnUndated
	default:
		return l.open(columnUnsure, reasonColumnUndated)
	}
	return l
}

// morePages reports whether a column's list has pages that were not seen.
func (c *Case) morePages(column *outline.Column) bool {
	for _, p := range column.Pages {
		if p.More {
			return true
		}
		for _, listed := range p.Pager {
			if c.site().At(listed.Address) == nil {
				return true
			}
		}
	}
	return false
}

func hasMain(p *outline.Page) bool {
	for i := range p.Lists {
		if p.Lists[i].Main && len(p.Lists[i].Items) > 0 {
			return true
		}
	}
	return false
}

// settled reports whether updates of the column could be told one way or the other.
func (l *columnLook) settled() bool {
	return l.state != columnUnsure && l.state != columnUnseen && l.state != columnBroken
}

// overdue reports whether the column lacks updates that are due.
func (l *columnLook) overdue() bool { return l.state == columnStale || l.state == columnUndated }

// newestTold is the day of the newest item, or that none has one.
func (l *columnLook) newestTold() string {
	if l.dates.newest.day.IsZero() {
		return noDay
	}
	return day(l.dates.newest.day)
}

// finding is the defect that the look found, false where it found none.
func (l *columnLook) finding(c *Case) (Finding, bool) {
	name, subject := quoted(l.column.Name), l.column.Name
	switch l.state {
	case columnStale:
		newest := &l.dates.newest
		message := fmt.Sprintf(messageColumnStale, name, quoted(newest.Title), day(newest.day), l.window.told(), day(l.window.begin(c.AsOf)))
		return defect(codeColumnStale, subject, message, c.exhibitSeen(newest.On, newest.Node)), true
	case columnBlank:
		return defect(codeColumnBlank, subject, fmt.Sprintf(messageColumnBlank, name), c.exhibitOf(l.column.Pages[0], c.placeOfNothing(l.column.Pages[0]))), true
	case columnUndated:
		first := l.dates.missing[0]
		exhibits := []*Exhibit{c.exhibitSeen(first.On, first.Node)}
		if article := c.site().At(first.Address); article != nil {
			exhibits = append(exhibits, c.exhibitSeen(article, article.TitleNode))
		}
		return defect(codeColumnUndated, subject, fmt.Sprintf(messageColumnUndated, name, len(l.dates.missing)), exhibits...), true
	}
	return Finding{}, false
}
