package main

import (
	"bytes"
	"errors"
	"io"
	"os"

	"go.yaml.in/yaml/v3"

	"wangjian/evidence"
)

// loadSite reads one registry row. Only what stands in it counts as
// registered; with a code alone only the code is compared.
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
	site.URL = address
	return site, nil
}
