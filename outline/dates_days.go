package outline

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"wangjian/evidence"
)

// dayReader makes a day of what a form caught.
type dayReader = func(dateText, []string) (time.Time, bool, bool)

// parted reads year, month and day from the numbered parts.
func parted(year, month, day int) dayReader {
	return func(_ dateText, parts []string) (time.Time, bool, bool) {
		d, ok := dayOf(number(parts[year]), number(parts[month]), number(parts[day]))
		return d, false, ok
	}
}

// sameMarks is parted where one mark parts the numbers.
func sameMarks(year, month, day int) dayReader {
	read := parted(year, month, day)
	return func(p dateText, parts []string) (time.Time, bool, bool) {
		if parts[2] != parts[4] {
			return time.Time{}, false, false
		}
		return read(p, parts)
	}
}

// yearLast reads day and month in either order, where only one order is possible.
func yearLast(_ dateText, parts []string) (time.Time, bool, bool) {
	one, two := number(parts[1]), number(parts[3])
	if parts[2] != parts[4] || one <= 12 && two <= 12 && one != two {
		return time.Time{}, false, false
	}
	if one > 12 {
		one, two = two, one
	}
	d, ok := dayOf(number(parts[5]), one, two)
	return d, false, ok
}

// shortYear reads a year of two digits: the latest that is not after the next year.
func shortYear(year, month, day int) dayReader {
	return func(p dateText, parts []string) (time.Time, bool, bool) {
		short := number(parts[year])
		full := p.asOf.Year()/100*100 + short
		if full > p.asOf.Year()+1 {
			full -= 100
		}
		if p.asOf.Year()-full > p.words.Short {
			return time.Time{}, false, false
		}
		d, ok := dayOf(full, number(parts[month]), number(parts[day]))
		return d, false, ok
	}
}

func shortMarks(p dateText, parts []string) (time.Time, bool, bool) {
	// Three short numbers with dots are a version or a section as well, unless they are
	// marked or filled up as dates are.
	marked := strings.HasPrefix(parts[0], "'") || len(parts[3]) == 2 && len(parts[5]) == 2 || strings.Trim(p.plain, brackets) == parts[0]
	if parts[2] != parts[4] || !marked {
		return time.Time{}, false, false
	}
	return shortYear(1, 3, 5)(p, parts)
}

// yearless takes the latest year in which the day is not after the moment.
func yearless(month, day int) dayReader {
	return func(p dateText, parts []string) (time.Time, bool, bool) {
		return p.latest(number(parts[month]), number(parts[day]))
	}
}

func (p dateText) latest(month, day int) (time.Time, bool, bool) {
	for year := p.asOf.Year(); year > p.asOf.Year()-9; year-- { // 29 February may be eight years away
		if d, ok := dayOf(year, month, day); ok && !d.After(p.asOf) {
			return d, true, true
		}
	}
	return time.Time{}, false, false
}

func english(year, month, day int) dayReader {
	return func(_ dateText, parts []string) (time.Time, bool, bool) {
		d, ok := dayOf(number(parts[year]), monthNamed(parts[month]), number(parts[day]))
		return d, false, ok
	}
}

func yearlessEnglish(month, day int) dayReader {
	return func(p dateText, parts []string) (time.Time, bool, bool) {
		return p.latest(monthNamed(parts[month]), number(parts[day]))
	}
}

func monthNamed(name string) int {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String()[:3], name) {
			return int(m)
		}
	}
	return 0
}

// spoken reads 今天, 昨天 and their like.
func spoken(p dateText, parts []string) (time.Time, bool, bool) {
	back := 0
	switch parts[0] {
	case "昨天", "昨日":
		back = 1
	case "前天":
		back = 2
	}
	return evidence.Midnight(p.asOf.AddDate(0, 0, -back)), true, true
}

// ago reads 3小时前 and its like.
func ago(p dateText, parts []string) (time.Time, bool, bool) {
	n, half := time.Duration(number(parts[1])), time.Duration(0)
	if parts[1] == "半" {
		half = 1
	}
	unit := 24 * time.Hour
	switch strings.TrimPrefix(parts[2], "个") {
	case "秒", "秒钟":
		unit = time.Second
	case "分钟":
		unit = time.Minute
	case "小时":
		unit = time.Hour
	case "周", "星期":
		unit = 7 * 24 * time.Hour
	}
	return evidence.Midnight(p.asOf.Add(-n*unit - half*unit/2)), true, true
}

// numerals reads 二〇一九年十一月五日.
func numerals(_ dateText, parts []string) (time.Time, bool, bool) {
	year := 0
	for _, c := range strings.ReplaceAll(parts[1], " ", "") {
		digit, ok := numeral(c)
		if !ok {
			return time.Time{}, false, false
		}
		year = year*10 + digit
	}
	month, okMonth := counted(parts[2])
	day, okDay := counted(parts[3])
	d, ok := dayOf(year, month, day)
	return d, false, ok && okMonth && okDay
}

// counted reads a Chinese number below a hundred: 十一, 二十五, 廿五, 二五, 11.
func counted(text string) (int, bool) {
	text = strings.TrimLeft(strings.ReplaceAll(text, " ", ""), "初")
	if text == "元" || text == "正" {
		return 1, true
	}
	total, digit, tens := 0, -1, false
	for _, c := range text {
		n, ok := numeral(c)
		switch {
		case ok && digit >= 0:
			digit = digit*10 + n
		case ok:
			digit = n
		case tens || digit > 9:
			return 0, false
		case c == '十':
			tens = true
			total, digit = 10*max(digit, 1), -1
			if total == 0 {
				return 0, false
			}
		case c == '廿' && digit < 0:
			tens, total = true, 20
		case c == '卅' && digit < 0:
			tens, total = true, 30
		default:
			return 0, false
		}
		if digit > 99 || tens && digit > 9 {
			return 0, false
		}
	}
	return total + max(digit, 0), text != ""
}

func numeral(c rune) (int, bool) {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0'), true
	case c == '〇' || c == 'O' || c == 'o':
		return 0, true
	}
	for i, n := range []rune("一二三四五六七八九") {
		if c == n {
			return i + 1, true
		}
	}
	return 0, false
}

// number reads digits, spaced out or not; what is none is 0.
func number(text string) int {
	n, err := strconv.Atoi(strings.ReplaceAll(text, " ", ""))
	if err != nil {
		return 0
	}
	return n
}

func firstRune(text string) rune {
	c, _ := utf8.DecodeRuneInString(text)
	return c
}

func lastRune(text string) (rune, int) { return utf8.DecodeLastRuneInString(text) }
