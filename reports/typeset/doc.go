// Package typeset sets Chinese official documents as PDF, in the form of GB/T 9704-2012, on gofpdf.
//
// A Document is filled from top to bottom: titles, headings, paragraphs, tables, figures. It is kept as pages of
// marks (text, rules, pictures, links) until WriteTo, which lays out the contents list, numbers the pages and hands
// all of it to gofpdf. Lengths are millimetres, font sizes points, unless a name says otherwise.
//
// Text may come from anywhere. What a reader would not see (control and direction characters, characters without
// width), what no font here can draw and what gofpdf cannot hold (above U+FFFF) is set as 〓(U+202E); nothing is left
// out. Tabs and unusual spaces become spaces, line separators become line ends.
//
// Between Chinese and Latin letters or digits a quarter em is drawn and none is typed: every line carries its text
// as ActualText, so that what is copied or searched is what was written.
package typeset
