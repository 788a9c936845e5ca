package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"wangjian/audits"
	"wangjian/evidence"
	"wangjian/reports"
)

func TestAReportIsWrittenWholeOrNotAtAll(t *testing.T) {
	full := errors.New("no space left on device")
	tests := []struct {
		name  string
		write error // of the writer
		taken bool  // a folder stands in the report's place
	}{
		{"a report that is written", nil, false},
		{"a writer that fails", full, false},
		{"a place that is taken", nil, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "report.json")
			if test.taken {
				if err := os.Mkdir(file, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			write := func(w io.Writer, _ *audits.Judgement, _ *evidence.Dossier, _ reports.Info) error {
				_, err := io.WriteString(w, "{}")
				return errors.Join(err, test.write)
			}
			err := writeReport(file, write, nil, nil, reports.Info{})
			if fails := test.write != nil || test.taken; fails != (err != nil) || test.write != nil && !errors.Is(err, test.write) {
				t.Errorf("got error %v, want one: %t", err, fails)
			}
			if errors.Is(err, os.ErrClosed) {
				t.Errorf("the error speaks of a file closed twice: %v", err)
			}
			left, err := filepath.Glob(filepath.Join(filepath.Dir(file), ".report-*"))
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v %v", left, err)
			}
		})
	}
}
