package audits

import "slices"

// early says why nothing of a row is due yet at the as-of moment, "" where something is,
// or was found, or could not be told.
//
// Source: a duty whose deadline lies after the as-of moment is not assessed.
func (r *ruling) early(row *Row) string {
	if len(r.notDue) == 0 || len(row.Zero) > 0 {
		return ""
	}
	for i := range row.Things {
		thing := &row.Things[i]
		if thing.Weight.IsZero() {
			continue
		}
		due := func(code string) bool { return !r.deferred(code) }
		if slices.ContainsFunc(thing.Codes, due) || len(r.found(SeverityDefect, thing.Codes)) > 0 {
			return ""
		}
	}
	return r.notDue[0].Reason
}

func (r *ruling) deferred(code string) bool {
	return slices.ContainsFunc(r.notDue, func(g Gap) bool { return g.Code == code })
}
