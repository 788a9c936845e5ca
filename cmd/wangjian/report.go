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

// writer writes a report in one format.
type writer func(io.Writer, *audits.Judgement, *evidence.Dossier, reports.Info) error

// writers are the formats that a report can have, by the ending of its file.
var writers = map[string]writer{
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
		return unwritable(o.out, err)
	}
	info, err := infoOf(o)
	if err != nil {
		return err
	}
	var files []string
	for _, format := range o.formats {
		file := filepath.Join(o.out, "report."+format)
		if err := writeReport(file, writers[format], judgement, d, info); err != nil {
			return fmt.Errorf("write %s: %w", file, err)
		}
		files = append(files, file)
	}
	o.lang.scorecard(c.OutOrStdout(), judgement, d, files)
	return code(judgement, d)
}

// infoOf gathers what reports tell beside judgement and dossier. Paths in a
// report begin at the folder that holds the dossier, wherever the report lies,
// so that the same dossier gives the same bytes.
func infoOf(o *order) (reports.Info, error) {
	dossier, err := filepath.Abs(o.dossier)
	if err != nil {
		return reports.Info{}, err
	}
	manifest, err := os.ReadFile(filepath.Join(dossier, evidence.ManifestName))
	return reports.Info{Version: version, Dossier: filepath.Base(dossier), Manifest: manifest}, err
}

// writeReport writes a report whole or not at all.
func writeReport(file string, write writer, j *audits.Judgement, d *evidence.Dossier, info reports.Info) (err error) {
	part, err := os.CreateTemp(filepath.Dir(file), ".report-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, part.Close(), os.Remove(part.Name()))
		}
	}()
	if err := write(part, j, d, info); err != nil {
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
