package audits

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"wangjian/outline"
)

// doubts are the interpretations of which what was seen does not tell what they are of.
type doubts struct {
	pairing *pairing       // of documents, for its dates
	untold  []*publication // their titles tell no subject
	alike   *pairing       // of those not opened whose titles tell one, without 《》
	cited   map[*publication]*citations
}

// citations are what the text of an opened interpretation names.
type citations struct {
	subjects []string
	numbers  map[string]bool
}

const (
	// reasonPolicyUnopened: what a policy's page alone tells is not known.
	reasonPolicyUnopened = "没有打开其页面，不知其文号和页面上有无解读入口"
	// Interpretations may be of the policy: how many, one of them.
	reasonReadingsUntold = "有%d件解读材料（如%s）从题名看不出解读的是哪一文件，没有打开或打开后仍不能认定"
	// Interpretations not opened have similar titles: one of them.
	reasonReadingAlike = "题名相近的解读材料%s没有打开，不能认定解读的是哪一文件"
	// A document's page leads to what may be its interpretation: the link.
	reasonEntryOpen = "其页面有解读入口%s，所指的页面没有打开，或打开后不能认定是否其解读材料"
)

// untoldWords are what is taken out of a subject that does not tell one document from another.
func (w *policyWords) untoldWords() (*regexp.Regexp, error) { return anyOf(w.Untold) }

// newDoubts sorts out the interpretations whose document is open, after they were paired.
func (b *policyBook) newDoubts(pairing *pairing) (*doubts, error) {
	untold, err := b.words.untoldWords()
	if err != nil {
		return nil, err
	}
	found := &doubts{pairing: pairing, cited: map[*publication]*citations{}}
	var alike []*publication
	for _, r := range b.readings {
		switch {
		case len(r.about) > 0 && !r.guessed:
		case !b.tellsSubject(r, untold):
			found.untold = append(found.untold, r)
		case len(r.about) == 0 && !readable(r.page) && len(outline.Quoted(r.title)) == 0:
			alike = append(alike, r)
		}
	}
	found.alike = newPairing(b.words, pairing.site, alike)
	return found, nil
}

// tellsSubject reports whether the title of an interpretation tells what it is about, so that
// it can be compared: not by a 文号 only, nor by words that any interpretation bears.
func (b *policyBook) tellsSubject(r *publication, untold *regexp.Regexp) bool {
	for _, title := range titlesIn(r.title) {
		least := b.words.LeastSubject
		if isCutShort(title) && r.page == nil {
			least = max(least, leastCut)
		}
		subject := outline.Subject(title)
		if b.unit != nil && b.unit.place() != "" {
			subject = strings.ReplaceAll(subject, b.unit.place(), "")
		}
		letters := 0
		for _, c := range untold.ReplaceAllString(subject, "") {
			if unicode.IsLetter(c) {
				letters++
			}
		}
		if letters >= least {
			return true
		}
	}
	return false
}

// of says why an interpretation of a document may be among those seen; "" where all that
// could be its own were ruled out.
func (d *doubts) of(document *publication, similarity float64) string {
	if !opened(document.page) {
		return reasonPolicyUnopened
	}
	count, first := 0, ""
	for _, r := range d.untold {
		if d.mayBeOf(r, document) {
			if count++; count == 1 {
				first = quoted(r.title)
			}
		}
	}
	if count > 0 {
		return fmt.Sprintf(reasonReadingsUntold, count, first)
	}
	for _, r := range d.alike.candidates(outline.Subject(document.title)) {
		like := outline.Similar(r.title, document.title)
		if like > unlike && like < similarity && len(d.pairing.fitting(r, []*publication{document})) > 0 {
			return fmt.Sprintf(reasonReadingAlike, quoted(r.title))
		}
	}
	return ""
}

// mayBeOf reports whether an interpretation whose title tells nothing may be of a document:
// its text was not read, names no document at all, or names this one.
func (d *doubts) mayBeOf(r, document *publication) bool {
	if len(d.pairing.fitting(r, []*publication{document})) == 0 {
		return false
	}
	if !readable(r.page) {
		return true
	}
	cited := d.citationsOf(r)
	if len(cited.subjects) == 0 && len(cited.numbers) == 0 || cited.numbers[document.number] {
		return true
	}
	subject := outline.Subject(document.title)
	for _, other := range cited.subjects {
		if strings.Contains(other, subject) || strings.Contains(subject, other) {
			return true
		}
	}
	return false
}

// before reports whether an interpretation that may be a document's was published before
// another of it, or shows no date.
func (d *doubts) before(first, document *publication) bool {
	return slices.ContainsFunc(d.untold, func(r *publication) bool {
		return (!r.dated() || r.date().Day.Before(first.date().Day)) && !slices.Contains(document.readings, r) && d.mayBeOf(r, document)
	})
}

func (d *doubts) citationsOf(r *publication) *citations {
	known := d.cited[r]
	if known == nil {
		text := r.page.Doc.Text(r.page.Body)
		known = &citations{numbers: map[string]bool{}}
		for _, title := range outline.Quoted(text) {
			known.subjects = append(known.subjects, outline.Subject(title))
		}
		for _, number := range numbersCited(text) {
			known.numbers[number] = true
		}
		d.cited[r] = known
	}
	return known
}

// opened reports whether a page was opened and read to its end.
func opened(p *outline.Page) bool {
	return p != nil && p.Kind != outline.KindError && !p.Source.Timing.Cut
}

// openedReadings is how many of the interpretations seen were opened.
func (b *policyBook) openedReadings() int {
	count := 0
	for _, r := range b.readings {
		if opened(r.page) {
			count++
		}
	}
	return count
}

// openEntry says why a link on the page of a document may lead to an interpretation of it that
// no list shows; "" where none does.
func (c *Case) openEntry(book *policyBook, d *publication) string {
	for _, post := range d.posts() {
		if post.page == nil {
			continue
		}
		for i := range post.page.Links {
			if link := &post.page.Links[i]; leads(link) && c.mayInterpret(book, link, d) {
				return fmt.Sprintf(reasonEntryOpen, textOfLink(link))
			}
		}
	}
	return ""
}

// mayInterpret reports whether a link says that it leads to an interpretation, and neither its
// text nor its target tells that it is one of another document.
func (c *Case) mayInterpret(book *policyBook, link *outline.Link, d *publication) bool {
	if c.site().Column(link.Address) != nil {
		return false
	}
	if !book.forward.Names(link.Text) && (!outline.IsReading(link.Text) || titledOther(link.Text, d) && titlesIn(link.Text)[0] != link.Text) {
		return false
	}
	known := book.readingAt[addressOf(c.site(), link.Address)]
	return known == nil || len(known.about) == 0
}
