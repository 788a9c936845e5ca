package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"wangjian/audits"
)

// defaultTable is judged by where neither flag nor registry row names a table.
const defaultTable = "site-city"

// tablesFlag declares --tables.
func tablesFlag(f *pflag.FlagSet, into *string, l language) {
	f.StringVar(into, "tables", "", l.pick("以目录`DIR`中的指标表（YAML文件）代替程序自带的", "folder `DIR` of indicator tables (YAML) in place of the program's own"))
}

// loadTables reads the indicator tables of a folder, or those of the program
// where none is named.
func loadTables(folder string) ([]*audits.Table, error) {
	if folder == "" {
		return builtinTables()
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: folder, Err: fs.ErrInvalid}
	}
	if err != nil {
		return nil, usage("--tables “%s”不能读取：%w", "--tables %q: %w", folder, err)
	}
	tables, err := audits.LoadDir(os.DirFS(folder), audits.Known)
	for _, t := range tables {
		err = errors.Join(err, t.Try())
	}
	switch {
	case err != nil:
		return nil, usageOf(err, "--tables “%s”中的指标表有误：", "--tables %q:", folder)
	case len(tables) == 0:
		return nil, usage("--tables “%s”中没有指标表（.yaml文件）", "--tables %q holds no table (.yaml file)", folder)
	}
	return tables, nil
}

func builtinTables() ([]*audits.Table, error) {
	ids, err := audits.BuiltinIDs()
	if err != nil {
		return nil, err
	}
	tables := make([]*audits.Table, len(ids))
	for i, id := range ids {
		if tables[i], err = audits.Builtin(id); err != nil {
			return nil, err
		}
	}
	return tables, nil
}

// findTable takes a table by its id.
func findTable(tables []*audits.Table, id string) (*audits.Table, error) {
	at := slices.IndexFunc(tables, func(t *audits.Table) bool { return t.ID == id })
	if at < 0 {
		ids := make([]string, len(tables))
		for i, t := range tables {
			ids[i] = t.ID
		}
		return nil, usage("指标表“%s”无法识别，可用%s", "table %q is unknown; there are: %s", id, strings.Join(ids, ", "))
	}
	return tables[at], nil
}

// loadTable finds an indicator table by the id that was typed, else by that of
// the registry row, in a folder of tables where one is named.
func loadTable(folder, typed, registered string) (*audits.Table, error) {
	tables, err := loadTables(folder)
	if err != nil {
		return nil, err
	}
	return findTable(tables, cmp.Or(typed, registered, defaultTable))
}
