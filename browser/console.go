package browser

import (
	"encoding/json"
	"regexp"
	"strings"

	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"

	"wangjian/evidence"
)

// mixedContent is Chromium's message about a request that it blocked; the
// address asked for stands last in quotes.
var mixedContent = regexp.MustCompile(`^Mixed Content: .* requested an insecure [a-z ]+ '([^']*)'`)

// logged keeps an error message of the browser itself. Failed requests are
// told by their own events.
func (r *recorder) logged(e *cdplog.Entry) {
	if e.Level != cdplog.EntryLevelError || e.Source == cdplog.EntrySourceNetwork {
		return
	}
	entry := evidence.ConsoleEntry{Kind: evidence.ConsoleError, Text: e.Text, URL: e.URL, Line: int(e.LineNumber) + 1}
	if found := mixedContent.FindStringSubmatch(e.Text); found != nil {
		entry.Kind, entry.URL, entry.Line = evidence.ConsoleMixedContent, found[1], 0
	}
	r.note(entry)
}

func (r *recorder) exception(d *runtime.ExceptionDetails) {
	text := d.Text
	if d.Exception != nil && d.Exception.Description != "" {
		text += " " + d.Exception.Description
	}
	r.note(evidence.ConsoleEntry{Kind: evidence.ConsoleException, Text: text, URL: d.URL, Line: int(d.LineNumber) + 1})
}

func (r *recorder) note(e evidence.ConsoleEntry) {
	if len(r.console) >= maxConsole {
		r.dropped["console messages"]++
		return
	}
	e.Text, e.URL = shorten(e.Text), shorten(e.URL)
	r.console = append(r.console, e)
}

// argumentText writes the arguments of a console call as the console does.
func argumentText(arguments []*runtime.RemoteObject) string {
	parts := make([]string, 0, len(arguments))
	for _, a := range arguments {
		var text string
		switch {
		case a.Description != "":
			text = a.Description
		case json.Unmarshal([]byte(a.Value), &text) != nil:
			text = string(a.Value)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}
