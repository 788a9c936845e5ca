package audits

import (
	"testing"

	"wangjian/outline"
)

// copyPath is the second address of the policy of the tests, in the catalogue.
const copyPath = "xxgkml/t20191104_8.htm"

// asCopy is the policy once more, at another address, without an entry to its interpretation.
func asCopy(change ...func(*shownPage)) shownPage {
	return asPolicy(append([]func(*shownPage){func(p *shownPage) { p.path, p.related = copyPath, "" }}, change...)...)
}

func dated(date string) func(*shownPage) { return func(p *shownPage) { p.date = date } }

// postedTwice is a site with a policy at two addresses, both opened, and its interpretation.
func postedTwice(first, second, reading shownPage) []shownPage {
	return []shownPage{
		policyList(row(first), row(second)), readingList(row(reading), "2019-01-02 zcjd/t20190102_9.htm 《明州市城市绿化条例》解读"), first, second, reading,
	}
}

func TestPolicyPostedTwiceIsOne(t *testing.T) {
	const missing = codeInterpretationMissing
	lone := asPolicy(func(p *shownPage) { p.related = "" })
	other := "2019-11-06 zcjd/t20191106_9.htm 《明州市城市绿化条例》解读"
	uninterpreted := func(first, second shownPage) []shownPage {
		return []shownPage{policyList(row(first), row(second)), readingList(other), first, second}
	}
	const fires = "明州市人民政府关于划定森林高火险区的通告"
	fire := func(path, date, head string) shownPage {
		return asPolicy(func(p *shownPage) { p.path, p.date, p.title, p.related, p.head = path, date, fires, "", head })
	}
	testInterpretations(t, interpretationRatioAudit, []string{missing}, []interpretationRow{
		{name: "on the same day", pages: postedTwice(lone, asCopy(), asReading()), want: []string{"looked at 1 of 1"}},
		{name: "later", pages: postedTwice(lone, asCopy(dated("2019-11-11")), asReading()), want: []string{"looked at 1 of 1"}},
		{name: "earlier", pages: postedTwice(lone, asCopy(dated("2019-10-29")), asReading()), want: []string{"looked at 1 of 1"}},
		{name: "the second address was not opened", pages: append(postedTwice(asPolicy(), asCopy(), asReading())[:3], asReading()), want: []string{"looked at 1 of 1"}},
		{
			name: "neither has an interpretation", pages: uninterpreted(lone, asCopy(dated("2019-11-11"))),
			want: []string{missing + " " + policyTitle, "looked at 1 of 1"},
		},
		{
			name: "neither has an interpretation, one was not opened", pages: uninterpreted(lone, asCopy())[:3],
			want: []string{missing + " " + policyTitle, "looked at 1 of 1"},
		},
		{
			name: "first in the year before", pages: uninterpreted(lone, asCopy(dated("2018-12-29"))), want: []string{"open " + missing},
		},
		{
			name: "one title and two numbers", pages: uninterpreted(fire("1.htm", "2019-10-08", "<p>文号：明政〔2019〕47号</p>"), fire("2.htm", "2019-10-20", "<p>文号：明政〔2019〕48号</p>")),
			want: []string{missing + " " + fires, missing + " " + fires + "（" + homeAddress + "2.htm）", "looked at 2 of 2"},
		},
		{
			name: "one title without number, in spring and in autumn", pages: uninterpreted(fire("1.htm", "2019-03-08", ""), fire("2.htm", "2019-10-20", "")),
			want: []string{missing + " " + fires, missing + " " + fires + "（" + homeAddress + "2.htm）", "looked at 2 of 2"},
		},
		{
			name: "one title without number, within the month", pages: uninterpreted(fire("1.htm", "2019-10-08", ""), fire("2.htm", "2019-10-20", "")),
			want: []string{missing + " " + fires, "looked at 1 of 1"},
		},
		{
			name: "one number that is another document's by mistake", pages: uninterpreted(lone, asCopy(func(p *shownPage) { p.title = fires })),
			want: []string{missing + " " + fires, missing + " " + policyTitle, "looked at 2 of 2"},
		},
		{
			name: "one title, of the government and of its office", pages: uninterpreted(
				fire("1.htm", "2019-10-08", ""), asPolicy(func(p *shownPage) {
					p.path, p.date, p.title, p.related, p.head = "2.htm", "2019-10-08", "明州市人民政府办公室关于划定森林高火险区的通知", "", ""
				})),
			want: []string{missing + " " + fires, missing + " 明州市人民政府办公室关于划定森林高火险区的通知", "looked at 2 of 2"},
		},
	})

	const late = codeInterpretationLate
	testInterpretations(t, interpretationFormAudit, []string{late}, []interpretationRow{
		{name: "in time by the first", pages: postedTwice(lone, asCopy(dated("2019-11-11")), asReading()), want: []string{"looked at 1 of 1"}},
		{name: "late by the first", pages: postedTwice(lone, asCopy(dated("2019-10-29")), asReading()), want: []string{late + " " + policyTitle, "looked at 1 of 1"}},
		{name: "late by a list alone, in time by a page", pages: append(postedTwice(lone, asCopy(dated("2019-10-29")), asReading())[:3], asReading()), want: []string{"open " + late}},
		{
			name: "late by both, of which one was not opened", pages: append(postedTwice(lone, asCopy(dated("2019-10-29")), asReading(dated("2019-11-20")))[:3], asReading(dated("2019-11-20"))),
			want: []string{late + " " + policyTitle, "looked at 1 of 1"},
		},
	})

	const forward, back, dead = codeLinkForward, codeLinkBack, codeInterpretationLinkDead
	backTo := func(path string) shownPage {
		return asReading(func(p *shownPage) { p.related = `<a href="/` + path + `">政策原文</a>` })
	}
	testInterpretations(t, interpretationLinkageAudit, []string{forward, back, dead}, []interpretationRow{
		{name: "one of two pages leads to the interpretation", pages: postedTwice(asPolicy(), asCopy(), asReading()), want: []string{"looked at 2 of 3"}},
		{name: "the other one does", pages: postedTwice(lone, asCopy(func(p *shownPage) { p.related = asPolicy().related }), asReading()), want: []string{"looked at 2 of 3"}},
		{name: "neither does", pages: postedTwice(lone, asCopy(), asReading()), want: []string{forward, "looked at 2 of 3"}},
		{name: "one does not, the other was not opened", pages: append(postedTwice(lone, asCopy(), asReading())[:3], asReading()), want: []string{"looked at 1 of 3"}},
		{name: "one leads right, the other to an error page", pages: append(postedTwice(asPolicy(), asCopy(func(p *shownPage) { p.related = `<a href="/gone.htm">政策解读</a>` }), asReading()),
			shownPage{path: "gone.htm", title: "页面不存在", kind: outline.KindError}), want: []string{dead + " gone.htm", "looked at 2 of 3"}},
		{name: "the way back leads to either", pages: postedTwice(asPolicy(), asCopy(), backTo(copyPath)), want: []string{"looked at 2 of 3"}},
		{name: "the way back leads to the one that was not opened", pages: append(postedTwice(asPolicy(), asCopy(), backTo(copyPath))[:3], backTo(copyPath)), want: []string{"looked at 2 of 3"}},
	})
}
