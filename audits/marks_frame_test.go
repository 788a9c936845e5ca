package audits

import (
	"slices"
	"strings"
	"testing"

	"wangjian/evidence"
	"wangjian/evidence/evidencetest"
)

// framing puts a document into the first iframe of the home page: its address, the
// address its links resolve against, its source.
func framing(address, base, source string) func(*testing.T, *evidence.Dossier) {
	return func(t *testing.T, d *evidence.Dossier) {
		t.Helper()
		outer := homeSnapshot(t, d)
		inner := evidencetest.Snapshot(t, address, source)
		inner.Strings[inner.Frames[0].Base] = base
		frame := inner.Frames[0]
		shift := int32(len(outer.Strings))
		outer.Strings = append(outer.Strings, inner.Strings...)
		frame.URL, frame.Base = frame.URL+shift, frame.Base+shift
		for _, numbers := range append(slices.Concat(frame.Attributes, frame.Style), frame.Name, frame.Value) {
			for i := range numbers {
				if numbers[i] >= 0 {
					numbers[i] += shift
				}
			}
		}
		frame.Owner = evidence.Owner{Node: slices.IndexFunc(outer.Frames[0].Name, func(name int32) bool {
			return name >= 0 && outer.Strings[name] == "IFRAME"
		})}
		outer.Frames = append(outer.Frames, frame)
		setHome(t, d, outer)
	}
}

// olderDrawingLinks renames the links of the home page's drawings as old pages write
// them, which the parser of the tests does not keep.
func olderDrawingLinks(t *testing.T, d *evidence.Dossier) {
	t.Helper()
	s := homeSnapshot(t, d)
	older := int32(len(s.Strings))
	s.Strings = append(s.Strings, "xlink:href")
	frame := &s.Frames[0]
	for i, parent := range frame.Parent {
		if parent < 0 || s.Strings[frame.Name[i]] != "A" || s.Strings[frame.Name[parent]] != "SVG" {
			continue
		}
		for j := 0; j < len(frame.Attributes[i]); j += 2 {
			if s.Strings[frame.Attributes[i][j]] == "href" {
				frame.Attributes[i][j] = older
			}
		}
	}
	setHome(t, d, s)
}

func homeSnapshot(t *testing.T, d *evidence.Dossier) *evidence.Snapshot {
	t.Helper()
	source, err := d.Pages[0].Source.Content()
	if err != nil {
		t.Fatal(err)
	}
	return evidencetest.Snapshot(t, d.Pages[0].URL, string(source))
}

func setHome(t *testing.T, d *evidence.Dossier, s *evidence.Snapshot) {
	t.Helper()
	d.Pages[0].Forget()
	if err := d.Pages[0].SetSnapshot(s); err != nil {
		t.Fatal(err)
	}
}

func TestHostOf(t *testing.T) {
	tests := []struct{ name, address, want string }{
		{"letters are lowered, port and final dot are gone", "HTTP://WWW.MZ.GOV.CN.:8080/a", "www.mz.gov.cn"},
		{"backslashes are slashes", `https:\\www.mz.gov.cn\a`, "www.mz.gov.cn"},
		{"a Chinese name has its ASCII form", "http://明州.政务/", "xn--6rt25p.xn--zfr164b"},
		{"an IPv6 address has no brackets", "http://[2001:db8::1]:80/", "2001:db8::1"},
		{"a user's name is no host", "http://beian.miit.gov.cn@www.example.com/", "www.example.com"},
		{"a relative address has none", "/a/b", ""},
		{"data have none", "data:text/plain,a", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := hostOf(test.address); got != test.want {
				t.Errorf("host of %s\n got %q\nwant %q", test.address, got, test.want)
			}
		})
	}
}

func TestQuotedMarksDoNotNest(t *testing.T) {
	if got, want := quoted("关于“一网通办”的\n通知"), "“关于‘一网通办’的 通知”"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := quoted(strings.Repeat("文", maxQuoted+1)); got != "“"+strings.Repeat("文", maxQuoted)+"…”" {
		t.Errorf("got %s, want %d characters and an ellipsis", got, maxQuoted)
	}
}
