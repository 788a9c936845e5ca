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
	table, asOf, out string
	formats          []string
}

func newJudge() *cobra.Command {
	var o judgeOptions
	c := &cobra.Command{
		Use:   "judge DIR/dossier",
		Short: "重新评判已保存的证据，不访问网络",
		Long: `Judges a stored dossier again: no browser, no network; the same input gives the
same bytes. Every file of the dossier is checked against its digest first.
` + exitCodesHelp,
		Args: oneArgument("a dossier folder"),
		RunE: func(c *cobra.Command, arguments []string) error { return runJudge(c, o, arguments[0]) },
	}
	c.Flags().StringVar(&o.table, "table", "site-city", "indicator table")
	c.Flags().StringVar(&o.asOf, "as-of", "", "moment to judge at (default: when the survey began)")
	c.Flags().StringVar(&o.out, "out", "", "folder for the reports (default: beside the dossier)")
	c.Flags().StringSliceVar(&o.formats, "formats", []string{"pdf", "json"}, "reports to write: pdf, json")
	return c
}

func runJudge(c *cobra.Command, o judgeOptions, folder string) error {
	table, err := loadTable(o.table)
	if err != nil {
		return err
	}
	order := &order{table: table, formats: o.formats, out: o.out, dossier: folder}
	if err := (&auditOptions{formats: o.formats, pages: 1, tabs: 1, robots: "obey", stealth: "auto"}).check(); err != nil {
		return err
	}
	if o.asOf != "" {
		if order.asOf, err = parseAsOf(o.asOf); err != nil {
			return err
		}
	}
	if _, err := evidence.Validate(folder); err != nil {
		return usage("%s: %w", folder, err)
	}
	dossier, err := evidence.Open(folder)
	if err != nil {
		return usageError{err}
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
		return nil, usage("--as-of %s lies after the survey, which ended %s: what came later was not seen",
			asOf.In(beijing).Format(time.DateTime), d.Survey.Finished.In(beijing).Format(time.DateTime))
	}
	judgement, err := audits.Judge(d, o.table, nil, asOf)
	if err != nil {
		return nil, fmt.Errorf("judge: %w", err)
	}
	return judgement, nil
}
