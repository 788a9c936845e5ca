package outline

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// turnMark stands between the address of a list and the number of clicks that turned it.
const turnMark = "#turn-"

// TurnAddress is what a page is known by that so many clicks turn a list to, at the list's own
// address. Without clicks it is that of the list.
func TurnAddress(list string, turn int) string {
	if turn == 0 {
		return list
	}
	return list + turnMark + strconv.Itoa(turn)
}

// Turned returns, of the address of a page that a click turns a list to (see [Page.Turn]), the
// list's address and how many clicks lead there; 0 clicks for any other address.
func Turned(address string) (list string, turn int) {
	list, number, _ := strings.Cut(address, turnMark)
	turn, err := strconv.Atoi(number)
	if err != nil || turn < 1 {
		return address, 0
	}
	return list, turn
}

// readTurned gives a page that a click showed an address of its own, and so the page that a
// further click shows.
func (r *reader) readTurned() {
	p, list := r.page, r.page.Address
	p.Address = TurnAddress(list, p.Source.Turn)
	if !p.More || !p.lists() {
		return
	}
	if n := r.nextTurn(); n != nil && !submits(n) {
		p.Turn = n
		p.Next = TurnAddress(list, p.Source.Turn+1)
		p.Pager = append(p.Pager, ListPage{p.Next, p.Source.Turn + 2})
		p.More = false
	}
}

// nextTurn is what a visitor clicks for the next page of a list that only a script turns.
func (r *reader) nextTurn() *html.Node {
	present := r.presentPage()
	var numbered *html.Node
	for i := range r.pager.blind {
		t := &r.pager.blind[i]
		switch {
		case disabled(t.anchor.node) || !r.doc.Visible(t.anchor.node):
		case t.step == stepNext || t.step == stepSign:
			return t.anchor.node
		case t.step == stepNumber && t.number == present+1:
			numbered = t.anchor.node
		}
	}
	if numbered != nil {
		return numbered
	}
	return r.moreButton()
}

// submits reports whether a click on an element by itself sends the form that it stands in.
func submits(n *html.Node) bool {
	switch kind := strings.ToLower(evidence.Attribute(n, "type")); n.Data {
	case "input":
		if kind != "submit" && kind != "image" {
			return false
		}
	case "button":
		if kind == "button" || kind == "reset" {
			return false
		}
	default:
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == "form" {
			return true
		}
	}
	return hasAttribute(n, "form")
}

// moreButton is what asks for more of the list and is no link with an address: a button for
// its next page, or for more items.
func (r *reader) moreButton() *html.Node {
	texts := &reads().Texts
	for _, n := range r.doc.Find("a, button, input, span, div, p, li").Nodes {
		text := evidence.Normalize(leafText(n))
		if text == "" || len(text) > turnRunes {
			continue
		}
		clicked := n.Data == "button" || n.Data == "input" || n.Data != "a" && (evidence.Attribute(n, "onclick") != "" || r.doc.Clickable(n))
		if (texts.LoadMore.MatchString(text) || clicked && texts.TurnWords.MatchString(text)) && !disabled(n) && r.doc.Visible(n) {
			return n
		}
	}
	return nil
}
