package outline

import (
	"regexp"
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
// the present one, name and ending of the files.
var pageCalls = regexp.MustCompile(`(?i)createPageHTML\w*\(\s*['"]?(\d{1,4})['"]?\s*,\s*['"]?(\d{1,4})['"]?\s*,\s*['"]([\w-]{1,40})['"]\s*,\s*['"](s?html?|jsp|php)['"]`)

// readPager finds the addresses of the further pages of the page's list. A link to the last
// page is none of them, unless that is the next one.
func (r *reader) readPager() {
	r.readTurns()
	r.page.Next = r.nextPage()
	known := map[string]bool{}
	add := func(address string) {
		if address != "" && !known[address] && len(r.page.Pager) < maxPager && siteOf(address) == r.host {
			known[address] = true
			r.page.Pager = append(r.page.Pager, address)
		}
	}
	for i := range r.pager.turns {
		t := &r.pager.turns[i]
		if t.step != stepLast || t.anchor.target == r.page.Next {
			add(t.anchor.target)
		}
	}
	for _, address := range r.pager.scripted {
		add(address)
	}
	add(r.page.Next)
	if !known[r.page.Next] {
		r.page.Next = ""
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
		m := pageCalls.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		count, err := strconv.Atoi(m[1])
		if err != nil || count < 2 {
			continue
		}
		present, err := strconv.Atoi(m[2])
		if err != nil {
			continue
		}
		r.pager.total, r.pager.present = count, present+1
		address := func(i int) string {
			name := m[3] + "." + m[4]
			if i > 0 {
				name = m[3] + "_" + strconv.Itoa(i) + "." + m[4]
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
		return
	}
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
