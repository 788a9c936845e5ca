package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"wangjian/audits"
	"wangjian/reports"
)

type catalogOptions struct {
	lang          language
	table, tables string
	json          bool
}

func newCatalog(l language) *cobra.Command {
	o := catalogOptions{lang: l}
	c := &cobra.Command{
		Use:   "catalog",
		Short: l.pick("列出指标表", "print the indicator tables"),
		Long: l.pick(`列出指标表：单项否决、各行指标及跨行规则的编号、分值、评定方式和所用的检查。`,
			`Prints the indicator tables: vetoes, rows and rules across rows with their ids,
points, methods and audits.`),
		Annotations: map[string]string{exitCodes: l.pick("  0    已列出\n  2    命令用法有误，或指标表有误", "  0    printed\n  2    usage, or a faulty table")},
		Args:        noArguments,
		RunE:        func(c *cobra.Command, _ []string) error { return runCatalog(c, o) },
	}
	f := c.Flags()
	f.StringVar(&o.table, "table", "", l.pick("只列代号为`ID`的指标表", "only the table with this `ID`"))
	tablesFlag(f, &o.tables, l)
	f.BoolVar(&o.json, "json", false, l.pick("以JSON输出，含指标说明全文", "as JSON, with the official texts"))
	return c
}

func runCatalog(c *cobra.Command, o catalogOptions) error {
	tables, err := loadTables(o.tables)
	if err != nil {
		return err
	}
	if o.table != "" {
		table, err := findTable(tables, o.table)
		if err != nil {
			return err
		}
		tables = []*audits.Table{table}
	}
	if o.json {
		return reports.WriteCatalog(c.OutOrStdout(), tables)
	}
	for i, t := range tables {
		if i > 0 {
			say(c.OutOrStdout(), "\n")
		}
		if err := o.lang.printTable(c.OutOrStdout(), t); err != nil {
			return err
		}
	}
	return nil
}

// printTable prints a table, an entry a line.
func (l language) printTable(w io.Writer, t *audits.Table) error {
	say(w, "%s  %s\n", t.ID, plain(t.Title))
	say(w, l.pick("  %s，%d年；共%s分，%d行：%s；单项否决%d项，跨行规则%d条\n", "  %s, %d; %s points, %d rows: %s; %d vetoes, %d rules across rows\n"),
		plain(t.Source), t.Year, t.Total, len(t.Rows), methods(t), len(t.Vetoes), len(t.Rules))
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line := func(id, points, method, text string, bindings []audits.Binding) {
		fmt.Fprintf(columns, "  %s\t%s\t%s\t%s%s\n", plain(id), points, method, plain(text), bound(bindings)) //nolint:errcheck // Flush tells
	}
	for i := range t.Vetoes {
		v := &t.Vetoes[i]
		line(v.ID, "veto", string(v.Method), strings.Join(v.Path, "/"), v.Audits)
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		line(r.ID, r.Points.String(), string(r.Method), nameOf(r), r.Audits)
	}
	for i := range t.Rules {
		r := &t.Rules[i]
		line(r.ID, effect(r), string(audits.MethodManual), strings.Join(r.Path, "/")+"："+r.Title, nil)
	}
	return columns.Flush()
}

// methods counts the rows by method.
func methods(t *audits.Table) string {
	count := map[audits.Method]int{}
	for i := range t.Rows {
		count[t.Rows[i].Method]++
	}
	return fmt.Sprintf("auto %d, assisted %d, manual %d", count[audits.MethodAuto], count[audits.MethodAssisted], count[audits.MethodManual])
}

func effect(r *audits.Rule) string {
	if r.Bonus != nil {
		return "+" + r.Bonus.String()
	}
	return "×" + r.Factor.String()
}

// nameOf is a row's path, with its own name where that is another, and the row
// that its points stand in.
func nameOf(r *audits.Row) string {
	path := strings.Join(r.Path, "/")
	if r.Title != r.Path[len(r.Path)-1] {
		path += "：" + r.Title
	}
	if r.With != "" {
		path += "（→ " + r.With + "）"
	}
	return path
}

func bound(bindings []audits.Binding) string {
	if len(bindings) == 0 {
		return ""
	}
	ids := make([]string, len(bindings))
	for i, b := range bindings {
		ids[i] = b.ID
	}
	return "  [" + strings.Join(ids, " ") + "]"
}
