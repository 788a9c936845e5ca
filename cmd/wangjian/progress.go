package main

import (
	"encoding/json"
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"wangjian/survey"
)

// progress shows a survey's steps: bars on a terminal, a line now and then
// elsewhere, or one JSON object a line.
type progress interface {
	event(survey.Event)
	end() error
}

// stage names a step of a survey.
func (l language) stage(s survey.Stage) string {
	switch s {
	case survey.StageHome:
		return l.pick("首页", "home page")
	case survey.StagePages:
		return l.pick("页面", "pages")
	case survey.StageProbes:
		return l.pick("探测", "probes")
	case survey.StageLinks:
		return l.pick("链接", "links")
	case survey.StageSearch:
		return l.pick("站内搜索", "searches")
	case survey.StageReview:
		return l.pick("复看取证", "second look")
	}
	return string(s)
}

func newProgress(w io.Writer, asJSON bool, l language) progress {
	if asJSON {
		return jsonProgress{json.NewEncoder(w)}
	}
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return &barProgress{lang: l, bars: mpb.New(mpb.WithOutput(w), mpb.WithWidth(40)), open: map[survey.Stage]*mpb.Bar{}}
	}
	return &lineProgress{lang: l, w: w}
}

// jsonProgress writes one object a line.
type jsonProgress struct{ encoder *json.Encoder }

func (p jsonProgress) event(e survey.Event) {
	line := struct {
		Type    string `json:"type"`
		Stage   string `json:"stage"`
		Done    int    `json:"done"`
		Total   int    `json:"total"`
		URL     string `json:"url"`
		Failure string `json:"failure,omitempty"`
	}{"progress", string(e.Stage), e.Done, e.Total, e.URL, ""}
	if e.Failure != nil {
		line.Failure = string(e.Failure.Kind)
	}
	_ = p.encoder.Encode(line) // nobody can be told that the terminal is gone
}

func (jsonProgress) end() error { return nil }

// lineProgress writes a line when a stage begins, ends, fails somewhere, and
// every few seconds in between.
type lineProgress struct {
	lang language
	w    io.Writer
	last time.Time
}

const lineEvery = 5 * time.Second

func (p *lineProgress) event(e survey.Event) {
	now := time.Now()
	failed := e.Failure != nil && e.Stage != survey.StageLinks
	if !failed && e.Done != 1 && e.Done != e.Total && now.Sub(p.last) < lineEvery {
		return
	}
	p.last = now
	if failed {
		info := e.Failure.Kind.Info()
		say(p.w, "%s %d/%d %s%s%s\n", p.lang.stage(e.Stage), e.Done, e.Total, plain(e.URL), p.lang.pick("：", ": "), p.lang.pick(info.Chinese, info.English))
		return
	}
	say(p.w, "%s %d/%d %s\n", p.lang.stage(e.Stage), e.Done, e.Total, plain(e.URL))
}

func (*lineProgress) end() error { return nil }

// barProgress draws a bar a stage.
type barProgress struct {
	lang language
	bars *mpb.Progress
	open map[survey.Stage]*mpb.Bar
}

func (p *barProgress) event(e survey.Event) {
	bar := p.open[e.Stage]
	if bar == nil {
		bar = p.bars.AddBar(int64(e.Total),
			mpb.PrependDecorators(decor.Name(p.lang.stage(e.Stage), decor.WCSyncSpaceR), decor.CountersNoUnit("%d/%d", decor.WCSyncSpace)),
			mpb.AppendDecorators(decor.Elapsed(decor.ET_STYLE_GO)))
		p.open[e.Stage] = bar
	}
	bar.SetTotal(int64(e.Total), false)
	bar.SetCurrent(int64(e.Done))
}

func (p *barProgress) end() error {
	for _, bar := range p.open {
		bar.Abort(false)
	}
	p.bars.Wait()
	return nil
}
