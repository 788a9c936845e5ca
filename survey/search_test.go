package survey

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
	"wangjian/outline"
)

func TestTheFormThatSearchesTheSite(t *testing.T) {
	tests := []struct {
		name, source, charset string
		want                  string // address of a search for 指南, "" where there is no form
	}{
		{"a form with hidden fields", `<form action="/so/"><input type="hidden" name="site" value="1"><input name="q" placeholder="请输入搜索内容"></form>`, "", "/so/?site=1&q=%E6%8C%87%E5%8D%97"},
		{"a search field", `<form class="search" action="/s" method="GET"><input type="search" name="k"></form>`, "", "/s?k=%E6%8C%87%E5%8D%97"},
		{"a query in the action is replaced", `<form id="soForm_search" action="/s?a=1"><input name="k"></form>`, "", "/s?k=%E6%8C%87%E5%8D%97"},
		{"a choice sends what is chosen", `<form class="search" action="/s"><select name="in"><option value="1">甲<option value="2" selected>乙</select><input name="k"></form>`, "", "/s?in=2&k=%E6%8C%87%E5%8D%97"},
		{"a page in GBK", `<form class="search" action="/s"><input name="k"></form>`, "gbk", "/s?k=%D6%B8%C4%CF"},
		{"the search among several", `<form action="/vote"><input name="v"></form><form action="/search/"><input name="q"></form>`, "", "/search/?q=%E6%8C%87%E5%8D%97"},
		{"a button that says so", `<form action="/find"><input name="k"><button>搜索</button></form>`, "", "/find?k=%E6%8C%87%E5%8D%97"},
		{"the home page's own address with hidden fields", `<form action="/"><input type="hidden" name="m" value="search"><input name="q"></form>`, "", "/?m=search&q=%E6%8C%87%E5%8D%97"},
		{"the home page's own address alone", `<form class="search"><input name="q"></form>`, "", ""},
		{"a form that does not say what it is for", `<form action="/subscribe"><input name="name"></form>`, "", ""},
		{"a query of how far an application is", `<form action="/progress/query"><input name="query" placeholder="请输入办件编号"><button>查询</button></form>`, "", ""},
		{"a query for keywords", `<form action="/query"><input name="keyword"><button>查询</button></form>`, "", "/query?keyword=%E6%8C%87%E5%8D%97"},
		{"a form that posts", `<form class="search" action="/s" method="post"><input name="k"></form>`, "", ""},
		{"a form of another host", `<form action="http://search.gd.gov.cn/s"><input name="k"></form>`, "", ""},
		{"a form of a script", `<form action="javascript:find()"><input name="k"></form>`, "", ""},
		{"a field without a name", `<form class="search" action="/s"><input id="k"></form>`, "", ""},
		{"a login", `<form action="/login"><input name="user"><input type="password" name="word"></form>`, "", ""},
		{"a letter", `<form action="/letter"><input name="title"><textarea name="text"></textarea></form>`, "", ""},
		{"none", `<p>首页</p>`, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			page := evidencetest.Page(t, "http://"+host+"/", test.source)
			page.Charset.Used = test.charset
			got := ""
			if f := searchForm(page); f != nil {
				got = strings.TrimPrefix(f.address("指南"), "http://"+host)
			}
			if got != test.want {
				t.Errorf("the search leads to %q, want %q", got, test.want)
			}
		})
	}
}

func TestResultsThatNameWhatWasSearchedFor(t *testing.T) {
	page := evidencetest.Page(t, "http://"+host+"/search/?q=1", `<a href="/guide/">政府信息公开指南</a><a href="/guide/index.html">政府信息公开指南</a>
		<a href="/seen/">政府信息公开指南</a><a href="http://other.gov.cn/">政府信息公开指南</a><a href="/file.pdf">政府信息公开指南</a><a href="/x/">别的</a>`)
	page.Role = evidence.RoleSearch
	read, err := outline.Read(page, asOf)
	if err != nil {
		t.Fatal(err)
	}
	q := testQueue(t, "政府信息公开指南")
	q.met("http://" + host + "/seen/")
	q.add(q.results(read, "政府信息公开指南"))
	if got := paths(q.take(9)); !slices.Equal(got, []string{"/guide/"}) {
		t.Errorf("results %v, want /guide/ alone", got)
	}
}

func TestASitemapListsPages(t *testing.T) {
	const head = `<?xml version="1.0" encoding="gbk"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`
	const one = `<url><loc>http://a.cn/1</loc></url>`
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	_, _ = writer.Write([]byte(head + `<url><loc>http://a.cn/1</loc></url></urlset>`))
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	var many strings.Builder
	many.WriteString(head)
	for i := range maxSitemapPages + 10 {
		fmt.Fprintf(&many, "<url><loc>http://a.cn/%d</loc></url>", i)
	}
	tests := []struct {
		name, text     string
		pages, further int
	}{
		{"pages", head + `<url><loc> http://a.cn/1 </loc><lastmod>2019-11-01T10:00:00+08:00</lastmod></url><url><loc>http://a.cn/2</loc></url></urlset>`, 2, 0},
		{"an index", `<sitemapindex><sitemap><loc>http://a.cn/s1.xml</loc></sitemap></sitemapindex>`, 0, 1},
		{"a packed file", packed.String(), 1, 0},
		{"a file that ends early", head + `<url><loc>http://a.cn/1</loc></url><url><lo`, 1, 0},
		{"an error page", `<!doctype html><title>404</title><p>没有找到`, 0, 0},
		{"an entity that grows", `<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "c">]>` + head + `<url><loc>http://a.cn/&a;</loc></url>`, 1, 0},
		{"pages without end", many.String(), maxSitemapPages, 0},
		{"an address of a picture within a page", head + `<url><loc>http://a.cn/1</loc><image:image><image:loc>http://a.cn/1.jpg</image:loc></image:image></url></urlset>`, 1, 0},
		{"a page within a page", head + `<url><x><url><loc>http://a.cn/2</loc></url></x><loc>http://a.cn/1</loc></url></urlset>`, 1, 0},
		{"elements within each other", head + one + strings.Repeat("<a>", maxNesting) + one, 1, 0},
		{"as deep as is read", head + one + strings.Repeat("<a>", maxNesting-3) + one, 2, 0},
		{"an element with many attributes", head + one + "<a" + strings.Repeat(" b='1'", maxAttributes+1) + "/>" + one, 1, 0},
		{"an element with some attributes", head + one + "<a" + strings.Repeat(" b='1'", maxAttributes) + "/>" + one, 2, 0},
		{"a tag without end", head + one + "<a" + strings.Repeat(" b='>'", maxTag) + "/>" + one, 1, 0},
		{"an apostrophe in a comment", head + "<!-- isn't -->" + one + strings.Repeat(" ", maxTag) + one, 2, 0},
		{"an address without end", head + "<url><loc>http://a.cn/" + strings.Repeat("a", maxLocation) + "</loc></url>" + one, 1, 0},
		{"more than is read of a file", head + one + strings.Repeat(" ", maxSitemap) + one, 1, 0},
		{"nothing", "", 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			pages, further := parseSitemap(strings.NewReader(test.text))
			if len(pages) != test.pages || len(further) != test.further {
				t.Errorf("%d pages and %d further files, want %d and %d", len(pages), len(further), test.pages, test.further)
			}
			if test.name == "pages" && (pages[0].url != "http://a.cn/1" || pages[0].date.Day() != 1) {
				t.Errorf("the first page is %s of %v", pages[0].url, pages[0].date)
			}
		})
	}
}
