package browser

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	nethtml "golang.org/x/net/html"

	"wangjian/evidence"
)

//go:embed walls.yaml
var wallsFile []byte

// wall is one signature of an anti-bot wall. See walls.yaml.
type wall struct {
	Name   string `yaml:"name"`
	Status []int  `yaml:"status"`
	Header string `yaml:"header"`
	Value  string `yaml:"value"`
	Source string `yaml:"source"`
	Thin   bool   `yaml:"thin"`
}

// thinText is up to how many characters of visible text a page shows next to
// nothing.
const thinText = 120

var walls = func() []wall {
	var file struct {
		Walls []wall `yaml:"walls"`
	}
	if err := yaml.Unmarshal(wallsFile, &file); err != nil {
		panic(fmt.Sprintf("walls.yaml, which is part of this program: %v", err))
	}
	return file.Walls
}()

// wallOf names the wall that answered, "" when the site itself did. source
// may be the beginning of the document, textLength is how many characters a
// reader sees.
func wallOf(answer evidence.Exchange, source string, textLength int) string {
	for _, w := range walls {
		if w.matches(answer, source, textLength) {
			return w.Name
		}
	}
	return ""
}

func (w *wall) matches(answer evidence.Exchange, source string, textLength int) bool {
	if len(w.Status) > 0 && !slices.Contains(w.Status, answer.Status) {
		return false
	}
	if w.Thin && textLength > thinText {
		return false
	}
	if w.Source != "" && !strings.Contains(source, w.Source) {
		return false
	}
	if w.Header == "" {
		return true
	}
	values := answer.Headers.Values(w.Header)
	return slices.ContainsFunc(values, func(v string) bool {
		return strings.Contains(strings.ToLower(v), strings.ToLower(w.Value))
	})
}

// WallOfAnswer names the wall behind a plain answer without a browser, for
// links and probes.
func WallOfAnswer(answer evidence.Exchange, source string) string {
	return wallOf(answer, source, textLength(source))
}

// textLength counts the characters of a document's source that are text to
// read, without scripts and styles.
func textLength(source string) int {
	tokens := nethtml.NewTokenizer(strings.NewReader(source))
	length, hidden := 0, false
	for {
		switch tokens.Next() {
		case nethtml.ErrorToken:
			return length
		case nethtml.StartTagToken:
			name, _ := tokens.TagName()
			hidden = slices.Contains([]string{"script", "style", "noscript", "title"}, string(name))
		case nethtml.EndTagToken:
			hidden = false
		case nethtml.TextToken:
			if !hidden {
				length += utf8.RuneCount(bytes.TrimSpace(tokens.Text()))
			}
		}
	}
}
