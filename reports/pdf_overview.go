package reports

import (
	"fmt"
	"strings"

	"wangjian/evidence"
	"wangjian/reports/fonts"
	"wangjian/reports/typeset"
)

// cover sets the first page.
func (r *report) cover() {
	if r.info.Annex != "" {
		r.doc.Annex(r.info.Annex, r.title()...)
	} else {
		r.doc.Paragraph(typeset.Body, typeset.Text("\n\n"))
		r.doc.Title(r.title()...)
	}
	r.doc.Space(coverGap)
	site := r.dossier.Site
	pairs := append(r.names(), pair(r.words.code, orText(site.Code, textNotGiven)))
	if site.HostUnit != "" {
		pairs = append(pairs, pair(keyHostUnit, site.HostUnit))
	}
	pairs = append(pairs,
		pair(keyTable, r.tableName()),
		pair(keyAsOf, fmt.Sprintf(textZone, moment(r.judgement.AsOf))),
		pair(keyNumber, Number(r.dossier)),
		typeset.Pair{Key: textConclusion, Value: typeset.Cell{{Text: conclusion(r.judgement), Face: fonts.SansBold}}},
	)
	r.doc.Pairs(coverStyle, pairs...)
	r.doc.Space(coverGap)
	r.doc.Paragraph(typeset.Body, typeset.Text(Sentence(r.judgement)+textFullStop))
}

// coverGap is the white above and under the cover's list, in millimetres.
const coverGap = 8.0

var (
	coverStyle = typeset.Style{Face: fonts.Serif, Size: 16, Leading: 27}
	listStyle  = typeset.Style{Face: fonts.Serif, Size: 12, Leading: 19}
)

func (r *report) tableName() string {
	return r.judgement.Table.Source + "（" + r.judgement.Table.Title + "）"
}

// names says what was judged.
func (r *report) names() []typeset.Pair {
	pairs := []typeset.Pair{pair(r.words.name, orText(r.dossier.Site.Name, textNotGiven))}
	if r.surveyed() {
		pairs = append(pairs, typeset.Pair{Key: keyURL, Value: typeset.Cell{toPage(siteAddress(r.dossier))}})
	}
	return pairs
}

// overview sets 一、检查概况.
func (r *report) overview() {
	r.doc.Heading(1, headingOverview)
	r.doc.Heading(2, headingResult)
	r.doc.Pairs(listStyle, append(r.names(),
		pair(keyTable, r.tableName()),
		pair(keyAsOf, fmt.Sprintf(textZone, moment(r.judgement.AsOf))),
		typeset.Pair{Key: textConclusion, Value: typeset.Cell{
			{Text: conclusion(r.judgement) + textFullStop, Face: fonts.SansBold}, typeset.Text(Sentence(r.judgement) + textFullStop),
		}},
	)...)
	r.doc.Heading(2, headingSurvey)
	r.doc.Pairs(listStyle, r.survey()...)
	if r.surveyed() {
		r.unseen()
	}
}

// survey says how the dossier came about.
func (r *report) survey() []typeset.Pair {
	s := &r.dossier.Survey
	pairs := []typeset.Pair{pair(keySurvey, surveyTime(s)), pair(keyVersion, surveyedBy(s))}
	if r.surveyed() {
		pairs = append(pairs,
			pair(keyBrowser, orText(s.Browser, textUnknown)),
			pair(keyStealth, known(stealthTexts, s.Stealth)),
			pair(keyPages, fmt.Sprintf(textPages, s.Pages)),
			pair(keyTraffic, fmt.Sprintf(textTraffic, s.Requests, size(s.Bytes))),
			pair(keyAddress, orText(s.Address, textUnknown)),
		)
	}
	if s.Stopped != "" {
		pairs = append(pairs, pair(keyStopped, known(stoppedTexts, s.Stopped)))
	}
	return pairs
}

// surveyTime tells when the survey was made; of new media it takes no time.
func surveyTime(s *evidence.Survey) string {
	if s.Finished.Equal(s.Started) {
		return fmt.Sprintf(textZone, moment(s.Started))
	}
	return fmt.Sprintf(textSpan, moment(s.Started), moment(s.Finished))
}

// surveyedBy names the program that made the survey: its record has product and version.
func surveyedBy(s *evidence.Survey) string {
	return fmt.Sprintf(textRunBy, strings.TrimPrefix(s.Version, "wangjian/"))
}

// opened reports whether any page of the site was seen.
func (r *report) opened() bool {
	for _, p := range r.dossier.Pages {
		if p.Seen() {
			return true
		}
	}
	return false
}

func (r *report) unseen() {
	r.doc.Heading(2, headingUnseen)
	entries := folded(r.judgement.Unseen)
	switch {
	case !r.opened():
		r.doc.Paragraph(typeset.Small, typeset.Text(textNoPage))
	case len(entries) == 0:
		r.doc.Paragraph(typeset.Small, typeset.Text(textAllSeen))
	}
	if len(entries) == 0 {
		return
	}
	pages := 0
	table := typeset.Table{Columns: []typeset.Column{
		{Head: headURL, Width: 7}, {Head: headWhy, Width: 4}, {Head: headCount, Width: 1.5, Align: typeset.Centre}, {Head: headDetail, Width: 5},
	}}
	for _, u := range entries {
		pages += pagesOf(u)
		table.Rows = append(table.Rows, typeset.Row{Cells: []typeset.Cell{
			{toPage(u.URL)}, typeset.TextCell(known(unseenTexts, u.Reason)), typeset.TextCell(fmt.Sprint(pagesOf(u))), typeset.TextCell(u.Detail),
		}})
	}
	r.doc.Paragraph(typeset.Small, typeset.Text(fmt.Sprintf(textUnseen, pages)))
	r.doc.Table(table)
}

func pair(key, value string) typeset.Pair {
	return typeset.Pair{Key: key, Value: typeset.TextCell(value)}
}

func orText(text, otherwise string) string {
	if strings.TrimSpace(text) == "" {
		return otherwise
	}
	return text
}

// size tells a number of bytes.
func size(n int64) string {
	const kilo = 1024.0
	switch value := float64(n); {
	case value >= kilo*kilo:
		return fmt.Sprintf("%.1f MB", value/kilo/kilo)
	case value >= kilo:
		return fmt.Sprintf("%.1f KB", value/kilo)
	}
	return fmt.Sprintf("%d B", n)
}

// failureText names a failure in Chinese, with its HTTP status and the words of
// browser or network.
func failureText(f *evidence.Failure) string {
	text := f.Kind.Info().Chinese
	if f.Status != 0 {
		text += "（" + fmt.Sprintf(textHTTP, f.Status) + "）"
	}
	if f.Detail != "" {
		text += "：" + f.Detail
	}
	return text
}
