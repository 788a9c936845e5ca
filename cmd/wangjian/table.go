package main

import (
	"slices"
	"strings"

	"wangjian/audits"
)

// loadTable finds an indicator table by its id.
func loadTable(id string) (*audits.Table, error) {
	ids, err := audits.BuiltinIDs()
	if err != nil {
		return nil, err
	}
	if !slices.Contains(ids, id) {
		return nil, usage("--table “%s”无法识别，可用%s", "--table %q is unknown; there are: %s", id, strings.Join(ids, ", "))
	}
	return audits.Builtin(id)
}
