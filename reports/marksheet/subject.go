package marksheet

import "wangjian/audits"

// subject is a row, veto or rule of a table that can be marked.
type subject struct {
	id, title string
	value     valueKind
}

// valueKind is what a mark says of its subject: the YAML key that it is filled in under.
type valueKind string

const (
	valuePoints valueKind = "points" // a row's
	valueRuling valueKind = "ruling" // a veto's, or that of a rule with a factor
	valueCount  valueKind = "count"  // of a rule with a bonus
)

var valueKinds = []valueKind{valuePoints, valueRuling, valueCount}

// subjectsOf is everything in a table that can be marked, by id. A row whose points stand
// in another cannot.
func subjectsOf(t *audits.Table) map[string]subject {
	all := map[string]subject{}
	enter := func(s subject) { all[s.id] = s }
	for i := range t.Vetoes {
		enter(ofVeto(&t.Vetoes[i]))
	}
	for i := range t.Rows {
		if row := &t.Rows[i]; row.With == "" {
			enter(ofRow(row))
		}
	}
	for i := range t.Rules {
		enter(ofRule(&t.Rules[i]))
	}
	return all
}

func ofVeto(v *audits.Veto) subject { return subject{v.ID, v.Title, valueRuling} }

func ofRow(r *audits.Row) subject { return subject{r.ID, r.Title, valuePoints} }

func ofRule(r *audits.Rule) subject {
	if r.Bonus != nil {
		return subject{r.ID, r.Title, valueCount}
	}
	return subject{r.ID, r.Title, valueRuling}
}
