package audits

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// A resource is dead: what it is, its address, what happened, on how many pages.
const messageResourceDead = "页面加载的%s不能访问：%s，%s；见于%d个页面"

// resourceKind is a kind of resource that is judged as a link is.
type resourceKind struct {
	chinese   string
	selector  string // the elements that name it
	attribute string // the attribute that holds its address
}

// resourceKinds are the kinds by the type that the browser gives them.
var resourceKinds = map[string]resourceKind{
	"stylesheet": {"样式表", "link[href]", "href"},
	"script":     {"脚本", "script[src]", "src"},
	"frame":      {"框架页", "iframe[src], frame[src]", "src"},
	"image":      {"背景图片", "", ""}, // those that no element names; see namesPicture
}

// deadResources finds the style sheets, scripts and frames that answered
// with an error or whose host has no address. What a link leads to as well is
// already told by its check.
func (c *Case) deadResources(undecided []int, checks map[string]linkCheck) []Finding {
	loads, dead := c.loads(), sightings{}
	for _, v := range c.views() {
		for i := range v.page.Resources {
			address := canonical(v.page.Resources[i].URL)
			l := loads[address]
			if l == nil || !l.broken(undecided) || !l.errs() || checks[address].state >= linkDead {
				continue
			}
			kind, judged := resourceKinds[l.resource.Type]
			if judged && (l.resource.Type != "image" || !namesPicture(v, l.resource.URL)) {
				dead.add(address, sighting{v, kind.element(v, address)})
			}
		}
	}
	var findings []Finding
	for _, found := range dead.list {
		l := loads[found.address]
		message := fmt.Sprintf(messageResourceDead, resourceKinds[l.resource.Type].chinese,
			shortened(found.address, maxQuoted), causeText(l.cause()), found.pages())
		findings = append(findings, defect(codeLinkDead, found.address, message, found.exhibits()...))
	}
	return findings
}

// errs reports whether the address answered with an error status, or its host
// has no address.
func (l *load) errs() bool {
	f := l.cause()
	return f != nil && (f.Status >= 400 || f.Kind == evidence.FailureName)
}

// element returns the element of a page that names the address, nil when none
// does: a script or a style sheet may have asked for it.
func (k resourceKind) element(v *view, address string) *html.Node {
	if k.selector == "" {
		return nil
	}
	for _, n := range v.doc.Find(k.selector).Nodes {
		if webAddress(v.doc, n, evidence.Attribute(n, k.attribute)) == address {
			return n
		}
	}
	return nil
}

// namesPicture reports whether an element of the page names a picture, in
// whichever attribute: then it is one that a reader misses in its place, and
// design.image judges it.
func namesPicture(v *view, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return true
	}
	file := path.Base(u.Path)
	for _, n := range v.doc.Find("img, source, input, video, embed, object, image, link").Nodes {
		for _, a := range n.Attr {
			if a.Key != "style" && strings.Contains(a.Val, file) {
				return true
			}
		}
	}
	return false
}
