package survey

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"wangjian/evidence"
	"wangjian/outline"
)

var asOf = time.Date(2019, 11, 30, 0, 0, 0, 0, evidence.Beijing)

// openAll is a robots.txt that refuses nothing.
func openAll(string) bool { return false }

func testQueue(t *testing.T, wants ...string) *queue {
	t.Helper()
	v, err := readValues()
	if err != nil {
		t.Fatal(err)
	}
	var topics []outline.Topic
	for _, name := range wants {
		topics = append(topics, outline.Topic{Name: name, Words: []string{name}})
	}
	return newQueue(v, origin{host: host}, topics, asOf, openAll)
}

// link is an offer of a kind at a path.
func link(k kind, path, text string) offer {
	return offer{entry: entry{url: "http://" + host + path, text: text, role: evidence.RoleInner}, kind: k, depth: 1}
}

// paths are where the addresses handed out lead.
func paths(chosen []*waiting) []string {
	var all []string
	for _, w := range chosen {
		all = append(all, strings.TrimPrefix(w.url, "http://"+host))
	}
	return all
}

func dated(k kind, path, group string, day int) offer {
	o := link(k, path, "标题")
	o.group, o.date = group, asOf.AddDate(0, 0, -day)
	return o
}

func TestTheMostValuableAddressIsTakenFirst(t *testing.T) {
	home := func(k kind, path, text string) offer {
		o := link(k, path, text)
		o.role = evidence.RoleSecond
		return o
	}
	tests := []struct {
		name   string
		wants  []string
		offers []offer
		take   int
		want   []string
	}{
		{
			"what is looked for, navigation, columns, policies, articles, the rest",
			[]string{"政府信息公开指南"},
			[]offer{
				link(kindOther, "/other", "其他"), link(kindArticle, "/article", "标题"), link(kindPolicy, "/policy", "通知"),
				link(kindColumn, "/column/", "下级"), link(kindNavigation, "/nav/", "动态"), link(kindOther, "/guide", "政府信息公开指南"),
			},
			9,
			[]string{"/guide", "/nav/", "/column/", "/policy", "/article", "/other"},
		},
		{
			"the first wanted topic before the second",
			[]string{"甲方案", "乙方案"},
			[]offer{link(kindOther, "/b", "乙方案"), link(kindOther, "/a", "甲方案")},
			9,
			[]string{"/a", "/b"},
		},
		{
			"a column of the name before an item of the name",
			[]string{"教育", "环境保护"},
			[]offer{link(kindArticle, "/1", "教育"), link(kindNavigation, "/nav/", "动态"), link(kindColumn, "/jy/", "教育"), link(kindArticle, "/hj", "环境保护"), link(kindColumn, "/x/", "其他")},
			9,
			[]string{"/jy/", "/nav/", "/hj", "/x/", "/1"},
		},
		{
			"a second link to what is looked for is a link like any other",
			[]string{"政府信息公开指南"},
			[]offer{link(kindOther, "/1", "政府信息公开指南"), link(kindOther, "/2", "政府信息公开指南"), link(kindArticle, "/x", "标题")},
			9,
			[]string{"/1", "/x", "/2"},
		},
		{
			"the newest of a column first, undated ones last", nil,
			[]offer{dated(kindPolicy, "/old", "g", 30), {entry: entry{url: "http://" + host + "/undated"}, kind: kindPolicy, group: "g"}, dated(kindPolicy, "/new", "g", 1)},
			9,
			[]string{"/new", "/old", "/undated"},
		},
		{
			"one article of each column before the second of any", nil,
			[]offer{dated(kindArticle, "/a1", "a", 1), dated(kindArticle, "/a2", "a", 2), dated(kindArticle, "/b1", "b", 50), dated(kindArticle, "/b2", "b", 60)},
			9,
			[]string{"/a1", "/b1", "/a2", "/b2"},
		},
		{
			"no more than a few articles of a column", nil,
			[]offer{
				dated(kindArticle, "/1", "a", 1), dated(kindArticle, "/2", "a", 2), dated(kindArticle, "/3", "a", 3),
				dated(kindArticle, "/4", "a", 4), dated(kindArticle, "/5", "a", 5),
			},
			9,
			[]string{"/1", "/2", "/3", "/4"},
		},
		{
			"the pages of a list in their order", nil,
			[]offer{
				{entry: entry{url: "http://" + host + "/l/index_9.htm"}, kind: kindPolicyPages, group: "l", number: 10},
				{entry: entry{url: "http://" + host + "/l/index_1.htm"}, kind: kindPolicyPages, group: "l", number: 2},
			},
			9,
			[]string{"/l/index_1.htm", "/l/index_9.htm"},
		},
		{
			"one address once, however it is written", nil,
			[]offer{
				link(kindNavigation, "/a/", "甲"), link(kindNavigation, "/a/index.html", "甲"), link(kindNavigation, "/a/#top", "甲"),
				{entry: entry{url: "https://example.gov.cn/a/;jsessionid=1"}, kind: kindNavigation},
				link(kindNavigation, "/b?x=1&y=2", "乙"), link(kindNavigation, "/b?y=2&x=1", "乙"),
			},
			9,
			[]string{"/a/", "/b?x=1&y=2"},
		},
		{
			"other hosts are not the site", nil,
			[]offer{{entry: entry{url: "http://other.gov.cn/"}, kind: kindNavigation}, {entry: entry{url: "http://sub." + host + "/"}, kind: kindNavigation}, link(kindOther, "/a", "甲")},
			9,
			[]string{"/a"},
		},
		{
			"an address is worth the best link to it", nil,
			[]offer{link(kindOther, "/a", "甲"), link(kindColumn, "/b/", "乙"), link(kindNavigation, "/a", "甲")},
			9,
			[]string{"/a", "/b/"},
		},
		{
			"what the home page links to is opened also beyond a column's share", nil,
			func() []offer {
				var all []offer
				for i := range 6 {
					o := home(kindArticle, fmt.Sprintf("/h%d", i), "标题")
					o.group = "a"
					all = append(all, o)
				}
				return append(all, link(kindPages, "/p", "2"))
			}(),
			9,
			[]string{"/h0", "/h1", "/h2", "/h3", "/p", "/h4", "/h5"},
		},
		{
			"policies of many columns leave room for the first articles", nil,
			func() []offer {
				all := []offer{dated(kindArticle, "/article", "news", 1)}
				for i := range 90 {
					all = append(all, dated(kindPolicy, fmt.Sprintf("/%d", i), fmt.Sprintf("policies %d", i), 1))
				}
				return all
			}(),
			52,
			func() []string {
				var all []string
				for i := range 50 {
					all = append(all, fmt.Sprintf("/%d", i))
				}
				return append(all, "/article", "/50")
			}(),
		},
		{"no more than there is room for", nil, []offer{link(kindOther, "/a", ""), link(kindOther, "/b", "")}, 1, []string{"/a"}},
		{"none where there is no room", nil, []offer{link(kindOther, "/a", "")}, -3, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := testQueue(t, test.wants...)
			q.add(test.offers)
			if got := paths(q.take(test.take)); !slices.Equal(got, test.want) {
				t.Errorf("took %v, want %v", got, test.want)
			}
		})
	}
}

func TestWhatShowedNothingIsMadeUpFor(t *testing.T) {
	q := testQueue(t, "政府信息公开指南")
	q.add([]offer{link(kindOther, "/dead", "政府信息公开指南"), link(kindOther, "/alive", "政府信息公开指南"), link(kindNavigation, "/nav/", "动态")})
	first := q.take(1)
	q.missed(first[0])
	if got := paths(q.take(1)); !slices.Equal(got, []string{"/alive"}) {
		t.Errorf("after the first link was dead took %v, want the second link to what is looked for", got)
	}
	q = testQueue(t, "政府信息公开指南")
	q.shown("政府信息公开指南")
	q.add([]offer{link(kindOther, "/again", "政府信息公开指南"), link(kindNavigation, "/nav/", "动态")})
	if got := paths(q.take(1)); !slices.Equal(got, []string{"/nav/"}) {
		t.Errorf("took %v although a page that was opened bears the name, want the navigation first", got)
	}
}

func TestAListThatGotTooOldIsLeft(t *testing.T) {
	q := testQueue(t)
	for i := 1; i <= 9; i++ {
		o := link(kindPolicyPages, fmt.Sprintf("/l/index_%d.htm", i), "文件")
		o.group, o.number = "l", i+1
		q.add([]offer{o})
	}
	q.end(q.take(2)[1], "l")
	if got := paths(q.take(9)); len(got) != 0 {
		t.Errorf("took %v of a list whose last page was too old", got)
	}
	left := q.left(evidence.UnseenBudget, "--pages 200")
	if len(left) != 1 || left[0].Count != 7 || left[0].Detail != detailShare {
		t.Errorf("left %v, want one record of the list's 7 further pages", left)
	}
}

func TestRobotsRefusesBeforeAnythingWaits(t *testing.T) {
	q := testQueue(t)
	var refused []string
	q.refuse = func(address string) bool {
		if strings.Contains(address, "/private/") {
			refused = append(refused, address)
			return true
		}
		return false
	}
	q.add([]offer{link(kindNavigation, "/private/", "内部"), link(kindNavigation, "/private/", "内部"), link(kindNavigation, "/a/", "公开")})
	if got := paths(q.take(9)); !slices.Equal(got, []string{"/a/"}) || len(refused) != 1 {
		t.Errorf("took %v and refused %v, want /a/ alone and one refusal", got, refused)
	}
}

// TestALargeSiteFits feeds more addresses than a queue holds.
func TestALargeSiteFits(t *testing.T) {
	q := testQueue(t)
	const folders, each = 300, 100
	for i := range folders {
		var offers []offer
		for j := range each {
			offers = append(offers, link(kindOther, fmt.Sprintf("/f%d/%d.htm", i, j), "标题"))
		}
		q.add(offers)
		if len(q.all) > 2*q.values.Waiting {
			t.Fatalf("%d addresses wait, more than twice %d", len(q.all), q.values.Waiting)
		}
	}
	q.add([]offer{link(kindNavigation, "/nav/", "动态")})
	if got := paths(q.take(1)); !slices.Equal(got, []string{"/nav/"}) {
		t.Errorf("took %v first, want the navigation that came last", got)
	}
	left := q.left(evidence.UnseenBudget, "--pages 2")
	count, single := 0, 0
	for _, u := range left {
		if u.Count == 0 {
			single++
		}
		count += max(u.Count, 1)
	}
	if count != folders*each || single != q.values.Named || len(left) > q.values.Named+2*q.values.Folders+4 {
		t.Errorf("%d records stand for %d pages, %d of them alone; want %d pages, %d alone", len(left), count, single, folders*each, q.values.Named)
	}
}

// TestTheSameOffersGiveTheSameOrder opens a site twice, with the same answers.
func TestTheSameOffersGiveTheSameOrder(t *testing.T) {
	walk := func() []string {
		q := testQueue(t, "政府信息公开指南")
		var all []string
		for round := range 8 {
			for i := range 40 {
				k := kinds[(i*7+round)%len(kinds)]
				o := link(k, fmt.Sprintf("/%d/%d/", i%9, round*40+i), fmt.Sprintf("栏目%d", i))
				o.date = asOf.AddDate(0, 0, -i)
				q.add([]offer{o})
			}
			all = append(all, paths(q.take(16))...)
		}
		return all
	}
	if first, second := walk(), walk(); !slices.Equal(first, second) || len(first) == 0 {
		t.Errorf("the same offers gave\n%v and\n%v", first, second)
	}
}

// TestColumnsLeaveRoomForWhatTheyHold offers a site of many columns, with an article each and
// policies, within the usual budget.
func TestColumnsLeaveRoomForWhatTheyHold(t *testing.T) {
	q := testQueue(t)
	var offers []offer
	for section := range 10 {
		for i := range 25 {
			path := fmt.Sprintf("/s%d/c%d/", section, i)
			column := link(kindColumn, path, "栏目")
			column.group = fmt.Sprint("column ", section)
			offers = append(offers, column, dated(kindArticle, path+"a.htm", path, i))
			if section == 0 {
				offers = append(offers, dated(kindPolicy, fmt.Sprintf("/zcwj/%d.htm", i), "policy", i))
			}
		}
	}
	q.add(offers)
	count := map[kind]int{}
	for _, w := range q.take(185) {
		count[w.kind]++
	}
	if count[kindColumn] < 100 || count[kindPolicy] < 6 || count[kindArticle] < 8 {
		t.Errorf("of 185 pages %v were opened, want 100 columns, 6 policies and 8 articles or more", count)
	}
}

func TestAWantedLinkThatLeadsBackIsTriedElsewhere(t *testing.T) {
	q := testQueue(t)
	for _, path := range []string{"/", "/a/"} {
		q.met("http://" + host + path)
	}
	for answered, want := range map[string]bool{"/": true, "/a/": true, "/b/": false, "/c/": false} {
		page := &evidence.Page{URL: "http://" + host + "/b/", FinalURL: "http://" + host + answered}
		if got := q.leadsBack(page); got != want {
			t.Errorf("/b/ that answers as %s leads back: %v, want %v", answered, got, want)
		}
	}
}
