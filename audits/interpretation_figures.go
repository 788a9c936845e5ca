package audits

import (
	"regexp"
	"slices"
)

// markFigures marks the interpretations that stand only where figures are interpreted, such
// as in a column 数据解读.
func (c *Case) markFigures(readings []*publication, figures *regexp.Regexp) {
	site := c.site()
	listed := map[string]bool{}
	for _, column := range site.Columns {
		if !figures.MatchString(column.Name) {
			continue
		}
		for i := range column.Items {
			listed[keyOf(column.Items[i].Title, addressOf(site, column.Items[i].Address))] = true
		}
	}
	for _, r := range readings {
		r.figures = len(r.columns) == 0 && (listed[keyOf(r.title, r.address)] || r.page != nil && figures.MatchString(r.page.ColumnName))
	}
}

// withoutFigures leaves out the interpretations of figures that name no policy.
func withoutFigures(readings []*publication) []*publication {
	return slices.DeleteFunc(readings, func(r *publication) bool { return r.figures && len(r.about) == 0 })
}

// pairFigures enters the documents that the title of an interpretation of figures names in
// 《》; nothing else makes it one of a policy.
func (p *pairing) pairFigures(r *publication) {
	for _, title := range titlesIn(r.title) {
		if title != r.title {
			p.join(r, p.titled(r, title))
		}
	}
}

// figureColumns joins the patterns of names of columns that interpret figures, and of all
// columns that interpret no policies.
func (w *policyWords) figureColumns() (figures, others *regexp.Regexp, err error) {
	if figures, err = anyOf(w.FigureColumns); err != nil {
		return nil, nil, err
	}
	others, err = anyOf(slices.Concat(w.OtherColumns, w.FigureColumns))
	return figures, others, err
}
