package reports

import _ "embed" // for Schema

// Schema is the JSON Schema (draft 2020-12) of report.json. Every report that
// WriteJSON writes holds to it.
//
//go:embed report.schema.json
var Schema string
