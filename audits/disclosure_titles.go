package audits

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// titled is something that the site shows under a title: an item of a list, a link, or a
// page of its own. The same address under several texts is one.
type titled struct {
	texts   []string // as shown, normalised, without blanks
	address string   // canonical; "" where a script makes it
	places  []titledPlace
	target  *outline.Page // the page behind it, nil where it was not opened
	dates   []outline.Date
}

type titledPlace struct {
	on   *outline.Page
	node *html.Node // nil: the page as a whole
	area outline.Area
}

// longestTitled is how long, in bytes, a text may be to be looked at as a title.
const longestTitled = 600

// titles gathers what the site shows under titles, in the order of the pages; what
// searches on the site found comes last.
func (c *Case) titles() []*titled {
	return derive(c, "disclosure titles", nil, func() []*titled {
		site := c.site()
		g := titleGathering{site: site, known: map[string]*titled{}}
		pages := slices.Clone(site.Pages)
		for _, asked := range slices.Sorted(maps.Keys(site.Searched)) {
			pages = append(pages, site.Searched[asked])
		}
		for _, p := range pages {
			if p.Kind == outline.KindError {
				continue
			}
			g.page(p)
		}
		return g.list
	})
}

type titleGathering struct {
	site  *outline.Site
	known map[string]*titled
	list  []*titled
}

func (g *titleGathering) page(p *outline.Page) {
	if p.Title != "" && g.site.At(p.Address) == p {
		g.add(p.Title, p.Address, titledPlace{on: p, node: p.TitleNode}, outline.Date{})
	}
	for i := range p.Lists {
		for _, item := range p.Lists[i].Items {
			g.add(item.Title, item.Address, titledPlace{p, item.Node, outline.AreaItem}, item.Date)
		}
	}
	for _, link := range p.Links {
		g.add(link.Text, link.Address, titledPlace{p, link.Node, link.Area}, outline.Date{})
	}
}

func (g *titleGathering) add(text, address string, place titledPlace, date outline.Date) {
	text = joinedText(text)
	if text == "" || len(text) > longestTitled {
		return
	}
	target := g.site.At(address)
	key := address
	switch {
	case address == "":
		key = " " + text
	case target != nil:
		key = target.Address
	}
	entry := g.known[key]
	if entry == nil {
		entry = &titled{address: key, target: target}
		if address == "" {
			entry.address = ""
		}
		if target != nil {
			entry.dates = append(entry.dates, target.Dates...)
			if !target.Published.IsZero() {
				entry.dates = append(entry.dates, target.Published)
			}
		}
		g.known[key] = entry
		g.list = append(g.list, entry)
	}
	if !slices.Contains(entry.texts, text) && len(entry.texts) < maxTexts {
		entry.texts = append(entry.texts, text)
	}
	if len(entry.places) < maxTexts {
		entry.places = append(entry.places, place)
	}
	if !date.IsZero() && len(entry.dates) < maxTexts {
		entry.dates = append(entry.dates, date)
	}
}

// maxTexts bounds what is kept of an address that many places name.
const maxTexts = 12

// joinedText is text normalised and without blanks.
func joinedText(text string) string {
	return strings.Join(strings.Fields(evidence.Normalize(text)), "")
}

// title is the longest text that it is shown under.
func (t *titled) title() string {
	return slices.MaxFunc(t.texts, func(a, b string) int { return len(a) - len(b) })
}

// first is the earliest date that any place gives it; zero where none does. Dates that
// disagree speak for it: a page published again bears the later one.
func (t *titled) first() time.Time {
	var first time.Time
	for _, d := range t.dates {
		if !d.IsZero() && (first.IsZero() || d.Day.Before(first)) {
			first = d.Day
		}
	}
	return first
}

// last is the latest date that any place gives it.
func (t *titled) last() time.Time {
	var last time.Time
	for _, d := range t.dates {
		if d.Day.After(last) {
			last = d.Day
		}
	}
	return last
}

// calledWhole is called, for titles that lists may cut off.
func (t *titled) calledWhole(pattern, not outline.Expression, end string) bool {
	whole := titled{}
	for _, text := range t.texts {
		whole.texts = append(whole.texts, completed(text, end))
	}
	return whole.called(pattern, not)
}

// called reports whether one of its texts matches and none has words that say it is
// something else.
func (t *titled) called(pattern, not outline.Expression) bool {
	return slices.ContainsFunc(t.texts, pattern.MatchString) && !slices.ContainsFunc(t.texts, not.MatchString)
}

// entry reports whether it can be a single document: it is no column and no list.
func (t *titled) entry(site *outline.Site) bool {
	if t.target != nil {
		switch t.target.Kind {
		case outline.KindHome, outline.KindEntrance, outline.KindSection, outline.KindList, outline.KindSearch, outline.KindLogin, outline.KindError:
			return false
		}
		return true
	}
	return t.address == "" || site.Column(t.address) == nil
}

// shownTitle is where it is seen best: its own page, else the first place.
func (c *Case) shownTitle(t *titled) *Exhibit {
	if t.target != nil {
		return c.exhibitOf(t.target, t.target.TitleNode)
	}
	return c.exhibitOf(t.places[0].on, t.places[0].node)
}

var (
	// yearInTitle is a year and what stands behind it: no number of things.
	yearInTitle = regexp.MustCompile(`((?:19|20)\d{2})(?:[^\d号件份条项人次个篇名家户万亿余多元]|$)`)
	hanYear     = regexp.MustCompile(`([一二][〇○零Oo0一二三四五六七八九]{3})年`)
	hanDigits   = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "O", "0", "o", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	fourDigits  = regexp.MustCompile(`^(19|20)\d{2}$`)
	monthBehind = regexp.MustCompile(`^[年-]\d{1,2}[月-]`)
)

// firstOfYears is the first year that a title can mean.
const firstOfYears = 1949

// yearsIn returns the years that a title names, in their order. A year with a month is a
// day of something, and counts only where no other is named.
func yearsIn(title string) []int {
	for _, found := range hanYear.FindAllStringSubmatch(title, -1) {
		if digits := hanDigits.Replace(found[1]); fourDigits.MatchString(digits) {
			title += digits + "年"
		}
	}
	var years, months []int
	for _, at := range yearInTitle.FindAllStringSubmatchIndex(title, -1) {
		year, err := strconv.Atoi(title[at[2]:at[3]])
		switch {
		case err != nil || year < firstOfYears:
		case monthBehind.MatchString(title[at[3]:]):
			months = append(months, year)
		default:
			years = append(years, year)
		}
	}
	if len(years) == 0 {
		return months
	}
	return years
}

// completed is a title, its end put in place where the list that shows it cut it off.
func completed(title, end string) string {
	for _, mark := range []string{"…", "..."} {
		if whole := strings.TrimRight(title, mark); strings.HasSuffix(title, mark) && whole != "" {
			return whole + end
		}
	}
	return title
}

// chineseDay is a day as messages tell it.
func chineseDay(day time.Time) string { return day.In(evidence.Beijing).Format("2006年1月2日") }
