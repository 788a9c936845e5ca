package audits

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

// metaWords are the parameters of identity.meta: the names of the tags by 国办发
// 〔2017〕47号, and the contents that stand for none.
type metaWords struct {
	Site    []string `yaml:"site"`    // required on every page
	Column  []string `yaml:"column"`  // required on columns
	Article []string `yaml:"article"` // required on articles
	Blank   []string `yaml:"blank"`   // contents as good as empty, in lower case
}

// metaTags returns the page's own tags of these names, which compare in any case:
// the first of each with its content, empty contents included.
func (v *view) metaTags(names []string) map[string]string {
	tags := map[string]string{}
	for _, n := range v.doc.Find("meta").Nodes {
		if v.framed(n) {
			continue
		}
		name := strings.TrimSpace(evidence.Attribute(n, "name"))
		i := slices.IndexFunc(names, func(known string) bool { return strings.EqualFold(known, name) })
		if i < 0 {
			continue
		}
		if _, again := tags[names[i]]; !again {
			tags[names[i]] = strings.Join(strings.Fields(evidence.Attribute(n, "content")), " ")
		}
	}
	return tags
}

// framed reports whether a node belongs to a frame or a shadow tree, not to the page's
// own document.
func (v *view) framed(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.Type == html.DocumentNode {
			return n != v.doc.Root()
		}
	}
	return false
}

// all returns every name.
func (w metaWords) all() []string { return slices.Concat(w.Site, w.Column, w.Article) }

// blank reports whether a content says nothing.
func (w metaWords) blank(content string) bool {
	return content == "" || slices.Contains(w.Blank, strings.ToLower(content))
}
