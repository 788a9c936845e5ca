package audits

import (
	"strings"

	"wangjian/evidence"
)

const (
	// maxQuoted bounds what a message quotes of a page, in characters.
	maxQuoted = 120
	// maxExcerpt bounds what a message quotes of a mark, in characters.
	maxExcerpt = 60
)

// shortened is text on one line, without invisible characters, cut to a
// number of characters.
func shortened(text string, limit int) string {
	characters := []rune(evidence.Normalize(text))
	if len(characters) <= limit {
		return string(characters)
	}
	return string(characters[:limit]) + "…"
}

// excerpt is text shortened to what a message quotes of a mark.
func excerpt(text string) string { return shortened(text, maxExcerpt) }

// innerQuotes turns quotation marks into those that stand within others
// (GB/T 15834).
var innerQuotes = strings.NewReplacer("“", "‘", "”", "’")

// quoted is text shortened and in quotation marks.
func quoted(text string) string {
	return "“" + innerQuotes.Replace(shortened(text, maxQuoted)) + "”"
}
