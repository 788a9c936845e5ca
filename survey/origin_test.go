package survey

import "testing"

func TestTheSiteLiesOnItsOwnPort(t *testing.T) {
	tests := []struct {
		name, home, address string
		want                bool
	}{
		{"the same scheme", "http://www.a.gov.cn/", "http://www.a.gov.cn/x", true},
		{"the other scheme of the pair", "http://www.a.gov.cn/", "https://a.gov.cn/x", true},
		{"the default port written out", "https://a.gov.cn:443/", "http://A.gov.cn:80/", true},
		{"another service of the host", "http://a.gov.cn/", "http://a.gov.cn:22/", false},
		{"another web server of the host", "http://a.gov.cn/", "http://a.gov.cn:8081/", false},
		{"the other scheme's port", "http://a.gov.cn/", "http://a.gov.cn:443/", false},
		{"a site on a port of its own", "http://a.gov.cn:8080/", "http://www.a.gov.cn:8080/x", true},
		{"the default port of a site on another", "http://a.gov.cn:8080/", "http://a.gov.cn/", false},
		{"another host", "http://a.gov.cn/", "http://b.gov.cn/", false},
		{"no address", "http://a.gov.cn/", "::", false},
		{"no home page", "", "/x", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := originOf(test.home).has(test.address); got != test.want {
				t.Errorf("the site of %s has %s: %v, want %v", test.home, test.address, got, test.want)
			}
		})
	}
}
