package audits

import (
	"slices"
	"time"

	"wangjian/evidence"
)

// Inspector returns the look that a survey takes at each page while its tab
// is open: it judges the page alone by the table's audits and names the
// places worth a picture. Audits that fail on one page name nothing; Judge
// will say why. A page that may be a blank column is named too, though alone no
// page is known for a column: it is to be looked at patiently.
func Inspector(t *Table, site evidence.Site, asOf time.Time) func(*evidence.Page) []evidence.Region {
	bindings := t.bindings()
	blanks := slices.ContainsFunc(bindings, func(b Binding) bool { return slices.Contains(registry[b.ID].Codes, codeColumnBlank) })
	return func(p *evidence.Page) []evidence.Region {
		kase := NewCase(&evidence.Dossier{Site: site, Pages: []*evidence.Page{p}}, bindings, asOf)
		var regions []evidence.Region
		for _, binding := range bindings {
			result, err := registry[binding.ID].Judge(kase, binding.Parameters)
			if err != nil {
				continue
			}
			for i := range result.Findings {
				regions = append(regions, regionsOf(&result.Findings[i], p)...)
			}
		}
		if blanks {
			regions = append(regions, kase.blankRegions()...)
		}
		return regions
	}
}

// blankRegions are where pages that may be blank columns should show their content.
func (c *Case) blankRegions() []evidence.Region {
	var regions []evidence.Region
	for _, p := range c.site().Pages {
		if maybeBlank(p) {
			f := Finding{Code: codeColumnBlank, Exhibits: []*Exhibit{c.exhibitOf(p, c.placeOfNothing(p))}}
			for _, region := range regionsOf(&f, p.Source) {
				region.Late = true
				regions = append(regions, region)
			}
		}
	}
	return regions
}

func regionsOf(f *Finding, p *evidence.Page) []evidence.Region {
	var regions []evidence.Region
	for _, e := range f.Exhibits {
		if e.Page == p && !e.Place.Box.Empty() {
			regions = append(regions, evidence.Region{Box: e.Place.Box, Reason: f.Code})
		}
	}
	return regions
}

// bindings returns every bound audit of the table once.
func (t *Table) bindings() []Binding {
	var all []Binding
	known := map[string]bool{}
	add := func(bindings []Binding) {
		for _, b := range bindings {
			if !known[b.ID] {
				known[b.ID] = true
				all = append(all, b)
			}
		}
	}
	for i := range t.Vetoes {
		add(t.Vetoes[i].Audits)
	}
	for i := range t.Rows {
		add(t.Rows[i].Audits)
	}
	return all
}
