package audits

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// disclosure.quarter looks for the notices on the checks of each quarter.
//
// Source: 福建省2019年度指标体系，本级监督检查、本级自查：“每季度开展……政府网站监督检查（自查），在每季度第三个月上旬通过……
// 通知公告类栏目公开检查（自查）结果情况。”
//
// Codes: disclosure.quarter.missing, one for each quarter of the as-of year whose day has passed, once the notice columns
// were seen back to its beginning; disclosure.quarter.late where every date of the notice lies after the tenth of the
// third month. A notice whose title names no year is of the year in which it was published. Notices of other levels, on
// new media alone, and calls to do a check are none.
var disclosureQuarter = Audit{
	ID:    "disclosure.quarter",
	Codes: codesOfQuarter,
	Wants: func(p Parameters) ([]outline.Topic, error) {
		var words disclosureQuarterParameters
		err := p.Decode(&words)
		return []outline.Topic{words.Topic, {Name: words.Search}}, err
	},
	Judge: judgeDisclosureQuarter,
}

const (
	codeQuarterMissing = "disclosure.quarter.missing"
	codeQuarterLate    = "disclosure.quarter.late"
)

var codesOfQuarter = []string{codeQuarterMissing, codeQuarterLate}

type disclosureQuarterParameters struct {
	Topic outline.Topic `yaml:"topic"` // the column for such notices
	// Search is what the site is searched for, whether or not there is a column.
	Search string `yaml:"search"`
	// What is how messages name the notice, behind its quarter.
	What string `yaml:"what"`
	// Day is the last day of the quarter's third month on which the notice is in time.
	Day int `yaml:"day"`
	// Titles are those of such notices; group 1 is the number of the quarter.
	Titles outline.Expression `yaml:"titles"`
	// About are words that the title must have besides.
	About []outline.Expression `yaml:"about"`
	Not   outline.Expression   `yaml:"not"`
	// End is how such a title ends, for those that a list cuts off.
	End string `yaml:"end"`
}

const (
	quartersOfYear  = 4
	monthsOfQuarter = 3
)

func judgeDisclosureQuarter(c *Case, parameters Parameters) (Result, error) {
	var words disclosureQuarterParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	today := evidence.Midnight(c.AsOf)
	notices := c.quarterNotices(&words, today)
	seen := c.topic(words.Topic)
	result, sample := Result{}, Sample{Codes: codesOfQuarter}
	var early []Gap
	for quarter := 1; quarter <= quartersOfYear; quarter++ {
		begin := time.Date(today.Year(), time.Month((quarter-1)*monthsOfQuarter+1), 1, 0, 0, 0, 0, evidence.Beijing)
		due := duty{
			item: fmt.Sprintf("%d年第%s季度", today.Year(), hanOfQuarter[quarter]), missing: codeQuarterMissing, late: codeQuarterLate,
			last: time.Date(today.Year(), begin.Month()+monthsOfQuarter-1, words.Day, 0, 0, 0, 0, evidence.Beijing),
		}
		due.what = due.item + words.What
		found := notices[quarter]
		found.looked = c.lookedAt(outline.Topic{Name: words.Search})
		found.shown = func() []*Exhibit { return c.noticeExhibits(seen) }
		found.absent = func() string { return c.quarterAbsent(&words, seen, begin) }
		one := Result{}
		due.judge(c, &found, &one)
		if len(one.NotDue) > 0 {
			early = append(early, one.NotDue...)
			continue
		}
		result.Findings = append(result.Findings, one.Findings...)
		result.Gaps = append(result.Gaps, one.Gaps...)
		sample.Items = append(sample.Items, due.item)
	}
	if sample.Total = len(sample.Items); sample.Total == 0 {
		result.NotDue = early
		return result, nil
	}
	result.Samples = []Sample{sample}
	return result, nil
}

var hanOfQuarter = [quartersOfYear + 1]string{"", "一", "二", "三", "四"}

// quarterNotices finds the notices of the as-of year by quarter.
func (c *Case) quarterNotices(words *disclosureQuarterParameters, today time.Time) map[int]dutySearch {
	notices := map[int]dutySearch{}
	for _, t := range c.titles() {
		if t.first().After(today) || !t.entry(c.site()) {
			continue
		}
		quarter, year := quarterOf(t, words)
		if quarter == 0 || year != today.Year() {
			continue
		}
		found := notices[quarter]
		if c.ofAnother(t.title()) {
			found.others++
		} else {
			found.own = append(found.own, t)
		}
		notices[quarter] = found
	}
	return notices
}

// quarterOf returns which quarter of which year a title is a notice on, 0 where it is
// none.
func quarterOf(t *titled, words *disclosureQuarterParameters) (quarter, year int) {
	if slices.ContainsFunc(t.texts, words.Not.MatchString) || words.Titles.Regexp == nil {
		return 0, 0
	}
	for _, text := range t.texts {
		text = completed(text, words.End)
		found := words.Titles.FindStringSubmatch(text)
		if len(found) < 2 || slices.ContainsFunc(words.About, func(about outline.Expression) bool { return !about.MatchString(text) }) {
			continue
		}
		quarter = strings.Index("1234", hanDigits.Replace(found[1])) + 1
		if years := yearsIn(text); len(years) > 0 {
			return quarter, years[0]
		}
		day := t.first()
		if day.IsZero() {
			return 0, 0
		}
		year = day.Year()
		if begin := time.Month((quarter-1)*monthsOfQuarter + 1); day.Month() < begin {
			year--
		}
		return quarter, year
	}
	return 0, 0
}

// quarterAbsent says why a notice of a quarter that began on a day cannot be called
// absent.
func (c *Case) quarterAbsent(words *disclosureQuarterParameters, seen *topicSeen, begin time.Time) string {
	if why := seen.open(words.Topic.Name); why != "" {
		return why
	}
	for _, column := range slices.Concat(c.site().OfKind(outline.ColumnNotice), seen.columns) {
		if why := c.covered(column, begin); why != "" {
			return why
		}
	}
	return c.absent(outline.Topic{Name: words.Search})
}

// noticeExhibits shows where a notice ought to stand.
func (c *Case) noticeExhibits(seen *topicSeen) []*Exhibit {
	var shown []*Exhibit
	for _, column := range c.site().OfKind(outline.ColumnNotice) {
		if column.Opened() && len(shown) < maxPlaces {
			shown = append(shown, c.exhibitOf(column.Pages[0], column.Pages[0].TitleNode))
		}
	}
	if len(shown) > 0 {
		return shown
	}
	return c.topicExhibits(seen)
}
