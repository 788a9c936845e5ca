package survey

import (
	"bytes"
	_ "embed" // what is opened first
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"

	"wangjian/outline"
)

//go:embed frontier.yaml
var valuesFile []byte

// kind is what a link promises, by where it stands.
type kind string

const (
	kindWanted         kind = "wanted"
	kindWantedItem     kind = "wanted-item"
	kindNavigation     kind = "navigation"
	kindFolded         kind = "folded"
	kindSitemap        kind = "sitemap"
	kindBlock          kind = "block"
	kindColumn         kind = "column"
	kindFooter         kind = "footer"
	kindShort          kind = "short"
	kindRelated        kind = "related"
	kindPolicy         kind = "policy"
	kindInterpretation kind = "interpretation"
	kindPolicyPages    kind = "policy-pages"
	kindArticle        kind = "article"
	kindUndated        kind = "undated"
	kindNoticePages    kind = "notice-pages"
	kindNewsPages      kind = "news-pages"
	kindService        kind = "service"
	kindInteraction    kind = "interaction"
	kindPages          kind = "pages"
	kindResult         kind = "result"
	kindListed         kind = "listed"
	kindOther          kind = "other"
	kindRest           kind = "rest"
)

var kinds = []kind{
	kindWanted, kindWantedItem, kindNavigation, kindFolded, kindSitemap, kindBlock, kindColumn, kindFooter, kindShort, kindRelated,
	kindPolicy, kindInterpretation, kindPolicyPages, kindArticle, kindUndated, kindNoticePages, kindNewsPages, kindService, kindInteraction,
	kindPages, kindResult, kindListed, kindOther, kindRest,
}

// leads reports whether what a link of the kind leads to is a column.
func (k kind) leads() bool {
	switch k {
	case kindNavigation, kindFolded, kindBlock, kindColumn, kindShort, kindFooter, kindSitemap:
		return true
	}
	return false
}

// item reports whether a link of the kind is an entry of a list.
func (k kind) item() bool {
	switch k {
	case kindPolicy, kindInterpretation, kindArticle, kindUndated, kindService, kindInteraction, kindRelated, kindWantedItem, kindResult:
		return true
	}
	return false
}

// further reports whether a link of the kind leads to a further page of a list.
func (k kind) further() bool {
	switch k {
	case kindPages, kindPolicyPages, kindNoticePages, kindNewsPages:
		return true
	}
	return false
}

// ofNavigation reports whether a link of the kind stands in the home page's navigation.
func (k kind) ofNavigation() bool { return k == kindNavigation || k == kindFolded }

// worth is what a link of a kind is worth: Value, less Step for each page of its group that
// was taken and Each for each page of its kind, and nothing after Most of its group (0: no
// limit).
type worth struct {
	Value int `yaml:"value"`
	Step  int `yaml:"step"`
	Each  int `yaml:"each"`
	Most  int `yaml:"most"`
}

// values is frontier.yaml.
type values struct {
	Round   int                `yaml:"round"`
	Waiting int                `yaml:"waiting"`
	OfGroup int                `yaml:"of_group"`
	Known   int                `yaml:"known"`
	Texts   int                `yaml:"texts"`
	Links   int                `yaml:"links"`
	Deeper  int                `yaml:"deeper"`
	Short   int                `yaml:"short"`
	Tries   int                `yaml:"tries"`
	Recent  int                `yaml:"recent"`
	News    int                `yaml:"recent_news"`
	Turns   int                `yaml:"turns"`
	Named   int                `yaml:"named"`
	Folders int                `yaml:"folders"`
	Kinds   map[kind]worth     `yaml:"kinds"`
	Form    outline.Expression `yaml:"form"`
	Traps   trapWords          `yaml:"traps"`
}

// readValues returns the built-in values. The file is part of the program; a test reads it,
// and a survey that cannot ends with the error.
var readValues = sync.OnceValues(func() (*values, error) {
	v := &values{}
	decoder := yaml.NewDecoder(bytes.NewReader(valuesFile))
	decoder.KnownFields(true)
	if err := decoder.Decode(v); err != nil {
		return nil, fmt.Errorf("what is opened first: %w", err)
	}
	for _, k := range kinds {
		if v.Kinds[k].Value <= 0 {
			return nil, fmt.Errorf("what is opened first: %s has no value", k)
		}
	}
	for name, e := range map[string]outline.Expression{
		"form": v.Form, "calendar": v.Traps.Calendar, "skip": v.Traps.Skip, "texts": v.Traps.Texts, "acts": v.Traps.Acts, "login": v.Traps.Login, "search": v.Traps.Search,
	} {
		if e.Regexp == nil {
			return nil, fmt.Errorf("what is opened first: no expression %s", name)
		}
	}
	return v, nil
})
