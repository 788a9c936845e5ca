package audits

import (
	"fmt"
	"slices"

	"wangjian/evidence"
)

// identity.name: 国办发〔2017〕47号 (政府网站发展指引): a portal is named after its
// government (X人民政府), a department's site after the department.
//
//   - identity.name: the name that the site gives itself is none of an office, or not
//     the registered one; or the home page's title lacks it.
//
// The name is the registered one, else that of the page tag SiteName, else the part of
// the title that is an office's name. Where none of them tells, nothing is judged.
var identityName = Audit{ID: "identity.name", Codes: []string{codeName}, Judge: judgeName}

const (
	codeName = "identity.name"

	messageNameTitle      = "首页标题“%s”中没有网站名称“%s”"
	messageNameNone       = "首页没有标题，未标明网站名称“%s”"
	messageNameTag        = "网页标签SiteName写作“%s”，登记的网站名称是“%s”"
	messageNameAlias      = "网站名称“%s”不是机构名称，应以“XX人民政府”或部门名称命名"
	messageNameUnknown    = "没有登记的网站名称，网页标签SiteName“%s”不能确认是机构名称"
	messageNameUnknownAll = "没有登记的网站名称，首页标题“%s”和网页标签SiteName中也未见机构名称"
)

// siteNameTag is the page tag that carries the site's name.
const siteNameTag = "SiteName"

// headStrip is the part of a page that shows its name, in CSS pixels from its top.
const headStrip = 200

func judgeName(c *Case, p Parameters) (Result, error) {
	var words nameWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	grammar, err := words.compile()
	if err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps([]string{codeName}, reason)}, nil
	}
	n := naming{
		nameGrammar: grammar, home: home, title: evidence.Normalize(home.page.Title),
		tag: evidence.Normalize(home.metaTags([]string{siteNameTag})[siteNameTag]),
	}
	if c.Dossier.Site.Name != "" {
		return n.registered(grammar.core(evidence.Normalize(c.Dossier.Site.Name))), nil
	}
	return n.unregistered(), nil
}

// naming is what a home page calls its site.
type naming struct {
	nameGrammar
	home       *view
	title, tag string
}

// registered compares with the registered name.
func (n naming) registered(name string) Result {
	var result Result
	shown := n.core(n.tag)
	if shown != "" && !sameOffice(shown, name) {
		result.Findings = append(result.Findings,
			defect(codeName, "SiteName "+excerpt(n.tag), fmt.Sprintf(messageNameTag, excerpt(n.tag), name), onPage(n.home.page, n.head(n.tag))))
	}
	if !n.inTitle(name) {
		result.Findings = append(result.Findings, n.titleLacks(name))
	}
	return result
}

// unregistered judges by what the page says of itself.
func (n naming) unregistered() Result {
	shown := n.core(n.tag)
	switch {
	case shown != "" && n.standard(shown):
		if !n.inTitle(shown) {
			return Result{Findings: []Finding{n.titleLacks(shown)}}
		}
	case n.alias.MatchString(n.tag):
		return n.notAnOffice(n.tag)
	case shown != "":
		return Result{Gaps: gaps([]string{codeName}, fmt.Sprintf(messageNameUnknown, excerpt(n.tag)))}
	case slices.ContainsFunc(n.segments(n.title), n.standard):
	case n.alias.MatchString(n.title):
		return n.notAnOffice(n.title)
	default:
		return Result{Gaps: gaps([]string{codeName}, fmt.Sprintf(messageNameUnknownAll, excerpt(n.title)))}
	}
	return Result{}
}

func (n naming) inTitle(name string) bool {
	return slices.ContainsFunc(append(n.segments(n.title), n.core(n.title)), func(part string) bool {
		return sameOffice(part, name) || containsAny(part, []string{name})
	})
}

func (n naming) titleLacks(name string) Finding {
	message := fmt.Sprintf(messageNameTitle, excerpt(n.title), name)
	if n.title == "" {
		message = fmt.Sprintf(messageNameNone, name)
	}
	return defect(codeName, "title", message, onPage(n.home.page, n.head(n.title)))
}

func (n naming) notAnOffice(name string) Result {
	message := fmt.Sprintf(messageNameAlias, excerpt(name))
	return Result{Findings: []Finding{defect(codeName, excerpt(name), message, onPage(n.home.page, n.head(name)))}}
}

// head is the place where a page shows its name.
func (n naming) head(quote string) evidence.Place {
	selector := ":root > head > title"
	if n.title == "" {
		selector = ":root > head"
	}
	return evidence.Place{
		Selector: selector,
		Box:      evidence.Box{W: n.home.doc.Width, H: min(headStrip, n.home.doc.Height)},
		Quote:    excerpt(quote),
	}
}
