package main

import (
	"fmt"
	"io"

	"wangjian/audits"
	"wangjian/evidence"
)

// scorecard prints what a person wants to know at once.
func (l language) scorecard(w io.Writer, j *audits.Judgement, d *evidence.Dossier, files []string) {
	surveyed := j.Table.Subject == audits.SubjectSite
	if home := d.Home(); surveyed && (home == nil || !home.Seen()) {
		say(w, "%s%s\n", l.pick("未能检查：", "could not be surveyed: "), l.unreachable(home))
	}
	say(w, "%s\n", plain(l.sentence(j)))
	if surveyed {
		problems, records := counted(j)
		say(w, l.pick("访问页面 %d 次；已知未检查的网址 %d 个；发现问题 %d 条，记录 %d 条\n",
			"pages opened: %d; addresses known and not looked at: %d; problems found: %d; records: %d\n"), d.Survey.Pages, unseen(d), problems, records)
	}
	l.levels(w, j)
	l.rows(w, j)
	for _, f := range j.Findings {
		say(w, "  %s  %s  %s\n", f.ID, f.Code, plain(f.Message))
	}
	if !d.Manifest.IsZero() {
		say(w, l.pick("取证清单SHA-256 %s\n", "manifest SHA-256 %s\n"), d.Manifest)
	}
	for _, file := range files {
		say(w, "%s\n", file)
	}
}

// counted tells problems from what was only noted.
func counted(j *audits.Judgement) (problems, records int) {
	for _, f := range j.Findings {
		if f.Severity == audits.SeverityNote {
			records++
		} else {
			problems++
		}
	}
	return problems, records
}

// levels prints the sums under the first headings.
func (l language) levels(w io.Writer, j *audits.Judgement) {
	for _, level := range j.Levels {
		if len(level.Path) == 1 {
			say(w, "  %s%s%s\n", level.Path[0], l.pick("：", ": "), l.points(level.Score))
		}
	}
}

// rows prints the rows that an audit or an assessor spoke of, and the rules
// across rows that an assessor spoke of.
func (l language) rows(w io.Writer, j *audits.Judgement) {
	for i := range j.Indicators {
		row := &j.Indicators[i]
		if row.Mark != nil || row.Row.Method == audits.MethodAuto && len(row.Row.Audits) > 0 {
			say(w, "  %s%s  %s\n", row.Row.ID, l.earned(row), plain(row.Reason))
		}
	}
	for i := range j.Rules {
		if rule := &j.Rules[i]; rule.Mark != nil {
			say(w, "  %s%s  %s\n", rule.Rule.ID, l.changed(rule), plain(rule.Reason))
		}
	}
}

// changed tells what a rule did to the points.
func (l language) changed(rule *audits.RuleJudgement) string {
	if rule.Status == audits.RuleClear {
		return l.pick("：不存在", ": clear")
	}
	sign := ""
	if rule.Change.Cmp(audits.Points{}) > 0 {
		sign = "+"
	}
	return fmt.Sprintf(l.pick("：存在，得分%s%s", ": holds, points %s%s"), sign, rule.Change)
}

// earned tells a row's points, of those that could be assessed.
func (l language) earned(row *audits.IndicatorJudgement) string {
	switch {
	case row.Status == audits.RowNotAssessed:
		return l.pick("：不评分", ": not scored")
	case row.Score.Assessed.IsZero():
		return fmt.Sprintf(l.pick("：共%s分，未能判定", ": undetermined, of %s points"), row.Row.Points)
	case row.Score.Assessed.Equal(row.Row.Points):
		return fmt.Sprintf(l.pick("：共%s分，得%s分", ": of %s points awarded %s"), row.Row.Points, row.Score.Awarded)
	}
	return fmt.Sprintf(l.pick("：共%s分，已评%s分，得%s分", ": of %s points assessed %s, awarded %s"), row.Row.Points, row.Score.Assessed, row.Score.Awarded)
}

// unseen counts the addresses that were known and not looked at.
func unseen(d *evidence.Dossier) int {
	count := 0
	for i := range d.Unseen {
		count += max(d.Unseen[i].Count, 1)
	}
	return count
}

// unreachable says in one line why the home page was not seen; the Chinese
// adds what can be done about it.
func (l language) unreachable(home *evidence.Page) string {
	if home == nil || home.Failure == nil {
		return l.pick("首页未打开", "the home page was not opened")
	}
	info := home.Failure.Kind.Info()
	detail := ""
	if home.Failure.Detail != "" {
		detail = "（" + home.Failure.Detail + "）"
	}
	return plain(home.URL + l.pick(" "+info.Chinese+"。"+info.Advice+detail, " "+home.Failure.Error()))
}
