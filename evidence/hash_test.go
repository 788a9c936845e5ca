package evidence_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"wangjian/evidence"
)

func TestParseHash(t *testing.T) {
	zeros := strings.Repeat("0", 64)
	tests := []struct{ name, text, wrong string }{
		{"64 lower-case digits", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ""},
		{"one digit short", zeros[1:], "63 characters"},
		{"upper case", "E" + zeros[1:], `holds 'E'`},
		{"not hexadecimal", "g" + zeros[1:], `holds 'g'`},
		{"white space", " " + zeros[1:], `holds ' '`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h, err := evidence.ParseHash(test.text)
			if test.wrong == "" {
				if err != nil || h != evidence.HashOf(nil) || h.String() != test.text {
					t.Errorf("ParseHash(%q) = %v, %v; want the digest of nothing", test.text, h, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), test.wrong) {
				t.Errorf("ParseHash(%q) = %v, want an error with %q", test.text, err, test.wrong)
			}
		})
	}
}

func TestReadVerifiedTellsEveryDifference(t *testing.T) {
	want := []byte("evidence")
	for _, given := range []string{"evidencE", "evidenc", "evidence!", ""} {
		_, err := evidence.ReadVerified(strings.NewReader(given), evidence.HashOf(want), int64(len(want)))
		if !errors.Is(err, evidence.ErrAltered) {
			t.Errorf("%q read as %q: %v, want ErrAltered", given, want, err)
		}
	}
	got, err := evidence.ReadVerified(bytes.NewReader(want), evidence.HashOf(want), int64(len(want)))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the same bytes read as %q, %v", got, err)
	}
}

func TestEveryFailureKindSaysWhatItMeans(t *testing.T) {
	for kind, info := range evidence.Failures {
		if info.Chinese == "" || info.English == "" || info.Advice == "" {
			t.Errorf("%s lacks its words: %+v", kind, info)
		}
	}
	if got := evidence.FailureKind("of-a-later-version").Info(); got != evidence.Failures[evidence.FailureUnknown] {
		t.Errorf("an unlisted kind reads as %+v, want the unknown one", got)
	}
}
