package survey

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"wangjian/browser"
	"wangjian/evidence"
	"wangjian/outline"
)

// maxRefused is how many addresses that robots.txt refuses are named.
const maxRefused = 200

// openPages walks the site from its home page on, the most valuable addresses first, as far
// as the plan's pages reach, and searches it for what was not found.
func (s *walk) openPages(ctx context.Context, home *evidence.Page) error {
	v, err := readValues()
	if err != nil {
		return err
	}
	read, err := outline.Read(home, s.asOf())
	if err != nil {
		return err
	}
	form := searchForm(home)
	offers := offersOf(v, read, place{}, s.asOf())
	home.Forget()
	s.robots, s.dossier.Survey.Robots = s.readRobots(ctx, home.FinalURL)
	q := newQueue(v, originOf(home.FinalURL), s.plan.Wants, s.dossier.Survey.Started, s.refused)
	q.met(home.URL)
	q.met(home.FinalURL)
	q.add(offers.offers)
	s.addListed(q, s.readSitemaps(ctx, home.FinalURL))
	reserve := s.searchReserve(form)
	if err := s.openRounds(ctx, q, reserve); err != nil {
		return err
	}
	if err := s.search(ctx, q, form); err != nil {
		return err
	}
	if err := s.openRounds(ctx, q, 0); err != nil {
		return err
	}
	s.leave(q)
	return nil
}

// listedAtOnce is how many pages of sitemaps are taken up before the clock is looked at.
const listedAtOnce = 100

// addListed takes up the pages that sitemaps list, as long as there is time, and notes the
// number of those left.
func (s *walk) addListed(q *queue, offers []offer) {
	for i := 0; i < len(offers); i += listedAtOnce {
		if s.ending() {
			s.withheld.add(offers[i].url, "", evidence.UnseenStopped, s.stopText(), len(offers)-i)
			return
		}
		q.add(offers[i:min(i+listedAtOnce, len(offers))])
	}
}

// asOf is the moment that dates on pages are measured from.
func (s *walk) asOf() time.Time {
	if s.plan.AsOf.IsZero() {
		return s.dossier.Survey.Started.In(evidence.Beijing)
	}
	return s.plan.AsOf
}

// refused notes and reports addresses that robots.txt asks not to open.
func (s *walk) refused(address string) bool {
	if s.robots.allow(address) {
		return false
	}
	if r := s.dossier.Survey.Robots; r != nil && len(r.Refused) < maxRefused {
		r.Refused = append(r.Refused, address)
	}
	if s.plan.Robots != RobotsObey {
		return false
	}
	if len(s.noted) < 2*maxRefused {
		s.unseen(address, evidence.UnseenRobots, "robots.txt")
	} else {
		s.withheld.add(address, "", evidence.UnseenRobots, "robots.txt", 1)
	}
	return true
}

// leave notes what is known and was not opened.
func (s *walk) leave(q *queue) {
	reason, detail := evidence.UnseenBudget, fmt.Sprintf("--pages %d", s.plan.Pages)
	if s.ending() {
		reason, detail = evidence.UnseenStopped, s.stopText()
	}
	for _, u := range append(q.left(reason, detail), s.withheld.all...) {
		if !s.noted[u.URL] || u.Count > 0 {
			s.noted[u.URL] = true
			s.dossier.Unseen = append(s.dossier.Unseen, u)
		}
	}
}

// openRounds opens pages until the plan's pages are used up but for a reserve, or nothing is
// worth opening. A round's pages are chosen before any of them is opened and what they offer
// is taken up in their order, so that what is opened does not depend on which tab is faster.
func (s *walk) openRounds(ctx context.Context, q *queue, reserve int) error {
	for !s.ending() {
		room := s.plan.Pages - len(s.dossier.Pages) - reserve
		batch := q.take(min(room, q.values.Round))
		if len(batch) == 0 {
			return nil
		}
		if err := s.openRound(ctx, q, batch, min(room-len(batch), q.waits())); err != nil {
			return err
		}
	}
	return nil
}

// openRound captures the pages of a round, a few at a time, and takes up what they offer.
// About so many more are to come after it.
func (s *walk) openRound(ctx context.Context, q *queue, batch []*waiting, more int) error {
	first := len(s.dossier.Pages) + 1
	chosen := make([]entry, len(batch))
	for i, w := range batch {
		chosen[i] = w.entry
	}
	pages := make([]*evidence.Page, len(batch))
	found := make([]offered, len(batch))
	done := progress{done: s.opened}
	total := s.opened + len(batch) + max(more, 0)
	next := make(chan int)
	group, grouped := errgroup.WithContext(ctx)
	for range min(max(s.plan.Tabs, 1), len(batch)) {
		group.Go(func() error {
			for i := range next {
				page, offers, err := s.openEntry(grouped, q, batch[i], evidence.PageID(first+i))
				if errors.Is(err, errStopped) {
					return nil
				}
				if err != nil {
					return err
				}
				if page == nil {
					continue
				}
				pages[i], found[i] = page, offers
				s.tell(Event{Stage: StagePages, Done: done.next(), Total: total, URL: chosen[i].url, Failure: page.Failure})
			}
			return nil
		})
	}
	group.Go(func() error { return s.deal(grouped, next, len(batch)) })
	if err := group.Wait(); err != nil {
		return err
	}
	s.opened = done.done
	s.order(first-1, chosen, pages)
	for i, page := range pages {
		switch {
		case page == nil:
			continue
		case !page.Seen() || page.Role == evidence.RoleOutside || found[i].blank || q.leadsBack(page):
			q.missed(batch[i])
		}
		q.met(page.FinalURL)
		q.shown(found[i].names...)
		q.end(batch[i], found[i].ended)
		q.add(found[i].offers)
	}
	return nil
}

// openEntry captures one page and reads what it offers.
func (s *walk) openEntry(ctx context.Context, q *queue, w *waiting, id string) (*evidence.Page, offered, error) {
	options := []browser.Option{browser.As(w.role, viaOf(w.entry))}
	if w.kind.leads() || w.kind == kindPolicy || w.kind == kindInterpretation {
		options = append(options, browser.FirstScreen())
	}
	if err := s.await(ctx, w.url); err != nil {
		return nil, offered{}, err
	}
	page, err := s.capture(ctx, w.url, id, options...)
	if err != nil {
		return nil, offered{}, err
	}
	if page == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.unseen(w.url, evidence.UnseenFailed, detailTurn)
		return nil, offered{}, nil
	}
	if page.Failure == nil && !q.site.has(page.FinalURL) {
		page.Role = evidence.RoleOutside
	}
	var found offered
	if page.Seen() && page.Role != evidence.RoleOutside {
		if read, err := outline.Read(page, s.asOf()); err == nil { // else it offers nothing
			found = offersOf(q.values, read, place{kind: w.kind, text: w.text, column: w.column, depth: w.depth}, s.asOf())
		}
	}
	err = s.keepWithLinks(page)
	page.Forget()
	return page, found, err
}

// viaOf is the link that an entry was found by, nil for none.
func viaOf(e entry) *evidence.Via {
	if e.via == "" {
		return nil
	}
	return &evidence.Via{Page: e.via, Text: e.text}
}
