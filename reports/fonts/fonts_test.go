package fonts

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

func TestEveryFaceIsTrueTypeWithOutlines(t *testing.T) {
	for face := range faces {
		data, err := Load(face)
		if err != nil {
			t.Fatalf("Load(%q): %v", face, err)
		}
		if !bytes.HasPrefix(data, []byte{0, 1, 0, 0}) {
			t.Errorf("Load(%q) begins with % x, want a TrueType header", face, data[:4])
		}
	}
}

func TestReadFailures(t *testing.T) {
	const path = "files/" + string(Serif) + ".ttf.zst"
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"a build without fonts names the command that mends it", fstest.MapFS{}, "make fonts"},
		{"a damaged file names the font", fstest.MapFS{path: {Data: []byte("not zstd")}}, string(Serif)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := read(test.files, Serif)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("read(%v) = %v, want an error containing %q", test.files, err, test.want)
			}
		})
	}
}

func TestMissingFontIsErrMissing(t *testing.T) {
	if _, err := read(fstest.MapFS{}, Kai); !errors.Is(err, ErrMissing) {
		t.Errorf("read without files = %v, want ErrMissing", err)
	}
}

func TestUnknownFaceIsRefused(t *testing.T) {
	if _, err := Load("../../etc/passwd"); err == nil {
		t.Error("Load of an unknown face succeeded, want an error")
	}
}
