package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"wangjian/audits"
	"wangjian/evidence"
)

type judgeOptions struct {
	lang             language
	table, asOf, out string
	formats          []string
}

func newJudge(l language) *cobra.Command {
	o := judgeOptions{lang: l}
	c := &cobra.Command{
		Use:   "judge DIR/dossier",
		Short: l.pick("重新评判已保存的取证包，不访问网络", "judge a stored dossier again, without network"),
		Long: l.pick(`逐个核对取证包内文件的SHA-256，然后重新评判：不用浏览器，不访问网络；输入相同，
输出的文件逐字节相同。`,
			`Judges a stored dossier again: no browser, no network; the same input gives the
same bytes. Every file of the dossier is checked against its digest first.`),
		Annotations: map[string]string{exitCodes: l.pick(`  0    合格或未能判定
  1    单项否决或不合格
  2    命令用法有误，取证包经过改动或未封存，或目录不能写入
  3    取证包中没有一个看到的页面，或未能评判`,
			`  0    qualified or undetermined
  1    vetoed or unqualified
  2    usage, a dossier altered or not sealed, or a folder that cannot be written
  3    no page of the site was seen, or the dossier could not be judged`)},
		Args: oneArgument("取证包目录", "dossier folder"),
		RunE: func(c *cobra.Command, arguments []string) error { return runJudge(c, o, arguments[0]) },
	}
	f := c.Flags()
	f.StringVar(&o.table, "table", "site-city", l.pick("指标表的代号`ID`", "`ID` of the indicator table"))
	f.StringVar(&o.asOf, "as-of", "", l.pick("监测时间点`TIME`（不写则为检查开始时）", "`TIME` to judge at (default: when the survey began)"))
	f.StringVar(&o.out, "out", "", l.pick("存放报告的目录`DIR`（不写则为取证包所在目录）", "folder `DIR` for the reports (default: beside the dossier)"))
	f.StringSliceVar(&o.formats, "formats", []string{"pdf", "json"}, l.pick("报告格式`LIST`：pdf、json", "`LIST` of reports to write: pdf, json"))
	return c
}

func runJudge(c *cobra.Command, o judgeOptions, folder string) error {
	table, err := loadTable(o.table)
	if err != nil {
		return err
	}
	order := &order{lang: o.lang, table: table, formats: o.formats, out: o.out, dossier: folder}
	if err := (&auditOptions{formats: o.formats, pages: 1, tabs: 1, robots: "obey", stealth: "auto"}).check(); err != nil {
		return err
	}
	if o.asOf != "" {
		if order.asOf, err = parseAsOf(o.asOf); err != nil {
			return err
		}
	}
	if _, err := evidence.Validate(folder); err != nil {
		return usage("取证包“%s”未通过核对：%w", "dossier %q: %w", folder, err)
	}
	dossier, err := evidence.Open(folder)
	if err != nil {
		return usage("取证包“%s”不能读取：%w", "dossier %q: %w", folder, err)
	}
	if o.out == "" {
		order.out = filepath.Dir(filepath.Clean(folder))
	}
	return report(c, dossier, order)
}

// judged judges a dossier as of the ordered moment.
func judged(d *evidence.Dossier, o *order) (*audits.Judgement, error) {
	asOf := o.asOf
	if asOf.IsZero() {
		asOf = d.Survey.Started
	}
	if asOf.After(d.Survey.Finished) {
		return nil, usage("--as-of %s晚于检查结束时（%s），其后的情况没有看到", "--as-of %s lies after the survey, which ended %s: what came later was not seen",
			asOf.In(beijing).Format(time.DateTime), d.Survey.Finished.In(beijing).Format(time.DateTime))
	}
	judgement, err := audits.Judge(d, o.table, nil, asOf)
	if err != nil {
		return nil, fmt.Errorf("judge: %w", err)
	}
	return judgement, nil
}
