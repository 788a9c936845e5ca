package main

import (
	"io"

	"github.com/spf13/pflag"
)

// language is the language of what the terminal shows: flags, codes, findings
// and the texts of tables are the same in each.
type language string

const (
	chinese language = "zh"
	english language = "en"
)

// pick returns the text that is in the language.
func (l language) pick(zh, en string) string {
	if l == english {
		return en
	}
	return zh
}

// languageFlag declares --lang.
func languageFlag(flags *pflag.FlagSet, l language) *string {
	return flags.String("lang", string(chinese), l.pick("屏幕文字的语言`LANG`：zh或en", "language `LANG` of terminal text: zh or en"))
}

// languageOf reads --lang alone: the help of all other flags depends on it.
// Where the arguments cannot be read to their end, their command says so.
func languageOf(arguments []string) (language, error) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.SetOutput(io.Discard)
	named := languageFlag(flags, chinese)
	flags.BoolP("help", "h", false, "")
	_ = flags.Parse(arguments)
	switch l := language(*named); l {
	case chinese, english:
		return l, nil
	}
	return chinese, usage("--lang “%s”无法识别，可用zh、en", "--lang %q is unknown; there are: zh, en", *named)
}
