package audits

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"wangjian/evidence"
)

// Judge judges a dossier by a table as of a moment. Marks may be nil. The
// same input gives an equal judgement. An error means that an audit could not
// run at all, or that marks are not for this table (see [Marks.Check]); what
// could not be seen is in the judgement instead.
func Judge(d *evidence.Dossier, t *Table, marks Marks, asOf time.Time) (*Judgement, error) {
	return judge(d, t, marks, asOf, registry)
}

func judge(d *evidence.Dossier, t *Table, marks Marks, asOf time.Time, known map[string]Audit) (*Judgement, error) {
	if err := marks.Check(t); err != nil {
		return nil, err
	}
	codes, err := Codes()
	if err != nil {
		return nil, err
	}
	j := &judging{
		Judgement: &Judgement{Table: t, AsOf: asOf, Unseen: d.Unseen},
		kase:      NewCase(d, t.bindings(), asOf),
		audits:    known, codes: codes, whole: newRuling(codes),
		numbered: map[string]*Exhibit{},
	}
	for i := range t.Vetoes {
		if err := j.veto(&t.Vetoes[i]); err != nil {
			return nil, err
		}
	}
	for i := range t.Rows {
		if err := j.row(&t.Rows[i], marks); err != nil {
			return nil, err
		}
	}
	j.tallied()
	j.ruled(marks)
	j.rules(marks)
	j.shared()
	j.conclude()
	for _, p := range d.Pages {
		p.Forget()
	}
	return j.Judgement, nil
}

// Try finds parameters of a table that its audits refuse, which otherwise show only when a
// dossier is judged.
func (t *Table) Try() error {
	_, err := Judge(&evidence.Dossier{}, t, nil, time.Time{})
	return err
}

// judging is a judgement in the making.
type judging struct {
	*Judgement
	kase     *Case
	audits   map[string]Audit
	codes    map[string]Code
	whole    ruling // of all rows
	numbered map[string]*Exhibit
}

// run lets the bound audits speak and enters their findings.
func (j *judging) run(indicator string, bindings []Binding) (ruling, error) {
	r := newRuling(j.codes)
	for _, binding := range bindings {
		audit, known := j.audits[binding.ID]
		if !known {
			return r, fmt.Errorf("%s: unknown audit %q", indicator, binding.ID)
		}
		result, err := audit.Judge(j.kase, binding.Parameters)
		if err != nil {
			return r, fmt.Errorf("%s: audit %s: %w", indicator, audit.ID, err)
		}
		for _, code := range audit.Codes {
			r.covered[code] = true
		}
		found := together(result.Findings, j.codes)
		for i := range found {
			finding, err := j.enter(indicator, &found[i])
			if err != nil {
				return r, fmt.Errorf("audit %s: %w", audit.ID, err)
			}
			r.findings = append(r.findings, finding)
		}
		r.gaps = append(r.gaps, result.Gaps...)
		r.notDue = append(r.notDue, result.NotDue...)
		r.samples = append(r.samples, result.Samples...)
		j.Gaps = append(j.Gaps, result.Gaps...)
		if result.Veto != nil {
			r.answers = append(r.answers, *result.Veto)
		}
	}
	return r, r.unsampled()
}

// ruling is what the audits of one row or veto said together.
type ruling struct {
	codes    map[string]Code
	covered  map[string]bool // codes that some audit can raise
	findings []*Finding
	gaps     []Gap
	notDue   []Gap
	samples  []Sample
	answers  []VetoAnswer
}

func newRuling(codes map[string]Code) ruling {
	return ruling{codes: codes, covered: map[string]bool{}}
}

// merge takes over what another ruling rests on.
func (r *ruling) merge(other *ruling) {
	maps.Copy(r.covered, other.covered)
	r.findings = append(r.findings, other.findings...)
	r.gaps = append(r.gaps, other.gaps...)
	r.samples = append(r.samples, other.samples...)
}

// unsampled finds a finding that names no item of the sample for its code.
func (r *ruling) unsampled() error {
	for _, f := range r.findings {
		items, _ := itemsOf(r.samples, []string{f.Code})
		if (len(items) > 0 || f.Item != "") && !slices.Contains(items, f.Item) {
			return fmt.Errorf("%s: %s: %q is no item that was looked at", f.Indicator, f.Code, f.Item)
		}
	}
	return nil
}

// enter numbers a finding and its exhibits. The same place shown twice is one
// exhibit.
func (j *judging) enter(indicator string, f *Finding) (*Finding, error) {
	code, known := j.codes[f.Code]
	if !known {
		return nil, fmt.Errorf("unknown finding code %q", f.Code)
	}
	if len(f.Exhibits) == 0 {
		return nil, errors.New(f.Code + ": a finding without evidence")
	}
	if f.Severity == "" {
		f.Severity = code.Severity
	}
	f.ID, f.Indicator = fmt.Sprintf("f%d", len(j.Findings)+1), indicator
	f.Key = f.Code + "|" + j.place(f) + "|" + f.Subject
	for i, e := range f.Exhibits {
		e = j.kase.shown(e)
		f.Exhibits[i] = e
		key := e.key()
		if known, ok := j.numbered[key]; ok {
			f.Exhibits[i] = known
			continue
		}
		e.ID = fmt.Sprintf("e%d", len(j.Exhibits)+1)
		j.numbered[key] = e
		j.Exhibits = append(j.Exhibits, e)
	}
	j.Findings = append(j.Findings, f)
	return f, nil
}

// place is the address in a finding's key: that of its page, or the site's
// where the code stands for all its places together.
func (j *judging) place(f *Finding) string {
	if j.codes[f.Code].EachPlace {
		return addressInKey(f.Exhibits[0].URL())
	}
	return addressInKey(j.kase.siteAddress())
}

// siteAddress names the site as a whole: the address that its home page came
// from, else the registered one, with a scheme.
func (c *Case) siteAddress() string {
	if home := c.Dossier.Home(); home != nil && home.Seen() && home.FinalURL != "" {
		return home.FinalURL
	}
	if address := c.Dossier.Site.URL; address == "" || strings.Contains(address, "://") {
		return address
	}
	return "http://" + c.Dossier.Site.URL
}

func (e *Exhibit) key() string {
	if e.Probe != nil {
		return "probe " + e.Probe.ID
	}
	return fmt.Sprintf("page %s %s %v %s", e.Page.ID, e.Place.Selector, e.Place.Box, e.Place.Quote)
}

// URL returns the address that the exhibit shows.
func (e *Exhibit) URL() string {
	if e.Probe != nil {
		return e.Probe.URL
	}
	if e.Page.FinalURL != "" {
		return e.Page.FinalURL
	}
	return e.Page.URL
}
