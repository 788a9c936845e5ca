package outline

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wangjian/evidence"
)

// longestTitle is how much of a title is read, in bytes.
const longestTitle = 1000

// leastQuoted is how many characters a title in 《》 has at least, to be what a title is
// about.
const leastQuoted = 4

// IsReading reports whether a title is that of an interpretation: 《…》解读, 一图读懂….
func IsReading(title string) bool {
	return titleWords().Reading.MatchString(squeezed(title))
}

// Subject returns what a document or its interpretation is about, for comparing titles: a
// title without the issuer, 关于印发 … 的通知, the words for an interpretation, brackets
// and blanks. It is never empty for a title that has words of its own.
func Subject(title string) string { return subject(squeezed(title), 0) }

// innerTitles turns the brackets of titles within titles into those of titles
// (GB/T 15834).
var innerTitles = strings.NewReplacer("〈", "《", "〉", "》", "<", "《", ">", "》")

// maxSubjects is how deep a title within a title is followed.
const maxSubjects = 4

func subject(title string, depth int) string {
	words := titleWords()
	title = stripNumbers(innerTitles.Replace(title))
	if IsReading(title) {
		if inner := quotedIn(title); inner != "" && depth < maxSubjects {
			return subject(inner, depth+1)
		}
		title = kept(words.ReadingAfter.remove(title), title)
		title = kept(words.ReadingBefore.remove(title), title)
		title = kept(words.ReadingAfter.remove(title), title)
	}
	rest := title
	if _, after, found := cutOutside(rest, words.About); found && words.About != "" {
		rest = after
	}
	if words.Amending.MatchString(rest) {
		return bare(words.Carrier.remove(rest), rest)
	}
	if inner := quotedIn(rest); inner != "" && depth < maxSubjects {
		return subject(inner, depth+1)
	}
	inner := kept(words.Issuing.remove(rest), rest)
	if inner != rest && strings.Contains(inner, words.About) && depth < maxSubjects {
		return subject(inner, depth+1)
	}
	inner = kept(words.Carrier.remove(inner), inner)
	return bare(words.Place.remove(inner), title)
}

// bare drops brackets and punctuation from a subject; fallback is what it came from, for
// the case that nothing is left.
func bare(text, fallback string) string {
	text = titleWords().Trial.remove(text)
	text = strings.NewReplacer("(", "", ")", "").Replace(text)
	if text == "" {
		return fallback
	}
	return text
}

// stripNumbers takes a title's own 文号 out of it: one in brackets, before or behind the title.
// One within it is what the title is about.
func stripNumbers(title string) string {
	if !strings.Contains(title, "号") {
		return title
	}
	var rest strings.Builder
	from := 0
	for _, n := range numbersOf(title) {
		if n.start > 0 && n.end < len(title) && (title[n.start-1] != '(' || title[n.end] != ')') {
			continue
		}
		rest.WriteString(title[from:n.start])
		from = n.end
	}
	rest.WriteString(title[from:])
	stripped := strings.ReplaceAll(rest.String(), "()", "")
	if utf8.RuneCountInString(stripped) < leastQuoted {
		return title
	}
	return stripped
}

// quotedIn returns the title in 《》 that a title is about, "" where none is long enough.
func quotedIn(title string) string {
	for _, inner := range Quoted(title) {
		if utf8.RuneCountInString(inner) >= leastQuoted && len(inner) < len(title) {
			return inner
		}
	}
	return ""
}

// cutOutside cuts at the first mark that stands in no 《》.
func cutOutside(text, mark string) (before, after string, found bool) {
	if i := strings.Index(text, mark); i >= 0 && i < indexOr(text, "《") {
		return text[:i], text[i+len(mark):], text[i+len(mark):] != ""
	}
	return text, "", false
}

func indexOr(text, mark string) int {
	if i := strings.Index(text, mark); i >= 0 {
		return i
	}
	return len(text)
}

// kept is a text unless nothing is left of it.
func kept(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// squeezed is a title without blanks, in the form of readings.
func squeezed(title string) string {
	if len(title) > longestTitle {
		title = strings.ToValidUTF8(title[:longestTitle], "")
	}
	return strings.Join(strings.Fields(evidence.Normalize(title)), "")
}

// Similar tells how far two titles are about the same document, from 0 to 1. Documents of
// different years, issues or batches are not (0), and those of different kinds, such as a
// 办法 and its 实施细则, are at most halfway.
func Similar(a, b string) float64 { return similarSubjects(Subject(a), Subject(b)) }

func similarSubjects(a, b string) float64 {
	switch {
	case a == "" || b == "":
		return 0
	case a == b:
		return 1
	}
	if differ(ordinals(a), ordinals(b)) {
		return 0
	}
	tailA, tailB := titleWords().tailOf(a), titleWords().tailOf(b)
	switch {
	case tailA != "" && tailB != "" && tailA != tailB:
		return min(overlap(a, b), differentKinds)
	case tailA == "" && tailB != "":
		b = strings.TrimSuffix(b, tailB)
	case tailB == "" && tailA != "":
		a = strings.TrimSuffix(a, tailA)
	}
	return min(overlap(a, b), nearlySame)
}

const (
	// differentKinds is how similar documents of different kinds are at most.
	differentKinds = 0.5
	// nearlySame is how similar subjects are at most that are not the same.
	nearlySame = 0.99
)

func (w *policyWords) tailOf(subject string) string {
	if w.Tail.Regexp == nil {
		return ""
	}
	return w.Tail.FindString(subject)
}

// ordinals are the years and serials in a subject, sorted.
func ordinals(subject string) []string {
	if titleWords().Ordinal.Regexp == nil {
		return nil
	}
	var found []string
	for _, match := range titleWords().Ordinal.FindAllString(subject, -1) {
		if i := strings.IndexAny(match, "0123456789"); i > 0 && !strings.HasPrefix(match, "第") {
			match = match[i:]
		}
		found = append(found, match)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// differ reports that both name years or serials, and none in common with the other's
// whole set: an interpretation may leave them out, not change them.
func differ(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	small, large := a, b
	if len(a) > len(b) {
		small, large = b, a
	}
	for _, each := range small {
		if !slices.Contains(large, each) {
			return true
		}
	}
	return false
}

// overlap is the Dice coefficient of the pairs of neighbouring characters.
func overlap(a, b string) float64 {
	left, right := pairs(a), pairs(b)
	if len(left) == 0 || len(right) == 0 {
		return 0
	}
	counts := map[[2]rune]int{}
	for _, pair := range left {
		counts[pair]++
	}
	common := 0
	for _, pair := range right {
		if counts[pair] > 0 {
			counts[pair]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(left)+len(right))
}

func pairs(text string) [][2]rune {
	characters := []rune(text)
	var all [][2]rune
	for i := 1; i < len(characters); i++ {
		all = append(all, [2]rune{characters[i-1], characters[i]})
	}
	return all
}
