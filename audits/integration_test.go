package audits

import (
	"strings"
	"testing"

	"wangjian/evidence"
)

func TestPeersOfACountyAreNoUnits(t *testing.T) {
	d := smallSite(t, menu("/xwdt/", "要闻动态"), `<a href="http://www.mzgushan.gov.cn/">鼓山区人民政府</a> <a href="http://www.mzqingxi.gov.cn/">清溪县</a> <a href="http://www.mztown.gov.cn/">东张镇人民政府</a>`)
	result, err := platformIntegration.Judge(NewCase(d, nil, updateAsOf), parametersFor(t, "site-county", "platform.integration"))
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Findings) != 1 || !strings.Contains(result.Findings[0].Message, "网站1个") || !strings.Contains(result.Findings[0].Message, "东张镇") {
		t.Errorf("got %+v", result)
	}
}

func TestPlatformIntegration(t *testing.T) {
	parameters := parametersFor(t, "site-city", "platform.integration")
	const links = `<div class="links">
		<a href="http://jyj.mingzhou.gov.cn/">市教育局</a> <a href="http://czj.mingzhou.gov.cn/">市财政局</a>
		<a href="http://www.mzqingxi.gov.cn/">清溪县人民政府</a> <a href="/bm/mzj/">市民政局</a>
		<a href="http://www.gov.cn/">中国政府网</a> <a href="http://www.fujian.gov.cn/">福建省人民政府</a>
		<a href="http://www.mingzhoubank.com/">明州银行办公室</a>
		<select><option value="">县区网站</option><option value="http://www.mzgushan.gov.cn/">鼓山区人民政府</option></select></div>`
	for _, row := range []struct {
		name   string
		home   string
		change func(*testing.T, *evidence.Dossier)
		want   []string // in the messages, one a finding; none for a gap
	}{
		{"hosts of their own, other domains and pages of the site are told apart", links, nil, []string{
			"独立网站（同一域名之下）的单位2个：市教育局（jyj.mingzhou.gov.cn）、市财政局（czj.mingzhou.gov.cn）；其中0个经链接检查可以访问，2个没有检查或不能判定",
			"其他.gov.cn域名的网站2个（是否属于本地区须核对）：清溪县人民政府（www.mzqingxi.gov.cn）、鼓山区人民政府（www.mzgushan.gov.cn）",
			"通往本网站栏目的1个：市民政局（www.mingzhou.gov.cn）",
		}},
		{"a host that does not answer is told", links, func(_ *testing.T, d *evidence.Dossier) {
			d.Probes = append(d.Probes,
				evidence.Probe{ID: "m0001", Kind: evidence.ProbeLink, URL: "http://jyj.mingzhou.gov.cn/", Attempts: 2, Failure: &evidence.Failure{Kind: evidence.FailureName}},
				evidence.Probe{ID: "m0002", Kind: evidence.ProbeLink, URL: "http://czj.mingzhou.gov.cn/", Attempts: 1, Status: 200})
		}, []string{"单位1个：市财政局（czj.mingzhou.gov.cn）；其中1个经链接检查可以访问，0个", "网站2个", "本网站栏目的1个", "不能访问的1个：市教育局（jyj.mingzhou.gov.cn）"}},
		{"superior organs and services are no units", `<a href="http://www.fujian.gov.cn/">福建省人民政府</a><a href="http://zwfw.fujian.gov.cn/">福建省网上办事大厅</a><a href="http://www.mca.gov.cn/">国家民政部</a>`, nil, nil},
		{"governments of other cities and articles are no units", `<div class="links"><a href="http://www.fuzhou.gov.cn/">福州市人民政府</a> <a href="http://www.xiamen.gov.cn/">厦门市人民政府网</a></div>` +
			`<div><h3>部门动态</h3>` + news("/xwdt/", "云屏县启用全省首个智慧审批服务中心", "2019-11-20", "市领导一行赴明州高新区", "2019-11-19", "鼓山区政务服务中心", "2019-11-18") + `</div><p><a href="/xx/">云屏县启用网上办事大厅服务中心</a></p>`, nil, nil},
		{"a city within the site's own domain is one of its units", `<a href="http://qingshui.mingzhou.gov.cn/">清水市人民政府</a>`, nil, []string{"独立网站（同一域名之下）的单位1个：清水市人民政府"}},
		{"a home page that did not open leaves it open", "", failedHome, nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := smallSite(t, menu("/xwdt/", "要闻动态"), row.home)
			if row.change != nil {
				row.change(t, d)
			}
			result, err := platformIntegration.Judge(NewCase(d, nil, updateAsOf), parameters)
			if err != nil {
				t.Fatal(err)
			}
			updatesTold(t, platformIntegration, &result)
			if len(result.Findings) != len(row.want) || (len(row.want) == 0) != (len(result.Gaps) > 0) {
				t.Fatalf("%d findings and %d gaps, want %d findings", len(result.Findings), len(result.Gaps), len(row.want))
			}
			for i, want := range row.want {
				if !strings.Contains(result.Findings[i].Message, want) {
					t.Errorf("got %s\nwant it to hold %s", result.Findings[i].Message, want)
				}
			}
		})
	}
}
