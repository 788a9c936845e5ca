package survey

import (
	"testing"

	"wangjian/evidence/evidencetest"
)

func TestFormsThatDoSomethingElseAreNotSent(t *testing.T) {
	tests := []struct {
		name, source string
		found        bool
	}{
		{"a search", `<form class="search" action="/search"><input type="hidden" name="siteid" value="1"><input name="kw"><input type="submit" value="搜索"></form>`, true},
		{"a search with a language", `<form class="search" action="/search"><input type="hidden" name="lang" value="zh"><input name="kw"></form>`, true},
		{"the end of a visit", `<form class="search" action="/user/logout"><input type="hidden" name="confirm" value="1"><input name="kw"></form>`, false},
		{"the end of a visit by a script's name", `<form class="search" action="/userLogout.do"><input name="kw"></form>`, false},
		{"the end of a visit by a hidden field", `<form class="search" action="/user.do"><input type="hidden" name="op" value="logout"><input name="kw"></form>`, false},
		{"a deletion", `<form class="search" action="/news/delete.do"><input name="kw"></form>`, false},
		{"a deletion by a hidden field", `<form class="search" action="/news"><input type="hidden" name="m" value="doDelete"><input name="kw"></form>`, false},
		{"an address in Chinese", `<form class="search" action="/%E9%80%80%E5%87%BA"><input name="kw"></form>`, false},
		{"a button to leave", `<form class="search" action="/s"><input name="kw"><input type="submit" value="退出登录"></form>`, false},
		{"a login", `<form class="search" action="/sso/login"><input name="kw"></form>`, false},
		{"another port", `<form class="search" action="http://` + host + `:8081/search"><input name="kw"></form>`, false},
		{"the search behind a form that is refused", `<form class="search" action="/logout"><input name="kw"></form><form class="search" action="/s"><input name="kw"></form>`, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := searchForm(evidencetest.Page(t, "http://"+host+"/", test.source)) != nil; got != test.found {
				t.Errorf("a form to search with: %v, want %v", got, test.found)
			}
		})
	}
}

func TestASearchThatStrays(t *testing.T) {
	v, err := readValues()
	if err != nil {
		t.Fatal(err)
	}
	f := searchForm(evidencetest.Page(t, "http://"+host+"/", `<form class="search" action="/so/"><input name="kw"></form>`))
	const password = `<form><input name="name"><input type="password" name="word"></form>`
	tests := []struct {
		name, final, source string
		strayed             bool
	}{
		{"results", "http://" + host + "/so/?kw=1", "<p>结果</p>", false},
		{"results with a login beside them", "http://" + host + "/so/?kw=1", password, false},
		{"results at another address", "http://" + host + "/so/list.html", "<p>结果</p>", false},
		{"another host", "http://other.gov.cn/so/?kw=1", "<p>结果</p>", true},
		{"another port", "http://" + host + ":8081/so/?kw=1", "<p>结果</p>", true},
		{"a login by its address", "http://" + host + "/user/login.do?back=/so/", "<p>请登录</p>", true},
		{"a login by its field", "http://" + host + "/enter", password, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			page := evidencetest.Page(t, test.final, test.source)
			if got := v.Traps.strayed(f, originOf("http://"+host+"/"), page); got != test.strayed {
				t.Errorf("the search that ended at %s strayed: %v, want %v", page.FinalURL, got, test.strayed)
			}
		})
	}
}
