package audits

import (
	"testing"

	"wangjian/evidence"
)

func TestDesignEncoding(t *testing.T) {
	const chinese = "<p>明州市人民政府</p>"
	for _, row := range []struct {
		name    string
		charset evidence.Charset
		source  string
		want    told
	}{
		{
			"a header that says GBK over bytes of UTF-8",
			evidence.Charset{Header: "gbk", Real: "utf-8", Used: "gbk"},
			chinese,
			told{findings: []string{"design.encoding|页面应答头（Content-Type）声明字符编码为gbk，内容实际为utf-8编码；见于1个页面"}},
		},
		{
			"a source that says UTF-8 over bytes of GBK",
			evidence.Charset{Meta: "UTF-8", Real: "gbk", Used: "utf-8"},
			chinese,
			told{findings: []string{"design.encoding|页面源代码（meta标签）声明字符编码为UTF-8，内容实际为gbk编码"}},
		},
		{
			"a wrong header before a right source",
			evidence.Charset{Header: "iso-8859-1", Meta: "gb2312", Real: "gb18030", Used: "windows-1252"},
			chinese,
			told{findings: []string{"design.encoding|应答头（Content-Type）声明字符编码为iso-8859-1、源代码（meta标签）声明为gb2312，内容实际为gb18030编码"}},
		},
		{
			"GB2312 declared over UTF-16, though a mark saves it",
			evidence.Charset{Meta: "gb2312", Real: "utf-16le", Used: "utf-16le"},
			chinese,
			told{findings: []string{"design.encoding|声明字符编码为gb2312，内容实际为utf-16le编码"}},
		},
		{
			"nothing declared and the browser guessing wrong",
			evidence.Charset{Real: "utf-8", Used: "windows-1252"},
			chinese,
			told{findings: []string{"design.encoding|页面未声明字符编码，浏览器按windows-1252显示，内容实际为utf-8编码"}},
		},
		{"GB2312 over bytes of GB18030 is one family", evidence.Charset{Meta: "GB2312", Real: "gb18030", Used: "gbk"}, chinese, told{}},
		{"GB18030 over bytes of GBK is one family", evidence.Charset{Header: "gb18030", Real: "gbk", Used: "gb18030"}, chinese, told{}},
		{"utf8 is a label of UTF-8", evidence.Charset{Header: "utf8", Meta: " UTF-8 ", Real: "utf-8", Used: "utf-8"}, chinese, told{}},
		{"a right header before a wrong source", evidence.Charset{Header: "utf-8", Meta: "gb2312", Real: "utf-8", Used: "utf-8"}, chinese, told{}},
		{"a header without a meaning before a right source", evidence.Charset{Header: "none", Meta: "utf-8", Real: "utf-8", Used: "utf-8"}, chinese, told{}},
		{"nothing declared and the browser guessing right", evidence.Charset{Real: "gbk", Used: "gbk"}, chinese, told{}},
		{"bytes that cannot be told", evidence.Charset{Header: "gbk", Used: "gbk"}, chinese, told{}},
		{"bytes of an encoding that can only be guessed", evidence.Charset{Header: "gbk", Real: "big5", Used: "gbk"}, chinese, told{}},
		{"a page in ASCII", evidence.Charset{Header: "gbk", Real: "utf-8", Used: "gbk"}, "<p>Mingzhou</p>", told{}},
		{"a page in ASCII with a character reference", evidence.Charset{Header: "gbk", Real: "utf-8", Used: "gbk"}, "<p>&copy; Mingzhou</p>", told{}},
	} {
		t.Run(row.name, func(t *testing.T) {
			p := pageOf(t, portal, row.source)
			p.Charset = row.charset
			judgeAlone(t, designEncoding, dossierOf(p), row.want)
		})
	}
}

func TestDesignEncodingOnManyPages(t *testing.T) {
	var pages []*evidence.Page
	for _, path := range []string{"", "a/", "b/"} {
		p := pageOf(t, portal+path, "<p>栏目</p>")
		p.Charset = evidence.Charset{Header: "gbk", Real: "utf-8", Used: "gbk"}
		pages = append(pages, p)
	}
	judgeAlone(t, designEncoding, dossierOf(pages...), told{findings: []string{"design.encoding|见于3个页面"}})
}

func TestDesignEncodingWithoutTheHomePage(t *testing.T) {
	judgeAlone(t, designEncoding, dossierOf(unseenPage(evidence.FailureTimeout, 0)), told{gaps: []string{"design.encoding|首页未能打开"}})
}
