// Package marksheet is the sheet on which assessors mark what the program cannot award:
// YAML for a text editor, or XLSX for a spreadsheet program. Both forms are written from a
// judgement and read back as the marks that the next judgement takes.
//
// A sheet follows from the judgement and the dossier alone: the same input gives the same
// bytes. What pages say stays text in it, whatever it looks like: it opens no YAML node,
// and is no formula in a spreadsheet.
//
// XLSX files are written with excelize and read without: it takes a damaged part for the
// whole, which would lose marks silently, and some orders of cells make it panic.
package marksheet

import (
	"io/fs"
	"path/filepath"
	"strings"

	"wangjian/audits"
	"wangjian/evidence"
)

// schema is what a marks file in YAML names; one without is read as well.
const schema = "wangjian.marks/1"

// Sheet is what a marks file holds.
type Sheet struct {
	Dossier evidence.Hash // of the manifest; zero: not named
	Table   string        // its id; empty: not named
	Marks   audits.Marks  // times in UTC
}

// Read reads a marks file by the ending of its name (.yaml, .yml, .xlsx) for a table; files
// is the folder that the sheet lies in, against which attached files are resolved. Marks
// that it returns are right by [audits.Marks.Check]. Every error is a [Problems] with all
// that is wrong. Whether the dossier is the right one is left to the caller.
func Read(name string, data []byte, t *audits.Table, files fs.FS) (*Sheet, error) {
	r := &reader{
		file: name, table: t, files: files, subjects: subjectsOf(t), entered: map[string]place{},
		sheet: &Sheet{Marks: audits.Marks{}},
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml":
		r.readYAML(data)
	case ".xlsx":
		r.readXLSX(data)
	default:
		r.report(place{}, "文件名须以.yaml、.yml或.xlsx结尾", "the name must end in .yaml, .yml or .xlsx")
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return r.sheet, nil
}
