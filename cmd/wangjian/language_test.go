package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// said runs a command line in a language and returns its exit code and what
// it wrote to standard output and standard error.
func said(l language, arguments ...string) (code int, stdout, stderr string) {
	var out, complaint bytes.Buffer
	code = run(append([]string{"--lang", string(l)}, arguments...), &out, &complaint)
	return code, out.String(), complaint.String()
}

// rowFile writes a registry row.
func rowFile(t *testing.T, row string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "site.yaml")
	if err := os.WriteFile(file, []byte(row), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestEveryUsageErrorIsOneLineInTheLanguageAskedFor(t *testing.T) {
	used, empty := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(used, dossierFolder), 0o755); err != nil {
		t.Fatal(err)
	}
	row := rowFile(t, "code: '3512000001'\n")
	tabled, unknownTable := rowFile(t, "table: site-city\n"), rowFile(t, "table: site-moon\n")
	noICP, noPolice := rowFile(t, "icp: 闽ICP备号\n"), rowFile(t, "police: 闽公网安备\n")
	const site = "http://127.0.0.1:9/"
	audit := func(flags ...string) []string { return append([]string{"audit", site}, flags...) }
	tests := []struct {
		name      string
		arguments []string
		zh, en    string
	}{
		{"an unknown command", []string{"frob"}, "没有“frob”这个命令", `unknown command "frob"`},
		{"help on an unknown command", []string{"help", "frob"}, "没有“frob”这个命令", `unknown command "frob"`},
		{"help on more than a command", []string{"help", "demo", "frob"}, "没有“frob”这个命令", `unknown command "frob"`},
		{"an unknown flag", audit("--depth", "3"), "wangjian audit没有参数--depth", "unknown flag --depth"},
		{"an unknown flag of one letter", audit("-x"), "wangjian audit没有参数-x", "unknown flag -x"},
		{"a flag without its value", audit("--pages"), "参数--pages须给出值", "flag --pages needs a value"},
		{"a value that is no number", audit("--pages", "many"), "--pages的值“many”无效：invalid syntax", `--pages "many" is invalid: invalid syntax`},
		{"a flag without a name", audit("--=x"), "参数有误", "flags: bad flag syntax"},
		{"no URL", []string{"audit"}, "wangjian audit须给出一个首页网址，现有0个", "wangjian audit takes one URL of a home page, not 0"},
		{"two URLs", audit(site), "现有2个", "not 2"},
		{"no dossier", []string{"judge"}, "wangjian judge须给出一个取证包目录", "wangjian judge takes one dossier folder, not 0"},
		{"a surplus argument", []string{"demo", "foo"}, "wangjian demo之后多出“foo”", `wangjian demo takes no argument; there is "foo"`},
		{"a word for a URL", []string{"audit", "fujian"}, "网址不能检查：address", "not a web address"},
		{"an unknown table", audit("--table", "site-moon"), "“site-moon”无法识别，可用media-city", `"site-moon" is unknown; there are: media-city`},
		{"a date that is none", audit("--as-of", "yesterday"), "“yesterday”既不是2019-11-30这样的日期", `"yesterday" is neither a date`},
		{"a date to come", audit("--as-of", "2999-01-01"), "2999-01-01尚未到来", "2999-01-01 lies in the future"},
		{"an unknown format", audit("--formats", "docx"), "“docx”无法识别，可用json、pdf", `"docx" is unknown; there are: json, pdf`},
		{"no page", audit("--pages", "0"), "--pages 0：至少须打开首页", "--pages 0: at least the home page"},
		{"too many tabs", audit("--tabs", "99"), "--tabs 99不在1至32之间", "--tabs 99 is not between 1 and 32"},
		{"a negative rate", audit("--rate", "-1"), "--rate -1不能为负数", "--rate -1 is negative"},
		{"negative minutes", audit("--minutes", "-1"), "不能为负数", "cannot be negative"},
		{"an unknown way with robots.txt", audit("--robots", "hack"), "“hack”既非obey，也非ignore", `"hack" is neither obey nor ignore`},
		{"an unknown stealth", audit("--stealth", "more"), "“more”无法识别，可用off、auto、on", `"more" is none of off, auto, on`},
		{"a pin that is none", audit("--resolve", "a:b"), "--resolve “a:b”无效：", `--resolve "a:b" is invalid: `},
		{"a registry row that is missing", audit("--site", filepath.Join(empty, "none.yaml")), "--site不能读取：", "--site: open"},
		{"a registry row of another form", audit("--site", empty), "--site不能读取：", "--site: read"},
		{"a code beside another one registered", audit("--site", row, "--code", "1100000001"), "登记的3512000001不一致", "is not the code of"},
		{"a table beside another one registered", audit("--site", tabled, "--table", "site-county"), "登记的site-city不一致", "is not the table of"},
		{"an unknown table in the registry row", audit("--site", unknownTable), "“site-moon”无法识别", `"site-moon" is unknown`},
		{"a code that is none", audit("--code", "351200000"), "登记的code “351200000”无效", `registered code "351200000" is invalid`},
		{"an ICP number without digits", audit("--site", noICP), "登记的icp “闽ICP备号”无效", `registered icp "闽ICP备号" is invalid`},
		{"a police number without digits", audit("--site", noPolice), "登记的police “闽公网安备”无效", `registered police "闽公网安备" is invalid`},
		{"a folder in use", audit("--out", used), "已有取证包", "already holds a dossier"},
		{"a folder within a file", audit("--out", filepath.Join(row, "out")), "不能写入：", "cannot be written: "},
		{"an unknown format to judge with", []string{"judge", empty, "--formats", "docx"}, "“docx”无法识别，可用json、pdf", `"docx" is unknown; there are: json, pdf`},
		{"a date that is none to judge at", []string{"judge", empty, "--as-of", "yesterday"}, "“yesterday”既不是2019-11-30这样的日期", `"yesterday" is neither a date`},
		{"reports within the dossier", []string{"judge", empty, "--out", filepath.Join(empty, "reports")}, "在取证包之内", "lies within the dossier"},
		{"a folder that is no dossier", []string{"judge", empty}, "未通过核对：", "dossier "},
		{"an unknown defect", []string{"demo", "--defects", "no.such"}, "--defects无效：", "--defects: "},
		{"a place that cannot be listened on", []string{"demo", "--listen", "nowhere"}, "--listen不能使用：", "--listen: "},
		{"a row that cannot be written", []string{"demo", "--site-file", filepath.Join(row, "site.yaml")}, "--site-file不能写入：", "--site-file: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for l, want := range map[language]string{chinese: "网鉴：", english: "wangjian: "} {
				code, stdout, stderr := said(l, test.arguments...)
				line, isLine := strings.CutSuffix(stderr, "\n")
				words := l.pick(test.zh, test.en)
				switch {
				case code != exitUsage || stdout != "":
					t.Errorf("%s: exit code %d and %q, want %d and nothing", l, code, stdout, exitUsage)
				case !isLine || strings.Contains(line, "\n") || strings.Contains(line, "%!"):
					t.Errorf("%s: %q is not one line of words", l, stderr)
				case !strings.HasPrefix(line, want) || !strings.Contains(line, words):
					t.Errorf("%s: %q, want %s…%s…", l, line, want, words)
				}
			}
		})
	}
}

func TestTheLanguageIsReadFromAnyPlace(t *testing.T) {
	tests := []struct {
		name      string
		arguments []string
		code      int
		says      string
	}{
		{"no language", []string{"frob"}, exitUsage, "网鉴：没有"},
		{"before the command", []string{"--lang", "en", "frob"}, exitUsage, "wangjian: unknown command"},
		{"after the command", []string{"frob", "--lang", "en"}, exitUsage, "wangjian: unknown command"},
		{"after an unknown flag", []string{"audit", "--depth", "3", "--lang=en"}, exitUsage, "wangjian: unknown flag"},
		{"before a flag that cannot be read", []string{"--lang", "en", "--=x"}, exitUsage, "wangjian: flags"},
		{"beside --help", []string{"audit", "--help", "--lang", "en"}, exitOK, "Surveys one site"},
		{"an argument after --", []string{"demo", "--", "--lang", "en"}, exitUsage, "网鉴：wangjian demo之后多出"},
		{"an unknown language", []string{"--lang", "fr", "--help"}, exitUsage, "网鉴：--lang “fr”无法识别，可用zh、en"},
		{"no value", []string{"audit", "--lang"}, exitUsage, "网鉴：参数--lang须给出值"},
		{"a control sequence", []string{"--lang", "\x1b[2J"}, exitUsage, "网鉴：--lang “�[2J”"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			if code := run(test.arguments, &out, &out); code != test.code || !strings.HasPrefix(out.String(), test.says) {
				t.Errorf("%q: exit code %d, want %d; says %q, want %q first", test.arguments, code, test.code, out.String(), test.says)
			}
		})
	}
}

// sentenceOf matches three English words in a row.
var sentenceOf = regexp.MustCompile(`\b[a-z]+ [a-z]+ [a-z]+\b`)

func TestHelpIsInTheLanguageAskedFor(t *testing.T) {
	for _, name := range []string{"", "audit", "judge", "demo", "help"} {
		t.Run("wangjian "+name, func(t *testing.T) {
			arguments := []string{name, "--help"}
			if name == "" {
				arguments = arguments[1:]
			}
			_, zh, _ := said(chinese, arguments...)
			if found := sentenceOf.FindString(zh); found != "" {
				t.Errorf("the Chinese help says %q:\n%s", found, zh)
			}
			checkOrder(t, zh, "用法：\n", "通用参数：\n", "（默认\"zh\"）\n", "退出码：\n  0    ")
			_, en, _ := said(english, arguments...)
			checkOrder(t, en, "Usage:\n", "Flags of every command:\n", "(default \"zh\")\n", "Exit codes:\n  0    ")
			if last := en[strings.Index(en, "Exit codes:\n"):]; strings.Contains(last, "\n\n") {
				t.Errorf("the English help does not end with the exit codes:\n%s", en)
			}
		})
	}
}

// checkOrder wants parts of a text one after the other.
func checkOrder(t *testing.T, text string, parts ...string) {
	t.Helper()
	rest := text
	for _, part := range parts {
		_, after, found := strings.Cut(rest, part)
		if !found {
			t.Errorf("%q does not stand in its place in\n%s", part, text)
			return
		}
		rest = after
	}
}

func TestEveryTextOfACommandHasItsLanguage(t *testing.T) {
	for l, wantHan := range map[language]bool{chinese: true, english: false} {
		root := newRoot(l)
		for _, c := range append([]*cobra.Command{root, newHelp(l)}, root.Commands()...) {
			texts := map[string]string{c.Name(): c.Short + c.Long, c.Name() + ", exit codes": c.Annotations[exitCodes]}
			visit := func(f *pflag.Flag) { texts[c.Name()+" --"+f.Name] = f.Usage }
			c.LocalFlags().VisitAll(visit)
			for place, text := range texts {
				text = strings.NewReplacer("网鉴", "", "政府网站标识码", "").Replace(text) // names
				if hasHan(text) != wantHan {
					t.Errorf("%s in %s: %q", place, l, text)
				}
			}
		}
	}
}

func hasHan(text string) bool {
	return strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Han, c) })
}

func TestVersionIsTheNameAndTheBuild(t *testing.T) {
	for _, l := range []language{chinese, english} {
		if code, out, _ := said(l, "--version"); code != exitOK || out != "wangjian "+version+"\n" {
			t.Errorf("%s: exit code %d and %q, want 0 and %q", l, code, out, "wangjian "+version+"\n")
		}
	}
}
