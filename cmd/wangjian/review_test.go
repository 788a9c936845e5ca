package main

import (
	"slices"
	"testing"
	"time"

	"wangjian/audits"
	"wangjian/evidence"
)

func TestSecondLooksAreOrderedByPage(t *testing.T) {
	var judgement audits.Judgement
	var want []string
	for n := range 20 {
		page := &evidence.Page{ID: evidence.PageID(n + 1), DOM: &evidence.Blob{}}
		exhibit := &audits.Exhibit{Page: page, Place: evidence.Place{Box: evidence.Box{W: 10, H: 10}}}
		judgement.Exhibits = append([]*audits.Exhibit{exhibit}, judgement.Exhibits...)
		want = append(want, page.ID)
	}
	var got []string
	for _, look := range looksOf(&judgement) {
		got = append(got, look.Page.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("looks at %v, want %v", got, want)
	}
}

func TestAsOfIsTheOrderedMomentElseTheGivenOne(t *testing.T) {
	began, ordered := surveyed, surveyed.AddDate(0, 0, -3)
	for asOf, want := range map[time.Time]time.Time{{}: began, ordered: ordered} {
		if got := (&order{asOf: asOf}).asOfOr(began); !got.Equal(want) {
			t.Errorf("ordered %v, began %v: judged as of %v, want %v", asOf, began, got, want)
		}
	}
}
