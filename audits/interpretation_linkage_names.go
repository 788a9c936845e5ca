package audits

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wangjian/outline"
)

// leastTitleText is how many characters a link has whose text is a title.
const leastTitleText = 6

// namesReading reports whether a link's text says that it leads to an interpretation of a
// document.
func (l *linkage) namesReading(link *outline.Link, d *publication) bool {
	return l.forwardNames.Names(link.Text) || outline.IsReading(link.Text) && !l.readsOther(link, d)
}

// readsOther reports whether a link that is titled as an interpretation is one of another
// document: by the title in 《》, or by a target that has nothing of this one.
func (l *linkage) readsOther(link *outline.Link, d *publication) bool {
	if !titledOther(link.Text, d) {
		return false
	}
	if titlesIn(link.Text)[0] != link.Text {
		return true
	}
	page := l.site.At(link.Address)
	return opened(page) && !l.shares(page, []*publication{d})
}

// titledOther reports whether a title names nothing that is like a document's.
func titledOther(title string, d *publication) bool {
	return !slices.ContainsFunc(titlesIn(title), func(named string) bool { return outline.Similar(named, d.title) >= unlike }) &&
		!slices.Contains(numbersCited(title), d.number)
}

// namesDocument reports whether a link's text says that it leads to the document of an
// interpretation: by a name for such links, by the document's title, or by its number.
func (l *linkage) namesDocument(link *outline.Link, r *publication) bool {
	if l.backNames.Names(withoutEnding(link.Text)) {
		return true
	}
	return !outline.IsReading(link.Text) && slices.ContainsFunc(r.about, func(d *publication) bool { return l.cites(link, d) })
}

// cites reports whether a link's text is the title of a document, or bears its number.
func (l *linkage) cites(link *outline.Link, d *publication) bool {
	if d.number != "" && slices.Contains(numbersCited(link.Text), d.number) {
		return true
	}
	title := l.titleLeads.ReplaceAllString(withoutEnding(link.Text), "")
	return utf8.RuneCountInString(title) >= leastTitleText && outline.Similar(title, d.title) >= l.book.words.Similarity
}

// withoutEnding is the name of a file without the ending that tells its kind.
func withoutEnding(name string) string {
	if name = strings.TrimSpace(name); outline.IsDocument(name) {
		return name[:strings.LastIndexByte(name, '.')]
	}
	return name
}

// attachesUntold reports whether a page has a file as an attachment whose name does not tell
// whether it is a document.
func (l *linkage) attachesUntold(page *outline.Page) bool {
	return slices.ContainsFunc(attached(page), func(link outline.Link) bool {
		return leads(&link) && l.untoldFiles.MatchString(withoutEnding(link.Text))
	})
}
