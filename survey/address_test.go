package survey_test

import (
	"slices"
	"strings"
	"testing"

	"wangjian/survey"
)

func TestCandidates(t *testing.T) {
	tests := []struct {
		name, typed string
		want        []string
		wrong       string
	}{
		{"an address is taken as it is", "http://www.example.gov.cn/index.html", []string{"http://www.example.gov.cn/index.html"}, ""},
		{"a host is tried as https, then http", "www.example.gov.cn", []string{"https://www.example.gov.cn/", "http://www.example.gov.cn/"}, ""},
		{"a host with a port is no scheme", "www.example.gov.cn:8080/a", []string{"https://www.example.gov.cn:8080/a", "http://www.example.gov.cn:8080/a"}, ""},
		{"scheme and host are folded, the fragment goes", "HTTPS://WWW.Example.gov.cn#top", []string{"https://www.example.gov.cn/"}, ""},
		{"a Chinese domain name", "http://福建.政务/", []string{"http://xn--b0tq50d.xn--zfr164b/"}, ""},
		{"an IPv6 address", "http://[::1]:8080/", []string{"http://[::1]:8080/"}, ""},
		{"a file", "file:///etc/passwd", nil, "only http and https"},
		{"another scheme", "ftp://example.gov.cn/", nil, "only http and https"},
		{"no host", "http:///path", nil, "names no host"},
		{"a word", "fujian", nil, "not a web address"},
		{"nothing", "", nil, "not a web address"},
		{"a script", "javascript:alert(1)", nil, "not a web address"},
		{"a name and password", "user:secret@example.gov.cn", nil, "a user name or password"},
		{"a name and password after a scheme", "https://user:secret@example.gov.cn/", nil, "a user name or password"},
		{"a name alone", "http://user@example.gov.cn/", nil, "a user name or password"},
		{"a password in an address that cannot be read", "ftp://user:sec%ret secret@example.gov.cn", nil, "a user name or password"},
		{"an at sign in the path", "http://example.gov.cn/@a", []string{"http://example.gov.cn/@a"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := survey.Candidates(test.typed)
			if test.wrong != "" {
				if err == nil || !strings.Contains(err.Error(), test.wrong) || strings.Contains(err.Error(), "secret") {
					t.Errorf("Candidates(%q) = %v, %v; want an error with %q and no password", test.typed, got, err, test.wrong)
				}
				return
			}
			if err != nil || !slices.Equal(got, test.want) {
				t.Errorf("Candidates(%q) = %v, %v; want %v", test.typed, got, err, test.want)
			}
		})
	}
}
