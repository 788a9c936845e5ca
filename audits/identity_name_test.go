package audits

import (
	"testing"

	"wangjian/evidence"
)

func TestIdentityName(t *testing.T) {
	mingzhou := registered(evidence.Site{Name: "明州市人民政府"})
	testIdentity(t, identityName, []identityRow{
		{name: "tag and title have the office's name"},
		{name: "they have the registered name", change: mingzhou},
		{name: "a department", old: soundTitle + soundTags, new: `<title>首页_明州市教育局</title><meta name="SiteName" content="明州市教育局">`},
		{name: "a name with its abbreviation in brackets", old: soundTitle + soundTags, new: `<title>明州高新区管委会网站</title><meta name="SiteName" content="明州高新区管委会（新北区人民政府）">`},
		{name: "the registered name has the province before it", change: registered(evidence.Site{Name: "福建省明州市人民政府"})},
		{name: "a title with an office and no tag", old: soundTags, new: ``},
		{name: "an alias that is registered", old: soundTitle + soundTags, new: `<title>首都之窗</title><meta name="SiteName" content="首都之窗">`, change: registered(evidence.Site{Name: "首都之窗"})},

		{name: "the tag's name is not in the title", old: soundTitle, new: `<title>欢迎访问</title>`, want: "identity.name"},
		{name: "no title", old: soundTitle, new: ``, want: "identity.name"},
		{name: "the registered name is not in the title", old: soundTitle, new: `<title>明州市人民政协</title>`, change: mingzhou, want: "identity.name"},
		{name: "the tag's name is an alias", old: soundTitle + soundTags, new: `<title>中国·明州</title><meta name="SiteName" content="中国·明州">`, want: "identity.name"},
		{name: "the title is an alias and there is no tag", old: soundTitle + soundTags, new: `<title>明州政务网</title>`, want: "identity.name"},
		{
			name: "tag and title are an alias of the registered name", old: soundTitle + soundTags,
			new: `<title>中国·明州</title><meta name="SiteName" content="中国·明州">`, change: mingzhou, want: "identity.name\nidentity.name",
		},

		{name: "a name that may be an office's or not", old: soundTitle + soundTags, new: `<title>明州政府采购平台</title><meta name="SiteName" content="明州政府采购平台">`, want: "open identity.name"},
		{name: "no name at all", old: soundTitle + soundTags, new: `<title>首页</title>`, want: "open identity.name"},
		{name: "the home page did not open", change: failedHome, want: "open identity.name"},
	})
}
