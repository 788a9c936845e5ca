package marksheet

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// What a cell can hold.
const (
	maxCellUnits = 32767 // of UTF-16
	maxCellLines = 250   // spreadsheet programs allow 253 line feeds
)

// escaped is how spreadsheets write a character that XML cannot hold.
var escaped = regexp.MustCompile(`_x[0-9a-fA-F]{4}_`)

// cellText is a text as it is stored in a cell: without the characters that XML forbids, cut
// where it is too long, and with its own look-alikes of escapes escaped.
func cellText(text string) string {
	text = strings.Map(func(c rune) rune {
		if c < ' ' && c != '\t' && c != '\n' || c == '\uFFFE' || c == '\uFFFF' {
			return '\uFFFD'
		}
		return c
	}, strings.ToValidUTF8(unixLines(text), textReplacement))
	return cut(escape(text))
}

// escape keeps a text from being unescaped; excelize v2.11 stores texts as they are.
func escape(text string) string {
	const underline, length = "_x005F_", len("_x005F_")
	var out strings.Builder
	for i := range len(text) {
		if text[i] == '_' && escaped.MatchString(text[i:min(len(text), i+length)]) {
			out.WriteString(underline)
		} else {
			out.WriteByte(text[i])
		}
	}
	return out.String()
}

// unescape undoes escapes; one of half a character, which no text has, stays as it is.
func unescape(text string) string {
	return escaped.ReplaceAllStringFunc(text, func(code string) string {
		c, err := strconv.ParseUint(code[2:6], 16, 16)
		if err != nil || 0xD800 <= c && c < 0xE000 {
			return code
		}
		return string(rune(c))
	})
}

// unixLines ends lines as cells do.
func unixLines(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func cut(text string) string {
	units, lines, end := 0, 1, 0 // end: where the mark of a cut still fits
	for i, c := range text {
		if units < maxCellUnits {
			end = i
		}
		if units += utf16.RuneLen(c); c == '\n' {
			lines++
		}
		if units > maxCellUnits || lines > maxCellLines {
			return text[:end] + textCut
		}
	}
	return text
}
