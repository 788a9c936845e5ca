package survey

import "slices"

// numbered remembers the number of a list's further page that is known, in order, as many as
// may wait of a group.
func (q *queue) numbered(w *waiting) {
	if w.number <= 0 {
		return
	}
	known := q.numbers[w.group]
	if i, found := slices.BinarySearch(known, w.number); !found && len(known) < q.values.OfGroup {
		q.numbers[w.group] = slices.Insert(known, i, w.number)
	}
}

// end tells the queue that a page of a list is too old for those behind it to be worth
// opening. Only the list's first page and the one directly behind those that were opened
// can say so: the last page of a list is old always.
func (q *queue) end(w *waiting, group string) {
	if group == "" {
		return
	}
	if w.number > 0 && w.group == group && q.follows(w) || w.number == 0 && q.isFirst(w) {
		q.ended[group] = true
	}
}

// follows reports whether no page of the list waits before w, and none is likely to be
// missing there: the step from the page before is no longer than the shortest.
func (q *queue) follows(w *waiting) bool {
	for _, other := range q.all {
		if other.group == w.group && other.number > 0 && other.number < w.number {
			return false
		}
	}
	const first = 1
	before, shortest, step := first, 0, 0
	for _, number := range q.numbers[w.group] {
		gap := number - before
		if shortest == 0 || gap > 0 && gap < shortest {
			shortest = gap
		}
		if number == w.number {
			step = gap
		}
		before = number
	}
	return step <= shortest
}

// isFirst reports whether w leads to the column that its page belongs to.
func (q *queue) isFirst(w *waiting) bool {
	if w.column.address == "" {
		return true // the page is a column of its own
	}
	u, own := q.canonical(w.url)
	of, known := q.canonical(w.column.address)
	return own && known && keyOf(u) == keyOf(of)
}
