package audits

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// disclosure.regulations looks for the rules on government information.
//
// Source: 福建省2019年度指标体系，政府信息公开规定：“《中华人民共和国政府信息公开条例》（……国务院令第711号修订）、《福建省政府信息
// 公开办法》等制度规定公开情况。政府信息公开工作考核制度、社会评议制度、责任追究制度等监督和保障制度建设情况。”
//
// Code: disclosure.regulation.missing, one for each required document that the whole site was seen without. Of a document
// that was revised the edition in force counts. A document whose name alone was seen, without text or link, is
// undetermined; so is one behind a page that was not opened.
var disclosureRegulations = Audit{
	ID:    "disclosure.regulations",
	Codes: []string{codeRegulationMissing},
	Wants: func(p Parameters) ([]outline.Topic, error) {
		var words disclosureRegulationsParameters
		err := p.Decode(&words)
		return append([]outline.Topic{words.Topic}, words.topics()...), err
	},
	Judge: judgeDisclosureRegulations,
}

const codeRegulationMissing = "disclosure.regulation.missing"

const (
	messageRegulationMissing = "未公开%s；%s"
	// Only an older edition was seen: what, the title seen.
	messageRegulationOld     = "未公开%s；所见%s不是现行版本"
	reasonRegulationEdition  = "已见%s，但没有打开，不能判定是否为现行版本"
	reasonRegulationNameOnly = "网页上提到%s，没有见到全文或链接"
)

type disclosureRegulationsParameters struct {
	Topic     outline.Topic        `yaml:"topic"`
	Documents []requiredRegulation `yaml:"documents"`
	// Not matches titles of what is about rules and none itself; News those that are news or
	// calls but where they end as Rules do.
	Not   outline.Expression `yaml:"not"`
	News  outline.Expression `yaml:"news"`
	Rules outline.Expression `yaml:"rules"`
}

// requiredRegulation is a document that must be published.
type requiredRegulation struct {
	Name string `yaml:"name"`
	// Titles are its titles anywhere, Column those that stand for it in the topic's column.
	Titles outline.Expression `yaml:"titles"`
	Column outline.Expression `yaml:"column"`
	// Edition tells the edition in force by its title or its text.
	Edition outline.Expression `yaml:"edition"`
}

func (w *disclosureRegulationsParameters) topics() []outline.Topic {
	var topics []outline.Topic
	for i := range w.Documents {
		document := &w.Documents[i]
		topics = append(topics, document.topic())
		if document.Edition.Regexp != nil {
			topics = append(topics, document.anyEdition())
		}
	}
	return topics
}

// topic is the document as something to look for: a title that tells the edition in force,
// where there is more than one.
func (r *requiredRegulation) topic() outline.Topic {
	words := patterns(r.Edition, r.Titles)
	return outline.Topic{Name: r.Name, Words: words[:min(len(words), 1)]}
}

// anyEdition is the document in whatever edition: which one it is may show on its page alone.
func (r *requiredRegulation) anyEdition() outline.Topic {
	name, _, _ := strings.Cut(r.Name, "（")
	return outline.Topic{Name: name, Words: patterns(r.Titles)}
}

// patterns writes expressions as words of a topic, those left out apart.
func patterns(expressions ...outline.Expression) []string {
	var words []string
	for _, e := range expressions {
		if e.Regexp != nil {
			words = append(words, "/"+e.String()+"/")
		}
	}
	return words
}

func judgeDisclosureRegulations(c *Case, parameters Parameters) (Result, error) {
	var words disclosureRegulationsParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	result := Result{}
	sample := Sample{Codes: []string{codeRegulationMissing}, Total: len(words.Documents)}
	seen := c.topic(words.Topic)
	for i := range words.Documents {
		document := &words.Documents[i]
		sample.Items = append(sample.Items, document.Name)
		message, why := c.regulation(document, &words, seen)
		shown := c.topicExhibits(seen)
		if why == "" && message != "" && len(shown) == 0 {
			why = reasonHomeUnseen
		}
		switch {
		case why != "":
			result.Gaps = append(result.Gaps, Gap{codeRegulationMissing, document.Name + "：" + why})
		case message != "":
			found := defect(codeRegulationMissing, document.Name, message, shown...)
			found.Item = document.Name
			result.Findings = append(result.Findings, found)
		}
	}
	result.Samples = []Sample{sample}
	return result, nil
}

// regulation looks for one document: a message where it is missing, why where that cannot
// be told, neither where it is there.
func (c *Case) regulation(document *requiredRegulation, words *disclosureRegulationsParameters, seen *topicSeen) (message, why string) {
	var old, unread *titled
	for _, t := range c.titles() {
		if !c.isRegulation(t, document, words, seen) || t.first().After(evidence.Midnight(c.AsOf)) {
			continue
		}
		switch {
		case document.Edition.Regexp == nil || slices.ContainsFunc(t.texts, document.Edition.MatchString) || t.target == nil && besideIt(t, document.Edition):
			return "", ""
		case t.target == nil || len(attached(t.target)) > 0 && len(c.contentOf(t.target)) < longestTitled:
			unread = t
		case document.Edition.MatchString(joinedText(c.contentOf(t.target))):
			return "", ""
		default:
			old = t
		}
	}
	switch {
	case unread != nil:
		return "", fmt.Sprintf(reasonRegulationEdition, quoted(unread.title()))
	case old != nil:
		message = fmt.Sprintf(messageRegulationOld, document.Name, quoted(old.title()))
	default:
		message = fmt.Sprintf(messageRegulationMissing, document.Name, c.lookedAt(document.topic()))
		if c.namesOnly(document, seen) {
			return "", fmt.Sprintf(reasonRegulationNameOnly, document.Name)
		}
	}
	if why := seen.open(words.Topic.Name); why != "" {
		return "", why
	}
	for _, column := range seen.columns {
		for _, each := range branch(column) {
			if !each.Listed() {
				continue
			}
			if why := c.covered(each, time.Time{}); why != "" {
				return "", why
			}
		}
	}
	return message, c.absent(document.topic())
}

func (c *Case) isRegulation(t *titled, document *requiredRegulation, words *disclosureRegulationsParameters, seen *topicSeen) bool {
	if t.target != nil && !t.entry(c.site()) {
		return false
	}
	if slices.ContainsFunc(t.texts, words.News.MatchString) && !slices.ContainsFunc(t.texts, words.Rules.MatchString) {
		return false
	}
	if t.called(document.Titles, words.Not) {
		return true
	}
	return document.Column.Regexp != nil && t.called(document.Column, words.Not) && slices.ContainsFunc(t.places, func(p titledPlace) bool {
		return slices.Contains(seen.pages, p.on) && p.area != outline.AreaNavigation && p.area != outline.AreaFooter
	})
}

// namesOnly reports whether a page of the topic tells the document's name in its text, and
// nothing more.
func (c *Case) namesOnly(document *requiredRegulation, seen *topicSeen) bool {
	for _, p := range seen.pages {
		for _, name := range outline.Quoted(c.contentOf(p)) {
			name = joinedText(name)
			linked := func(link outline.Link) bool { return strings.Contains(joinedText(link.Text), name) }
			if (document.Titles.MatchString(name) || document.Column.MatchString(name)) && !slices.ContainsFunc(p.Links, linked) {
				return true
			}
		}
	}
	return false
}

// besideIt reports whether what stands around a link matches a pattern.
func besideIt(t *titled, pattern outline.Expression) bool {
	return slices.ContainsFunc(t.places, func(p titledPlace) bool {
		n := p.node
		for n != nil && !slices.Contains(passageElements, n.Data) {
			n = n.Parent
		}
		return n != nil && pattern.MatchString(joinedText(markedText(n, longestTitled)))
	})
}

// passageElements hold one passage of a text.
var passageElements = []string{"p", "li", "td", "dd", "div"}
