package audits

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
	"wangjian/outline"
)

// requestForm is what a page has to fill in.
type requestForm struct {
	fields int  // those that the home page has not; choices count once a name
	asks   bool // one of them is for what is applied for: it takes more than a line, or says so
}

const (
	fieldElements = "input, textarea, select, [contenteditable=true]"
	// maxAsked bounds how many fields of one line are asked what they are for.
	maxAsked = 200
	// maxFieldClimb is how many elements around a field are looked at for what it is for.
	maxFieldClimb = 4
	// longestField is how long, in bytes, the words of a field may be.
	longestField = 200
)

// form counts the fields of a page. Those behind a tab or a consent count.
func (r *requestReading) form(p *outline.Page) requestForm {
	return derive(r.c, "disclosure request form", p.Source, func() requestForm {
		everywhere, choices, asked := r.fieldsOfHome(), map[string]bool{}, 0
		var form requestForm
		for _, n := range p.Doc.Find(fieldElements).Nodes {
			kind := controlType(n)
			if everywhere[fieldName(n)] || n.Data == "input" && slices.Contains([]string{"hidden", "button", "submit", "image", "reset"}, kind) {
				continue
			}
			if kind == "radio" || kind == "checkbox" {
				choices[evidence.Attribute(n, "name")] = true
				continue
			}
			form.fields++
			if line := n.Data == "input" || n.Data == "select"; !line {
				form.asks = true
			} else if asked++; !form.asks && asked <= maxAsked {
				form.asks = r.words.Wanted.MatchString(wordsOfField(n))
			}
		}
		form.fields += len(choices)
		return form
	})
}

// fieldsOfHome names the fields of the home page: the site's search.
func (r *requestReading) fieldsOfHome() map[string]bool {
	return derive(r.c, "disclosure request fields of home", nil, func() map[string]bool {
		names := map[string]bool{}
		if home := r.c.site().Home; home != nil {
			for _, n := range home.Doc.Find(fieldElements).Nodes {
				names[fieldName(n)] = true
			}
		}
		return names
	})
}

// fieldName tells a field from others; one without any name has that of its kind.
func fieldName(n *html.Node) string {
	return n.Data + "|" + evidence.Attribute(n, "name") + "|" + evidence.Attribute(n, "id") + "|" + evidence.Attribute(n, "placeholder")
}

// wordsOfField is what a field says that it is for: in itself, and in the nearest element
// around it that has words.
func wordsOfField(n *html.Node) string {
	own := joinedText(evidence.Attribute(n, "placeholder") + " " + evidence.Attribute(n, "title"))
	for e, depth := n.Parent, 0; e != nil && depth < maxFieldClimb; e, depth = e.Parent, depth+1 {
		if around := joinedText(markedText(e, longestField)); around != "" {
			if len(around) <= longestField {
				own += " " + around
			}
			break
		}
	}
	return own
}

// unreadFrame is the address of a frame in a page's content of which nothing was read, ""
// where there is none.
func (r *requestReading) unreadFrame(p *outline.Page) string {
	v := r.c.viewOf(p.Source)
	for _, n := range p.Doc.Find("iframe, frame").Nodes {
		source := strings.TrimSpace(evidence.Attribute(n, "src"))
		box, _ := p.Doc.Box(n)
		if v == nil || source == "" || strings.HasPrefix(source, "about:") || box.W < pictureMin || box.H < pictureMin || !p.Doc.Visible(n) || r.c.frame().holds(thingOf(n)) {
			continue
		}
		if asked := v.resource(n, source); asked != nil && lostOnTheWay(asked) || !showsAnything(n) {
			return source
		}
	}
	return ""
}
