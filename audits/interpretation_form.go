package audits

import (
	"fmt"
	"slices"
	"time"

	"wangjian/outline"
)

// interpretation.form judges when interpretations are published, what they tell, and
// whether any of them does so in more than words.
//
// Source: 福建省2019年度指标体系，解读形式：“本地重要政策文件公开后3个工作日内发布解读材料，详细介绍政策的背景依据、目标任务、
// 主要内容和解决的问题等情况。……通过数字化、图表图解、音频、视频和动漫等形式予以展现情况。”
//
// Codes:
//
//   - interpretation.late: the first interpretation of a document is published more working days after it than the table
//     allows, from one date of publication to the other; the day of the document is not counted. Dates that are read from
//     addresses, or of which the year is not shown, do not count, nor 成文日期.
//   - interpretation.element: the interpretations of a document, in words and all opened, do not tell one of the four things
//     together. Pictures and films are not judged: their words cannot be read.
//   - interpretation.form.text-only: no interpretation of the site shows a picture, plays sound or film, or is titled as
//     one that does.
var interpretationFormAudit = Audit{
	ID:    interpretationForm,
	Codes: []string{codeInterpretationLate, codeInterpretationElement, codeInterpretationTextOnly},
	Judge: judgeInterpretationForm,
}

const (
	codeInterpretationLate     = "interpretation.late"
	codeInterpretationElement  = "interpretation.element"
	codeInterpretationTextOnly = "interpretation.form.text-only"

	// A late interpretation: document, its day, interpretation, its day, working days, the limit.
	messageInterpretationLate = "政策文件%s于%s发布，其解读材料%s于%s发布，相隔%d个工作日，超过%d个工作日"
	// Nothing to judge lateness by: documents, of them with an interpretation.
	reasonNoLate = "%d件政策文件中，%d件有解读材料，但没有一件与其解读材料都标明了完整的发布日期，并且解读栏目看到了文件发布之日"
)

func judgeInterpretationForm(c *Case, p Parameters) (Result, error) {
	var words formWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	book, err := c.policyBook()
	if err != nil {
		return Result{}, err
	}
	media, err := words.media()
	if err != nil {
		return Result{}, err
	}
	var result Result
	if why := c.noBook(book); why != "" {
		result.Gaps = append(result.Gaps, gaps([]string{codeInterpretationLate}, why)...)
	} else {
		c.late(book, &words, &result)
	}
	if err := c.elements(book, &words, media, &result); err != nil {
		return Result{}, err
	}
	c.textOnly(book, &words, media, &result)
	return result, nil
}

func (c *Case) late(book *policyBook, words *formWords, result *Result) {
	sample := Sample{Codes: []string{codeInterpretationLate}, Total: book.total()}
	read := 0
	calendarLacks := ""
	for _, d := range book.policies {
		if len(d.readings) == 0 {
			continue
		}
		read++
		first, whole := earliest(d)
		if first == nil || !d.dated() {
			continue
		}
		passed, known := book.calendar.between(d.date().Day, first.date().Day)
		switch {
		case !known:
			calendarLacks = fmt.Sprintf(reasonCalendar, d.day())
			continue
		case passed > words.WorkingDays && (!whole || book.uncovered(c, d.date().Day) != "" || book.doubts.before(first, d) || book.onTimeElsewhere(d, first.date().Day)):
			continue // an earlier one may be there
		}
		sample.Items = append(sample.Items, d.name)
		if passed > words.WorkingDays {
			message := fmt.Sprintf(messageInterpretationLate, quoted(d.title), d.day(), quoted(first.title), first.day(), passed, words.WorkingDays)
			found := defect(codeInterpretationLate, d.name, message, first.dateExhibit(c), d.dateExhibit(c))
			found.Item = d.name
			result.Findings = append(result.Findings, found)
		}
	}
	if len(sample.Items) > 0 {
		result.Samples = append(result.Samples, sample)
		return
	}
	reason := fmt.Sprintf(reasonNoLate, len(book.policies), read)
	if calendarLacks != "" {
		reason = calendarLacks
	}
	result.Gaps = append(result.Gaps, Gap{codeInterpretationLate, reason})
}

// earliest is the first published of a document's interpretations, nil where none shows
// its date; whole is false where one of them shows none and may be earlier.
func earliest(d *publication) (first *publication, whole bool) {
	whole = true
	for _, r := range d.readings {
		switch {
		case !r.dated():
			whole = false
		case first == nil || r.date().Day.Before(first.date().Day):
			first = r
		}
	}
	return first, whole
}

// dateExhibit shows the date of publication.
func (d *publication) dateExhibit(c *Case) *Exhibit {
	first := d.posted()
	if first.page != nil && first.page.Published.Node != nil {
		return c.exhibitOf(first.page, first.page.Published.Node)
	}
	return first.exhibit(c)
}

// inTime reports whether an interpretation is of a policy that counts, or, of a document
// that was not seen, was published in the time and is about the unit's own place.
func (b *policyBook) inTime(r *publication, own func(string) bool) bool {
	if slices.ContainsFunc(r.about, func(d *publication) bool { return b.counts[d] }) {
		return true
	}
	return len(r.about) == 0 && outline.IsReading(r.title) && b.within(r.date().Day) && own(r.title)
}

func (b *policyBook) within(day time.Time) bool {
	return !day.IsZero() && !day.Before(b.from) && !day.After(b.to)
}

// readable reports whether a page shows the text of an interpretation.
func readable(p *outline.Page) bool {
	return p != nil && p.Body != nil && p.Kind != outline.KindError && p.Kind != outline.KindPolicy && !p.Source.Timing.Cut
}
