package typeset

import (
	"math"
	"testing"
)

func TestPageNumbersStandAsTheStandardSays(t *testing.T) {
	faces := testFaces(t)
	em := pageNumberStyle.em()
	edges := func(n int, orientation Orientation) (textMark, float64, float64) {
		m, ok := faces.pageNumber(n, 9, false, orientation).(textMark)
		if !ok {
			t.Fatal("the page number is no text")
		}
		last := m.pieces[len(m.pieces)-1]
		return m, m.pieces[0].x, last.x + last.width - m.pieces[0].x
	}
	dash := typeHeight + topMargin + pageNumberDrop

	odd, left, width := edges(3, Portrait)
	if right := left + width; math.Abs(right-(bindingMargin+typeWidth-em)) > 1e-6 {
		t.Errorf("the number of page 3 ends at %v, want one character before %v", right, bindingMargin+typeWidth)
	}
	if at := odd.baseline - dashHeight*em; math.Abs(at-dash) > 1e-6 {
		t.Errorf("its dashes stand at %v, want %v", at, dash)
	}
	if _, left, _ := edges(4, Portrait); math.Abs(left-(bindingMargin+em)) > 1e-6 {
		t.Errorf("the number of page 4 begins at %v, want one character after %v", left, bindingMargin)
	}
	if m, ok := faces.pageNumber(3, 12, true, Portrait).(textMark); !ok || m.text != "— 3/12 —" {
		t.Errorf("page 3 of 12 is numbered %q, want — 3/12 —", m.text)
	}
	// The sheet turned clockwise: x of the sheet runs down, its lower edge is on the left.
	turned, x, _ := edges(3, Landscape)
	if !turned.turned || math.Abs(turned.baseline-left) > 1e-6 || math.Abs(x-(paperHeight-odd.baseline)) > 1e-6 {
		t.Errorf("on landscape page 3 the number begins at %v,%v, want %v,%v", x, turned.baseline, paperHeight-odd.baseline, left)
	}
}

func TestChineseNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 35: "三十五", 99: "九十九", 100: "100"} {
		if got := chineseNumber(n); got != want {
			t.Errorf("chineseNumber(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestTitlesAreBalanced(t *testing.T) {
	faces := testFaces(t)
	tests := []struct {
		name  string
		parts []string
		want  []string
	}{
		{"a short title is one line", []string{"检查情况通报"}, []string{"检查情况通报"}},
		{"lines end between parts", []string{"关于", "2019年第四季度", "全省政府网站", "检查情况的通报"}, []string{"关于2019年第四季度", "全省政府网站检查情况的通报"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := &Document{faces: faces}
			doc.Title(test.parts...)
			var got []string
			for _, m := range doc.last().marks {
				if m, ok := m.(textMark); ok {
					got = append(got, m.text)
				}
			}
			if len(got) != len(test.want) {
				t.Fatalf("Title(%q) has the lines %q, want %q", test.parts, got, test.want)
			}
			for i := range got {
				if got[i] != test.want[i] {
					t.Errorf("Title(%q) has the lines %q, want %q", test.parts, got, test.want)
				}
			}
		})
	}
}

func TestLinksAreHTTPOrAnchors(t *testing.T) {
	tests := []struct {
		name       string
		link, want Link
	}{
		{"https", Link{URL: "https://www.example.gov.cn/a?b=1"}, Link{URL: "https://www.example.gov.cn/a?b=1"}},
		{"Chinese in an address is encoded", Link{URL: "http://example.gov.cn/通知"}, Link{URL: "http://example.gov.cn/%E9%80%9A%E7%9F%A5"}},
		{"a script is no link", Link{URL: "javascript:alert(1)"}, Link{}},
		{"a file is no link", Link{URL: "file:///etc/passwd"}, Link{}},
		{"an address without host is no link", Link{URL: "http:///a"}, Link{}},
		{"an address with control characters is no link", Link{URL: "http://a\x00b/"}, Link{}},
		{"an anchor", Link{Anchor: "e1"}, Link{Anchor: "e1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.link.checked(); got != test.want {
				t.Errorf("%+v becomes %+v, want %+v", test.link, got, test.want)
			}
		})
	}
}
