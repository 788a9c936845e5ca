package audits

import (
	"fmt"
	"strconv"
	"strings"

	"wangjian/evidence"
	"wangjian/outline"
)

// maxTold is how many places a note on a required thing names.
const maxTold = 4

const (
	// A column: its name, its address, its items.
	toldColumn = "栏目%s（%s）列出%d条"
	// The newest of them, its day.
	toldNewest   = "，最新一条%s，日期%s"
	toldUndated  = "，未载日期"
	toldPage     = "网页%s（%s）"
	toldUnseen   = "栏目%s（%s）没有打开"
	toldBlank    = "栏目%s（%s）没有内容"
	toldBroken   = "栏目%s（%s）打开后是错误页面"
	toldOutside  = "其他网站的%s（%s）"
	toldDocument = "文件%s（%s）"
	toldLink     = "链接%s（%s）没有打开"
	toldText     = "网页文字%s"
	toldMore     = "等共%d处"
	// Documents of a year: the year, the first.
	toldYear   = "；标明%d年的有%s"
	toldNoYear = "；所见标题中没有标明%d年的"
)

// told tells an assessor what was found of a required thing.
func (p *presence) told(c *Case, r *requirement) string {
	var parts []string
	for i := range p.looks {
		parts = append(parts, p.looks[i].told())
	}
	for _, group := range []struct {
		format string
		places []outline.Sighting
	}{{toldDocument, p.documents}, {toldOutside, p.elsewhere}, {toldLink, p.unopened}} {
		for _, s := range group.places {
			parts = append(parts, fmt.Sprintf(group.format, quoted(s.Link.Text), shortened(s.Link.Address, maxQuoted)))
		}
	}
	if p.text != nil {
		parts = append(parts, fmt.Sprintf(toldText, quoted(p.text.quote)))
	}
	if len(parts) == 0 {
		for _, s := range p.places {
			parts = append(parts, fmt.Sprintf(toldPage, quoted(s.On.Title), shortened(s.On.Address, maxQuoted)))
		}
	}
	all := len(parts)
	if all > maxTold {
		parts = append(parts[:maxTold], fmt.Sprintf(toldMore, all))
	}
	return fmt.Sprintf(aboutRequired, quoted(r.Name)) + strings.Join(parts, "；") + p.yearTold(c, r)
}

func (l *columnLook) told() string {
	name, address := quoted(l.column.Name), shortened(l.column.Address, maxQuoted)
	switch {
	case l.state == columnBlank:
		return fmt.Sprintf(toldBlank, name, address)
	case l.state == columnBroken:
		return fmt.Sprintf(toldBroken, name, address)
	case len(l.column.Items) > 0:
		told := fmt.Sprintf(toldColumn, name, address, len(l.column.Items))
		if newest := &l.dates.newest; !newest.day.IsZero() {
			return told + fmt.Sprintf(toldNewest, quoted(newest.Title), day(newest.day))
		}
		return told + toldUndated
	case !l.column.Opened():
		return fmt.Sprintf(toldUnseen, name, address)
	}
	return fmt.Sprintf(toldPage, name, address)
}

// yearTold says whether documents of the year that is asked for were seen.
func (p *presence) yearTold(c *Case, r *requirement) string {
	if r.Year == nil {
		return ""
	}
	year := evidence.Midnight(c.AsOf).Year() + *r.Year
	digits := strconv.Itoa(year)
	for _, s := range p.places {
		if strings.Contains(s.Link.Text, digits) {
			return fmt.Sprintf(toldYear, year, quoted(s.Link.Text))
		}
	}
	for i := range p.looks {
		for _, item := range p.looks[i].column.Items {
			if strings.Contains(item.Title, digits) {
				return fmt.Sprintf(toldYear, year, quoted(item.Title))
			}
		}
	}
	return fmt.Sprintf(toldNoYear, year)
}
