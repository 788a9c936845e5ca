package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/reports"
)

// writers are the formats that a report can have, by the ending of its file.
var writers = map[string]func(io.Writer, *audits.Judgement, *evidence.Dossier, reports.Info) error{
	"json": reports.WriteJSON,
	"pdf":  reports.WritePDF,
}

// report judges a dossier, writes its reports, prints the scorecard and
// answers with the exit code.
func report(c *cobra.Command, d *evidence.Dossier, o *order) error {
	judgement, err := judged(d, o)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return usage("--out: %w", err)
	}
	var files []string
	for _, format := range o.formats {
		file := filepath.Join(o.out, "report."+format)
		if err := writeReport(file, format, judgement, d); err != nil {
			return fmt.Errorf("write %s: %w", file, err)
		}
		files = append(files, file)
	}
	scorecard(c.OutOrStdout(), judgement, d, files)
	return code(judgement, d)
}

// writeReport writes a report whole or not at all.
func writeReport(file, format string, j *audits.Judgement, d *evidence.Dossier) (err error) {
	part, err := os.CreateTemp(filepath.Dir(file), ".report-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, part.Close(), os.Remove(part.Name()))
		}
	}()
	if err := writers[format](part, j, d, reports.Info{Version: version}); err != nil {
		return err
	}
	if err := part.Chmod(0o644); err != nil {
		return err
	}
	if err := part.Close(); err != nil {
		return err
	}
	return os.Rename(part.Name(), file)
}

func code(j *audits.Judgement, d *evidence.Dossier) error {
	seen := false
	for _, p := range d.Pages {
		seen = seen || p.Seen()
	}
	switch {
	case !seen:
		return outcome(exitUnseen)
	case j.Verdict == audits.VerdictVetoed, j.Verdict == audits.VerdictUnqualified:
		return outcome(exitFailed)
	}
	return nil
}
