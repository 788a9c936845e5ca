package browser

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"

	"wangjian/evidence"
)

var metaCharset = regexp.MustCompile(`(?is)<meta\s[^>]*?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// metaReach is how far into a document a declaration is looked for; browsers
// stop at 1,024 bytes, and a reader of the source a little later.
const metaReach = 8192

// charsetOf compares what was said of the encoding of a document's bytes with
// what they are.
func charsetOf(body []byte, contentType, used string) evidence.Charset {
	c := evidence.Charset{Used: label(used), Real: realCharset(body)}
	if _, parameters, err := mime.ParseMediaType(contentType); err == nil {
		c.Header = label(parameters["charset"])
	}
	head := body[:min(len(body), metaReach)]
	if strings.HasPrefix(c.Real, "utf-16") {
		head = decode(head, c.Real)
	}
	if found := metaCharset.FindSubmatch(comment.ReplaceAll(head, nil)); found != nil {
		c.Meta = strings.ToLower(string(found[1]))
	}
	return c
}

// label returns the WHATWG name of an encoding, or the text itself in lower
// case where the standard knows none.
func label(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if encoding, err := htmlindex.Get(name); err == nil {
		if canonical, err := htmlindex.Name(encoding); err == nil {
			return canonical
		}
	}
	return name
}

// realCharset tells what bytes are: by their byte order mark, by being valid,
// at last by statistics. Pure ASCII is every encoding and so none: "".
func realCharset(body []byte) string {
	switch {
	case bytes.HasPrefix(body, []byte("\xef\xbb\xbf")):
		return "utf-8"
	case bytes.HasPrefix(body, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(body, []byte("\xfe\xff")):
		return "utf-16be"
	case isASCII(body):
		return ""
	case utf8.Valid(trimPartial(body)):
		return "utf-8"
	case validGBK(body):
		return "gbk"
	}
	guess, err := chardet.NewHtmlDetector().DetectBest(body)
	if err != nil || guess.Confidence < 50 {
		return ""
	}
	if guess.Charset == "GB-18030" { // a name of the detector's own
		return "gbk"
	}
	if _, err := htmlindex.Get(guess.Charset); err != nil {
		return ""
	}
	return label(guess.Charset)
}

func isASCII(body []byte) bool {
	for _, c := range body {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// trimPartial takes off a last character that was cut.
func trimPartial(body []byte) []byte {
	for i := 1; i <= utf8.UTFMax && i <= len(body); i++ {
		if utf8.RuneStart(body[len(body)-i]) {
			if !utf8.FullRune(body[len(body)-i:]) {
				return body[:len(body)-i]
			}
			break
		}
	}
	return body
}

// validGBK reports bytes that are GB 18030 throughout and mostly common Chinese
// characters, which other encodings are not by chance.
func validGBK(body []byte) bool {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(body)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return false
	}
	common, foreign := 0, 0
	for _, c := range string(text) {
		switch {
		case c >= 0x4e00 && c <= 0x9fff, c >= 0x3000 && c <= 0x303f, c >= 0xff00 && c <= 0xffef:
			common++
		case c >= utf8.RuneSelf:
			foreign++
		}
	}
	return common > 4*foreign
}

// decode returns bytes of a known encoding as UTF-8.
func decode(body []byte, charset string) []byte {
	encoding, err := htmlindex.Get(charset)
	if err != nil {
		return bytes.ToValidUTF8(body, []byte("\ufffd"))
	}
	text, err := encoding.NewDecoder().Bytes(body)
	if err != nil {
		return bytes.ToValidUTF8(body, []byte("\ufffd"))
	}
	return bytes.TrimPrefix(text, []byte("\ufeff"))
}

// encode is the way back of decode; false when the text holds what the
// encoding lacks, so that its bytes cannot be told from it.
func encode(text []byte, charset string) ([]byte, bool) {
	encoding, err := htmlindex.Get(charset)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return nil, false
	}
	body, err := encoding.NewEncoder().Bytes(text)
	return body, err == nil
}
