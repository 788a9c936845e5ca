package survey

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"

	"wangjian/browser"
	"wangjian/evidence"
	"wangjian/outline"
)

const (
	maxSearches     = 40 // searches on a site
	reservedPages   = 15 // pages that are kept for searches, at most
	reservedPart    = 10 // … or the tenth part of the plan's pages
	resultsOfSearch = 2  // results of a search that are opened
	maxForms        = 50 // forms of a page that are looked at
	maxFields       = 50 // fields of a form that are kept
)

// errStrayed says that a search ended on another site or at a login: none is made after it.
var errStrayed = errors.New("the search leads elsewhere")

// form is a form of the home page by which the site is searched: one that is sent by GET to
// the same host. Forms that post, and searches that only a script makes, are left alone:
// what they send is not known before they are used.
type form struct {
	action  *url.URL
	fields  [][2]string // names and values that are sent along, in order
	name    string      // of the field for the words
	charset string      // of the words, as the form or the page says
	page    string      // id of the page that it stands on
	told    string      // what its address, names and prompts say
	buttons []string    // what its buttons say
}

// searchForm finds the form to search the site with: one whose address, names or prompts
// speak of a search. nil where there is none.
func searchForm(home *evidence.Page) *form {
	doc, err := home.Document()
	if err != nil {
		return nil
	}
	v, err := readValues()
	if err != nil {
		return nil
	}
	nodes := doc.Find("form").Nodes
	for _, n := range nodes[:min(len(nodes), maxForms)] {
		if f := readForm(doc, n, home); f != nil && v.Form.MatchString(f.told) && !v.Traps.acts(f) {
			return f
		}
	}
	return nil
}

// readForm reads a form that may search the site, nil for any other.
func readForm(doc *evidence.Document, n *html.Node, home *evidence.Page) *form {
	method := strings.ToLower(strings.TrimSpace(evidence.Attribute(n, "method")))
	action, err := doc.Resolve(n, evidence.Attribute(n, "action"))
	if err != nil || method != "" && method != "get" || !originOf(home.FinalURL).holds(action) {
		return nil
	}
	f := &form{action: action, charset: home.Charset.Used, page: home.ID, told: action.Path}
	f.tell(n, "role", "id", "class", "name")
	if named := strings.TrimSpace(evidence.Attribute(n, "accept-charset")); named != "" {
		f.charset = named
	}
	for d := range n.Descendants() {
		if d.Type != html.ElementNode || len(f.fields) >= maxFields {
			continue
		}
		if !f.take(d) {
			return nil
		}
	}
	leadsHome := outline.Canonical(f.action.String()) == outline.Canonical(home.FinalURL)
	if f.name == "" || f.action.Scheme != "http" && f.action.Scheme != "https" || leadsHome && len(f.fields) == 0 {
		return nil // sent to the home page itself, it would show that once more
	}
	return f
}

// tell notes what attributes say.
func (f *form) tell(n *html.Node, names ...string) {
	for _, name := range names {
		f.told += " " + evidence.Attribute(n, name)
	}
}

// take takes up an element of the form; false where it makes the form another kind of form.
func (f *form) take(n *html.Node) bool {
	name, value := evidence.Attribute(n, "name"), evidence.Attribute(n, "value")
	switch n.Data {
	case "button":
		f.tell(n, "id", "class", "title")
		if n.FirstChild != nil {
			f.told += " " + n.FirstChild.Data
			f.buttons = append(f.buttons, n.FirstChild.Data)
		}
	case "textarea":
		return false // a letter
	case "select":
		if chosen := chosenOf(n); name != "" {
			f.fields = append(f.fields, [2]string{name, chosen})
		}
	case "input":
		f.tell(n, "id", "class", "name", "placeholder", "value", "title")
		switch strings.ToLower(evidence.Attribute(n, "type")) {
		case "", "text", "search":
			if f.name == "" {
				f.name = name
			}
		case "password", "file", "email", "tel":
			return false
		case "submit", "image", "button":
			f.buttons = append(f.buttons, value)
		case "hidden":
			if name != "" {
				f.fields = append(f.fields, [2]string{name, value})
			}
		case "radio", "checkbox":
			if name != "" && hasAttribute(n, "checked") {
				f.fields = append(f.fields, [2]string{name, value})
			}
		}
	}
	return true
}

// chosenOf is the value that a list of choices sends.
func chosenOf(n *html.Node) string {
	chosen, met := "", false
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "option" && (!met || hasAttribute(d, "selected")) {
			chosen, met = evidence.Attribute(d, "value"), true
		}
	}
	return chosen
}

func hasAttribute(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, name) {
			return true
		}
	}
	return false
}

// address is where the form leads with some words, written as a browser would.
func (f *form) address(words string) string {
	u := *f.action
	var sent strings.Builder
	for _, field := range append(f.fields[:len(f.fields):len(f.fields)], [2]string{f.name, words}) {
		if sent.Len() > 0 {
			sent.WriteByte('&')
		}
		sent.WriteString(url.QueryEscape(f.encoded(field[0])) + "=" + url.QueryEscape(f.encoded(field[1])))
	}
	u.RawQuery, u.Fragment = sent.String(), ""
	return u.String()
}

// encoded writes a text in the form's character encoding, in UTF-8 where that cannot be.
func (f *form) encoded(text string) string {
	encoding, err := htmlindex.Get(f.charset)
	if err != nil {
		return text
	}
	written, err := encoding.NewEncoder().String(text)
	if err != nil {
		return text
	}
	return written
}

// searchReserve is how many of the plan's pages are kept for searches.
func (s *walk) searchReserve(f *form) int {
	if f == nil || s.plan.Searches == nil {
		return 0
	}
	return min(reservedPages, s.plan.Pages/reservedPart)
}

// search searches the site for what its pages did not show, and takes up the results that name
// it: as many searches as leave room to open those.
func (s *walk) search(ctx context.Context, q *queue, f *form) error {
	if f == nil || s.plan.Searches == nil || s.ending() || s.room() == 0 {
		return nil
	}
	results := 0
	words := s.plan.Searches(s.dossier)
	words = words[:min(len(words), maxSearches)]
	for i, word := range words {
		if s.ending() || s.room() <= results {
			break
		}
		address := f.address(word)
		if s.forbidden(address) {
			s.unseen(f.action.String(), evidence.UnseenRobots, "robots.txt")
			break
		}
		found, err := s.searchFor(ctx, q, f, word, address)
		if errors.Is(err, errStopped) || errors.Is(err, errStrayed) {
			break
		}
		if err != nil {
			return err
		}
		s.tell(Event{Stage: StageSearch, Done: i + 1, Total: len(words), URL: address})
		q.add(found)
		results += len(found)
	}
	return nil
}

// room is how many pages may be opened still.
func (s *walk) room() int { return max(s.plan.Pages-len(s.dossier.Pages), 0) }

// searchFor opens the results for some words, and returns those that name them.
func (s *walk) searchFor(ctx context.Context, q *queue, f *form, word, address string) ([]offer, error) {
	if err := s.await(ctx, address); err != nil {
		return nil, err
	}
	as := browser.As(evidence.RoleSearch, &evidence.Via{Page: f.page, Text: word})
	page, err := s.session.Capture(ctx, address, as, browser.FirstScreen(), browser.Patiently())
	if err != nil {
		return nil, err
	}
	page.ID = evidence.PageID(len(s.dossier.Pages) + 1)
	strayed := false
	switch {
	case page.Failure != nil:
		s.unseen(address, reasonOf(page.Failure), describe(page.Failure))
		if page.Failure.Kind == evidence.FailureBudget {
			s.endEarly("bytes")
		}
	case q.traps.words.strayed(f, q.site, page):
		strayed, page.Role = true, evidence.RoleOutside
		s.unseen(address, evidence.UnseenOutside, page.FinalURL)
	}
	var results []offer
	if page.Seen() && page.Role == evidence.RoleSearch {
		if read, err := outline.Read(page, s.asOf()); err == nil { // else it has no results
			results = q.results(read, word)
		}
	}
	err = s.keep(page)
	page.Forget()
	if err == nil && strayed {
		err = errStrayed
	}
	return results, err
}

// results are the results of a search that name what was searched for and were not opened.
func (q *queue) results(page *outline.Page, word string) []offer {
	topic := outline.Topic{Name: word, Words: []string{word}}
	for _, wanted := range q.wants {
		if wanted.Name == word {
			topic = wanted
		}
	}
	var found []offer
	taken := map[uint64]bool{}
	for _, link := range page.Links {
		named := topic.Names(link.Text) || link.Area == outline.AreaItem && strings.Contains(link.Text, word)
		u, own := q.canonical(link.Address)
		if !named || !own || len(found) == resultsOfSearch {
			continue
		}
		key := keyOf(u)
		stands, known := q.known[key]
		if taken[key] || q.byKey[key] == nil && known && stands.why == settled || q.traps.judge(u, kindResult) != mayOpen || q.refuse(link.Address) {
			continue
		}
		taken[key] = true
		found = append(found, offer{
			entry: entry{url: link.Address, text: link.Text, via: page.Source.ID, role: evidence.RoleInner},
			kind:  kindResult, depth: 2,
		})
	}
	return found
}
