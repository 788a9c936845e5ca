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

// disclosure.guide reads the guide to government information.
//
// Source: 福建省2019年度指标体系，政府信息公开指南：“政府信息公开指南及时更新情况。……具备政府信息的分类、编排体系、
// 获取方式和政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式等内容情况。”
//
// Codes: disclosure.guide.missing where the whole site was seen without one, or what bears its name holds none of its
// elements; disclosure.guide.element, one for each element that none of its pages has, a label over nothing or over 无
// included; disclosure.guide.stale where the guide rests on a regulation since replaced, or names itself that of a year
// long past. An index of departments' guides, a file and a picture are not read.
var disclosureGuide = Audit{
	ID:    "disclosure.guide",
	Codes: codesOfGuide,
	Wants: func(p Parameters) ([]outline.Topic, error) {
		var words disclosureGuideParameters
		err := p.Decode(&words)
		return []outline.Topic{words.Topic, {Name: words.Search}}, err
	},
	Judge: judgeDisclosureGuide,
}

const (
	codeGuideMissing = "disclosure.guide.missing"
	codeGuideStale   = "disclosure.guide.stale"
	codeGuideElement = "disclosure.guide.element"
)

var codesOfGuide = []string{codeGuideMissing, codeGuideStale, codeGuideElement}

const (
	messageGuideMissing = "未见政府信息公开指南；%s"
	// A page bears the name and holds nothing of a guide.
	messageGuideEmpty = "栏目页面%s没有指南内容；%s"
	// An element is lacking: its name, the guide's title.
	messageGuideElement = "政府信息公开指南%s没有“%s”"
	// It cites what was replaced: the title, what, since when another is in force.
	messageGuideSuperseded = "政府信息公开指南%s仍以%s为依据，该文件自%s起已被替代"
	// Its title names a year long past: title, year.
	messageGuideYear = "政府信息公开指南%s是%d年的，至检查时已超过%d年"

	reasonGuideIndex   = "指南栏目%s是各单位指南的索引，没有见到本单位的指南"
	reasonGuideFile    = "指南%s是文件（%s），没有读取其内容"
	reasonGuidePicture = "指南%s是图片，没有读取其内容"
	reasonGuideItems   = "指南栏目%s下的%s没有查看"
	// All that was found is another unit's by its title.
	reasonGuideOthers = "未见本单位的指南，见到的%s从题名看是其他单位的，不能判定本单位是否另有公开"
)

type disclosureGuideParameters struct {
	Topic outline.Topic `yaml:"topic"`
	// Search is what the site is searched for, even where something bears the topic's name.
	Search   string              `yaml:"search"`
	Elements []disclosureElement `yaml:"elements"`
	// Others are labels of other things, which end a value.
	Others outline.Expression `yaml:"others"`
	// Blank matches values that say nothing.
	Blank outline.Expression `yaml:"blank"`
	// Superseded are documents that a guide can no longer rest on.
	Superseded []supersededDocument `yaml:"superseded"`
	// Years is how many years ago a guide that names its year is out of date.
	Years int `yaml:"years"`
	// Units are links by the names of units; that many of them make an index.
	Units   outline.Expression `yaml:"units"`
	Indexed int                `yaml:"indexed"`
	// Forms are attached files that are no guide.
	Forms outline.Expression `yaml:"forms"`
}

type supersededDocument struct {
	Name   string             `yaml:"name"`
	Cited  outline.Expression `yaml:"cited"`
	Unless outline.Expression `yaml:"unless"`
	Since  string             `yaml:"since"` // YYYY-MM-DD
}

// guideReading is what was read of a site's guide.
type guideReading struct {
	pages []*outline.Page // that hold something of it
	told  map[string]bool
	open  string // why more of it may stand elsewhere
}

func judgeDisclosureGuide(c *Case, parameters Parameters) (Result, error) {
	var words disclosureGuideParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	seen := c.topic(words.Topic)
	units, err := c.siteUnits()
	if err != nil {
		return Result{}, err
	}
	read := c.readGuide(seen, &words, units)
	switch {
	case len(read.pages) > 0:
		return c.guideRead(read, &words)
	case read.open != "":
		return Result{Gaps: gaps(codesOfGuide, read.open)}, nil
	}
	searched := outline.Topic{Name: words.Search}
	if why := c.absent(searched); why != "" {
		return Result{Gaps: gaps(codesOfGuide, why)}, nil
	}
	message := fmt.Sprintf(messageGuideMissing, c.lookedAt(searched))
	if len(seen.pages) > 0 {
		message = fmt.Sprintf(messageGuideEmpty, quoted(nameOfPage(seen.pages[0])), c.lookedAt(searched))
	}
	return Result{Findings: []Finding{defect(codeGuideMissing, "", message, c.topicExhibits(seen)...)}}, nil
}

// nameOfPage is what a page is called in messages.
func nameOfPage(p *outline.Page) string {
	for _, name := range []string{p.Title, p.ColumnName, p.Source.Title} {
		if name != "" {
			return name
		}
	}
	return p.Address
}

// maxGuidePages bounds how many pages of a guide's column are read.
const maxGuidePages = 40

// readGuide reads the pages that bear the topic's name, and what their lists lead to.
func (c *Case) readGuide(seen *topicSeen, words *disclosureGuideParameters, units *unitNames) guideReading {
	others := ""
	read := guideReading{told: map[string]bool{}, open: seen.open(words.Topic.Name)}
	candidates := slices.Clone(seen.pages)
	note := func(format string, values ...any) {
		if read.open == "" {
			read.open = fmt.Sprintf(format, values...)
		}
	}
	for _, p := range seen.pages {
		for i := range p.Lists {
			for _, item := range p.Lists[i].Items {
				target := c.site().At(item.Address)
				listed := p.Lists[i].Main || words.Topic.Names(item.Title)
				switch {
				case !listed:
				case units.ofAnother(item.Title):
					if words.Topic.Names(item.Title) {
						others = item.Title
					}
				case target == nil && outline.IsDocument(item.Address):
					note(reasonGuideFile, quoted(nameOfPage(p)), quoted(item.Title))
				case target == nil && !c.gone(item.Address):
					note(reasonGuideItems, quoted(nameOfPage(p)), quoted(item.Title))
				case target != nil && !slices.Contains(candidates, target) && len(candidates) < maxGuidePages:
					candidates = append(candidates, target)
				}
			}
		}
	}
	labels := disclosureLabels{elements: words.Elements, others: words.Others, blank: words.Blank}
	for _, p := range candidates {
		if units.ofAnother(p.Title) {
			others = p.Title
			continue
		}
		told := labels.told(c.contentOf(p))
		if len(told) > 0 {
			read.pages = append(read.pages, p)
		}
		for name := range told {
			read.told[name] = true
		}
		c.noteUnread(p, words, len(told), note)
	}
	if len(read.pages) == 0 && others != "" {
		note(reasonGuideOthers, quoted(others))
	}
	return read
}

// noteUnread says what of a page could hold more of the guide.
func (c *Case) noteUnread(p *outline.Page, words *disclosureGuideParameters, told int, note func(string, ...any)) {
	name := quoted(nameOfPage(p))
	for _, file := range attached(p) {
		if words.Topic.Names(file.Text) || strings.Contains(file.Text, "指南") || told == 0 && !words.Forms.MatchString(file.Text) {
			note(reasonGuideFile, name, quoted(file.Text))
		}
	}
	if c.pictured(p) {
		note(reasonGuidePicture, name)
	}
	if v := c.viewOf(p.Source); v != nil && told < len(words.Elements) {
		if why := v.incomplete(); why != "" {
			note("%s：%s", name, why)
		}
	}
	if told == 0 && c.unitsOn(p, words.Units) >= words.Indexed {
		note(reasonGuideIndex, name)
	}
}

// unitsOn counts the units that a page leads to and the home page does not.
func (c *Case) unitsOn(p *outline.Page, units outline.Expression) int {
	everywhere, count := map[string]bool{}, 0
	if home := c.site().Home; home != nil {
		for _, link := range home.Links {
			everywhere[link.Address] = true
		}
	}
	for _, link := range p.Links {
		if !everywhere[link.Address] && units.MatchString(joinedText(link.Text)) {
			count++
		}
	}
	return count
}

// guideRead judges a guide that was found.
func (c *Case) guideRead(read guideReading, words *disclosureGuideParameters) (Result, error) {
	result := Result{}
	first := read.pages[0]
	name := quoted(nameOfPage(first))
	sample := Sample{Codes: []string{codeGuideElement}, Total: len(words.Elements)}
	var lacking []string
	for i := range words.Elements {
		sample.Items = append(sample.Items, words.Elements[i].Name)
		if !read.told[words.Elements[i].Name] {
			lacking = append(lacking, words.Elements[i].Name)
		}
	}
	result.Samples = []Sample{sample}
	if len(lacking) > 0 && read.open != "" {
		result.Gaps = append(result.Gaps, Gap{codeGuideElement, read.open})
		lacking = nil
	}
	for _, element := range lacking {
		found := defect(codeGuideElement, element, fmt.Sprintf(messageGuideElement, name, element), c.exhibitOf(first, first.TitleNode))
		found.Item = element
		result.Findings = append(result.Findings, found)
	}
	stale, err := c.staleGuide(read.pages, words)
	if stale != nil {
		result.Findings = append(result.Findings, *stale)
	}
	return result, err
}

// yearOfGuide finds the year that a guide's title gives it.
var yearOfGuide = regexp.MustCompile(`指南.{0,3}?((?:19|20)\d{2})年?|((?:19|20)\d{2})年?(?:度|版)?.{0,12}指南`)

// staleGuide finds what makes a guide plainly out of date, nil where nothing does.
func (c *Case) staleGuide(pages []*outline.Page, words *disclosureGuideParameters) (*Finding, error) {
	today := evidence.Midnight(c.AsOf)
	var whole strings.Builder
	newest := 0
	for _, p := range pages {
		whole.WriteString(c.contentOf(p))
		whole.WriteByte('\n')
		for _, year := range yearsIn(joinedText(p.Title)) {
			newest = max(newest, year)
		}
		for _, d := range p.Dates {
			newest = max(newest, d.Day.Year())
		}
	}
	text := joinedText(whole.String())
	for _, document := range words.Superseded {
		since, err := time.ParseInLocation(time.DateOnly, document.Since, evidence.Beijing)
		if err != nil {
			return nil, fmt.Errorf("superseded: since %q is no date: %w", document.Since, err)
		}
		if !today.Before(since) && document.Cited.MatchString(text) && !document.Unless.MatchString(text) {
			message := fmt.Sprintf(messageGuideSuperseded, quoted(nameOfPage(pages[0])), document.Name, chineseDay(since))
			found := defect(codeGuideStale, document.Name, message, c.exhibitOfText(pages, document.Cited))
			return &found, nil
		}
	}
	for _, p := range pages {
		title := joinedText(p.Title)
		if !yearOfGuide.MatchString(title) || newest == 0 || today.Year()-newest <= words.Years {
			continue
		}
		message := fmt.Sprintf(messageGuideYear, quoted(p.Title), newest, words.Years)
		found := defect(codeGuideStale, "year", message, c.exhibitOf(p, p.TitleNode))
		return &found, nil
	}
	return nil, nil
}

// exhibitOfText shows the first passage that a pattern matches, else the first page.
func (c *Case) exhibitOfText(pages []*outline.Page, pattern outline.Expression) *Exhibit {
	for _, p := range pages {
		if v := c.viewOf(p.Source); v != nil {
			if at := pattern.FindStringIndex(v.reading.Text); at != nil {
				return onPage(p.Source, v.reading.Locate(at[0], at[1]))
			}
		}
	}
	return c.exhibitOf(pages[0], pages[0].TitleNode)
}
