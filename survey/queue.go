package survey

import (
	"cmp"
	"hash/fnv"
	"net/url"
	"slices"
	"strings"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

// queue holds the addresses of a site that are known and not opened, and hands out the best
// of them. What it hands out follows from what it was given, in order, and from nothing
// else. It holds a bounded number of them however large the site is.
type queue struct {
	values *values
	site   origin
	wants  []outline.Topic
	traps  *traps
	refuse func(address string) bool // robots.txt; notes what it refuses

	all     []*waiting
	byKey   map[uint64]*waiting
	known   map[uint64]standing
	leads   map[uint64]bool // addresses of the home page's navigation
	held    map[string]int  // waiting of a group
	taken   map[string]int  // opened of a group
	ofKind  map[kind]int    // opened of a kind
	failed  map[string]int  // opened of a group, in vain
	sought  []int           // by topic: pages opened for it, or that bear its name
	tries   []int           // by topic: pages opened for it in vain
	ended   map[string]bool
	numbers map[string][]int // of further pages known, by group, in order
	topics  map[string][]int // that a text names
	order   int
	dropped folded // known and given up
}

func newQueue(v *values, site origin, wants []outline.Topic, now time.Time, refuse func(string) bool) *queue {
	return &queue{
		values: v, site: site, wants: wants, refuse: refuse, traps: newTraps(&v.Traps, now.Year()),
		byKey: map[uint64]*waiting{}, known: map[uint64]standing{}, leads: map[uint64]bool{}, held: map[string]int{}, taken: map[string]int{},
		ofKind: map[kind]int{}, failed: map[string]int{}, ended: map[string]bool{}, sought: make([]int, len(wants)), tries: make([]int, len(wants)),
		numbers: map[string][]int{}, topics: map[string][]int{}, dropped: folded{most: v.Folders},
	}
}

// keyOf is what is one address: with http or https, with www. or without, its parameters
// in any order. What clicks turn a list to is an address of its own.
func keyOf(u *url.URL) uint64 {
	parameters := strings.Split(u.RawQuery, "&")
	slices.Sort(parameters)
	hash := fnv.New64a()
	for _, part := range []string{strings.TrimPrefix(u.Host, "www."), u.EscapedPath(), strings.Join(parameters, "&"), u.Fragment} {
		_, _ = hash.Write([]byte(part)) // never fails
		_, _ = hash.Write([]byte{0})
	}
	return hash.Sum64()
}

// canonical is an address of the site in comparable form; false for any other.
func (q *queue) canonical(address string) (*url.URL, bool) {
	list, turn := outline.Turned(address)
	u, err := url.Parse(outline.TurnAddress(outline.Canonical(list), turn))
	if err != nil || u.Host == "" || !q.site.holds(u) {
		return nil, false
	}
	return u, true
}

// met tells the queue of an address that was opened or answered.
func (q *queue) met(address string) {
	if u, own := q.canonical(address); own {
		key := keyOf(u)
		q.takeBack(q.known[key], u)
		q.known[key] = standing{} // bounded by what is opened
		q.remove(q.byKey[key])
	}
}

// leadsBack reports whether a page that was asked for turned out to be one that was met before.
func (q *queue) leadsBack(page *evidence.Page) bool {
	asked, own := q.canonical(page.URL)
	answered, ours := q.canonical(page.FinalURL)
	if !own || !ours || page.Turn > 0 || keyOf(asked) == keyOf(answered) {
		return false
	}
	stands, met := q.known[keyOf(answered)]
	return met && stands.why == settled && q.byKey[keyOf(answered)] == nil
}

// add takes up the offers of a page in their order.
func (q *queue) add(offers []offer) {
	for i := range offers {
		if offers[i].kind.ofNavigation() { // also where a block, met before, leads there
			if u, own := q.canonical(offers[i].url); own {
				q.leads[keyOf(u)] = true
			}
		}
	}
	for i := range offers {
		q.enter(&offers[i])
	}
	if len(q.all) > 2*q.values.Waiting {
		q.shrink()
	}
}

func (q *queue) enter(o *offer) {
	u, own := q.canonical(o.url)
	if !own {
		return
	}
	key := keyOf(u)
	if w := q.byKey[key]; w != nil {
		q.raise(w, o)
		return
	}
	was, met := q.known[key]
	if met && !q.improves(was, o) {
		return
	}
	if q.traps.words.Texts.MatchString(o.text) {
		if !met {
			q.turnAway(key, standing{why: byText}, o.url, "")
		}
		return
	}
	q.takeBack(was, u)
	w := &waiting{offer: *o, key: key, folder: folderOf(u), topic: q.topicOf(o.text), order: q.order}
	q.order++
	if w.group == "" {
		w.group = string(w.kind) + " " + w.folder
	}
	promised := was.with(o.kind, q.values.Kinds[o.kind].Value, w.topic)
	if was.why != byShare && was.why != byNumbers && !q.mayWait(w, u, promised) {
		return
	}
	if w.topic < 0 && q.held[w.group] >= q.values.OfGroup {
		promised.why = byShare
		q.turnAway(key, promised, o.url, w.folder)
		return
	}
	q.note(key, standing{})
	w.settle()
	q.numbered(w)
	q.held[w.group]++
	q.all = append(q.all, w)
	q.byKey[key] = w
}

// mayWait reports whether an address leads to a page of the site that robots.txt does not
// refuse. What is looked for counts as an entry of a list.
func (q *queue) mayWait(w *waiting, u *url.URL, promised standing) bool {
	as := w.kind
	switch {
	case q.leads[w.key]:
		as = kindNavigation
	case w.topic >= 0:
		as = kindWantedItem
	}
	verdict := q.traps.judge(u, as)
	if verdict == endless {
		promised.why = byTrap
		q.turnAway(w.key, promised, w.url, w.folder)
		return false
	}
	if verdict == noPage || q.refuse(w.url) {
		q.note(w.key, standing{})
		return false
	}
	return true
}

// raise gives an address that waits the better of its own and another link's promises.
func (q *queue) raise(w *waiting, o *offer) {
	if w.topic < 0 {
		w.topic = q.topicOf(o.text)
	}
	if w.date.IsZero() {
		w.date = o.date
	}
	if w.via == "" { // a sitemap listed it
		w.via, w.text, w.depth = o.via, o.text, o.depth
	}
	if q.values.Kinds[o.kind].Value <= q.values.Kinds[w.kind].Value {
		return
	}
	q.release(w.group)
	w.kind, w.column, w.under, w.group, w.number = o.kind, o.column, o.under, o.group, o.number
	w.settle()
	if w.group == "" {
		w.group = string(w.kind) + " " + w.folder
	}
	q.numbered(w)
	q.held[w.group]++
}

// value is what an address is worth now; negative where it is not to be opened.
func (q *queue) value(w *waiting) float64 {
	if w.topic >= 0 && q.sought[w.topic] == 0 && q.tries[w.topic] < q.values.Tries {
		as := kindWanted
		if w.kind.item() { // a column of the name may turn up yet
			as = kindWantedItem
		}
		return float64(q.values.Kinds[as].Value) + 1 - float64(w.topic)/float64(len(q.wants))
	}
	worth, taken := q.values.Kinds[w.kind], q.taken[w.group]
	if worth.Most > 0 && taken >= worth.Most || w.number > 0 && q.ended[w.group] {
		if w.role != evidence.RoleSecond || w.number > 0 {
			return -1
		}
		rest := q.values.Kinds[kindRest]
		return float64(max(rest.Value-rest.Step*taken, 0))
	}
	value := worth.Value - worth.Step*taken - worth.Each*q.ofKind[w.kind]
	if w.kind == kindColumn {
		value -= q.values.Deeper * max(w.depth-2, 0)
	}
	return float64(max(value, 0))
}

// compare puts the better of two of the same value first: early pages of a list, new items,
// what was met early.
func compare(a, b *waiting) int {
	return cmp.Or(cmp.Compare(a.number, b.number), b.date.Compare(a.date), cmp.Compare(a.order, b.order))
}

// take hands out the best n addresses, fewer where there are none left worth opening.
func (q *queue) take(n int) []*waiting {
	var chosen []*waiting
	for len(chosen) < n {
		var best *waiting
		highest := -1.0
		for _, w := range q.all {
			value := q.value(w)
			if value > highest || best != nil && value == highest && compare(w, best) < 0 {
				best, highest = w, value
			}
		}
		if best == nil {
			break
		}
		q.remove(best)
		q.known[best.key] = standing{} // also where there was no room for it
		q.taken[best.group]++
		q.ofKind[best.kind]++
		if best.topic >= 0 {
			q.sought[best.topic]++
		}
		chosen = append(chosen, best)
	}
	return chosen
}

func (q *queue) remove(w *waiting) {
	if w == nil {
		return
	}
	if i := slices.Index(q.all, w); i >= 0 {
		q.all = slices.Delete(q.all, i, i+1)
		delete(q.byKey, w.key)
		q.release(w.group)
	}
}

// release lets go of one that waited of a group.
func (q *queue) release(group string) {
	if q.held[group]--; q.held[group] <= 0 {
		delete(q.held, group)
	}
}

// missed tells the queue that an address it handed out showed nothing: another of its group
// may be opened in its place, and another link to what was looked for.
func (q *queue) missed(w *waiting) {
	if w.topic >= 0 {
		q.sought[w.topic]--
		q.tries[w.topic]++
	}
	if q.failed[w.group]++; q.failed[w.group] <= q.values.Tries {
		q.taken[w.group]--
	}
}

// shown tells the queue what a page that was opened is called.
func (q *queue) shown(names ...string) {
	for _, name := range names {
		if i := q.topicOf(name); i >= 0 {
			q.sought[i]++
		}
	}
}

// shrink gives up the least valuable.
func (q *queue) shrink() {
	q.sort()
	for _, w := range q.all[q.values.Waiting:] {
		delete(q.byKey, w.key)
		q.release(w.group)
		q.turnAway(w.key, standing{why: byNumbers}.with(w.kind, q.values.Kinds[w.kind].Value, w.topic), w.url, w.folder)
	}
	clear(q.all[q.values.Waiting:])
	q.all = q.all[:q.values.Waiting]
}

func (q *queue) sort() {
	value := make(map[*waiting]float64, len(q.all))
	for _, w := range q.all {
		value[w] = q.value(w)
	}
	slices.SortStableFunc(q.all, func(a, b *waiting) int {
		return cmp.Or(cmp.Compare(value[b], value[a]), compare(a, b))
	})
}

// left returns what is known and was not opened, for a reason: the best addresses one by
// one, the others by folder.
func (q *queue) left(reason evidence.UnseenReason, detail string) []evidence.Unseen {
	q.sort()
	var single []evidence.Unseen
	rest := folded{most: q.values.Folders}
	for _, w := range q.all {
		switch {
		case q.value(w) < 0:
			rest.add(w.url, w.folder, evidence.UnseenBudget, detailShare, 1)
		case len(single) < q.values.Named:
			single = append(single, evidence.Unseen{URL: w.url, Reason: reason, Detail: detail})
		default:
			rest.add(w.url, w.folder, reason, detail, 1)
		}
	}
	return slices.Concat(single, rest.all, q.dropped.counted())
}

// waits reports how many addresses are worth opening still.
func (q *queue) waits() int {
	count := 0
	for _, w := range q.all {
		if q.value(w) >= 0 {
			count++
		}
	}
	return count
}
