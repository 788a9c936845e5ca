package audits

import (
	"testing"

	"wangjian/evidence"
)

// unitsNamed are the names of a site's unit, by the built-in words.
func unitsNamed(t *testing.T, names ...string) *unitNames {
	t.Helper()
	var words nameWords
	parameters, err := DefaultParameters("identity.name")
	if err != nil {
		t.Fatal(err)
	}
	if err := parameters.Decode(&words); err != nil {
		t.Fatal(err)
	}
	return words.named(names...)
}

func TestOwnNames(t *testing.T) {
	for _, row := range []struct {
		own, name string
		want      bool
	}{
		{"明州市人民政府", "明州市人民政府", true},
		{"明州市人民政府", "市政府", true},
		{"明州市人民政府", "福建省明州市人民政府", true},
		{"福建省明州市人民政府", "明州市政府", true},
		{"明州市人民政府", "明州市人民政府办公室", true},
		{"明州市人民政府", "市政府办", true},
		{"明州市人民政府", "明州市", true},
		{"明州市人民政府", "永安市人民政府", false},
		{"明州市人民政府", "省政府", false},
		{"明州市人民政府", "明州市教育局", false},
		{"明州市人民政府", "明州市外事办公室", false},
		{"明州市人民政府", "市委办公室", false},
		{"福建省科学技术厅", "福建省科技厅", true},
		{"福建省科学技术厅", "福建科技厅", true},
		{"福建省科学技术厅", "省科技厅", true},
		{"福建省科学技术厅", "科技厅办公室", true},
		{"福建省科学技术厅", "明州市科技局", false},
		{"福建省科学技术厅", "省教育厅", false},
		{"福建省科学技术厅", "福建省人民政府", false},
		{"福建省科学技术厅", "江西省科技厅", false},
		{"福建省发展和改革委员会", "省发改委", true},
		{"福建省住房和城乡建设厅", "福建省住建厅", true},
		{"福建省住房和城乡建设厅", "省建设厅", true},
		{"福建省人民政府国有资产监督管理委员会", "福建省国资委", true},
		{"明州市人力资源和社会保障局", "市人社局", true},
		{"明州市人力资源和社会保障局", "明州市社保局", false},
		{"明州市市场监督管理局", "市市场监管局", true},
		{"明州市市场监督管理局", "市场监管局", true},
		{"明州市教育局", "永安市教育局", false},
		{"明州市外事办公室", "市外办", true},
		{"平潭综合实验区管理委员会", "平潭综合实验区管委会", true},
		{"国家税务总局福建省税务局", "国家税务总局", false},
	} {
		if got := unitsNamed(t, row.own).own(row.name); got != row.want {
			t.Errorf("%s on the site of %s: got %v, want %v", row.name, row.own, got, row.want)
		}
	}
}

func TestTitlesOfAnother(t *testing.T) {
	const city, department = "明州市人民政府", "福建省科学技术厅"
	for _, row := range []struct {
		own, title string
		want       bool
	}{
		{city, "明州市人民政府信息公开指南", false},
		{city, "永安市人民政府信息公开指南", true},
		{city, "永安市政府信息公开指南", true},
		{city, "政府信息公开指南", false},
		{city, "新版政府信息公开指南", false},
		{city, "最新修订的政府信息公开指南", false},
		{city, "2019年版政府信息公开指南", false},
		{city, "明州市本级政府信息公开指南", false},
		{city, "本级政府信息公开指南", false},
		{city, "明州市政务公开领导小组办公室政府信息公开指南", false},
		{city, "明州市教育局政府信息公开指南", true},
		{city, "明州市鼓山镇政府信息公开指南", true},
		{city, "明州市行政服务中心信息公开指南", true},
		{city, "县级政府网站2019年第二季度自查情况", false},
		{city, "市级政府网站2019年第二季度抽查情况通报", false},
		{city, "各县区政府网站2019年第二季度抽查情况通报", false},
		{city, "市县区政府网站2019年第二季度抽查情况通报", false},
		{city, "明州市各级政府网站2019年第二季度检查情况", false},
		{city, "关于通报全市政府网站2019年第二季度检查情况的函", false},
		{city, "明州市政府系统网站2019年第二季度检查情况通报", false},
		{city, "鼓山新区政府网站2019年第二季度检查情况", true},
		{city, "明州市教育局网站2018年度工作报表", true},
		{city, "市教育局二○一八年政府信息公开工作年度报告", true},
		{city, "2018年明州市教育局政府信息公开工作年度报告", true},
		{city, "明州市人民政府网2018年度工作报表", false},
		{city, "明州市委办公室、明州市人民政府办公室2018年政务公开工作年度报告", false},
		{department, "福建省科技厅2018年政府信息公开工作年度报告", false},
		{department, "省科技厅政府信息公开指南", false},
		{department, "福建省教育厅2018年政府信息公开工作年度报告", true},
		{department, "福建省人民政府2018年政府信息公开工作年度报告", true},
		{department, "明州市科技局2018年政府信息公开工作年度报告", true},
		{department, "本厅2018年政府信息公开工作年度报告", false},
		{department, "关于2019年第二季度全省科技系统政府网站自查情况的通报", false},
	} {
		if got := unitsNamed(t, row.own).ofAnother(row.title); got != row.want {
			t.Errorf("%s on the site of %s: got %v, want %v", row.title, row.own, got, row.want)
		}
	}
	if unitsNamed(t).ofAnother("明州市教育局政府信息公开指南") {
		t.Error("a title is of another unit than none")
	}
}

func TestUnitsOfASite(t *testing.T) {
	for _, row := range []struct {
		name string
		site evidence.Site
		tag  string // also what the title ends with
		want bool   // whether 永安市教育局 is another's
	}{
		{"registered", evidence.Site{Name: "明州市人民政府门户网站"}, "", true},
		{"registered, the site of that unit", evidence.Site{Name: "永安市教育局"}, "", false},
		{"registered as host", evidence.Site{Name: "永安教育网", HostUnit: "永安市教育局"}, "", false},
		{"by the page's tag", evidence.Site{}, "永安市教育局网站", false},
		{"a tag that names no unit", evidence.Site{}, "教育之窗", false},
	} {
		s := disclosureSite{unit: row.tag, change: func(d *evidence.Dossier) {
			row.site.URL = d.Site.URL
			d.Site = row.site
		}}
		units, err := NewCase(s.dossier(t), nil, beijingNoon(t, "2019-11-30")).siteUnits()
		if err != nil {
			t.Fatal(err)
		}
		if got := units.ofAnother("永安市教育局政府信息公开指南"); got != row.want {
			t.Errorf("%s: got %v, want %v", row.name, got, row.want)
		}
	}
}
