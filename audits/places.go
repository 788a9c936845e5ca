package audits

import (
	"fmt"
	"slices"
	"strings"

	"wangjian/evidence"
)

const (
	// maxPlaces is how many places prove a finding that stands for more.
	maxPlaces = 5
	// maxMessages is how many different faults one finding tells in words.
	maxMessages = 5
)

// together makes one finding of all that an audit found under a code whose
// places do not count each for itself; of a sample, one for each item. Its message tells
// every fault once, with the number of pages where they are more than one.
func together(findings []Finding, codes map[string]Code) []Finding {
	type group struct {
		code     string
		severity Severity
		item     string
	}
	var kept []Finding
	groups := map[group][]Finding{}
	at := map[group]int{}
	for _, f := range findings {
		key := group{f.Code, f.Severity, f.Item}
		if codes[f.Code].EachPlace {
			kept = append(kept, f)
			continue
		}
		if _, known := at[key]; !known {
			at[key] = len(kept)
			kept = append(kept, f)
		}
		groups[key] = append(groups[key], f)
	}
	for key, places := range groups {
		one := &kept[at[key]]
		one.Subject = one.Item // code and item name it: which places it has may change
		one.Message = tellTogether(places)
		one.Exhibits = nil
		for _, f := range places {
			one.Exhibits = append(one.Exhibits, f.Exhibits...)
		}
		one.Exhibits = slices.CompactFunc(one.Exhibits, samePlace)
		one.Exhibits = one.Exhibits[:min(len(one.Exhibits), maxPlaces)]
	}
	return kept
}

// samePlace reports exhibits of which one picture shows both.
func samePlace(a, b *Exhibit) bool {
	return a.Page != nil && a.Page == b.Page && a.Place.Selector == b.Place.Selector && a.Place.Box == b.Place.Box
}

func tellTogether(findings []Finding) string {
	var order []string
	pages := map[string]map[*evidence.Page]bool{}
	for _, f := range findings {
		if pages[f.Message] == nil {
			pages[f.Message] = map[*evidence.Page]bool{}
			order = append(order, f.Message)
		}
		for _, e := range f.Exhibits {
			pages[f.Message][e.Page] = true
		}
	}
	var told []string
	for i, message := range order {
		if i == maxMessages {
			told = append(told, fmt.Sprintf("等共%d种情况", len(order)))
			break
		}
		if n := len(pages[message]); n > 1 {
			message += fmt.Sprintf("（共%d个页面）", n)
		}
		told = append(told, message)
	}
	return strings.Join(told, "；")
}
