package main

import (
	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/survey"
)

// linksOf names the links of a page that are to be checked.
func linksOf(p *evidence.Page) []string {
	links, err := audits.Links(p)
	if err != nil {
		return nil // a page without a document has no links
	}
	addresses := make([]string, len(links))
	for i := range links {
		addresses[i] = links[i].Address
	}
	return addresses
}

// unshown names what the ordered judgement would cite and no picture shows yet.
func unshown(d *evidence.Dossier, o *order) []survey.Look {
	judgement, err := audits.Judge(d, o.table, nil, o.asOfOr(d.Survey.Started))
	if err != nil {
		return nil // Judge will say so again, and then it counts
	}
	return looksOf(judgement)
}

// looksOf lists a judgement's second looks in the order of the pages, so that
// the ids of the pages that they give are the same in every run.
func looksOf(j *audits.Judgement) []survey.Look {
	var looks []survey.Look
	for _, u := range j.Unshown() {
		looks = append(looks, survey.Look{Page: u.Page, Places: u.Places})
	}
	return looks
}
