// Package audits says what the rules say: indicator tables as data, one audit a
// file, and the scoring that turns findings into points and a verdict.
//
// It is pure. A judgement follows from the dossier, the table, the assessors'
// marks and the as-of time; nothing here reaches a browser, a network or a
// clock. The way of a judgement: Judge runs the audits bound to each veto and
// row, each returns findings and gaps, a row's things lose their shares by the
// findings' codes, and the verdict follows from vetoes and scores.
package audits
