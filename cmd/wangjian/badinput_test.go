package main

import (
	"bytes"
	"encoding/json"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/fixtures/hostile"
)

// TestWhatCannotBeAudited gives the program what it cannot survey. Each case
// ends with its exit code and one clear line; where an address was tried, the
// report and the sealed dossier with that try are on disk all the same.
func TestWhatCannotBeAudited(t *testing.T) {
	server := hostile.New()
	defer server.Close()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		address string
		flags   []string
		code    int
		says    string // in the line that tells why
		failure evidence.FailureKind
	}{
		{"no such host", "http://no-such-host.invalid/", nil, exitUnseen, "域名无法解析", evidence.FailureName},
		{"a refused connection", closedPort(t), allow, exitUnseen, "连接被拒绝", evidence.FailureRefused},
		{"an expired certificate", server.URL("tls-expired"), allow, exitUnseen, "HTTPS证书", evidence.FailureTLS},
		{"a certificate for another name", server.URL("tls-wrong-name"), allow, exitUnseen, "HTTPS证书", evidence.FailureTLS},
		{"404", server.URL("status-404"), allow, exitUnseen, "4xx", evidence.FailureClientError},
		{"500", server.URL("status-500"), allow, exitUnseen, "5xx", evidence.FailureServerError},
		{"an endless redirect", server.URL("redirect-loop"), allow, exitUnseen, "循环跳转", evidence.FailureRedirects},
		{"a redirect into a private network", server.URL("redirect-private"), pinned(t, server.URL("redirect-private")), exitUnseen, "内网或保留地址", evidence.FailurePolicy},
		{"an empty page", server.URL("empty"), allow, exitUnseen, "页面无内容", evidence.FailureEmpty},
		{"a page of 200 MB", server.URL("large-page"), allow, exitUnseen, "大小上限", evidence.FailureTooLarge},
		{"a wall", server.URL("wall-412"), append([]string{"--stealth", "off"}, allow...), exitUnseen, "防护页", evidence.FailureChallenge},
		{"a private address", "http://127.0.0.1:9/", nil, exitUnseen, "内网或保留地址", evidence.FailurePolicy},
		{"a page that never finishes is taken as it is", server.URL("endless-page"), allow, exitOK, "", ""},

		{"a file", "file:///etc/passwd", nil, exitUsage, "网址不能检查", ""},
		{"a word", "fujian", nil, exitUsage, "网址不能检查", ""},
		{"an unknown table", "http://127.0.0.1:9/", []string{"--table", "site-moon"}, exitUsage, "“site-moon”无法识别", ""},
		{"an unknown date", "http://127.0.0.1:9/", []string{"--as-of", "yesterday"}, exitUsage, "“yesterday”既不是", ""},
		{"a date to come", "http://127.0.0.1:9/", []string{"--as-of", "2999-01-01"}, exitUsage, "尚未到来", ""},
		{"an unknown flag", "http://127.0.0.1:9/", []string{"--depth", "3"}, exitUsage, "没有参数--depth", ""},
		{"an unknown format", "http://127.0.0.1:9/", []string{"--formats", "docx"}, exitUsage, "“docx”无法识别", ""},
		{"a pin that is none", "http://127.0.0.1:9/", []string{"--resolve", "a:b"}, exitUsage, "--resolve “a:b”无效", ""},
		{"a folder that cannot be written", "http://127.0.0.1:9/", []string{"--out", filepath.Join(file, "out")}, exitUsage, "不能写入", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			arguments := append([]string{"audit", test.address, "--rate", "0", "--out", out}, test.flags...)
			var stdout, stderr bytes.Buffer
			if code := run(arguments, &stdout, &stderr); code != test.code {
				t.Errorf("exit code %d, want %d\n%s%s", code, test.code, stdout.String(), stderr.String())
			}
			said := stderr.String()
			if test.code != exitUsage {
				said = stdout.String()
			}
			if line := firstLine(said); !strings.Contains(line, test.says) {
				t.Errorf("the first line is %q, want one with %q", line, test.says)
			}
			if test.code != exitUsage {
				checkFolder(t, out, test.failure)
			}
		})
	}
}

var allow = []string{"--allow-private"}

// pinned allows just the test server.
func pinned(t *testing.T, address string) []string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return []string{"--resolve", u.Hostname() + ":" + u.Port() + ":" + u.Hostname() + ":" + u.Port()}
}

func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	return "http://" + listener.Addr().String() + "/"
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}

// checkFolder holds what an audit left to what it says.
func checkFolder(t *testing.T, out string, failure evidence.FailureKind) {
	t.Helper()
	if _, err := evidence.Validate(filepath.Join(out, dossierFolder)); err != nil {
		t.Errorf("the dossier: %v", err)
	}
	if pdf, err := os.ReadFile(filepath.Join(out, "report.pdf")); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("the PDF: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(out, "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Verdict  string `json:"verdict"`
		Findings []struct{ Code string }
	}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	if report.Verdict != "undetermined" {
		t.Errorf("verdict %s, want undetermined", report.Verdict)
	}
	d, err := evidence.Open(filepath.Join(out, dossierFolder))
	if err != nil {
		t.Fatal(err)
	}
	home := d.Home()
	switch {
	case failure == "" && !home.Seen():
		t.Errorf("the page was not seen: %v", home.Failure)
	case failure != "" && (home.Failure == nil || home.Failure.Kind != failure):
		t.Errorf("the home page's failure is %v, want %s", home.Failure, failure)
	}
	onSite := failure != "" && failure.Info().OnSite
	reported := false
	for _, f := range report.Findings {
		reported = reported || strings.HasPrefix(f.Code, "reach.")
	}
	if onSite && !reported {
		t.Errorf("the site's failure %s is no finding of reach.*: %+v", failure, report.Findings)
	}
}
