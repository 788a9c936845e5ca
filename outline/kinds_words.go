package outline

// kindWordList is what tells the kinds of pages apart: rules in the order in which they are
// tried, the first whose conditions all hold decides.
type kindWordList struct {
	Facts    Expression `yaml:"facts"`    // beside the title of an article: 发布时间, 来源
	Statuses Expression `yaml:"statuses"` // of a message in a list
	Rules    []kindRule `yaml:"rules"`
}

// kindRule is one rule. An empty condition always holds.
type kindRule struct {
	Kind    Kind         `yaml:"kind"`
	Because string       `yaml:"because"` // in Chinese
	Shapes  []shape      `yaml:"shapes"`
	Title   Expression   `yaml:"title"`
	Not     Expression   `yaml:"not"` // of the title
	Column  Expression   `yaml:"column"`
	Address Expression   `yaml:"address"`
	Head    Expression   `yaml:"head"` // text around the title
	Text    Expression   `yaml:"text"`
	Labels  []Expression `yaml:"labels"`
	Least   int          `yaml:"least"`   // how many of the labels stand on the page
	Short   int          `yaml:"short"`   // characters of the whole page, at most
	Undated bool         `yaml:"undated"` // the page is for no list of dated items
}

// shape is how a page is built.
type shape string

// The shapes of pages.
const (
	shapeArticle shape = "article" // running text under a title
	shapeList    shape = "list"    // one list
	shapeBoard   shape = "board"   // one list whose items have a status
	shapeSection shape = "section" // several lists, or links to columns
	shapeEmpty   shape = "empty"   // a column without items
	shapeForm    shape = "form"    // places to fill in and hardly anything else
	shapeOther   shape = "other"
)
