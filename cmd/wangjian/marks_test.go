package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wangjian/evidence"
)

func TestASheetIsWrittenOnceAndTakenBackForItsDossier(t *testing.T) {
	dossier := sealed(t, evidence.Site{URL: "www.example.gov.cn", Table: "site-county"})
	folder := filepath.Dir(dossier)
	code, stdout, stderr := said(english, "marks", dossier)
	want := filepath.Join(folder, "marks.xlsx") + "\n" + filepath.Join(folder, "marks.yaml") + "\n"
	if code != exitOK || stdout != want {
		t.Fatalf("exit code %d: %s%s; want %s", code, stdout, stderr, want)
	}
	if code, _, stderr := said(english, "marks", dossier); code != exitUsage || !strings.Contains(stderr, "is there already") {
		t.Errorf("a second time: exit code %d: %s", code, stderr)
	}
	for _, form := range []string{"marks.yaml", "marks.xlsx"} {
		sheet := filepath.Join(folder, form)
		if code, _, stderr := said(english, "judge", dossier, "--marks", sheet, "--formats", "json"); code != exitUnseen || stderr != "" {
			t.Errorf("%s, nothing filled in: exit code %d: %s", form, code, stderr)
		}
		other := sealed(t, evidence.Site{URL: "other.example.gov.cn", Table: "site-county"})
		if code, _, stderr := said(english, "judge", other, "--marks", sheet); code != exitUsage || !strings.Contains(stderr, "filled in for another dossier") {
			t.Errorf("%s for another dossier: exit code %d: %s", form, code, stderr)
		}
	}
}

func TestFaultyMarksAreRefusedALineEach(t *testing.T) {
	dossier := sealed(t, evidence.Site{URL: "www.example.gov.cn", Table: "site-county"})
	file := filepath.Join(t.TempDir(), "m.yaml")
	marks := "schema: wangjian.marks/1\nassessor: 张三\nat: 2019-12-20\nmarks:\n- {id: disclosure.basic, points: 4.5, reason: 齐全}\n- {id: disclosure.guide, points: 1}\n"
	if err := os.WriteFile(file, []byte(marks), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, file string
		zh         []string
	}{
		{"two faulty marks", file, []string{"m.yaml第5行：disclosure.basic（基本信息）：评分4.5不在0至4之间", "m.yaml第6行：disclosure.guide（政府信息公开指南）"}},
		{"no file", file + ".yaml", []string{"--marks不能读取"}},
		{"a folder", filepath.Dir(file), []string{"no regular file"}},
		{"a device that never ends", "/dev/zero", []string{"no regular file"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := said(chinese, "judge", dossier, "--marks", test.file)
			if code != exitUsage || stdout != "" {
				t.Errorf("exit code %d, %q; want %d and nothing", code, stdout, exitUsage)
			}
			for _, line := range test.zh {
				if !strings.Contains(stderr, line) {
					t.Errorf("says\n%s, want a line with %s", stderr, line)
				}
			}
		})
	}
}
