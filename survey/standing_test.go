package survey

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"wangjian/evidence"
)

func TestWhatWasRefusedComesBackByABetterLink(t *testing.T) {
	const wanted = "政府信息公开指南"
	v, err := readValues()
	if err != nil {
		t.Fatal(err)
	}
	group := func(path string) offer {
		o := link(kindOther, path, "其他")
		o.group = "g"
		return o
	}
	var share, queries []offer
	for i := range v.OfGroup {
		share = append(share, group(fmt.Sprintf("/g%d", i)))
	}
	for i := range v.Traps.Queries {
		queries = append(queries, link(kindOther, fmt.Sprintf("/l.jsp?id=%d", i), "其他"))
	}
	tests := []struct {
		name   string
		before []offer // of others
		first  offer
		later  offer
		waits  bool
	}{
		{"called English", nil, link(kindOther, "/a/", "English"), link(kindOther, "/a/", "概况"), true},
		{"called English by a link, and nothing by another", nil, link(kindOther, "/a/", "English"), link(kindNavigation, "/a/", ""), false},
		{"called English twice", nil, link(kindOther, "/a/", "English"), link(kindNavigation, "/a/", "English"), false},
		{"beyond a share, and wanted", share, group("/a/"), link(kindOther, "/a/", wanted), true},
		{"beyond a share, and in the navigation", share, group("/a/"), link(kindNavigation, "/a/", "概况"), true},
		{"beyond a share twice", share, group("/a/"), group("/a/"), false},
		{"beyond the queries, and wanted", queries, link(kindOther, "/l.jsp?id=a", "其他"), link(kindOther, "/l.jsp?id=a", wanted), true},
		{"beyond the queries, and an item of a list", queries, link(kindColumn, "/l.jsp?id=a", "其他"), link(kindArticle, "/l.jsp?id=a", "标题"), true},
		{"beyond the queries twice", queries, link(kindOther, "/l.jsp?id=a", "其他"), link(kindColumn, "/l.jsp?id=a", "其他"), false},
		{"a file, and wanted", nil, link(kindOther, "/a.pdf", "其他"), link(kindNavigation, "/a.pdf", wanted), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := testQueue(t, wanted)
			q.add(test.before)
			q.add([]offer{test.first})
			if n := len(q.all); n != len(test.before) {
				t.Fatalf("%d wait after the first link, want %d", n, len(test.before))
			}
			for range 5 {
				q.add([]offer{test.later})
			}
			if waits := len(q.all) > len(test.before); waits != test.waits {
				t.Errorf("the address waits: %v, want %v", waits, test.waits)
			}
			count := 0
			for _, u := range q.dropped.counted() {
				count += u.Count
			}
			if want := 1; test.waits && count != 0 || count > want {
				t.Errorf("%d pages are counted as refused, of one", count)
			}
			q.met(test.later.url)
			if len(q.dropped.counted()) != 0 {
				t.Errorf("what was opened is counted as refused: %v", q.dropped.counted())
			}
		})
	}
}

func TestRobotsRefusesAnAddressOnce(t *testing.T) {
	q := testQueue(t, "指南")
	asked := 0
	q.refuse = func(string) bool { asked++; return true }
	q.add([]offer{link(kindOther, "/a/", "其他"), link(kindOther, "/a/", "指南"), link(kindNavigation, "/a/", "概况")})
	if asked != 1 || len(q.all) != 0 {
		t.Errorf("robots.txt was asked %d times and %d wait, want one and none", asked, len(q.all))
	}
}

func TestWhatIsRememberedIsBounded(t *testing.T) {
	q := testQueue(t, "指南")
	few := *q.values
	few.Known, few.Texts, few.OfGroup = 50, 20, 10
	q.values = &few
	for i := range 500 {
		q.add([]offer{link(kindOther, fmt.Sprintf("/%d", i), fmt.Sprintf("名称%d", i)), link(kindOther, fmt.Sprintf("/e%d", i), "English")})
	}
	if len(q.known) > few.Known || len(q.topics) > few.Texts {
		t.Errorf("%d addresses and %d texts are remembered, more than %d and %d", len(q.known), len(q.topics), few.Known, few.Texts)
	}
	q.topicOf(strings.Repeat("长", longestMemo))
	if len(q.topics) > few.Texts || q.topicOf("指南") != 0 || q.topicOf("指南") != 0 {
		t.Errorf("a text that names what is looked for does so no longer")
	}
}

func TestOnlyThePageBehindTheLastSeenEndsAList(t *testing.T) {
	page := func(number int) offer {
		o := link(kindPolicyPages, fmt.Sprintf("/l/index_%d.htm", number-1), "文件")
		o.group, o.number = "l", number
		return o
	}
	first := link(kindColumn, "/l/", "文件")
	first.column.address = "http://" + host + "/l/"
	astray := link(kindArticle, "/l/x.htm", "文件")
	astray.column.address = first.column.address
	tests := []struct {
		name    string
		numbers []int
		taken   int // of them
		old     int // place of the page that is too old
		ended   bool
	}{
		{"the second page", []int{2, 3, 4}, 3, 0, true},
		{"the third page", []int{2, 3, 4}, 3, 1, true},
		{"the last page of a pager with a gap", []int{2, 3, 20}, 3, 2, false},
		{"the last page beside the second", []int{2, 20}, 2, 1, false},
		{"a page before which one waits", []int{3, 4, 5}, 0, 2, false},
		{"pages that count from another number", []int{3, 4, 5}, 2, 1, true},
		{"pages that count items", []int{21, 41, 61}, 2, 1, true},
		{"the last page of those that count items", []int{21, 41, 401}, 3, 2, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := testQueue(t)
			for _, number := range slices.Backward(test.numbers) {
				q.add([]offer{page(number)})
			}
			q.take(test.taken)
			q.end(&waiting{offer: page(test.numbers[test.old])}, "l")
			if q.ended["l"] != test.ended {
				t.Errorf("the list has ended: %v, want %v", q.ended["l"], test.ended)
			}
		})
	}
	for _, test := range []struct {
		name  string
		from  offer
		ended bool
	}{{"the first page", first, true}, {"a page that an entry of the list leads to", astray, false}, {"a page of its own", link(kindOther, "/l/", ""), true}} {
		q := testQueue(t)
		if q.end(&waiting{offer: test.from}, "l"); q.ended["l"] != test.ended {
			t.Errorf("%s: the list has ended: %v, want %v", test.name, q.ended["l"], test.ended)
		}
	}
}

func TestFurtherPagesAreOfferedInOrder(t *testing.T) {
	source := `<title>政策文件</title><div class="list">` + items("/col/", 15, "2019-10-11") + `</div>
		<div class="page"><a href="index_3.htm">4</a><a href="index_1.htm">2</a><a href="index_2.htm">3</a></div>`
	of := column{address: "http://" + host + "/col/", name: "政策文件"}
	var numbers []int
	for _, o := range offeredBy(t, evidence.RoleSecond, "/col/", place{kind: kindNavigation, text: "政策文件", column: of, depth: 1}, source).offers {
		if o.number > 0 {
			numbers = append(numbers, o.number)
		}
	}
	if !slices.Equal(numbers, []int{2, 3, 4}) {
		t.Errorf("further pages are offered as %v, want 2, 3, 4", numbers)
	}
}
