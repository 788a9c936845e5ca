package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"wangjian/audits"
	"wangjian/evidence"
)

type judgeOptions struct {
	lang                            language
	table, tables, asOf, out, marks string
	formats                         []string
}

func newJudge(l language) *cobra.Command {
	o := judgeOptions{lang: l}
	c := &cobra.Command{
		Use:   "judge DIR/dossier",
		Short: l.pick("重新评判已保存的取证包，不访问网络", "judge a stored dossier again, without network"),
		Long: l.pick(`逐个核对取证包内文件的SHA-256，然后重新评判，计入--marks给出的人工评定：不用浏览器，不访问网络；
输入相同，输出的文件逐字节相同。`,
			`Judges a stored dossier again, with the assessors' marks of --marks: no browser, no
network; the same input gives the same bytes. Every file of the dossier is
checked against its digest first.`),
		Annotations: map[string]string{exitCodes: l.pick(`  0    合格或未能判定
  1    单项否决或不合格
  2    命令用法有误，取证包经过改动或未封存，评定表有误，或目录不能写入
  3    取证包中没有一个看到的页面，或未能评判`,
			`  0    qualified or undetermined
  1    vetoed or unqualified
  2    usage, a dossier altered or not sealed, faulty marks, or a folder that cannot be written
  3    no page of the site was seen, or the dossier could not be judged`)},
		Args: oneArgument("取证包目录", "dossier folder"),
		RunE: func(c *cobra.Command, arguments []string) error { return runJudge(c, o, arguments[0]) },
	}
	o.declare(c.Flags(), []string{"pdf", "json"}, l.pick("报告格式`LIST`：pdf、json", "`LIST` of reports to write: pdf, json"))
	return c
}

// declare declares the flags of what is made of a stored dossier.
func (o *judgeOptions) declare(f *pflag.FlagSet, formats []string, aboutFormats string) {
	pick := o.lang.pick
	f.StringVar(&o.table, "table", "", pick("指标表的代号`ID`（不写则为取证包所列的，再则为site-city）", "`ID` of the indicator table (default: that of the dossier, else site-city)"))
	tablesFlag(f, &o.tables, o.lang)
	f.StringVar(&o.asOf, "as-of", "", pick("监测时间点`TIME`（不写则为检查开始时）", "`TIME` to judge at (default: when the survey began)"))
	marksFlag(f, &o.marks, o.lang)
	f.StringVar(&o.out, "out", "", pick("存放所写文件的目录`DIR`（不写则为取证包所在目录）", "folder `DIR` for what is written (default: beside the dossier)"))
	f.StringSliceVar(&o.formats, "formats", formats, aboutFormats)
}

// marksFlag declares --marks.
func marksFlag(f *pflag.FlagSet, into *string, l language) {
	f.StringVar(into, "marks", "", l.pick("填好的评定表`FILE`（YAML或XLSX）", "filled-in marks sheet `FILE` (YAML or XLSX)"))
}

func runJudge(c *cobra.Command, o judgeOptions, folder string) error {
	if err := checkFormats(o.formats); err != nil {
		return err
	}
	dossier, order, err := o.open(folder)
	if err != nil {
		return err
	}
	if err := sameSeal(filepath.Join(order.out, "report.json"), dossier.Manifest); err != nil {
		return err
	}
	return report(c, dossier, order)
}

// open checks a stored dossier and everything that the user typed to have it
// judged.
func (o *judgeOptions) open(folder string) (*evidence.Dossier, *order, error) {
	order, err := o.prepare(folder)
	if err != nil {
		return nil, nil, err
	}
	if _, err := evidence.Validate(folder); err != nil {
		return nil, nil, usage("取证包“%s”未通过核对：%w", "dossier %q: %w", folder, err)
	}
	dossier, err := evidence.Open(folder)
	if err != nil {
		return nil, nil, usage("取证包“%s”不能读取：%w", "dossier %q: %w", folder, err)
	}
	if order.table, err = loadTable(o.tables, o.table, dossier.Site.Table); err != nil {
		return nil, nil, err
	}
	order.marks, err = loadMarks(o.marks, order.table, dossier.Manifest)
	return dossier, order, err
}

// sameSeal refuses to write over a report that was made of another manifest:
// the dossier was altered since, and the report is what shows it.
func sameSeal(file string, seal evidence.Hash) error {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var report struct {
		Manifest string `json:"manifest"`
	}
	if err == nil {
		err = json.Unmarshal(data, &report)
	}
	if err != nil || report.Manifest != seal.String() {
		return usage("%s所据的取证清单（SHA-256 %s）不是现有取证包的（%s）：取证包可能已被改动；确需重新评判时用--out另给一个目录",
			"%s was made of a manifest with SHA-256 %s, not that of this dossier (%s), which may have been altered; to judge it all the same name another --out",
			file, report.Manifest, seal)
	}
	return nil
}

// prepare checks everything the user typed before the dossier is read.
func (o *judgeOptions) prepare(folder string) (*order, error) {
	order := &order{lang: o.lang, formats: o.formats, out: o.out}
	var err error
	if o.asOf != "" {
		if order.asOf, err = parseAsOf(o.asOf); err != nil {
			return nil, err
		}
	}
	if order.dossier, err = filepath.Abs(folder); err != nil {
		return nil, err
	}
	if o.out == "" {
		order.out = filepath.Dir(order.dossier)
	}
	inside, err := lies(order.out, order.dossier)
	switch {
	case err != nil:
		return nil, unwritable(order.out, err)
	case inside:
		return nil, usage("--out “%s”在取证包之内，写入后取证包即不完整，请另给一个目录",
			"--out %q lies within the dossier, which a report there would break; name another folder", order.out)
	}
	return order, nil
}

// judged judges a dossier as of the ordered moment.
func judged(d *evidence.Dossier, o *order) (*audits.Judgement, error) {
	asOf := o.asOfOr(d.Survey.Started)
	if asOf.After(d.Survey.Finished) {
		return nil, usage("--as-of %s晚于检查结束时（%s），其后的情况没有看到", "--as-of %s lies after the survey, which ended %s: what came later was not seen",
			asOf.In(evidence.Beijing).Format(time.DateTime), d.Survey.Finished.In(evidence.Beijing).Format(time.DateTime))
	}
	judgement, err := audits.Judge(d, o.table, o.marks, asOf)
	if err != nil {
		return nil, fmt.Errorf("judge: %w", err)
	}
	return judgement, nil
}
