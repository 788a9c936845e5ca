package audits

import (
	"regexp"
	"testing"
)

func TestAlternativesMatchTheirWordsAndNothingElse(t *testing.T) {
	for _, row := range []struct {
		name  string
		words []string
		text  string
		want  bool
	}{
		{"one of the words", []string{"主办", "主办单位"}, "主办单位", true},
		{"a word with a blank inside", []string{"主办"}, "主 办", true},
		{"a word with a sign of patterns", []string{"a.b"}, "acb", false},
		{"another word", []string{"主办"}, "承办", false},
		{"an empty list against words", nil, "主办", false},
		{"an empty list against nothing", nil, "", false},
		{"an empty word against words", []string{""}, "主办", false},
		{"an empty word beside another", []string{"", "主办"}, "承办", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := regexp.MustCompile(alternatives(row.words)).MatchString(row.text); got != row.want {
				t.Errorf("%q matches %q: got %v, want %v", row.words, row.text, got, row.want)
			}
		})
	}
}

func TestAnOfficesNameIsStandardWithoutAliases(t *testing.T) {
	grammar, err := nameWords{Organs: []string{"人民政府"}}.compile()
	if err != nil {
		t.Fatal(err)
	}
	if core := grammar.core("明州市人民政府"); !grammar.standard(core) {
		t.Errorf("without a list of aliases %q is taken for one", core)
	}
}
