package typeset

import (
	"fmt"
	"strconv"
	"strings"

	"wangjian/reports/fonts"
)

// Heading sets a numbered heading and adds it to bookmarks and contents: level 1 is 一、 in 黑体, 2 is （一） in 楷体,
// 3 is 1. in 宋体, all 3号 (GB/T 9704-2012, 7.3.3). It never stands alone at the foot of a page.
func (d *Document) Heading(level int, title string) {
	if level < 1 || level > len(d.numbers) {
		d.fail(fmt.Errorf("heading %q has level %d, want 1 to %d", title, level, len(d.numbers)))
		return
	}
	d.numbers[level-1]++
	clear(d.numbers[level:])
	number := d.numbers[level-1]
	var face fonts.Face
	switch level {
	case 1:
		face, title = fonts.SansBold, chineseNumber(number)+"、"+title
	case 2:
		face, title = fonts.Kai, "（"+chineseNumber(number)+"）"+title
	default:
		face, title = fonts.Serif, strconv.Itoa(number)+"."+title
	}
	style, spans := Body.with(face, Left), unlinked(title)
	lines := d.lines(style, spans)
	name := d.addEntry(level, title)
	d.wait(float64(len(lines))*style.leading(), func() {
		d.anchor(name)
		d.setLines(lines, style, spans)
	})
}

// chineseNumber writes 1 to 99 in Chinese, larger numbers in digits.
func chineseNumber(n int) string {
	digits := []rune("〇一二三四五六七八九")
	if n < 1 || n > 99 {
		return strconv.Itoa(n)
	}
	if n < 10 {
		return string(digits[n])
	}
	text := "十"
	if n >= 20 {
		text = string(digits[n/10]) + text
	}
	if n%10 > 0 {
		text += string(digits[n%10])
	}
	return text
}

// Annex begins an attachment on a new page: its mark, as 附件1, flush left on the first line, its title on the third
// (GB/T 9704-2012, 7.3.4). The title is given in the parts that Title takes. Headings count from one again.
func (d *Document) Annex(label string, title ...string) {
	d.NewPage()
	clear(d.numbers[:])
	d.Bookmark(1, label+"　"+strings.Join(title, ""))
	style := Body.with(fonts.SansBold, Left)
	style.Indent = 0
	d.Paragraph(style, Text(label))
	d.y = max(d.y, 2*style.leading())
	d.Title(title...)
}
