package audits

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"wangjian/evidence"
	"wangjian/outline"
)

// update.columns answers the veto 栏目不更新.
//
// Source: 福建省2019年度指标体系，单项否决“栏目不更新”：“1.监测时间点前2周内的动态、要闻类栏目，以及监测时间点前6个月内的
// 通知公告、政策文件类一级栏目，累计超过（含）5个未更新。2.应更新但长期未更新的栏目数量超过（含）10个。3.空白栏目数量超过
// （含）5个。上述情况出现任意一种，即单项否决。” A blank column counts as blank alone. 稿件发布页未注明发布时间的视为不更新.
//
// Codes, one finding a column:
//   - update.column.stale: its newest item is before the window of its kind. Nearly: an item
//     of the window's first day; a pinned old item above new ones; a list in its second tab.
//   - update.column.blank: its page was seen whole and holds nothing. Nearly: an entrance to
//     other columns, pictures, a form, a list that a script did not bring, an error page. A page
//     that may be blank is looked at patiently before it is kept.
//   - update.column.undated: neither list nor opened articles show a date. Nearly: articles
//     that do.
//
// Of columns beside news, notices and policies only those whose lists are dated are held to
// be such as should be updated. Of some kinds even that does not tell: a campaign ends. Those,
// and columns of a kind that only the column above them has, are open at most, and what is
// found of them is suspected.
var updateColumns = Audit{
	ID:    updateColumnsID,
	Codes: columnCodes,
	Judge: judgeUpdateColumns,
}

const (
	updateColumnsID   = "update.columns"
	codeColumnStale   = "update.column.stale"
	codeColumnBlank   = "update.column.blank"
	codeColumnUndated = "update.column.undated"
)

var columnCodes = []string{codeColumnStale, codeColumnBlank, codeColumnUndated}

const (
	// Columns counted and their limit, of each of the three cases; columns in all.
	reasonColumnsTold = "动态要闻、通知公告和政策文件类栏目未按期更新的%d个（达到%d个即否决），其他栏目长期未更新的%d个（达到%d个即否决），空白栏目%d个（达到%d个即否决）；共认出%d个栏目"
	// Behind it, where some could not be told: how many, why the first.
	reasonColumnsOpen = "，其中%d个未能判定：%s"
	// Behind it, where error pages answer: how many, the first.
	reasonColumnsBroken = "，另有%d个栏目（%s等）打开后是错误页面，不计入"
	// Of a column that need not be one to be updated: name, newest item's day.
	reasonColumnDoubtful = "栏目%s最新一条日期%s，须人工核对是否应更新"
	doubtColumnDue       = "；须人工核对该栏目是否应更新"
	reasonNoColumns      = "首页上没有认出栏目，不能判定"
)

// columnRule says which columns are to be updated within a window.
type columnRule struct {
	Within window               `yaml:"within"`
	Kinds  []outline.ColumnKind `yaml:"kinds"`
	// Level is the level that the columns are of; 0 for any.
	Level int `yaml:"level"`
}

func (r *columnRule) covers(column *outline.Column) bool {
	return slices.Contains(r.Kinds, column.Kind) && (r.Level == 0 || r.Level == column.Level)
}

type updateColumnsParameters struct {
	// Articles is how many of the first undated items of a list must have been opened.
	Articles int `yaml:"articles"`
	// Prompt are the columns that count together against PromptLimit.
	Prompt      []columnRule `yaml:"prompt"`
	PromptLimit int          `yaml:"prompt_limit"`
	// Other are the other columns that should be updated.
	Other      columnRule `yaml:"other"`
	OtherLimit int        `yaml:"other_limit"`
	BlankLimit int        `yaml:"blank_limit"`
	// Doubtful are the kinds of columns among Other that need not be such as should be updated.
	Doubtful []outline.ColumnKind `yaml:"doubtful"`
	// Campaigns names columns of campaigns, which end: they and all below them are doubtful,
	// and nothing is told of them.
	Campaigns outline.Topic `yaml:"campaigns"`
	// Archives names columns of what is past, with all below them: no updates are due in them,
	// and none in those whose name bears a year, by Years, and none of the as-of year or later.
	Archives outline.Topic      `yaml:"archives"`
	Years    outline.Expression `yaml:"years"`
	// Exempt names columns that no updates are due in, with all below them.
	Exempt outline.Topic `yaml:"exempt"`
	// Nothing are patterns of what a page without content says.
	Nothing []string `yaml:"nothing"`
	// Loading are patterns of what a page says whose content is yet to come, or did not.
	Loading []string `yaml:"loading"`
	// Statement are patterns of the words by which a page says that it has no content.
	Statement []string `yaml:"statement"`
}

func (p *updateColumnsParameters) check() error {
	problems := []error{p.Other.Within.check(), p.Exempt.Check(), p.Archives.Check(), p.Campaigns.Check()}
	for i := range p.Prompt {
		problems = append(problems, p.Prompt[i].Within.check())
	}
	if p.PromptLimit < 1 || p.OtherLimit < 1 || p.BlankLimit < 1 {
		problems = append(problems, fmt.Errorf("limits are %d, %d and %d, want 1 or more", p.PromptLimit, p.OtherLimit, p.BlankLimit))
	}
	return errors.Join(problems...)
}

// columnGroup is one of the official text's cases that a column may count in.
type columnGroup int

const (
	groupNone   columnGroup = iota
	groupPrompt             // news, notices, policies
	groupOther
	groupBlank
)

// groupOf tells in which case a column counts when it is not updated in a year, and its window.
func (p *updateColumnsParameters) groupOf(column *outline.Column, year int) (columnGroup, window) {
	for above := column; above != nil; above = above.Parent {
		if p.Archives.Names(above.Name) || p.ofYearsBefore(above.Name, year) || p.Exempt.Names(above.Name) {
			return groupNone, window{}
		}
	}
	for i := range p.Prompt {
		if p.Prompt[i].covers(column) {
			return groupPrompt, p.Prompt[i].Within
		}
	}
	if p.Other.covers(column) {
		return groupOther, p.Other.Within
	}
	return groupNone, window{}
}

// ofYearsBefore reports whether a name bears years, all of them before one.
func (p *updateColumnsParameters) ofYearsBefore(name string, year int) bool {
	if p.Years.Regexp == nil {
		return false
	}
	found := p.Years.FindAllString(evidence.Normalize(name), maxYears)
	return len(found) > 0 && !slices.ContainsFunc(found, func(digits string) bool {
		named, err := strconv.Atoi(digits)
		return err != nil || named >= year
	})
}

// maxYears is how many years of a column's name are read.
const maxYears = 4

// doubtful reports whether it is not certain that a column is one to be updated.
func (p *updateColumnsParameters) doubtful(group columnGroup, column *outline.Column) bool {
	if group == groupNone || group == groupBlank {
		return false
	}
	return !column.SaysKind() || p.campaign(column) || group == groupOther && slices.Contains(p.Doubtful, column.Kind)
}

// campaign reports whether a column, or one above it, is of a campaign.
func (p *updateColumnsParameters) campaign(column *outline.Column) bool {
	for above := column; above != nil; above = above.Parent {
		if p.Campaigns.Names(above.Name) {
			return true
		}
	}
	return false
}

// tells reports whether a doubtful column that lacks updates is worth a look by a person:
// it is not of a campaign, and has none for as long as any column may be without.
func (p *updateColumnsParameters) tells(c *Case, l *columnLook) bool {
	return !p.campaign(l.column) && (l.state == columnUndated || l.dates.newest.day.Before(p.Other.Within.begin(c.AsOf)))
}

// columnCount is how many columns fail in each case, and may fail as far as was seen.
type columnCount struct {
	failed, open map[columnGroup]int
	unsettled    int
	why          string
	columns      int
	broken       []string // columns that error pages answer for
}

func judgeUpdateColumns(c *Case, parameters Parameters) (Result, error) {
	var limits updateColumnsParameters
	if err := parameters.Decode(&limits); err != nil {
		return Result{}, err
	}
	if err := limits.check(); err != nil {
		return Result{}, err
	}
	count := columnCount{failed: map[columnGroup]int{}, open: map[columnGroup]int{}}
	result, year := Result{}, evidence.Midnight(c.AsOf).Year()
	for _, column := range c.site().Columns {
		if !column.Opened() && c.gone(column.Address) {
			continue
		}
		group, w := limits.groupOf(column, year)
		l := c.look(column, w, limits.Articles)
		doubtful := l.overdue() && limits.doubtful(group, column)
		count.add(group, &l, doubtful)
		found, ok := l.finding(c)
		if ok && doubtful {
			found.Severity, found.Message = SeveritySuspected, found.Message+doubtColumnDue
			ok = limits.tells(c, &l)
		}
		if ok {
			result.Findings = append(result.Findings, found)
		}
	}
	answer := count.answer(&limits, c.columnsUnseen())
	if answer.Status == VetoUndetermined {
		result.Gaps = gaps(columnCodes, answer.Reason)
	}
	result.Veto = &answer
	return result, nil
}

// columnsUnseen says why there may be columns that are not known, "" where all are.
func (c *Case) columnsUnseen() string {
	home, why := c.home()
	if home == nil {
		return why
	}
	if len(c.site().Columns) == 0 {
		return reasonNoColumns
	}
	if why := home.incomplete(); why != "" {
		return why
	}
	for _, column := range c.site().Level(1) {
		if !column.Opened() && len(column.Children) == 0 && !c.gone(column.Address) {
			return fmt.Sprintf("一级"+reasonColumnUnseen, quoted(column.Name))
		}
	}
	return ""
}

// add counts one column; a doubtful one that lacks updates is open.
func (n *columnCount) add(group columnGroup, l *columnLook, doubtful bool) {
	n.columns++
	switch {
	case l.state == columnBroken:
		n.broken = append(n.broken, quoted(l.column.Name))
	case l.state == columnBlank:
		n.failed[groupBlank]++
	case group == groupOther && l.state == columnUndated:
		// nothing tells that it should be updated
	case doubtful && l.overdue():
		n.leave(fmt.Sprintf(reasonColumnDoubtful, quoted(l.column.Name), l.newestTold()))
		n.open[group]++
	case group != groupNone && l.overdue():
		n.failed[group]++
	case !l.settled() && (group != groupNone || len(l.column.Items) == 0):
		n.leave(l.reason)
		n.open[group]++
		if len(l.column.Items) == 0 {
			n.open[groupBlank]++
		}
	}
}

// leave counts a column that could not be told.
func (n *columnCount) leave(why string) {
	n.unsettled++
	if n.why == "" {
		n.why = why
	}
}

func (n *columnCount) answer(limits *updateColumnsParameters, unseen string) VetoAnswer {
	reason := fmt.Sprintf(reasonColumnsTold, n.failed[groupPrompt], limits.PromptLimit, n.failed[groupOther], limits.OtherLimit,
		n.failed[groupBlank], limits.BlankLimit, n.columns)
	if n.unsettled > 0 {
		reason += fmt.Sprintf(reasonColumnsOpen, n.unsettled, n.why)
	}
	if len(n.broken) > 0 {
		reason += fmt.Sprintf(reasonColumnsBroken, len(n.broken), n.broken[0])
	}
	status := VetoClear
	for group, limit := range map[columnGroup]int{
		groupPrompt: limits.PromptLimit, groupOther: limits.OtherLimit, groupBlank: limits.BlankLimit,
	} {
		switch {
		case n.failed[group] >= limit:
			return VetoAnswer{VetoHolds, reason}
		case n.failed[group]+n.open[group] >= limit:
			status = VetoUndetermined
		}
	}
	if unseen != "" {
		return VetoAnswer{VetoUndetermined, unseen + "；" + reason}
	}
	return VetoAnswer{status, reason}
}
