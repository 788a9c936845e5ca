package audits

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// disclosure.catalog reads the catalog of government information.
//
// Source: 福建省2019年度指标体系，政府信息公开目录：“政府信息公开目录及时制定更新情况。政府信息公开目录具备政府信息的索引、
// 名称、内容概述、生成日期等内容情况。”
//
// Codes: disclosure.catalog.missing where the whole site was seen without one; disclosure.catalog.element, one for each of
// the four that most entries lack, as their own pages tell it, or the catalog's table for all, and a note where only some
// do; disclosure.catalog.stale where
// the newest entry is older than so many months. Words that a search form asks for are no head of a table.
var disclosureCatalog = Audit{
	ID:    "disclosure.catalog",
	Codes: codesOfCatalog,
	Wants: func(p Parameters) ([]outline.Topic, error) {
		var words disclosureCatalogParameters
		err := p.Decode(&words)
		return []outline.Topic{words.Topic}, err
	},
	Judge: judgeDisclosureCatalog,
}

const (
	codeCatalogMissing = "disclosure.catalog.missing"
	codeCatalogElement = "disclosure.catalog.element"
	codeCatalogStale   = "disclosure.catalog.stale"
)

var codesOfCatalog = []string{codeCatalogMissing, codeCatalogElement, codeCatalogStale}

const (
	messageCatalogMissing = "未见政府信息公开目录；%s"
	// Entries lack an element: how many looked at, how many lack it, its name, the first.
	messageCatalogElement = "抽查政府信息公开目录%d个条目，其中%d个没有“%s”，如%s"
	// Its newest entry is too old: the day, the entry, months.
	messageCatalogStale = "政府信息公开目录最新条目为%s的%s，至检查时超过%d个月没有更新"

	reasonCatalogEntries = "政府信息公开目录的条目没有打开，目录上也没有列出要素"
	reasonCatalogDates   = "政府信息公开目录的%d个条目中，%d个没有标明日期"
	reasonCatalogParts   = "政府信息公开目录下的栏目“%s”没有查看"
	reasonCatalogNone    = "打开了政府信息公开目录%s，没有认出其中的条目"
)

type disclosureCatalogParameters struct {
	Topic    outline.Topic       `yaml:"topic"`
	Elements []disclosureElement `yaml:"elements"`
	// Titled is the element that the title of an entry tells.
	Titled string `yaml:"titled"`
	// Dated is the one that tells an entry's day where the catalog shows it with its label.
	Dated  string             `yaml:"dated"`
	Others outline.Expression `yaml:"others"`
	Blank  outline.Expression `yaml:"blank"`
	// Months is how old the newest entry may be.
	Months int `yaml:"months"`
	// Entries is how many entries are looked at, at most.
	Entries int `yaml:"entries"`
	// Lacking is the share of those looked at, 0 to 1, up to which entries without an element
	// are exceptions.
	Lacking float64 `yaml:"lacking"`
}

func judgeDisclosureCatalog(c *Case, parameters Parameters) (Result, error) {
	var words disclosureCatalogParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	seen := c.topic(words.Topic)
	if len(seen.pages) == 0 {
		why := seen.open(words.Topic.Name)
		if why == "" {
			why = c.absent(words.Topic)
		}
		if why != "" {
			return Result{Gaps: gaps(codesOfCatalog, why)}, nil
		}
		message := fmt.Sprintf(messageCatalogMissing, c.lookedAt(words.Topic))
		return Result{Findings: []Finding{defect(codeCatalogMissing, "", message, c.topicExhibits(seen)...)}}, nil
	}
	list := c.readCatalog(seen)
	if len(list.items) == 0 {
		reason := fmt.Sprintf(reasonCatalogNone, quoted(nameOfPage(seen.pages[0])))
		if list.open != "" {
			reason = list.open
		}
		return Result{Gaps: gaps([]string{codeCatalogElement, codeCatalogStale}, reason)}, nil
	}
	result := Result{}
	c.catalogElements(list, seen, &words, &result)
	c.catalogAge(list, seen, &words, &result)
	return result, nil
}

// catalogList is the entries of a catalog.
type catalogList struct {
	items []outline.Item
	open  string // why there may be others
}

func (c *Case) readCatalog(seen *topicSeen) catalogList {
	list, known := catalogList{}, map[string]bool{}
	add := func(items []outline.Item) {
		for _, item := range items {
			if key := item.Address + " " + item.Title; !known[key] && c.catalogEntry(&item) && !item.Date.Day.After(evidence.Midnight(c.AsOf)) {
				known[key] = true
				list.items = append(list.items, item)
			}
		}
	}
	for _, p := range seen.pages {
		for i := range p.Lists {
			if p.Lists[i].Main || p.Kind == outline.KindList || p.Kind == outline.KindCatalog {
				add(p.Lists[i].Items)
			}
		}
	}
	for _, column := range seen.columns {
		for _, each := range branch(column) {
			add(each.Items)
			if list.open == "" && !each.Opened() && !c.gone(each.Address) {
				list.open = fmt.Sprintf(reasonCatalogParts, excerpt(each.Name))
			}
		}
	}
	if why := seen.open("政府信息公开目录"); list.open == "" {
		list.open = why
	}
	return list
}

// catalogEntry reports whether an item of a catalog's list may be an entry, and is no part of
// the catalog with a list of its own, nor another page that holds no document.
func (c *Case) catalogEntry(item *outline.Item) bool {
	if item.Address == "" {
		return true
	}
	if p := c.site().At(item.Address); p != nil {
		return slices.Contains(catalogKinds, p.Kind)
	}
	return c.site().Column(item.Address) == nil
}

// catalogKinds are the kinds of pages that entries of a catalog have.
var catalogKinds = []outline.Kind{outline.KindArticle, outline.KindPolicy, outline.KindInterpretation, outline.KindRegulation, outline.KindOther}

// elementKinds are those whose head must tell the elements of an entry.
var elementKinds = []outline.Kind{outline.KindArticle, outline.KindPolicy, outline.KindOther}

// showsEntry reports whether a page is that of an entry, seen whole.
func (c *Case) showsEntry(p *outline.Page) bool {
	if p == nil || !slices.Contains(elementKinds, p.Kind) || c.site().Column(p.Address) != nil {
		return false
	}
	v := c.viewOf(p.Source)
	return v != nil && v.incomplete() == ""
}

// catalogElements judges the entries whose pages were opened, up to a number.
func (c *Case) catalogElements(list catalogList, seen *topicSeen, words *disclosureCatalogParameters, result *Result) {
	labels := disclosureLabels{elements: words.Elements, others: words.Others, blank: words.Blank}
	table := c.tableHeads(seen.pages, words.Elements)
	lacking := map[string][]*outline.Page{}
	looked := 0
	for _, item := range list.items {
		p := c.site().At(item.Address)
		if looked == words.Entries || !c.showsEntry(p) {
			continue
		}
		looked++
		told := labels.told(c.headOf(p))
		if item.Node != nil && item.On != nil {
			for name := range labels.told(markedText(item.Node, headBytes)) {
				told[name] = true
			}
		}
		told[words.Titled] = told[words.Titled] || p.Title != "" || item.Title != ""
		for i := range words.Elements {
			if name := words.Elements[i].Name; !told[name] && !table[name] {
				lacking[name] = append(lacking[name], p)
			}
		}
	}
	if looked == 0 && len(table) < len(words.Elements) {
		result.Gaps = append(result.Gaps, Gap{codeCatalogElement, reasonCatalogEntries})
		return
	}
	sample := Sample{Codes: []string{codeCatalogElement}, Total: len(words.Elements)}
	for i := range words.Elements {
		name := words.Elements[i].Name
		sample.Items = append(sample.Items, name)
		pages := lacking[name]
		if len(pages) == 0 {
			continue
		}
		var shown []*Exhibit
		for _, p := range pages[:min(len(pages), maxPlaces)] {
			shown = append(shown, c.exhibitOf(p, p.TitleNode))
		}
		message := fmt.Sprintf(messageCatalogElement, looked, len(pages), name, quoted(nameOfPage(pages[0])))
		found := defect(codeCatalogElement, name, message, shown...)
		found.Item = name
		if float64(len(pages)) <= words.Lacking*float64(looked) {
			found.Severity = SeverityNote
		}
		result.Findings = append(result.Findings, found)
	}
	result.Samples = []Sample{sample}
}

// headBytes is how much of an entry's page is read for its head table.
const headBytes = 6000

// headOf is the text of a page from its beginning, which holds the head table of an entry.
func (c *Case) headOf(p *outline.Page) string {
	v := c.viewOf(p.Source)
	if v == nil {
		return ""
	}
	text := v.reading.Text
	return strings.ToValidUTF8(text[:min(len(text), headBytes)], "")
}

// markedText is all text below a node, what only shows when the pointer rests on it
// included, a block a line.
func markedText(n *html.Node, limit int) string {
	var text strings.Builder
	nodes := 0
	for e := range n.Descendants() {
		if nodes++; nodes > maxMarked {
			break
		}
		if e.Type == html.TextNode {
			text.WriteString(evidence.Normalize(e.Data))
			text.WriteByte('\n')
		}
		if text.Len() > limit {
			break
		}
	}
	return text.String()
}

// maxMarked bounds how many nodes are gone through for text.
const maxMarked = 1000

// maxRows bounds how many rows are looked at for the head of a table.
const maxRows = 2000

// tableHeads returns the elements that the head of the catalog's own table names for all
// entries: a row that names two at least.
func (c *Case) tableHeads(pages []*outline.Page, elements []disclosureElement) map[string]bool {
	heads := map[string]bool{}
	for _, p := range pages {
		rows := p.Doc.Find("tr, ul, dl, li, div[class*=title], div[class*=head], div[class*=tit]").Nodes
		for _, row := range rows[:min(len(rows), maxRows)] {
			var found []string
			text := joinedText(markedText(row, longestHead))
			if len(text) > longestHead || within(row, "form", "select") {
				continue
			}
			for i := range elements {
				if elements[i].Labels.MatchString(text) {
					found = append(found, elements[i].Name)
				}
			}
			if len(found) < 2 {
				continue
			}
			for _, name := range found {
				heads[name] = true
			}
		}
	}
	return heads
}

// longestHead is how long, in bytes, the head of a table may be.
const longestHead = 120

func within(n *html.Node, names ...string) bool {
	for ; n != nil; n = n.Parent {
		if slices.Contains(names, n.Data) {
			return true
		}
	}
	return false
}
