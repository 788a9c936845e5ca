package outline

import (
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
)

// theMoment is the moment that the dates of these tests are read at.
var theMoment = time.Date(2024, 6, 5, 14, 30, 0, 0, evidence.Beijing)

func TestParseDateReads(t *testing.T) {
	for _, test := range []struct {
		text, want string // day, clock, ~ where inferred
	}{
		{"发布时间：2024-05-10 09:24", "2024-05-10 09:24"},
		{"2024年06月03日", "2024-06-03"},
		{"2019/11/5", "2019-11-05"},
		{"2019.11.05", "2019-11-05"},
		{"2019·11·05", "2019-11-05"},
		{"2023-08-19 10∶08", "2023-08-19 10:08"},
		{"2022-05-07\u00a000:00", "2022-05-07 00:00"},
		{"２０１９年１１月５日", "2019-11-05"},
		{"２０１９－１１－０５", "2019-11-05"},
		{"2019 年 11 月 5 日", "2019-11-05"},
		{"2 0 1 9 年 1 1 月 5 日", "2019-11-05"},
		{"2019 - 11 - 05", "2019-11-05"},
		{"2019–11–05", "2019-11-05"},
		{"[2019-11-05]", "2019-11-05"},
		{"日期：2019-11-05（星期二）下午3:20", "2019-11-05 15:20"},
		{"2019-11-05 15:54:07", "2019-11-05 15:54"},
		{"2019年11月5日9时24分", "2019-11-05 09:24"},
		{"2019年11月5号", "2019-11-05"},
		{"关于公布名单的公示 2019-11-05", "2019-11-05"},
		{"2019-11-0509:24", "2019-11-05 09:24"},
		{"二〇一九年十一月五日", "2019-11-05"},
		{"二0一九年十一月五日", "2019-11-05"},
		{"二零一九年十二月二十五日", "2019-12-25"},
		{"二○一九年一月三十日", "2019-01-30"},
		{"二OO九年十月十日", "2009-10-10"},
		{"二 〇 一 九 年 十 一 月 五 日", "2019-11-05"},
		{"二〇二〇年元月廿五日", "2020-01-25"},
		{"二〇一九年11月5日", "2019-11-05"},
		{"20191105", "2019-11-05"},
		{"20191105 09:24", "2019-11-05 09:24"},
		{"20191105092400", "2019-11-05"},
		{"2018-05-24T00:00:00.000Z", "2018-05-24 08:00"},
		{"2018-05-24T20:00:00Z", "2018-05-25 04:00"},
		{"2018-05-24T09:24:00+08:00", "2018-05-24 09:24"},
		{"2018-05-24T09:24:00", "2018-05-24 09:24"},
		{"2024.04.30 09:24:36 GMT+08:00", "2024-04-30 09:24"},
		{"2019-11-05 09:24-10:00", "2019-11-05 09:24"},
		{"Tue, 05 Nov 2019 17:24:00 GMT", "2019-11-06 01:24"},
		{"Tue, 05 Nov 2019 17:24:00 +0800", "2019-11-05 17:24"},
		{"Tue Nov 05 09:24:00 CST 2019", "2019-11-05 09:24"},
		{"Nov. 5th, 2019", "2019-11-05"},
		{"5 November 2019", "2019-11-05"},
		{"05-Nov-2019", "2019-11-05"},
		{"25/11/2019", "2019-11-25"},

		{"19-11-05", "2019-11-05"},
		{"19年11月5日", "2019-11-05"},
		{"'19.11.5", "2019-11-05"},
		{"98-11-05", "1998-11-05"},

		{"05\n2019-11", "2019-11-05"},
		{"05\n2019.11", "2019-11-05"},
		{"05\n2019年11月", "2019-11-05"},
		{"05日 2019/11", "2019-11-05"},
		{"11/05 2019", "2019-11-05"},
		{"11-05\n2019", "2019-11-05"},
		{"2019\n11-05", "2019-11-05"},
		{"2019年 11/05", "2019-11-05"},
		{"05 / 11月 2019", "2019-11-05"},
		{"05 Nov 2019", "2019-11-05"},

		{"[11-05]", "2023-11-05~"},
		{"[06-05]", "2024-06-05~"},
		{"(6-6)", "2023-06-06~"},
		{"11月5日", "2023-11-05~"},
		{"05-05 14:20", "2024-05-05 14:20~"},
		{"关于公布名单的公示 11-05", "2023-11-05~"},
		{"05 / 11月", "2023-11-05~"},
		{"05\n11月", "2023-11-05~"},
		{"11月\n05", "2023-11-05~"},
		{"05 Nov", "2023-11-05~"},
		{"02-29", "2024-02-29~"},
		{"11-05 2019年度工作总结", "2023-11-05~"},

		{"今天", "2024-06-05~"},
		{"今天 09:24", "2024-06-05 09:24~"},
		{"昨天 09:24", "2024-06-04 09:24~"},
		{"前天", "2024-06-03~"},
		{"刚刚", "2024-06-05~"},
		{"5分钟前", "2024-06-05~"},
		{"16小时前", "2024-06-04~"},
		{"3天前", "2024-06-02~"},
		{"发布于 2周前", "2024-05-22~"},

		{"11月5日的会 2019-11-06", "2019-11-06"},
		{"2019-02-30 2019-03-01", "2019-03-01"},
	} {
		got, ok := ParseDate(test.text, theMoment)
		if shown := tell(got); !ok || shown != test.want {
			t.Errorf("%q: got %q (%t), want %q", test.text, shown, ok, test.want)
		}
	}
}

func tell(d Date) string {
	text := d.Day.Format(time.DateOnly)
	if d.Clock != "" {
		text += " " + d.Clock
	}
	if d.Inferred {
		text += "~"
	}
	return text
}

func TestParseDateReadsNone(t *testing.T) {
	for _, text := range []string{
		"", "通知公告", "2019", "2019年", "2019年11月", "2019-11",
		"2019-02-30", "2019-13-05", "2019年2月29日", "02-30", "20191305", "二〇一九年十三月五日", "2019-00-10",
		"明政〔2019〕11号", "〔2019〕3号", "国办发〔2017〕47号",
		"版权所有 © 2019-2024", "Copyright 2010-2024 All Rights Reserved",
		"0595-23231105", "电话：0598-20191105", "电话：20101105", "010-12-05", "400-811-0512", "13-05-1234567",
		"20191105元", "11.05万元", "11.05%", "投资11-05万元", "3,019.11.05",
		"2019-2021年", "1-12月", "10-12月", "05-12个", "2019-2020学年",
		"192.168.11.05", "19.11.5.1", "v2.19.11", "GB50204-2015", "2019-11-05001",
		"将于11月12日开幕", "11月5日至10日", "今天是个好日子", "一天前夜", "1/10", "第1/10页",
		"05/11/2019", "123456789012345678", "浏览次数：11052",
	} {
		if got, ok := ParseDate(text, theMoment); ok {
			t.Errorf("%q is read as %s, from %q", text, tell(got), got.Text)
		}
	}
}

func TestParseDateKeepsWhatIsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"发布时间：2023-08-19 10∶08 来源":   "2023-08-19 10∶08",
		"○ 二○一九年十一月五日。":              "二○一九年十一月五日",
		"2019–11–05 · 通知":            "2019–11–05",
		"日期：2024-05-10（星期五）09:24 浏览": "2024-05-10(星期五)09:24",
	} {
		if got, _ := ParseDate(text, theMoment); got.Text != want {
			t.Errorf("%q: kept %q, want %q", text, got.Text, want)
		}
	}
}

func TestParseDateCountsFromBeijing(t *testing.T) {
	moment := time.Date(2024, 6, 5, 17, 0, 0, 0, time.UTC) // 01:00 on the sixth
	if got, _ := ParseDate("今天", moment); tell(got) != "2024-06-06~" {
		t.Errorf("got %s, want the day that Beijing has", tell(got))
	}
	if got, _ := ParseDate("06-06", moment); tell(got) != "2024-06-06~" {
		t.Errorf("got %s, want this year's", tell(got))
	}
}

func TestParseDateBoundsItsWork(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("2019-02-30 ", 200_000), strings.Repeat("1", 2_000_000), strings.Repeat("一 ", 1_000_000), strings.Repeat("﷽", 500_000),
	} {
		begun := time.Now()
		if _, ok := ParseDate(text, theMoment); ok {
			t.Errorf("%.20q… is read as a date", text)
		}
		if took := time.Since(begun); took > time.Second {
			t.Errorf("%.20q… took %s", text, took)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{
		"2024-05-10 09:24", "二〇一九年十一月五日", "05\n2019-11", "[11-05]", "02-29", "3天前", "昨天 23:59",
		"Tue, 05 Nov 2019 17:24:00 GMT", "2018-05-24T20:00:00Z", "11月5日 23:30 GMT-08", "20191105", "'19.11.5", "\xff2019\u200b-11-05",
	} {
		f.Add(text, int64(1717569000))
	}
	f.Fuzz(func(t *testing.T, text string, seconds int64) {
		asOf := time.Unix(seconds%(1<<33), 0)
		d, ok := ParseDate(text, asOf)
		if !ok {
			if !d.IsZero() || d.Text != "" {
				t.Errorf("%q: no date, and yet %+v", text, d)
			}
			return
		}
		if d.Day.Location() != evidence.Beijing || !d.Day.Equal(evidence.Midnight(d.Day)) {
			t.Errorf("%q: %s is not midnight in Beijing", text, d.Day)
		}
		if d.Inferred && d.Day.After(asOf) {
			t.Errorf("%q: %s is inferred and after %s", text, d.Day, asOf)
		}
	})
}

func TestAddressDate(t *testing.T) {
	for address, want := range map[string]string{
		"http://www.example.gov.cn/zwgk/202306/t20230608_2213652.shtml":   "2023-06-08",
		"http://www.example.gov.cn/art/2024/10/21/art_1543973_58942.html": "2024-10-21",
		"http://www.example.gov.cn/2025/6/3/23948.shtml":                  "2025-06-03",
		"http://www.example.gov.cn/2019-11/05/content_1.htm":              "2019-11-05",
		"http://www.example.gov.cn/2022/08-11/2559082.html":               "2022-08-11",
		"http://www.example.gov.cn/20191105/1.html":                       "2019-11-05",
		"http://www.example.gov.cn/2019-11-05/1.html":                     "2019-11-05",
		"http://www.example.gov.cn/201911/05/1.html":                      "2019-11-05",
		"http://www.example.gov.cn/n1/2021/0412/c1-2.html":                "2021-04-12",

		"http://www.example.gov.cn/content/post_9360641.html":           "",
		"http://www.example.gov.cn/content/20191105.html":               "",
		"http://www.example.gov.cn/info/1041/31887.htm":                 "",
		"http://www.example.gov.cn/20191305/1.html":                     "",
		"http://www.example.gov.cn/t20230231_1.html":                    "",
		"http://www.example.gov.cn/col/col20191105/index.html":          "",
		"http://www.example.gov.cn/2019/11/index.html":                  "",
		"http://www.example.gov.cn/20191105123456/1.html":               "",
		"http://www.example.gov.cn/1/2/3/4.html":                        "",
		"http://www.example.gov.cn/page?date=/2019/11/05/x":             "",
		"http://www.example.gov.cn/1545021/0412/1.html":                 "",
		"http://www.example.gov.cn/" + strings.Repeat("2019/11/", 9999): "",
		"": "",
	} {
		got := ""
		if d, ok := AddressDate(address); ok {
			got = d.Day.Format(time.DateOnly)
			if d.Source != DateAddress || d.Text == "" {
				t.Errorf("%.90s: %+v", address, d)
			}
		}
		if got != want {
			t.Errorf("%.90s: got %q, want %q", address, got, want)
		}
	}
}

func TestDateWordsAreRead(t *testing.T) {
	if _, err := readDateWords(datesFile); err != nil {
		t.Fatal(err)
	}
	if _, err := readDateWords([]byte("number: '('")); err == nil {
		t.Error("an expression that does not compile is taken")
	}
}
