package survey

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/temoto/robotstxt"
)

func TestRobotsRulesThatApplyAreKept(t *testing.T) {
	tests := []struct {
		name, text, path string
		allowed          bool
	}{
		{"for all", "User-agent: *\nDisallow: /a/\n", "/a/1", false},
		{"for another", "User-agent: Baiduspider\nDisallow: /\n", "/a/", true},
		{"for all and another after an empty rule", "User-agent: *\nDisallow:\n\nUser-agent: Baiduspider\nDisallow: /\n", "/a/", true},
		{"for us instead of for all", "User-agent: *\nDisallow: /\n\nUser-agent: Wangjian\nDisallow: /b/\n", "/a/", true},
		{"nothing for us, whatever for all", "User-agent: wangjian\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "/a/", true},
		{"a group for several", "User-agent: Baiduspider\nUser-agent: *\nDisallow: /a/ # all\n", "/a/", false},
		{"an exception", "User-agent: *\nDisallow: /a/\nAllow: /a/b/\n", "/a/b/1", true},
		{"a wildcard", "User-agent: *\nDisallow: /*.do$\n", "/a/x.do", false},
		{"an escaped address without a space", "User-agent:*\r\nDisallow:/a/\r\n", "/a/", false},
		{"a byte order mark", "\ufeffUser-agent: *\nDisallow: /a/\n", "/a/", false},
		{"a rule that is too long", "User-agent: *\nDisallow: /" + strings.Repeat("a", maxRule) + "\nDisallow: /b/\n", "/b/", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			parsed, err := robotstxt.FromBytes(boundRobots([]byte(test.text)))
			if err != nil {
				t.Fatal(err)
			}
			if got := parsed.FindGroup(robotsName).Test(test.path); got != test.allowed {
				t.Errorf("%s is allowed: %v, want %v", test.path, got, test.allowed)
			}
		})
	}
}

func TestRobotsRulesAreBounded(t *testing.T) {
	repeat := func(format string, n int) string {
		var all strings.Builder
		for i := range n {
			fmt.Fprintf(&all, format, i)
		}
		return all.String()
	}
	tests := []struct {
		name, text string
		most       int // lines
	}{
		{"wildcards", "User-agent: *\n" + repeat("Disallow: /*a%d*b\n", 25000), maxWildcards + 1},
		{"paths", "User-agent: *\n" + repeat("Disallow: /%d/\n", 25000), maxRules + 1},
		{"groups", repeat("User-agent: *\nDisallow: /%d/\n", 25000), 2 * maxRules},
		{"groups without rules", strings.Repeat("User-agent: *\nDisallow:\n", 25000), 2},
		{"agents", strings.Repeat("User-agent: *\n", 25000) + "Disallow: /a/\n", 2},
		{"sitemaps", repeat("Sitemap: http://a.cn/%d.xml\n", 25000), maxSitemaps},
		{"one sitemap again and again", strings.Repeat("Sitemap: http://a.cn/1.xml\n", 25000), 1},
		{"stars", "User-agent: *\nDisallow: /" + strings.Repeat("*a", 100) + "\n", 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := bytes.Count(boundRobots([]byte(test.text)), []byte("\n")); got > test.most || got == 0 {
				t.Errorf("%d lines are kept, want at most %d", got, test.most)
			}
		})
	}
}
