package audits

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wangjian/outline"
)

// pairing finds which documents interpretations are of. Titles outweigh numbers, which are
// cited wrongly; both outweigh links, which may lead to another document.
type pairing struct {
	words     *policyWords
	site      *outline.Site
	bySubject map[string][]*publication
	byNumber  map[string][]*publication
	byAddress map[string]*publication
	documents []*publication
	byPair    map[string][]*publication // by two neighbouring characters of the subject
}

const (
	// maxCandidates is how many documents a title is compared with in full.
	maxCandidates = 20
	// commonPair is in how many subjects two neighbouring characters may stand and still
	// tell documents apart.
	commonPair = 300
	// maxCited is how many titles in the text of an interpretation are looked up.
	maxCited = 10
	// leastCut is how many characters of a title that a list cuts short tell a document.
	leastCut = 6
)

func newPairing(words *policyWords, site *outline.Site, documents []*publication) *pairing {
	p := &pairing{
		words: words, site: site, documents: documents, bySubject: map[string][]*publication{}, byNumber: map[string][]*publication{},
		byAddress: map[string]*publication{}, byPair: map[string][]*publication{},
	}
	for _, d := range documents {
		subject := outline.Subject(d.title)
		p.bySubject[subject] = append(p.bySubject[subject], d)
		if d.number != "" {
			p.byNumber[d.number] = append(p.byNumber[d.number], d)
		}
		for _, post := range d.posts() {
			if post.address != "" {
				p.byAddress[post.address] = d
			}
		}
		for _, pair := range neighbours(subject) {
			p.byPair[pair] = append(p.byPair[pair], d)
		}
	}
	return p
}

// neighbours are the different pairs of neighbouring characters of a text.
func neighbours(text string) []string {
	var pairs []string
	known := map[string]bool{}
	characters := []rune(text)
	for i := 1; i < len(characters); i++ {
		if pair := string(characters[i-1 : i+1]); !known[pair] {
			known[pair] = true
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// pair enters what an interpretation is about: all documents that its title names, else
// those that its text or its links name.
func (p *pairing) pair(r *publication) {
	if r.figures {
		p.pairFigures(r)
		return
	}
	for _, title := range titlesIn(r.title) {
		p.join(r, p.titled(r, title))
	}
	if len(r.about) == 0 {
		for _, number := range numbersCited(r.title) {
			p.join(r, p.fitting(r, p.byNumber[number]))
		}
	}
	if len(r.about) > 0 || r.page == nil {
		return
	}
	if r.page.Body != nil {
		quoted := outline.Quoted(r.page.Doc.Text(r.page.Body))
		for _, title := range quoted[:min(len(quoted), maxCited)] {
			if found := p.fitting(r, p.bySubject[outline.Subject(title)]); len(found) > 0 {
				p.join(r, found[:1])
				r.guessed = true
				return
			}
		}
	}
}

// numbersCited are the 文号 in a text, without the 关于 of a title before their signs.
func numbersCited(text string) []string {
	numbers := outline.Numbers(text)
	for i, number := range numbers {
		if _, cited, found := strings.Cut(number, "关于"); found {
			numbers[i] = cited
		}
	}
	return numbers
}

// linked enters what links tell of interpretations that words leave open.
func (p *pairing) linked(readings []*publication, byAddress map[string]*publication, back, forward outline.Topic) {
	for _, r := range readings {
		if r.page == nil || len(r.about) > 0 {
			continue
		}
		for i := range r.page.Links {
			link := &r.page.Links[i]
			if d := p.byAddress[addressOf(p.site, link.Address)]; d != nil && link.Area == outline.AreaRelated && back.Names(link.Text) && !p.contrary(r, d) {
				p.join(r, p.fitting(r, []*publication{d}))
			}
		}
	}
	for _, d := range p.documents {
		for _, post := range d.posts() {
			if post.page == nil {
				continue
			}
			for i := range post.page.Links {
				link := &post.page.Links[i]
				if r := byAddress[addressOf(p.site, link.Address)]; r != nil && len(r.about) == 0 && leads(link) &&
					(forward.Names(link.Text) || outline.IsReading(link.Text)) && !p.contrary(r, d) {
					p.join(r, p.fitting(r, []*publication{d}))
				}
			}
		}
	}
}

// contrary reports whether the title of an interpretation names another document in 《》.
func (p *pairing) contrary(r, d *publication) bool {
	for _, title := range titlesIn(r.title) {
		if title != r.title && outline.Similar(title, d.title) < unlike {
			return true
		}
	}
	return false
}

// unlike is how similar titles are at most that name different documents.
const unlike = 0.5

// join enters documents, each once.
func (p *pairing) join(r *publication, documents []*publication) {
	for _, d := range documents {
		if d != nil && !slices.Contains(r.about, d) && !d.stands(r.address) {
			r.about = append(r.about, d)
			d.readings = append(d.readings, r)
		}
	}
}

// titlesIn are the titles that an interpretation's title names: those in 《》 that are not
// within another, else itself.
func titlesIn(title string) []string {
	quoted := outline.Quoted(title)
	quoted = slices.DeleteFunc(quoted, func(inner string) bool { return utf8.RuneCountInString(inner) < 4 })
	outer := slices.DeleteFunc(slices.Clone(quoted), func(inner string) bool {
		return slices.ContainsFunc(quoted, func(other string) bool { return other != inner && strings.Contains(other, inner) })
	})
	if len(outer) == 0 {
		return []string{title}
	}
	return outer
}

// titled finds the documents of a title: one of the same subject, else the most similar.
func (p *pairing) titled(r *publication, title string) []*publication {
	subject := outline.Subject(title)
	if same := p.fitting(r, p.bySubject[subject]); len(same) > 0 {
		return p.latest(same)
	}
	isCut := isCutShort(title)
	cut := strings.TrimRight(title, ".…")
	var best *publication
	most := p.words.Similarity
	for _, d := range p.fitting(r, p.candidates(subject)) {
		if isCut && r.page == nil && beginsLike(d.title, cut) {
			return []*publication{d}
		}
		if like := outline.Similar(title, d.title); like >= most {
			best, most = d, like
		}
	}
	if best == nil {
		return nil
	}
	return []*publication{best}
}

// isCutShort reports whether a list shows only the beginning of a title.
func isCutShort(title string) bool {
	return strings.HasSuffix(title, "…") || strings.HasSuffix(title, "..")
}

// beginsLike reports whether a document's subject begins with that of a title cut short.
func beginsLike(title, cut string) bool {
	beginning := outline.Subject(cut)
	return utf8.RuneCountInString(beginning) >= leastCut && strings.HasPrefix(outline.Subject(title), beginning)
}

// candidates are the documents that share most with a subject.
func (p *pairing) candidates(subject string) []*publication {
	shared := map[*publication]int{}
	var order []*publication
	for _, pair := range neighbours(subject) {
		holding := p.byPair[pair]
		if len(holding) > commonPair {
			continue
		}
		for _, d := range holding {
			if shared[d]++; shared[d] == 1 {
				order = append(order, d)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b *publication) int { return shared[b] - shared[a] })
	return order[:min(len(order), maxCandidates)]
}

// fitting leaves out documents that were published long after the interpretation: it is of
// an earlier one of the same name.
func (p *pairing) fitting(r *publication, documents []*publication) []*publication {
	published := r.date().Day
	if published.IsZero() {
		return documents
	}
	return slices.DeleteFunc(slices.Clone(documents), func(d *publication) bool {
		day := d.date().Day
		return !day.IsZero() && published.AddDate(0, 0, p.words.EarlierDays).Before(day)
	})
}

// latest is, of documents of one subject, the newest and those without a date.
func (p *pairing) latest(documents []*publication) []*publication {
	var newest *publication
	for _, d := range documents {
		if newest == nil || d.date().Day.After(newest.date().Day) {
			newest = d
		}
	}
	return []*publication{newest}
}

// leads reports whether a link stands where it is an entry of its own page, and not of the
// whole site or of the column.
func leads(link *outline.Link) bool {
	switch link.Area {
	case outline.AreaNavigation, outline.AreaTrail, outline.AreaSidebar, outline.AreaFooter, outline.AreaMore:
		return false
	}
	return true
}
