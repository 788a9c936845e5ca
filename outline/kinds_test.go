package outline

import (
	"fmt"
	"strings"
	"testing"
)

func position1(names ...string) string {
	var all strings.Builder
	all.WriteString(`<div class="position">当前位置：<a href="/">首页</a>`)
	for i, name := range names {
		fmt.Fprintf(&all, ` &gt; <a href="/%s/">%s</a>`, strings.Repeat("a/", i+1)+"b", name)
	}
	all.WriteString("</div>")
	return all.String()
}

func articleBody(title, text string) string {
	return `<h1>` + title + `</h1><p>发布时间：2019-11-20 09:24 来源：市政府办 浏览次数：12</p><div class="TRS_Editor">` + text + `</div>`
}

const shortText = `<p>群众普遍反映，办事流程比以前清楚，等候时间缩短。</p>`

// laidOut is an article on a page that is laid out in tables, the site's head among them.
func laidOut(title string) string {
	return `<table><tr><td><a href="/"><img src="logo.png" alt="明州市人民政府"></a></td></tr><tr><td><ul class="nav"><li><a href="/">首页</a></li><li><a href="/xw/">新闻动态</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hd/">互动交流</a></li></ul></td></tr></table>
<table><tr><td><table><tr><td>` + position1("政策解读") + `</td></tr><tr><td><div class="tit">` + title + `</div><p>发布时间：2019-11-21 17:18</p><div class="content"><p>现就<a href="/zc/t20191101_1.htm">明州市人民政府关于印发《明州市茶产业扶持办法》的通知</a>解读如下。</p>` + runningText + `</div></td></tr></table></td></tr></table>`
}

func TestKinds(t *testing.T) {
	list := `<div class="list"><ul>` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 12) + `</ul></div>`
	block := func(name, path string) string {
		return `<div class="block"><h2>` + name + `</h2><a href="` + path + `">更多&gt;&gt;</a><ul>` + rows(`<li><a href="`+path+`t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 5) + `</ul></div>`
	}
	board := `<table><tr><th>标题</th><th>时间</th><th>状态</th></tr>` + rows(`<tr><td><a href="/hd/x.do?id={n}">咨询社保缴费{n}</a></td><td>{date}</td><td>已办结</td></tr>`, 8) + `</table>`
	message := `<table><tr><td>信件标题</td><td>咨询社保缴费问题</td></tr><tr><td>写信时间</td><td>2019-11-02</td></tr><tr><td>信件内容</td><td>您好，请问灵活就业人员如何缴费？</td></tr><tr><td>回复单位</td><td>市人社局</td></tr><tr><td>回复时间</td><td>2019-11-05</td></tr><tr><td>回复内容</td><td>您好，灵活就业人员可到各经办窗口办理，也可通过手机缴费。</td></tr></table>`
	guide := `<table><tr><td>事项名称</td><td>居住证签发</td></tr><tr><td>设定依据</td><td>《居住证暂行条例》</td></tr><tr><td>申请条件</td><td>居住半年以上</td></tr><tr><td>申请材料</td><td>身份证原件</td></tr><tr><td>办理地点</td><td>各派出所</td></tr><tr><td>收费标准</td><td>不收费</td></tr><tr><td>咨询电话</td><td>0590-1234567</td></tr></table>`
	letterForm := `<form><p>姓名<input type="text"></p><p>电话<input type="text"></p><p>邮箱<input type="text"></p><p>标题<input type="text"></p><p>内容<textarea></textarea></p></form>`
	policyTable := `<table><tr><td>索引号</td><td>001/2019-00012</td><td>发文机关</td><td>明州市人民政府</td></tr><tr><td>文号</td><td>明政〔2019〕3号</td><td>成文日期</td><td>2019-11-18</td></tr></table>`
	few := `<ul>` + rows(`<li><a href="/tzgg/t2019{n}_1.htm">{title}</a><span>{date}</span></li>`, 3) + `</ul>`
	for name, test := range map[string]struct {
		path, title, body string
		tags              []string
		want              Kind
	}{
		"home page":                          {"/", "明州市人民政府", block("通知公告", "/tzgg/") + block("要闻", "/xw/"), nil, KindHome},
		"home page that is an entrance":      {"/", "明州市人民政府", `<ul class="gates"><li><a href="/zw/"><img src="1.jpg" alt="政务版"></a></li><li><a href="/ly/">旅游版</a></li></ul>`, nil, KindEntrance},
		"section":                            {"/zwgk/", "政务公开", block("通知公告", "/tzgg/") + block("政策文件", "/zcwj/"), nil, KindSection},
		"section of links only":              {"/bsfw/", "办事服务", `<h1>办事服务</h1><ul>` + rows(`<li><a href="/bsfw/s{n}/">办事主题{n}</a></li>`, 12) + `</ul>`, []string{"ColumnName=办事服务"}, KindSection},
		"section of few columns in its text": {"/gk.htm", "走进明州", `<div class="position">当前位置：<a href="/">首页</a> &gt; 走进明州</div><h1>走进明州</h1><div class="content"><ul><li><a href="/gk/jbgk.htm">基本概况</a></li><li><a href="/gk/lsyg.htm">历史沿革</a></li><li><a href="/gk/zrdl.htm">自然地理</a></li></ul></div>`, []string{"ColumnName=走进明州", "ColumnType=概况信息"}, KindSection},
		"list":                               {"/tzgg/", "通知公告", position1("通知公告") + list, []string{"ColumnName=通知公告", "ColumnType=通知公告"}, KindList},
		"list with the newest of other columns beside": {"/tzgg/", "通知公告", position1("通知公告") + list + `<div class="sidebar">` + block("热点", "/rd/") + `</div>`, nil, KindList},
		"list of policies is no policy":                {"/zcwj/", "政策文件", position1("政策文件") + list, []string{"ColumnName=政策文件", "ColumnType=政策文件"}, KindList},
		"list of interpretations is no interpretation": {"/zcjd/", "政策解读", position1("政策解读") + list, []string{"ColumnName=政策解读"}, KindList},
		"empty list":                                    {"/tzgg/", "通知公告", position1("通知公告") + `<div class="newslist"><ul></ul></div>`, []string{"ColumnName=通知公告"}, KindList},
		"column of a picture is not empty":              {"/zjmz/dt/", "明州地图", position1("走进明州", "明州地图") + `<div class="list"><img src="map.jpg"><ul></ul></div>`, []string{"ColumnName=明州地图"}, KindOther},
		"list whose tag names its first item":           {"/tzgg/", "通知公告", position1("通知公告") + list, []string{"ArticleTitle=关于做好第1批民生实事项目申报工作的通知", "ColumnName=通知公告"}, KindList},
		"appointment is no policy":                      {"/rs/1.htm", "x", policyTable + articleBody("关于张三等同志任职的通知", runningText), nil, KindArticle},
		"article by its tags":                           {"/x/1", "市政府召开常务会议", `<h1>市政府召开常务会议</h1><div>` + runningText + `</div>`, []string{"ArticleTitle=市政府召开常务会议", "PubDate=2019-11-20", "ColumnName=要闻"}, KindArticle},
		"article by what stands beside its title":       {"/x/1", "市政府召开常务会议", articleBody("市政府召开常务会议", runningText), nil, KindArticle},
		"article of a picture":                          {"/x/1", "最美秋色", articleBody("最美秋色", `<p><img src="a.jpg"></p><p>十一月的山城。（摄影）</p>`), nil, KindArticle},
		"article by its address":                        {"/xw/t20191120_12345.htm", "市政府召开常务会议", `<h2>市政府召开常务会议</h2><div id="zoom">` + runningText + runningText + `</div>`, nil, KindArticle},
		"article with news beside":                      {"/xw/t20191120_1.htm", "市政府召开常务会议", articleBody("市政府召开常务会议", runningText+runningText+runningText) + `<div class="right">` + block("最新消息", "/xw/") + `</div>`, []string{"ArticleTitle=市政府召开常务会议"}, KindArticle},
		"short interpretation dated beside icons":       {"/x/1", "回应关切：施工扰民问题答记者问", `<div class="tit">回应关切：施工扰民问题答记者问</div><ul class="meta"><li title="发布时间"><i class="icon-time"></i>2019-10-03 10:19:00</li><li title="来源"><i class="icon-source"></i>市政府办</li></ul><div class="content">` + shortText + `</div>`, nil, KindInterpretation},
		"short article dated without a label":           {"/x/1", "市政府召开常务会议", `<h1>市政府召开常务会议</h1><div class="info"><em>2019-11-27 12:00</em></div><div class="content">` + shortText + `</div>`, nil, KindArticle},
		"short interview dated without a label":         {"/ft/1", "市长谈营商环境", position1("互动交流", "在线访谈") + `<h1>市长谈营商环境</h1><div><em id="pubTime">2019-11-27 12:00</em></div><div class="content"><p>嘉宾：市长</p><p>主持人：欢迎收看。</p>` + shortText + `</div>`, nil, KindInterview},
		"short text that names a day":                   {"/x/1", "明州概况", `<h1>明州概况</h1><div class="content"><p>本市于2003年11月27日经批准设立。</p>` + shortText + `</div>`, nil, KindOther},
		"short text over dated news":                    {"/x/1", "明州概况", `<h1>明州概况</h1><div class="content">` + shortText + `</div>` + list, nil, KindList},
		"article in tables under the site's tables":     {"/x/1", "《明州市茶产业扶持办法》政策解读", laidOut("《明州市茶产业扶持办法》政策解读"), nil, KindInterpretation},
		"list whose tags were copied from an article":   {"/tzgg/", "通知公告", position1("通知公告") + list, []string{"ArticleTitle=", "PubDate=", "ColumnName=通知公告"}, KindList},
		"list whose tag names a title that is not here": {"/tzgg/", "通知公告", position1("通知公告") + list, []string{"ArticleTitle=另一篇文章的标题文字"}, KindList},
		"policy by its head":                            {"/zc/1.htm", "关于扶持茶产业的通知", policyTable + articleBody("关于扶持茶产业的通知", runningText), nil, KindPolicy},
		"policy by its title":                           {"/zc/1.htm", "x", articleBody("明州市人民政府关于印发《明州市茶产业扶持办法》的通知", runningText), nil, KindPolicy},
		"policy by its column and title":                {"/zc/1.htm", "x", position1("政务公开", "规范性文件") + articleBody("关于加强山林防火工作的通告", runningText), nil, KindPolicy},
		"notice of a meeting is no policy":              {"/tz/1.htm", "x", position1("通知公告") + articleBody("关于召开全市教育工作会议的通知", runningText), nil, KindArticle},
		"head table without a number is no policy":      {"/xw/1.htm", "x", `<table><tr><td>索引号</td><td>001/2019-00012</td><td>发文机关</td><td>市政府办</td></tr><tr><td>文号</td><td></td></tr></table>` + articleBody("市政府召开常务会议", runningText), nil, KindArticle},
		"list of winners is no policy":                  {"/tz/1.htm", "x", articleBody("关于公布第三批先进集体名单的公告", runningText), nil, KindArticle},
		"interpretation by its title":                   {"/jd/1.htm", "x", articleBody("《明州市茶产业扶持办法》政策解读", runningText), nil, KindInterpretation},
		"interpretation in pictures":                    {"/jd/1.htm", "x", articleBody("一图读懂：明州市茶产业扶持办法", `<p><img src="a.jpg"></p><p>来源：市政府办公室的图表。</p>`), nil, KindInterpretation},
		"interpretation by its column":                  {"/jd/1.htm", "x", position1("政务公开", "政策解读") + articleBody("茶产业有了新扶持", runningText), nil, KindInterpretation},
		"news of a training is no interpretation":       {"/xw/1.htm", "x", position1("部门动态") + articleBody("市司法局举办民法典解读培训会", runningText), nil, KindArticle},
		"consultation":                                  {"/yj/1.htm", "x", position1("互动交流", "意见征集") + articleBody("关于公开征求《明州市养犬管理规定》意见的公告", runningText), nil, KindConsultation},
		"list of consultations":                         {"/yj/", "意见征集", position1("互动交流", "意见征集") + list, []string{"ColumnName=意见征集"}, KindConsultation},
		"interview":                                     {"/ft/1.htm", "x", position1("互动交流", "在线访谈") + articleBody("市长谈营商环境", "<p>嘉宾：市长</p><p>主持人：欢迎收看。</p>"+runningText), nil, KindInterview},
		"news of an interview":                          {"/xw/1.htm", "x", position1("要闻") + articleBody("市长接受媒体采访", runningText), nil, KindArticle},
		"list of messages":                              {"/hd/", "领导信箱", position1("互动交流", "领导信箱") + board, nil, KindBoard},
		"list of notices with a box for opinions":       {"/hd/", "信息公开意见箱", position1("信息公开意见箱") + list, []string{"ColumnName=信息公开意见箱"}, KindList},
		"message":                   {"/hd/x.do?id=1", "来信", position1("互动交流", "领导信箱") + message, nil, KindMessage},
		"letter form is no message": {"/hd/write.htm", "我要写信", `<h1>我要写信</h1>` + letterForm, nil, KindOther},
		"service guide":             {"/bs/1.htm", "居住证签发", `<h1>居住证签发</h1>` + guide, nil, KindService},
		"news that names two elements of a guide": {"/xw/1.htm", "x", articleBody("我市公布办事指南", "<p>办理流程和咨询电话见窗口。</p>"+runningText), nil, KindArticle},
		"request":                               {"/ysq/", "依申请公开", `<h1>依申请公开</h1>` + letterForm, nil, KindRequest},
		"request form under another name":       {"/ysq/sq.htm", "在线申请", `<h1>在线申请</h1><form><p>申请人姓名<input></p><p>证件名称<input></p><p>所需信息内容描述<textarea></textarea></p><p>所需信息用途<input></p><p>获取信息的方式<input></p></form>`, nil, KindRequest},
		"disclosure guide":                      {"/zn/", "政府信息公开指南", `<h1>明州市政府信息公开指南</h1>` + runningText, []string{"ColumnName=政府信息公开指南"}, KindGuide},
		"disclosure catalog":                    {"/ml/", "政府信息公开目录", `<h1>政府信息公开目录</h1>` + list, []string{"ColumnName=政府信息公开目录"}, KindCatalog},
		"regulation":                            {"/zd/1.htm", "x", articleBody("中华人民共和国政府信息公开条例", runningText), nil, KindRegulation},
		"annual report":                         {"/nb/1.htm", "x", articleBody("明州市人民政府2018年政府信息公开工作年度报告", runningText), nil, KindAnnualReport},
		"notice about the annual report":        {"/tz/1.htm", "x", articleBody("关于报送2018年政府信息公开工作年度报告的通知", runningText), nil, KindArticle},
		"search":                                {"/search/?q=a", "站内搜索", `<h1>站内搜索</h1><p>搜索到2条相关结果</p>` + list, nil, KindSearch},
		"search without results":                {"/jsearchfront/search.do?q=a", "搜索结果", `<p>抱歉，没有找到相关结果</p>`, nil, KindSearch},
		"login":                                 {"/login.jsp", "用户登录", `<h1>用户登录</h1><form><input type="text"><input type="password"></form>`, nil, KindLogin},
		"error page":                            {"/a/b.htm", "404", `<p>您访问的页面不存在或已被删除</p><a href="/">返回首页</a>`, nil, KindError},
		"article that speaks of an error page":  {"/xw/1.htm", "x", articleBody("网站检查情况通报", "<p>部分网站出现“页面不存在”的提示。</p>"+runningText), nil, KindArticle},
		"error page of a number":                {"/a/b.htm", "x", `<p>404</p><a href="/">返回首页</a>`, nil, KindError},
		"error page of a number in words":       {"/a/b.htm", "x", `<p>抱歉！404错误</p><a href="/">返回首页</a>`, nil, KindError},
		"error page over a list of news":        {"/a/b.htm", "x", `<p>404 您访问的页面不存在</p>` + few, nil, KindError},
		"short list of document 404":            {"/tzgg/", "x", position1("通知公告") + strings.Replace(few, "通知", "通知(明政〔2019〕404号)", 1), nil, KindList},
		"short list of 404 items":               {"/tzgg/", "x", position1("通知公告") + few + `<div>共404条 第1页</div>`, nil, KindList},
		"short list of 404 records":             {"/tzgg/", "x", position1("通知公告") + few + `<div>总记录数:404</div>`, nil, KindList},
		"short text that counts 404 households": {"/x/1", "x", `<h1>帮扶情况</h1><p>全镇共帮扶404户，已全部落实。</p>`, nil, KindOther},
		"fixed text":                            {"/zjmz/gk/", "明州概况", position1("走进明州", "明州概况") + `<h1>明州概况</h1><div class="text">` + runningText + runningText + `</div>`, []string{"ColumnName=明州概况", "ColumnType=概况信息"}, KindOther},
	} {
		t.Run(name, func(t *testing.T) {
			body := siteHead + test.body + siteFoot
			if test.want == KindEntrance {
				body = test.body + siteFoot
			}
			p := readPage(t, test.path, test.title, body, test.tags...)
			if p.Kind != test.want {
				t.Errorf("%s, want %s: %q %q %q", p.Kind, test.want, p.Title, p.Reasons, listLines(p))
			}
			if len(p.Reasons) == 0 || p.Reasons[0] == "" {
				t.Error("no reason is given")
			}
		})
	}
}
