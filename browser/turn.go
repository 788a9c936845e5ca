package browser

import (
	"context"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	nethtml "golang.org/x/net/html"

	"wangjian/evidence"
)

// Turn sees a page and then those that its list is turned to where only a
// script turns it, one click each. next names the element of a page's document
// to press, nil where there is none.
//
// It returns the pages after the clicks, at most most, and not the page as it
// opened: each is recorded like a captured page, its Turn counted from 1, its
// Captured and Timing from the click on. What a list that is replaced in place
// shows is recorded with the document that it stands in.
//
// It ends early where next names nothing, or something that is covered, sends
// a form, or is a link to another document; where nothing changes, or a page is
// shown a second time; where a click opens a window, a dialog, a download,
// another host or another path; where a page fails or the limit cuts it. None
// of this is an error. An error means, as for Capture, that no browser starts
// or ctx has ended; the pages seen until then come with it. next must not keep
// the page.
func (s *Session) Turn(ctx context.Context, address string, next func(*evidence.Page) *nethtml.Node, most int, options ...Option) ([]*evidence.Page, error) {
	if most < 1 {
		return nil, nil
	}
	l := &turning{session: s, next: next, most: most, wanted: asked(options)}
	opened, err := s.capture(ctx, address, wanted{role: l.wanted.role, via: l.wanted.via, patient: true, then: l.all})
	if opened != nil {
		for _, p := range l.pages {
			p.Attempts = opened.Attempts
		}
	}
	return l.pages, err
}

// listTime is after how long no further click is made on one list.
const listTime = 2 * time.Minute

// turning is a list that is being turned.
type turning struct {
	session *Session
	next    func(*evidence.Page) *nethtml.Node
	most    int
	wanted  wanted
	pages   []*evidence.Page
}

// all turns the list of the page that the tab shows until it ends. An error
// says that ctx has ended, or that the tab was lost before any page was seen.
func (l *turning) all(ctx context.Context, t *tab, page *evidence.Page) error {
	l.pages = nil
	shown := map[string]bool{lasting(page): true}
	started := time.Now()
	for len(l.pages) < l.most && !page.Timing.Cut && time.Since(started) < listTime {
		turned, err := l.once(ctx, t, page)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && len(l.pages) == 0 && isLoss(t.lost(ctx, t.record.Load(), err)):
			return err
		case err != nil || turned == nil || shown[lasting(turned)]:
			return nil
		}
		page = turned
		page.Turn, page.Attempts = len(l.pages)+1, 1
		l.pages = append(l.pages, page)
		shown[lasting(page)] = true
	}
	return nil
}

// once turns the list on by one click, and returns nil where that leads to no
// further page of it.
func (l *turning) once(ctx context.Context, t *tab, page *evidence.Page) (*evidence.Page, error) {
	element := l.next(page)
	if element == nil {
		return nil, nil
	}
	before, err := t.glance(ctx, "")
	if err != nil {
		return nil, err
	}
	at, err := t.aim(ctx, element)
	if err != nil || at == nil {
		return nil, err
	}
	r := t.record.Load()
	r.turn()
	blank := evidence.Page{
		URL: page.URL, Role: l.wanted.role, Via: l.wanted.via, Captured: read(r, func(r *recorder) time.Time { return r.started.UTC() }), View: page.View,
	}
	if err := t.press(ctx, r, *at); err != nil {
		return nil, err
	}
	if changed, err := t.changes(ctx, r, before.Mark); err != nil || !changed {
		return nil, err
	}
	opening, cancel := context.WithTimeout(ctx, l.session.options.Opening)
	defer cancel()
	size, err := t.arrive(opening, ctx, r)
	if err != nil || read(r, (*recorder).isDisturbed) || size.Address != "" && !samePath(before.Address, size.Address) {
		return nil, err
	}
	if err := t.scroll(ctx, 0); err != nil {
		return nil, err
	}
	turned, err := l.session.observe(ctx, t, r, blank, size, l.wanted)
	if err != nil || !turned.Seen() || read(r, (*recorder).isDisturbed) || !samePath(page.FinalURL, turned.FinalURL) {
		return nil, err
	}
	return turned, nil
}

// fleeting is what changes on a page by itself: the time of day. It is a
// regular expression for Go and for the browser.
var fleeting = regexp.MustCompile(`[0-9]{1,2}\s*[:：时分]\s*[0-9]{1,2}(\s*[:：分]\s*[0-9]{1,2})?`)

// lasting is the text that a page shows, without what changes by itself: the
// time, and the order of lines that take turns.
func lasting(p *evidence.Page) string {
	doc, err := p.Document()
	if err != nil {
		return ""
	}
	lines := strings.Split(fleeting.ReplaceAllString(doc.Read(doc.Root()).Text, ""), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// samePath reports whether two addresses have the same host and path. What
// servers put behind the path, such as the session's number, is none of it.
func samePath(a, b string) bool {
	one, err := url.Parse(a)
	if err != nil {
		return false
	}
	other, err := url.Parse(b)
	if err != nil {
		return false
	}
	here, _, _ := strings.Cut(one.Path, ";")
	there, _, _ := strings.Cut(other.Path, ";")
	return strings.EqualFold(one.Host, other.Host) && strings.TrimSuffix(here, "/") == strings.TrimSuffix(there, "/")
}
