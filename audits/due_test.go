package audits

import "testing"

func TestDutiesThatAreNotDueAreNotAssessed(t *testing.T) {
	const code = "disclosure.annual.missing"
	row := func() Row {
		return Row{
			ID: "disclosure.annual-report", Title: "年报", Path: []string{"政务公开", "年报"}, Points: points(t, "2"), Method: MethodAuto,
			Things: []Thing{{Title: "年报", Weight: WholePoints(1), Codes: []string{code, "disclosure.annual.late"}}},
			Audits: []Binding{{ID: "a"}},
		}
	}
	both := []Gap{{code, "尚未到期"}, {"disclosure.annual.late", "尚未到期"}}
	mark := Marks{"disclosure.annual-report": ofRow(t, "1")}
	for _, test := range []struct {
		name   string
		says   Result
		change func(*Row)
		marks  Marks
		status RowStatus
	}{
		{"all of it is not due", Result{NotDue: both}, nil, nil, RowNotAssessed},
		{"one code is not due", Result{NotDue: both[:1]}, nil, nil, RowMet},
		{"nothing is not due", Result{}, nil, nil, RowMet},
		{"a defect was found all the same", Result{NotDue: both, Findings: lacking(code, "", 1)}, nil, nil, RowUnmet},
		{"another thing is due", Result{NotDue: both}, func(r *Row) {
			r.Things = append(r.Things, Thing{Title: "指南", Weight: WholePoints(1), Codes: []string{"disclosure.guide.stale"}})
		}, nil, RowMet},
		{"an assessor marked it", Result{NotDue: both}, nil, mark, RowPartial},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := row()
			if test.change != nil {
				test.change(&r)
			}
			c := trial{table: &Table{ID: "t", Rows: []Row{r}}, says: map[string]Result{"a": test.says}, marks: test.marks}
			j := c.judge(t, code, "disclosure.annual.late", "disclosure.guide.stale")
			got := j.Indicators[0]
			if got.Status != test.status {
				t.Errorf("got %s (%s), want %s", got.Status, got.Reason, test.status)
			}
			if test.status == RowNotAssessed && (got.Reason != "尚未到期" || !got.Score.Possible.IsZero() || len(j.Open) != 0) {
				t.Errorf("got reason %q, possible %s, open %v", got.Reason, got.Score.Possible, j.Open)
			}
		})
	}
}
