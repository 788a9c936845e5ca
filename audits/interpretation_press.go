package audits

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"golang.org/x/net/html"

	"wangjian/outline"
)

// interpretation.press gathers the press conferences that a site shows, for the assessor
// who confirms them.
//
// Source: 福建省2019年度指标体系，新闻发布会：“网站以文字、图片或者视频等方式，直播、录播、转播新闻发布会情况。”
//
// Codes:
//
//   - interpretation.press.missing: none of the time is on the site, and its columns were seen back to the beginning of the
//     time; or there is neither a column nor a title of one.
//   - interpretation.press.seen: one that was found, or the column of them.
//
// Announcements of a conference to come, and conferences of superior offices, are none.
var interpretationPressAudit = Audit{
	ID:    interpretationPress,
	Codes: []string{codePressMissing, codePressSeen},
	Wants: func(p Parameters) ([]outline.Topic, error) {
		var words pressWords
		err := p.Decode(&words)
		return []outline.Topic{words.Topic}, err
	},
	Judge: judgeInterpretationPress,
}

const (
	codePressMissing = "interpretation.press.missing"
	codePressSeen    = "interpretation.press.seen"

	// A press conference: its title, its day.
	messagePressSeen = "新闻发布会：%s（%s）"
	// How many there are beyond those shown.
	messagePressMore = "；%s共见到%d场，此处列出前%d场"
	// There are columns and nothing of the time in them: columns, the time, newest item.
	messagePressOld  = "栏目“%s”中没有%s的新闻发布会，最近一条为%s"
	messagePressNone = "没有见到新闻发布会栏目，也没有%s的新闻发布会（%s）"
	// A column shows nothing at all, or cannot be reached: column, the time.
	messagePressBlank       = "栏目“%s”中没有任何内容，没有见到%s的新闻发布会"
	messagePressUnreachable = "栏目“%s”不能访问，没有见到%s的新闻发布会"
	reasonPressUndated      = "栏目“%s”中的内容未标明日期"
)

func judgeInterpretationPress(c *Case, p Parameters) (Result, error) {
	var words pressWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	home, why := c.home()
	if home == nil {
		return Result{Gaps: gaps([]string{codePressMissing}, why)}, nil
	}
	policies, err := c.policyWordsOf()
	if err != nil {
		return Result{}, err
	}
	press, err := c.newPress(&words, policies)
	if err != nil {
		return Result{}, err
	}
	if found := press.found(); len(found) > 0 {
		return Result{Findings: press.told(found, words.Shown)}, nil
	}
	if len(press.columns) == 0 {
		if why := c.absent(words.Topic); why != "" {
			return Result{Gaps: gaps([]string{codePressMissing}, why)}, nil
		}
		message := fmt.Sprintf(messagePressNone, press.book.span(), c.lookedAt(words.Topic))
		return Result{Findings: []Finding{defect(codePressMissing, "", message, onPage(home.page, firstScreen(home.page)))}}, nil
	}
	return press.old(), nil
}

// pressSearch is where press conferences of a site are looked for.
type pressSearch struct {
	c           *Case
	book        *policyBook // its time only
	titles, not *regexp.Regexp
	columns     []*outline.Column
}

func (c *Case) newPress(words *pressWords, policies *policyWords) (*pressSearch, error) {
	s := &pressSearch{c: c, book: &policyBook{}}
	s.book.from, s.book.to = policies.period(c.AsOf)
	var err error
	if s.titles, err = anyOf(words.Titles); err != nil {
		return nil, err
	}
	if s.not, err = anyOf(words.Not); err != nil {
		return nil, err
	}
	for _, column := range c.site().Columns {
		if words.Topic.Names(column.Name) && !s.not.MatchString(column.Name) {
			s.columns = append(s.columns, column)
		}
	}
	return s, nil
}

// found are the press conferences of the time, once each, in the order of the pages: the
// items of their columns, and what bears their title elsewhere.
func (s *pressSearch) found() []*publication {
	list := &library{}
	site := s.c.site()
	for _, column := range s.columns {
		for i := range column.Items {
			if !s.not.MatchString(column.Items[i].Title) {
				list.listed(&column.Items[i], column.Name, site)
			}
		}
	}
	for _, page := range site.Pages {
		if page.Kind == outline.KindError {
			continue
		}
		for i := range page.Lists {
			for j := range page.Lists[i].Items {
				if item := &page.Lists[i].Items[j]; s.isPress(item.Title) {
					list.listed(item, "", site)
				}
			}
		}
		if page.Body != nil && s.isPress(page.Title) {
			list.at(page.Title, page.Address, site)
		}
	}
	return slices.DeleteFunc(list.list, func(d *publication) bool {
		return !s.book.within(d.date().Day) || s.not.MatchString(d.title) || d.page != nil && (d.page.Kind == outline.KindError || showsNothing(d.page))
	})
}

func (s *pressSearch) isPress(title string) bool {
	return s.titles.MatchString(title) && !s.not.MatchString(title)
}

// showsNothing reports whether an opened page shows neither words nor pictures nor film.
func showsNothing(p *outline.Page) bool {
	if p.Body == nil || p.Doc.Text(p.Body) != "" {
		return false
	}
	for n := range p.Body.Descendants() {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "img", "video", "audio", "iframe", "embed", "object":
				return false
			}
		}
	}
	return true
}

func (s *pressSearch) told(found []*publication, most int) []Finding {
	more := ""
	if most > 0 && len(found) > most {
		more = fmt.Sprintf(messagePressMore, s.book.span(), len(found), most)
		found = found[:most]
	}
	var notes []Finding
	for i, d := range found {
		message := fmt.Sprintf(messagePressSeen, quoted(d.title), d.day())
		if i == 0 {
			message += more
		}
		note := defect(codePressSeen, d.title, message, d.exhibit(s.c))
		note.Severity = SeverityNote
		notes = append(notes, note)
	}
	return notes
}

// old answers where there are columns without a press conference of the time.
func (s *pressSearch) old() Result {
	for _, column := range s.columns {
		if why := s.c.covered(column, s.book.from); why != "" {
			return Result{Gaps: gaps([]string{codePressMissing}, why)}
		}
	}
	column := s.columns[0]
	for _, other := range s.columns {
		if len(other.Items) > 0 && other.Newest().Date.IsZero() {
			return Result{Gaps: gaps([]string{codePressMissing}, fmt.Sprintf(reasonPressUndated, other.Name))}
		}
		if other.Newest().Date.Day.After(column.Newest().Date.Day) {
			column = other
		}
	}
	exhibit := s.c.exhibitOf(column.Named, column.Link.Node)
	if column.Opened() {
		exhibit = s.c.exhibitOf(column.Pages[0], column.Pages[0].TitleNode)
	}
	return Result{Findings: []Finding{defect(codePressMissing, "", s.without(column), exhibit)}}
}

// without tells of a column that it shows no press conference of the time.
func (s *pressSearch) without(column *outline.Column) string {
	switch newest := column.Newest().Date; {
	case !newest.IsZero():
		return fmt.Sprintf(messagePressOld, column.Name, s.book.span(), newest.Day.Format(time.DateOnly))
	case !column.Opened() && s.c.gone(column.Address):
		return fmt.Sprintf(messagePressUnreachable, column.Name, s.book.span())
	}
	return fmt.Sprintf(messagePressBlank, column.Name, s.book.span())
}
