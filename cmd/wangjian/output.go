package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// say writes to the terminal. What cannot be written there cannot be said
// anywhere else, so its error is dropped.
func say(w io.Writer, format string, values ...any) {
	_, _ = fmt.Fprintf(w, format, values...)
}

// complain writes what is neither progress nor result.
func (l language) complain(w io.Writer, lines ...string) {
	say(w, "%s", l.pick("网鉴：", "wangjian: "))
	for _, line := range lines {
		say(w, "%s\n", plain(line))
	}
}

// plain makes text of a page harmless for a terminal: no control sequences,
// no marks that turn the writing direction, one line.
func plain(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return ' '
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c), !unicode.IsPrint(c) && c != ' ':
			return '�'
		}
		return c
	}, text)
}
