package audits

import "sync"

// localPrefix begins the id of a row, veto or rule that no table of the program has. Any
// other id must be one of those: a misspelt one would not be followed over the years.
const localPrefix = "local."

// identifiers is every id of a row, veto or rule in the built-in tables.
var identifiers = sync.OnceValues(func() (map[string]bool, error) {
	names, err := tableNames(builtinFiles, builtinFolder)
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, name := range names {
		data, err := readBuiltin(name)
		if err != nil {
			return nil, err
		}
		doc, err := parseDocument(name, data)
		if err != nil {
			return nil, err
		}
		for _, list := range []string{"vetoes", "rules", "rows"} {
			for _, node := range doc.items(list) {
				if id := field(node, "id"); id != nil {
					ids[id.Value] = true
				}
			}
		}
	}
	return ids, nil
})
