package outline

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	maxPager   = 60    // addresses of further pages at most
	scriptSize = 20000 // bytes of a script that is read for its call of createPageHTML
	pagerPages = 10    // pages that are derived from such a call at most
)

// pageCalls are the calls by which pages of TRS sites write their pager: number of pages,
// the present one from 0, name and ending of the files. Of some the name of the element that
// the pager goes to comes first, and they count the present page from 1. A call that a comment
// takes out is matched with the slashes before it.
var pageCalls = regexp.MustCompile(`(?i)((?:^|[^:])//[^\n]*)?createPageHTML\w*\(\s*(['"][\w-]{1,40}['"]\s*,)?\s*['"]?(\d{1,4})['"]?\s*,\s*['"]?(\d{1,4})['"]?\s*,\s*['"]([\w-]{1,40})['"]\s*,\s*['"](s?html?|jsp|php)['"]`)

// readPager finds the further pages of the page's list. A link to the last page is none of
// them, unless that is the next one.
func (r *reader) readPager() {
	r.readTurns()
	r.page.Next = r.nextPage()
	present := r.presentPage()
	for i := range r.pager.turns {
		switch t := &r.pager.turns[i]; {
		case t.anchor.target == r.page.Next:
			r.addPage(t.anchor.target, present+1)
		case t.step != stepLast:
			r.addPage(t.anchor.target, t.number)
		}
	}
	for i, address := range r.pager.scripted {
		r.addPage(address, i+1)
	}
	r.addPage(r.page.Next, present+1)
	if !slices.ContainsFunc(r.page.Pager, func(p ListPage) bool { return p.Address == r.page.Next }) {
		r.page.Next = ""
	}
}

// addPage adds a further page of the list; one that is known already may learn its number.
func (r *reader) addPage(address string, number int) {
	if address == "" || siteOf(address) != r.host {
		return
	}
	for i := range r.page.Pager {
		if p := &r.page.Pager[i]; p.Address == address {
			if p.Number == 0 {
				p.Number = number
			}
			return
		}
	}
	if len(r.page.Pager) < maxPager {
		r.page.Pager = append(r.page.Pager, ListPage{address, number})
	}
}

// samePages reports whether an address is that of another page of the same list: the same
// folder and the same name but for a number.
func (r *reader) samePages(address string) bool {
	if address == "" || folderOf(address) != folderOf(r.page.Address) {
		return false
	}
	return reads().Addresses.Pager.MatchString(address) || address == r.page.Address
}

// readCall reads the call by which a script writes the pager.
func (r *reader) readCall() {
	for _, n := range r.doc.Find("script").Nodes {
		text := hiddenScript(n)
		if len(text) == 0 || len(text) > scriptSize {
			continue
		}
		for _, call := range pageCalls.FindAllStringSubmatch(text, pagerPages) {
			if call[1] == "" && r.takeCall(n, call) {
				return
			}
		}
	}
}

// takeCall takes up a call that a script element writes the pager by, if it has further pages.
func (r *reader) takeCall(n *html.Node, call []string) bool {
	count, err := strconv.Atoi(call[3])
	if err != nil || count < 2 {
		return false
	}
	present, err := strconv.Atoi(call[4])
	if err != nil {
		return false
	}
	if call[2] != "" {
		present--
	}
	r.pager.total, r.pager.present = count, present+1
	address := func(i int) string {
		name := call[5] + "." + call[6]
		if i > 0 {
			name = call[5] + "_" + strconv.Itoa(i) + "." + call[6]
		}
		u, err := r.doc.Resolve(n, name)
		if err != nil {
			return ""
		}
		return canonical(u)
	}
	for i := range min(count, pagerPages) {
		r.pager.scripted = append(r.pager.scripted, address(i))
	}
	if present+1 < count {
		r.pager.following = address(present + 1)
	}
	return true
}

func hiddenScript(n *html.Node) string {
	var all strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			all.WriteString(c.Data)
		}
	}
	if all.Len() == 0 {
		return evidence.Attribute(n, "text")
	}
	return all.String()
}
