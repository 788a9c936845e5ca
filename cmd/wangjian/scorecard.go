package main

import (
	"io"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/reports"
)

// scorecard prints what a person wants to know at once.
func scorecard(w io.Writer, j *audits.Judgement, d *evidence.Dossier, files []string) {
	if home := d.Home(); home == nil || !home.Seen() {
		say(w, "未能检查：%s\n", unreachable(home))
	}
	say(w, "%s\n", plain(reports.Sentence(j)))
	say(w, "检查页面 %d 个，未检查 %d 个；发现 %d 条\n", d.Survey.Pages, len(d.Unseen), len(j.Findings))
	for i := range j.Indicators {
		row := &j.Indicators[i]
		if row.Row.Method == audits.MethodAuto && len(row.Row.Audits) > 0 {
			say(w, "  %s：%s/%s分  %s\n", row.Row.ID, row.Score.Awarded, row.Row.Points, plain(row.Reason))
		}
	}
	for _, f := range j.Findings {
		say(w, "  %s  %s  %s\n", f.ID, f.Code, plain(f.Message))
	}
	for _, file := range files {
		say(w, "%s\n", file)
	}
}

// unreachable says in one line why the home page was not seen and what can be
// done about it.
func unreachable(home *evidence.Page) string {
	if home == nil || home.Failure == nil {
		return "首页未打开"
	}
	info := home.Failure.Kind.Info()
	return plain(home.URL) + " " + info.Chinese + "。" + info.Advice + "（" + plain(home.Failure.Detail) + "）"
}
