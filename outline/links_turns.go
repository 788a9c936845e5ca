package outline

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// step is where a link of a pager leads.
type step int

const (
	stepOther step = iota // back, or to the first page
	stepNumber
	stepNext
	stepSign // by a sign alone, such as >
	stepLast
)

// turn is a link of a pager.
type turn struct {
	anchor *anchor
	step   step
	number int // of the page, for stepNumber
}

// pager is what the page tells of the pages of its list.
type pager struct {
	turns     []turn   // with an address
	blind     []turn   // that only a script follows
	scripted  []string // addresses that the call of a script makes
	following string   // of them that of the next page
	present   int      // number of this page, 0 where nothing tells
	total     int      // number of pages, 0 where nothing tells
}

// readTurns gathers the links of the pager.
func (r *reader) readTurns() {
	r.readCall()
	for _, a := range r.anchors {
		if a.area == AreaNavigation || a.area == AreaTrail || a.area == AreaItem || a.area == AreaFooter || a.text == "首页" && a.area != areaPager {
			continue
		}
		if !reads().Texts.PagerLink.MatchString(a.text) || a.icon {
			continue
		}
		t := turnOf(a)
		switch {
		case a.target == "":
			if a.area == areaPager || reads().Texts.TurnWords.MatchString(a.text) || len(r.pager.blind) > 0 && t.step == stepNumber {
				r.pager.blind = append(r.pager.blind, t)
			}
		case a.area == areaPager || r.samePages(a.target):
			a.area = areaPager
			r.pager.turns = append(r.pager.turns, t)
		}
	}
}

func turnOf(a *anchor) turn {
	t := turn{anchor: a}
	switch texts := &reads().Texts; {
	case texts.NextPage.MatchString(a.text):
		t.step = stepNext
	case texts.NextSign.MatchString(a.text):
		t.step = stepSign
	case texts.LastPage.MatchString(a.text):
		t.step = stepLast
	default:
		if n, err := strconv.Atoi(strings.Trim(a.text, "<>[]«»‹› ")); err == nil && n > 0 {
			t.step, t.number = stepNumber, n
		}
	}
	return t
}

// nextPage is the address of the next page, "" where none is known: the one that is called so,
// else the one with the next number, else the one that a sign leads to.
func (r *reader) nextPage() string {
	present := r.presentPage()
	for _, is := range []func(*turn) bool{
		func(t *turn) bool { return t.step == stepNext },
		func(t *turn) bool { return t.step == stepNumber && t.number == present+1 },
		func(t *turn) bool { return t.step == stepSign },
	} {
		for i := range r.pager.turns {
			if t := &r.pager.turns[i]; is(t) && t.anchor.target != r.page.Address && !disabled(t.anchor.node) {
				return t.anchor.target
			}
		}
	}
	return r.pager.following
}

// presentPage is the number of the page in its list: that which the pager marks or leaves
// out, else by the page's own address the first, or the one behind all others.
func (r *reader) presentPage() int {
	if r.pager.present > 0 {
		return r.pager.present
	}
	var numbers []int
	for _, t := range slices.Concat(r.pager.turns, r.pager.blind) {
		if t.step != stepNumber {
			continue
		}
		if t.anchor.target == r.page.Address || marked(t.anchor.node) {
			return t.number
		}
		numbers = append(numbers, t.number)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	for i := 1; i < len(numbers); i++ {
		if numbers[i] == numbers[i-1]+2 {
			return numbers[i] - 1
		}
	}
	if len(numbers) > 0 && numbers[0] != 2 && r.samePages(r.page.Address) && reads().Addresses.Pager.MatchString(r.page.Address) {
		return numbers[len(numbers)-1] + 1
	}
	return 1
}

// marked reports whether a link is shown as that of the present page.
func marked(n *html.Node) bool {
	return byClass(n, &reads().Names.Current)
}

// disabled reports whether a link is shown as one that leads nowhere.
func disabled(n *html.Node) bool {
	return hasAttribute(n, "disabled") || evidence.Attribute(n, "aria-disabled") == "true" || byClass(n, &reads().Names.Disabled)
}

// byClass reports whether the class of a link, or of the entry it is alone in, matches.
func byClass(n *html.Node, words *Expression) bool {
	if words.MatchString(evidence.Attribute(n, "class")) {
		return true
	}
	p := n.Parent
	return p != nil && (p.Data == "li" || p.Data == "span") && words.MatchString(evidence.Attribute(p, "class"))
}
