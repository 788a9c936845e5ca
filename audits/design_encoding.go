package audits

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/htmlindex"

	"wangjian/evidence"
)

// design.encoding finds pages whose declared character encoding is not that of their bytes, which shows as mojibake.
//
// Source: 福建省2019年度指标体系，网页设计：“网页展现布局……对主流浏览器兼容等方面设计规范性情况。” Labels are those of the
// WHATWG Encoding Standard, 4.2; the answer's header counts before the page's <meta>, as in the HTML Standard, 13.2.3.
//
// Codes: design.encoding, one finding a pair of declared and real encoding, however many pages show it. GB2312, GBK and
// GB18030 are one family: the wider reads the narrower. A page in ASCII reads alike in all of them. Between encodings
// other than Unicode's and GB's the bytes prove nothing.
var designEncoding = Audit{
	ID:    "design.encoding",
	Codes: []string{codeEncoding},
	Judge: judgeDesignEncoding,
}

const codeEncoding = "design.encoding"

const (
	// Declared and real differ: what is declared, where, what the bytes are, on how many pages.
	messageEncodingDeclared = "页面%s，内容实际为%s编码；见于%d个页面"
	// Nothing is declared and the browser took another: what it took, what the bytes are, on how many pages.
	messageEncodingUndeclared = "页面未声明字符编码，浏览器按%s显示，内容实际为%s编码；见于%d个页面"
	// What is declared, in the header, in the source, in both.
	encodingHeader = "应答头（Content-Type）声明字符编码为%s"
	encodingMeta   = "源代码（meta标签）声明字符编码为%s"
	encodingBoth   = "应答头（Content-Type）声明字符编码为%s、源代码（meta标签）声明为%s"
)

func judgeDesignEncoding(c *Case, _ Parameters) (Result, error) {
	result := Result{}
	if _, reason := c.home(); reason != "" {
		result.Gaps = gaps([]string{codeEncoding}, reason)
	}
	wrong := sightings{}
	for _, v := range c.views() {
		if family := misread(&v.page.Charset); family != "" && foreignText(v) {
			wrong.add(family+" "+encodingFamily(v.page.Charset.Real), sighting{view: v})
		}
	}
	for _, found := range wrong.list {
		charset := &found.places[0].view.page.Charset
		exhibits := found.exhibits()
		for _, e := range exhibits {
			e.Place = firstScreen(e.Page)
		}
		result.Findings = append(result.Findings,
			defect(codeEncoding, found.address, encodingText(charset, found.pages()), exhibits...))
	}
	return result, nil
}

// misread returns the family of encodings that a page was declared to be in
// when its bytes are of another, "" when all is well or cannot be told.
func misread(charset *evidence.Charset) string {
	actual := encodingFamily(charset.Real)
	switch actual {
	case "utf-8", "utf-16le", "utf-16be", "gb18030":
	default:
		return ""
	}
	claimed := encodingFamily(charset.Header)
	if claimed == "" {
		claimed = encodingFamily(charset.Meta)
	}
	if claimed == "" {
		claimed = encodingFamily(charset.Used)
	}
	if claimed == actual {
		return ""
	}
	return claimed
}

// encodingFamily names the encodings that read each other's text alike, ""
// for a label that no browser knows.
func encodingFamily(label string) string {
	encoding, err := htmlindex.Get(strings.TrimSpace(label))
	if err != nil {
		return ""
	}
	name, err := htmlindex.Name(encoding)
	switch {
	case err != nil:
		return ""
	case name == "gbk":
		return "gb18030"
	}
	return name
}

// foreignText reports whether the page shows text that its source writes
// beyond ASCII, which alone encodings read differently.
func foreignText(v *view) bool {
	if !beyondASCII(v.page.Title + v.reading.Text) {
		return false
	}
	source, err := v.page.Source.Content()
	return err != nil || beyondASCII(string(source))
}

func beyondASCII(text string) bool {
	return strings.IndexFunc(text, func(c rune) bool { return c > unicode.MaxASCII }) >= 0
}

func encodingText(charset *evidence.Charset, pages int) string {
	header, meta := shortened(charset.Header, maxQuoted), shortened(charset.Meta, maxQuoted)
	var declared string
	switch {
	case encodingFamily(header) == "" && encodingFamily(meta) == "":
		return fmt.Sprintf(messageEncodingUndeclared, charset.Used, charset.Real, pages)
	case encodingFamily(header) == "":
		declared = fmt.Sprintf(encodingMeta, meta)
	case encodingFamily(meta) == "":
		declared = fmt.Sprintf(encodingHeader, header)
	default:
		declared = fmt.Sprintf(encodingBoth, header, meta)
	}
	return fmt.Sprintf(messageEncodingDeclared, declared, charset.Real, pages)
}
