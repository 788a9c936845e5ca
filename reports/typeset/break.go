package typeset

import (
	"slices"
	"strings"
)

// line is what stands on one line; spaces at its end are gone.
type line struct {
	glyphs []glyph
	closed bool // the paragraph or the writer ended it, not the edge
}

// chance says how good a place between two glyphs is for ending a line.
type chance int

const (
	lastResort chance = iota // splits a word, or leaves a mark where none may stand
	splitsWord               // splits a word that is longer than a line
	splitsURL                // after a separator of an address that is longer than a line
	free
)

// breakLines breaks glyphs into lines. The first line may be `first` wide, all others `rest`. A line is wider than
// allowed only when it holds one single glyph.
func breakLines(glyphs []glyph, first, rest float64) []line {
	var lines []line
	width := first
	for start := 0; start <= len(glyphs); {
		end := start
		for end < len(glyphs) && glyphs[end].char != lineEnd {
			end++
		}
		broken := breakParagraph(glyphs[start:end], width, rest)
		lines = append(lines, broken...)
		width, start = rest, end+1
	}
	return lines
}

func breakParagraph(glyphs []glyph, first, rest float64) []line {
	chances := findChances(glyphs)
	var lines []line
	width := first
	for start := 0; ; {
		fit := fitting(glyphs[start:], width) + start
		if fit == len(glyphs) {
			return append(lines, line{trimEnd(glyphs[start:]), true})
		}
		end := chooseBreak(glyphs, chances, start, fit, rest)
		lines = append(lines, line{trimEnd(glyphs[start:end]), false})
		start, width = end, rest
		for start < len(glyphs) && glyphs[start].char == ' ' {
			start++
		}
	}
}

// fitting returns how many of the glyphs fit, at least one if there is any. Spaces always fit: at the end of a line
// they are not drawn.
func fitting(glyphs []glyph, width float64) int {
	x := 0.0
	for i, g := range glyphs {
		if i > 0 && !g.isSpace() && x+g.width-g.hang() > width+tolerance {
			return i
		}
		x += g.width + g.after
	}
	return len(glyphs)
}

// chooseBreak returns where the line from start ends that could hold the glyphs before fit: the last free place;
// within a word only when the word is longer than a whole line.
func chooseBreak(glyphs []glyph, chances []chance, start, fit int, full float64) int {
	best := func(from int, wanted chance) int {
		for at := fit; at > from; at-- {
			if chances[at] >= wanted {
				return at
			}
		}
		return 0
	}
	at := max(best(start, free), start)
	whole := at + fitting(glyphs[at:], full)
	if at > start && slices.ContainsFunc(chances[at+1:whole+1], func(c chance) bool { return c == free }) {
		return at
	}
	if split := best(at, splitsURL); split > 0 {
		return split
	}
	if at > start {
		return at
	}
	if split := best(start, splitsWord); split > 0 {
		return split
	}
	return fit
}

func trimEnd(glyphs []glyph) []glyph {
	for len(glyphs) > 0 && glyphs[len(glyphs)-1].isSpace() {
		glyphs = glyphs[:len(glyphs)-1]
	}
	return glyphs
}

// findChances returns for every index the chance of ending a line before that glyph.
func findChances(glyphs []glyph) []chance {
	chances := make([]chance, len(glyphs)+1)
	chances[len(glyphs)] = free
	for i := 1; i < len(glyphs); i++ {
		chances[i] = between(glyphs, i)
	}
	for start := 0; start < len(glyphs); {
		end := start + 1
		for end < len(glyphs) && isWestern(glyphs[start].char) && isWestern(glyphs[end].char) {
			end++
		}
		markURL(glyphs[start:end], chances[start:end])
		start = end
	}
	return chances
}

func between(glyphs []glyph, i int) chance {
	a, b := glyphs[i-1], glyphs[i]
	switch {
	case b.isSpace(), mayNotStart(b.char), mayNotEnd(a.char):
		return lastResort
	case a.stuck:
		return lastResort
	case a.char == ' ' && i > 1 && (mayNotEnd(glyphs[i-2].char) || isDigit(glyphs[i-2].char) && startsUnit(glyphs[i:])):
		return lastResort
	case isDigit(a.char) && isUnit(b.char), isWestern(a.char) && isWestern(b.char):
		return splitsWord
	}
	return free
}

// startsUnit tells whether a number and a space before the glyphs belong to them: a unit of at most four letters, or
// a Chinese one.
func startsUnit(glyphs []glyph) bool {
	if isUnit(glyphs[0].char) {
		return true
	}
	for i, g := range glyphs {
		if !isWestern(g.char) || isDigit(g.char) {
			return i > 0
		}
		if i == 4 {
			return false
		}
	}
	return true
}

// markURL improves the chances within a word that is an address: after / ? & = and -.
func markURL(word []glyph, chances []chance) {
	var text strings.Builder
	for _, g := range word {
		text.WriteRune(g.char)
	}
	if !looksLikeURL(text.String()) {
		return
	}
	for i := schemeEnd(text.String()) + 1; i < len(word); i++ {
		a, b := word[i-1].char, word[i].char
		if strings.ContainsRune("/?&=-", a) && b != '/' && !mayNotStart(b) {
			chances[i] = splitsURL
		}
	}
}

// schemeEnd is how many characters https:// takes, 0 where there is none.
func schemeEnd(word string) int {
	before, _, found := strings.Cut(word, "://")
	if !found {
		return 0
	}
	return len([]rune(before)) + len("://")
}

func looksLikeURL(word string) bool {
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") ||
		strings.Contains(word, "/") && strings.ContainsFunc(word, func(r rune) bool { return 'a' <= r && r <= 'z' })
}
