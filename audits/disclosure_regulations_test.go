package audits

import "testing"

func TestDisclosureRegulations(t *testing.T) {
	const (
		missing   = "disclosure.regulation.missing "
		open      = "open disclosure.regulation.missing"
		national  = "/zd/1.html 中华人民共和国政府信息公开条例（2019年修订） 2019-05-20"
		province  = "/zd/2.html 福建省政府信息公开办法 2015-05-20"
		review    = "/zd/3.html 明州市政府信息公开工作考核办法 2015-05-20"
		opinion   = "/zd/4.html 明州市政府信息公开社会评议制度 2015-05-20"
		liability = "/zd/5.html 明州市政府信息公开工作责任追究办法 2015-05-20"
	)
	searched := []string{"《中华人民共和国政府信息公开条例》（2019年修订）", "省政府信息公开规定", "政府信息公开工作考核制度", "政府信息公开社会评议制度", "政府信息公开责任追究制度"}
	site := func(items ...string) disclosureSite {
		return disclosureSite{
			nav: []string{"政务公开 /zwgk/", "政府信息公开制度 /zd/"},
			pages: []disclosurePage{
				listPage("/zwgk/", "政务公开", "/zwgk/1.html 关于召开全市会议的通知 2019-11-20", "/zwgk/2.html 关于开展检查工作的通知 2019-11-10", "/zwgk/3.html 关于停电的通知 2019-11-01"),
				listPage("/zd/", "政府信息公开制度", items...),
			},
			searched: searched,
		}
	}
	unsearched := site(province, review, opinion, liability)
	unsearched.searched = nil
	with := func(s disclosureSite, pages ...disclosurePage) disclosureSite {
		s.pages = append(s.pages, pages...)
		return s
	}
	const plain = "/zd/1.html 中华人民共和国政府信息公开条例 2019-05-20"
	untold := site(plain, province, review, opinion, liability)
	names := site(national, province, "/zd/9.html 关于印发会议制度的通知 2015-05-20")
	names.pages[1].body += `<div class="content"><p>《明州市政府信息公开工作考核办法》《明州市政府信息公开社会评议制度》《明州市政府信息公开责任追究制度》</p></div>`

	testDisclosure(t, disclosureRegulations, []disclosureRow{
		{"all are there", site(national, province, review, opinion, liability), ""},
		{"the provincial rules are not", site(national, review, opinion, liability), missing + "省政府信息公开规定"},
		{"the provincial rules are not, on a site that was not searched", unsearched, open},
		{"no rules on assessment", site(national, province, opinion, liability), missing + "政府信息公开工作考核制度"},
		{"no rules on public review", site(national, province, review, liability), missing + "政府信息公开社会评议制度"},
		{"no rules on liability", site(national, province, review, opinion), missing + "政府信息公开责任追究制度"},
		{"rules on liability by a short name in the column", site(national, province, review, opinion, "/zd/5.html 责任追究制度 2015-05-20"), ""},
		{"a meeting about assessment", site(national, province, "/zd/3.html 我市召开政府信息公开工作考核制度座谈会 2019-05-20", opinion, liability), missing + "政府信息公开工作考核制度"},
		{"one document for three", site(national, province, "/zd/3.html 政府信息公开工作考核、社会评议和责任追究制度 2015-05-20"), ""},
		{"the edition in force by its text", with(untold, articlePage("/zd/1.html", "中华人民共和国政府信息公开条例", "2019-05-20", "<p>（2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订）第一条 为了保障公民、法人和其他组织依法获取政府信息。</p>")), ""},
		{"an edition that nothing tells", untold, open},
		{"only the edition of 2007", with(untold, articlePage("/zd/1.html", "中华人民共和国政府信息公开条例", "2008-05-20", "<p>（2007年4月5日国务院令第492号公布）第一条 为了保障公民、法人和其他组织依法获取政府信息。</p>")), missing + "《中华人民共和国政府信息公开条例》（2019年修订）"},
		{"an explanation of the new edition", site("/zd/1.html 新修订的政府信息公开条例解读 2019-05-20", province, review, opinion, liability), missing + "《中华人民共和国政府信息公开条例》（2019年修订）"},
		{"names without text", names, open},
		{"the provincial rules of 省人民政府", site(national, "/zd/2.html 福建省人民政府信息公开办法 2015-05-20", review, opinion, liability), ""},
		{"rules on assessment as 考评", site(national, province, "/zd/3.html 明州市政务公开考评制度 2015-05-20", opinion, liability), ""},
		{"rules on assessment and training", site(national, province, "/zd/3.html 政务公开工作考核、培训制度 2015-05-20", opinion, liability), ""},
		{"rules on assessment and its results", site(national, province, "/zd/3.html 明州市政府信息公开工作考核与结果运用办法 2015-05-20", opinion, liability), ""},
		{"a notice that hands them out", site(national, province, "/zd/3.html 关于印发政务公开工作考核、培训办法（试行）的通知 2015-05-20", opinion, liability), ""},
		{"results of an assessment", site(national, province, "/zd/3.html 关于政府信息公开工作考核办法执行结果的通报 2015-05-20", opinion, liability), missing + "政府信息公开工作考核制度"},
		{"a call to a training", site(national, province, "/zd/3.html 关于政府信息公开工作考核办法培训的通知 2015-05-20", opinion, liability), missing + "政府信息公开工作考核制度"},
		{"officials study them", site(national, province, "/zd/3.html 我局认真学习政府信息公开工作考核办法 2015-05-20", opinion, liability), missing + "政府信息公开工作考核制度"},
		{"a picture of them", site(national, province, "/zd/3.html 一图读懂政府信息公开工作考核办法 2015-05-20", opinion, liability), missing + "政府信息公开工作考核制度"},
	})
}
