package audits

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wangjian/outline"
)

const (
	// An interpretation lacks something: its title, what, of which words none occurs.
	messageInterpretationElement = "解读材料%s没有介绍%s（正文%d字，未见“%s”等字样）"
	// No interpretation could be read: seen, of policies of the time, opened ones.
	reasonNoElements = "见到%d件解读材料，其中属于%s本单位政策文件的%d件，没有一件打开后是可以判读的文字"

	// elementNamed is how many of its words a message names.
	elementNamed = 3
)

// elements holds the interpretations of the time's policies against what they must tell.
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
	for _, r := range book.readings {
		if !book.inTime(r, book.unit.ofPlace) {
			continue
		}
		sample.Total++
		if !readable(r.page) {
			continue
		}
		text := r.page.Doc.Text(r.page.Body)
		lacking, err := lackingElements(text, words.Elements)
		if err != nil {
			return err
		}
		length := utf8.RuneCountInString(text)
		if len(lacking) > 0 && (!wholeInWords(r.page, length, len(words.Elements)-len(lacking), words) || media.holdsText(r.page)) {
			continue
		}
		sample.Items = append(sample.Items, r.name)
		for _, element := range lacking {
			message := fmt.Sprintf(messageInterpretationElement, quoted(r.title), element.Name, length,
				strings.Join(element.Words[:min(len(element.Words), elementNamed)], "”“"))
			found := defect(codeInterpretationElement, element.Name, message, c.exhibitOf(r.page, r.page.TitleNode))
			found.Item = r.name
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
