package browser

import (
	"errors"
	"os"
	"os/exec"
)

// Debian's programs are started directly: its wrapper script adds flags of
// its own.
var (
	shells = []string{
		"/usr/lib/chromium/chromium-headless-shell", "chrome-headless-shell", "headless_shell", "chromium-headless-shell",
	}
	browsers = []string{
		"/usr/lib/chromium/chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
	}
)

// ErrNoBrowser says that this machine has no Chromium.
var ErrNoBrowser = errors.New("no Chromium found: install Debian's packages chromium and chromium-headless-shell, or set CHROMIUM to the program")

// Executables finds what this machine can show pages with: quick is the
// headless shell, which renders about 1.5 times faster, full the whole
// browser, which a wall tells less easily from a person's. Either stands in
// for the other where only one is there. The variable CHROMIUM overrides both.
func Executables() (quick, full string, err error) {
	if own := os.Getenv("CHROMIUM"); own != "" {
		path, err := exec.LookPath(own)
		if err != nil {
			return "", "", err
		}
		return path, path, nil
	}
	quick, full = firstOf(shells), firstOf(browsers)
	switch {
	case quick == "" && full == "":
		return "", "", ErrNoBrowser
	case quick == "":
		quick = full
	case full == "":
		full = quick
	}
	return quick, full, nil
}

func firstOf(names []string) string {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
