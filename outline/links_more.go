package outline

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	pagerLine  = 300 // bytes of a line that may tell how many pages a list has
	pagerLines = 40  // such lines that are read
	turnRunes  = 60  // bytes of a text that may be that of a button for more
)

// goesOn reports whether the list of the page goes on though no address of its next page is
// known.
func (r *reader) goesOn() bool {
	if r.page.Next != "" {
		return false
	}
	items := r.tellPages()
	present := r.presentPage()
	if r.pager.total > 0 && present >= r.pager.total {
		return false
	}
	return r.pager.total > 1 || r.turnsOn(present) || present == 1 && items > r.listed() || r.moreButton() != nil
}

// tellPages takes what the page says in words of the pages of its list, and returns how many
// items it says that the list has. What an item's title says is of something else.
func (r *reader) tellPages() (items int) {
	texts := &reads().Texts
	reading := r.doc.Read(r.doc.Root())
	start, told := 0, 0
	for line := range strings.SplitSeq(reading.Text, "\n") {
		end := start + len(line)
		pageOf, pageCount, itemCount := numbersIn(&texts.PageOf, line), numbersIn(&texts.PageCount, line), numbersIn(&texts.ItemCount, line)
		tells := len(pageOf) == 2 || len(pageCount) == 1 || len(itemCount) == 1
		if tells && told < pagerLines && !r.inRow(reading.Holder(start, end)) {
			told++
			if len(pageOf) == 2 {
				r.pager.present, r.pager.total = pageOf[0], pageOf[1]
			}
			if len(pageCount) == 1 {
				r.pager.total = pageCount[0]
				if numbers := numbersIn(&texts.PageNumber, line); len(numbers) == 1 {
					r.pager.present = numbers[0]
				}
			}
			if len(itemCount) == 1 {
				items = max(items, itemCount[0])
			}
		}
		start = end + 1
	}
	return items
}

// numbersIn are the numbers of the groups that matched.
func numbersIn(words *Expression, text string) []int {
	if words.Regexp == nil || len(text) > pagerLine {
		return nil
	}
	var numbers []int
	for i, group := range words.FindStringSubmatch(text) {
		if n, err := strconv.Atoi(group); i > 0 && err == nil {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// turnsOn reports whether the pager has a link beyond the present page.
func (r *reader) turnsOn(present int) bool {
	highest := 0
	for _, turns := range [][]turn{r.pager.turns, r.pager.blind} {
		for i := range turns {
			highest = max(highest, turns[i].number)
		}
	}
	if highest > present {
		return true
	}
	for i := range r.pager.blind {
		t := &r.pager.blind[i]
		if t.step != stepNext && t.step != stepSign && t.step != stepLast || disabled(t.anchor.node) {
			continue
		}
		if highest == 0 || !dead(t.anchor.node) {
			return true
		}
	}
	for i := range r.pager.turns {
		t := &r.pager.turns[i]
		if t.step == stepLast && highest == 0 && t.anchor.target != r.page.Address {
			return true
		}
	}
	return false
}

// dead reports whether neither an address nor a script of its own tells where a link leads.
func dead(n *html.Node) bool {
	if evidence.Attribute(n, "onclick") != "" {
		return false
	}
	href := strings.ToLower(strings.TrimSpace(evidence.Attribute(n, "href")))
	script, isScript := strings.CutPrefix(href, "javascript:")
	return !isScript || strings.Trim(script, " ;") == "" || strings.HasPrefix(strings.TrimSpace(script), "void")
}

// listed is how many items the lists of the page show.
func (r *reader) listed() int {
	count := 0
	for i := range r.page.Lists {
		count += len(r.page.Lists[i].Items)
	}
	return count
}

// leafText is the text of an element that holds nothing else.
func leafText(n *html.Node) string {
	if n.Data == "input" {
		return evidence.Attribute(n, "value")
	}
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	return ""
}
