package reports

import (
	"fmt"
	"io"
	"strings"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/reports/typeset"
)

// WritePDF writes a judgement as the PDF evidence report: cover, contents,
// 检查概况, 单项否决情况, 得分表, 问题清单, one entry of evidence a finding, and method,
// versions and limits. A report on new media, of which nothing was surveyed, has
// no 问题清单 and no evidence. report.json is attached to it, and so is
// manifest.json where Info has it. The same input gives the same bytes.
//
// A screenshot that is missing or cannot be read is told in its entry. The
// error wraps evidence.ErrAltered when a cited file, or Info.Manifest, is not
// what was sealed; nothing is written then.
func WritePDF(w io.Writer, j *audits.Judgement, d *evidence.Dossier, info Info) error {
	r, err := newReport(j, d, info)
	if err != nil {
		return fmt.Errorf("report.pdf: %w", err)
	}
	r.cover()
	r.doc.Contents(titleContents, 2)
	r.overview()
	r.vetoes()
	r.scores()
	if r.proves() {
		r.problems()
		if err := r.evidence(); err != nil {
			return fmt.Errorf("report.pdf: %w", err)
		}
	}
	r.method()
	if _, err := r.doc.WriteTo(w); err != nil {
		return fmt.Errorf("report.pdf: %w", err)
	}
	return nil
}

// report is a PDF in the making.
type report struct {
	judgement *audits.Judgement
	dossier   *evidence.Dossier
	info      Info
	doc       *typeset.Document
	cuts      map[string]cutout // by exhibit
	entries   []entry
	titles    map[string]string // of rows, vetoes and rules, by id
	words     wording
}

func newReport(j *audits.Judgement, d *evidence.Dossier, info Info) (*report, error) {
	if info.Manifest != nil && evidence.HashOf(info.Manifest) != d.Manifest {
		return nil, fmt.Errorf("manifest.json: %w", evidence.ErrAltered)
	}
	attached, err := encode(j, d, info)
	if err != nil {
		return nil, err
	}
	cuts, err := cutouts(j.Exhibits)
	if err != nil {
		return nil, err
	}
	r := &report{judgement: j, dossier: d, info: info, cuts: cuts, entries: entriesOf(j), titles: titlesOf(j), words: wordings[j.Table.Subject]}
	r.doc, err = typeset.New(typeset.Options{
		Title: strings.Join(r.title(), ""), Author: fmt.Sprintf(textRunBy, info.Version),
		Subject: fmt.Sprintf(textSubject, Number(d)), Keywords: d.Site.Code, Created: created(j, d),
	})
	if err != nil {
		return nil, err
	}
	r.doc.Attach("report.json", textAttachReport, attached)
	if info.Manifest != nil {
		r.doc.Attach("manifest.json", textAttachSeal, info.Manifest)
	}
	return r, nil
}

// created is the moment that the file names as its own: the end of the survey
// as far as it is known.
func created(j *audits.Judgement, d *evidence.Dossier) time.Time {
	for _, t := range []time.Time{d.Survey.Finished, d.Survey.Started} {
		if !t.IsZero() {
			return t
		}
	}
	return j.AsOf
}

// surveyed reports whether pages were looked at: of new media none are.
func (r *report) surveyed() bool { return r.judgement.Table.Subject != audits.SubjectMedia }

// proves reports whether there is a part for evidence.
func (r *report) proves() bool { return r.surveyed() || len(r.entries) > 0 }

// title is the report's title in the parts that stay whole.
func (r *report) title() []string {
	parts := []string{r.siteName(), r.words.title}
	if r.proves() {
		parts = append(parts, titleAnd)
	}
	return parts
}

// siteName is the registered name, else the host.
func (r *report) siteName() string {
	if r.dossier.Site.Name != "" {
		return r.dossier.Site.Name
	}
	address := siteAddress(r.dossier)
	if host := hostOf(address); host != "" {
		return host
	}
	return address
}

func titlesOf(j *audits.Judgement) map[string]string {
	titles := map[string]string{}
	for i := range j.Vetoes {
		titles[j.Vetoes[i].Veto.ID] = fmt.Sprintf(textVeto, j.Vetoes[i].Veto.Title)
	}
	for i := range j.Indicators {
		titles[j.Indicators[i].Row.ID] = j.Indicators[i].Row.Title
	}
	for i := range j.Rules {
		titles[j.Rules[i].Rule.ID] = fmt.Sprintf(textRule, j.Rules[i].Rule.Title)
	}
	return titles
}
