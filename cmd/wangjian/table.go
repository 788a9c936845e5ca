package main

import (
	"cmp"
	"slices"
	"strings"

	"wangjian/audits"
)

// defaultTable is judged by where neither flag nor registry row names a table.
const defaultTable = "site-city"

// loadTable finds an indicator table by the id that was typed, else by that of
// the registry row.
func loadTable(typed, registered string) (*audits.Table, error) {
	id := cmp.Or(typed, registered, defaultTable)
	ids, err := audits.BuiltinIDs()
	if err != nil {
		return nil, err
	}
	if !slices.Contains(ids, id) {
		return nil, usage("指标表“%s”无法识别，可用%s", "table %q is unknown; there are: %s", id, strings.Join(ids, ", "))
	}
	return audits.Builtin(id)
}
