package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"wangjian/evidence"
)

// loadSite reads one registry row. Only what stands in it counts as
// registered; with a code alone only the code is compared. The address that
// was typed, where one was, goes before the row's.
func loadSite(file, code, address string) (evidence.Site, error) {
	var site evidence.Site
	if file != "" {
		data, err := os.ReadFile(file)
		if err != nil {
			return site, usage("--site不能读取：%w", "--site: %w", err)
		}
		decoder := yaml.NewDecoder(bytes.NewReader(data))
		decoder.KnownFields(true)
		if err := decoder.Decode(&site); err != nil && !errors.Is(err, io.EOF) {
			return site, usage("--site “%s”无效：%w", "--site %q: %w", file, err)
		}
	}
	if code != "" {
		if site.Code != "" && site.Code != code {
			return site, usage("--code %s与“%s”登记的%s不一致", "--code %s is not the code of %q, %s", code, file, site.Code)
		}
		site.Code = code
	}
	if address != "" {
		site.URL = address
	}
	return site, checkNumbers(&site)
}

// The forms that registered numbers must have to be compared with shown ones,
// blanks left out.
var (
	siteCodeForm = regexp.MustCompile(`^(?i:bm\d{8}|\d{10})$`)
	icpForm      = regexp.MustCompile(`(?i)ICP备\D*\d{8}`)
	policeForm   = regexp.MustCompile(`(^|\D)\d{14}(\D|$)`)
)

// checkNumbers refuses registered numbers that could never be the shown ones.
func checkNumbers(site *evidence.Site) error {
	numbers := []struct {
		field, value, zh, en string
		form                 *regexp.Regexp
	}{
		{"code", site.Code, "10位数字，或bm加8位数字", "10 digits, or bm and 8 digits", siteCodeForm},
		{"icp", site.ICP, "ICP备加8位或10位数字", "ICP备 and 8 or 10 digits", icpForm},
		{"police", site.Police, "14位数字", "14 digits", policeForm},
	}
	for _, n := range numbers {
		if n.value != "" && !n.form.MatchString(strings.ReplaceAll(evidence.Normalize(n.value), " ", "")) {
			return usage("登记的%[1]s “%[2]s”无效，应为%[3]s", "registered %[1]s %[2]q is invalid: want %[4]s", n.field, n.value, n.zh, n.en)
		}
	}
	return nil
}
