package audits

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"wangjian/outline"
)

// maxCopies is how many copies of a document are looked at, several times what one has.
const maxCopies = 20

// merged makes one document of those that a site posts at several addresses, such as in a
// column of policies and in the catalogue of disclosed information.
func (b *policyBook) merged(documents []*publication) []*publication {
	s := sorter{book: b, byNumber: map[string][]*publication{}, bySubject: map[string][]*publication{}}
	group := map[*publication]*publication{} // the first of each document, by the others
	for _, numbered := range []bool{true, false} {
		for _, d := range documents {
			if (d.number != "") != numbered {
				continue
			}
			if first := s.first(d); first != nil {
				group[d] = first
				if len(first.copies) < maxCopies {
					first.copies = append(first.copies, d)
				}
				continue
			}
			s.enter(d)
		}
	}
	var found []*publication
	for _, d := range documents {
		if group[d] == nil {
			found = append(found, d.gathered())
		}
	}
	return found
}

// sorter finds the copies of documents.
type sorter struct {
	book                *policyBook
	byNumber, bySubject map[string][]*publication // the first of each document
}

func (s *sorter) enter(d *publication) {
	if d.number != "" {
		s.byNumber[d.number] = append(s.byNumber[d.number], d)
	}
	subject := outline.Subject(d.title)
	s.bySubject[subject] = append(s.bySubject[subject], d)
}

// first is the document that another is a copy of; nil where there is none, or where it may be
// one of several.
func (s *sorter) first(d *publication) *publication {
	if d.number != "" {
		known := s.byNumber[d.number]
		for _, first := range known[:min(len(known), maxCandidates)] {
			if outline.Similar(first.title, d.title) >= s.book.words.Similarity {
				return first
			}
		}
		return nil
	}
	subject := outline.Subject(d.title)
	if utf8.RuneCountInString(subject) < leastCut {
		return nil
	}
	var found *publication
	known := s.bySubject[subject]
	for _, first := range known[:min(len(known), maxCandidates)] {
		if !s.book.alike(first, d) {
			continue
		}
		if found != nil {
			return nil
		}
		found = first
	}
	return found
}

// alike reports whether of two documents of one subject, of which one shows no number, nothing
// tells that they are different: neither the issuer nor the day.
func (b *policyBook) alike(first, other *publication) bool {
	if one, two := leadOf(first.title), leadOf(other.title); one != "" && two != "" && one != two {
		return false
	}
	if first.issuer != "" && other.issuer != "" && first.issuer != other.issuer &&
		(b.unit == nil || b.unit.issues(first.issuer) != b.unit.issues(other.issuer)) {
		return false
	}
	return slices.ContainsFunc(first.posts(), func(post *publication) bool {
		one, two := post.shown().Day, other.shown().Day
		return one.IsZero() || two.IsZero() || one.Sub(two).Abs() <= time.Duration(b.words.CopyDays)*24*time.Hour
	})
}

// leadOf is the issuer before 关于 in a title, "" where there is none.
func leadOf(title string) string {
	lead, _, about := strings.Cut(title, "关于")
	if !about {
		return ""
	}
	return strings.Trim(lead, " 《〈“\"")
}

// gathered puts the copy that was opened before those that were not, and what any of them
// tells to it.
func (d *publication) gathered() *publication {
	posts := d.posts()
	d.copies = nil
	shown := posts[max(0, slices.IndexFunc(posts, func(post *publication) bool { return opened(post.page) }))]
	for _, post := range posts {
		if post == shown {
			continue
		}
		shown.copies = append(shown.copies, post)
		shown.columns = append(shown.columns, post.columns...)
		shown.signed = shown.signed || post.signed
		shown.filed = shown.filed || post.filed
		if shown.number == "" {
			shown.number = post.number
		}
		if shown.issuer == "" {
			shown.issuer = post.issuer
		}
	}
	return shown
}

// posts are a document at all its addresses.
func (d *publication) posts() []*publication { return append([]*publication{d}, d.copies...) }

// stands reports whether a document is posted at an address.
func (d *publication) stands(address string) bool {
	return slices.ContainsFunc(d.posts(), func(post *publication) bool { return post.address == address })
}

// posted is the copy that was published first, of those that show the whole date before the
// others.
func (d *publication) posted() *publication {
	first := d
	for _, post := range d.copies {
		date, day := post.shown(), first.shown()
		switch {
		case whole(date) != whole(day):
			if whole(date) {
				first = post
			}
		case !date.IsZero() && (day.IsZero() || date.Day.Before(day.Day)):
			first = post
		}
	}
	return first
}

// onTimeElsewhere reports whether a list alone, which may show another date than that of
// publication, makes an interpretation late that by another copy's date is not.
func (b *policyBook) onTimeElsewhere(d *publication, interpreted time.Time) bool {
	first := d.posted()
	if first.page != nil && !first.page.Published.IsZero() {
		return false
	}
	return slices.ContainsFunc(d.posts(), func(post *publication) bool {
		if post == first || !whole(post.shown()) {
			return false
		}
		passed, known := b.calendar.between(post.shown().Day, interpreted)
		return known && passed <= b.limit
	})
}

// whole reports whether a reader is shown the whole of a date.
func whole(date outline.Date) bool {
	return !date.IsZero() && !date.Inferred && date.Source != outline.DateAddress
}
