package browser

import (
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"wangjian/evidence"
)

const passage = "福州市人民政府门户网站　政务公开、办事服务、互动交流。主办：福州市人民政府办公室"

func encoded(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCharsetSaidMeantAndUsed(t *testing.T) {
	t.Parallel()
	utf16 := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	tests := []struct {
		name        string
		contentType string
		body        string
		want        evidence.Charset
		source      bool // what the browser shows is what the bytes mean
	}{
		{"gb2312 in the page alone", "text/html", encoded(t, simplifiedchinese.GBK, "<meta charset=gb2312><p>"+passage), evidence.Charset{Meta: "gb2312", Real: "gbk", Used: "gbk"}, true},
		{"gb18030 in the header", "text/html; charset=GB18030", encoded(t, simplifiedchinese.GB18030, "<p>㙟䶮𬭎"+passage), evidence.Charset{Header: "gb18030", Real: "gbk", Used: "gb18030"}, true},
		{"utf-8 in header and page", "text/html; charset=utf-8", `<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><p>` + passage, evidence.Charset{Header: "utf-8", Meta: "utf-8", Real: "utf-8", Used: "utf-8"}, true},
		{"utf-16 with a byte order mark", "text/html", encoded(t, utf16, "<p>"+passage), evidence.Charset{Real: "utf-16le", Used: "utf-16le"}, true},
		{"utf-8 bytes called gb2312", "text/html; charset=gb2312", "<p>" + passage, evidence.Charset{Header: "gbk", Real: "utf-8", Used: "gbk"}, false},
		{"gbk bytes called utf-8 by the header", "text/html; charset=utf-8", encoded(t, simplifiedchinese.GBK, "<meta charset=gb2312><p>"+passage), evidence.Charset{Header: "utf-8", Meta: "gb2312", Real: "gbk", Used: "utf-8"}, false},
		{"header and page contradict, the header holds", "text/html; charset=gbk", encoded(t, simplifiedchinese.GBK, "<meta charset=utf-8><p>"+passage), evidence.Charset{Header: "gbk", Meta: "utf-8", Real: "gbk", Used: "gbk"}, true},
		{"a declaration in a comment is none", "text/html", "<!-- <meta charset=gb2312> --><meta charset=utf-8><p>" + passage, evidence.Charset{Meta: "utf-8", Real: "utf-8", Used: "utf-8"}, true},
	}
	pages := site{}
	for i, test := range tests {
		pages["/"+string(rune('a'+i))] = typed(test.contentType, test.body)
	}
	s := visit(t, Options{}, serve(t, pages))
	for i, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := see(t, s, host+"/"+string(rune('a'+i)))
			if p.Charset != test.want {
				t.Errorf("charset %+v, want %+v", p.Charset, test.want)
			}
			if shown := strings.Contains(text(t, p), "福州市人民政府办公室"); shown != test.source {
				t.Errorf("the browser shows %.60q, readable %v, want %v", text(t, p), shown, test.source)
			}
			if source := contentOf(t, p.Source); !strings.Contains(source, passage) {
				t.Errorf("source %.120q, want the passage as its bytes mean it", source)
			}
		})
	}
}

// A document that is whole before the browser can stream it is handed out as
// text alone; one that trickles in comes as bytes. Both must read the same.
func TestSourceIsTheSameWhetherStreamedOrDecoded(t *testing.T) {
	t.Parallel()
	first := encoded(t, simplifiedchinese.GBK, "<meta charset=gb2312><p>"+strings.Repeat(passage, 500))
	rest := encoded(t, simplifiedchinese.GBK, strings.Repeat(passage, 1500)+"</p>尾")
	gate := make(chan struct{})
	s := visit(t, Options{}, serve(t, site{
		"/whole": typed("text/html", first+rest),
		"/slow": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			write(w, first+"<script src=/released></script>"+rest[:1]) // half a character
			<-gate
			write(w, rest[1:])
		},
		"/released": func(w http.ResponseWriter, r *http.Request) {
			close(gate)
			typed("text/javascript", "1")(w, r)
		},
	}))
	for _, path := range []string{"/whole", "/slow"} {
		p := see(t, s, host+path)
		source := strings.Replace(contentOf(t, p.Source), "<script src=/released></script>", "", 1)
		if p.Charset.Real != "gbk" || strings.Count(source, passage) != 2000 || !strings.HasSuffix(source, "</p>尾") {
			t.Errorf("%s: charset %+v, %d of 2000 passages in %d bytes ending %q", path, p.Charset, strings.Count(source, passage), len(source), source[max(0, len(source)-20):])
		}
	}
}

func contentOf(t testing.TB, b *evidence.Blob) string {
	t.Helper()
	content, err := b.Content()
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestCharsetOfBytes(t *testing.T) {
	gbk := encoded(t, simplifiedchinese.GBK, passage)
	big5 := encoded(t, traditionalchinese.Big5, strings.Repeat("臺北市政府資訊局網站，歡迎光臨本府的服務網頁。", 4))
	tests := []struct {
		name              string
		body, contentType string
		want              evidence.Charset
	}{
		{"nothing", "", "", evidence.Charset{}},
		{"ASCII is every encoding", "<p>abc", "text/html", evidence.Charset{}},
		{"a byte order mark outweighs all", "\xef\xbb\xbf<p>" + passage, "text/html; charset=gbk", evidence.Charset{Header: "gbk", Real: "utf-8"}},
		{"utf-8 cut within its last character", passage[:len(passage)-1], "", evidence.Charset{Real: "utf-8"}},
		{"gbk cut within its last character", gbk[:len(gbk)-1], "", evidence.Charset{Real: "gbk"}},
		{"gbk with one broken byte", gbk + "\xff<p>" + gbk, "", evidence.Charset{Real: "gbk"}},
		{"a few Chinese characters in gbk", "<p>" + encoded(t, simplifiedchinese.GBK, "首页") + "</p>", "", evidence.Charset{Real: "gbk"}},
		{"traditional characters in Big5", "<p>" + big5, "", evidence.Charset{Real: "big5"}},
		{"an unknown name stays as written", "<meta charset=x-unheard>" + passage, "text/html; charset=\"Foo\"", evidence.Charset{Header: "foo", Meta: "x-unheard", Real: "utf-8"}},
		{"a header of junk", passage, ";;;=", evidence.Charset{Real: "utf-8"}},
		{"an http-equiv declaration", `<META HTTP-EQUIV='Content-Type' CONTENT='text/html;charset=GBK'>` + gbk, "", evidence.Charset{Meta: "gbk", Real: "gbk"}},
		{"a declaration past the first 8 KB is none", strings.Repeat(" ", metaReach) + "<meta charset=gbk>" + passage, "", evidence.Charset{Real: "utf-8"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := charsetOf([]byte(test.body), test.contentType, ""); got != test.want {
				t.Errorf("charsetOf(%.60q, %q) = %+v, want %+v", test.body, test.contentType, got, test.want)
			}
		})
	}
}

func FuzzCharsetOf(f *testing.F) {
	f.Add([]byte("<meta charset=gb2312>"+passage), "text/html; charset=gbk", "GBK")
	f.Add([]byte("\xff\xfe<\x00"), "text/html;;charset", "UTF-16LE")
	f.Add([]byte("\xb8\xa3\xd6"), "", "")
	f.Fuzz(func(t *testing.T, body []byte, contentType, used string) {
		c := charsetOf(body, contentType, used)
		if c.Real != "" && label(c.Real) != c.Real {
			t.Errorf("charsetOf(%q) says the bytes are %q, which is no encoding's own name", body, c.Real)
		}
		if text := decode(body, c.Real); !utf8.Valid(text) {
			t.Errorf("decode(%q, %q) = %q, which is no UTF-8", body, c.Real, text)
		}
	})
}
