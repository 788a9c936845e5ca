package survey

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestTraps(t *testing.T) {
	long := "/" + strings.Repeat("a", 500)
	tests := []struct {
		name, path string
		want       verdict
	}{
		{"a column", "/zwgk/tzgg/", mayOpen},
		{"an article by its day", "/art/2019/11/11/art_11_11.html", mayOpen},
		{"a column that bears its parent's name", "/zwgk/zwgk/", mayOpen},
		{"a column of sprints", "/sprint/index_1.html", mayOpen},
		{"a search page without words", "/search/", mayOpen},
		{"the league committee", "/tw/", mayOpen},
		{"a document", "/files/1.PDF", noPage},
		{"a picture", "/img/a.jpg?x=1", noPage},
		{"the end of a visit", "/user/logout.do", noPage},
		{"a page to print", "/a/1.html?print=1", noPage},
		{"traditional characters", "/gate/big5/www.example.gov.cn/", noPage},
		{"the English site", "/en/", noPage},
		{"another language by a parameter", "/?lang=en", noPage},
		{"the site's own language by a parameter", "/news/?lang=cn&id=22", mayOpen},
		{"results of a search", "/search/?q=a", noPage},
		{"a loop", "/a/b/a/b/", endless},
		{"one name three times", "/a/x/a/y/a/", endless},
		{"a year to come", "/rl/2031/05/", endless},
		{"a month to come in one", "/rl/2020-05/", endless},
		{"a day to come with a file name", "/rl/2031-5-1.html", endless},
		{"a day to come in one", "/rl/2031-5-1/", endless},
		{"a month to come with a file name", "/rl/2031/05.html", endless},
		{"a month to come by parameters", "/rl.jsp?year=2031&month=5", endless},
		{"a month to come by one parameter", "/rl.jsp?date=2031-05", endless},
		{"this month", "/rl/2019/11/", mayOpen},
		{"a year to come alone", "/rl.jsp?year=2031", mayOpen},
		{"a column with a number like a year", "/2101/", mayOpen},
		{"a column with a number like the next year", "/2020/", mayOpen},
		{"an article of a column with a number", "/2101/20191111/123.html", mayOpen},
		{"columns with numbers below each other", "/2101/2102/", mayOpen},
		{"a code of a district", "/210102/", mayOpen},
		{"numbers too far for a calendar", "/2101/05/", mayOpen},
		{"a path without end", strings.Repeat("/a1/b2", 1) + strings.Repeat("/1", 12), endless},
		{"an address without end", long, endless},
	}
	v, err := readValues()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			u, err := url.Parse("http://" + host + test.path)
			if err != nil {
				t.Fatal(err)
			}
			if got := newTraps(&v.Traps, 2019).judge(u, kindOther); got != test.want {
				t.Errorf("judge(%s) = %d, want %d", test.path, got, test.want)
			}
		})
	}
}

func TestAFurtherPageOfAListIsNoCalendar(t *testing.T) {
	v, err := readValues()
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse("http://" + host + "/channel/2031/2.html")
	if err != nil {
		t.Fatal(err)
	}
	for k, want := range map[kind]verdict{kindPages: mayOpen, kindNewsPages: mayOpen, kindOther: endless} {
		if got := newTraps(&v.Traps, 2019).judge(u, k); got != want {
			t.Errorf("judge(%s) as %s = %d, want %d", u, k, got, want)
		}
	}
}

func TestParametersWithoutEnd(t *testing.T) {
	v, err := readValues()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		query func(i int) string
		from  kind
		want  int // of 100
	}{
		{"a calendar", func(i int) string { return fmt.Sprintf("date=2019-%d", i) }, kindOther, v.Traps.CalendarPages},
		{"facets", func(i int) string { return fmt.Sprintf("f%d=1&g=%d", i, i) }, kindOther, v.Traps.Names},
		{"values of one parameter", func(i int) string { return fmt.Sprintf("id=%d", i) }, kindOther, v.Traps.Queries},
		{"articles of a list, with their dates", func(i int) string { return fmt.Sprintf("id=%d&date=2019-11-%d", i, i) }, kindArticle, 100},
		{"articles of a list", func(i int) string { return fmt.Sprintf("id=%d", i) }, kindArticle, 100},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			traps := newTraps(&v.Traps, 2019)
			open := 0
			for i := range 100 {
				u, err := url.Parse("http://" + host + "/list.jsp?" + test.query(i))
				if err != nil {
					t.Fatal(err)
				}
				if traps.judge(u, test.from) == mayOpen {
					open++
				}
			}
			if open != test.want {
				t.Errorf("%d of 100 may be opened, want %d", open, test.want)
			}
		})
	}
}

func TestTheHomePagesNavigationIsNoCalendar(t *testing.T) {
	q := testQueue(t)
	q.add([]offer{link(kindBlock, "/2031/05/", "要闻动态"), link(kindNavigation, "/2031/05/", "要闻动态"), link(kindNavigation, "/2102/", "通知公告"), link(kindOther, "/2031/06/", "六月")})
	if got := paths(q.take(9)); !slices.Equal(got, []string{"/2031/05/", "/2102/"}) {
		t.Errorf("took %v, want the two columns of the navigation", got)
	}
}
