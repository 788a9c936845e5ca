package audits

import (
	"fmt"
	"slices"
	"strings"

	"wangjian/evidence"
)

// reach.ipv6 tells whether the site and what its pages load can be had over IPv6.
//
// Source: 福建省2019年度指标体系，IPv6改造：“部署在市级政府网站统一技术平台上的政府网站及其附属应用系统全面支持互联网协议
// 第六版（IPv6）的情况。”
//
// Codes: reach.ipv6.dns, of the site's own host; reach.ipv6.connect, where it has an AAAA record;
// reach.ipv6.subresource, one finding for all other hosts of the same registrable domain that pages load from.
// Without an AAAA record of the site itself the other two stay open: there is nothing to measure them by.
var reachIPv6 = Audit{
	ID:    "reach.ipv6",
	Codes: []string{codeIPv6Record, codeIPv6Connect, codeIPv6Resource},
	Judge: judgeReachIPv6,
}

const (
	codeIPv6Record   = "reach.ipv6.dns"
	codeIPv6Connect  = "reach.ipv6.connect"
	codeIPv6Resource = "reach.ipv6.subresource"
)

const (
	// The site's host has no AAAA record: host.
	messageIPv6Record = "域名%s没有IPv6地址记录（AAAA）"
	// It has one, and nothing answered over IPv6: host, addresses, what happened.
	messageIPv6Connect = "域名%s有IPv6地址（%s），但经IPv6没有得到HTTP应答：%s"
	// Pages load from hosts without IPv6: the hosts, each with what it lacks.
	messageIPv6Resource = "页面加载的站内资源来自不支持IPv6的主机：%s"
	// What a host of resources lacks: host.
	messageIPv6NoRecord = "%s（没有AAAA记录）"
	messageIPv6NoAnswer = "%s（有AAAA记录，经IPv6无应答）"

	// Nothing was measured.
	reasonIPv6Unprobed = "未测试IPv6"
	// The survey was told the host's address and did not ask DNS: host.
	reasonIPv6Pinned = "%s的地址由--resolve指定，未查询域名解析"
	// Our side could not tell: host, what happened.
	reasonIPv6Unknown = "%s的IPv6未能测试（%s）"
	// The site itself has no IPv6, so connections and resources have nothing to go by: host.
	reasonIPv6NoRecord = "%s没有IPv6地址记录，无从测试"
	// The site's own host did not answer, whence most resources come: host.
	reasonIPv6NoAnswer = "%s经IPv6无应答，页面资源无从测试"
	// Hosts of resources that no probe looked at: the hosts.
	reasonIPv6HostUnprobed = "未测试站内资源主机的IPv6：%s"
)

// ipv6State is how far a host has IPv6.
type ipv6State int

const (
	ipv6Works ipv6State = iota
	ipv6NoRecord
	ipv6NoAnswer
	ipv6Unknown
)

// ipv6Of reads a probe. The reason says why the state is not known.
func ipv6Of(p *evidence.Probe) (state ipv6State, reason string) {
	seen := p.IPv6
	ownSide := p.Failure != nil && (!p.Failure.Kind.Info().OnSite || ofUnknownIssuer(p.Failure))
	switch {
	case seen == nil:
	case seen.Connected:
		return ipv6Works, ""
	case len(seen.Addresses) == 0 && seen.Pinned:
		return ipv6Unknown, fmt.Sprintf(reasonIPv6Pinned, ipv6Host(p))
	case ownSide:
	case len(seen.Addresses) > 0:
		return ipv6NoAnswer, ""
	case p.Failure == nil || p.Failure.Kind == evidence.FailureName:
		return ipv6NoRecord, ""
	}
	return ipv6Unknown, fmt.Sprintf(reasonIPv6Unknown, ipv6Host(p), noAnswerText(p))
}

// ipv6Host names the host that a probe measured.
func ipv6Host(p *evidence.Probe) string {
	if p.IPv6 != nil {
		return strings.ToLower(p.IPv6.Host)
	}
	return hostOf(p.URL)
}

func judgeReachIPv6(c *Case, _ Parameters) (Result, error) {
	result := Result{}
	site := c.siteIPv6()
	if site == nil {
		result.Gaps = gaps([]string{codeIPv6Record, codeIPv6Connect, codeIPv6Resource}, reasonIPv6Unprobed)
		return result, nil
	}
	host := ipv6Host(site)
	state, reason := ipv6Of(site)
	known := site.IPv6 != nil && len(site.IPv6.Addresses) > 0
	switch {
	case site.IPv6 != nil && site.IPv6.Pinned:
		result.Gaps = append(result.Gaps, Gap{codeIPv6Record, fmt.Sprintf(reasonIPv6Pinned, host)})
	case state == ipv6NoRecord:
		result.Findings = append(result.Findings, defect(codeIPv6Record, host, fmt.Sprintf(messageIPv6Record, host), ofProbe(site)))
		reason = fmt.Sprintf(reasonIPv6NoRecord, host)
	case state == ipv6Unknown && !known:
		result.Gaps = append(result.Gaps, Gap{codeIPv6Record, reason})
	}
	switch {
	case state == ipv6NoAnswer:
		message := fmt.Sprintf(messageIPv6Connect, host, listed(site.IPv6.Addresses, maxNames), noAnswerText(site))
		result.Findings = append(result.Findings, defect(codeIPv6Connect, host, message, ofProbe(site)))
		reason = fmt.Sprintf(reasonIPv6NoAnswer, host)
	case reason != "":
		result.Gaps = append(result.Gaps, Gap{codeIPv6Connect, reason})
	}
	resources := c.judgeIPv6Resources(host, reason)
	result.Findings = append(result.Findings, resources.Findings...)
	result.Gaps = append(result.Gaps, resources.Gaps...)
	return result, nil
}

func noAnswerText(p *evidence.Probe) string {
	if p.Failure == nil {
		return evidence.FailureTimeout.Info().Chinese
	}
	return failureText(p.Failure)
}

// siteIPv6 returns the probe of the site's own host: that of the home page,
// else the first; nil when there is none.
func (c *Case) siteIPv6() *evidence.Probe {
	probes := c.Dossier.ProbesOf(evidence.ProbeIPv6)
	if len(probes) == 0 {
		return nil
	}
	if home := c.Dossier.Home(); home != nil {
		host := hostOf(onPage(home, evidence.Place{}).URL())
		for _, p := range probes {
			if ipv6Host(p) == host {
				return p
			}
		}
	}
	return probes[0]
}

// judgeIPv6Resources judges the other hosts that pages load from. Reason says
// why the site's own host, whence most resources come, is no measure.
func (c *Case) judgeIPv6Resources(site, reason string) Result {
	if _, unseen := c.home(); unseen != "" {
		return Result{Gaps: gaps([]string{codeIPv6Resource}, unseen)}
	}
	probes := map[string]*evidence.Probe{}
	for _, p := range c.Dossier.ProbesOf(evidence.ProbeIPv6) {
		probes[ipv6Host(p)] = p
	}
	var lacking, unprobed []string
	var exhibits []*Exhibit
	for _, host := range c.resourceHosts(site) {
		p, probed := probes[host]
		if !probed {
			unprobed = append(unprobed, host)
			continue
		}
		state, unknown := ipv6Of(p)
		switch state {
		case ipv6NoRecord:
			lacking = append(lacking, fmt.Sprintf(messageIPv6NoRecord, host))
			exhibits = append(exhibits, ofProbe(p))
		case ipv6NoAnswer:
			lacking = append(lacking, fmt.Sprintf(messageIPv6NoAnswer, host))
			exhibits = append(exhibits, ofProbe(p))
		case ipv6Unknown:
			reason = unknown
		case ipv6Works:
		}
	}
	if len(unprobed) > 0 {
		reason = fmt.Sprintf(reasonIPv6HostUnprobed, listed(unprobed, maxNames))
	}
	result := Result{}
	if len(lacking) > 0 {
		message := fmt.Sprintf(messageIPv6Resource, listed(lacking, maxNames))
		result.Findings = []Finding{defect(codeIPv6Resource, "", message, exhibits[:min(len(exhibits), maxExhibits)]...)}
	}
	if reason != "" {
		result.Gaps = gaps([]string{codeIPv6Resource}, reason)
	}
	return result
}

// resourceHosts returns the hosts, other than the site's own, of the same
// registrable domain that the pages seen load resources from, in order.
func (c *Case) resourceHosts(site string) []string {
	var hosts []string
	for _, v := range c.views() {
		for i := range v.page.Resources {
			host := hostOf(v.page.Resources[i].URL)
			if host != "" && host != site && sameSite(host, site) {
				hosts = append(hosts, host)
			}
		}
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}
