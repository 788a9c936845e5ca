package survey

import (
	"bytes"
	"slices"
	"strings"
)

const (
	maxRules     = 1000 // rules of robots.txt that are kept to, of those for us and of those for all
	maxWildcards = 200  // … of them with wildcards, each of which is tried on the whole of an address
	maxRule      = 300  // bytes of a rule
	maxStars     = 4    // wildcards of a rule
)

// boundRobots writes anew what may apply to us of a robots.txt, and can be tried on thousands
// of addresses: the first rules of the groups for us and for all, and what belongs to no
// group (RFC 9309, section 2.2).
func boundRobots(body []byte) []byte {
	b := robotsBound{counts: map[bool]*ruleCount{true: {}, false: {}}}
	for line := range bytes.Lines(bytes.TrimPrefix(body, []byte("\ufeff"))) {
		text, _, _ := bytes.Cut(line, []byte("#"))
		name, value, _ := strings.Cut(string(text), ":")
		b.take(strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value))
	}
	return b.kept.Bytes()
}

// robotsBound is a robots.txt under way.
type robotsBound struct {
	kept     bytes.Buffer
	counts   map[bool]*ruleCount // of groups for us, and of groups for all
	known    []string            // agents that were written
	sitemaps []string            // that were written
	agents   []string            // of the group that apply to us
	begun    bool                // the group's rules have begun
	written  bool                // the group's agents are
}

func (b *robotsBound) take(name, value string) {
	switch name {
	case "user-agent", "useragent":
		if b.begun {
			b.agents, b.begun, b.written = nil, false, false
		}
		agent := strings.ToLower(value)
		if agent != "" && (agent == "*" || strings.HasPrefix(robotsName, agent)) && !slices.Contains(b.agents, agent) {
			b.agents = append(b.agents, agent)
		}
	case "allow", "disallow":
		b.begun = true
		ours := slices.ContainsFunc(b.agents, func(agent string) bool { return agent != "*" })
		if len(b.agents) == 0 || !b.counts[ours].take(value) {
			b.empty()
			return
		}
		b.write(name, value)
	case "crawl-delay", "crawldelay":
		b.begun = true
		b.write(name, value)
	case "sitemap":
		if len(b.sitemaps) < maxSitemaps && value != "" && len(value) <= maxLocation && !slices.Contains(b.sitemaps, value) {
			b.sitemaps = append(b.sitemaps, value)
			b.line(name, value)
		}
	}
}

// empty writes a group without rules, since one for us keeps those for all from us. What it
// allows is allowed by itself.
func (b *robotsBound) empty() {
	if slices.ContainsFunc(b.agents, func(agent string) bool { return !slices.Contains(b.known, agent) }) {
		b.write("allow", "/robots.txt")
	}
}

// write writes a line of the group.
func (b *robotsBound) write(name, value string) {
	if len(b.agents) == 0 {
		return
	}
	if !b.written {
		b.written = true
		for _, agent := range b.agents {
			b.line("user-agent", agent)
			if !slices.Contains(b.known, agent) {
				b.known = append(b.known, agent)
			}
		}
	}
	b.line(name, value)
}

func (b *robotsBound) line(name, value string) {
	b.kept.WriteString(name + ": " + value + "\n")
}

// ruleCount counts the rules that were taken.
type ruleCount struct{ rules, wildcards int }

// take counts a rule, and reports whether there is room for it. A rule without a path is
// none.
func (c *ruleCount) take(path string) bool {
	wild := strings.ContainsAny(path, "*$")
	if path == "" || c.rules >= maxRules || len(path) > maxRule || strings.Count(path, "*") > maxStars || wild && c.wildcards >= maxWildcards {
		return false
	}
	c.rules++
	if wild {
		c.wildcards++
	}
	return true
}
