package audits

import (
	"testing"

	"wangjian/evidence"
)

func TestWhosePolicy(t *testing.T) {
	const missing = codeInterpretationMissing
	own := func(title string) []string { return []string{missing + " " + title, "looked at 1 of 1"} }
	other := []string{"open " + missing}
	for _, r := range []struct {
		name, site, title, issuer, number string
		own                               bool
	}{
		{"a department's whole name", "福建省科学技术厅", "福建省科学技术厅关于印发创新券管理办法的通知", "福建省科学技术厅", "闽科规〔2019〕4号", true},
		{"a department's short name", "福建省科学技术厅", "福建省科技厅关于印发创新券管理办法的通知", "福建省科学技术厅", "闽科规〔2019〕4号", true},
		{"a department's short name behind its level", "福建省科学技术厅", "省科技厅关于印发创新券管理办法的通知", "福建省科学技术厅", "闽科规〔2019〕4号", true},
		{"a short name on both", "福建省科学技术厅", "省科技厅关于印发创新券管理办法的通知", "福建省科技厅", "闽科规〔2019〕4号", true},
		{"together with another", "福建省科学技术厅", "省科技厅 省财政厅关于印发创新券管理办法的通知", "福建省科技厅", "闽科规〔2019〕4号", true},
		{"another department's, by its title", "福建省科学技术厅", "福建省财政厅关于印发创新券管理办法的通知", "福建省科学技术厅", "闽财规〔2019〕4号", false},
		{"another department's, by its issuer", "福建省科学技术厅", "关于印发创新券管理办法的通知", "福建省财政厅", "明财规〔2019〕4号", false},
		{"a government's short name", "明州市人民政府", "市政府办关于印发创新券管理办法的通知", "明州市政府办", "明政办〔2019〕4号", true},
		{"a government's department", "明州市人民政府", "市科技局关于印发创新券管理办法的通知", "明州市科技局", "明科〔2019〕4号", false},
	} {
		policy := asPolicy(func(p *shownPage) {
			p.title, p.related = r.title, ""
			p.head = "<p>发文机关：" + r.issuer + "</p><p>文号：" + r.number + "</p>"
		})
		reading := asReading(func(p *shownPage) { p.title, p.path = "《福建省科技条例》解读", "zcjd/t20191106_9.htm" })
		want := other
		if r.own {
			want = own(r.title)
		}
		testInterpretations(t, interpretationRatioAudit, []string{missing}, []interpretationRow{{
			name: r.name, site: evidence.Site{URL: homeAddress, Name: r.site},
			pages: []shownPage{policyList(row(policy)), readingList(row(reading)), policy, reading}, want: want,
		}})
	}
}
