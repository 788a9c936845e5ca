package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"wangjian/audits"
	"wangjian/browser"
	"wangjian/browser/network"
	"wangjian/evidence"
	"wangjian/survey"
)

type auditOptions struct {
	table, code, site, asOf, out, contact string
	formats, resolve                      []string
	pages, tabs, minutes                  int
	rate                                  float64
	seed, bytes                           int64
	stealth, robots                       string
	allowPrivate, json                    bool
}

func newAudit() *cobra.Command {
	var o auditOptions
	c := &cobra.Command{
		Use:   "audit URL",
		Short: "检查一个网站，写出报告和证据",
		Long: `Surveys one site in a real browser, judges it by an indicator table, and writes
DIR/report.{pdf,json} and DIR/dossier/. A URL without scheme is tried as https,
then http. The first Ctrl-C finishes the pages in hand and seals the dossier,
the second ends at once.
` + exitCodesHelp,
		Args: oneArgument("the URL of a home page"),
		RunE: func(c *cobra.Command, arguments []string) error { return runAudit(c, o, arguments[0]) },
	}
	f := c.Flags()
	f.StringVar(&o.table, "table", "site-city", "indicator table")
	f.StringVar(&o.site, "site", "", "registry row of the site (YAML): what is registered of it")
	f.StringVar(&o.code, "code", "", "registered 政府网站标识码")
	f.StringVar(&o.asOf, "as-of", "", "moment to judge at: 2019-11-30 or RFC 3339 (default: when the survey began)")
	f.StringVar(&o.out, "out", "", "folder for reports and dossier (default wangjian-<host>-<date>)")
	f.StringSliceVar(&o.formats, "formats", []string{"pdf", "json"}, "reports to write: pdf, json")
	f.IntVar(&o.pages, "pages", 200, "most pages to open")
	f.IntVar(&o.tabs, "tabs", 4, "pages under way at once")
	f.Float64Var(&o.rate, "rate", 2, "requests a second for a host; 0 = no limit, for a site of one's own")
	f.Int64Var(&o.seed, "seed", 1, "seed of everything that is sampled")
	f.IntVar(&o.minutes, "minutes", 0, "end and seal after so many minutes; 0 = no limit")
	f.Int64Var(&o.bytes, "bytes", 0, "receive at most so many bytes; 0 = no limit")
	f.StringVar(&o.stealth, "stealth", "auto", "be seen as an ordinary browser: off, auto (where a wall answers), on")
	f.StringVar(&o.robots, "robots", "obey", "robots.txt: obey, or ignore for an inspection with authority")
	f.StringVar(&o.contact, "contact", "", "address for complaints in the user agent")
	f.StringArrayVar(&o.resolve, "resolve", nil, "HOST:PORT:ADDRESS[:PORT], repeatable: dial HOST at ADDRESS; * is every host")
	f.BoolVar(&o.allowPrivate, "allow-private", false, "allow private and loopback addresses")
	f.BoolVar(&o.json, "json", false, "progress as JSON lines")
	return c
}

func runAudit(c *cobra.Command, o auditOptions, address string) error {
	order, err := o.prepare(address)
	if err != nil {
		return err
	}
	pool, err := browser.NewPool()
	if err != nil {
		return err
	}
	show := newProgress(c.ErrOrStderr(), o.json)
	stop := watchSignals(c.Context(), c.ErrOrStderr())
	order.plan.Pool, order.plan.Progress, order.plan.Stop = pool, show.event, stop.soft
	dossier, err := survey.Run(stop.ctx, order.site, order.plan)
	err = errors.Join(err, show.end(), pool.Close())
	stopped := stop.end()
	if err != nil {
		if stopped {
			say(c.ErrOrStderr(), "wangjian: stopped; what was captured lies in %s\n", order.plan.Dir)
			return outcome(exitStopped)
		}
		return err
	}
	err = report(c, dossier, order)
	if stopped && (err == nil || isOutcome(err)) {
		return outcome(exitStopped)
	}
	return err
}

func isOutcome(err error) bool {
	var done outcome
	return errors.As(err, &done)
}

// order is a checked command line.
type order struct {
	site    evidence.Site
	plan    survey.Plan
	table   *audits.Table
	asOf    time.Time // zero: when the survey began
	out     string    // folder of the reports
	dossier string    // folder of the dossier
	formats []string
}

// prepare checks everything the user typed before anything is done.
func (o *auditOptions) prepare(address string) (*order, error) {
	homes, err := survey.Candidates(address)
	if err != nil {
		return nil, usageError{err}
	}
	order := &order{formats: o.formats}
	if order.table, err = loadTable(o.table); err != nil {
		return nil, err
	}
	if order.site, err = loadSite(o.site, o.code, address); err != nil {
		return nil, err
	}
	if o.asOf != "" {
		if order.asOf, err = parseAsOf(o.asOf); err != nil {
			return nil, err
		}
		if order.asOf.After(time.Now()) {
			return nil, usage("--as-of %s lies in the future: nothing can be seen of it yet", o.asOf)
		}
	}
	if err := o.check(); err != nil {
		return nil, err
	}
	dialer, err := o.dialer()
	if err != nil {
		return nil, err
	}
	if order.out, err = makeFolder(o.out, homes[0]); err != nil {
		return nil, err
	}
	order.dossier = filepath.Join(order.out, dossierFolder)
	order.plan = survey.Plan{
		Dir: order.dossier, Pages: o.pages, Tabs: o.tabs, Rate: o.rate, Seed: o.seed, Minutes: o.minutes,
		Robots: survey.RobotsMode(o.robots), Stealth: browser.Stealth(o.stealth), Dialer: dialer,
		Version: "wangjian/" + version, Contact: o.contact, Resolve: o.resolve, Now: time.Now,
		Links: linksOf, Inspect: audits.Inspector(order.table, order.site, time.Now()),
		Review: func(d *evidence.Dossier) []survey.Look { return unshown(d, order.table) },
	}
	return order, nil
}

func (o *auditOptions) check() error {
	for _, format := range o.formats {
		if writers[format] == nil {
			return usage("--formats %q is unknown; there are: json, pdf", format)
		}
	}
	switch {
	case o.pages < 1:
		return usage("--pages %d: at least the home page must be opened", o.pages)
	case o.tabs < 1 || o.tabs > 32:
		return usage("--tabs %d is not between 1 and 32", o.tabs)
	case o.rate < 0:
		return usage("--rate %v is negative", o.rate)
	case o.minutes < 0 || o.bytes < 0:
		return usage("--minutes and --bytes cannot be negative")
	case o.robots != string(survey.RobotsObey) && o.robots != string(survey.RobotsIgnore):
		return usage("--robots %q is neither obey nor ignore", o.robots)
	case o.stealth != string(browser.StealthOff) && o.stealth != string(browser.StealthAuto) && o.stealth != string(browser.StealthOn):
		return usage("--stealth %q is none of off, auto, on", o.stealth)
	}
	return nil
}

func (o *auditOptions) dialer() (*network.Dialer, error) {
	policy := network.Policy{AllowPrivate: o.allowPrivate, Budget: o.bytes}
	for _, text := range o.resolve {
		pin, err := network.ParsePin(text)
		if err != nil {
			return nil, usage("--resolve %q: %w", text, err)
		}
		policy.Pins = append(policy.Pins, pin)
	}
	return network.NewDialer(policy), nil
}

// dossierFolder is the place of the dossier beside the reports.
const dossierFolder = "dossier"

// makeFolder makes the folder for reports and dossier. One that was named and
// holds a dossier is refused; without a name the next free one is taken.
func makeFolder(named, home string) (string, error) {
	folder := named
	if folder == "" {
		folder = freeFolder(home)
	}
	if _, err := os.Stat(filepath.Join(folder, dossierFolder)); err == nil {
		return "", usage("--out %s already holds a dossier; name another folder", folder)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", usage("--out: %w", err)
	}
	trial, err := os.CreateTemp(folder, ".wangjian-*")
	if err != nil {
		return "", usage("--out %s cannot be written: %w", folder, err)
	}
	if err := errors.Join(trial.Close(), os.Remove(trial.Name())); err != nil {
		return "", usage("--out %s cannot be written: %w", folder, err)
	}
	return folder, nil
}

func freeFolder(home string) string {
	host := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' {
			return c
		}
		return '_'
	}, strings.Split(strings.TrimPrefix(strings.TrimPrefix(home, "https://"), "http://"), "/")[0])
	name := fmt.Sprintf("wangjian-%s-%s", host, time.Now().In(beijing).Format("20060102"))
	folder := name
	for n := 2; ; n++ {
		if _, err := os.Stat(folder); errors.Is(err, os.ErrNotExist) {
			return folder
		}
		folder = fmt.Sprintf("%s-%d", name, n)
	}
}

// linksOf names the links of a page that are to be checked.
func linksOf(p *evidence.Page) []string {
	links, err := audits.Links(p)
	if err != nil {
		return nil // a page without a document has no links
	}
	addresses := make([]string, len(links))
	for i := range links {
		addresses[i] = links[i].Address
	}
	return addresses
}

// unshown names what a judgement would cite and no picture shows yet.
func unshown(d *evidence.Dossier, table *audits.Table) []survey.Look {
	judgement, err := audits.Judge(d, table, nil, d.Survey.Started)
	if err != nil {
		return nil // Judge will say so again, and then it counts
	}
	var looks []survey.Look
	for page, places := range judgement.Unshown() {
		looks = append(looks, survey.Look{Page: page, Places: places})
	}
	return looks
}
