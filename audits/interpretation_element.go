package audits

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wangjian/outline"
)

const (
	// An interpretation lacks something: its title, what, its characters, words that would tell it.
	messageInterpretationElement = "解读材料%s没有介绍%s（正文%d字，未见“%s”等字样）"
	// The interpretations of a document lack something: its title, how many they are, the same.
	messageInterpretationElements = "政策文件%s的%d件解读材料都没有介绍%s（正文共%d字，未见“%s”等字样）"
	// No interpretation could be read: seen, the time, what it is of.
	reasonNoElements = "见到%d件解读材料；%s本单位的政策文件中，有解读材料的和只见到解读材料的共%d件，没有一件的解读材料全部打开并且是可以判读的文字"

	// elementNamed is how many of its words a message names.
	elementNamed = 3
)

// elements holds what the interpretations of each of the time's policies tell together against
// what they must, and those of documents that were not seen each alone.
func (c *Case) elements(book *policyBook, words *formWords, media *mediaSigns, result *Result) error {
	codes := []string{codeInterpretationElement}
	if home, why := c.home(); home == nil {
		result.Gaps = append(result.Gaps, gaps(codes, why)...)
		return nil
	}
	if book.unit == nil {
		result.Gaps = append(result.Gaps, gaps(codes, reasonNoUnit)...)
		return nil
	}
	sample := Sample{Codes: codes}
	for _, told := range book.interpreted() {
		sample.Total++
		lacking, err := told.lacks(words, media)
		if err != nil {
			return err
		}
		if !told.judged {
			continue
		}
		sample.Items = append(sample.Items, told.of.name)
		for _, element := range lacking {
			found := defect(codeInterpretationElement, element.Name, told.message(element), c.exhibitOf(told.longest.page, told.longest.page.TitleNode))
			found.Item = told.of.name
			result.Findings = append(result.Findings, found)
		}
	}
	if len(sample.Items) == 0 {
		result.Gaps = append(result.Gaps, Gap{codeInterpretationElement, fmt.Sprintf(reasonNoElements, len(book.readings), book.span(), sample.Total)})
		return nil
	}
	result.Samples = append(result.Samples, sample)
	return nil
}

// tellings are the interpretations of one document.
type tellings struct {
	of       *publication // the document, else the only interpretation
	readings []*publication
	longest  *publication // of those read
	length   int          // of their texts, in characters
	judged   bool
}

// interpreted are the policies that count and have interpretations, then the interpretations
// of the time of documents that were not seen.
func (b *policyBook) interpreted() []*tellings {
	var found []*tellings
	for _, d := range b.policies {
		if len(d.readings) > 0 {
			found = append(found, &tellings{of: d, readings: d.readings})
		}
	}
	for _, r := range b.readings {
		if len(r.about) == 0 && b.inTime(r, b.unit.ofPlace) {
			found = append(found, &tellings{of: r, readings: []*publication{r}})
		}
	}
	return found
}

// lacks are the elements that none of the interpretations tells. What lacks some is judged only
// where all of them were read whole.
func (t *tellings) lacks(words *formWords, media *mediaSigns) ([]elementWords, error) {
	lacking := words.Elements
	lengths := map[*publication]int{}
	for _, r := range t.readings {
		if !readable(r.page) {
			continue
		}
		text := r.page.Doc.Text(r.page.Body)
		lengths[r] = utf8.RuneCountInString(text)
		t.length += lengths[r]
		if t.longest == nil || lengths[r] > lengths[t.longest] {
			t.longest = r
		}
		var err error
		if lacking, err = lackingElements(text, lacking); err != nil {
			return nil, err
		}
	}
	told := len(words.Elements) - len(lacking)
	t.judged = t.longest != nil && (len(lacking) == 0 || !slices.ContainsFunc(t.readings, func(r *publication) bool {
		if !readable(r.page) {
			return !t.readElsewhere(r)
		}
		return !wholeInWords(r.page, lengths[r], told, words) || media.holdsText(r.page)
	}))
	return lacking, nil
}

// readElsewhere reports whether an interpretation that was not opened was read at another
// address.
func (t *tellings) readElsewhere(r *publication) bool {
	return slices.ContainsFunc(t.readings, func(other *publication) bool { return readable(other.page) && other.title == r.title })
}

func (t *tellings) message(lacking elementWords) string {
	named := strings.Join(lacking.Words[:min(len(lacking.Words), elementNamed)], "”“")
	if len(t.readings) == 1 {
		return fmt.Sprintf(messageInterpretationElement, quoted(t.longest.title), lacking.Name, t.length, named)
	}
	return fmt.Sprintf(messageInterpretationElements, quoted(t.of.title), len(t.readings), lacking.Name, t.length, named)
}

// wholeInWords reports whether the text of a page is all that an interpretation says: it is
// long, or tells most of what it must and leads to no file that may tell the rest.
func wholeInWords(p *outline.Page, length, told int, words *formWords) bool {
	return length >= words.LeastText || told >= words.LeastTold && told > 0 && len(attached(p)) == 0
}

// lackingElements are those of which no word or pattern occurs in a text.
func lackingElements(text string, elements []elementWords) ([]elementWords, error) {
	text = strings.Join(strings.Fields(text), "")
	var lacking []elementWords
	for _, e := range elements {
		patterns, err := anyOf(e.Patterns)
		if err != nil {
			return nil, err
		}
		if !patterns.MatchString(text) && !slices.ContainsFunc(e.Words, func(word string) bool { return strings.Contains(text, word) }) {
			lacking = append(lacking, e)
		}
	}
	return lacking, nil
}

// ofPlace reports whether a title names the place that the unit governs; of a department
// none does.
func (u *ownUnit) ofPlace(title string) bool {
	place := u.place()
	if place == "" || u.byTitle(title) == ownershipOther {
		return false
	}
	for _, named := range append(outline.Quoted(title), title) {
		if strings.HasPrefix(strings.TrimPrefix(named, u.region), place) {
			return true
		}
	}
	return false
}
