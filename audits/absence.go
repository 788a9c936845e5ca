package audits

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"wangjian/evidence"
	"wangjian/outline"
)

// maxNamedUnseen is how many columns that were not seen a reason names.
const maxNamedUnseen = 5

// absent says in Chinese why a topic cannot be called absent from the site, with what was
// looked at; "" where it can.
//
// Source: indicators.md, “Absent”: the home page, every entry of its navigation, the
// sitemap where there is one, all first- and second-level columns and one search on the
// site were seen without it.
func (c *Case) absent(t outline.Topic) string {
	home, why := c.home()
	if home == nil {
		return why
	}
	if why := home.incomplete(); why != "" {
		return why
	}
	searched := c.site().Searched[t.Name] != nil
	if !searched && !slices.Contains(c.unsearched, t.Name) {
		c.unsearched = append(c.unsearched, t.Name)
	}
	seen := c.seenOfSite()
	if seen.reason != "" {
		return seen.reason
	}
	if !searched {
		return fmt.Sprintf("%s；没有以“%s”在站内搜索", seen.told, t.Name)
	}
	return ""
}

// lookedAt tells what was looked at, for the message of what is absent.
func (c *Case) lookedAt(t outline.Topic) string {
	return fmt.Sprintf("%s，并以“%s”在站内搜索", c.seenOfSite().told, t.Name)
}

// coverage is how much of the site's structure was seen.
type coverage struct {
	told   string // what was looked at, in Chinese
	reason string // why that is not enough; "" where it is
}

func (c *Case) seenOfSite() coverage {
	return derive(c, "coverage", nil, func() coverage {
		site := c.site()
		looked := 0
		var unseen []string
		for _, column := range site.Columns {
			switch {
			case column.Level > 2:
			case column.Opened() || c.gone(column.Address):
				looked++
			default:
				unseen = append(unseen, "“"+column.Name+"”")
			}
		}
		unseen = append(unseen, c.unopened()...)
		told := fmt.Sprintf("已查看首页和%d个一级、二级栏目", looked)
		if len(site.Columns) == 0 && len(unseen) == 0 {
			return coverage{told, "首页上没有认出栏目，不能判定"}
		}
		if len(unseen) > 0 {
			named := strings.Join(unseen[:min(len(unseen), maxNamedUnseen)], "、")
			return coverage{told, fmt.Sprintf("%s，另有%d个栏目（%s等）没有查看", told, len(unseen), named)}
		}
		for _, s := range site.Sightings(*outline.SiteMap()) {
			if s.Target == nil && s.Link.Address != "" && !c.gone(s.Link.Address) {
				return coverage{told, told + "，没有查看网站地图"}
			}
		}
		return coverage{told: told}
	})
}

// gone reports whether an address of the site turned out to show nothing of it: there is
// no such page, it is a file, or it leads to a site of another domain.
func (c *Case) gone(address string) bool {
	return derive(c, "gone", nil, func() map[string]bool {
		gone := map[string]bool{}
		for _, p := range c.Dossier.Pages {
			f := p.Failure
			missing := f != nil && (f.Status == http.StatusNotFound || f.Status == http.StatusGone || f.Kind == evidence.FailureDownload)
			outside := f == nil && p.Role == evidence.RoleOutside && !sameSite(hostOf(p.FinalURL), hostOf(p.URL))
			if missing || outside {
				gone[outline.AddressKey(outline.Canonical(p.URL))] = true
			}
		}
		return gone
	})[outline.AddressKey(address)]
}
