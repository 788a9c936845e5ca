package audits

// absent answers for a mark that the home page does not show. Its place is the home
// page, so that page alone decides: a defect at its footer when the page was seen
// whole, a gap in all the codes when it was not.
func (v *view) absent(codes []string, missing, message string) Result {
	if why := v.incomplete(); why != "" {
		return Result{Gaps: gaps(codes, message+"；但"+why+"，不能判定")}
	}
	return Result{Findings: []Finding{defect(missing, "", message, onPage(v.page, v.footerPlace()))}}
}

// innerViews returns the pages of the site other than its home page, each address
// once.
func (c *Case) innerViews(home *view) []*view {
	known := map[string]bool{canonical(home.page.FinalURL): true}
	var inner []*view
	for _, v := range c.views() {
		name := canonical(v.page.FinalURL)
		if known[name] || hostOf(v.page.FinalURL) != hostOf(home.page.FinalURL) {
			continue
		}
		known[name] = true
		inner = append(inner, v)
	}
	return inner
}

// absentFromSite answers for a mark that any page of the site may show and none of
// those seen does. The home page alone does not tell.
func (c *Case) absentFromSite(home *view, about []*view, code, message string) Result {
	if len(about) == 0 && len(c.innerViews(home)) == 0 {
		return Result{Gaps: gaps([]string{code}, message+"；除首页外没有查看到其他网页，不能判定")}
	}
	return home.absent([]string{code}, code, message)
}

// aboutPages finds the pages that the home page links to under one of the names, such
// as 关于我们: those that were seen, and the links to those that were not seen whole.
func (c *Case) aboutPages(home *view, names []string) (seen []*view, unseen []Link) {
	byAddress := map[string]*view{}
	for _, v := range c.views() {
		byAddress[canonical(v.page.URL)], byAddress[canonical(v.page.FinalURL)] = v, v
	}
	for _, link := range home.namedLinks(names) {
		switch v := byAddress[link.Address]; {
		case v == home:
		case v != nil:
			seen = append(seen, v)
			if v.incomplete() != "" {
				unseen = append(unseen, link)
			}
		case sameSite(hostOf(link.Address), hostOf(home.page.FinalURL)):
			unseen = append(unseen, link)
		}
	}
	return seen, unseen
}
