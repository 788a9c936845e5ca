package audits

import (
	"slices"
	"testing"
)

// fullMarks marks every row with all its points and clears every veto and rule.
func fullMarks(t *testing.T, table *Table) Marks {
	t.Helper()
	marks := Marks{}
	for _, row := range table.Rows {
		if row.With == "" {
			marks[row.ID] = ofRow(t, row.Points.Exact())
		}
	}
	for _, veto := range table.Vetoes {
		marks[veto.ID] = ruled(RulingClear)
	}
	for _, rule := range table.Rules {
		marks[rule.ID] = ruled(RulingClear)
		if rule.Bonus != nil {
			marks[rule.ID] = counted(0)
		}
	}
	return marks
}

func TestRulesAcrossRowsChangeWhatIsAwarded(t *testing.T) {
	const security, app, service = "rule.security-criticism", "rule.new-app", "rule.service-reengineering"
	for _, row := range []struct {
		name, table string
		rules       Marks    // beside full marks everywhere
		without     []string // rows that are not marked
		assessed    string
		awarded     string
		pending     string
		undecided   string
		bonus       string
	}{
		{"full marks in a city", "site-city", nil, nil, "100", "100", "0", "0", "0"},
		{"full marks in a county", "site-county", nil, nil, "100", "100", "0", "0", "0"},
		{"full marks in a department", "site-department", nil, nil, "100", "100", "0", "0", "0"},
		{"full marks for new media", "media-city", nil, nil, "100", "100", "0", "0", "0"},
		{"a criticised city loses 监督检查", "site-city", Marks{security: ruled(RulingHolds)}, nil, "100", "95", "0", "0", "0"},
		{"a criticised county loses 监督检查", "site-county", Marks{security: ruled(RulingHolds)}, nil, "100", "93", "0", "0", "0"},
		{"a city with a new APP keeps half of 闽政通", "site-city", Marks{app: ruled(RulingHolds)}, nil, "100", "95.5", "0", "0", "0"},
		{"a department with a new APP loses 协同联动", "site-department", Marks{app: ruled(RulingHolds)}, nil, "100", "90", "0", "0", "0"},
		{"three services earn a department six points", "site-department", Marks{service: counted(3)}, nil, "100", "106", "0", "0", "6"},
		{"a bonus stays where a new APP costs 协同联动", "site-department", Marks{service: counted(1), app: ruled(RulingHolds)}, nil, "100", "92", "0", "0", "2"},
		{"both rules of a city", "site-city", Marks{security: ruled(RulingHolds), app: ruled(RulingHolds)}, nil, "100", "90.5", "0", "0", "0"},
		{
			"what is lost whatever an assessor says no longer waits for one", "site-city",
			Marks{security: ruled(RulingHolds)},
			[]string{"supervision.superior", "supervision.local"},
			"100", "95", "0", "0", "0",
		},
		{
			"what is halved still waits", "site-city",
			Marks{app: ruled(RulingHolds)},
			[]string{"coordination.mzt-auth"},
			"97", "94", "3", "0", "0",
		},
		{
			"what the program could not tell stays open", "site-city", nil,
			[]string{"disclosure.basic", "disclosure.key-areas"},
			"81", "81", "15", "4", "0",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			table := shipped(t, row.table)
			marks := fullMarks(t, table)
			for id, mark := range row.rules {
				marks[id] = mark
			}
			for _, id := range row.without {
				delete(marks, id)
			}
			j := (&trial{table: unbound(table), marks: marks}).judge(t)
			s := j.Score
			if s == nil {
				t.Fatalf("verdict %s without score", j.Verdict)
			}
			got := []string{s.Assessed.String(), s.Awarded.String(), s.Pending.String(), s.Undetermined.String(), s.Bonus.String()}
			if want := []string{row.assessed, row.awarded, row.pending, row.undecided, row.bonus}; !slices.Equal(got, want) {
				t.Errorf("assessed, awarded, pending, undetermined, bonus = %v, want %v", got, want)
			}
			if !s.Possible.Equal(table.Total) {
				t.Errorf("possible %s, want %s", s.Possible, table.Total)
			}
			checkSums(t, j)
		})
	}
}

// unbound is a table whose rows and vetoes no audit judges.
func unbound(table *Table) *Table {
	table.Vetoes, table.Rows = slices.Clone(table.Vetoes), slices.Clone(table.Rows)
	for i := range table.Vetoes {
		table.Vetoes[i].Audits = nil
	}
	for i := range table.Rows {
		table.Rows[i].Audits = nil
	}
	return table
}

// checkSums holds levels and total against the rows.
func checkSums(t *testing.T, j *Judgement) {
	t.Helper()
	var total Score
	for _, row := range j.Indicators {
		if sum := row.Score.Assessed.Add(row.Score.Pending).Add(row.Score.Undetermined); !sum.Equal(row.Score.Possible) {
			t.Errorf("%s: assessed + pending + undetermined = %s, possible is %s", row.Row.ID, sum, row.Score.Possible)
		}
		total = total.Add(row.Score)
	}
	if want := total.Awarded.Add(j.Score.Bonus); !j.Score.Awarded.Equal(want) {
		t.Errorf("awarded %s, rows and bonus add up to %s", j.Score.Awarded, want)
	}
	for _, level := range j.Levels {
		var sum Score
		for _, row := range j.Indicators {
			if under(row.Row.Path, level.Path) {
				sum = sum.Add(row.Score)
			}
		}
		if !sum.Awarded.Equal(level.Awarded) || !sum.Possible.Equal(level.Possible) || !sum.Pending.Equal(level.Pending) {
			t.Errorf("level %v is %+v, its rows add up to %+v", level.Path, level.Score, sum)
		}
	}
}

func TestARuleThatNoAssessorSpokeOfIsOpen(t *testing.T) {
	table := unbound(shipped(t, "site-department"))
	marks := fullMarks(t, table)
	delete(marks, "rule.new-app")
	j := (&trial{table: table, marks: marks}).judge(t)
	if !slices.Equal(j.Open, []string{"rule.new-app"}) || !j.Provisional() {
		t.Errorf("open: %v, want rule.new-app alone", j.Open)
	}
	if j.Rules[1].Status != RulePending || j.Rules[0].Status != RuleClear {
		t.Errorf("rules: %s %s, %s %s", j.Rules[0].Rule.ID, j.Rules[0].Status, j.Rules[1].Rule.ID, j.Rules[1].Status)
	}
}

func TestARowTellsWhatItHadBeforeARule(t *testing.T) {
	table := unbound(shipped(t, "site-city"))
	marks := fullMarks(t, table)
	marks["coordination.mzt-auth"] = ofRow(t, "2.5")
	marks["rule.new-app"] = ruled(RulingHolds)
	j := (&trial{table: table, marks: marks}).judge(t)
	for _, row := range j.Indicators {
		if row.Row.ID != "coordination.mzt-auth" {
			continue
		}
		if row.Before == nil || row.Before.String() != "2.5" || row.Score.Awarded.String() != "1.25" || row.Status != RowPartial {
			t.Errorf("before %v, awarded %s, %s; want 2.5, 1.25, partial", row.Before, row.Score.Awarded, row.Status)
		}
		if row.Reason != "因“新建政务服务APP”，得分乘以0.5；查阅台账" {
			t.Errorf("reason %q", row.Reason)
		}
	}
}

func TestARowWithoutPointsOfItsOwnFollowsItsHost(t *testing.T) {
	table := unbound(shipped(t, "site-department"))
	marks := fullMarks(t, table)
	marks["service.online-admin"] = ofRow(t, "4")
	j := (&trial{table: table, marks: marks}).judge(t)
	for _, row := range j.Indicators {
		if row.Row.ID == "service.online-convenience" && (row.Status != RowPartial || !row.Score.Possible.IsZero() || row.Reason != "与“行政审批公共服务”合并计分") {
			t.Errorf("status %s of %s points, %s", row.Status, row.Score.Possible, row.Reason)
		}
	}
}

func TestPassMarkAndRules(t *testing.T) {
	for _, row := range []struct {
		name     string
		passMark string
		rules    Marks
		without  []string
		want     Verdict
	}{
		{"a half of what waits would do", "98", Marks{"rule.new-app": ruled(RulingHolds)}, []string{"coordination.mzt-auth"}, VerdictUnqualified},
		{"a half of what waits does", "95.5", Marks{"rule.new-app": ruled(RulingHolds)}, []string{"coordination.mzt-auth"}, VerdictQualified},
	} {
		t.Run(row.name, func(t *testing.T) {
			table := unbound(shipped(t, "site-city"))
			mark := points(t, row.passMark)
			table.PassMark = &mark
			marks := fullMarks(t, table)
			for id, m := range row.rules {
				marks[id] = m
			}
			for _, id := range row.without {
				delete(marks, id)
			}
			if j := (&trial{table: table, marks: marks}).judge(t); j.Verdict != row.want {
				t.Errorf("verdict %s, want %s", j.Verdict, row.want)
			}
		})
	}
	t.Run("a bonus that waits may still lift a department over it", func(t *testing.T) {
		table := unbound(shipped(t, "site-department"))
		mark := points(t, "101")
		table.PassMark = &mark
		marks := fullMarks(t, table)
		delete(marks, "rule.service-reengineering")
		if j := (&trial{table: table, marks: marks}).judge(t); j.Verdict != VerdictQualified {
			t.Errorf("verdict %s, want %s", j.Verdict, VerdictQualified)
		}
	})
}
