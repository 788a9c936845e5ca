package survey

import (
	"net/url"
	"strings"

	"wangjian/evidence"
	"wangjian/outline"
)

// acts reports a form that does something else than search: one whose address, or what it
// sends along unseen, or whose button, speaks of leaving, deleting, voting. Such a form is
// never sent.
func (t *trapWords) acts(f *form) bool {
	var sent strings.Builder
	sent.WriteString(f.action.Path)
	for _, field := range f.fields {
		sent.WriteString("&" + field[0] + "=" + field[1])
	}
	if t.Acts.MatchString(sent.String()) || t.Skip.MatchString(f.action.EscapedPath()) || outline.IsFile(f.action.Path) {
		return true
	}
	for _, button := range f.buttons {
		if button = strings.TrimSpace(button); t.Texts.MatchString(button) || t.Acts.MatchString(button) {
			return true
		}
	}
	return false
}

// strayed reports a search that ended elsewhere than the form leads: on another host or
// port, or on a page to log in.
func (t *trapWords) strayed(f *form, site origin, page *evidence.Page) bool {
	u, err := url.Parse(page.FinalURL)
	if err != nil || !site.holds(u) {
		return true
	}
	if u.Path == f.action.Path {
		return false
	}
	if t.Login.MatchString(u.Path) {
		return true
	}
	doc, err := page.Document()
	return err == nil && len(doc.Find("input[type=password]").Nodes) > 0
}
