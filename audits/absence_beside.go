package audits

import (
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// unopened names what the home page's navigation leads to beside the columns that are known
// and what was not opened: columns under other hosts of the site's domain, with long names,
// behind pictures without words or behind scripts.
func (c *Case) unopened() []string {
	site := c.site()
	if site.Home == nil {
		return nil
	}
	var names []string
	known := map[string]bool{}
	for _, column := range site.Columns {
		known[joinedText(column.Name)] = true
	}
	for i := range site.Home.Links {
		if link := &site.Home.Links[i]; link.Area == outline.AreaNavigation && link.Address != "" {
			known[joinedText(link.Text)] = true
		}
	}
	told, menus := map[string]bool{}, menuEntries{}
	for i := range site.Home.Links {
		link := &site.Home.Links[i]
		if link.Area != outline.AreaNavigation || outline.LeadsToNoColumn(link) {
			continue
		}
		name, key := "", outline.AddressKey(link.Address)
		if link.Address == "" {
			key = joinedText(link.Text)
			if outline.NamesColumn(link.Text) && !known[key] && !menus.opened(link.Node) {
				name = "“" + key + "”（由脚本打开）"
			}
		} else {
			name = c.unopenedAt(site, link)
		}
		if name != "" && !told[key] {
			told[key] = true
			names = append(names, name)
		}
	}
	return names
}

// unopenedAt names the target of a link, "" where it was opened, is no part of the site, or
// is known as a column.
func (c *Case) unopenedAt(site *outline.Site, link *outline.Link) string {
	host, own := hostOf(link.Address), hostOf(site.Home.Address)
	if !sameSite(host, own) || site.At(link.Address) != nil || site.Column(link.Address) != nil || c.gone(link.Address) {
		return ""
	}
	text := excerpt(joinedText(link.Text))
	switch {
	case text == "":
		return "没有文字说明的链接" + excerpt(link.Address)
	case strings.TrimPrefix(host, "www.") != strings.TrimPrefix(own, "www."):
		return "“" + text + "”（" + host + "）"
	}
	return "“" + text + "”"
}

// maxMenuClimb is how many elements around a link are looked at for the menu it opens.
const maxMenuClimb = 4

// menuEntries are entries of the navigation: whether links with addresses stand in them.
type menuEntries map[*html.Node]bool

// opened reports whether a link without an address only unfolds the links that stand with
// it in one entry of the navigation.
func (m menuEntries) opened(n *html.Node) bool {
	for depth := 0; n != nil && depth < maxMenuClimb; n, depth = n.Parent, depth+1 {
		if n.Data != "li" && n.Data != "dl" {
			continue
		}
		holds, known := m[n]
		if !known {
			holds = holdsAddress(n)
			m[n] = holds
		}
		return holds
	}
	return false
}

func holdsAddress(n *html.Node) bool {
	for d := range n.Descendants() {
		href := strings.TrimSpace(evidence.Attribute(d, "href"))
		if d.Data == "a" && href != "" && !strings.HasPrefix(href, "#") && !strings.HasPrefix(strings.ToLower(href), "javascript:") {
			return true
		}
	}
	return false
}
