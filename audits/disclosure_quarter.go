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
// third month. A notice on several quarters is one of each. A notice whose title names no year is of the year in which it
// was published. Notices of other levels, on new media alone, and calls to do a check are none.
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
	// Titles finds the quarters that a title names: one, a list, or one of Spans.
	Titles outline.Expression `yaml:"titles"`
	Spans  map[string][]int   `yaml:"spans"`
	// Through matches what stands between the first and the last of several.
	Through outline.Expression `yaml:"through"`
	// About are words that the title must have besides.
	About []outline.Expression `yaml:"about"`
	Not   outline.Expression   `yaml:"not"`
	// Above matches the titles of superiors' notices.
	Above outline.Expression `yaml:"above"`
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
	units, err := c.siteUnits()
	if err != nil {
		return Result{}, err
	}
	notices := c.quarterNotices(&words, units, today)
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
func (c *Case) quarterNotices(words *disclosureQuarterParameters, units *unitNames, today time.Time) map[int]dutySearch {
	notices := map[int]dutySearch{}
	for _, t := range c.titles() {
		if t.first().After(today) || !t.entry(c.site()) {
			continue
		}
		for _, of := range quartersOf(t, words) {
			found := notices[of.quarter]
			switch {
			case of.year != 0 && of.year != today.Year():
			case units.ofAnother(t.title()):
				found.others++
			case of.year == 0:
				found.unclear = append(found.unclear, t)
			default:
				found.own = append(found.own, t)
			}
			notices[of.quarter] = found
		}
	}
	return notices
}

// quarterOfYear is a quarter, of a year that is 0 where nothing tells it.
type quarterOfYear struct{ year, quarter int }

// quartersOf returns which quarters a title is a notice on, none where it is no notice.
func quartersOf(t *titled, words *disclosureQuarterParameters) []quarterOfYear {
	refused := func(text string) bool { return words.Not.MatchString(text) || words.Above.MatchString(text) }
	if slices.ContainsFunc(t.texts, refused) || words.Titles.Regexp == nil {
		return nil
	}
	for _, text := range t.texts {
		text = completed(text, words.End)
		if slices.ContainsFunc(words.About, func(about outline.Expression) bool { return !about.MatchString(text) }) {
			continue
		}
		var found []quarterOfYear
		for _, at := range words.Titles.FindAllStringIndex(text, quartersOfYear) {
			for _, quarter := range words.quartersIn(text[at[0]:at[1]]) {
				of := quarterOfYear{t.yearOf(quarter, text, at[0]), quarter}
				if !slices.Contains(found, of) {
					found = append(found, of)
				}
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// quartersIn reads what a title calls quarters: 第一、二季度, 第一季度至第三季度, 上半年.
func (w *disclosureQuarterParameters) quartersIn(named string) []int {
	if span, ok := w.Spans[named]; ok {
		return slices.DeleteFunc(slices.Clone(span), func(quarter int) bool { return quarter < 1 || quarter > quartersOfYear })
	}
	var quarters []int
	for _, digit := range hanDigits.Replace(named) {
		if quarter := strings.IndexRune("1234", digit) + 1; quarter > 0 {
			quarters = append(quarters, quarter)
		}
	}
	if len(quarters) < 2 || !w.Through.MatchString(named) {
		return quarters
	}
	var all []int
	for quarter := quarters[0]; quarter <= quarters[len(quarters)-1]; quarter++ {
		all = append(all, quarter)
	}
	return all
}

// yearOf is the year of a quarter that a title names: the last year before it, else the first
// year of the title, else that of the notice's day, or the one before where the quarter had not
// begun; 0 where none tells.
func (t *titled) yearOf(quarter int, text string, at int) int {
	if years := yearsIn(text[:at]); len(years) > 0 {
		return years[len(years)-1]
	}
	if years := yearsIn(text); len(years) > 0 {
		return years[0]
	}
	day := t.first()
	if day.IsZero() {
		return 0
	}
	if begin := time.Month((quarter-1)*monthsOfQuarter + 1); day.Month() < begin {
		return day.Year() - 1
	}
	return day.Year()
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
