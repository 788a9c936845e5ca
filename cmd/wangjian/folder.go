package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"wangjian/evidence"
)

// dossierFolder is the place of the dossier beside the reports.
const dossierFolder = "dossier"

// makeFolder makes the folder for reports and dossier. One that was named and
// holds a dossier is refused; without a name the next free one is taken.
func makeFolder(named, home string) (string, error) {
	folder := named
	if folder == "" {
		folder = freeFolder(home)
	}
	if _, err := os.Stat(filepath.Join(folder, dossierFolder)); err == nil {
		return "", usage("--out “%s”中已有取证包，请另给一个目录", "--out %q already holds a dossier; name another folder", folder)
	}
	return folder, ensureWritable(folder)
}

// ensureWritable makes a folder where there is none, and tries to write in it.
func ensureWritable(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return unwritable(folder, err)
	}
	trial, err := os.CreateTemp(folder, ".wangjian-*")
	if err != nil {
		return unwritable(folder, err)
	}
	if err := errors.Join(trial.Close(), os.Remove(trial.Name())); err != nil {
		return unwritable(folder, err)
	}
	return nil
}

// lies reports whether a folder, which need not exist yet, is another folder or
// lies within it, by whatever links it is named. Where the other does not exist,
// nothing lies in it.
func lies(folder, within string) (bool, error) {
	outer, err := os.Stat(within)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	place, err := existing(folder)
	if err != nil {
		return false, err
	}
	for {
		info, err := os.Stat(place)
		if err != nil {
			return false, err
		}
		if os.SameFile(info, outer) {
			return true, nil
		}
		parent := filepath.Dir(place)
		if parent == place {
			return false, nil
		}
		place = parent
	}
}

// existing returns the nearest folder above a path, or the path itself, that
// exists, links resolved.
func existing(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for {
		resolved, err := filepath.EvalSymlinks(path)
		parent := filepath.Dir(path)
		if err == nil || !errors.Is(err, os.ErrNotExist) || parent == path {
			return resolved, err
		}
		path = parent
	}
}

func unwritable(folder string, err error) error {
	return usage("--out “%s”不能写入：%w", "--out %q cannot be written: %w", folder, err)
}

func freeFolder(home string) string {
	host := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' {
			return c
		}
		return '_'
	}, strings.Split(strings.TrimPrefix(strings.TrimPrefix(home, "https://"), "http://"), "/")[0])
	name := fmt.Sprintf("wangjian-%s-%s", host, time.Now().In(evidence.Beijing).Format("20060102"))
	folder := name
	for n := 2; ; n++ {
		if _, err := os.Stat(folder); errors.Is(err, os.ErrNotExist) {
			return folder
		}
		folder = fmt.Sprintf("%s-%d", name, n)
	}
}
