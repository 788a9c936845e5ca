package audits

import "testing"

func TestIdentityMeta(t *testing.T) {
	inner := func(tags, body string) string {
		return `<html><head>` + soundTags + tags + `</head><body>` + body + `</body></html>`
	}
	const (
		column  = `<meta name="ColumnName" content="工作动态"><meta name="ColumnType" content="要闻动态，其他">`
		article = `<meta name="ArticleTitle" content="通知"><meta name="PubDate" content="2019-11-05 10:08">`
		source  = `<meta name="ContentSource" content="明州日报">`
	)
	testIdentity(t, identityMeta, []identityRow{
		{name: "a home page with the tags of the site"},
		{name: "names in other case, in single quotes", old: soundTags, new: `<meta name='sitename' content='明州市人民政府'><meta name='SITEDOMAIN' content='www.mingzhou.gov.cn'><meta name='SiteIdCode' content='3512000001'>`},
		{name: "a column with a type of its own making", change: withPage(homeAddress+"a/", inner(column, ``))},
		{name: "an article with its tags", change: withPage(homeAddress+"a/1.htm", inner(column+article+source, ``))},
		{name: "a page that may be anything", change: withPage(homeAddress+"a/", inner(``, `<p>通知 2019-11-05</p>`))},
		{name: "a list of articles with dates and sources", change: withPage(homeAddress+"a/", inner(``, `<p>发布时间：2019-11-05 来源：日报</p><p>发布时间：2019-11-04 来源：晚报</p>`))},

		{name: "a tag is missing", old: `<meta name="SiteDomain" content="www.mingzhou.gov.cn">`, new: ``, want: "identity.meta"},
		{name: "a tag is empty", old: `content="3512000001"`, new: `content=" "`, want: "identity.meta"},
		{name: "a column without its type", change: withPage(homeAddress+"a/", inner(`<meta name="ColumnName" content="工作动态">`, ``)), want: "identity.meta"},
		{name: "a column whose type is null", change: withPage(homeAddress+"a/", inner(`<meta name="ColumnName" content="工作动态"><meta name="ColumnType" content="null">`, ``)), want: "identity.meta"},
		{name: "an article without its source", change: withPage(homeAddress+"a/1.htm", inner(column+article, ``)), want: "identity.meta"},
		{name: "an article by what it shows", change: withPage(homeAddress+"a/1.htm", inner(column, `<p>发布时间：2019-11-05 10:08 来源：明州日报</p>`)), want: "identity.meta"},
		{name: "the home page did not open", change: failedHome, want: "open identity.meta"},
	})
}
