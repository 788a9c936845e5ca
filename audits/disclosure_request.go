package audits

import (
	"fmt"
	"slices"

	"wangjian/outline"
)

// disclosure.request looks at how information can be applied for.
//
// Source: 福建省2019年度指标体系，依申请公开：“政府信息公开申请渠道建设情况（在线提交、在线查询功能等）。政府信息公开申请答复处理
// 情况（受理情况列表、统计数据等）。”
//
// Codes: disclosure.request.channel without a form to apply by or a link to one: a form of the post to print, a mail
// address and the site's search are none; disclosure.request.query without a way to ask what became of an application;
// disclosure.request.statistics without a list or numbers of those handled, which an annual report linked there may tell. A
// frame that was not read leaves open what was not found. Forms are looked at, never sent.
var disclosureRequest = Audit{
	ID:    "disclosure.request",
	Codes: []string{codeRequestChannel, codeRequestQuery, codeRequestStatistics},
	Wants: func(p Parameters) ([]outline.Topic, error) {
		var words disclosureRequestParameters
		err := p.Decode(&words)
		topics := []outline.Topic{words.Topic}
		for _, code := range codesOfRequest {
			topics = append(topics, words.topicOf(code))
		}
		return topics, err
	},
	Judge: judgeDisclosureRequest,
}

const (
	codeRequestChannel    = "disclosure.request.channel"
	codeRequestQuery      = "disclosure.request.query"
	codeRequestStatistics = "disclosure.request.statistics"
)

var codesOfRequest = []string{codeRequestChannel, codeRequestQuery, codeRequestStatistics}

const (
	messageRequestChannel    = "依申请公开没有在线提交申请的表单或者入口；%s"
	messageRequestQuery      = "依申请公开没有在线查询申请办理状态的功能；%s"
	messageRequestStatistics = "没有公开依申请公开的受理情况列表或者统计数据；%s"

	reasonRequestReport = "依申请公开的统计数据可能载于%s，该报告没有读取"
	// A frame on a page of the topic: the page, the frame's address.
	reasonRequestFrame = "%s内嵌的网页（%s）没有读取，不能判定"
)

type disclosureRequestParameters struct {
	Topic      outline.Topic `yaml:"topic"`
	Channel    requestWords  `yaml:"channel"`
	Query      requestWords  `yaml:"query"`
	Statistics requestWords  `yaml:"statistics"`
	// Fields is how many fields a form to apply by has at least, beside those hidden.
	Fields int `yaml:"fields"`
	// FormOf matches the words of a page with such a form.
	FormOf outline.Expression `yaml:"form_of"`
	// Wanted matches the words of a field of one line for what is applied for.
	Wanted outline.Expression `yaml:"wanted"`
	// Reports are titles of annual reports.
	Reports outline.Expression `yaml:"reports"`
}

// requestWords tell one of the three.
type requestWords struct {
	// Search is what the site is searched for, where nothing bears its name.
	Search string `yaml:"search"`
	// Links are texts of links and headings that name it anywhere, Here those on pages of
	// the topic.
	Links outline.Expression `yaml:"links"`
	Here  outline.Expression `yaml:"here"`
	Not   outline.Expression `yaml:"not"`
	// Text is what a page's text says of it, Head the first row of a table of it.
	Text outline.Expression `yaml:"text"`
	Head outline.Expression `yaml:"head"`
	// Items are the titles in a list of it, NotItems those of what tells how it is done.
	Items    outline.Expression `yaml:"items"`
	NotItems outline.Expression `yaml:"not_items"`
}

func (w *disclosureRequestParameters) topicOf(code string) outline.Topic {
	words := map[string]*requestWords{codeRequestChannel: &w.Channel, codeRequestQuery: &w.Query, codeRequestStatistics: &w.Statistics}[code]
	topic := outline.Topic{Name: words.Search}
	if words.Links.Regexp != nil {
		topic.Words = []string{"/" + words.Links.String() + "/"}
	}
	return topic
}

func judgeDisclosureRequest(c *Case, parameters Parameters) (Result, error) {
	var words disclosureRequestParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	r := requestReading{c: c, words: &words, seen: c.topic(words.Topic)}
	r.gather()
	result := Result{}
	r.judge(codeRequestChannel, messageRequestChannel, r.channel(), "", &result)
	r.judge(codeRequestQuery, messageRequestQuery, r.query(), "", &result)
	numbers, unread := r.statistics()
	r.judge(codeRequestStatistics, messageRequestStatistics, numbers, unread, &result)
	return result, nil
}

// requestReading is the pages on which applications are told of.
type requestReading struct {
	c     *Case
	words *disclosureRequestParameters
	seen  *topicSeen
	pages []*outline.Page // of the topic, and what its columns and links lead to
	open  string
}

// maxRequestPages bounds how many pages are looked at.
const maxRequestPages = 60

func (r *requestReading) gather() {
	site := r.c.site()
	r.open = r.seen.open(r.words.Topic.Name)
	r.pages = slices.Clone(r.seen.pages)
	add := func(p *outline.Page) {
		if p != nil && !slices.Contains(r.pages, p) && len(r.pages) < maxRequestPages && p.Kind != outline.KindHome {
			r.pages = append(r.pages, p)
		}
	}
	for _, column := range r.seen.columns {
		for _, each := range branch(column) {
			for _, p := range each.Pages {
				add(p)
			}
			if r.open == "" && !each.Opened() && !r.c.gone(each.Address) {
				r.open = fmt.Sprintf("“%s”的页面没有查看", excerpt(each.Name))
			}
		}
	}
	for _, p := range site.Pages {
		if p.Kind == outline.KindRequest {
			add(p)
		}
	}
	for _, words := range []*requestWords{&r.words.Channel, &r.words.Query, &r.words.Statistics} {
		for _, t := range r.c.titles() {
			if t.called(words.Links, words.Not) {
				add(t.target)
			}
		}
	}
}

// judge enters what became of one of the three.
func (r *requestReading) judge(code, message string, found bool, unread string, result *Result) {
	if found {
		return
	}
	topic := r.words.topicOf(code)
	why := unread
	for _, p := range r.pages {
		if v := r.c.viewOf(p.Source); v != nil && why == "" {
			why = v.incomplete()
		}
		if frame := r.unreadFrame(p); frame != "" && why == "" {
			why = fmt.Sprintf(reasonRequestFrame, quoted(nameOfPage(p)), excerpt(frame))
		}
	}
	if why == "" {
		why = r.open
	}
	if why == "" {
		why = r.c.absent(topic)
	}
	if why != "" {
		result.Gaps = append(result.Gaps, Gap{code, why})
		return
	}
	result.Findings = append(result.Findings, defect(code, "", fmt.Sprintf(message, r.c.lookedAt(topic)), r.c.topicExhibits(r.seen)...))
}
