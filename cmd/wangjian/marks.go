package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/reports/marksheet"
)

// sheets are the forms of a marks sheet, by the ending of its file.
var sheets = map[string]func(io.Writer, *audits.Judgement, *evidence.Dossier, bool) error{
	"yaml": marksheet.WriteYAML,
	"xlsx": marksheet.WriteXLSX,
}

type marksOptions struct {
	judgeOptions
	all bool
}

func newMarks(l language) *cobra.Command {
	o := marksOptions{judgeOptions: judgeOptions{lang: l}}
	c := &cobra.Command{
		Use:   "marks DIR/dossier",
		Short: l.pick("写出供评定人员填写的评定表", "write the sheet for assessors' marks"),
		Long: l.pick(`评判已保存的取证包，写出评定表DIR/marks.{yaml,xlsx}，列出须由人工评定的单项否决、
指标和跨行规则，附官方说明、程序的建议和证据编号。填好其中一份，交
wangjian judge --marks计入结果。已有的评定表不会被覆盖。`,
			`Judges a stored dossier and writes the marks sheet DIR/marks.{yaml,xlsx}: the vetoes,
rows and rules across rows that an assessor has to mark, each with the official
text, the program's proposal and its evidence. Fill in either and hand it to
wangjian judge --marks. A sheet that is there already is not written over.`),
		Annotations: map[string]string{exitCodes: l.pick(`  0    已写出
  2    命令用法有误，取证包经过改动或未封存，评定表有误，或文件不能写入`,
			`  0    written
  2    usage, a dossier altered or not sealed, faulty marks, or a file that cannot be written`)},
		Args: oneArgument("取证包目录", "dossier folder"),
		RunE: func(c *cobra.Command, arguments []string) error { return runMarks(c, o, arguments[0]) },
	}
	f := c.Flags()
	o.declare(f, []string{"yaml", "xlsx"}, l.pick("评定表格式`LIST`：yaml、xlsx", "`LIST` of forms to write: yaml, xlsx"))
	f.BoolVar(&o.all, "all", false, l.pick("列出全部指标和单项否决，程序自动评定的也在内", "every row and veto, those that the program settles included"))
	return c
}

func runMarks(c *cobra.Command, o marksOptions, folder string) error {
	for _, format := range o.formats {
		if sheets[format] == nil {
			return usage("--formats “%s”无法识别，可用yaml、xlsx", "--formats %q is unknown; there are: yaml, xlsx", format)
		}
	}
	dossier, order, err := o.open(folder)
	if err != nil {
		return err
	}
	judgement, err := judged(dossier, order)
	if err != nil {
		return err
	}
	if err := ensureWritable(order.out); err != nil {
		return err
	}
	for _, format := range slices.Compact(slices.Sorted(slices.Values(o.formats))) {
		file := filepath.Join(order.out, "marks."+format)
		if err := writeSheet(file, func(w io.Writer) error { return sheets[format](w, judgement, dossier, o.all) }); err != nil {
			return err
		}
		say(c.OutOrStdout(), "%s\n", file)
	}
	return nil
}

// writeSheet writes a file that is not there yet.
func writeSheet(file string, write func(io.Writer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usage("%s已经存在，可能已填写，不予覆盖；请另用--out，或先移走", "%s is there already and may be filled in; name another --out, or move it away", file)
	}
	if err != nil {
		return usage("%s不能写入：%w", "%s cannot be written: %w", file, err)
	}
	_, err = content.WriteTo(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	return nil
}

// loadMarks reads a marks sheet for a table and a dossier; none where no file
// is named.
func loadMarks(file string, t *audits.Table, dossier evidence.Hash) (audits.Marks, error) {
	if file == "" {
		return nil, nil
	}
	data, err := readSheet(file)
	if err != nil {
		return nil, usage("--marks不能读取：%w", "--marks: %w", err)
	}
	sheet, err := marksheet.Read(filepath.Base(file), data, t, os.DirFS(filepath.Dir(file)))
	if err != nil {
		return nil, usageOf(err, "评定表“%s”有误：", "marks sheet %q:", file)
	}
	if !sheet.Dossier.IsZero() && sheet.Dossier != dossier {
		return nil, usage("评定表“%s”是为另一取证包（清单SHA-256 %s）填写的；确要用于这一取证包的，删去表中的取证清单SHA-256（dossier）",
			"marks sheet %q was filled in for another dossier (manifest SHA-256 %s); to use it for this one take its line “dossier” out", file, sheet.Dossier)
	}
	return sheet.Marks, nil
}

// maxSheet is more than any sheet that a person fills in has.
const maxSheet = 32 << 20

// readSheet reads a file that a person filled in: a regular one of bounded size.
func readSheet(file string) ([]byte, error) {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: no regular file", file)
	case info.Size() > maxSheet:
		return nil, fmt.Errorf("%s: %d MB, more than %d", file, info.Size()>>20, maxSheet>>20)
	}
	return os.ReadFile(file)
}
