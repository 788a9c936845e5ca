package audits

import (
	"fmt"
	"strings"
	"testing"

	"wangjian/evidence"
)

// catalogEntry is an entry's page with a head table of labels and values.
func catalogEntry(path, title, day string, head ...string) disclosurePage {
	var table strings.Builder
	table.WriteString("<table>")
	for i := 0; i+1 < len(head); i += 2 {
		fmt.Fprintf(&table, "<tr><td>%s</td><td>%s</td></tr>", head[i], head[i+1])
	}
	table.WriteString("</table>")
	page := articlePage(path, title, day, "<p>为做好有关工作，现将有关事项通知如下，请认真贯彻执行。</p>")
	page.body = strings.Replace(page.body, `<div class="article">`, `<div class="article">`+table.String(), 1)
	return page
}

// catalogSite is a site with a catalog of two entries, the first of them opened.
func catalogSite(newest string, entries ...disclosurePage) disclosureSite {
	return disclosureSite{
		nav: []string{"政务公开 /zwgk/", "政府信息公开目录 /zwgk/ml/"},
		pages: append([]disclosurePage{
			listPage("/zwgk/", "政务公开", "/zwgk/1.html 关于召开全市会议的通知 2019-11-20", "/zwgk/2.html 关于开展检查工作的通知 2019-11-10"),
			listPage("/zwgk/ml/", "政府信息公开目录", "/zwgk/ml/1.html 关于印发停车管理办法的通知 "+newest, "/zwgk/ml/2.html 关于印发价格管理办法的通知 2018-03-01", "/zwgk/ml/3.html 关于印发用水管理办法的通知 2018-02-01"),
		}, entries...),
		searched: []string{"政府信息公开目录"},
	}
}

func TestDisclosureCatalog(t *testing.T) {
	const title = "关于印发停车管理办法的通知"
	entry := func(head ...string) disclosurePage {
		return catalogEntry("/zwgk/ml/1.html", title, "2019-10-20", head...)
	}
	whole := entry("索引号", "FJ001-0100-2019-00012", "名称", title, "内容概述", "停车管理", "生成日期", "2019-10-20")
	bare := func(number string) disclosurePage {
		return articlePage("/zwgk/ml/"+number+".html", "关于印发价格管理办法的通知", "2018-03-01", "<p>为做好有关工作，现将有关事项通知如下。</p>")
	}
	element := "disclosure.catalog.element "
	none := catalogSite("2019-10-20")
	none.nav, none.pages = none.nav[:1], none.pages[:1]
	unsearched := none
	unsearched.searched = nil
	table := catalogSite("2019-10-20")
	table.pages[1].body = `<div class="list"><table><tr><th>索引号</th><th>名称</th><th>内容概述</th><th>生成日期</th></tr>` +
		`<tr><td>001</td><td><a href="/zwgk/ml/1.html">关于印发停车管理办法的通知</a></td><td>停车</td><td>2019-10-20</td></tr>` +
		`<tr><td>002</td><td><a href="/zwgk/ml/2.html">关于印发价格管理办法的通知</a></td><td>价格</td><td>2019-10-10</td></tr>` +
		`<tr><td>003</td><td><a href="/zwgk/ml/3.html">关于印发用水管理办法的通知</a></td><td>用水</td><td>2019-10-01</td></tr></table></div>`
	cards := func(days ...string) disclosureSite {
		s := catalogSite("2019-10-20")
		s.pages[1].body = `<h2>政府信息公开目录</h2><div class="list">`
		for i, day := range days {
			s.pages[1].body += fmt.Sprintf(`<div class="entry"><p><b>名称：</b><a href="/zwgk/ml/%d.html">关于印发第%d号停车管理办法的通知</a></p><p>索引号：FJ-%d　生成日期：%s</p><p>内容概述：停车</p></div>`, i+1, i+1, i+1, day)
		}
		s.pages[1].body += `</div>`
		return s
	}
	form := catalogSite("2019-10-20", entry("名称", title, "内容概述", "停车管理", "生成日期", "2019-10-20"))
	form.pages[1].body = strings.Replace(form.pages[1].body, `<div class="list">`, `<form><div class="title">索引号 名称 内容概述 生成日期</div></form><div class="list">`, 1)
	parts := catalogSite("2019-03-20", whole)
	parts.pages[1].body = strings.Replace(parts.pages[1].body, `<div class="list">`, `<div class="list"><div class="left"><ul><li><a href="/zwgk/ml/a/">机构职能</a></li><li><a href="/zwgk/ml/b/">人事信息</a></li></ul></div>`, 1)

	old := func(pager string) disclosureSite {
		s := catalogSite("2019-04-20", catalogEntry("/zwgk/ml/1.html", title, "2019-04-20", "索引号", "1", "内容概述", "停车", "生成日期", "2019-04-20"))
		s.pages[1] = listPage("/zwgk/ml/", "政府信息公开目录", "/zwgk/ml/2.html 关于印发价格管理办法的通知 2018-03-01", "/zwgk/ml/3.html 关于印发用水管理办法的通知 2018-02-01", "/zwgk/ml/1.html 关于印发停车管理办法的通知 2019-04-20")
		s.pages[1].body += pager
		return s
	}
	section := catalogSite("2019-10-20", whole, listPage("/zwgk/ml/2.html", "价格管理", "/zwgk/ml/8.html 关于印发价格目录的通知 2018-03-01", "/zwgk/ml/9.html 关于印发价格清单的通知 2018-02-01"))
	cut := catalogSite("2019-10-20", entry("名称", title, "内容概述", "停车管理", "生成日期", "2019-10-20"))
	cut.change = func(d *evidence.Dossier) { d.Pages[3].Timing.Cut = true }

	testDisclosure(t, disclosureCatalog, []disclosureRow{
		{"entries with all four", catalogSite("2019-10-20", whole), ""},
		{"no catalog on a site that was seen", none, "disclosure.catalog.missing"},
		{"no catalog on a site that was not searched", unsearched, "open disclosure.catalog.missing\nopen disclosure.catalog.element\nopen disclosure.catalog.stale"},
		{"entries without their number", catalogSite("2019-10-20", entry("名称", title, "内容概述", "停车管理", "生成日期", "2019-10-20")), element + "索引号"},
		{"a number label over nothing", catalogSite("2019-10-20", entry("索引号", "", "名称", title, "内容概述", "停车管理", "生成日期", "2019-10-20")), element + "索引号"},
		{"信息索引 and 成文日期 are other words", catalogSite("2019-10-20", entry("信息索引", "FJ001", "标题", title, "内容摘要", "停车管理", "成文日期", "2019-10-20")), ""},
		{"内容概括 is another word", catalogSite("2019-10-20", entry("索 引 号", "FJ001", "内容概括", "停车管理", "生成日期", "2019-10-20")), ""},
		{"one of two entries is an article without a head", catalogSite("2019-10-20", whole, bare("2")), "note " + element + "索引号\nnote " + element + "内容概述"},
		{"two of three entries are articles without heads", catalogSite("2019-10-20", whole, bare("2"), bare("3")), element + "索引号\n" + element + "内容概述"},
		{"entries without what they are about", catalogSite("2019-10-20", entry("索引号", "FJ001", "名称", title, "生成日期", "2019-10-20")), element + "内容概述"},
		{"the catalog's own table tells all four", table, ""},
		{"entries as cards, the newest in time", cards("2019-10-20", "2018-03-01"), "open disclosure.catalog.element"},
		{"entries as cards, all too old", cards("2019-04-20", "2018-03-01"), "disclosure.catalog.stale\nopen disclosure.catalog.element"},
		{"entries as cards, one without its day", cards("2019-04-20", ""), "open disclosure.catalog.element\nopen disclosure.catalog.stale"},
		{"a search form asks for a number", form, element + "索引号"},
		{"the newest entry is seven months old", catalogSite("2019-04-20", whole), ""},
		{"the newest entry is five months old", catalogSite("2019-06-20", catalogEntry("/zwgk/ml/1.html", title, "2019-06-20", "索引号", "1", "内容概述", "停车", "生成日期", "2019-06-20")), ""},
		{"a part of the catalog is no entry", section, ""},
		{"an entry that was not seen whole", cut, "open disclosure.catalog.element"},
		{"an old catalog that a script turns", old(`<div class="page"><a href="javascript:turn(2)">下一页</a></div>`), "open disclosure.catalog.stale"},
		{"an old catalog, in no order, to its end", old(""), "disclosure.catalog.stale"},
		{"no entry was opened", catalogSite("2019-10-20"), "open disclosure.catalog.element"},
		{"parts of an old catalog were not opened", parts, ""},
		{"an old catalog", catalogSite("2019-04-20", catalogEntry("/zwgk/ml/1.html", title, "2019-04-20", "索引号", "1", "内容概述", "停车", "生成日期", "2019-04-20")), "disclosure.catalog.stale"},
	})
}
