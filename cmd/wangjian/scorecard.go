package main

import (
	"io"

	"wangjian/audits"
	"wangjian/evidence"
)

// scorecard prints what a person wants to know at once.
func (l language) scorecard(w io.Writer, j *audits.Judgement, d *evidence.Dossier, files []string) {
	if home := d.Home(); home == nil || !home.Seen() {
		say(w, "%s%s\n", l.pick("未能检查：", "could not be surveyed: "), l.unreachable(home))
	}
	say(w, "%s\n", plain(l.sentence(j)))
	say(w, l.pick("检查页面 %d 个，未检查 %d 个；发现 %d 条\n", "pages surveyed: %d, not surveyed: %d; findings: %d\n"), d.Survey.Pages, len(d.Unseen), len(j.Findings))
	for i := range j.Indicators {
		row := &j.Indicators[i]
		if row.Row.Method == audits.MethodAuto && len(row.Row.Audits) > 0 {
			say(w, l.pick("  %s：%s/%s分  %s\n", "  %s: %s of %s points  %s\n"), row.Row.ID, row.Score.Awarded, row.Row.Points, plain(row.Reason))
		}
	}
	for _, f := range j.Findings {
		say(w, "  %s  %s  %s\n", f.ID, f.Code, plain(f.Message))
	}
	for _, file := range files {
		say(w, "%s\n", file)
	}
}

// unreachable says in one line why the home page was not seen; the Chinese
// adds what can be done about it.
func (l language) unreachable(home *evidence.Page) string {
	if home == nil || home.Failure == nil {
		return l.pick("首页未打开", "the home page was not opened")
	}
	info := home.Failure.Kind.Info()
	return plain(home.URL + l.pick(" "+info.Chinese+"。"+info.Advice+"（"+home.Failure.Detail+"）", " "+home.Failure.Error()))
}
