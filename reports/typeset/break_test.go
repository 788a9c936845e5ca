package typeset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"wangjian/reports/fonts"
)

// square is a style whose full-width characters are one millimetre wide.
var square = Style{Face: fonts.Serif, Size: 1 / millimetresPerPoint, Leading: 2 / millimetresPerPoint}

func testFaces(t testing.TB) faceMetrics {
	t.Helper()
	faces, err := loadMetrics()
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

func texts(lines []line) []string {
	var all []string
	for _, l := range lines {
		var text strings.Builder
		for _, g := range l.glyphs {
			text.WriteRune(g.char)
		}
		all = append(all, text.String())
	}
	return all
}

func TestLinesEndWhereTheyMay(t *testing.T) {
	faces := testFaces(t)
	tests := []struct {
		name  string
		text  string
		width float64
		want  string // lines joined by |
	}{
		{"characters fill the line", "检查政府网站情况", 4, "检查政府|网站情况"},
		{"a full stop hangs by its empty half", "检查网站。情况", 4.5, "检查网站。|情况"},
		{"a full stop that does not hang takes its character along", "检查网站。情况", 4.4, "检查网|站。情况"},
		{"an opening bracket goes to the next line", "检查网（站）", 4, "检查网|（站）"},
		{"marks pushed together take half a character each", "（网站）。检查", 4.5, "（网站）。|检查"},
		{"a dash is not cut", "检查网——站", 4, "检查|网——站"},
		{"an ellipsis is not cut", "检查网……站", 4, "检查|网……站"},
		{"a word stays whole", "检查government网站", 6, "检查|government|网站"},
		{"a word longer than a line is cut", "governmentalorganisation", 6, "government|alorganisati|on"},
		{"a word that fits a line goes to the next", "检查四个website网", 5.5, "检查四个|website网"},
		{"a year stays with its unit", "截至目前2019年", 6, "截至目前|2019年"},
		{"a number stays with its unit after a space", "下载了约100 MB文件", 6, "下载了约|100 MB文件"},
		{"a number stays with its per cent sign", "占比约为12.5%以上", 5.5, "占比约为|12.5%以上"},
		{"spaces at a line's end are gone", "检查网站 情况", 4, "检查网站|情况"},
		{"a long address ends lines after separators", "https://www.example.gov.cn/zwgk/gzdt/index.html", 15, "https://www.example.gov.cn/|zwgk/gzdt/index.html"},
		{"a long address begins on the line it is met on", "网址https://www.example.gov.cn/zwgk/gzdt/index.html", 18, "网址https://www.example.gov.cn/|zwgk/gzdt/index.html"},
		{"an address that fits a line stays whole", "详情请见本页http://a.cn/b/c", 8, "详情请见本页|http://a.cn/b/c"},
		{"a date with hyphens is not cut", "发布于前2019-10-12", 6.5, "发布于前|2019-10-12"},
		{"a newline ends the line", "检查\n网站", 8, "检查|网站"},
		{"two newlines leave a line empty", "检查\r\n\r\n网站", 8, "检查||网站"},
		{"a substitute stays whole", "检查网\u202e站", 7.5, "检查网|〓(U+202E)站"},
		{"a character wider than the line stands alone", "网站", 0.5, "网|站"},
		{"no text is one empty line", "", 5, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			lines := breakLines(faces.shape(square, unlinked(test.text)), test.width, test.width)
			if got := strings.Join(texts(lines), "|"); got != test.want {
				t.Errorf("%q in %v mm\n got %q\nwant %q", test.text, test.width, got, test.want)
			}
		})
	}
}

// alphabet holds all that lines are broken by.
var alphabet = []rune("政府网站检查一，。、；：？！（）“”《》…—abcXYZ0123456789 /?&=-.%￥年月日\n\u3000\u0301\u202e\U0002CB4E")

func TestLinesLoseNothingAndFit(t *testing.T) {
	faces := testFaces(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom(alphabet), 0, 300, -1).Draw(t, "text")
		first := rapid.Float64Range(0.1, 40).Draw(t, "first")
		rest := rapid.Float64Range(0.1, 40).Draw(t, "rest")
		glyphs := faces.shape(square, unlinked(text))
		lines := breakLines(glyphs, first, rest)

		var whole strings.Builder
		for _, g := range glyphs {
			whole.WriteRune(g.char)
		}
		if got, want := withoutSpace(strings.Join(texts(lines), "")), withoutSpace(whole.String()); got != want {
			t.Fatalf("lines hold %q, want %q", got, want)
		}
		width := first
		for i, l := range lines {
			if len(l.glyphs) > 1 && extent(l.glyphs) > width+tolerance {
				t.Fatalf("line %d of %q is %v wide, want at most %v", i, texts(lines), extent(l.glyphs), width)
			}
			width = rest
		}
	})
}

func TestLinesBeginAndEndWithWhatMay(t *testing.T) {
	faces := testFaces(t)
	// Between every two marks stands a character, so there is always a place to end a line.
	piece := rapid.SampledFrom([]string{"政", "府", "网，", "站。", "（检", "查）", "“一", "二”", "2019年", "word ", "12%"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 100).Draw(t, "pieces"), "")
		width := rapid.Float64Range(6, 30).Draw(t, "width")
		for _, l := range texts(breakLines(faces.shape(square, unlinked(text)), width, width)) {
			first, _ := utf8.DecodeRuneInString(l)
			last, _ := utf8.DecodeLastRuneInString(l)
			if mayNotStart(first) || mayNotEnd(last) {
				t.Fatalf("%q in %v mm has the line %q", text, width, l)
			}
		}
	})
}
