package audits

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

const (
	messageTextOnly     = "所见%d件解读材料（打开%d件）都只有文字，没有图片、图表、音频、视频或动漫形式的解读"
	messageTextOnlyNone = "网站没有政策解读，也没有图片、图表、音频、视频或动漫形式的解读（%s）"
	// Too few were opened: seen, opened.
	reasonTextOnlyFew = "见到%d件解读材料，都不是以图表、音频或视频为题，只打开了其中%d件，不能认定都只有文字"
	reasonTextOnly    = "打开的%d件解读材料都只有文字，但%s"

	// shownTextOnly is how many pages prove that interpretations are in words only.
	shownTextOnly = 3
)

// mediaSigns tell pictures, sound and film.
type mediaSigns struct {
	leastSide, longSide float64
	titles              []string
	players, files      *regexp.Regexp
}

func (w *formWords) media() (*mediaSigns, error) {
	m := &mediaSigns{leastSide: w.LeastSide, longSide: w.LongSide, titles: w.RichTitles}
	var err error
	if m.players, err = patternOr(w.Players); err != nil {
		return nil, err
	}
	m.files, err = patternOr(w.MediaFiles)
	return m, err
}

func patternOr(pattern string) (*regexp.Regexp, error) {
	if pattern == "" {
		pattern = matchesNothing
	}
	compiled, err := regexp.Compile(pattern)
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	return compiled, nil
}

// titled reports whether a title says that an interpretation is more than words.
func (m *mediaSigns) titled(title string) bool {
	return slices.ContainsFunc(m.titles, func(word string) bool { return strings.Contains(title, word) })
}

// shown reports whether the body of a page shows a picture or plays something.
func (m *mediaSigns) shown(p *outline.Page) bool {
	for n := range p.Body.Descendants() {
		if n.Type == html.ElementNode && m.rich(p.Doc, n, m.leastSide) {
			return true
		}
	}
	return false
}

// holdsText reports whether what an interpretation says may stand in pictures or films of
// its body, where it cannot be read.
func (m *mediaSigns) holdsText(p *outline.Page) bool {
	for n := range p.Body.Descendants() {
		if n.Type == html.ElementNode && m.rich(p.Doc, n, m.longSide) {
			return true
		}
	}
	return m.titled(p.Title)
}

// rich reports whether an element plays something, or is a picture of which one side has a
// length and the other is no line or icon.
func (m *mediaSigns) rich(doc *evidence.Document, n *html.Node, side float64) bool {
	switch n.Data {
	case "video", "audio", "embed", "object":
		return true
	case "iframe":
		return m.players.MatchString(evidence.Attribute(n, "src"))
	case "a":
		return m.files.MatchString(evidence.Attribute(n, "href"))
	case "img":
		w, h := pictureSides(doc, n)
		return max(w, h) >= side && min(w, h) >= m.leastSide
	}
	return m.players.MatchString(evidence.Attribute(n, "class"))
}

// pictureSides are the width and height of a picture as shown, else as its attributes say: what
// loads late has no box yet.
func pictureSides(doc *evidence.Document, img *html.Node) (width, height float64) {
	box, _ := doc.Box(img)
	return max(box.W, numericAttribute(img, "width")), max(box.H, numericAttribute(img, "height"))
}

func numericAttribute(n *html.Node, name string) float64 {
	value, err := strconv.ParseFloat(strings.TrimSuffix(evidence.Attribute(n, name), "px"), 64)
	if err != nil {
		return 0
	}
	return value
}

// elsewhere are the readings of no document that stand only where no policies are
// interpreted: among figures, answers to concerns, and talks.
func (c *Case) elsewhere(book *policyBook) map[*publication]bool {
	listed := map[string]bool{}
	for _, column := range c.site().Columns {
		if column.Kind != outline.ColumnInteraction && !book.others.MatchString(column.Name) {
			continue
		}
		for i := range column.Items {
			listed[addressOf(c.site(), column.Items[i].Address)] = true
		}
	}
	found := map[*publication]bool{}
	for _, r := range book.readings {
		if len(r.about) > 0 || len(r.columns) > 0 || r.address == "" {
			continue
		}
		found[r] = listed[r.address] || r.page != nil && (r.page.Kind == outline.KindInterview || book.others.MatchString(r.page.ColumnName))
	}
	return found
}

// textOnly asks whether any interpretation of the site is more than words.
func (c *Case) textOnly(book *policyBook, words *formWords, media *mediaSigns, result *Result) {
	finding, why := c.onlyWords(book, words, media)
	switch {
	case finding != nil:
		result.Findings = append(result.Findings, *finding)
	case why != "":
		result.Gaps = append(result.Gaps, Gap{codeInterpretationTextOnly, why})
	}
}

func (c *Case) onlyWords(book *policyBook, words *formWords, media *mediaSigns) (*Finding, string) {
	home, why := c.home()
	if home == nil {
		return nil, why
	}
	elsewhere := c.elsewhere(book)
	readings := slices.DeleteFunc(slices.Clone(book.readings), func(r *publication) bool { return !r.interprets() || elsewhere[r] })
	if len(readings) == 0 {
		if why := c.absent(book.words.Interpretations); why != "" {
			return nil, why
		}
		message := fmt.Sprintf(messageTextOnlyNone, c.lookedAt(book.words.Interpretations))
		found := defect(codeInterpretationTextOnly, "", message, onPage(home.page, firstScreen(home.page)))
		return &found, ""
	}
	for _, column := range book.columns {
		if media.titled(column.Name) && len(column.Items) > 0 {
			return nil, ""
		}
	}
	var opened []*Exhibit
	count := 0
	for _, r := range readings {
		if media.titled(r.title) || media.files.MatchString(r.address) {
			return nil, ""
		}
		if !readable(r.page) {
			continue
		}
		if media.shown(r.page) {
			return nil, ""
		}
		if count++; len(opened) < shownTextOnly {
			opened = append(opened, c.exhibitOf(r.page, r.page.TitleNode))
		}
	}
	if count == 0 || count < min(len(readings), words.LeastPages) {
		return nil, fmt.Sprintf(reasonTextOnlyFew, len(readings), count)
	}
	if why := book.uncovered(c, book.from); why != "" {
		return nil, fmt.Sprintf(reasonTextOnly, count, why)
	}
	found := defect(codeInterpretationTextOnly, "", fmt.Sprintf(messageTextOnly, len(readings), count), opened...)
	return &found, ""
}
