package audits

import (
	"fmt"
	"regexp"
	"strings"

	"wangjian/evidence"
)

// identity.meta: 国办发〔2017〕47号 (政府网站发展指引), annex on page tags: SiteName, SiteDomain and
// SiteIDCode on every page, ColumnName and ColumnType on columns, ArticleTitle, PubDate
// and ContentSource on articles.
//
//   - identity.meta: a required tag is missing or says nothing, one finding a page.
//
// Names compare in any case; any value of ColumnType is accepted. A page is held to the
// tags of columns or articles when it has some of them, or when it shows the date and
// the source of an article; one that merely may be either is held to none.
var identityMeta = Audit{ID: "identity.meta", Codes: []string{codeMeta}, Judge: judgeMeta}

const (
	codeMeta = "identity.meta"

	messageMetaMissing = "缺少网页标签%s"
	messageMetaBlank   = "网页标签%s内容为空"
)

func judgeMeta(c *Case, p Parameters) (Result, error) {
	var words metaWords
	if err := p.Decode(&words); err != nil {
		return Result{}, err
	}
	home, reason := c.home()
	if home == nil {
		return Result{Gaps: gaps([]string{codeMeta}, reason)}, nil
	}
	var result Result
	for _, v := range append([]*view{home}, c.innerViews(home)...) {
		if f, lacks := v.judgeTags(words, v == home); lacks {
			result.Findings = append(result.Findings, f)
		}
	}
	return result, nil
}

// judgeTags holds one page to the tags of its kind.
func (v *view) judgeTags(words metaWords, home bool) (Finding, bool) {
	tags := v.metaTags(words.all())
	required := words.Site
	switch {
	case home:
	case anyTag(tags, words.Article) || v.showsArticle():
		required = append(required[:len(required):len(required)], words.Article...)
	case anyTag(tags, words.Column):
		required = append(required[:len(required):len(required)], words.Column...)
	}
	var missing, blank, quotes []string
	for _, name := range required {
		switch content, present := tags[name]; {
		case !present:
			missing = append(missing, name)
		case words.blank(content):
			blank = append(blank, name)
			quotes = append(quotes, fmt.Sprintf("%s=%q", name, content))
		}
	}
	var faults []string
	if len(missing) > 0 {
		faults = append(faults, fmt.Sprintf(messageMetaMissing, strings.Join(missing, "、")))
	}
	if len(blank) > 0 {
		faults = append(faults, fmt.Sprintf(messageMetaBlank, strings.Join(blank, "、")))
	}
	if len(faults) == 0 {
		return Finding{}, false
	}
	place := evidence.Place{Selector: ":root > head", Quote: strings.Join(quotes, " ")}
	subject := strings.Join(append(missing, blank...), " ")
	return defect(codeMeta, subject, strings.Join(faults, "；"), onPage(v.page, place)), true
}

func anyTag(tags map[string]string, names []string) bool {
	for _, name := range names {
		if _, present := tags[name]; present {
			return true
		}
	}
	return false
}

var (
	articleDate   = regexp.MustCompile(`(?:发布时间|发布日期|时间发布)\s?:\s?(?:19|20)\d{2}[-年./]`)
	articleSource = regexp.MustCompile(`(?:信息来源|文章来源|来源)\s?:\s?\p{Han}`)
)

// showsArticle reports whether the page says exactly once when it was published and
// from which source it comes, as only an article does.
func (v *view) showsArticle() bool {
	const enough = 2
	return len(articleDate.FindAllStringIndex(v.reading.Text, enough)) == 1 &&
		len(articleSource.FindAllStringIndex(v.reading.Text, enough)) == 1
}
