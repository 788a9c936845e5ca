package survey

import (
	"context"

	"golang.org/x/net/html"

	"wangjian/browser"
	"wangjian/evidence"
	"wangjian/outline"
)

// detailTurn says why what a click should turn a list to was not seen.
const detailTurn = "点击翻页后没有见到下一页"

// visit captures the page at an address, or the one that clicks turn a list to (see
// [outline.Turned]); nil, and noted, where they do not.
func (s *walk) visit(ctx context.Context, address string, options ...browser.Option) (*evidence.Page, error) {
	list, turn := outline.Turned(address)
	if turn == 0 {
		return s.session.Capture(ctx, address, options...)
	}
	for range turn { // each click is a request of its own
		if err := s.await(ctx, list); err != nil {
			return nil, err
		}
	}
	pages, err := s.session.Turn(ctx, list, s.nextTurn, turn, options...)
	if err != nil {
		return nil, err
	}
	if len(pages) < turn {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.unseen(address, evidence.UnseenFailed, detailTurn)
		return nil, nil
	}
	return pages[turn-1], nil
}

// nextTurn is what turns the list of a page, nil where nothing does.
func (s *walk) nextTurn(page *evidence.Page) *html.Node {
	read, err := outline.Read(page, s.asOf())
	if err != nil {
		return nil
	}
	return read.Turn
}
