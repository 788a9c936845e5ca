package audits

import (
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// Audit is one check. It is pure: what it finds follows from the dossier, the
// parameters and the as-of time alone.
type Audit struct {
	// ID names the audit in tables, such as identity.icp.
	ID string
	// Codes lists every finding code that the audit can raise.
	Codes []string
	// Wants names, most wanted first, what a survey should look for on the site; nil where
	// the audit looks for nothing in particular.
	Wants func(Parameters) ([]outline.Topic, error)
	// Judge looks at the whole dossier. A page that was not captured is a
	// reason to leave something undetermined, never an error; an error says
	// that the audit itself could not run, for example on bad parameters.
	Judge func(*Case, Parameters) (Result, error)
}

// Case is what an audit judges: a dossier as of a moment, with what several
// audits derive from it, derived once.
type Case struct {
	Dossier *evidence.Dossier
	AsOf    time.Time
	bound   map[string]Parameters
	derived map[derivation]any
	// unsearched names what was missed and not searched for, in the order asked.
	unsearched []string
}

// NewCase opens a dossier for judging by a table's bindings as of a moment.
func NewCase(d *evidence.Dossier, bindings []Binding, asOf time.Time) *Case {
	c := &Case{Dossier: d, AsOf: asOf, bound: map[string]Parameters{}, derived: map[derivation]any{}}
	for _, b := range bindings {
		c.bound[b.ID] = b.Parameters
	}
	return c
}

// parametersOf returns what the table tells an audit, and what the built-in
// vocabulary tells one that the table does not bind.
func (c *Case) parametersOf(auditID string) (Parameters, error) {
	if parameters, ok := c.bound[auditID]; ok {
		return parameters, nil
	}
	return DefaultParameters(auditID)
}

// Result is what an audit found, and what it could not tell.
type Result struct {
	Findings []Finding
	Gaps     []Gap
	// NotDue are codes of duties whose deadline lies after the as-of moment, with the
	// deadline as reason: no defect, and nothing that could not be seen.
	NotDue []Gap
	// Samples says which items were looked at for the codes of sampled things.
	Samples []Sample
	// Veto is how the audit answers the veto it is bound to; nil from audits
	// that only report.
	Veto *VetoAnswer
}

// Sample is what an audit looked at item by item: guides drawn at random, the policies of
// a year, the sections that a site must have. Findings name the item that they are of.
type Sample struct {
	Codes []string // what the items were looked at for
	Items []string // names of the items, each once
	Total int      // items there are, those not looked at included
}

// Gap is a code that could not be judged. Reason says in Chinese why and what
// was looked at.
type Gap struct {
	Code   string
	Reason string
}

// VetoAnswer is an audit's answer to a veto.
type VetoAnswer struct {
	Status VetoStatus
	Reason string // in Chinese, with the figures
}

// Finding is one observed defect, or one thing found, with its evidence.
type Finding struct {
	ID        string // f1, f2 … within a judgement
	Key       string // the same defect has the same key in every survey of the site
	Code      string
	Indicator string // row or veto
	Severity  Severity
	Message   string // in Chinese: what, where, measured how
	Deduct    Points
	Exhibits  []*Exhibit
	Subject   string // what tells it from others of its code on its page; part of Key
	Item      string // of a sample, which the finding is of
}

// Exhibit is the evidence of a finding: a place on a page, or a probe.
type Exhibit struct {
	ID    string // e1, e2 … within a judgement
	Page  *evidence.Page
	Place evidence.Place
	Probe *evidence.Probe
}

// defect makes a finding on a place of a page. Its severity is the code's own.
func defect(code, subject, message string, exhibits ...*Exhibit) Finding {
	return Finding{Code: code, Subject: subject, Message: message, Exhibits: exhibits}
}

// onPage is the exhibit of a place on a page.
func onPage(p *evidence.Page, place evidence.Place) *Exhibit {
	return &Exhibit{Page: p, Place: place}
}

// ofProbe is the exhibit of a measurement.
func ofProbe(p *evidence.Probe) *Exhibit { return &Exhibit{Probe: p} }

// gaps leaves all of an audit's codes open for one reason.
func gaps(codes []string, reason string) []Gap {
	open := make([]Gap, len(codes))
	for i, code := range codes {
		open[i] = Gap{Code: code, Reason: reason}
	}
	return open
}
