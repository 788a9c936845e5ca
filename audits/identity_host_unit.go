package audits

import (
	"fmt"
	"strings"

	"wangjian/outline"
)

// identity.host-unit: 国办发〔2017〕47号 (政府网站发展指引): the foot of the page lists the
// unit that runs the site. The indicator table calls it 网站管理主体.
//
//   - identity.host-unit: no 主办单位, 承办单位 or 管理单位 in the footers of the pages
//     seen, on the home page, or on a page such as 关于我们 that it links to. 版权所有 and
//     技术支持 alone name no host.
var identityHostUnit = Audit{ID: "identity.host-unit", Codes: []string{codeHostUnit}, Judge: judgeHostUnit}

const (
	codeHostUnit = "identity.host-unit"

	messageHostUnit     = "首页和所查看的网页均未标明主办单位、承办单位"
	messageHostUnitWeak = messageHostUnit + "，只有“%s”"
	messageAboutUnseen  = "%s；首页链接的“%s”（%s）未能完整查看"
)

func judgeHostUnit(c *Case, p Parameters) (Result, error) {
	var words hostUnitWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps([]string{codeHostUnit}, reason)}, nil
	}
	about, unseen := c.aboutPages(home, words.Pages)
	if _, found := words.hostUnit(home.passages(), words.Labels); found {
		return Result{}, nil
	}
	for _, v := range about {
		if _, found := words.ofSite(v.passages()); found {
			return Result{}, nil
		}
	}
	for _, v := range append([]*view{home}, c.innerViews(home)...) {
		if _, found := words.ofSite(c.footWithoutBody(v)); found {
			return Result{}, nil
		}
	}
	if len(unseen) > 0 {
		return Result{Gaps: gaps([]string{codeHostUnit}, aboutUnseen(messageHostUnit, unseen))}, nil
	}
	message := messageHostUnit
	if weak, found := words.hostUnit(home.passages(), words.Weak); found {
		message = fmt.Sprintf(messageHostUnitWeak, excerpt(weak.place.Quote))
	}
	return c.absentFromSite(home, about, codeHostUnit, message), nil
}

// footWithoutBody is the words of a page's footer. What an article, such as a yearly report
// on the site, says in its last lines is none of them.
func (c *Case) footWithoutBody(v *view) []passage {
	passages := v.footerPassages()
	p := c.site().At(outline.Canonical(v.page.FinalURL))
	if p == nil || p.Body == nil {
		return passages
	}
	body := map[string]bool{}
	for line := range strings.SplitSeq(p.Doc.Read(p.Body).Text, "\n") {
		body[strings.TrimSpace(line)] = true
	}
	for i := range passages {
		if passages[i].view != v || passages[i].owner != nil {
			continue // of the footer's own element
		}
		var kept strings.Builder
		for line := range strings.SplitAfterSeq(passages[i].text, "\n") {
			if body[strings.TrimSpace(line)] {
				line = strings.Repeat(" ", len(line))
			}
			kept.WriteString(line)
		}
		passages[i].text = kept.String()
	}
	return passages
}

// aboutUnseen says which pages could still tell.
func aboutUnseen(message string, unseen []Link) string {
	names, addresses := make([]string, len(unseen)), make([]string, len(unseen))
	for i, link := range unseen {
		names[i], addresses[i] = excerpt(link.Text), excerpt(link.Address)
	}
	return fmt.Sprintf(messageAboutUnseen, message, strings.Join(names, "、"), strings.Join(addresses, "、"))
}
