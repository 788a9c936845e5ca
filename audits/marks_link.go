package audits

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/html"

	"wangjian/evidence"
)

// clickable is an element that reacts to a click.
type clickable struct {
	node     *html.Node
	address  *whatwg.Url // where the click leads; nil when nowhere
	byScript bool        // the address stands in a handler, not in href
}

// scriptAddress finds the address that a click handler opens.
var scriptAddress = regexp.MustCompile(`(?:https?:)?//[^\s'"()<>]+`)

// clickableOf returns the element as something to click; false when it is none.
func (v *view) clickableOf(n *html.Node) (clickable, bool) {
	handler := evidence.Attribute(n, "onclick")
	anchor := n.Data == "a" || n.Data == "area"
	if !anchor && handler == "" {
		return clickable{}, false
	}
	href := strings.TrimSpace(reference(n))
	stays := strings.HasPrefix(href, "#") && v.withinPage(n)
	if anchor && !stays {
		if u := follow(v.doc, n, href); u != nil {
			return clickable{node: n, address: u}, true
		}
	}
	if strings.HasPrefix(strings.ToLower(href), "javascript:") {
		handler += " " + href
	}
	if u := follow(v.doc, n, scriptAddress.FindString(handler)); u != nil {
		return clickable{node: n, address: u, byScript: true}, true
	}
	return clickable{node: n}, true
}

// clickableAround returns the nearest link around a node, itself included. An element
// that is no link counts only when its handler opens an address.
func (v *view) clickableAround(n *html.Node) (clickable, bool) {
	for ; n != nil && n.Data != "body"; n = n.Parent {
		if c, ok := v.clickableOf(n); ok && (c.address != nil || n.Data == "a") {
			return c, true
		}
	}
	return clickable{}, false
}

// clickablesWithin returns the links below a node that lead somewhere.
func (v *view) clickablesWithin(n *html.Node) []clickable {
	var all []clickable
	for e := range n.Descendants() {
		if e.Type != html.ElementNode {
			continue
		}
		if c, ok := v.clickableOf(e); ok && c.address != nil {
			all = append(all, c)
		}
	}
	return all
}

// linkOfMark returns the link that belongs to a mark: the one around its number, else
// the single one to a filing site in the element that holds it or in that element's
// parent, where the link is around a badge beside the number. Other links there belong
// to other things.
func (v *view) linkOfMark(number *html.Node, filing []string) (clickable, bool) {
	if number == nil {
		return clickable{}, false
	}
	if c, ok := v.clickableAround(number); ok {
		return c, true
	}
	for holder, up := number, 0; holder != nil && up < 2; holder, up = holder.Parent, up+1 {
		links := slices.DeleteFunc(v.clickablesWithin(holder), func(c clickable) bool { return !c.leadsTo(filing) })
		if len(links) > 0 {
			return links[0], len(links) == 1
		}
	}
	return clickable{}, false
}

// host returns the host that the click leads to, "" when nowhere.
func (c clickable) host() string {
	if c.address == nil {
		return ""
	}
	return hostOf(c.address.Href(true))
}

// leadsTo reports whether the click leads to one of the hosts.
func (c clickable) leadsTo(hosts []string) bool { return slices.Contains(hosts, c.host()) }

// parameter returns a parameter of the address by name in any case, from its query or
// from the query that some addresses carry in their fragment.
func parameter(u *whatwg.Url, name string) string {
	_, inFragment, _ := strings.Cut(u.Fragment(), "?")
	for _, raw := range []string{u.Query(), inFragment} {
		values, err := url.ParseQuery(raw)
		if err != nil {
			continue // not a list of parameters: it holds none
		}
		for _, key := range slices.Sorted(maps.Keys(values)) {
			if strings.EqualFold(key, name) && values[key][0] != "" {
				return strings.TrimSpace(values[key][0])
			}
		}
	}
	return ""
}

// namedLinks returns the visible links whose text, blanks aside, is one of the names.
func (v *view) namedLinks(names []string) []Link {
	links, err := Links(v.page)
	if err != nil {
		return nil // a view's document was read before
	}
	return slices.DeleteFunc(links, func(l Link) bool {
		return !l.Visible || !slices.Contains(names, strings.Join(strings.Fields(l.Text), ""))
	})
}
