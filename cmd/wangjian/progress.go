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

var stageNames = map[survey.Stage]string{
	survey.StageHome: "首页", survey.StagePages: "页面", survey.StageProbes: "探测", survey.StageLinks: "链接", survey.StageReview: "复看取证",
}

func newProgress(w io.Writer, asJSON bool) progress {
	if asJSON {
		return jsonProgress{json.NewEncoder(w)}
	}
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return &barProgress{bars: mpb.New(mpb.WithOutput(w), mpb.WithWidth(40)), open: map[survey.Stage]*mpb.Bar{}}
	}
	return &lineProgress{w: w}
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
		say(p.w, "%s %d/%d %s：%s\n", stageNames[e.Stage], e.Done, e.Total, plain(e.URL), e.Failure.Kind.Info().Chinese)
		return
	}
	say(p.w, "%s %d/%d %s\n", stageNames[e.Stage], e.Done, e.Total, plain(e.URL))
}

func (*lineProgress) end() error { return nil }

// barProgress draws a bar a stage.
type barProgress struct {
	bars *mpb.Progress
	open map[survey.Stage]*mpb.Bar
}

func (p *barProgress) event(e survey.Event) {
	bar := p.open[e.Stage]
	if bar == nil {
		bar = p.bars.AddBar(int64(e.Total),
			mpb.PrependDecorators(decor.Name(stageNames[e.Stage], decor.WCSyncSpaceR), decor.CountersNoUnit("%d/%d", decor.WCSyncSpace)),
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
