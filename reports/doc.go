// Package reports tells a judgement: as report.json, and as the PDF evidence
// report in the form of an official document's attachment.
//
// A report follows from the judgement, the dossier and Info alone: it reads no
// clock, and the same input gives the same bytes. What pages say reaches the
// PDF through typeset, which shows what cannot be shown by its number, and
// JSON through encoding/json; every path in a report is made of a digest.
//
// A cited file of the dossier that is missing is told where it is cited. One
// whose bytes are not those that were sealed ends every report with an error
// that wraps evidence.ErrAltered.
package reports
