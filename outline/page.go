package outline

import (
	"golang.org/x/net/html"

	"wangjian/evidence"
)

// Page is what one captured page shows, read as a visitor reads it.
type Page struct {
	Source *evidence.Page
	Doc    *evidence.Document

	Address string // canonical form of the address that answered, see Canonical
	Kind    Kind
	Reasons []string // why it is taken for that kind, in Chinese, the decisive one first

	// Title is the heading of an article, of a column, or of whatever the page is
	// about; "" where none is seen. TitleNode is the element that shows it.
	Title     string
	TitleNode *html.Node
	// ColumnName is the column that the page belongs to: by its tag, else by its
	// breadcrumb, else by the heading over its list; "" where nothing says.
	ColumnName string
	// Trail is the breadcrumb without the home page and without “正文”; the last
	// entry may be the page itself and have no address.
	Trail []Link
	// Tags holds the standard page tags by their lower-case name, values normalised.
	Tags map[string]string

	// Published is the publication date that a reader is shown, else the tag's, else
	// the address's; zero Day where nothing tells. Dates holds every one that was seen,
	// the chosen one first, those that disagree included.
	Published Date
	Dates     []Date

	// Links are the links of the page in document order, each place once.
	Links []Link
	// Lists are the lists of items on the page in document order.
	Lists []List
	// Body is the element that holds the running text of an article; nil elsewhere.
	Body *html.Node
	// Pager are the further pages of the page's list in the order of their links; the last one
	// is among them only where it is the next or bears a number.
	Pager []ListPage
	// Next is the address of the page that follows in the list, one of Pager; "" on the last
	// page, and where nothing is known that leads on.
	Next string
	// Turn is what a visitor clicks for the next page where only a script leads on; Next is
	// then the list's address with the number of clicks, see [Turned]. nil elsewhere.
	Turn *html.Node
	// More reports that the list goes on though Next tells no address: it is said to have more
	// pages or items.
	More bool
}

// ListPage is a further page of a list.
type ListPage struct {
	Address string // canonical; see [Turned] for one that clicks lead to
	Number  int    // of the page in its list, from 1; 0 where its link does not tell
}

// Link is a link as it stands on a page.
type Link struct {
	Text    string // visible text, else title or alternative text of its picture
	Address string // canonical; "" where a script makes it
	Area    Area
	Icon    bool // shows a picture and no text
	Node    *html.Node
}

// Area is the part of a page that a link stands in.
type Area string

// The areas of a page.
const (
	AreaNavigation Area = "navigation" // the site's navigation, folded entries included
	AreaTrail      Area = "trail"      // the breadcrumb
	AreaSidebar    Area = "sidebar"    // the columns beside a list or an article
	AreaFooter     Area = "footer"
	AreaMore       Area = "more"    // “更多” of a block, or the block's own heading
	AreaItem       Area = "item"    // an item of a list
	AreaRelated    Area = "related" // related documents of an article: 相关解读, 政策原文
	AreaBody       Area = "body"    // running text of an article
	AreaOther      Area = "other"
)

// List is a list of items on a page, such as the block 通知公告 of a home page or the
// list of a column's page.
type List struct {
	Heading string // of the block; "" where it has none
	More    string // address that “更多” or the heading leads to, "" where there is none
	Main    bool   // the list that the page is for
	Items   []Item
	Node    *html.Node // element around the items
}

// Item is one entry of a list.
type Item struct {
	Title   string
	Address string // canonical; "" where a script makes it
	Date    Date   // as the list shows it; zero Day where it shows none
	Node    *html.Node
	On      *Page // the page whose list shows it
}
