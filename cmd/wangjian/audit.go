package main

import (
	"errors"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wangjian/audits"
	"wangjian/browser"
	"wangjian/browser/network"
	"wangjian/evidence"
	"wangjian/survey"
)

type auditOptions struct {
	lang                      language
	table, tables, code, site string
	asOf, out, contact        string
	formats, resolve          []string
	pages, tabs, minutes      int
	rate                      float64
	seed, bytes               int64
	stealth, robots           string
	allowPrivate, json        bool
}

func newAudit(l language) *cobra.Command {
	o := auditOptions{lang: l}
	c := &cobra.Command{
		Use:   "audit URL",
		Short: l.pick("检查一个网站，写出报告和取证包", "audit a site and write reports and evidence"),
		Long: l.pick(`用真实的浏览器检查一个网站，按指标表评判，写出DIR/report.{pdf,json}和取证包
DIR/dossier/。网址不带协议的，先试https，再试http。按一次Ctrl-C，做完手头的页面，
封存取证包并出具报告；再按一次，立即结束。`,
			`Surveys one site in a real browser, judges it by an indicator table, and writes
DIR/report.{pdf,json} and DIR/dossier/. A URL without scheme is tried as https,
then http. The first Ctrl-C finishes the pages in hand and seals the dossier,
the second ends at once.`),
		Annotations: map[string]string{exitCodes: l.pick(`  0    合格或未能判定
  1    单项否决或不合格
  2    命令用法有误，或目录不能写入
  3    未能检查该网站
  130  被中止`,
			`  0    qualified or undetermined
  1    vetoed or unqualified
  2    usage, or a folder that cannot be written
  3    the site could not be surveyed
  130  stopped`)},
		Args: oneArgument("首页网址", "URL of a home page"),
		RunE: func(c *cobra.Command, arguments []string) error { return runAudit(c, o, arguments[0]) },
	}
	o.declare(c.Flags())
	return c
}

func (o *auditOptions) declare(f *pflag.FlagSet) {
	pick := o.lang.pick
	f.StringVar(&o.table, "table", "", pick("指标表的代号`ID`（不写则为--site所列的，再则为site-city）",
		"`ID` of the indicator table (default: that of --site, else site-city)"))
	tablesFlag(f, &o.tables, o.lang)
	f.StringVar(&o.site, "site", "", pick("载有网站登记信息的`FILE`（YAML文件）", "`FILE` with what is registered of the site (YAML)"))
	f.StringVar(&o.code, "code", "", pick("登记的政府网站标识码`CODE`", "registered `CODE` of the site (政府网站标识码)"))
	f.StringVar(&o.asOf, "as-of", "", pick("监测时间点`TIME`：2019-11-30，或RFC 3339格式（不写则为检查开始时）",
		"`TIME` to judge at: 2019-11-30 or RFC 3339 (default: when the survey began)"))
	f.StringVar(&o.out, "out", "", pick("存放报告和取证包的目录`DIR`（不写则为wangjian-<host>-<date>）",
		"folder `DIR` for reports and dossier (default wangjian-<host>-<date>)"))
	f.StringSliceVar(&o.formats, "formats", []string{"pdf", "json"}, pick("报告格式`LIST`：pdf、json", "`LIST` of reports to write: pdf, json"))
	f.IntVar(&o.pages, "pages", 200, pick("最多打开`N`个页面", "open `N` pages at most"))
	f.IntVar(&o.tabs, "tabs", 4, pick("同时打开`N`个页面", "`N` pages under way at once"))
	f.Float64Var(&o.rate, "rate", 2, pick("每秒对每个主机请求`N`次；0为不限，用于检查本单位的网站",
		"`N` requests a second for a host; 0 = no limit, for a site of one's own"))
	f.Int64Var(&o.seed, "seed", 1, pick("抽样种子`N`", "seed `N` of everything that is sampled"))
	f.IntVar(&o.minutes, "minutes", 0, pick("到`N`分钟即结束并封存；0为不限", "end and seal after `N` minutes; 0 = no limit"))
	f.Int64Var(&o.bytes, "bytes", 0, pick("最多接收`N`字节；0为不限", "receive `N` bytes at most; 0 = no limit"))
	f.StringVar(&o.stealth, "stealth", "auto", pick("何时以普通浏览器身份访问（`MODE`）：off从不，auto遇防护页时，on始终",
		"`MODE` of being seen as an ordinary browser: off, auto (where a wall answers), on"))
	f.StringVar(&o.robots, "robots", "obey", pick("处理robots.txt的方式`MODE`：obey遵守，ignore不受其限制，限有检查权限的",
		"`MODE` with robots.txt: obey, or ignore for an inspection with authority"))
	f.StringVar(&o.contact, "contact", "", pick("写入User-Agent的联系地址`ADDRESS`", "`ADDRESS` for complaints in the user agent"))
	f.StringArrayVar(&o.resolve, "resolve", nil, pick("`HOST:PORT:ADDRESS[:PORT]`，可重复：访问HOST时连接ADDRESS；*代表所有主机",
		"`HOST:PORT:ADDRESS[:PORT]`, repeatable: dial HOST at ADDRESS; * is every host"))
	f.BoolVar(&o.allowPrivate, "allow-private", false, pick("允许访问内网和本机地址", "allow private and loopback addresses"))
	f.BoolVar(&o.json, "json", false, pick("以JSON逐行输出进度", "progress as JSON lines"))
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
	show := newProgress(c.ErrOrStderr(), o.json, o.lang)
	stop := watchSignals(c.Context(), c.ErrOrStderr(), o.lang)
	order.plan.Pool, order.plan.Progress, order.plan.Stop = pool, show.event, stop.soft
	dossier, err := survey.Run(stop.ctx, order.site, order.plan)
	err = errors.Join(err, show.end(), pool.Close())
	cut := stop.ctx.Err() != nil // by a second signal
	stopped := stop.end()
	if err != nil {
		return o.lang.unfinished(c.ErrOrStderr(), err, cut, order.dossier)
	}
	err = report(c, dossier, order)
	if stopped && (err == nil || isOutcome(err)) {
		return outcome(exitStopped)
	}
	return err
}

// searches names what the site is to be searched for, for the ordered judgement.
func searches(d *evidence.Dossier, o *order) []string {
	names, err := audits.Searches(o.table, d, o.asOfOr(d.Survey.Started))
	if err != nil {
		return nil // the judgement will name it
	}
	return names
}

func isOutcome(err error) bool {
	var done outcome
	return errors.As(err, &done)
}

// order is a checked command line.
type order struct {
	lang    language
	site    evidence.Site
	plan    survey.Plan
	table   *audits.Table
	marks   audits.Marks
	asOf    time.Time // zero: when the survey began
	out     string    // folder of the reports
	dossier string    // folder of the dossier
	formats []string
}

// asOfOr returns the moment to judge at: the ordered one, else the given one.
func (o *order) asOfOr(otherwise time.Time) time.Time {
	if o.asOf.IsZero() {
		return otherwise
	}
	return o.asOf
}

// prepare checks everything the user typed before anything is done.
func (o *auditOptions) prepare(address string) (*order, error) {
	homes, err := survey.Candidates(address)
	if err != nil {
		return nil, usage("网址不能检查：%w", "%w", err)
	}
	order := &order{lang: o.lang, formats: o.formats}
	if order.site, err = loadSite(o.site, o.code, address); err != nil {
		return nil, err
	}
	if o.table != "" && order.site.Table != "" && o.table != order.site.Table {
		return nil, usage("--table %s与“%s”登记的%s不一致", "--table %s is not the table of %q, %s", o.table, o.site, order.site.Table)
	}
	if order.table, err = loadTable(o.tables, o.table, order.site.Table); err != nil {
		return nil, err
	}
	if order.table.Subject != audits.SubjectSite {
		return nil, usage("指标表%s不是网站的指标表，请用wangjian media", "table %s is not for sites; use wangjian media", order.table.ID)
	}
	if order.asOf, err = pastAsOf(o.asOf); err != nil {
		return nil, err
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
	wants, err := audits.Wants(order.table)
	if err != nil {
		return nil, err
	}
	order.plan = survey.Plan{
		Dir: order.dossier, Pages: o.pages, Tabs: o.tabs, Rate: o.rate, Seed: o.seed, Minutes: o.minutes,
		Robots: survey.RobotsMode(o.robots), Stealth: browser.Stealth(o.stealth), Dialer: dialer,
		Version: "wangjian/" + version, Contact: o.contact, Resolve: o.resolve, Now: time.Now,
		Links: linksOf, Inspect: audits.Inspector(order.table, order.site, order.asOfOr(time.Now())),
		Wants: wants, AsOf: order.asOf,
		Searches: func(d *evidence.Dossier) []string { return searches(d, order) },
		Review:   func(d *evidence.Dossier) []survey.Look { return unshown(d, order) },
	}
	return order, nil
}

func (o *auditOptions) check() error {
	if strings.ContainsFunc(o.contact, unicode.IsControl) {
		return usage("--contact中有控制字符", "--contact holds control characters")
	}
	if err := checkFormats(o.formats); err != nil {
		return err
	}
	switch {
	case o.pages < 1:
		return usage("--pages %d：至少须打开首页", "--pages %d: at least the home page must be opened", o.pages)
	case o.tabs < 1 || o.tabs > 32:
		return usage("--tabs %d不在1至32之间", "--tabs %d is not between 1 and 32", o.tabs)
	case o.rate < 0:
		return usage("--rate %v不能为负数", "--rate %v is negative", o.rate)
	case o.minutes < 0 || o.bytes < 0:
		return usage("--minutes、--bytes不能为负数", "--minutes and --bytes cannot be negative")
	case o.robots != string(survey.RobotsObey) && o.robots != string(survey.RobotsIgnore):
		return usage("--robots “%s”既非obey，也非ignore", "--robots %q is neither obey nor ignore", o.robots)
	case o.stealth != string(browser.StealthOff) && o.stealth != string(browser.StealthAuto) && o.stealth != string(browser.StealthOn):
		return usage("--stealth “%s”无法识别，可用off、auto、on", "--stealth %q is none of off, auto, on", o.stealth)
	}
	return nil
}

func (o *auditOptions) dialer() (*network.Dialer, error) {
	policy := network.Policy{AllowPrivate: o.allowPrivate, Budget: o.bytes}
	for _, text := range o.resolve {
		pin, err := network.ParsePin(text)
		if err != nil {
			return nil, usage("--resolve “%s”无效：%w", "--resolve %q is invalid: %w", text, err)
		}
		policy.Pins = append(policy.Pins, pin)
	}
	return network.NewDialer(policy), nil
}
