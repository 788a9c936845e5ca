package audits

import (
	"regexp"
	"slices"
	"strings"

	"wangjian/evidence"
)

// unitInTitle finds the unit that a title begins with.
var unitInTitle = regexp.MustCompile(`^(\p{Han}{1,20}?(?:人民政府|政府|管理委员会|管委会|委员会|街道办事处|街道|管理局|局|厅|委|办公室|中心|镇|乡|学院|大学|中学|小学|医院|公司|支队|大队))`)

// beforeUnit is what may stand before the unit in a title.
var beforeUnit = regexp.MustCompile(`^(?:关于|转发|图解|(?:\d{4}|[一二三四五六七八九十〇○零]{4})年度?|第?[一二三四1-4]季度|[全本我](?:市|县|区|州)|[(\[【].{0,12}?[)\]】])+`)

// ownNames are the names of the unit that the site is of; none where nothing tells.
func (c *Case) ownNames() []string {
	return derive(c, "disclosure own names", nil, func() []string {
		var names []string
		add := func(name string) {
			name = strings.ReplaceAll(joinedText(name), "人民政府", "政府")
			for _, ending := range []string{"门户网站", "官方网站", "网站", "网"} {
				name = strings.TrimSuffix(name, ending)
			}
			if len(name) >= len("省厅") && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		add(c.Dossier.Site.Name)
		add(c.Dossier.Site.HostUnit)
		if home := c.site().Home; home != nil {
			add(home.Tags["sitename"])
			add(evidence.Normalize(home.Source.Title))
		}
		return names
	})
}

// shortestOwn is how many characters of a name, from its end, stand for it at least: 市政府.
const shortestOwn = 3

// beginsAs reports whether a title begins with a unit's name, whole or without what stands
// before it: 省, the province, or the city.
func beginsAs(title, name string) bool {
	characters := []rune(name)
	for i := range max(0, len(characters)-shortestOwn+1) {
		if strings.HasPrefix(title, string(characters[i:])) {
			return true
		}
	}
	return false
}

// ofAnother reports whether a title begins with a unit that is plainly not the site's own.
func (c *Case) ofAnother(title string) bool {
	title = beforeUnit.ReplaceAllString(strings.ReplaceAll(joinedText(title), "人民政府", "政府"), "")
	found := unitInTitle.FindStringSubmatch(title)
	names := c.ownNames()
	if found == nil || len(names) == 0 || slices.ContainsFunc(names, func(name string) bool { return beginsAs(title, name) }) {
		return false
	}
	unit := found[1]
	if strings.HasPrefix(unit, "我") || strings.HasPrefix(unit, "本") {
		return false
	}
	return !slices.ContainsFunc(names, func(name string) bool {
		return strings.HasPrefix(name, unit) || strings.HasSuffix(name, unit) || strings.HasPrefix(unit, name) || strings.HasSuffix(unit, name)
	})
}
