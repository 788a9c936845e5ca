package audits

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// platform.integration gathers, for an assessor, which sites of the units below it a site
// leads to, and which of them are part of the site itself.
//
// Source: 福建省2019年度指标体系，网站整合：“县级政府门户网站、设区市政府部门网站迁移到市级政府网站统一技术平台情况。乡镇、街道以及
// 县级政府部门政府网站关停情况（以全国政府网站管理系统数据为准）。”；省直部门，开设整合：“……在省级政府网站统一技术平台开设或整合部门网站……”
//
// A unit's site is what a link or an entry of a drop-down list named after an office leads
// to: under the same registered domain, on another .gov.cn host, or on the site itself.
//
// Codes: platform.integration.seen, a note for each of: hosts of their own, pages of the site
// itself, sites that do not answer. Nearly: superior organs, governments of the same rank, services
// that are no offices, articles whose titles begin or end as the names of offices do.
var platformIntegration = Audit{
	ID:    "platform.integration",
	Codes: []string{codeIntegrationSeen},
	Judge: judgeIntegration,
}

const codeIntegrationSeen = "platform.integration.seen"

const (
	// Each: how many, the first of them by name and host.
	messageUnitsSeparate = "有独立网站（同一域名之下）的单位%d个：%s"
	messageUnitsOther    = "名称为下级单位、使用其他.gov.cn域名的网站%d个（是否属于本地区须核对）：%s"
	messageUnitsMerged   = "单位名称的链接通往本网站栏目的%d个：%s"
	messageUnitsDead     = "单位网站不能访问的%d个：%s"
	// Behind the last name, where there are more.
	messageUnitsMore = "等"
	// Behind those of other hosts: how many of them link checks reached.
	messageUnitsReached  = "；其中%d个经链接检查可以访问，%d个没有检查或不能判定"
	reasonNoUnits        = "%s页面上没有见到以单位名称命名的网站链接"
	reasonUnitsPagesSeen = "已查看的%d个"
)

// maxUnitsTold is how many units a note names.
const maxUnitsTold = 20

type integrationParameters struct {
	// Units names offices whose sites are meant: those below the site's own.
	Units outline.Topic `yaml:"units"`
	// Peers names governments that are not below the site's own, unless their sites are part of it.
	Peers outline.Topic `yaml:"peers"`
	// Longest is how many characters the name of a unit has at most.
	Longest int `yaml:"longest"`
	// Suffix is the domain of government sites.
	Suffix string `yaml:"suffix"`
}

// unitGroup is how a unit's site stands to the site.
type unitGroup int

const (
	unitSeparate unitGroup = iota
	unitOther
	unitMerged
	unitDead
	unitGroups
)

// unitSite is a unit's site as the site names it.
type unitSite struct {
	name, address string
	view          *view
	node          *html.Node
}

func judgeIntegration(c *Case, parameters Parameters) (Result, error) {
	var words integrationParameters
	if err := parameters.Decode(&words); err != nil {
		return Result{}, err
	}
	if err := errors.Join(words.Units.Check(), words.Peers.Check()); err != nil {
		return Result{}, err
	}
	if words.Longest < 1 {
		return Result{}, fmt.Errorf("longest is %d, want 1 or more", words.Longest)
	}
	if _, why := c.home(); why != "" {
		return Result{Gaps: gaps([]string{codeIntegrationSeen}, why)}, nil
	}
	var limits designLinkParameters
	if err := c.decoded(designLink.ID, &limits); err != nil {
		return Result{}, err
	}
	checks := c.linkChecks(&limits)
	var groups [unitGroups][]unitSite
	reached := map[unitGroup]int{}
	for _, unit := range c.unitSites(&words) {
		group := words.groupOf(c, unit.address)
		check, known := checks[canonical(unit.address)]
		switch {
		case known && check.state == linkDead:
			group = unitDead
		case known && check.state == linkAlive:
			reached[group]++
		}
		groups[group] = append(groups[group], unit)
	}
	result := Result{}
	for group, format := range []string{messageUnitsSeparate, messageUnitsOther, messageUnitsMerged, messageUnitsDead} {
		if found, ok := tellUnits(format, groups[group]); ok {
			if g := unitGroup(group); g == unitSeparate || g == unitOther {
				found.Message += fmt.Sprintf(messageUnitsReached, reached[g], len(groups[g])-reached[g])
			}
			result.Findings = append(result.Findings, found)
		}
	}
	if len(result.Findings) == 0 {
		why := fmt.Sprintf(reasonNoUnits, fmt.Sprintf(reasonUnitsPagesSeen, len(c.views())))
		result.Gaps = gaps([]string{codeIntegrationSeen}, why)
	}
	return result, nil
}

// tellUnits is the note on units of one group, false where there are none.
func tellUnits(format string, units []unitSite) (Finding, bool) {
	if len(units) == 0 {
		return Finding{}, false
	}
	var names []string
	var exhibits []*Exhibit
	for i := range units {
		if i == maxUnitsTold {
			names[i-1] += messageUnitsMore
			break
		}
		names = append(names, fmt.Sprintf("%s（%s）", excerpt(units[i].name), hostOf(units[i].address)))
		if i < maxPlaces {
			exhibits = append(exhibits, onPage(units[i].view.page, units[i].view.doc.Locate(units[i].node)))
		}
	}
	subject, _, _ := strings.Cut(format, "%")
	return defect(codeIntegrationSeen, subject, fmt.Sprintf(format, len(units), strings.Join(names, "、")), exhibits...), true
}

// unitSites returns the sites of units that links and drop-down lists name, each address once.
func (c *Case) unitSites(words *integrationParameters) []unitSite {
	known := maps.Clone(c.datedItems())
	var found []unitSite
	add := func(v *view, n *html.Node, name, address string) {
		if address != "" && !known[outline.Canonical(address)] && words.names(c, name, address) && words.government(address) && !c.isArticle(address) {
			known[outline.Canonical(address)] = true
			found = append(found, unitSite{name, address, v, n})
		}
	}
	for _, v := range c.views() {
		for _, a := range anchorsOf(v.doc) {
			add(v, a.node, a.text(v.doc), a.address)
		}
		for _, option := range v.doc.Find("select option[value]").Nodes {
			address := webAddress(v.doc, option, strings.TrimSpace(evidence.Attribute(option, "value")))
			if hostOf(address) != hostOf(v.page.FinalURL) {
				add(v, listOf(option), optionText(option), address)
			}
		}
	}
	return found
}

// names reports whether a link bears the name of a unit below the site's own.
func (p *integrationParameters) names(c *Case, name, address string) bool {
	if utf8.RuneCountInString(name) > p.Longest || !p.Units.Names(name) {
		return false
	}
	return p.groupOf(c, address) != unitOther || !p.Peers.Names(name)
}

// isArticle reports whether an address is that of a single document seen on the site.
func (c *Case) isArticle(address string) bool {
	p := c.site().At(outline.Canonical(address))
	return p != nil && p.Kind != outline.KindList && p.Kind != outline.KindSection && p.Kind != outline.KindOther
}

// government reports whether an address is on a government site.
func (p *integrationParameters) government(address string) bool {
	host := hostOf(address)
	return host == p.Suffix || strings.HasSuffix(host, "."+p.Suffix)
}

func (p *integrationParameters) groupOf(c *Case, address string) unitGroup {
	host := hostOf(address)
	switch {
	case c.ownHost(host):
		return unitMerged
	case sameSite(host, hostOf(c.siteAddress())):
		return unitSeparate
	}
	return unitOther
}

// listOf is the drop-down list that an entry stands in.
func listOf(option *html.Node) *html.Node {
	for n := option.Parent; n != nil; n = n.Parent {
		if n.Data == "select" {
			return n
		}
	}
	return option
}

// optionText is the text of an entry of a drop-down list, which is not laid out while the
// list is closed.
func optionText(n *html.Node) string {
	if label := evidence.Attribute(n, "label"); label != "" {
		return evidence.Normalize(label)
	}
	var text strings.Builder
	sourceText(n, &text)
	return evidence.Normalize(text.String())
}
