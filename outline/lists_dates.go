package outline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wangjian/evidence"
)

const (
	dateRunes = 40 // characters of a text that is read as a date
	rowNodes  = 400
)

// piece is a short text of an item beside its title.
type piece struct {
	text  string
	node  *html.Node
	named bool // its element is named after dates
}

// dateRows reads titles and dates of the rows of a group. A year that a list leaves out is
// taken from the address that a row leads to, where that spells a day.
func (r *reader) dateRows(g *group) {
	r.dateEach(g)
	for i := range g.rows {
		row := &g.rows[i]
		if day, ok := AddressDate(row.anchor.target); ok {
			row.date = yearFrom(row.date, []Date{day})
		}
	}
}

// dateEach reads titles and dates of the rows as they are shown. Where the dates stand outside
// of the rows, in cells before or behind each, they are taken from there.
func (r *reader) dateEach(g *group) {
	members := make(map[*html.Node]bool, len(g.rows))
	for _, row := range g.rows {
		members[row.node] = true
	}
	dated := 0
	for i := range g.rows {
		row := &g.rows[i]
		row.title = r.itemTitle(row.anchor)
		row.date = r.dateIn(r.pieces(row.node, row.anchor.node))
		if row.date.IsZero() {
			r.dateFromTitle(row)
		} else if rest := strings.TrimSpace(strings.TrimSuffix(behind(row.title, row.date.Text), row.date.Text)); rest != "" {
			row.title = rest // the date stands in the link
		}
		if !row.date.IsZero() {
			dated++
		}
	}
	if dated > 0 || len(g.rows) == 0 {
		return
	}
	var best []Date
	most := 0
	for _, forward := range []bool{true, false} {
		dates := make([]Date, len(g.rows))
		dated := 0
		for i := range g.rows {
			dates[i] = r.dateIn(r.beside(g.rows[i].node, members, forward))
			if !dates[i].IsZero() {
				dated++
			}
		}
		if dated > most {
			best, most = dates, dated
		}
	}
	if most*2 < len(g.rows) {
		return
	}
	for i := range g.rows {
		g.rows[i].date = best[i]
	}
}

// behind is what follows a beginning of a text, white space in either of no account; the
// text itself where it does not begin so.
func behind(text, beginning string) string {
	left := []rune(unspaced(beginning))
	for i, c := range text {
		switch {
		case len(left) == 0:
			return text[i:]
		case unicode.IsSpace(c):
		case c != left[0]:
			return text
		default:
			left = left[1:]
		}
	}
	return text
}

// itemTitle is the title that a link shows: of a link around a whole card the heading.
func (r *reader) itemTitle(a *anchor) string {
	title := a.full
	if utf8.RuneCountInString(a.text) > 20 || title == a.text {
		if heading := r.cardHeading(a.node); heading != "" {
			title = heading
		}
	}
	if strings.ContainsAny(title, "0123456789") {
		if short := strings.TrimSpace(reads().Texts.TitleDate.remove(title)); short != "" {
			title = short
		}
	}
	for range 2 { // a sign, then a date
		if rest := strings.TrimSpace(reads().Texts.Lead.remove(title)); rest != "" {
			title = rest
		}
	}
	return clip(title, titleRunes)
}

// cardHeading is the text of the heading inside of a link.
func (r *reader) cardHeading(n *html.Node) string {
	seen := 0
	for d := range n.Descendants() {
		if seen++; seen > rowNodes {
			break
		}
		if d.Type != html.ElementNode {
			continue
		}
		switch d.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6", "dt":
			return r.textOf(d)
		}
		if d.Data != "img" && reads().Names.Heading.MatchString(evidence.Attribute(d, "class")) {
			if text := r.textOf(d); text != "" {
				return fuller(text, evidence.Normalize(evidence.Attribute(d, "title")))
			}
		}
	}
	return ""
}

func clip(text string, runes int) string {
	if utf8.RuneCountInString(text) <= runes {
		return text
	}
	return string([]rune(text)[:runes])
}

// pieces returns the short texts of a row outside of its link, then those inside.
func (r *reader) pieces(row, link *html.Node) []piece {
	var outside, inside []piece
	seen := 0
	var walk func(n *html.Node, in bool)
	walk = func(n *html.Node, in bool) {
		if seen++; seen > rowNodes {
			return
		}
		if n.Type == html.TextNode {
			text := evidence.Normalize(n.Data)
			if text == "" {
				return
			}
			p := piece{text: text, node: n.Parent, named: dateNamed(n.Parent)}
			if in {
				inside = append(inside, p)
			} else {
				outside = append(outside, p)
			}
			return
		}
		if n.Data == "script" || n.Data == "style" {
			return
		}
		if n.Type == html.ElementNode && dateNamed(n) {
			if title := evidence.Normalize(evidence.Attribute(n, "title")); title != "" {
				outside = append(outside, piece{title, n, true})
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, in || c == link)
		}
	}
	walk(row, row == link)
	return append(outside, inside...)
}

func dateNamed(n *html.Node) bool {
	return n != nil && (reads().Names.Date.MatchString(evidence.Attribute(n, "class")) || reads().Names.Date.MatchString(evidence.Attribute(n, "id")))
}

// beside returns the texts between a row and the next of its group.
func (r *reader) beside(row *html.Node, members map[*html.Node]bool, forward bool) []piece {
	var found []piece
	step := func(n *html.Node) *html.Node {
		if forward {
			return n.NextSibling
		}
		return n.PrevSibling
	}
	for s, seen := step(row), 0; s != nil && !members[s] && seen < 8; s, seen = step(s), seen+1 {
		if w := r.weights[s]; w != nil && w.links > 0 {
			break // another link's row, or a list of its own
		}
		found = append(found, r.pieces(s, nil)...)
	}
	return found
}

// dateIn finds the date among the texts of an item: first in an element named after dates,
// then in a text that is hardly more than a date, last put together of day and month.
func (r *reader) dateIn(pieces []piece) Date {
	for _, named := range []bool{true, false} {
		for _, p := range pieces {
			if p.named != named || utf8.RuneCountInString(p.text) > dateRunes || !strings.ContainsAny(p.text, dateSigns) {
				continue
			}
			if date, ok := r.parse(p.text, p.node); ok {
				return date
			}
		}
	}
	return r.composed(pieces)
}

func (r *reader) parse(text string, n *html.Node) (Date, bool) {
	date, ok := ParseDate(text, r.asOf)
	if !ok {
		return Date{}, false
	}
	date.Source, date.Text, date.Node = DateList, text, n
	return date, true
}

var (
	loneDay   = regexp.MustCompile(`^\d{1,2}日?$`)
	loneMonth = regexp.MustCompile(`^(?:((?:19|20)\d{2})\s*[-./年]\s*)?(\d{1,2})\s*月?$`)
	loneYear  = regexp.MustCompile(`^((?:19|20)\d{2})年?$`)
	monthDay  = regexp.MustCompile(`^(\d{1,2})[-./月](\d{1,2})日?$`)
)

// composed puts a date together that stands in several elements: 28 over 2020-12, 12-28 over
// 2020, 28 over 12月.
func (r *reader) composed(pieces []piece) Date {
	for i := 0; i+1 < len(pieces); i++ {
		for _, order := range [2][2]piece{{pieces[i], pieces[i+1]}, {pieces[i+1], pieces[i]}} {
			text := compose(order[0].text, order[1].text)
			if text == "" {
				continue
			}
			if date, ok := r.parse(text, pieces[i].node.Parent); ok {
				date.Text = pieces[i].text + " " + pieces[i+1].text
				return date
			}
		}
	}
	return Date{}
}

// compose writes a date of two texts, "" where they are none.
func compose(small, large string) string {
	if day := loneDay.FindString(small); day != "" {
		if m := loneMonth.FindStringSubmatch(large); m != nil && (m[1] != "" || strings.HasSuffix(large, "月")) {
			day = strings.TrimSuffix(day, "日")
			if m[1] == "" {
				return m[2] + "月" + day + "日"
			}
			return m[1] + "-" + m[2] + "-" + day
		}
	}
	if m := monthDay.FindStringSubmatch(small); m != nil {
		if y := loneYear.FindStringSubmatch(large); y != nil {
			return y[1] + "-" + m[1] + "-" + m[2]
		}
	}
	return ""
}

// dateFromTitle takes the date that closes a row's title or its title attribute.
func (r *reader) dateFromTitle(row *row) {
	closing := reads().Texts.TitleDate
	if closing.Regexp == nil {
		return
	}
	for _, text := range []string{r.cardHeading(row.anchor.node), row.anchor.text, evidence.Normalize(evidence.Attribute(row.anchor.node, "title"))} {
		if found := closing.FindString(clip(text, titleRunes)); found != "" {
			if date, ok := r.parse(strings.TrimSpace(found), row.anchor.node); ok {
				row.date = date
				return
			}
		}
	}
}
