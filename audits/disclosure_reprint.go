package audits

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// disclosure.reprint counts the important policies that the site took over.
//
// Source: 福建省2019年度指标体系，信息转载：“网站对中国政府网、国务院客户端、省政府门户网站发布的对全局工作有指导意义、需要社会
// 广泛知晓的重要政策信息转载情况。”
//
// Code: disclosure.reprint.few where fewer than so many of the last months are found, once the columns of news, notices
// and policies were seen back that far and what may be one by its title was opened. One counts by the link to the site that it comes from, by its source in the tag
// or in the line under its title, or by a title that begins with its issuer; links in navigation and footer do not. News of
// agencies that those sites publish too, by title or column, may count and leave it open; other news of theirs does not.
var disclosureReprint = Audit{
	ID:    "disclosure.reprint",
	Codes: []string{codeReprintFew},
	Judge: judgeDisclosureReprint,
}

const codeReprintFew = "disclosure.reprint.few"

const (
	// Too few: since when, until when, how many, how many there should be, some of them.
	messageReprintFew = "%s至%s转载中国政府网、省政府门户网站重要政策信息%d条，少于%d条%s"
	// Behind the above.
	messageReprintSuch = "（%s）"
	// It may be that there are more: as above, why a column may hold others.
	reasonReprintColumn = "已见转载的重要政策信息%d条，%s，不能判定"
	reasonReprintDates  = "已见转载的重要政策信息%d条，另有%d条没有标明日期，不能判定"
	reasonReprintNone   = "没有认出动态、公告和政策类栏目，不能判定"
	// There may be more: how many are, how many may be, the first of these, why they are not told, each with its number.
	reasonReprintMaybe  = "已见转载的重要政策信息%d条，另有%d条（%s等）可能是转载的（%s），不能判定"
	textReprintUnread   = "%d条没有打开核对"
	textReprintAgencies = "%d条来源为新闻单位，中国政府网、省政府门户网站也可能发布"
	textReprintUndated  = "%d条没有标明日期"
)

type disclosureReprintParameters struct {
	Few    int `yaml:"few"`
	Months int `yaml:"months"`
	// Hosts are those of the sites that it is taken from, Path the address of an article there.
	Hosts []string           `yaml:"hosts"`
	Path  outline.Expression `yaml:"path"`
	// Sources match the unit in the tag or in the source line, NotSources those that only look like them.
	Sources    outline.Expression `yaml:"sources"`
	NotSources outline.Expression `yaml:"not_sources"`
	// Agencies match the sources of news that those sites publish too.
	Agencies outline.Expression `yaml:"agencies"`
	// Titles are those of documents by their issuers.
	Titles    outline.Expression `yaml:"titles"`
	NotTitles outline.Expression `yaml:"not_titles"`
	// Possible matches the titles, and the names of the columns, of what may be a reprint as long as it was not opened, or
	// names an agency as its source.
	Possible outline.Expression `yaml:"possible"`
	// Columns matches the names of columns, beside those of news, notices and policies, that may hold some.
	Columns outline.Expression `yaml:"columns"`
}

// hold reports whether a column may hold reprints.
func (p *disclosureReprintParameters) hold(column *outline.Column) bool {
	return slices.Contains([]outline.ColumnKind{outline.ColumnNews, outline.ColumnNotice, outline.ColumnPolicy}, column.Kind) ||
		column.Kind == outline.ColumnOther && p.Columns.MatchString(column.Name)
}

func judgeDisclosureReprint(c *Case, parameters Parameters) (Result, error) {
	var words disclosureReprintParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	today := evidence.Midnight(c.AsOf)
	since := monthsBefore(today, words.Months)
	counted, undated := c.reprints(&words, since, today)
	if len(counted) >= words.Few {
		return Result{}, nil
	}
	gap := func(reason string) (Result, error) { return Result{Gaps: gaps([]string{codeReprintFew}, reason)}, nil }
	if _, why := c.home(); why != "" {
		return gap(why)
	}
	if len(counted)+undated >= words.Few {
		return gap(fmt.Sprintf(reasonReprintDates, len(counted), undated))
	}
	if possible := c.possibleReprints(&words, since, today); len(counted)+undated+len(possible) >= words.Few {
		return gap(reasonOfPossible(len(counted), undated, possible))
	}
	var shown []*Exhibit
	for _, column := range c.site().Columns {
		if !words.hold(column) || column.Opened() && !column.Listed() {
			continue
		}
		if why := c.covered(column, since); why != "" {
			return gap(fmt.Sprintf(reasonReprintColumn, len(counted), why))
		}
		if column.Opened() && column.Kind != outline.ColumnOther && len(shown) < maxPlaces {
			shown = append(shown, c.exhibitOf(column.Pages[0], column.Pages[0].TitleNode))
		}
	}
	if len(shown) == 0 {
		return gap(reasonReprintNone)
	}
	var such []string
	for _, t := range counted {
		such = append(such, quoted(t.title()))
		shown = append([]*Exhibit{c.shownTitle(t)}, shown...)
	}
	behind := ""
	if len(such) > 0 {
		behind = fmt.Sprintf(messageReprintSuch, strings.Join(such, "、"))
	}
	message := fmt.Sprintf(messageReprintFew, chineseDay(since), chineseDay(today), len(counted), words.Few, behind)
	return Result{Findings: []Finding{defect(codeReprintFew, "", message, shown...)}}, nil
}

// reprints returns what was taken over in a period, each title once, and how many more
// bear no date.
func (c *Case) reprints(words *disclosureReprintParameters, since, until time.Time) (counted []*titled, undated int) {
	known := map[string]bool{}
	for _, t := range c.titles() {
		if known[t.title()] || !c.isReprint(t, words) {
			continue
		}
		known[t.title()] = true
		switch day := t.last(); {
		case day.IsZero() && !c.behindOlder(t, since):
			undated++
		case day.IsZero():
		case !day.Before(since) && !t.first().After(until):
			counted = append(counted, t)
		}
	}
	return counted, undated
}

// possibleReprints returns what is of a period, may be taken over by its title or its column's
// name, each title once, and was not opened or is of an agency.
func (c *Case) possibleReprints(words *disclosureReprintParameters, since, until time.Time) []*titled {
	own := map[string]bool{} // addresses listed in columns that bear such a name
	for _, column := range c.site().Columns {
		if words.Possible.MatchString(column.Name) {
			for i := range column.Items {
				own[outline.Canonical(column.Items[i].Address)] = true
			}
		}
	}
	var found []*titled
	known := map[string]bool{}
	for _, t := range c.titles() {
		day := t.last()
		if known[t.title()] || day.IsZero() || day.Before(since) || t.first().After(until) || !t.entry(c.site()) {
			continue
		}
		if !own[t.address] && !t.called(words.Possible, words.NotTitles) || c.isReprint(t, words) {
			continue
		}
		if t.target == nil || c.sourced(t.target, words.Agencies, outline.Expression{}) {
			known[t.title()] = true
			found = append(found, t)
		}
	}
	return found
}

// reasonOfPossible says why what may be taken over could not be told.
func reasonOfPossible(counted, undated int, possible []*titled) string {
	unread := 0
	for _, t := range possible {
		if t.target == nil {
			unread++
		}
	}
	var reasons []string
	add := func(text string, count int) {
		if count > 0 {
			reasons = append(reasons, fmt.Sprintf(text, count))
		}
	}
	add(textReprintUnread, unread)
	add(textReprintAgencies, len(possible)-unread)
	add(textReprintUndated, undated)
	return fmt.Sprintf(reasonReprintMaybe, counted, len(possible)+undated, quoted(possible[0].title()), strings.Join(reasons, "，"))
}

func (c *Case) isReprint(t *titled, words *disclosureReprintParameters) bool {
	content := slices.ContainsFunc(t.places, func(p titledPlace) bool {
		return p.area == outline.AreaItem || p.area == outline.AreaMore && t.target != nil || p.area == ""
	})
	if !content || !t.entry(c.site()) {
		return false
	}
	if slices.Contains(words.Hosts, hostOf(t.address)) && !c.ownHost(hostOf(t.address)) {
		return words.Path.MatchString(t.address)
	}
	if t.called(words.Titles, words.NotTitles) {
		return true
	}
	return t.target != nil && c.sourced(t.target, words.Sources, words.NotSources)
}

// sourced reports whether an article names such a unit as its source, in its tag or in a line.
func (c *Case) sourced(p *outline.Page, units, not outline.Expression) bool {
	sources := derive(c, "disclosure sources", p.Source, func() []string {
		return []string{joinedText(p.Tags["contentsource"]), joinedText(c.sourceLine(p))}
	})
	return slices.ContainsFunc(sources, func(source string) bool { return units.MatchString(source) && !not.MatchString(source) })
}

// sourceInText finds the unit that an article names as its source.
var sourceInText = regexp.MustCompile(`(?:来源|来自|转载自)\s*:\s*([^\s:|]{2,30})(\s*:)?`)

// sourceLine is the source that an article's page shows; "" where it shows none.
func (c *Case) sourceLine(p *outline.Page) string {
	found := sourceInText.FindStringSubmatch(c.wholeText(p))
	if found == nil || found[2] != "" { // the label of the next field
		return ""
	}
	return found[1]
}

// wholeText is the visible text of a page.
func (c *Case) wholeText(p *outline.Page) string {
	v := c.viewOf(p.Source)
	if v == nil {
		return ""
	}
	return v.reading.Text[:min(len(v.reading.Text), maxFieldText)]
}
