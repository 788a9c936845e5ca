package outline

import "slices"

// Column is a column of a site: 通知公告, or 领导之窗.
type Column struct {
	Name    string
	Address string
	Level   int // 1: entered from the home page's navigation, or with a block and “更多” of its own there
	Parent  *Column
	Kind    ColumnKind
	// Named is where it is linked from first, Link the link there.
	Named *Page
	Link  Link
	// Pages are its own pages that were seen: the list's first page, then further ones.
	// Empty where none was opened.
	Pages []*Page
	// Items are the entries of its list over all pages seen, in their order, then those
	// that other pages show of it in a block.
	Items []Item
	// Children are the columns below it.
	Children []*Column
}

// ColumnKind is what a column is for.
type ColumnKind string

// The kinds of column.
const (
	ColumnNews           ColumnKind = "news"           // 动态、要闻
	ColumnNotice         ColumnKind = "notice"         // 通知公告
	ColumnPolicy         ColumnKind = "policy"         // 政策文件
	ColumnInterpretation ColumnKind = "interpretation" // 政策解读
	ColumnData           ColumnKind = "data"           // 数据发布
	ColumnDisclosure     ColumnKind = "disclosure"     // 政府信息公开专栏 and its parts
	ColumnService        ColumnKind = "service"        // 办事服务
	ColumnInteraction    ColumnKind = "interaction"    // 互动交流: 信箱、征集、访谈
	ColumnProfile        ColumnKind = "profile"        // 概况、机构职能、领导: fixed text, no updates due
	ColumnOther          ColumnKind = "other"
)

// Newest returns the newest dated item; its date is zero where none is dated.
func (c *Column) Newest() Item {
	var newest Item
	for _, item := range c.Items {
		if item.Date.Day.After(newest.Date.Day) {
			newest = item
		}
	}
	return newest
}

// Listed reports whether the column is for items that come one after the other, and not a
// page of fixed text or an entrance to other columns.
func (c *Column) Listed() bool {
	if len(c.Pages) == 0 {
		return len(c.Items) > 0
	}
	return c.Pages[0].lists()
}

// lists reports whether the page is for a list.
func (p *Page) lists() bool {
	return p.Kind == KindList || slices.ContainsFunc(p.Lists, func(l List) bool { return l.Main })
}

// Opened reports whether a page of its own was seen.
func (c *Column) Opened() bool { return len(c.Pages) > 0 }

// fill gives a column its pages and items.
func (s *Site) fill(c *Column) {
	first := s.At(c.Address)
	if first != nil {
		c.Pages = append(c.Pages, first)
		for i := 0; i < len(c.Pages); i++ {
			for _, listed := range c.Pages[i].Pager {
				if further := s.At(listed.Address); further != nil && further.lists() && !slices.Contains(c.Pages, further) {
					c.Pages = append(c.Pages, further)
				}
			}
		}
	}
	items := itemSet{}
	for _, p := range c.Pages {
		for _, list := range p.listsOf(c) {
			items.add(list.Items)
		}
	}
	for _, block := range s.blocks(c.Address) {
		items.add(block.Items)
	}
	c.Items = items.list
}

// listsOf returns the lists of a column's page that show the column's own items: the one that
// the page is for, and further ones whose items all lie below the column, such as one for each
// year. What else stands beside them is of other columns.
func (p *Page) listsOf(c *Column) []*List {
	foreign := func(item Item) bool { return !Below(item.Address, c.Address) }
	main := slices.ContainsFunc(p.Lists, func(l List) bool { return l.Main })
	var own []*List
	for i := range p.Lists {
		list := &p.Lists[i]
		further := p.Kind == KindList && list.More == "" && (!main || !slices.ContainsFunc(list.Items, foreign))
		if list.Main || further {
			own = append(own, list)
		}
	}
	return own
}

// blocks returns the lists on other pages that show the newest of a column.
func (s *Site) blocks(address string) []*List {
	var found []*List
	for _, p := range s.Pages {
		for i := range p.Lists {
			if p.Lists[i].More != "" && s.resolved(p.Lists[i].More) == address {
				found = append(found, &p.Lists[i])
			}
		}
	}
	return found
}

// resolved is the address that answered where one was asked for, else the address itself.
func (s *Site) resolved(address string) string {
	if p := s.At(address); p != nil {
		return p.Address
	}
	return address
}

// itemSet is items, each once.
type itemSet struct {
	list  []Item
	known map[string]int
}

func (s *itemSet) add(items []Item) {
	for _, item := range items {
		key := item.Address + " " + item.Title
		if item.Address != "" {
			key = item.Address
		}
		if s.known == nil {
			s.known = map[string]int{}
		}
		if i, ok := s.known[key]; ok {
			if s.list[i].Date.IsZero() && !item.Date.IsZero() {
				s.list[i] = item
			}
			continue
		}
		s.known[key] = len(s.list)
		s.list = append(s.list, item)
	}
}
