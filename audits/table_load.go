package audits

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed tables/*.yaml
var builtinFiles embed.FS

const (
	builtinFolder  = "tables"
	codesFile      = "codes.yaml"
	vocabularyFile = "vocabulary.yaml"
	tableSuffix    = ".yaml"
)

// KnownAudits tells whether there is an audit of an id, and which codes it can raise.
type KnownAudits func(auditID string) (codes []string, ok bool)

// BuiltinIDs is the ids of the tables in the program, in alphabetical order.
func BuiltinIDs() ([]string, error) {
	names, err := tableNames(builtinFiles, builtinFolder)
	if err != nil {
		return nil, fmt.Errorf("built-in tables: %w", err)
	}
	ids := make([]string, len(names))
	for i, name := range names {
		ids[i] = strings.TrimSuffix(name, tableSuffix)
	}
	return ids, nil
}

// Builtin is the program's table of that id. An unknown id is an error that lists the
// known ones.
func Builtin(id string) (*Table, error) {
	ids, err := BuiltinIDs()
	if err != nil {
		return nil, err
	}
	for _, known := range ids {
		if known != id {
			continue
		}
		data, err := readBuiltin(id + tableSuffix)
		if err != nil {
			return nil, err
		}
		return LoadTable(id+tableSuffix, data, Known)
	}
	return nil, fmt.Errorf("unknown table %q: there are %s", id, strings.Join(ids, ", "))
}

// LoadTable reads one table file, with the built-in vocabulary under its parameters. The
// error lists every problem found, each with file, line and row.
func LoadTable(name string, data []byte, known KnownAudits) (*Table, error) {
	words, err := builtinVocabulary()
	if err != nil {
		return nil, err
	}
	return loadTable(name, data, words, known)
}

// LoadDir reads the tables of a folder, in the order of their file names. Its
// vocabulary.yaml, where there is one, stands over the built-in one. Finding codes belong
// to the program: a codes.yaml is an error, as are two tables of one id.
func LoadDir(dir fs.FS, known KnownAudits) ([]*Table, error) {
	words, err := vocabularyOf(dir, known)
	if err != nil {
		return nil, err
	}
	names, err := tableNames(dir, ".")
	if err != nil {
		return nil, fmt.Errorf("tables: %w", err)
	}
	if _, err := fs.Stat(dir, codesFile); err == nil {
		return nil, fmt.Errorf("%s: finding codes cannot be replaced: remove the file", codesFile)
	}
	if _, err := fs.Stat(dir, workdaysFile); err == nil {
		return nil, fmt.Errorf("%s: add years under calendar of interpretation.form in %s instead", workdaysFile, vocabularyFile)
	}
	fileOf := map[string]string{}
	tables := make([]*Table, 0, len(names))
	for _, name := range names {
		data, err := fs.ReadFile(dir, name)
		if err != nil {
			return nil, fmt.Errorf("tables: %w", err)
		}
		table, err := loadTable(name, data, words, known)
		if err != nil {
			return nil, err
		}
		if other, twice := fileOf[table.ID]; twice {
			return nil, fmt.Errorf("%s: table %s is also in %s", name, table.ID, other)
		}
		fileOf[table.ID] = name
		tables = append(tables, table)
	}
	return tables, nil
}

func loadTable(name string, data []byte, words vocabulary, known KnownAudits) (*Table, error) {
	doc, err := parseDocument(name, data)
	if err != nil {
		return nil, err
	}
	codes, err := Codes()
	if err != nil {
		return nil, err
	}
	table := new(Table)
	if err := doc.decode(table); err != nil {
		return nil, err
	}
	for i := range table.Rows {
		row := &table.Rows[i]
		if row.Title == "" && len(row.Path) > 0 {
			row.Title = row.Path[len(row.Path)-1]
		}
		bindParameters(name, "row "+row.ID, row.Audits, words)
	}
	for _, veto := range table.Vetoes {
		bindParameters(name, "veto "+veto.ID, veto.Audits, words)
	}
	ids, err := identifiers()
	if err != nil {
		return nil, err
	}
	check := tableCheck{document: doc, table: table, codes: codes, known: known, ids: ids}
	if err := check.run(); err != nil {
		return nil, err
	}
	return table, nil
}

// bindParameters puts the vocabulary under the parameters that a row or veto gives itself.
func bindParameters(file, owner string, bindings []Binding, words vocabulary) {
	for i := range bindings {
		own := &bindings[i].Parameters
		own.owner = owner + ": audit " + bindings[i].ID
		for j := range own.layers {
			own.layers[j].file = file
		}
		*own = own.over(words[bindings[i].ID])
	}
}

func vocabularyOf(dir fs.FS, known KnownAudits) (vocabulary, error) {
	builtin, err := builtinVocabulary()
	if err != nil {
		return nil, err
	}
	data, err := fs.ReadFile(dir, vocabularyFile)
	if errors.Is(err, fs.ErrNotExist) {
		return builtin, nil
	}
	if err != nil {
		return nil, fmt.Errorf("tables: %w", err)
	}
	words, err := parseVocabulary(vocabularyFile, data)
	if err != nil {
		return nil, err
	}
	if err := words.check(known); err != nil {
		return nil, err
	}
	return words.over(builtin), nil
}

// tableNames is the files of a folder that hold tables.
func tableNames(dir fs.FS, folder string) ([]string, error) {
	entries, err := fs.ReadDir(dir, folder)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, entry := range entries {
		name := entry.Name()
		if path.Ext(name) == tableSuffix && name != codesFile && name != vocabularyFile && name != workdaysFile {
			names = append(names, name)
		}
	}
	return names, nil
}

func readBuiltin(name string) ([]byte, error) {
	data, err := builtinFiles.ReadFile(path.Join(builtinFolder, name))
	if err != nil {
		return nil, fmt.Errorf("built-in tables: %w", err)
	}
	return data, nil
}
