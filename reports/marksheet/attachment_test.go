package marksheet

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"wangjian/evidence"
)

func TestAttachedFilesThatAreRefused(t *testing.T) {
	table := builtin(t, "site-city")
	big := hugeFile{size: maxAttachment + 1}
	for _, row := range []struct {
		name, file, english, chinese string
		files                        fs.FS
	}{
		{"above the folder", "../证明.pdf", `attached file "../证明.pdf" must lie in the sheet's folder: no .. and no / in front`, "附件“../证明.pdf”须是评定表所在文件夹中的文件，名称以“/”分隔，不含“..”", proof},
		{"anywhere on the machine", "/etc/passwd", `attached file "/etc/passwd" must lie in the sheet's folder: no .. and no / in front`, "附件“/etc/passwd”须是评定表所在文件夹中的文件，名称以“/”分隔，不含“..”", proof},
		{"the folder itself", ".", `attached file "." must lie in the sheet's folder: no .. and no / in front`, "附件“.”须是评定表所在文件夹中的文件，名称以“/”分隔，不含“..”", proof},
		{"a folder", "佐证", `attached file "佐证" is no regular file`, "附件“佐证”不是文件", proof},
		{"neither there nor known by its digest", "无.pdf", `attached file "无.pdf" is not in the sheet's folder, and no SHA-256 is given`, "附件“无.pdf”不在评定表所在文件夹中，也没有写明SHA-256", proof},
		{"without a name", "{sha256: " + hashOf("x").String() + "}", `attached file "" must lie in the sheet's folder: no .. and no / in front`, "附件“”须是评定表所在文件夹中的文件，名称以“/”分隔，不含“..”", proof},
		{
			"with a digest of zeros", "{name: 证明.pdf, sha256: '" + evidence.Hash{}.String() + "'}",
			`"` + evidence.Hash{}.String() + `" is no SHA-256: 64 lower-case hexadecimal digits`,
			"“" + evidence.Hash{}.String() + "”不是SHA-256，须为64位小写十六进制数", proof,
		},
		{"with a digest that is none", "{name: 证明.pdf, sha256: ABC}", `"ABC" is no SHA-256: 64 lower-case hexadecimal digits`, "“ABC”不是SHA-256，须为64位小写十六进制数", proof},
		{
			"with the digest of another", "{name: 证明.pdf, sha256: " + hashOf("x").String() + "}",
			`attached file "证明.pdf" has SHA-256 ` + hashOf("%PDF-1.4").String() + ", not the one given: it is another file",
			"附件“证明.pdf”的SHA-256是" + hashOf("%PDF-1.4").String() + "，与所写的不符：文件已不是原来的", proof,
		},
		{"too large", "录像.mp4", `attached file "录像.mp4" is over 100 MB`, "附件“录像.mp4”超过100MB", big},
		{"unreadable", "录像.mp4", `attached file "录像.mp4" cannot be read: input/output error`, "附件“录像.mp4”不能读取：input/output error", hugeFile{err: errors.New("input/output error")}},
	} {
		t.Run(row.name, func(t *testing.T) {
			text := "assessor: 张三\nat: 2019-12-20\nmarks:\n- id: disclosure.key-areas\n  points: 1\n  reason: 甲\n  files:\n  - " + row.file
			_, err := Read("m.yaml", []byte(text), table, row.files)
			const of = "disclosure.key-areas（重点信息）"
			wantProblem(t, err, "m.yaml:8: mark of "+of+": "+row.english, "m.yaml第8行："+of+"："+row.chinese)
		})
	}
}

func TestTheLargestAttachedFileIsRead(t *testing.T) {
	if _, err := digestOf(hugeFile{size: maxAttachment}, "录像.mp4"); err != nil {
		t.Error(err)
	}
}

// hugeFile is a folder in which every file has that many zeros, or cannot be read.
type hugeFile struct {
	size int64
	err  error
}

func (h hugeFile) Open(string) (fs.File, error) { return &zeros{left: h.size, err: h.err}, nil }

type zeros struct {
	left int64
	err  error
}

func (z *zeros) Read(p []byte) (int, error) {
	if z.err != nil {
		return 0, z.err
	}
	if z.left == 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), z.left)
	z.left -= n
	return int(n), nil
}

func (z *zeros) Close() error               { return nil }
func (z *zeros) Stat() (fs.FileInfo, error) { return zerosInfo{}, nil }

type zerosInfo struct{}

func (zerosInfo) Name() string       { return "" }
func (zerosInfo) Size() int64        { return 0 }
func (zerosInfo) Mode() fs.FileMode  { return 0o444 }
func (zerosInfo) ModTime() time.Time { return time.Time{} }
func (zerosInfo) IsDir() bool        { return false }
func (zerosInfo) Sys() any           { return nil }

func TestAPipeIsNoAttachedFile(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(folder, "pipe"), 0o600); err != nil {
		t.Skipf("no pipes here: %v", err)
	}
	if _, err := digestOf(os.DirFS(folder), "pipe"); !errors.Is(err, errNoFile) {
		t.Errorf("error = %v, want %v", err, errNoFile)
	}
}
