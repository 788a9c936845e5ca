package audits

import (
	"golang.org/x/net/html"

	"wangjian/evidence"
)

// maxMarks bounds how many candidates of one mark are read from a page's words.
const maxMarks = 200

// numberMark is a labelled number as a page shows it once.
type numberMark struct {
	text   string // as shown, label excluded
	number string // in the form that compares
	fault  string // in Chinese, what is wrong with its form; "" when nothing
	note   string // in Chinese, a slip that leaves it valid; "" when none
	place  evidence.Place
	node   *html.Node // element that holds the number
	link   clickable
	linked bool   // the link leads to the record of this number
	astray string // in Chinese, why it is not linked
}

// soundMarks returns the marks of good form.
func soundMarks(marks []numberMark) []numberMark {
	var good []numberMark
	for i := range marks {
		if marks[i].fault == "" {
			good = append(good, marks[i])
		}
	}
	return good
}

// oncePerNumber returns one mark for each number, the linked one where there is one.
func oncePerNumber(marks []numberMark) []numberMark {
	var all []numberMark
	index := map[string]int{}
	for i := range marks {
		at, known := index[marks[i].number]
		switch {
		case !known:
			index[marks[i].number] = len(all)
			all = append(all, marks[i])
		case marks[i].linked && !all[at].linked:
			all[at] = marks[i]
		}
	}
	return all
}
