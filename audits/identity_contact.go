package audits

// identity.contact: 国办发〔2017〕47号 (政府网站发展指引): the foot of the page lists how to
// reach the unit that runs the site.
//
//   - identity.contact: no telephone number, e-mail address, address with post code or
//     link 联系我们 in the footers of the pages seen, on the home page, or on a page such
//     as 关于我们 that it links to. The hotline 12345 and numbers for complaints are none.
var identityContact = Audit{ID: "identity.contact", Codes: []string{codeContact}, Judge: judgeContact}

const (
	codeContact = "identity.contact"

	messageContact = "首页和所查看的网页均未提供网站的联系电话、邮箱、地址或“联系我们”"
)

func judgeContact(c *Case, p Parameters) (Result, error) {
	var words contactWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps([]string{codeContact}, reason)}, nil
	}
	if len(home.namedLinks(words.Links)) > 0 {
		return Result{}, nil
	}
	about, unseen := c.aboutPages(home, words.Pages)
	for _, v := range about {
		if _, found := contactIn(v.passages(), words); found {
			return Result{}, nil
		}
	}
	if _, found := contactIn(home.footerPassages(), words); found || c.footersShowContact(home, words) {
		return Result{}, nil
	}
	if len(unseen) > 0 {
		return Result{Gaps: gaps([]string{codeContact}, aboutUnseen(messageContact, unseen))}, nil
	}
	return c.absentFromSite(home, about, codeContact, messageContact), nil
}

// footersShowContact reports whether the other pages have a contact in the
// footer they share: one page's own may be that of an office or an event.
func (c *Case) footersShowContact(home *view, words contactWords) bool {
	inner := c.innerViews(home)
	with := 0
	for _, v := range inner {
		if _, found := contactIn(v.footerPassages(), words); found {
			with++
		}
	}
	return with > 0 && 2*with >= len(inner)
}
