package outline

import (
	"regexp"
	"strings"
	"sync"

	"wangjian/evidence"
)

// Topic is something that a site should show, by the names that sites give it.
type Topic struct {
	Name string `yaml:"name"` // as the table calls it; also the words to search the site for
	// Words are names of it. One between slashes is a regular expression; any other names
	// the topic when it is the whole text, but for what sites write before and after the
	// name of a column: the place or office, 专栏, 公开 and the like.
	Words []string `yaml:"words"`
	// Not are words whose presence in a text says that it names something else.
	Not []string `yaml:"not"`
}

// longestName is how long, in bytes, a text may be to be the name of something.
const longestName = 200

// Names reports whether a link's text, a heading or a column's name names the topic.
func (t *Topic) Names(text string) bool {
	if len(text) > longestName {
		return false
	}
	text = nameOf(text)
	if text == "" {
		return false
	}
	for _, word := range t.Not {
		if matches(word, text) || !isPattern(word) && strings.Contains(text, nameOf(word)) {
			return false
		}
	}
	for _, word := range t.Words {
		if matches(word, text) || !isPattern(word) && framed(text, nameOf(word)) {
			return true
		}
	}
	return false
}

// nameOf leaves of a text what tells names apart: no white space, no brackets, arrows or
// other decoration around it.
func nameOf(text string) string {
	text = strings.Join(strings.Fields(evidence.Normalize(text)), "")
	return strings.Trim(text, "·•・|>»›<«‹-—_:。,.;*◆■▪●【】[]()（）“”\"'＞…")
}

// framed reports whether word makes up text but for what may stand before and after.
func framed(text, word string) bool {
	before, after, found := strings.Cut(text, word)
	if !found || word == "" {
		return false
	}
	frame := affixes()
	return frame.Before.MatchString(before) && frame.After.MatchString(after)
}

func isPattern(word string) bool {
	return len(word) > 2 && strings.HasPrefix(word, "/") && strings.HasSuffix(word, "/")
}

// matches reports whether a word is a pattern that text matches. Patterns that do not compile match nothing: tables are checked when they are read.
func matches(word, text string) bool {
	if !isPattern(word) {
		return false
	}
	pattern := compiled(word[1 : len(word)-1])
	return pattern != nil && pattern.MatchString(text)
}

var patterns sync.Map // of expression → *regexp.Regexp, nil where it does not compile

func compiled(expression string) *regexp.Regexp {
	if known, ok := patterns.Load(expression); ok {
		pattern, _ := known.(*regexp.Regexp)
		return pattern
	}
	pattern, err := regexp.Compile(expression)
	if err != nil {
		pattern = nil
	}
	patterns.Store(expression, pattern)
	return pattern
}

// Check finds a pattern that is none.
func (t *Topic) Check() error {
	for _, word := range append(append([]string{}, t.Words...), t.Not...) {
		if isPattern(word) {
			if _, err := regexp.Compile(word[1 : len(word)-1]); err != nil {
				return err
			}
		}
	}
	return nil
}
