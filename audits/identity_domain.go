package audits

import (
	"fmt"
	"slices"
	"strings"

	"wangjian/evidence"
)

// identity.domain: 国办函〔2018〕55号 (政府网站域名管理): a government site has an English
// name under .gov.cn or a Chinese one under .政务.
//
//   - identity.domain: the host that shows the home page is under neither (an IP address
//     is not either), or is not the registered one. “www.” makes no difference.
var identityDomain = Audit{ID: "identity.domain", Codes: []string{codeDomain}, Judge: judgeDomain}

const (
	codeDomain = "identity.domain"

	messageDomainSuffix     = "首页所用主机名“%s”不以%s结尾"
	messageDomainRegistered = "首页所用主机名“%s”与登记的域名“%s”不一致"
)

// domainWords are the parameters of identity.domain.
type domainWords struct {
	Suffixes []domainSuffix `yaml:"suffixes"`
}

// domainSuffix is a domain under which government sites stand.
type domainSuffix struct {
	Name string `yaml:"name"` // as people write it
	Host string `yaml:"host"` // as it stands in an address
}

func judgeDomain(c *Case, p Parameters) (Result, error) {
	var words domainWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps([]string{codeDomain}, reason)}, nil
	}
	host := hostOf(home.page.FinalURL)
	place := evidence.Place{Selector: ":root", Box: evidence.Box{W: home.doc.Width, H: min(headStrip, home.doc.Height)}, Quote: excerpt(home.page.FinalURL)}
	var result Result
	if !words.government(host) {
		result.Findings = append(result.Findings, defect(codeDomain, host,
			fmt.Sprintf(messageDomainSuffix, host, words.names()), onPage(home.page, place)))
	}
	if registered := registeredHost(c.Dossier.Site.Domain); registered != "" && registered != withoutWWW(host) {
		result.Findings = append(result.Findings, defect(codeDomain, "registered "+host,
			fmt.Sprintf(messageDomainRegistered, host, excerpt(c.Dossier.Site.Domain)), onPage(home.page, place)))
	}
	return result, nil
}

// government reports whether a host stands under one of the domains.
func (w domainWords) government(host string) bool {
	return slices.ContainsFunc(w.Suffixes, func(s domainSuffix) bool { return strings.HasSuffix(host, "."+s.Host) })
}

func (w domainWords) names() string {
	names := make([]string, len(w.Suffixes))
	for i, s := range w.Suffixes {
		names[i] = "“" + s.Name + "”"
	}
	return strings.Join(names, "或")
}

// registeredHost returns the host of a registered domain, which may be written as an
// address.
func registeredHost(domain string) string {
	domain = strings.TrimSpace(domain)
	if !strings.Contains(domain, "://") {
		domain = "http://" + domain
	}
	return withoutWWW(hostOf(domain))
}

func withoutWWW(host string) string { return strings.TrimPrefix(host, "www.") }
