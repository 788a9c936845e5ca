package main

import (
	"cmp"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"wangjian/audits"
	"wangjian/evidence"
)

type mediaOptions struct {
	lang                     language
	table, tables, asOf, out string
	formats                  []string
}

func newMedia(l language) *cobra.Command {
	o := mediaOptions{lang: l}
	c := &cobra.Command{
		Use:   "media FILE",
		Short: l.pick("评判一个单位的政务新媒体", "judge a unit's new media"),
		Long: l.pick(`按政务新媒体指标表评判一个单位，写出DIR/report.{pdf,json}和DIR/dossier/。FILE是该
单位的登记信息（YAML：name、code、table）。本版本不访问账号，得分依据评定表：用
wangjian marks DIR/dossier写出，填好后交wangjian judge --marks。`,
			`Judges a unit by a table of new media and writes DIR/report.{pdf,json} and
DIR/dossier/. FILE is the unit's registry row (YAML: name, code, table). This
version does not look at accounts: points come from the sheet that
wangjian marks DIR/dossier writes and wangjian judge --marks takes back.`),
		Annotations: map[string]string{exitCodes: l.pick(`  0    合格或未能判定
  1    单项否决或不合格
  2    命令用法有误，或目录不能写入`,
			`  0    qualified or undetermined
  1    vetoed or unqualified
  2    usage, or a folder that cannot be written`)},
		Args: oneArgument("登记信息文件", "file with a unit's registry row"),
		RunE: func(c *cobra.Command, arguments []string) error { return runMedia(c, o, arguments[0]) },
	}
	f := c.Flags()
	f.StringVar(&o.table, "table", "", l.pick("指标表的代号`ID`（不写则为FILE所列的，再则为media-city）", "`ID` of the indicator table (default: that of FILE, else media-city)"))
	tablesFlag(f, &o.tables, l)
	f.StringVar(&o.asOf, "as-of", "", l.pick("监测时间点`TIME`（不写则为现在）", "`TIME` to judge at (default: now)"))
	f.StringVar(&o.out, "out", "", l.pick("存放报告和取证包的目录`DIR`（不写则为wangjian-<code>-<date>）", "folder `DIR` for reports and dossier (default wangjian-<code>-<date>)"))
	f.StringSliceVar(&o.formats, "formats", []string{"pdf", "json"}, l.pick("报告格式`LIST`：pdf、json", "`LIST` of reports to write: pdf, json"))
	return c
}

// defaultMediaTable is judged by where neither flag nor registry row names one.
const defaultMediaTable = "media-city"

func runMedia(c *cobra.Command, o mediaOptions, file string) error {
	order, err := o.prepare(file)
	if err != nil {
		return err
	}
	if order.out, err = makeFolder(o.out, cmp.Or(order.site.Code, "media")); err != nil {
		return err
	}
	order.dossier = filepath.Join(order.out, dossierFolder)
	now := time.Now()
	record := evidence.Survey{ID: now.UTC().Format("20060102-150405-") + order.table.ID, Started: now, Finished: now, Version: "wangjian/" + version}
	writer, err := evidence.Create(order.dossier, record, order.site)
	if err != nil {
		return err
	}
	if _, err := writer.Seal(record, order.site, nil); err != nil {
		return err
	}
	dossier, err := evidence.Open(order.dossier)
	if err != nil {
		return err
	}
	return report(c, dossier, order)
}

// prepare checks everything the user typed before anything is done.
func (o *mediaOptions) prepare(file string) (*order, error) {
	if err := checkFormats(o.formats); err != nil {
		return nil, err
	}
	order := &order{lang: o.lang, formats: o.formats}
	var err error
	if order.site, err = loadSite(file, "", ""); err != nil {
		return nil, err
	}
	if order.site.Name == "" {
		return nil, usage("“%s”没有写明单位名称（name）", "%q names no unit (name)", file)
	}
	if order.table, err = loadTable(o.tables, cmp.Or(o.table, order.site.Table, defaultMediaTable), ""); err != nil {
		return nil, err
	}
	if order.table.Subject != audits.SubjectMedia {
		return nil, usage("指标表%s不是政务新媒体的指标表", "table %s is not for new media", order.table.ID)
	}
	order.site.Table = order.table.ID
	order.asOf, err = pastAsOf(o.asOf)
	return order, err
}
