package survey

import (
	"net/url"

	"wangjian/evidence"
)

// refusal says why an address that was met does not wait.
type refusal uint8

const (
	settled   refusal = iota // nothing changes it: it waits, was opened, or is no page of the site
	byText                   // what the link was called
	byTrap                   // one of more than are worth opening
	byShare                  // its group had enough
	byNumbers                // others were more valuable
)

// details are what is told of addresses that were refused and may be counted.
var details = map[refusal]string{byTrap: detailEndless, byShare: detailShare, byNumbers: detailMany}

// standing is what is remembered of an address: why it was refused and the best that links to
// it promised until then.
type standing struct {
	why    refusal
	wanted bool // a link named a wanted topic
	item   bool // a link was an entry of a list
	value  int32
}

// with adds what another link promises.
func (s standing) with(k kind, value int, topic int) standing {
	s.value = max(s.value, int32(min(value, 1<<30)))
	s.wanted = s.wanted || topic >= 0
	s.item = s.item || k.item()
	return s
}

// improves reports whether an offer promises more of a refused address than those before it,
// which can happen to one address a few times only.
func (q *queue) improves(was standing, o *offer) bool {
	switch was.why {
	case settled:
		return false
	case byText:
		return o.text != ""
	}
	return int32(q.values.Kinds[o.kind].Value) > was.value || o.kind.item() && !was.item || !was.wanted && q.topicOf(o.text) >= 0
}

// turnAway remembers that an address is refused, and counts it where it may be worth opening.
func (q *queue) turnAway(key uint64, s standing, address, folder string) {
	if detail := details[s.why]; detail != "" {
		q.dropped.add(address, folder, evidence.UnseenBudget, detail, 1)
	}
	q.note(key, s)
}

// takeBack forgets the count of an address that was refused.
func (q *queue) takeBack(was standing, u *url.URL) {
	if detail := details[was.why]; detail != "" {
		q.dropped.add(u.String(), folderOf(u), evidence.UnseenBudget, detail, -1)
	}
}

// note remembers how an address stands, as far as there is room.
func (q *queue) note(key uint64, s standing) {
	if _, met := q.known[key]; met || len(q.known) < q.values.Known {
		q.known[key] = s
	}
}
