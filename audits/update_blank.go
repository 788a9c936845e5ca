package audits

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

const (
	statementBytes = 200 // bytes of a text that says that there is nothing, at most
	proseRunes     = 200 // characters of running text that make a page one with content
	containerTimes = 3   // how much higher than its heading what holds a page's content is
)

// blankWords reads the words of update.columns for what a page without content shows; nil
// where they cannot be read.
func (c *Case) blankWords() *regexp.Regexp {
	return c.columnWords("blank words", func(limits *updateColumnsParameters) []string { return limits.Nothing })
}

// statementWords reads those by which a page says that it has no content.
func (c *Case) statementWords() *regexp.Regexp {
	return c.columnWords("blank statement", func(limits *updateColumnsParameters) []string { return limits.Statement })
}

// loadingWords reads those by which a page says that its content is yet to come.
func (c *Case) loadingWords() *regexp.Regexp {
	return c.columnWords("blank loading", func(limits *updateColumnsParameters) []string { return limits.Loading })
}

func (c *Case) columnWords(name string, of func(*updateColumnsParameters) []string) *regexp.Regexp {
	return derive(c, name, nil, func() *regexp.Regexp {
		var limits updateColumnsParameters
		parameters, err := c.parametersOf(updateColumnsID)
		if err != nil || parameters.Decode(&limits) != nil {
			return nil
		}
		patterns := of(&limits)
		words, err := regexp.Compile(strings.Join(patterns, "|"))
		if err != nil || len(patterns) == 0 {
			return nil
		}
		return words
	})
}

// maybeBlank reports whether a page, judged without the rest of its site, is such as blank
// columns have: it is for a list without items, or for nothing that it shows in words.
// Whether it is blank only the pages of the site together tell.
func maybeBlank(p *outline.Page) bool {
	switch p.Source.Role {
	case evidence.RoleHome, evidence.RoleSearch, evidence.RoleReview, evidence.RoleOutside:
		return false
	}
	if hasMain(p) {
		return false
	}
	switch p.Kind {
	case outline.KindList:
		return true
	case outline.KindOther:
		return p.Body == nil || len([]rune(p.Doc.Text(p.Body))) < proseRunes
	}
	return false
}

// lostOn names a script or a request of scripts that did not come and that may have brought
// the content of a page, "" where all came. What the home page lacks too brings no list.
func (c *Case) lostOn(p *outline.Page) string {
	home := map[string]bool{}
	if c.site().Home != nil {
		for i := range c.site().Home.Source.Resources {
			if r := &c.site().Home.Source.Resources[i]; lostScript(r) {
				home[r.URL] = true
			}
		}
	}
	for i := range p.Source.Resources {
		if r := &p.Source.Resources[i]; lostScript(r) && !home[r.URL] {
			return r.URL
		}
	}
	return ""
}

func lostScript(r *evidence.Resource) bool {
	return (r.Type == "script" || r.Type == "fetch") && (r.Failure != nil || evidence.FailureOfStatus(r.Status) != nil)
}

// placeOfNothing is where a page's content should stand: its list without items, else the
// words that say that there is none, else what holds its heading and no part of the site's
// frame; nil where none of them is to be seen.
func (c *Case) placeOfNothing(p *outline.Page) *html.Node {
	frame := frameElements(p)
	for i := range p.Lists {
		if list := &p.Lists[i]; list.Main && len(list.Items) == 0 {
			if n := laidOut(p, list.Node, frame); n != nil {
				return n
			}
		}
	}
	if n := c.statementOn(p); n != nil {
		return n
	}
	return container(p, frame)
}

// statementOn is the element whose text says that the page has no content, nil where none does.
func (c *Case) statementOn(p *outline.Page) *html.Node {
	words := c.statementWords()
	if words == nil {
		return nil
	}
	var found *html.Node
	walkContent(p.Doc.Root(), func(n *html.Node) {
		if found != nil || n.Type != html.TextNode || len(n.Data) > statementBytes || n.Parent == nil || n.Parent.Type != html.ElementNode {
			return
		}
		if box, _ := p.Doc.Box(n.Parent); !box.Empty() && p.Doc.Visible(n.Parent) && words.MatchString(evidence.Normalize(n.Data)) {
			found = n.Parent
		}
	})
	return found
}

// frameElements are the elements that hold a link of the site's frame.
func frameElements(p *outline.Page) map[*html.Node]bool {
	elements := map[*html.Node]bool{}
	for i := range p.Links {
		switch p.Links[i].Area {
		case outline.AreaNavigation, outline.AreaFooter, outline.AreaSidebar:
			for e := p.Links[i].Node; e != nil && !elements[e]; e = e.Parent {
				elements[e] = true
			}
		}
	}
	return elements
}

// holdsContent reports whether an element can be what holds a page's content.
func holdsContent(n *html.Node, frame map[*html.Node]bool) bool {
	return n != nil && n.Type == html.ElementNode && n.Data != "body" && n.Data != "html" && !frame[n]
}

// laidOut is the element, or the nearest around it, that takes room on the page.
func laidOut(p *outline.Page, n *html.Node, frame map[*html.Node]bool) *html.Node {
	for ; holdsContent(n, frame); n = n.Parent {
		if box, _ := p.Doc.Box(n); !box.Empty() {
			return n
		}
	}
	return nil
}

// container is the largest element around a page's heading that holds no part of the
// site's frame, and more than the heading.
func container(p *outline.Page, frame map[*html.Node]bool) *html.Node {
	heading := p.TitleNode
	for i := len(p.Trail) - 1; heading == nil && i >= 0; i-- {
		heading = p.Trail[i].Node
	}
	if heading == nil {
		return nil
	}
	around := heading
	for holdsContent(around.Parent, frame) {
		around = around.Parent
	}
	own, _ := p.Doc.Box(heading)
	if box, _ := p.Doc.Box(around); box.Empty() || own.Empty() || box.H < containerTimes*own.H {
		return nil
	}
	return around
}
