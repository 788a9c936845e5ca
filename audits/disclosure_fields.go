package audits

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"wangjian/outline"
)

// disclosureElement is something that a text has to tell, by its labels and by what its
// value looks like.
type disclosureElement struct {
	Name   string             `yaml:"name"`
	Labels outline.Expression `yaml:"labels"`
	// Value matches what stands behind the label, or below it; anything but a blank will do
	// where it is not given.
	Value outline.Expression `yaml:"value"`
	// Anywhere matches the value itself, with no label needed.
	Anywhere outline.Expression `yaml:"anywhere"`
}

// disclosureLabels is the elements that a text is read for, and the labels of other things
// that end a value.
type disclosureLabels struct {
	elements []disclosureElement
	others   outline.Expression
	blank    outline.Expression
}

// maxFieldText bounds how much of a text is read for labels, in bytes.
const maxFieldText = 200_000

// told returns the names of the elements that a text has.
func (l *disclosureLabels) told(text string) map[string]bool {
	text = text[:min(len(text), maxFieldText)]
	told := map[string]bool{}
	for i := range l.elements {
		if l.elements[i].Anywhere.MatchString(text) {
			told[l.elements[i].Name] = true
		}
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = spacedHan.ReplaceAllString(spacedHan.ReplaceAllString(line, "$1$2"), "$1$2")
	}
	for i, line := range lines {
		labels := l.labelsIn(line)
		for j, label := range labels {
			if label.element < 0 || told[l.elements[label.element].Name] {
				continue
			}
			value := l.behind(line, labels, j)
			if blankValue(value, l.blank) && l.lastOf(line, labels, j) {
				value = l.below(lines, i)
			}
			element := &l.elements[label.element]
			if !blankValue(value, l.blank) && (element.Value.Regexp == nil || element.Value.MatchString(value)) {
				told[element.Name] = true
			}
		}
	}
	return told
}

// spacedHan is white space that sets two characters apart, as in 联 系 电 话.
var spacedHan = regexp.MustCompile(`(\p{Han})\s+(\p{Han})`)

// fieldLabel is a label in a line.
type fieldLabel struct{ element, start, end int }

// labelsIn returns the labels of a line in their order; of those that overlap the longest.
func (l *disclosureLabels) labelsIn(line string) []fieldLabel {
	var all []fieldLabel
	collect := func(element int, pattern outline.Expression) {
		if pattern.Regexp == nil {
			return
		}
		for _, at := range pattern.FindAllStringIndex(line, -1) {
			all = append(all, fieldLabel{element, at[0], at[1]})
		}
	}
	for i := range l.elements {
		collect(i, l.elements[i].Labels)
	}
	collect(-1, l.others)
	slices.SortStableFunc(all, func(a, b fieldLabel) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.element, b.element))
	})
	var kept []fieldLabel
	for _, label := range all {
		if len(kept) > 0 && label.start < kept[len(kept)-1].end {
			last := &kept[len(kept)-1]
			if label.end > last.end && label.start > last.start {
				kept = append(kept, label)
			} else if label.start == last.start && label.end == last.end {
				kept = append(kept, label)
			}
			continue
		}
		kept = append(kept, label)
	}
	return kept[:min(len(kept), maxFieldLabels)]
}

// maxFieldLabels bounds how many labels of one line are looked at.
const maxFieldLabels = 200

var (
	// joinsLabels stands between labels that share a value, as in 电话(传真).
	joinsLabels = regexp.MustCompile(`^[\s/、,和及与兼或()]*(?:号码)?[\s)]*$`)
	// beforeValue stands between a label and its value.
	beforeValue = regexp.MustCompile(`^(?:号码|名称|地点|方式)?[\s:/()、.\-—】\]]*(?:为|是)?[\s:]*`)
)

// behind is what stands behind a label in its line, up to the next label; where only a
// conjunction stands between, what stands behind that one.
func (l *disclosureLabels) behind(line string, labels []fieldLabel, j int) string {
	for ; j+1 < len(labels); j++ {
		next := labels[j+1]
		if next.start < labels[j].end {
			continue
		}
		between := line[labels[j].end:next.start]
		if !joinsLabels.MatchString(between) {
			return beforeValue.ReplaceAllString(between, "")
		}
	}
	return beforeValue.ReplaceAllString(line[labels[j].end:], "")
}

// lastOf reports whether no other label of its own stands behind a label in its line.
func (l *disclosureLabels) lastOf(line string, labels []fieldLabel, j int) bool {
	for ; j+1 < len(labels); j++ {
		next := labels[j+1]
		if next.start >= labels[j].end && !joinsLabels.MatchString(line[labels[j].end:next.start]) {
			return false
		}
	}
	return true
}

// numberings are the ways to number a line, from the outermost in.
var numberings = []*regexp.Regexp{
	regexp.MustCompile(`^第[一二三四五六七八九十\d]+[章条部节]`),
	regexp.MustCompile(`^[一二三四五六七八九十]+[、.,:]`),
	regexp.MustCompile(`^\([一二三四五六七八九十]+\)`),
	regexp.MustCompile(`^\d{1,2}[、.)](?:\D|$)`),
	regexp.MustCompile(`^\(\d{1,2}\)`),
}

func numbering(line string) int {
	return slices.IndexFunc(numberings, func(n *regexp.Regexp) bool { return n.MatchString(line) })
}

// startBytes is how many bytes may stand before a label that begins a line.
const startBytes = 12

// below is the first line under a line that is no heading beside it and no label.
func (l *disclosureLabels) below(lines []string, i int) string {
	level := numbering(strings.TrimSpace(lines[i]))
	for _, line := range lines[i+1 : min(i+4, len(lines))] {
		line = strings.TrimSpace(line)
		if line == "" || line == ":" {
			continue
		}
		if own := numbering(line); own >= 0 && level >= 0 && own <= level {
			return ""
		}
		if labels := l.labelsIn(line); len(labels) > 0 && labels[0].start <= startBytes && shortLabel(line, labels[0]) {
			return ""
		}
		return line
	}
	return ""
}

// shortLabel reports whether a label is a field of its own: a colon follows, or nothing.
func shortLabel(line string, label fieldLabel) bool {
	rest := strings.TrimSpace(line[label.end:])
	return rest == "" || strings.HasPrefix(rest, ":") || joinsLabels.MatchString(rest)
}

func blankValue(value string, blank outline.Expression) bool {
	value = strings.Trim(value, " \t:;。.,、*()")
	return value == "" || blank.MatchString(value)
}

// contentOf is what a page tells besides its frame: the body of an article, else all but
// the navigation and the footer.
func (c *Case) contentOf(p *outline.Page) string {
	return derive(c, "disclosure content", p.Source, func() string {
		if p.Body != nil {
			return p.Doc.Read(p.Body).Text
		}
		v := c.viewOf(p.Source)
		if v == nil {
			return ""
		}
		footer := v.footer()
		text := v.reading.Text
		if footer != nil {
			if below := p.Doc.Read(footer).Text; strings.HasSuffix(text, below) {
				return strings.TrimSuffix(text, below)
			}
		}
		return text
	})
}

// pictured reports whether a page's content has a picture so large that it may hold text.
func (c *Case) pictured(p *outline.Page) bool {
	root := p.Body
	if root == nil {
		return false
	}
	return slices.ContainsFunc(pictures(root), func(img *html.Node) bool {
		box, _ := p.Doc.Box(img)
		return box.W >= documentWidth && box.H >= documentHeight && p.Doc.Visible(img)
	})
}

// Sizes from which on a picture may be that of a document, in CSS pixels.
const (
	documentWidth  = 400
	documentHeight = 300
)
