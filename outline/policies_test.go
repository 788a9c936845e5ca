package outline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNumbers(t *testing.T) {
	for text, want := range map[string][]string{
		"明政〔2019〕3号":                         {"明政〔2019〕3号"},
		"明政办[2019]47号":                       {"明政办〔2019〕47号"},
		"明政办［2019］ 47 号":                     {"明政办〔2019〕47号"},
		"明政（2019）003号、明政【2018】12号":           {"明政〔2019〕3号", "明政〔2018〕12号"},
		"文 号：明政综 〔 2019 〕 8 号":               {"明政综〔2019〕8号"},
		"根据国办发〔2017〕47号和明政〔2019〕3号":          {"国办发〔2017〕47号", "明政〔2019〕3号"},
		"文号明政规〔2019〕1号":                      {"明政规〔2019〕1号"},
		"闽政办发明电〔2019〕第5号":                    {"闽政办发明电〔2019〕5号"},
		"明政〔2019〕3号，即明政〔2019〕3号":             {"明政〔2019〕3号", "即明政〔2019〕3号"},
		"《养老服务办法》（明政〔2019〕3号）":               {"明政〔2019〕3号"},
		"关于明政〔2019〕3号的解读":                    {"明政〔2019〕3号"},
		"公告2019年第3号":                         nil,
		"2019年11月3号":                         nil,
		"〔2019〕3号":                           nil,
		"明政〔1819〕3号":                         nil,
		"索引号：MZ00100-0202-2019-00031":        nil,
		"闽ICP备2020012345号":                   nil,
		"的〔2019〕3号":                          nil,
		strings.Repeat("很", 20) + "〔2019〕3号": nil,
	} {
		if diff := cmp.Diff(want, Numbers(text)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestQuoted(t *testing.T) {
	for text, want := range map[string][]string{
		"《养老服务办法》解读":                         {"养老服务办法"},
		"《关于印发〈养老办法〉的通知》":                    {"关于印发〈养老办法〉的通知"},
		"《关于印发《养老办法》的通知》解读":                  {"关于印发《养老办法》的通知", "养老办法"},
		"《甲办法》和《乙办法》，《甲办法》":                  {"甲办法", "乙办法"},
		"《 养老办法 》":                           {"养老办法"},
		"》《没有结尾":                             nil,
		"《》":                                 nil,
		"无":                                  nil,
		"《外《内办法》":                            {"内办法"},
		"《" + strings.Repeat("长", 151) + "》": nil,
	} {
		if diff := cmp.Diff(want, Quoted(text)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestSubject(t *testing.T) {
	const elderly = "居家养老服务管理办法"
	for title, want := range map[string]string{
		"明州市人民政府办公室关于印发明州市居家养老服务管理办法的通知":        elderly,
		"明州市人民政府关于印发《明州市居家养老服务管理办法（试行）》的通知":     elderly,
		"明州市居家养老服务管理办法":                         elderly,
		"《明州市居家养老服务管理办法》政策解读":                   elderly,
		"《明州市人民政府办公室关于印发〈明州市居家养老服务管理办法〉的通知》解读":  elderly,
		"一图读懂《明州市居家养老服务管理办法》":                   elderly,
		"一图读懂：明州市居家养老服务管理办法":                    elderly,
		"【图解】明州市居家养老服务管理办法":                     elderly,
		"图解｜居家养老服务管理办法":                         elderly,
		"明州市居家养老服务管理办法解读":                       elderly,
		"关于《明州市居家养老服务管理办法》的起草说明":                elderly,
		"市民政局负责人就《明州市居家养老服务管理办法》答记者问":           elderly,
		"关于印发明州市居家养老服务管理办法的通知（明政办〔2019〕3号）":     elderly,
		"明州市人民政府办公室转发市民政局关于居家养老服务管理办法的通知":       elderly,
		"关于修改《明州市居家养老服务管理办法》的决定":                "修改明州市居家养老服务管理办法的决定",
		"《关于修改〈明州市居家养老服务管理办法〉的决定》解读":            "修改明州市居家养老服务管理办法的决定",
		"明州市人民政府关于加强安全生产工作的意见":                  "加强安全生产工作的意见",
		"关于做好2019年冬春救助工作的通知":                    "2019年冬春救助工作",
		"明州市人民政府关于印发明州市居家养老服务管理办法的通知明政〔2019〕3号": elderly,
		"明政〔2019〕3号关于印发明州市居家养老服务管理办法的通知":        elderly,
		"关于明政〔2019〕3号文件的解读":                     "明政〔2019〕3号文件",
		"明政〔2019〕3号解读":                          "明政〔2019〕3号",
		"政策解读":                                  "政策解读",
		"":                                      "",
	} {
		if got := Subject(title); got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}

func TestSimilar(t *testing.T) {
	for _, row := range []struct {
		a, b        string
		least, most float64
	}{
		{"明州市人民政府办公室关于印发明州市居家养老服务管理办法的通知", "一图读懂《明州市居家养老服务管理办法》", 1, 1},
		{"关于印发明州市居家养老服务管理办法的通知", "居家养老服务管理政策解读", 0.8, 0.99},
		{"关于加快推进城镇老旧小区改造的实施意见", "《关于推进城镇老旧小区改造的实施意见》解读", 0.8, 0.99},
		{"明州市2019年政务公开工作要点", "《明州市2018年政务公开工作要点》解读", 0, 0},
		{"明州市2019年政务公开工作要点", "《政务公开工作要点》解读", 0.6, 0.99},
		{"关于公布第三批行政审批事项目录的通知", "《第二批行政审批事项目录》解读", 0, 0},
		{"明州市居家养老服务管理办法", "《明州市居家养老服务管理办法实施细则》解读", 0, 0.5},
		{"关于修改《明州市居家养老服务管理办法》的决定", "《明州市居家养老服务管理办法》解读", 0, 0.5},
		{"明州市居家养老服务管理办法", "明州市城市绿化管理办法", 0, 0.6},
		{"关于明政〔2019〕3号文件的解读", "关于明政〔2019〕4号文件的解读", 0, 0.99},
		{"", "", 0, 0},
	} {
		if got := Similar(row.a, row.b); got < row.least || got > row.most {
			t.Errorf("%s / %s: %.2f, want %.2f to %.2f (%q, %q)", row.a, row.b, got, row.least, row.most, Subject(row.a), Subject(row.b))
		}
	}
}

func TestReadings(t *testing.T) {
	for title, want := range map[string]bool{
		"《办法》解读": true, "一图读懂就业政策": true, "图解：办法": true, "关于《办法》的起草说明": true, "局长就办法答记者问": true,
		"关于印发办法的通知": false, "情况说明": false, "": false,
	} {
		if got := IsReading(title); got != want {
			t.Errorf("%s: %v", title, got)
		}
	}
}

func TestTitlesOfAnyText(t *testing.T) {
	text := rapid.StringOf(rapid.RuneFrom([]rune("明州市政办关于印发的通知解读图《》〈〉〔〕[]（）2019号第三批办法实施 细则 :：")))
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		if s := Similar(a, b); s < 0 || s > 1 || s != Similar(b, a) {
			t.Fatalf("similar %f, the other way %f", s, Similar(b, a))
		}
		if squeezed(a) != "" && Similar(a, a) != 1 {
			t.Fatalf("unlike itself: %q", Subject(a))
		}
		Numbers(a)
		Quoted(a)
	})
}

func TestBuiltInWordsOfTitles(t *testing.T) {
	if _, err := readPolicyWords(policiesFile); err != nil {
		t.Fatal(err)
	}
	if _, err := readPolicyWords([]byte("unknown: x")); err == nil {
		t.Error("an unknown key is taken")
	}
	if _, err := readPolicyWords([]byte("reading: '('")); err == nil {
		t.Error("an expression that is none is taken")
	}
}
