package main

import (
	"errors"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"wangjian/evidence"
	"wangjian/fixtures/portal"
)

func TestSiteNumbersThatCouldNeverBeShownAreRefused(t *testing.T) {
	tests := []struct {
		name string
		site evidence.Site
		good bool
	}{
		{"nothing registered", evidence.Site{}, true},
		{"a local code", evidence.Site{Code: "3512000001"}, true},
		{"a ministry's code", evidence.Site{Code: "BM12345678"}, true},
		{"a code of full-width digits", evidence.Site{Code: "３５１２０００００１"}, true},
		{"a code of nine digits", evidence.Site{Code: "351200000"}, false},
		{"a code of blanks", evidence.Site{Code: "  "}, false},
		{"a code within other text", evidence.Site{Code: "标识码3512000001"}, false},
		{"an ICP number", evidence.Site{ICP: "闽ICP备05012345号-1"}, true},
		{"an ICP number of ten digits, with blanks", evidence.Site{ICP: "闽 ICP 备 2021012345 号"}, true},
		{"an ICP number without digits", evidence.Site{ICP: "闽ICP备号"}, false},
		{"an ICP number without its words", evidence.Site{ICP: "05012345"}, false},
		{"a police number", evidence.Site{Police: "闽公网安备 35010002000001号"}, true},
		{"a police number of digits alone", evidence.Site{Police: "35010002000001"}, true},
		{"a police number of thirteen digits", evidence.Site{Police: "闽公网安备3501000200001号"}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			row, err := yaml.Marshal(test.site)
			if err != nil {
				t.Fatal(err)
			}
			_, err = loadSite(rowFile(t, string(row)), "", "www.example.gov.cn")
			if bad := (usageError{}); test.good != (err == nil) || err != nil && !errors.As(err, &bad) {
				t.Errorf("%+v: got %v, want accepted: %t", test.site, err, test.good)
			}
		})
	}
}

func TestSiteRowOfTheDemonstrationIsAccepted(t *testing.T) {
	site, err := portal.New(portal.Options{AsOf: time.Now(), Defects: []string{"none"}})
	if err != nil {
		t.Fatal(err)
	}
	file := rowFile(t, "")
	if err := writeSite(file, site); err != nil {
		t.Fatal(err)
	}
	if _, err := loadSite(file, site.Registered().Code, "www.mingzhou.gov.cn"); err != nil {
		t.Errorf("the demonstration's own row: %v", err)
	}
}
