package marksheet

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wangjian/audits"
	"wangjian/evidence"
)

func TestMarksWrittenByHandAreRead(t *testing.T) {
	table := builtin(t, "site-city")
	for _, row := range []struct {
		name, text string
		want       audits.Marks
	}{
		{
			"no more than is needed",
			"assessor: 张三\nat: 2019-12-20\nmarks:\n- {id: disclosure.key-areas, points: 12, reason: 查阅台账}",
			audits.Marks{"disclosure.key-areas": ofRowMark(t, "12")},
		},
		{
			"a time and an assessor of its own",
			"assessor: 李四\nat: 2019-12-01\nmarks:\n- {id: disclosure.key-areas, points: 12.50, reason: 查阅台账, assessor: 张三, at: 2019-12-20T10:30:00+08:00}",
			audits.Marks{"disclosure.key-areas": {Points: points(t, "12.5"), Reason: "查阅台账", Assessor: "张三", At: hour}},
		},
		{
			"a time without a zone is 北京时间",
			"marks:\n- {id: disclosure.key-areas, points: 12.5, reason: 查阅台账, assessor: 张三, at: 2019-12-20 10:30}",
			audits.Marks{"disclosure.key-areas": {Points: points(t, "12.5"), Reason: "查阅台账", Assessor: "张三", At: hour}},
		},
		{
			"rulings in either language",
			"assessor: 张三\nat: 2019-12-20\nmarks:\n- {id: veto.security, ruling: 不存在, reason: 甲}\n- {id: rule.new-app, ruling: holds, reason: 乙}",
			audits.Marks{
				"veto.security": {Ruling: audits.RulingClear, Reason: "甲", Assessor: "张三", At: day},
				"rule.new-app":  {Ruling: audits.RulingHolds, Reason: "乙", Assessor: "张三", At: day},
			},
		},
		{
			"files with and without a digest",
			"assessor: 张三\nat: 2019-12-20\nmarks:\n- id: disclosure.key-areas\n  points: 12\n  reason: 查阅台账\n  files:\n  - 证明.pdf\n  - {name: 佐证/台账.xlsx, sha256: " +
				hashOf("PK").String() + "}\n  - {name: 已归档.pdf, sha256: " + hashOf("elsewhere").String() + "}",
			audits.Marks{"disclosure.key-areas": {
				Points: points(t, "12"), Reason: "查阅台账", Assessor: "张三", At: day,
				Files: []audits.Attachment{{Name: "证明.pdf", SHA256: hashOf("%PDF-1.4")}, {Name: "佐证/台账.xlsx", SHA256: hashOf("PK")}, {Name: "已归档.pdf", SHA256: hashOf("elsewhere")}},
			}},
		},
		{
			"what is blank is no mark, whatever else stands there",
			"marks:\n- {id: disclosure.key-areas, points: , reason: ' ', assessor: 张三}\n- {id: no.such-row}\n- {id: veto.security, ruling: ''}",
			audits.Marks{},
		},
		{"about may say anything", "marks:\n- {id: veto.security, about: {any: [thing, {at: all}]}}", audits.Marks{}},
		{"no marks at all", "schema: wangjian.marks/1\ntable: site-city\nsite: {name: 明州}\nmarks:\n", audits.Marks{}},
	} {
		t.Run(row.name, func(t *testing.T) {
			if diff := cmp.Diff(row.want, read(t, "marks.yml", []byte(row.text), table, proof).Marks, sameMarks); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsWrongInYAMLIsToldWithItsLine(t *testing.T) {
	const top = "assessor: 张三\nat: 2019-12-20\nmarks:\n"
	table := builtin(t, "site-department")
	for _, row := range []struct{ name, text, english, chinese string }{
		{
			"a key that is none", "tabel: site-city\n" + top,
			`m.yaml:1: unknown key "tabel"; there are: schema dossier table site as_of assessor at marks`,
			"m.yaml第1行：没有“tabel”这个项目，可用的有：schema dossier table site as_of assessor at marks",
		},
		{
			"a key that is none, in a mark", top + "- id: disclosure.basic\n  point: 3\n  reason: 甲",
			`m.yaml:5: unknown key "point"; there are: id about points ruling count reason assessor at files`,
			"m.yaml第5行：没有“point”这个项目，可用的有：id about points ruling count reason assessor at files",
		},
		{
			"a key that is none, in a file", top + "- id: disclosure.basic\n  points: 3\n  reason: 甲\n  files: [{name: a, sha: b}]",
			`m.yaml:7: unknown key "sha"; there are: name sha256`, "m.yaml第7行：没有“sha”这个项目，可用的有：name sha256",
		},
		{"a key that is none, of the site", "site: {names: x}", `m.yaml:1: unknown key "names"; there are: name url code`, "m.yaml第1行：没有“names”这个项目，可用的有：name url code"},
		{"a key twice", top + "- id: disclosure.basic\n  points: 3\n  points: 4\n  reason: 甲", `m.yaml:6: key "points" occurs twice`, "m.yaml第6行：项目“points”重复"},
		{"another schema", "schema: wangjian.report/1", `m.yaml:1: the schema is "wangjian.report/1", want wangjian.marks/1`, "m.yaml第1行：schema为“wangjian.report/1”，须为wangjian.marks/1"},
		{"another table", "table: site-city\n" + top + "- {id: no.such}", `m.yaml:1: the sheet is for table "site-city", not site-department`, "m.yaml第1行：评定表用于指标表“site-city”，不是site-department"},
		{"a digest that is none", "dossier: 12AB", `m.yaml:1: "12AB" is no SHA-256: 64 lower-case hexadecimal digits`, "m.yaml第1行：“12AB”不是SHA-256，须为64位小写十六进制数"},
		{"a list where a value belongs", "assessor: [张三]", "m.yaml:1: want a single value", "m.yaml第1行：此处须为单个值"},
		{"an alias", "assessor: &a 张三\ntable: *a", "m.yaml:2: aliases are not allowed", "m.yaml第2行：不可用别名（*）"},
		{"a value where a list belongs", "marks: 3", "m.yaml:1: want a list", "m.yaml第1行：此处须为列表"},
		{"an empty entry", top + "-", "m.yaml:4: want a mapping of: id about points ruling count reason assessor at files", "m.yaml第4行：此处须为“项目: 值”，可用项目：id about points ruling count reason assessor at files"},
		{"no mapping", "- 1", "m.yaml:1: want a mapping of: schema dossier table site as_of assessor at marks", "m.yaml第1行：此处须为“项目: 值”，可用项目：schema dossier table site as_of assessor at marks"},
		{"nothing", "# 空\n", "m.yaml: the file is empty", "m.yaml：文件是空的"},
		{"two documents", "marks:\n---\nmarks:\n", "m.yaml:2: more than one YAML document", "m.yaml第2行：多于一个YAML文档"},
		{"no YAML", "a: 1\n b: 2", "m.yaml:2: not proper YAML: mapping values are not allowed in this context", "m.yaml第2行：不是正确的YAML：mapping values are not allowed in this context"},
		{
			"a value without a reason", top + "- {id: disclosure.basic, points: 3}",
			"m.yaml:4: mark of disclosure.basic（其他基础信息公开）: no reason is given", "m.yaml第4行：disclosure.basic（其他基础信息公开）：没有写明理由",
		},
		{
			"a reason without a value", top + "- id: disclosure.basic\n  reason: 甲",
			"m.yaml:5: mark of disclosure.basic（其他基础信息公开）: there is a reason and no points", "m.yaml第5行：disclosure.basic（其他基础信息公开）：写了理由，没有填评分",
		},
		{
			"no assessor", "at: 2019-12-20\nmarks:\n- {id: disclosure.basic, points: 3, reason: 甲}",
			"m.yaml:3: mark of disclosure.basic（其他基础信息公开）: no assessor is named", "m.yaml第3行：disclosure.basic（其他基础信息公开）：没有写明评定人",
		},
		{
			"no time", "assessor: 张三\nmarks:\n- {id: disclosure.basic, points: 3, reason: 甲}",
			"m.yaml:3: mark of disclosure.basic（其他基础信息公开）: no time is given", "m.yaml第3行：disclosure.basic（其他基础信息公开）：没有写明评定时间",
		},
		{
			"a time that is none, once", "assessor: 张三\nat: 昨天\nmarks:\n- {id: disclosure.basic, points: 3, reason: 甲}",
			`m.yaml:2: the time "昨天" is neither a date such as 2019-12-20 nor a time such as 2019-12-20T10:00:00+08:00`,
			"m.yaml第2行：时间“昨天”既不是2019-12-20这样的日期，也不是2019-12-20T10:00:00+08:00这样的时间",
		},
		{
			"a day that there is not", top + "- {id: disclosure.basic, points: 3, reason: 甲, at: 2019-02-30}",
			`m.yaml:4: mark of disclosure.basic（其他基础信息公开）: the time "2019-02-30" is neither a date such as 2019-12-20 nor a time such as 2019-12-20T10:00:00+08:00`,
			"m.yaml第4行：disclosure.basic（其他基础信息公开）：时间“2019-02-30”既不是2019-12-20这样的日期，也不是2019-12-20T10:00:00+08:00这样的时间",
		},
		{
			"points that are no number", top + "- {id: disclosure.basic, points: 3分, reason: 甲}",
			`m.yaml:4: mark of disclosure.basic（其他基础信息公开）: the points "3分" are no decimal number such as 4 or 3.5 (at most nine decimals)`,
			"m.yaml第4行：disclosure.basic（其他基础信息公开）：评分“3分”不是4、3.5这样的小数（至多九位小数）",
		},
		{
			"more points than there are", top + "- {id: disclosure.basic, points: 99.5, reason: 甲}",
			"m.yaml:4: mark of disclosure.basic（其他基础信息公开）: 99.5 points are not between 0 and 7", "m.yaml第4行：disclosure.basic（其他基础信息公开）：评分99.5不在0至7之间",
		},
		{
			"a ruling that is none", top + "- {id: veto.security, ruling: 有, reason: 甲}",
			`m.yaml:4: mark of veto.security（安全、泄密事故等严重问题）: the ruling is "有", want holds or clear`,
			"m.yaml第4行：veto.security（安全、泄密事故等严重问题）：认定为“有”，须为holds（存在）或clear（不存在）",
		},
		{
			"a count that is none", top + "- {id: rule.service-reengineering, count: 2.5, reason: 甲}",
			`m.yaml:4: mark of rule.service-reengineering（便民服务事项流程再造）: the count "2.5" is no whole number`,
			"m.yaml第4行：rule.service-reengineering（便民服务事项流程再造）：次数“2.5”不是整数",
		},
		{
			"a count below 0", top + "- {id: rule.service-reengineering, count: -1, reason: 甲}",
			"m.yaml:4: mark of rule.service-reengineering（便民服务事项流程再造）: the count -1 is negative",
			"m.yaml第4行：rule.service-reengineering（便民服务事项流程再造）：次数-1小于0",
		},
		{
			"points of a veto", top + "- {id: veto.security, points: 0, reason: 甲}",
			"m.yaml:4: mark of veto.security（安全、泄密事故等严重问题）: it takes ruling, not points",
			"m.yaml第4行：veto.security（安全、泄密事故等严重问题）：此项填ruling，不填points",
		},
		{"an id that the table does not have", top + "- {id: no.such, points: 3, reason: 甲}", "m.yaml:4: mark of no.such: table site-department has no such id", "m.yaml第4行：no.such：指标表site-department中没有这个编号"},
		{"no id", top + "- {points: 3, reason: 甲}", "m.yaml:4: a value or a reason without an id", "m.yaml第4行：有评分、认定或理由，没有编号"},
		{
			"a row whose points stand in another", top + "- {id: service.online-convenience, points: 1, reason: 甲}",
			"m.yaml:4: mark of service.online-convenience（便民服务）: its points are those of service.online-admin: mark that row",
			"m.yaml第4行：service.online-convenience（便民服务）：与service.online-admin合并计分，请在该项评分",
		},
		{
			"one id twice", top + "- {id: disclosure.basic, points: 3, reason: 甲}\n- {id: disclosure.basic, points: 2, reason: 乙}",
			"m.yaml:5: mark of disclosure.basic（其他基础信息公开）: there is another mark of it (line 4)", "m.yaml第5行：disclosure.basic（其他基础信息公开）：另有一条评定（第4行）",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := Read("m.yaml", []byte(row.text), table, nothing)
			wantProblem(t, err, row.english, row.chinese)
		})
	}
}

// wantProblem expects exactly that problem, told in both languages.
func wantProblem(t *testing.T, err error, english, chinese string) {
	t.Helper()
	var problems Problems
	if !errors.As(err, &problems) {
		t.Fatalf("error %v, want %s", err, english)
	}
	if got := problems.Error(); got != english {
		t.Errorf("in English:\n got %s\nwant %s", got, english)
	}
	if got := problems.InChinese(); got != chinese {
		t.Errorf("in Chinese:\n got %s\nwant %s", got, chinese)
	}
}

func TestAllProblemsAreTold(t *testing.T) {
	_, err := Read("m.yaml", []byte("marks:\n- {id: veto.security, ruling: holds}\n- {id: no.such, points: 1}\n- {x: 1}"), builtin(t, "site-city"), nothing)
	if lines := strings.Split(err.Error(), "\n"); len(lines) != 3 {
		t.Errorf("%d problems, want 3:\n%v", len(lines), err)
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || errors.Join(joined.Unwrap()...).Error() != err.Error() {
		t.Errorf("taken apart they say something else: %v", err)
	}
}

func TestANameWithAnotherEndingIsRefused(t *testing.T) {
	_, err := Read("marks.xls", nil, builtin(t, "site-city"), nothing)
	wantProblem(t, err, "marks.xls: the name must end in .yaml, .yml or .xlsx", "marks.xls：文件名须以.yaml、.yml或.xlsx结尾")
}

func TestAnUnsealedDossierIsNotNamed(t *testing.T) {
	j, d := judge(t, builtin(t, "site-city"), nil)
	d.Manifest = evidence.Hash{}
	if sheet := string(written(t, 0, j, d, false)); strings.Contains(sheet, "\ndossier:") {
		t.Error(sheet[:1500])
	}
}
