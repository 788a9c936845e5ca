package reports

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

// WriteJSON writes a judgement as report.json (see Schema). The same input
// gives the same bytes. The error wraps evidence.ErrAltered when a cited file
// of the dossier is not what was sealed; nothing is written then.
func WriteJSON(w io.Writer, j *audits.Judgement, d *evidence.Dossier, info Info) error {
	data, err := encode(j, d, info)
	if err != nil {
		return fmt.Errorf("report.json: %w", err)
	}
	_, err = w.Write(data)
	return err
}

func encode(j *audits.Judgement, d *evidence.Dossier, info Info) ([]byte, error) {
	doc, err := newDocument(j, d, info)
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}

func newDocument(j *audits.Judgement, d *evidence.Dossier, info Info) (*document, error) {
	s := d.Survey
	doc := &document{
		Schema: schemaName,
		Site:   siteEntry{Name: d.Site.Name, URL: siteAddress(d), Code: d.Site.Code, Table: j.Table.ID},
		AsOf:   stored(j.AsOf),
		Survey: surveyEntry{
			ID: s.ID, Started: stored(s.Started), Finished: stored(s.Finished), Pages: s.Pages, Requests: s.Requests, Bytes: s.Bytes,
			Browser: s.Browser, UserAgent: s.UserAgent, Stealth: s.Stealth, Address: s.Address, Stopped: s.Stopped,
		},
		Verdict: j.Verdict, Provisional: j.Provisional(), Open: orEmpty(j.Open), Score: j.Score, ReportNumber: Number(d),
		Vetoes: []vetoEntry{}, Rules: []ruleEntry{}, Indicators: []indicatorEntry{}, Levels: []levelEntry{}, Findings: []findingEntry{},
		Unseen: folded(j.Unseen), Evidence: []evidenceEntry{}, Failures: failuresOf(d),
	}
	if !d.Manifest.IsZero() {
		doc.Manifest = &d.Manifest
	}
	for i := range j.Vetoes {
		doc.Vetoes = append(doc.Vetoes, vetoOf(&j.Vetoes[i]))
	}
	for i := range j.Rules {
		doc.Rules = append(doc.Rules, ruleOf(&j.Rules[i]))
	}
	for i := range j.Indicators {
		doc.Indicators = append(doc.Indicators, indicatorOf(&j.Indicators[i]))
	}
	for _, l := range j.Levels {
		doc.Levels = append(doc.Levels, levelEntry{orEmpty(l.Path), l.Score})
	}
	for _, f := range j.Findings {
		entry := findingEntry{f.ID, f.Key, f.Code, f.Indicator, f.Severity, f.Message, f.Deduct, []string{}}
		for _, e := range f.Exhibits {
			entry.Evidence = append(entry.Evidence, e.ID)
		}
		doc.Findings = append(doc.Findings, entry)
	}
	for _, e := range j.Exhibits {
		entry, err := evidenceOf(e, info)
		if err != nil {
			return nil, err
		}
		doc.Evidence = append(doc.Evidence, entry)
	}
	return doc, nil
}

// assessed reports whether any of the points are settled.
func assessed(s audits.Score) bool { return !s.Assessed.IsZero() }

func idsOf(findings []*audits.Finding) []string {
	ids := []string{}
	for _, f := range findings {
		ids = append(ids, f.ID)
	}
	return ids
}

// orEmpty keeps a list without entries from being written as null.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// stored is a time as it is stored: UTC, whole seconds.
func stored(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }
