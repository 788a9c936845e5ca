package audits

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"wangjian/evidence"
)

// design.script finds errors that no script of the page caught, and resources that the browser refused as mixed content.
//
// Source: 福建省2019年度指标体系，网页设计：“……对主流浏览器兼容等方面设计规范性情况。”
//
// Codes: design.script.error, at most one finding a page, with the list of its errors. An error that recurs is listed on
// the first page that shows it, with the number of pages. None are: what a page only writes to its console, errors of
// no script of the page, and those that come from a counting service that did not load or from how we look at a page
// (no media, no permissions). An error whose words the browser withholds, and one on a page whose scripts our own side
// or a wall kept away, stays open.
var designScript = Audit{
	ID:    "design.script",
	Codes: []string{codeScriptError},
	Judge: judgeDesignScript,
}

const codeScriptError = "design.script.error"

const (
	// The errors of a page: how many, the list.
	messageScriptErrors = "页面有%d项脚本错误或混合内容拦截：%s"
	// One uncaught error: its words, script, line, pages.
	messageScriptException = "%s（%s第%d行，见于%d个页面）"
	// One resource refused: the browser's words, pages.
	messageScriptMixed = "HTTPS页面中的HTTP资源被浏览器拦截：%s（见于%d个页面）"
	// The browser tells no more than that there was an error: page.
	reasonScriptWithheld = "%s有脚本错误，浏览器未给出内容"
	// Scripts did not come for reasons of our own side: page.
	reasonScriptKept = "%s有脚本错误，但部分脚本因本次检查自身的原因或防护页拦截而未加载"
)

// maxListed is how many errors a message lists.
const maxListed = 5

type designScriptParameters struct {
	// StatisticsHosts are hosts of counting services; a leading dot stands for every host below.
	StatisticsHosts []string `yaml:"statistics_hosts"`
	// StatisticsNames are names that their scripts define.
	StatisticsNames []string `yaml:"statistics_names"`
	// ForeignSchemes are schemes of scripts that are no part of a page.
	ForeignSchemes []string `yaml:"foreign_schemes"`
	// OwnWords are found in errors that come from how a page is looked at.
	OwnWords []string `yaml:"own_words"`
	// WithheldWords are all that a browser tells of an error in a script of another origin.
	WithheldWords []string `yaml:"withheld_words"`
}

func judgeDesignScript(c *Case, parameters Parameters) (Result, error) {
	var words designScriptParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	result := Result{}
	if _, reason := c.home(); reason != "" {
		result.Gaps = gaps([]string{codeScriptError}, reason)
	}
	errorsFound := scriptErrors{}
	open := ""
	for _, v := range c.views() {
		for i := range v.page.Console {
			entry := &v.page.Console[i]
			switch words.weigh(v.page, entry) {
			case scriptCounts:
				errorsFound.add(v, entry)
			case scriptWithheld:
				open = fmt.Sprintf(reasonScriptWithheld, shortened(onPage(v.page, evidence.Place{}).URL(), maxQuoted))
			case scriptKept:
				open = fmt.Sprintf(reasonScriptKept, shortened(onPage(v.page, evidence.Place{}).URL(), maxQuoted))
			case scriptNone:
			}
		}
	}
	result.Findings = errorsFound.findings()
	if len(result.Findings) == 0 && open != "" {
		result.Gaps = append(result.Gaps, Gap{codeScriptError, open})
	}
	return result, nil
}

// scriptWeight is what a console message tells of the page.
type scriptWeight int

const (
	scriptNone     scriptWeight = iota
	scriptCounts                // an error of the page
	scriptWithheld              // an error whose words are not known
	scriptKept                  // an error that may come from our own side
)

func (w *designScriptParameters) weigh(p *evidence.Page, entry *evidence.ConsoleEntry) scriptWeight {
	switch {
	case entry.Kind == evidence.ConsoleMixedContent:
		return scriptCounts
	case entry.Kind != evidence.ConsoleException || w.foreign(entry.URL) || containsAny(entry.Text, w.OwnWords):
		return scriptNone
	case slices.Contains(w.WithheldWords, bareError(entry.Text)):
		return scriptWithheld
	case w.counting(p, entry):
		return scriptNone
	case keptScripts(p):
		return scriptKept
	}
	return scriptCounts
}

// foreign reports whether a script is no part of the page: an extension's, or
// one without an address.
func (w *designScriptParameters) foreign(script string) bool {
	scheme, _, found := strings.Cut(script, ":")
	return !found || slices.Contains(w.ForeignSchemes, strings.ToLower(scheme))
}

// counting reports whether an error comes from a counting service of which a
// part did not load.
func (w *designScriptParameters) counting(p *evidence.Page, entry *evidence.ConsoleEntry) bool {
	if !w.statistics(hostOf(entry.URL)) && !containsAny(entry.Text, w.StatisticsNames) {
		return false
	}
	return slices.ContainsFunc(p.Resources, func(r evidence.Resource) bool {
		return (r.Failure != nil || r.Status >= 400) && w.statistics(hostOf(r.URL))
	})
}

func (w *designScriptParameters) statistics(host string) bool {
	return slices.ContainsFunc(w.StatisticsHosts, func(known string) bool {
		return host == known || strings.HasPrefix(known, ".") && strings.HasSuffix(host, known)
	})
}

// keptScripts reports whether our own side or a wall kept a script of the page
// away.
func keptScripts(p *evidence.Page) bool {
	return slices.ContainsFunc(p.Resources, func(r evidence.Resource) bool {
		return r.Type == "script" && r.Failure != nil && !r.Failure.Kind.Info().OnSite
	})
}

func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// bareError is the words of an error without what the browser sets before them.
func bareError(text string) string {
	text = strings.TrimPrefix(evidence.Normalize(text), "Uncaught ")
	return strings.TrimPrefix(text, "(in promise) ")
}

var (
	errorAddress = regexp.MustCompile(`https?://[^\s'"()]+`)
	errorNumber  = regexp.MustCompile(`[0-9]+`)
)

// sameError is what an error has in common with another of its kind: script
// and words, without addresses' queries, positions and numbers.
func sameError(entry *evidence.ConsoleEntry) string {
	text := errorAddress.ReplaceAllStringFunc(bareError(entry.Text), withoutQuery)
	return string(entry.Kind) + " " + errorNumber.ReplaceAllString(text+" "+withoutQuery(entry.URL), "#")
}

func withoutQuery(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	return address
}

// scriptErrors gathers errors and where they are seen.
type scriptErrors struct {
	seen    sightings
	entries map[string]*evidence.ConsoleEntry // the first of each
}

func (e *scriptErrors) add(v *view, entry *evidence.ConsoleEntry) {
	key := sameError(entry)
	if e.entries == nil {
		e.entries = map[string]*evidence.ConsoleEntry{}
	}
	if _, again := e.entries[key]; !again {
		e.entries[key] = entry
	}
	e.seen.add(key, sighting{view: v})
}

// findings makes a finding for each page that is the first to show an error.
func (e *scriptErrors) findings() []Finding {
	var pages []*evidence.Page
	texts := map[*evidence.Page][]string{}
	for _, found := range e.seen.list {
		page := found.places[0].view.page
		if len(texts[page]) == 0 {
			pages = append(pages, page)
		}
		texts[page] = append(texts[page], errorText(e.entries[found.address], found.pages()))
	}
	var findings []Finding
	for _, page := range pages {
		list := texts[page]
		message := fmt.Sprintf(messageScriptErrors, len(list), strings.Join(list[:min(len(list), maxListed)], "；"))
		place := firstScreen(page)
		place.Quote = shortened(list[0], maxQuoted)
		findings = append(findings, defect(codeScriptError, "", message, onPage(page, place)))
	}
	return findings
}

func errorText(entry *evidence.ConsoleEntry, pages int) string {
	text := quoted(entry.Text)
	if entry.Kind == evidence.ConsoleMixedContent {
		return fmt.Sprintf(messageScriptMixed, text, pages)
	}
	return fmt.Sprintf(messageScriptException, text, shortened(entry.URL, maxQuoted), entry.Line, pages)
}
