// Package evidence holds what was seen: pages with their rendered documents,
// exercises, probes and history, and the dossier that keeps them on disk under
// a sealed manifest.
//
// Everything here is plain data. A browser or a survey fills it, an audit and
// a report read it, and nothing in this package reaches a network or a clock,
// so that a judgement can be repeated years later from the folder alone.
package evidence
