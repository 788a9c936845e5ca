package audits

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"wangjian/outline"
)

// requirement is a section or an area that a site must show, and how fresh.
type requirement struct {
	Name  string   `yaml:"name"` // as outline.Topic
	Words []string `yaml:"words"`
	Not   []string `yaml:"not"`
	// Within is how fresh it must be; none where it is text without updates.
	Within window `yaml:"within"`
	// Entrances are those of its names that a mere entrance to columns of other things may bear
	// as well: one of them counts where the page itself says more, by a match of Holds.
	Entrances []string           `yaml:"entrances"`
	Holds     outline.Expression `yaml:"holds"`
	// Types are the values of the standard tag ColumnType by which a column's page says that it
	// is this, whatever its name.
	Types []string `yaml:"types"`
	// Likely and Kinds are names and kinds of columns that may be this: where nothing bears its
	// name, such a column leaves it open.
	Likely outline.Topic        `yaml:"likely"`
	Kinds  []outline.ColumnKind `yaml:"kinds"`
	// Texts are words that show it on any page, where no column is named after it; Labels
	// matches a label and its value on a page that tells of the office itself.
	Texts  []string           `yaml:"texts"`
	Labels outline.Expression `yaml:"labels"`
	// Documents tells that a document whose title bears its name shows it as well as a column.
	Documents bool `yaml:"documents"`
	// Year is the year that its documents should be of, counted from that of the as-of
	// time: -1 for the year before; nil for any.
	Year *int `yaml:"year"`
}

func (r *requirement) topic() outline.Topic {
	return outline.Topic{Name: r.Name, Words: r.Words, Not: r.Not}
}

// wider reports whether a text is one of the names that a mere entrance may bear as well.
func (r *requirement) wider(text string) bool {
	wider := outline.Topic{Words: r.Entrances}
	return wider.Names(text)
}

// required checks what is looked for, and leaves out what a table does not ask for, by name.
func required(all []requirement, without []string) ([]requirement, error) {
	var problems []error
	for i := range all {
		topic := all[i].topic()
		if err := errors.Join(topic.Check(), all[i].Likely.Check()); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", all[i].Name, err))
		}
		if err := all[i].Within.check(); err != nil && !all[i].Within.none() {
			problems = append(problems, fmt.Errorf("%s: %w", all[i].Name, err))
		}
	}
	for _, name := range without {
		if !slices.ContainsFunc(all, func(each requirement) bool { return each.Name == name }) {
			problems = append(problems, fmt.Errorf("%q is none of those required", name))
		}
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(each requirement) bool { return slices.Contains(without, each.Name) })
	if len(kept) == 0 {
		problems = append(problems, errors.New("nothing is required"))
	}
	return kept, errors.Join(problems...)
}

func topicsOf(all []requirement) []outline.Topic {
	topics := make([]outline.Topic, len(all))
	for i := range all {
		topics[i] = all[i].topic()
	}
	return topics
}

// requiredCodes are the codes of what can be wrong with a required thing; empty where a row
// does not ask.
type requiredCodes struct{ missing, stale, blank, undated, seen string }

func (k *requiredCodes) all() []string {
	return slices.DeleteFunc([]string{k.missing, k.stale, k.blank, k.undated, k.seen}, func(code string) bool { return code == "" })
}

const (
	// It is not there: its name, what was looked at.
	messageRequiredMissing = "没有见到%s：%s"
	// Its only entries lead nowhere: its name, the text of the first, its address.
	messageRequiredDead = "%s的入口%s（%s）不能访问"
	// It stands first in each reason and message.
	aboutRequired = "%s："

	reasonRequiredLikely   = "没有见到以此为名的栏目，但栏目%s（%s）可能就是，须人工核对"
	reasonRequiredUnopened = "链接%s没有打开"
	reasonRequiredDocument = "%s是文件，没有读取其内容"
	reasonRequiredOutside  = "链接%s通往其他网站，没有查看"
	reasonRequiredFixed    = "栏目%s没有逐条列出信息，不能判定是否更新"
)

// judgeRequired holds the site against what it must show. Each is an item of one sample.
func (c *Case) judgeRequired(all []requirement, articles int, codes *requiredCodes) Result {
	sample := Sample{Codes: codes.all(), Total: len(all)}
	result := Result{}
	for i := range all {
		r := &all[i]
		sample.Items = append(sample.Items, r.Name)
		seen := c.presenceOf(r, articles)
		findings, open := c.judgePresence(r, seen, codes)
		if codes.seen != "" && seen.named() {
			findings = append(findings, defect(codes.seen, r.Name, seen.told(c, r), seen.exhibit(c)))
		}
		for _, f := range findings {
			f.Item = r.Name
			result.Findings = append(result.Findings, f)
		}
		result.Gaps = append(result.Gaps, open...)
	}
	result.Samples = []Sample{sample}
	return result
}

// judgePresence says what is wrong with a required thing, and what could not be told.
func (c *Case) judgePresence(r *requirement, seen *presence, codes *requiredCodes) ([]Finding, []Gap) {
	about := fmt.Sprintf(aboutRequired, quoted(r.Name))
	if !seen.named() {
		if why := c.absent(r.topic()); why != "" {
			return nil, []Gap{{codes.missing, about + why}}
		}
		if column := c.likely(r); column != nil {
			return nil, []Gap{{codes.missing, about + fmt.Sprintf(reasonRequiredLikely, quoted(column.Name), shortened(column.Address, maxQuoted))}}
		}
		message := fmt.Sprintf(messageRequiredMissing, quoted(r.Name), c.lookedAt(r.topic()))
		if len(seen.dead) > 0 {
			entry := &seen.dead[0].Link
			message = fmt.Sprintf(messageRequiredDead, quoted(r.Name), quoted(entry.Text), shortened(entry.Address, maxQuoted))
		}
		return []Finding{defect(codes.missing, r.Name, message, seen.exhibit(c))}, nil
	}
	best := seen.best()
	if codes.onlyPresence() && seen.holdsSomething() {
		return nil, nil
	}
	if best == nil {
		return nil, codes.open(about, seen.unlooked(r))
	}
	switch code := codes.of(best.state); {
	case best.state == columnFixed && !r.Within.none():
		return nil, codes.open(about, fmt.Sprintf(reasonRequiredFixed, quoted(best.column.Name)))
	case !best.settled():
		return nil, codes.open(about, best.reason)
	case code != "":
		if len(seen.elsewhere)+len(seen.unopened) > 0 {
			return nil, codes.open(about, seen.unlooked(r))
		}
		if found, ok := best.finding(c); ok {
			found.Message = about + found.Message
			found.Subject = r.Name + "/" + found.Subject
			return []Finding{found}, nil
		}
	}
	return nil, nil
}

// of is the code of what a state is a defect of, "" where it is none.
func (k *requiredCodes) of(state columnState) string {
	switch state {
	case columnStale:
		return k.stale
	case columnUndated:
		return k.undated
	case columnBlank:
		return k.blank
	}
	return ""
}

// open leaves what a look at the columns would have told: whether there is anything in them,
// where nothing else is asked.
func (k *requiredCodes) open(about, reason string) []Gap {
	if reason == "" {
		return nil
	}
	var left []Gap
	for _, code := range []string{k.stale, k.blank, k.undated} {
		if code != "" {
			left = append(left, Gap{code, about + reason})
		}
	}
	if k.onlyPresence() {
		left = []Gap{{k.missing, about + reason}}
	}
	return left
}

// onlyPresence reports whether nothing is asked but whether a thing is there.
func (k *requiredCodes) onlyPresence() bool { return k.stale == "" && k.blank == "" && k.undated == "" }

// holdsSomething reports whether a file, another site or what was seen of a column shows a
// required thing, without regard to its dates.
func (p *presence) holdsSomething() bool {
	return len(p.documents)+len(p.elsewhere) > 0 || slices.ContainsFunc(p.looks, func(l columnLook) bool {
		return l.settled() && l.state != columnBlank || len(l.column.Items) > 0
	})
}

// unlooked says what of a required thing was not looked at, "" where nothing need be.
func (p *presence) unlooked(r *requirement) string {
	switch {
	case len(p.unopened) > 0:
		return fmt.Sprintf(reasonRequiredUnopened, quoted(p.unopened[0].Link.Text))
	case r.Within.none():
		return ""
	case len(p.elsewhere) > 0:
		return fmt.Sprintf(reasonRequiredOutside, quoted(p.elsewhere[0].Link.Text))
	case len(p.documents) > 0:
		return fmt.Sprintf(reasonRequiredDocument, quoted(p.documents[0].Link.Text))
	}
	return ""
}

// indexOf is strings.Index for words that are not empty.
func indexOf(text, word string) int {
	if word == "" {
		return -1
	}
	return strings.Index(text, word)
}
