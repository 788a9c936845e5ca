package typeset

import (
	"fmt"
	"strings"
	"unicode"
)

const (
	// What may not begin a line, what may not end one (GB/T 15834-2011, 5.1, and W3C clreq, 3.1.6).
	noLineStart = "，。、；：？！）】》〉」』”’…—～·％‰℃〕〗｝］ー々" + ",.;:?!)]}%"
	noLineEnd   = "（【《〈「『“‘〔〖｛［￥＄№＃" + "([{$¥#"

	// Full-width marks whose ink fills one half of their square.
	leftHalf  = "，。、；：？！）】》〉」』”’〕〗｝］"
	rightHalf = "（【《〈「『“‘〔〖｛［"

	// What counts the number before it and is not torn from it.
	units = "年月日号时分秒周天个条次页项篇家人元万亿倍届℃％%‰"
)

func mayNotStart(r rune) bool {
	return strings.ContainsRune(noLineStart, r) || unicode.Is(unicode.M, r)
}

func mayNotEnd(r rune) bool   { return strings.ContainsRune(noLineEnd, r) }
func isLeftHalf(r rune) bool  { return strings.ContainsRune(leftHalf, r) }
func isRightHalf(r rune) bool { return strings.ContainsRune(rightHalf, r) }
func isUnit(r rune) bool      { return strings.ContainsRune(units, r) }
func isDigit(r rune) bool     { return '0' <= r && r <= '9' }
func isHan(r rune) bool       { return unicode.Is(unicode.Han, r) }

// isWestern tells letters and digits that form words from characters that stand alone.
func isWestern(r rune) bool {
	return ' ' < r && r < 0x7F || r == '°' || r < 0x2E80 && unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}

// spacedFromHan tells what a quarter em is drawn beside, between it and a Chinese character.
func spacedFromHan(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// normalise returns the character to be set: itself, a space or a newline. It is false for what cannot be set as
// itself, whatever the font.
func normalise(r rune) (rune, bool) {
	switch {
	case r == '\n', r == '\v', r == '\f', r == '\r', r == 0x85, r == 0x2028, r == 0x2029:
		return '\n', true
	case r == '\t', r != 0x3000 && unicode.Is(unicode.Zs, r):
		return ' ', true
	case r > 0xFFFF, r >= 0xFFFE, unicode.IsControl(r),
		unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		return r, false
	}
	return r, true
}

// substitute is what a character is shown as that cannot be set.
func substitute(r rune) string { return fmt.Sprintf("〓(U+%04X)", r) }

// oneLine makes text safe for metadata, bookmarks and file names, which hold no more than a line of the first 65,536
// characters.
func oneLine(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch shown, ok := normalise(r); {
		case !ok:
			out.WriteString(substitute(r))
		case shown == '\n':
			out.WriteByte(' ')
		default:
			out.WriteRune(shown)
		}
	}
	return out.String()
}
