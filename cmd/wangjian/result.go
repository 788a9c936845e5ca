package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"wangjian/audits"
	"wangjian/reports"
)

type resultOptions struct {
	lang   language
	tables string
	json   bool
}

func newResult(l language) *cobra.Command {
	o := resultOptions{lang: l}
	c := &cobra.Command{
		Use:   "result SITE-DIR MEDIA-DIR",
		Short: l.pick("由网站和政务新媒体的检查结果合成最终得分", "compose a unit's final result of site and new media"),
		Long: l.pick(`读取两个目录中的report.json，按指标表所定的比重（2019年：网站80%，政务新媒体20%）
合成最终得分。任一部分有单项否决情形的，没有得分。`,
			`Reads the report.json of two folders and adds them up by the weights of their tables
(2019: site 80 %, new media 20 %). There is no score where a veto holds in either.`),
		Annotations: map[string]string{exitCodes: l.pick(`  0    合格或未能判定
  1    单项否决或不合格
  2    命令用法有误，或两份结果不能合成`,
			`  0    qualified or undetermined
  1    vetoed or unqualified
  2    usage, or reports that do not make a result`)},
		Args: func(c *cobra.Command, arguments []string) error {
			if len(arguments) != 2 {
				return usage("%s须给出两个目录，现有%d个", "%s takes two folders, not %d", c.CommandPath(), len(arguments))
			}
			return nil
		},
		RunE: func(c *cobra.Command, arguments []string) error { return runResult(c, o, arguments) },
	}
	tablesFlag(c.Flags(), &o.tables, l)
	c.Flags().BoolVar(&o.json, "json", false, l.pick("以JSON输出", "as JSON"))
	return c
}

func runResult(c *cobra.Command, o resultOptions, folders []string) error {
	tables, err := loadTables(o.tables)
	if err != nil {
		return err
	}
	files := make([][]byte, len(folders))
	for i, folder := range folders {
		if files[i], err = os.ReadFile(filepath.Join(folder, "report.json")); err != nil {
			return usage("“%s”中没有可读取的report.json：%w", "%q: %w", folder, err)
		}
	}
	result, err := reports.Compose(tables, files...)
	if err != nil {
		return usageOf(err, "“%s”与“%s”不能合成：", "%q and %q do not make a result:", folders[0], folders[1])
	}
	if o.json {
		err = reports.WriteResult(c.OutOrStdout(), result)
	} else {
		o.lang.result(c.OutOrStdout(), result)
	}
	if err == nil {
		err = verdictCode(result.Verdict)
	}
	return err
}

// result prints a final result.
func (l language) result(w io.Writer, r *reports.Result) {
	for i := range r.Parts {
		p := &r.Parts[i]
		say(w, "%s  %s  %s\n", p.Table, plain(cmp.Or(p.Name, p.Code)), p.ReportNumber)
		if p.Score == nil {
			say(w, "  %s\n", l.pick("单项否决，不评分", "vetoed: no score"))
			continue
		}
		say(w, "  %s\n", l.points(*p.Score))
		say(w, l.pick("  ×%s：%s\n", "  ×%s: %s\n"), p.Weight, l.points(*p.Weighted))
	}
	verdict := r.Conclusion()
	if l == english {
		verdict = stated(r.Verdict, r.Provisional)
	}
	if r.Score == nil {
		say(w, l.pick("最终结果：%s\n", "result: %s\n"), verdict)
		return
	}
	say(w, l.pick("最终得分：%s；%s\n", "result: %s; %s\n"), verdict, l.points(*r.Score))
}

// points tells how far points are settled.
func (l language) points(s audits.Score) string {
	text := fmt.Sprintf(l.pick("共%s分，已评%s分，得%s分", "of %s points assessed %s, awarded %s"), s.Possible, s.Assessed, s.Awarded)
	for _, part := range []struct {
		format string
		points audits.Points
	}{
		{l.pick("（含加分%s分）", " (bonus %s)"), s.Bonus},
		{l.pick("，待人工评定%s分", ", waiting for an assessor %s"), s.Pending},
		{l.pick("，未能判定%s分", ", undetermined %s"), s.Undetermined},
	} {
		if !part.points.IsZero() {
			text += fmt.Sprintf(part.format, part.points)
		}
	}
	return text
}
