package audits

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"wangjian/outline"
)

// linkage judges links between documents and interpretations.
type linkage struct {
	c            *Case
	book         *policyBook
	site         *outline.Site
	forwardNames outline.Topic
	backNames    outline.Topic
	titleLeads   *regexp.Regexp // what stands before the title in a link's text
	untoldFiles  *regexp.Regexp // names of files that tell nothing
	checks       map[string]linkCheck
	publications map[string]*publication // of both kinds, by address
	textOf       map[*outline.Page]*pageText
}

func (c *Case) newLinkage(book *policyBook, words *linkageWords) (*linkage, error) {
	var limits designLinkParameters
	if err := c.decoded("design.link", &limits); err != nil {
		return nil, err
	}
	titleLeads, err := patternOr(words.TitleLeads)
	if err != nil {
		return nil, err
	}
	untoldFiles, err := patternOr(words.UntoldFiles)
	if err != nil {
		return nil, err
	}
	l := &linkage{
		titleLeads: titleLeads, untoldFiles: untoldFiles,
		c: c, book: book, site: c.site(), checks: c.linkChecks(&limits),
		forwardNames: outline.Topic{Words: words.Forward}, backNames: outline.Topic{Words: words.Back},
		publications: map[string]*publication{}, textOf: map[*outline.Page]*pageText{},
	}
	for _, list := range [][]*publication{book.readings, book.all} {
		for _, d := range list {
			for _, post := range d.posts() {
				if post.address != "" {
					l.publications[post.address] = d
				}
			}
		}
	}
	return l, nil
}

// maxEntries is how many links of a page's own are looked at, ten times what one has.
const maxEntries = 2000

// pageSide is one page with what it should lead to.
type pageSide struct {
	self      *publication
	targets   []*publication // any of them will do
	documents []*publication // what a right target is about
	named     func(*outline.Link) bool
	code      string
	message   string
}

// linkVerdict is where a link leads.
type linkVerdict int

const (
	leadsUnknown linkVerdict = iota
	leadsRight
	leadsDead
	leadsOther
)

// side judges the entries of a page: one that leads right suffices.
func (l *linkage) side(s *pageSide) sideJudged {
	worst := map[linkVerdict]*outline.Link{}
	looked := 0
	for i := range s.self.page.Links {
		link := &s.self.page.Links[i]
		if !leads(link) {
			continue
		}
		if looked++; looked > maxEntries {
			return sideJudged{}
		}
		if !l.isEntry(s, link) {
			continue
		}
		verdict := l.verdict(s, link)
		if verdict == leadsRight {
			return sideJudged{judged: true}
		}
		if worst[verdict] == nil {
			worst[verdict] = link
		}
	}
	switch {
	case worst[leadsDead] != nil:
		return l.deadEntry(s, worst[leadsDead])
	case worst[leadsUnknown] != nil:
		return sideJudged{}
	case worst[leadsOther] != nil:
		return l.otherEntry(s, worst[leadsOther])
	}
	return l.noEntry(s)
}

// isEntry reports whether a link leads to one of the targets or says that it does. What
// leads to a column or to the home page is no entry, whatever its name.
func (l *linkage) isEntry(s *pageSide, link *outline.Link) bool {
	if l.isTarget(s, link) {
		return true
	}
	if link.Address != "" {
		page := l.site.At(link.Address)
		if l.site.Column(link.Address) != nil || page != nil && isEntrance(page.Kind) || l.isSelf(s, link) && !leadsWithin(link) {
			return false
		}
	}
	return s.named(link)
}

func isEntrance(kind outline.Kind) bool {
	switch kind {
	case outline.KindHome, outline.KindEntrance, outline.KindSection, outline.KindList, outline.KindSearch:
		return true
	}
	return false
}

// isSelf reports whether a link leads to the page on which it stands.
func (l *linkage) isSelf(s *pageSide, link *outline.Link) bool {
	return addressOf(l.site, link.Address) == s.self.address
}

// leadsWithin reports whether a link names a place on a page.
func leadsWithin(link *outline.Link) bool {
	return link.Node != nil && strings.Contains(reference(link.Node), "#")
}

func (l *linkage) isTarget(s *pageSide, link *outline.Link) bool {
	address := addressOf(l.site, link.Address)
	return address != "" && slices.ContainsFunc(s.targets, func(d *publication) bool { return d.stands(address) })
}

func (l *linkage) verdict(s *pageSide, link *outline.Link) linkVerdict {
	if link.Address == "" || l.isSelf(s, link) {
		return leadsUnknown
	}
	page := l.site.At(link.Address)
	if page == nil && l.check(s, link).state == linkDead || page != nil && page.Kind == outline.KindError {
		return leadsDead
	}
	switch {
	case l.isTarget(s, link):
		return leadsRight
	case len(s.documents) == 0:
		return leadsUnknown
	case page != nil && l.shares(page, s.documents):
		return leadsRight
	case page != nil:
		return leadsOther
	}
	return l.unopened(s, link)
}

// unopened judges a target that was not opened by what lists call it, else by the link's
// own text.
func (l *linkage) unopened(s *pageSide, link *outline.Link) linkVerdict {
	if known := l.publications[link.Address]; known != nil {
		for _, d := range s.documents {
			if slices.Contains(known.about, d) || slices.Contains(d.about, known) || outline.Similar(known.title, d.title) >= l.book.words.Similarity {
				return leadsRight
			}
		}
		if len(known.about) > 0 || len(known.readings) > 0 || s.code == codeLinkBack {
			return leadsOther
		}
		return leadsUnknown
	}
	if slices.ContainsFunc(s.documents, func(d *publication) bool { return l.cites(link, d) }) {
		return leadsRight
	}
	return leadsUnknown
}

// pageText is what a page names.
type pageText struct {
	subjects map[string]bool
	numbers  []string
}

// shares reports whether a page is about one of the documents: by its title, by a title in
// 《》 that it names, or by the number.
func (l *linkage) shares(page *outline.Page, documents []*publication) bool {
	text := l.textOf[page]
	if text == nil {
		node := page.Body
		if node == nil {
			node = page.Doc.Root()
		}
		words := page.Title + "\n" + page.Doc.Text(node)
		text = &pageText{subjects: map[string]bool{}, numbers: outline.Numbers(words)}
		for _, title := range outline.Quoted(words) {
			text.subjects[outline.Subject(title)] = true
		}
		l.textOf[page] = text
	}
	return slices.ContainsFunc(documents, func(d *publication) bool {
		return text.subjects[outline.Subject(d.title)] || d.number != "" && slices.Contains(text.numbers, d.number) ||
			outline.Similar(page.Title, d.title) >= l.book.words.Similarity
	})
}

// check is what is known of a link's target by the survey's requests.
func (l *linkage) check(s *pageSide, link *outline.Link) linkCheck {
	if link.Node != nil {
		if check, known := l.checks[webAddress(s.self.page.Doc, link.Node, reference(link.Node))]; known {
			return check
		}
	}
	return l.checks[canonical(link.Address)]
}

func (l *linkage) deadEntry(s *pageSide, link *outline.Link) sideJudged {
	cause := textErrorPage
	exhibits := []*Exhibit{l.c.exhibitOf(s.self.page, link.Node)}
	if page := l.site.At(link.Address); page != nil {
		exhibits = append(exhibits, l.c.exhibitOf(page, nil))
	} else if check := l.check(s, link); check.failure != nil {
		cause = causeText(check.failure)
		exhibits = append(exhibits, check.exhibit)
	}
	message := fmt.Sprintf(messageInterpretationLinkDead, quoted(s.self.title), textOfLink(link), shortened(link.Address, maxQuoted), cause)
	found := defect(codeInterpretationLinkDead, link.Address, message, exhibits...)
	return sideJudged{true, &found}
}

func (l *linkage) otherEntry(s *pageSide, link *outline.Link) sideJudged {
	title := link.Text
	exhibits := []*Exhibit{l.c.exhibitOf(s.self.page, link.Node)}
	if page := l.site.At(link.Address); page != nil {
		title = page.Title
		exhibits = append(exhibits, l.c.exhibitOf(page, page.TitleNode))
	} else if known := l.publications[link.Address]; known != nil {
		title = known.title
		exhibits = append(exhibits, known.exhibit(l.c))
	}
	message := fmt.Sprintf(messageInterpretationLinkOther, quoted(s.self.title), textOfLink(link), quoted(title), shortened(link.Address, maxQuoted))
	found := defect(codeInterpretationLinkDead, link.Address, message, exhibits...)
	return sideJudged{true, &found}
}

// noEntry is the defect of a page without an entry to what the site has.
func (l *linkage) noEntry(s *pageSide) sideJudged {
	switch page := s.self.page; {
	case page.Source.Timing.Cut, page.Body == nil, page.Kind == outline.KindList, page.Kind == outline.KindSection:
		return sideJudged{} // it was not read as the page of one document
	case s.code == codeLinkBack && l.attachesUntold(page):
		return sideJudged{} // the document may be attached
	}
	for _, target := range s.targets {
		if target.address == "" {
			continue
		}
		message := fmt.Sprintf(s.message, quoted(s.self.title), quoted(target.title), shortened(target.address, maxQuoted))
		found := defect(s.code, "", message, s.self.exhibit(l.c), target.exhibit(l.c))
		return sideJudged{true, &found}
	}
	return sideJudged{}
}

func textOfLink(link *outline.Link) string {
	if link.Text == "" {
		return messageLinkTextless
	}
	return quoted(link.Text)
}
