package outline

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"wangjian/evidence"
)

// The ranks of what shows a date, the best first.
const (
	rankPublished = iota // a label that can mean nothing else, near the heading
	rankNamed            // an element that calls itself so
	rankGeneric          // 时间, 日期
	rankBare             // no label, among the facts under the heading
	rankUpdated
	rankAsked // of a message
	rankFoot  // a label below the running text
)

// candidate is a date that may be that of publication.
type candidate struct {
	rank, line int
	date       Date
}

// shownReader looks for dates of publication in the lines of a page.
type shownReader struct {
	words   *dateWords
	asOf    time.Time
	lines   []textLine
	title   int // first line of the heading, -1 where it is not known
	begin   int // first line behind the heading
	running int // first line of the running text, or the number of lines
	found   []candidate
}

// shownDates returns the dates of publication that a reader is shown, the best first.
func shownDates(doc *evidence.Document, p *Page, asOf time.Time) []Date {
	r := newShownReader(doc, p, asOf)
	for i := range r.lines {
		if !r.lines[i].title && !r.inText(i) && !r.isItem(i) {
			r.labelled(i)
			r.bare(i)
		}
	}
	r.named(doc)
	slices.SortStableFunc(r.found, func(a, b candidate) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return a.line - b.line
	})
	r.dropListed()
	dates := make([]Date, 0, len(r.found))
	for _, c := range r.found {
		dates = append(dates, c.date)
	}
	return dates
}

func newShownReader(doc *evidence.Document, p *Page, asOf time.Time) *shownReader {
	body := p.Body
	if body != nil && p.TitleNode != nil && within(p.TitleNode, body) {
		body = nil // it is more than the running text
	}
	r := &shownReader{words: dating(), asOf: asOf, lines: linesOf(doc, p.TitleNode, body), title: -1}
	for i, line := range r.lines {
		if line.title && r.title < 0 {
			r.title = i
		}
		if line.title {
			r.begin = i + 1
		}
	}
	r.running = len(r.lines)
	for i := r.begin; i < len(r.lines); i++ {
		if r.lines[i].body || r.title >= 0 && r.isRunning(r.lines[i]) {
			r.running = i
			break
		}
	}
	return r
}

var stops = regexp.MustCompile(`[,。;!?]`)

// isRunning reports whether a line is of running text: long, with stops, and not of facts.
func (r *shownReader) isRunning(line textLine) bool {
	return utf8.RuneCountInString(line.text) >= r.words.Running && stops.MatchString(line.text) &&
		!r.words.label.MatchString(line.text) && len(r.words.facts.FindAllStringIndex(line.text, 2)) < 2
}

// inText reports whether a line belongs to the running text.
func (r *shownReader) inText(i int) bool {
	return r.lines[i].body || r.isRunning(r.lines[i])
}

// isItem reports whether a line above the heading is an item of a list: a link and its date.
func (r *shownReader) isItem(i int) bool {
	return i < r.begin && slices.ContainsFunc(r.lines[i].pieces, func(p textPiece) bool { return p.linked })
}

// near reports whether a line is among the facts under the heading.
func (r *shownReader) near(i int) bool {
	return r.title >= 0 && i >= r.begin && i < r.running && i < r.begin+r.words.Near
}

// labelled keeps the dates of a line that follow a label, in the line or in the next.
func (r *shownReader) labelled(i int) {
	line := r.lines[i].text
	for _, at := range r.words.label.FindAllStringIndex(line, mostMatches) {
		label := line[at[0]:at[1]]
		if !r.begins(line[:at[0]], label) {
			continue
		}
		d, rest, ok := r.value(i, at[1])
		if !ok {
			continue
		}
		if rank, ok := r.rank(label, i); ok && (rank != rankGeneric || !r.isEvent(rest, i)) {
			r.found = append(r.found, candidate{rank, i, d})
		}
	}
}

var (
	lastHan   = regexp.MustCompile(`\p{Han}+$`)
	afterMark = regexp.MustCompile(`[:：]\p{Han}+$`)
	loneHan   = regexp.MustCompile(`(^|[^\p{Han}])\p{Han} $`)
)

// begins reports whether a label is a word by itself behind what stands before it: 时间 is
// none in 成文时间, 发布时间 is one in 信息发布时间.
func (r *shownReader) begins(before, label string) bool {
	if strings.Contains(label, " ") && loneHan.MatchString(before) {
		return false // the end of a longer label that is spaced out
	}
	if strings.HasSuffix(before, "、") { // 一、时间
		return false
	}
	if n := len(before); n > 0 && isAlnum(before[n-1]) && isAlnum(label[0]) {
		return false
	}
	return !lastHan.MatchString(before) || afterMark.MatchString(before) && r.words.generic.FindString(label) != label ||
		r.words.prefix.MatchString(before)
}

// value reads the date right behind a label: in the rest of the line, or alone in the next.
// rest is what follows it.
func (r *shownReader) value(i, from int) (d Date, rest string, ok bool) {
	line := i
	text := r.lines[i].text[from:]
	offset := from
	if strings.Trim(text, valueMarks) == "" && i+1 < len(r.lines) && !r.lines[i+1].title && !r.lines[i+1].body {
		line, offset, text = i+1, 0, r.lines[i+1].text
	}
	d, before, rest, ok := findDate(clipped(text, longestFacts), r.asOf)
	if !ok || strings.Trim(before, valueMarks) != "" {
		return Date{}, "", false
	}
	if line != i && utf8.RuneCountInString(rest) > longestRest {
		return Date{}, "", false // a sentence that begins with a date
	}
	if d.Clock == "" && r.words.period.MatchString(rest) {
		return Date{}, "", false
	}
	d.Source = DatePage
	d.Node = r.lines[line].at(min(offset+len(before), len(r.lines[line].text))).holder
	return d, rest, true
}

const (
	valueMarks = " :：|[]()【】于>»*"
	// longestFacts is how much of a line, in bytes, is read behind a label.
	longestFacts = 200
	// longestRest is how many characters may follow a date that is a cell's value.
	longestRest = 24
	// mostNamed is how many elements are asked that call themselves a date.
	mostNamed = 100
)

// rank tells how good a label is on a line; false where it says nothing there.
func (r *shownReader) rank(label string, i int) (int, bool) {
	is := func(pattern *regexp.Regexp) bool { return pattern.FindString(label) == label }
	factual := r.near(i) || r.title < 0 && len(r.words.facts.FindStringIndex(r.lines[i].text)) > 0
	switch {
	case is(r.words.published):
		if r.title >= 0 && i > r.running {
			return rankFoot, true
		}
		return rankPublished, r.title < 0 || i >= r.begin-r.words.Far && i < r.begin+r.words.Far
	case is(r.words.updated):
		return rankUpdated, factual
	case is(r.words.asked):
		return rankAsked, true
	}
	return rankGeneric, factual
}

// isEvent reports whether what follows a date, or the next line, tells of an event.
func (r *shownReader) isEvent(rest string, i int) bool {
	if r.words.facts.MatchString(r.lines[i].text) {
		return false
	}
	return r.words.event.MatchString(rest) || i+1 < len(r.lines) && r.words.event.MatchString(clipped(r.lines[i+1].text, longestFacts))
}

// bare keeps a date without a label: in a line of facts, or alone right under the heading.
func (r *shownReader) bare(i int) {
	line := r.lines[i]
	if len(line.text) > 2*longestFacts {
		return
	}
	facts := r.words.facts.MatchString(line.text)
	if !r.near(i) && (r.title >= 0 || !facts) {
		return
	}
	d, before, rest, ok := findDate(line.text, r.asOf)
	if !ok || d.Inferred || strings.ContainsAny(d.Text, "〇一二三四五六七八九") {
		return
	}
	piece := line.at(len(before))
	if piece.linked || r.refused(r.leading(i, before)) || d.Clock == "" && r.words.period.MatchString(rest) {
		return
	}
	if !facts {
		alone := strings.Trim(before+rest, brackets) == ""
		signed := strings.Contains(d.Text, "年") && strings.ContainsAny(before+rest, "()（）") // under the heading of a speech or a decree
		if !alone || signed || i >= r.begin+r.words.Bare || r.textBetween(i) {
			return
		}
	}
	d.Source, d.Node = DatePage, piece.holder
	r.found = append(r.found, candidate{rankBare, i, d})
}

// leading is what stands before a date: in its line, or in the line before where the date
// begins its own.
func (r *shownReader) leading(i int, before string) string {
	if strings.Trim(before, valueMarks) == "" && i > 0 && !r.lines[i-1].title {
		return clipped(r.lines[i-1].text, 2*longestFacts)
	}
	return before
}

// textBetween reports whether anything but facts and a second heading stands between the
// heading and a line.
func (r *shownReader) textBetween(i int) bool {
	others := 0
	for _, line := range r.lines[r.begin:i] {
		if r.words.facts.MatchString(line.text) || r.words.label.MatchString(line.text) {
			continue
		}
		if others++; others > 1 || strings.HasSuffix(line.text, ":") || strings.HasSuffix(line.text, "。") {
			return true
		}
	}
	return false
}

var labelBefore = regexp.MustCompile(`\p{Han}(时间|日期|时 {0,2}间|日 {0,2}期) ?[:：]? ?$`)

// refused reports whether what stands before a date says that it is another one.
func (r *shownReader) refused(before string) bool {
	if r.words.refused.MatchString(before) {
		return true
	}
	if !labelBefore.MatchString(before) {
		return false
	}
	at := r.words.label.FindAllStringIndex(before, -1)
	return at == nil || !r.begins(before[:at[len(at)-1][0]], before[at[len(at)-1][0]:at[len(at)-1][1]])
}

// named keeps the dates of elements whose id or class calls them a date of publication.
func (r *shownReader) named(doc *evidence.Document) {
	at := map[*html.Node]int{}
	for i, line := range r.lines {
		if line.title || r.inText(i) {
			continue
		}
		for _, piece := range line.pieces {
			if piece.linked {
				continue
			}
			for n, up := piece.holder, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
				if _, known := at[n]; !known {
					at[n] = i
				}
			}
		}
	}
	var inside, outside []candidate
	asked := 0
	doc.Find("[id],[class]").Each(func(_ int, s *goquery.Selection) {
		n := s.Nodes[0]
		i, ok := at[n]
		if !ok || asked >= mostNamed || !r.calls(n) {
			return
		}
		asked++
		text := r.lines[i].text
		own := clipped(doc.Text(n), longestFacts)
		d, before, rest, ok := findDate(own, r.asOf)
		if !ok || r.refused(before) || d.Clock == "" && r.words.period.MatchString(rest) || strings.Contains(own, "。") {
			return
		}
		if before == "" && r.refusedIn(i, text, own) {
			return
		}
		if r.isItem(i) {
			return
		}
		d.Source, d.Node = DatePage, n
		c := candidate{rankNamed, i, d}
		if r.title < 0 || i < r.begin-r.words.Above || i >= r.running || i >= r.begin+r.words.Near {
			outside = append(outside, c)
		} else {
			inside = append(inside, c)
		}
	})
	if len(inside) == 0 && (r.title < 0 || len(r.found) == 0) && sameDay(outside) {
		inside = outside
	}
	r.found = append(r.found, inside...)
}

// refusedIn reports whether the line refuses the date of an element in it.
func (r *shownReader) refusedIn(i int, line, own string) bool {
	before, _, ok := strings.Cut(line, own)
	return ok && r.refused(r.leading(i, before))
}

var idMarks = strings.NewReplacer("-", "", "_", "")

// calls reports whether an element's id or class says that it holds the date.
func (r *shownReader) calls(n *html.Node) bool {
	names := strings.Fields(evidence.Attribute(n, "class") + " " + evidence.Attribute(n, "id"))
	for _, name := range names {
		if len(name) <= longestName && r.words.named.MatchString(idMarks.Replace(strings.ToLower(name))) {
			return true
		}
	}
	return false
}

// dropListed leaves out labels far below the heading where there is a better date, and
// those below the running text that several items have.
func (r *shownReader) dropListed() {
	if len(r.found) > 0 && (r.near(r.found[0].line) || r.title >= 0 && r.found[0].line < r.begin) {
		r.found = slices.DeleteFunc(r.found, func(c candidate) bool { return c.rank == rankPublished && c.line >= r.begin && !r.near(c.line) })
	}
	var foot []candidate
	for _, c := range r.found {
		if c.rank == rankFoot {
			foot = append(foot, c)
		}
	}
	if len(foot) < len(r.found) || !sameDay(foot) {
		r.found = slices.DeleteFunc(r.found, func(c candidate) bool { return c.rank == rankFoot })
	}
}

func sameDay(candidates []candidate) bool {
	for _, c := range candidates {
		if !c.date.Day.Equal(candidates[0].date.Day) {
			return false
		}
	}
	return true
}

func within(n, ancestor *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == ancestor {
			return true
		}
	}
	return false
}
