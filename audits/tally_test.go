package audits

import (
	"fmt"
	"slices"
	"testing"
)

func TestItemsWithoutElementsMakeTheGuideVetoHold(t *testing.T) {
	const code = "guide.element"
	table := &Table{
		ID:     "trial",
		Vetoes: []Veto{{ID: "veto.guides", Title: "办事指南", Method: MethodAuto, Tally: &Tally{Code: code, Findings: 4, Items: 5}}},
		Rows: []Row{{
			ID: "service.guides", Title: "办事指南准确度", Points: points(t, "6"), Method: MethodAuto,
			Things: []Thing{{Title: "要素", Weight: points(t, "1"), Sampled: true, Codes: []string{code}}},
			Audits: []Binding{{ID: "guides"}},
		}},
	}
	items := func(count int) []string {
		names := make([]string, count)
		for i := range names {
			names[i] = fmt.Sprintf("事项%d", i)
		}
		return names
	}
	lack := func(perItem ...int) []Finding {
		var all []Finding
		for i, count := range perItem {
			all = append(all, lacking(code, fmt.Sprintf("事项%d", i), count)...)
		}
		return all
	}
	same := lack(4, 4, 4, 4)
	for range 4 { // one element, told by four pages
		again := lacking(code, "事项4", 1)[0]
		same = append(same, again)
	}
	suspected := lack(4, 4, 4, 4, 4)
	for i := range suspected {
		suspected[i].Severity = SeveritySuspected
	}
	for _, row := range []struct {
		name          string
		looked, total int
		found         []Finding
		gap           string
		want          VetoStatus
		awarded       string
	}{
		{"five items that lack four classes each", 20, 300, lack(4, 5, 10, 4, 4), "", VetoHolds, "4.5"},
		{"four of twenty", 20, 300, lack(4, 4, 4, 4), "", VetoClear, "4.8"},
		{"a fifth that lacks three", 20, 300, lack(4, 4, 4, 4, 3), "", VetoClear, "4.5"},
		{"a fifth that lacks one, found on four pages", 20, 300, same, "", VetoClear, "4.5"},
		{"three items in all, and all of them lack four", 3, 3, lack(4, 4, 4), "", VetoHolds, "0"},
		{"three items in all, and one lacks three", 3, 3, lack(4, 4, 3), "", VetoClear, "0"},
		{"a single item that lacks four", 1, 1, lack(4), "", VetoHolds, "0"},
		{"three looked at of three hundred, all of them lacking four", 3, 300, lack(4, 4, 4), "", VetoUndetermined, "0"},
		{"three looked at of four, all of them lacking four", 3, 4, lack(4, 4, 4), "", VetoUndetermined, "0"},
		{"no item at all", 0, 0, nil, "", VetoUndetermined, "0"},
		{"what was seen is enough, whatever could not be", 6, 300, lack(4, 4, 4, 4, 4), "未打开", VetoHolds, "0"},
		{"too little was seen", 6, 300, lack(4, 4), "未打开", VetoUndetermined, "0"},
		{"it takes suspected ones to reach five", 20, 300, suspected, "", VetoSuspected, "4.5"},
	} {
		t.Run(row.name, func(t *testing.T) {
			result := Result{Findings: slices.Clone(row.found), Samples: []Sample{{Codes: []string{code}, Items: items(row.looked), Total: row.total}}}
			if row.gap != "" {
				result.Gaps = []Gap{{Code: code, Reason: row.gap}}
			}
			c := trial{table: table, says: map[string]Result{"guides": result}}
			j := c.judge(t, code)
			veto := j.Vetoes[0]
			if veto.Status != row.want {
				t.Errorf("status %s (%s), want %s", veto.Status, veto.Reason, row.want)
			}
			if (veto.Status == VetoHolds || veto.Status == VetoSuspected) != (len(veto.Findings) > 0) || (veto.Status == VetoHolds) != (j.Score == nil) {
				t.Errorf("status %s with %d findings and score %v", veto.Status, len(veto.Findings), j.Score)
			}
			if got := j.Indicators[0].Score.Awarded.String(); veto.Status != VetoHolds && got != row.awarded {
				t.Errorf("the row is awarded %s (%s), want %s", got, j.Indicators[0].Reason, row.awarded)
			}
		})
	}
}

func TestATallyThatNoAuditServesIsUndetermined(t *testing.T) {
	table := shipped(t, "site-city")
	j := trial{table: &Table{Vetoes: table.Vetoes[5:]}}
	if got := j.judge(t).Vetoes[0]; got.Veto.ID != "veto.guides" || got.Status != VetoUndetermined || got.Reason != reasonNoAudit {
		t.Errorf("%s is %s (%s), want veto.guides undetermined: %s", got.Veto.ID, got.Status, got.Reason, reasonNoAudit)
	}
}

func TestAFindingOfNoItemOfItsSampleIsAnError(t *testing.T) {
	sample := []Sample{{Codes: []string{"guide.element"}, Items: []string{"甲"}, Total: 1}}
	for name, found := range map[string]*Finding{
		"another item":      {Code: "guide.element", Item: "乙"},
		"no item":           {Code: "guide.element"},
		"an item unsampled": {Code: "guide.vague", Item: "甲"},
	} {
		r := ruling{samples: sample, findings: []*Finding{found}}
		if r.unsampled() == nil {
			t.Errorf("%s: no error", name)
		}
	}
	r := ruling{samples: sample, findings: []*Finding{{Code: "guide.element", Item: "甲"}, {Code: "guide.vague"}}}
	if err := r.unsampled(); err != nil {
		t.Error(err)
	}
}
