package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

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

// checkFormats refuses a format that no report can have.
func checkFormats(formats []string) error {
	if len(formats) == 0 {
		return usage("--formats没有给出格式，可用json、pdf", "--formats names no format; there are: json, pdf")
	}
	for _, format := range formats {
		if writers[format] == nil {
			return usage("--formats “%s”无法识别，可用json、pdf", "--formats %q is unknown; there are: json, pdf", format)
		}
	}
	return nil
}

// report judges a dossier, writes its reports, prints the scorecard and
// answers with the exit code.
func report(c *cobra.Command, d *evidence.Dossier, o *order) error {
	judgement, err := judged(d, o)
	if err != nil {
		return err
	}
	if err := ensureWritable(o.out); err != nil {
		return err
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
	if judgement.Table.Subject == audits.SubjectSite && !opened(d) {
		return outcome(exitUnseen)
	}
	return verdictCode(judgement.Verdict)
}

// opened reports whether any page of the site was seen.
func opened(d *evidence.Dossier) bool {
	return slices.ContainsFunc(d.Pages, (*evidence.Page).Seen)
}

// verdictCode is the exit code of a verdict.
func verdictCode(v audits.Verdict) error {
	if v == audits.VerdictVetoed || v == audits.VerdictUnqualified {
		return outcome(exitFailed)
	}
	return nil
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
func writeReport(file string, write writer, j *audits.Judgement, d *evidence.Dossier, info reports.Info) error {
	part, err := os.CreateTemp(filepath.Dir(file), ".report-*")
	if err != nil {
		return err
	}
	err = errors.Join(write(part, j, d, info), part.Chmod(0o644), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	return nil
}
