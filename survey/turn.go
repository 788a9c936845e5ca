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
// [outline.Turned]); nil where they do not.
func (s *walk) visit(ctx context.Context, address string, options ...browser.Option) (*evidence.Page, error) {
	list, turn := outline.Turned(address)
	if turn == 0 {
		return s.session.Capture(ctx, address, options...)
	}
	pages, err := s.session.Turn(ctx, list, func(p *evidence.Page) *html.Node { return s.nextTurn(ctx, list, p) }, turn, options...)
	switch {
	case err != nil:
		return nil, err
	case len(pages) < turn && s.ending():
		return nil, errStopped
	case len(pages) < turn:
		return nil, nil
	}
	return pages[turn-1], nil
}

// nextTurn is what turns the list of a page, in its host's turn; nil where nothing does, or the
// survey is to end.
func (s *walk) nextTurn(ctx context.Context, list string, page *evidence.Page) *html.Node {
	read, err := outline.Read(page, s.asOf())
	if err != nil || read.Turn == nil || s.await(ctx, list) != nil {
		return nil
	}
	return read.Turn
}
