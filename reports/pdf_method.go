package reports

import (
	"fmt"
	"strconv"
	"strings"

	"wangjian/evidence"
	"wangjian/reports/typeset"
)

// method sets 六、方法、版本与局限, from what the survey recorded of itself.
func (r *report) method() {
	r.doc.Turn(typeset.Portrait)
	r.doc.Heading(1, headingMethod)
	r.doc.Heading(2, headingHow)
	for _, text := range r.words.methods {
		r.doc.Paragraph(typeset.Small, typeset.Text(text))
	}
	r.doc.Heading(2, r.words.versions)
	r.doc.Pairs(typeset.Fine, r.versions()...)
	if failures := failuresOf(r.dossier); len(failures) > 0 {
		r.doc.Heading(2, headingFailures)
		r.doc.Paragraph(typeset.Small, typeset.Text(fmt.Sprintf(textFailures, len(failures))))
		r.failures(failures)
	}
	r.doc.Heading(2, headingLimits)
	for _, text := range r.words.limits {
		r.doc.Paragraph(typeset.Small, typeset.Text(text))
	}
}

func (r *report) versions() []typeset.Pair {
	s := &r.dossier.Survey
	pairs := []typeset.Pair{
		pair(keySurveyID, orText(s.ID, textUnknown)),
		pair(keySurvey, surveyTime(s)),
		pair(keyVersion, surveyedBy(s)),
		pair(keyWriter, fmt.Sprintf(textRunBy, r.info.Version)),
	}
	if r.surveyed() {
		pairs = append(pairs,
			pair(keyBrowser, orText(s.Browser, textUnknown)),
			pair(keyUserAgent, orText(s.UserAgent, textUnknown)),
			pair(keyStealth, known(stealthTexts, s.Stealth)),
			pair(keyRobots, known(robotsTexts, s.Plan.Robots)),
			pair(keyLimits, limits(s.Plan)),
		)
	}
	if len(s.Plan.Resolve) > 0 {
		pairs = append(pairs, pair(keyResolve, strings.Join(s.Plan.Resolve, "\n")))
	}
	seal := textUnsealed
	if !r.dossier.Manifest.IsZero() {
		seal = r.dossier.Manifest.String()
	}
	return append(pairs, pair(keyManifest, seal))
}

// limits tells the extent that the survey was ordered with.
func limits(p evidence.Plan) string {
	rate := textNoRate
	if p.Rate > 0 {
		rate = fmt.Sprintf(textRate, strconv.FormatFloat(p.Rate, 'g', -1, 64))
	}
	return fmt.Sprintf(textLimits, fmt.Sprintf(textMostPages, p.Pages), fmt.Sprintf(textTabs, p.Tabs), rate, seconds(p.OpeningTime), p.Seed)
}

func (r *report) failures(failures []failureEntry) {
	table := typeset.Table{Columns: []typeset.Column{
		{Head: headURL, Width: 6}, {Head: headTime, Width: 4.2}, {Head: headPhenomenon, Width: 4.5}, {Head: headAdvice, Width: 3.5},
	}}
	for _, f := range failures {
		what := failureText(&evidence.Failure{Kind: f.Kind, Status: f.Status, Detail: f.Detail})
		table.Rows = append(table.Rows, typeset.Row{Cells: []typeset.Cell{
			{toPage(f.URL)}, typeset.TextCell(moment(f.At)), typeset.TextCell(what), typeset.TextCell(f.Advice),
		}})
	}
	r.doc.Table(table)
}
